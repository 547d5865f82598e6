//! What holds where rows say different things of one institution.
//!
//! Its authority's list of institutions holds against other tables. Where there is none, nobody can
//! tell which row is right, and nothing is published; which file is read first must not decide.

use crate::catalog::JurisdictionCode;
use crate::record::{Field, Level};
use std::collections::BTreeSet;

/// What the registry remembers of an institution beside what is published of it.
pub(super) struct Memory {
    /// The smallest area in which rows place it.
    pub(super) area: Option<JurisdictionCode>,
    /// Whether a list of institutions has it.
    is_listed: bool,
    /// Whether a row states where it stands; a registration number alone only suggests it.
    is_place_stated: bool,
    /// What rows disagree about.
    disputed: BTreeSet<Field>,
}

/// A row that says something else than the rows before it.
pub(super) struct Difference {
    pub(super) field: Field,
    /// What was said before.
    pub(super) before: String,
    /// Whether that holds.
    pub(super) holds: bool,
}

impl Memory {
    /// Of an institution that no row named before.
    pub(super) fn new(area: Option<JurisdictionCode>, is_listed: bool, is_stated: bool) -> Self {
        Self { area, is_listed, is_place_stated: is_stated, disputed: BTreeSet::new() }
    }

    /// What a row says of the place, to be settled: a stated place takes that of a number, and the
    /// place of a number says nothing against a stated one.
    pub(super) fn better_place(
        &mut self,
        slot: &mut Option<JurisdictionCode>,
        said: Option<JurisdictionCode>,
        is_stated: bool,
    ) -> Option<JurisdictionCode> {
        if is_stated && !self.is_place_stated {
            self.is_place_stated = true;
            *slot = None;
        }
        said.filter(|_| is_stated || !self.is_place_stated)
    }

    /// Takes what a row says of a field, or tells that it differs.
    pub(super) fn settle<T>(
        &mut self,
        field: Field,
        slot: &mut Option<T>,
        said: Option<T>,
        agree: impl Fn(&T, &T) -> bool,
        show: impl Fn(&T) -> String,
    ) -> Option<Difference> {
        let said = said.filter(|_| !self.disputed.contains(&field))?;
        let Some(before) = slot else {
            *slot = Some(said);
            return None;
        };
        if agree(before, &said) {
            return None;
        }
        let difference = Difference { field, before: show(before), holds: self.is_listed };
        if !self.is_listed {
            self.disputed.insert(field);
            *slot = None;
        }
        Some(difference)
    }
}

/// Whether two levels can be those of one institution: 三级 is 三级甲等 told less exactly.
pub(super) fn levels_agree(one: &Level, other: &Level) -> bool {
    let (one, other) = (one.in_chinese(), other.in_chinese());
    one.starts_with(other) || other.starts_with(one)
}
