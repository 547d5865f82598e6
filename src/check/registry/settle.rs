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
const SETTLED: [Field; 5] = [
    Field::RegistrationNumber,
    Field::CreditCode,
    Field::Level,
    Field::Category,
    Field::Jurisdiction,
];

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

/// How what a row says stands to what is known.
pub(crate) enum Agreement {
    /// Both can't be true.
    Differs,
    /// It says no more.
    Agrees,
    /// It says the same more exactly: 三级甲等 where 三级 was known.
    IsFiner,
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
        agreement: impl Fn(&T, &T) -> Agreement,
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
        let holds = *standing == Standing::Listed && !is_list;
        match agreement(before, &said) {
            Agreement::Agrees => return None,
            Agreement::IsFiner => {
                if !holds {
                    *slot = Some(said);
                }
                return None;
            }
            Agreement::Differs => {}
        }
        let difference = Difference { field, before: show(before), holds };
        if !holds {
            *standing = Standing::Disputed;
            *slot = None;
        }
        Some(difference)
    }
}

/// Of values that are the same or are not.
pub(crate) fn equal<T: PartialEq>(known: &T, said: &T) -> Agreement {
    if known == said { Agreement::Agrees } else { Agreement::Differs }
}

/// Of levels: 三级 is 三级甲等 told less exactly.
pub(crate) fn of_levels(known: &Level, said: &Level) -> Agreement {
    let (known, said) = (known.in_chinese(), said.in_chinese());
    match (known.starts_with(said), said.starts_with(known)) {
        (true, _) => Agreement::Agrees,
        (false, true) => Agreement::IsFiner,
        (false, false) => Agreement::Differs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is published of a level that rows say one after the other.
    fn settled(rows: &[(Level, bool)]) -> Option<Level> {
        let (mut memory, mut level) = (Memory::new(None), None);
        for (said, is_list) in rows {
            let show = |level: &Level| level.in_chinese().to_owned();
            memory.settle((Field::Level, *is_list), &mut level, Some(*said), of_levels, show);
        }
        level
    }

    #[test]
    fn the_order_of_rows_does_not_decide() {
        use Level::{Three, ThreeA, ThreeB};
        let [rough, exact, other] = [Three, ThreeA, ThreeB].map(|level| (level, false));
        for (rows, expected) in [
            (vec![rough, exact], Some(ThreeA)),
            (vec![exact, rough], Some(ThreeA)),
            (vec![rough, exact, other], None),
            (vec![exact, rough, other], None),
            (vec![exact, other, rough], None),
            (vec![(Three, true), exact, other], Some(Three)),
            (vec![(Three, true), other, exact], Some(Three)),
            (vec![(Three, true), (ThreeA, true), other], Some(ThreeA)),
        ] {
            assert_eq!(settled(&rows), expected);
        }
    }
}
