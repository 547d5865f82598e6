//! What holds where rows say different things of one institution.
//!
//! What its authority's list of institutions says holds against other tables. Where the list says
//! nothing, or lists disagree, nobody can tell which row is right, and nothing is published; which
//! file is read first must not decide.

use crate::catalog::{AuthorityId, JurisdictionCode};
use crate::check::place::Places;
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
    backings: [Backing; SETTLED.len()],
}

/// The fields about which rows must agree.
const SETTLED: [Field; 5] = [
    Field::RegistrationNumber,
    Field::CreditCode,
    Field::Level,
    Field::Category,
    Field::Jurisdiction,
];

/// What stands behind a value.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Backing {
    /// Said by no list, or by nobody.
    #[default]
    Said,
    /// A list of institutions says it.
    Listed,
    /// Rows disagree: nothing is published.
    Disputed,
}

/// How what a row says stands to what is known.
enum Agreement {
    /// Both can't be true.
    Differs,
    /// It says no more.
    Agrees,
    /// It says the same more exactly: 三级甲等 where 三级 was known.
    IsFiner,
}

impl Agreement {
    /// Of values of which one can be the other told less exactly.
    fn of<T>(known: &T, said: &T, is_within: impl Fn(&T, &T) -> bool) -> Self {
        match (is_within(known, said), is_within(said, known)) {
            (true, _) => Self::Agrees,
            (false, true) => Self::IsFiner,
            (false, false) => Self::Differs,
        }
    }
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
            backings: Default::default(),
        }
    }

    /// Whether a list of institutions says what is known of a field.
    pub(crate) fn is_listed(&self, field: Field) -> bool {
        let at = SETTLED.iter().position(|settled| *settled == field);
        at.is_some_and(|at| self.backings[at] == Backing::Listed)
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
    /// stands the lowest: what is filed with it is reported upwards. The one named before, where
    /// another is named now.
    pub(crate) fn better_authority(
        &mut self,
        slot: &mut Option<AuthorityId>,
        said: Option<AuthorityId>,
        is_named: bool,
        is_below: impl FnOnce(&AuthorityId, &AuthorityId) -> bool,
    ) -> Option<AuthorityId> {
        let said = said?;
        let is_other = self.is_authority_named && is_named && slot.as_ref() != Some(&said);
        if is_other {
            return slot.clone();
        }
        let is_better = match (&*slot, self.is_authority_named, is_named) {
            (None, ..) | (Some(_), false, true) => true,
            (Some(known), false, false) => *known != said && is_below(&said, known),
            (Some(_), true, _) => false,
        };
        if is_better {
            *slot = Some(said);
            self.is_authority_named = is_named;
        }
        None
    }

    /// Takes what a row, of a list or of another table, says of a field of text, or tells that it
    /// differs.
    pub(crate) fn settle_text(
        &mut self,
        field: (Field, bool),
        slot: &mut Option<String>,
        said: &Option<String>,
    ) -> Option<Difference> {
        let agreement = |known: &String, said: &String| match known == said {
            true => Agreement::Agrees,
            false => Agreement::Differs,
        };
        self.settle(field, slot, said.clone(), agreement, String::clone)
    }

    /// The same of a level: 三级 is 三级甲等 told less exactly.
    pub(crate) fn settle_level(
        &mut self,
        field: (Field, bool),
        slot: &mut Option<Level>,
        said: Option<Level>,
    ) -> Option<Difference> {
        let within =
            |inner: &Level, outer: &Level| inner.in_chinese().starts_with(outer.in_chinese());
        let agreement = |known: &Level, said: &Level| Agreement::of(known, said, within);
        self.settle(field, slot, said, agreement, |level| level.in_chinese().to_owned())
    }

    /// The same of a place.
    pub(crate) fn settle_place(
        &mut self,
        field: (Field, bool),
        slot: &mut Option<JurisdictionCode>,
        said: Option<JurisdictionCode>,
        places: &Places<'_>,
    ) -> Option<Difference> {
        let agreement = |known: &JurisdictionCode, said: &JurisdictionCode| {
            Agreement::of(known, said, |inner, outer| places.is_within(inner, outer))
        };
        self.settle(field, slot, said, agreement, |place| places.name(place))
    }

    fn settle<T>(
        &mut self,
        (field, is_list): (Field, bool),
        slot: &mut Option<T>,
        said: Option<T>,
        agreement: impl Fn(&T, &T) -> Agreement,
        show: impl Fn(&T) -> String,
    ) -> Option<Difference> {
        let at = SETTLED.iter().position(|settled| *settled == field)?;
        let backing = &mut self.backings[at];
        let said = said.filter(|_| *backing != Backing::Disputed)?;
        let Some(before) = slot else {
            *slot = Some(said);
            *backing = if is_list { Backing::Listed } else { Backing::Said };
            return None;
        };
        let holds = *backing == Backing::Listed && !is_list;
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
            *backing = Backing::Disputed;
            *slot = None;
        }
        Some(difference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is published of a level that rows say one after the other.
    fn settled(rows: &[(Level, bool)]) -> Option<Level> {
        let (mut memory, mut level) = (Memory::new(None), None);
        for (said, is_list) in rows {
            memory.settle_level((Field::Level, *is_list), &mut level, Some(*said));
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
