//! Which of the known institutions a row means.

use super::{Located, Recognised, Registry};
use crate::catalog::AuthorityId;
use crate::check::place::Places;
use crate::dataset::InstitutionIndex;
use crate::record::{Field, InstitutionMention};
use crate::text::fold;

impl Registry {
    /// Recognises a mention. `folder` is the authority whose file names it.
    pub(crate) fn recognise(
        &self,
        located: &Located<'_>,
        folder: Option<&AuthorityId>,
        places: &Places<'_>,
    ) -> Recognised {
        let mention = located.mention;
        let number = mention.registration_number.as_ref();
        let number = number.and_then(|number| self.by_registration.get(number));
        let of_code = mention.credit_code.as_ref().and_then(|code| self.by_credit_code.get(code));
        let of_code = of_code.map_or(&[][..], Vec::as_slice);
        match (number, of_code) {
            (Some(first), [second, ..]) if !of_code.contains(first) => {
                Recognised::Conflict(*first, *second)
            }
            (Some(known), _) => self.of_number(*known, Field::RegistrationNumber, located, places),
            (None, of_code) => match self.of_code(mention, of_code) {
                Some(Recognised::Known(known)) => {
                    self.of_number(known, Field::CreditCode, located, places)
                }
                Some(recognised) => recognised,
                None => self.by_name(located, folder, places),
            },
        }
    }

    /// Which of the institutions with a credit code is meant; `None` where it is none of them.
    fn of_code(
        &self,
        mention: &InstitutionMention,
        of_code: &[InstitutionIndex],
    ) -> Option<Recognised> {
        let number = mention.registration_number.as_ref();
        let is_named = |index: &&InstitutionIndex| self.has_name(**index, &mention.name);
        let can_be = |index: &&InstitutionIndex| {
            let known = self.known(**index).registration_number.as_ref();
            known.zip(number).is_none_or(|(known, number)| known == number) || is_named(index)
        };
        let left: Vec<&InstitutionIndex> = of_code.iter().filter(can_be).collect();
        match left.as_slice() {
            [] => None,
            [only] => Some(Recognised::Known(**only)),
            several => {
                let mut named = several.iter().copied().filter(is_named);
                Some(match (named.next(), named.next()) {
                    (Some(only), None) => Recognised::Known(*only),
                    _ => Recognised::Several(several.len()),
                })
            }
        }
    }

    fn by_name(
        &self,
        located: &Located<'_>,
        folder: Option<&AuthorityId>,
        places: &Places<'_>,
    ) -> Recognised {
        let name = fold(&located.mention.name);
        let numbered =
            located.mention.registration_number.is_some() || located.mention.credit_code.is_some();
        let area = located.area(places);
        let apart = area.map_or(0, |area| self.spread.within(&name, area));
        if apart > 1 {
            return if numbered { Recognised::New } else { Recognised::Several(apart) };
        }
        let mut near = self.named(&name, located, places);
        // One of a larger area may be that of any place in it.
        let may_be_elsewhere = |index: &InstitutionIndex| {
            let around = self.memory(*index).area.as_ref().filter(|around| Some(*around) != area);
            around.map(|around| self.spread.within(&name, around)).filter(|apart| *apart > 1)
        };
        if let Some(apart) = near.iter().find_map(may_be_elsewhere) {
            return Recognised::Several(apart);
        }
        if near.is_empty() {
            near = self.named_with_place(&name, located, folder, places);
        }
        if near.is_empty() {
            near = self.formerly_named(located, places);
        }
        let with_list = folder.is_some_and(|folder| self.with_list.contains(folder));
        match near.as_slice() {
            [only] => Recognised::Known(*only),
            [] if !with_list => Recognised::New,
            [] if !numbered => Recognised::Unlisted(self.nearest(located, places)),
            [] => self
                .with_other_number(&name, located, places)
                .map_or(Recognised::New, Recognised::Misnumbered),
            several => Recognised::Several(several.len()),
        }
    }

    /// The listed institution of this folded name whose registration number is another.
    pub(super) fn with_other_number(
        &self,
        name: &str,
        located: &Located<'_>,
        places: &Places<'_>,
    ) -> Option<InstitutionIndex> {
        let number = located.mention.registration_number.as_ref()?;
        let differs = |index: &&InstitutionIndex| {
            let known = self.known(**index).registration_number.as_ref();
            known.is_some_and(|known| known != number)
                && self.memory(**index).is_listed(Field::RegistrationNumber)
                && self.is_near(**index, located, places)
        };
        self.by_name.get(name).into_iter().flatten().find(differs).copied()
    }

    /// The institutions of this folded name that can be meant.
    pub(super) fn named(
        &self,
        name: &str,
        located: &Located<'_>,
        places: &Places<'_>,
    ) -> Vec<InstitutionIndex> {
        let of_name = self.by_name.get(name).into_iter().flatten();
        of_name.filter(|index| self.can_be(**index, located, places)).copied().collect()
    }

    /// The institutions whose name is this one with the name of its own place before it, or
    /// without: 示例市第一医院 in the lists of 吉林省 for 吉林省示例市第一医院. Each place is that
    /// of the row or of its authority, and several institutions are several answers.
    fn named_with_place(
        &self,
        name: &str,
        located: &Located<'_>,
        folder: Option<&AuthorityId>,
        places: &Places<'_>,
    ) -> Vec<InstitutionIndex> {
        let of_authority = located.authority.as_ref().or(folder).and_then(|id| places.area(id));
        let Some(area) = located.jurisdiction.as_ref().or(of_authority) else { return Vec::new() };
        let mut found: Vec<InstitutionIndex> = Vec::new();
        for prefix in places.prefixes(area) {
            let shorter = name.strip_prefix(prefix.as_str()).filter(|rest| !rest.is_empty());
            found.extend(shorter.iter().flat_map(|rest| self.named(rest, located, places)));
            found.extend(self.named(&format!("{prefix}{name}"), located, places));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether an institution of the same name can be the one meant: no number contradicts, and
    /// the places do not lie apart.
    pub(super) fn can_be(
        &self,
        index: InstitutionIndex,
        located: &Located<'_>,
        places: &Places<'_>,
    ) -> bool {
        let known = self.known(index);
        let differ = |one: &Option<String>, other: &Option<String>| matches!((one, other), (Some(one), Some(other)) if one != other);
        let mention = located.mention;
        if differ(&known.registration_number, &mention.registration_number)
            || differ(&known.credit_code, &mention.credit_code)
        {
            return false;
        }
        self.is_near(index, located, places)
    }

    /// Whether the places of an institution and of a mention do not lie apart, as far as both are
    /// known.
    fn is_near(&self, index: InstitutionIndex, located: &Located<'_>, places: &Places<'_>) -> bool {
        match (&self.memory(index).area, located.area(places)) {
            (Some(here), Some(there)) => places.overlap(here, there),
            _ => true,
        }
    }
}
