//! How long an admitted new technology is supervised: one year, a restricted one two, by a
//! hospital's own admission rule (《医疗新技术、新项目临床应用准入制度》三（五）).

use crate::dataset::NewTechnology;
use crate::record::{TechnologyClass, parse_technology_class};
use jiff::Span;
use jiff::civil::Date;

/// How an admission stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Still supervised.
    Supervised,
    /// No longer.
    Ended,
    /// Not to be told.
    Unknown,
}

/// The months its class asks for, where the class is one of the two.
pub(crate) fn months_of_class(new: &NewTechnology) -> Option<u16> {
    match parse_technology_class(new.class.as_deref()?)? {
        TechnologyClass::Restricted => Some(24),
        TechnologyClass::Ordinary => Some(12),
        TechnologyClass::Prohibited => None,
    }
}

/// The months of supervision: those stated, else those of the class.
pub(crate) fn months(new: &NewTechnology) -> Option<u16> {
    new.supervision_months.or_else(|| months_of_class(new))
}

/// How the admission stands on a day. An admission known to the month only is told where every
/// day of the month gives the same answer.
pub(crate) fn state(new: &NewTechnology, as_of: Date) -> State {
    let Some((admitted, months)) = new.admitted_on.zip(months(new)) else { return State::Unknown };
    let end = |day: Date| day.checked_add(Span::new().months(i32::from(months)));
    match (end(admitted.earliest()), end(admitted.latest())) {
        (_, Ok(last)) if last <= as_of => State::Ended,
        (Ok(first), _) if as_of < first => State::Supervised,
        _ => State::Unknown,
    }
}
