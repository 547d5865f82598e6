//! What holds where rows say different things of one institution.
//!
//! What its authority's list of institutions says holds against other tables. Where the list says
//! nothing, or lists disagree, nobody can tell which row is right, and nothing is published; which
//! file is read first must not decide.

use crate::catalog::{AuthorityId, JurisdictionCode};
use crate::record::{Field, Level};

/// What the registry remembers of an institution beside what is published of it.
pub(crate) struct Memory {
    /// The smallest area in which rows place it.
    pub(crate) area: Option<JurisdictionCode>,
    /// Whether a list of institutions has it.
    pub(crate) in_list: bool,
    /// Whether a row states where it stands; a registration number alone only suggests it.
    is_place_stated: bool,
    /// Whether a row names the authority; the folder of a list alone only suggests it.
    is_authority_named: bool,
    standings: [Standing; SETTLED.len()],
}

/// The fields about which rows must agree.
const SETTLED: [Field; 4] =
    [Field::RegistrationNumber, Field::CreditCode, Field::Level, Field::Jurisdiction];

/// How a value stands.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Standing {
    /// Said by no list, or by nobody.
    #[default]
    Said,
    /// A list of institutions says it.
    Listed,
    /// Rows disagree: nothing is published.
    Disputed,
}

/// A row that says something else than the rows before it.
pub(crate) struct Difference {
    pub(crate) field: Field,
    /// What was said before.
    pub(crate) before: String,
    /// Whether that holds.
    pub(crate) holds: bool,
}

impl Memory {
    /// Of an institution that no row named before.
    pub(crate) fn new(area: Option<JurisdictionCode>) -> Self {
        Self {
            area,
            in_list: false,
            is_place_stated: false,
            is_authority_named: false,
            standings: Default::default(),
        }
    }

    /// Whether a list of institutions says what is known of a field.
    pub(crate) fn is_listed(&self, field: Field) -> bool {
        let at = SETTLED.iter().position(|settled| *settled == field);
        at.is_some_and(|at| self.standings[at] == Standing::Listed)
    }

    /// What a row says of the place, to be settled: a stated place takes that of a number, and the
    /// place of a number says nothing against a stated one.
    pub(crate) fn better_place(
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

    /// Takes an authority that is named, where none was, and of those in whose lists an institution
    /// stands the lowest: what is filed with it is reported upwards.
    pub(crate) fn better_authority(
        &mut self,
        slot: &mut Option<AuthorityId>,
        said: Option<AuthorityId>,
        is_named: bool,
        is_below: impl FnOnce(&AuthorityId, &AuthorityId) -> bool,
    ) {
        let Some(said) = said else { return };
        let is_better = match (&*slot, self.is_authority_named, is_named) {
            (None, ..) | (Some(_), false, true) => true,
            (Some(known), false, false) => *known != said && is_below(&said, known),
            (Some(_), true, _) => false,
        };
        if is_better {
            *slot = Some(said);
            self.is_authority_named = is_named;
        }
    }

    /// Takes what a row, of a list or of another table, says of a field, or tells that it differs.
    pub(crate) fn settle<T>(
        &mut self,
        (field, is_list): (Field, bool),
        slot: &mut Option<T>,
        said: Option<T>,
        agree: impl Fn(&T, &T) -> bool,
        show: impl Fn(&T) -> String,
    ) -> Option<Difference> {
        let at = SETTLED.iter().position(|settled| *settled == field)?;
        let standing = &mut self.standings[at];
        let said = said.filter(|_| *standing != Standing::Disputed)?;
        let Some(before) = slot else {
            *slot = Some(said);
            *standing = if is_list { Standing::Listed } else { Standing::Said };
            return None;
        };
        if agree(before, &said) {
            return None;
        }
        let holds = *standing == Standing::Listed && !is_list;
        let difference = Difference { field, before: show(before), holds };
        if !holds {
            *standing = Standing::Disputed;
            *slot = None;
        }
        Some(difference)
    }
}

/// Whether two levels can be those of one institution: 三级 is 三级甲等 told less exactly.
pub(crate) fn levels_agree(one: &Level, other: &Level) -> bool {
    let (one, other) = (one.in_chinese(), other.in_chinese());
    one.starts_with(other) || other.starts_with(one)
}
