//! Which raw text of a cell may be published: only text that is wholly explained by the value
//! read from it. A cell can hold more than its column asks for, a phone number for example, and
//! what nobody recognised nobody has checked.

use crate::catalog::TechnologyId;
use crate::record::{Field, RawRow};
use crate::site::Site;

/// The raw text of a field whose value was read; a value that was not read has no raw text.
pub(super) fn of_value<'s, T>(
    origin: &'s RawRow,
    field: Field,
    value: Option<&T>,
) -> Option<&'s str> {
    value.and_then(|_| origin.text(field))
}

/// The raw text of the technology cell of a row, if names, codes and scopes of `named`, the
/// technologies that the row's records are about, explain every character of it.
pub(super) fn technology<'s, 't>(
    site: &Site<'_>,
    origin: &'s RawRow,
    own: &TechnologyId,
    named: impl FnOnce() -> Vec<&'t TechnologyId>,
) -> Option<&'s str> {
    let raw = origin.text(Field::Technology)?;
    site.reference.explains(raw, own, named).then_some(raw)
}
