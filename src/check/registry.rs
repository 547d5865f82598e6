//! The institutions of one release date, recognised by number, then by name.
//!
//! A registration number or credit code decides; a name alone decides only where it is the name
//! of one institution in the same area. Nothing is ever matched by similarity.

use super::place::Places;
use crate::catalog::{AuthorityId, JurisdictionCode};
use crate::dataset::{Institution, InstitutionIndex};
use crate::record::{InstitutionMention, Interpreted, Kind, RawRow};
use crate::text::fold;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What a mention was recognised as.
pub(super) enum Recognised {
    /// This institution.
    Known(InstitutionIndex),
    /// None so far.
    New,
    /// None, though the authority's own list should have it; holds the nearest listed names.
    Unlisted(Vec<String>),
    /// Several of that name; holds how many.
    Several(usize),
    /// The registration number is the first one's, the credit code the second one's.
    Conflict(InstitutionIndex, InstitutionIndex),
}

/// A mention with what is known of its place.
pub(super) struct Located<'a> {
    /// As the row names it.
    pub(super) mention: &'a InstitutionMention,
    /// The authority of the row.
    pub(super) authority: Option<AuthorityId>,
    /// The place the row states, or the registration number's.
    pub(super) jurisdiction: Option<JurisdictionCode>,
}

/// The institutions found so far.
pub(super) struct Registry {
    institutions: Vec<Institution>,
    by_registration: HashMap<String, InstitutionIndex>,
    by_credit_code: HashMap<String, InstitutionIndex>,
    by_name: HashMap<String, Vec<InstitutionIndex>>,
    with_list: BTreeSet<AuthorityId>,
}

impl Registry {
    /// An empty registry that knows which authorities send a list of institutions.
    pub(super) fn new(interpreted: &Interpreted, places: &Places<'_>) -> Self {
        let lists = interpreted
            .tables
            .iter()
            .filter(|table| table.kind == Some(Kind::Institution) && !table.records.is_empty());
        Self {
            institutions: Vec::new(),
            by_registration: HashMap::new(),
            by_credit_code: HashMap::new(),
            by_name: HashMap::new(),
            with_list: lists.filter_map(|table| places.folder(table.file).cloned()).collect(),
        }
    }

    /// Recognises a mention. `folder` is the authority whose file names it.
    pub(super) fn recognise(
        &self,
        located: &Located<'_>,
        folder: Option<&AuthorityId>,
        places: &Places<'_>,
    ) -> Recognised {
        let mention = located.mention;
        let number = mention.registration_number.as_ref();
        let number = number.and_then(|number| self.by_registration.get(number));
        let code = mention.credit_code.as_ref().and_then(|code| self.by_credit_code.get(code));
        match (number, code) {
            (Some(first), Some(second)) if first != second => Recognised::Conflict(*first, *second),
            (Some(known), _) | (None, Some(known)) => Recognised::Known(*known),
            (None, None) => self.by_name(located, folder, places),
        }
    }

    fn by_name(
        &self,
        located: &Located<'_>,
        folder: Option<&AuthorityId>,
        places: &Places<'_>,
    ) -> Recognised {
        let of_name = self.by_name.get(&fold(&located.mention.name));
        let near: Vec<_> = of_name
            .into_iter()
            .flatten()
            .filter(|index| self.can_be(**index, located, places))
            .collect();
        let numbered =
            located.mention.registration_number.is_some() || located.mention.credit_code.is_some();
        match near.as_slice() {
            [only] => Recognised::Known(**only),
            [] if !numbered && folder.is_some_and(|folder| self.with_list.contains(folder)) => {
                Recognised::Unlisted(self.nearest(&located.mention.name))
            }
            [] => Recognised::New,
            several => Recognised::Several(several.len()),
        }
    }

    /// Whether an institution of the same name can be the one meant: no number contradicts, and
    /// the places do not lie apart.
    fn can_be(&self, index: InstitutionIndex, located: &Located<'_>, places: &Places<'_>) -> bool {
        let known = &self.institutions[index.0 as usize];
        let differ = |one: &Option<String>, other: &Option<String>| matches!((one, other), (Some(one), Some(other)) if one != other);
        let mention = located.mention;
        if differ(&known.registration_number, &mention.registration_number)
            || differ(&known.credit_code, &mention.credit_code)
        {
            return false;
        }
        let area = |jurisdiction: &Option<JurisdictionCode>, authority: &Option<AuthorityId>| {
            let of_authority = || authority.as_ref().and_then(|id| places.area(id)).cloned();
            jurisdiction.clone().or_else(of_authority)
        };
        let here = area(&known.jurisdiction, &known.authority);
        let there = area(&located.jurisdiction, &located.authority);
        match (here, there) {
            (Some(here), Some(there)) => places.overlap(&here, &there),
            _ => true,
        }
    }

    /// Adds an institution that no row named before.
    pub(super) fn add(&mut self, located: Located<'_>, row: &Arc<RawRow>) -> InstitutionIndex {
        let index = InstitutionIndex(self.institutions.len() as u32);
        let InstitutionMention {
            name,
            former_names,
            aliases,
            registration_number,
            credit_code,
            level,
            category,
            jurisdiction: _,
        } = located.mention.clone();
        self.institutions.push(Institution {
            name,
            former_names,
            aliases,
            registration_number,
            credit_code,
            level,
            category,
            jurisdiction: located.jurisdiction,
            authority: located.authority,
            origin: Arc::clone(row),
        });
        self.enter(index);
        index
    }

    /// Adds to a known institution what a further row says and the earlier ones did not.
    pub(super) fn complete(&mut self, index: InstitutionIndex, located: Located<'_>) {
        let mention = located.mention.clone();
        let known = &mut self.institutions[index.0 as usize];
        fill(&mut known.registration_number, mention.registration_number);
        fill(&mut known.credit_code, mention.credit_code);
        fill(&mut known.level, mention.level);
        fill(&mut known.category, mention.category);
        fill(&mut known.jurisdiction, located.jurisdiction);
        fill(&mut known.authority, located.authority);
        merge(&mut known.former_names, mention.former_names);
        merge(&mut known.aliases, mention.aliases);
        self.enter(index);
    }

    /// Whether a name is one of the institution's own: present, former or second.
    pub(super) fn has_name(&self, index: InstitutionIndex, name: &str) -> bool {
        let known = &self.institutions[index.0 as usize];
        let folded = fold(name);
        let others = known.former_names.iter().chain(&known.aliases);
        std::iter::once(&known.name).chain(others).any(|own| fold(own) == folded)
    }

    /// The present name of an institution.
    pub(super) fn name(&self, index: InstitutionIndex) -> &str {
        &self.institutions[index.0 as usize].name
    }

    /// The institutions, by index.
    pub(super) fn finish(self) -> Vec<Institution> {
        self.institutions
    }

    fn enter(&mut self, index: InstitutionIndex) {
        let known = &self.institutions[index.0 as usize];
        if let Some(number) = &known.registration_number {
            self.by_registration.entry(number.clone()).or_insert(index);
        }
        if let Some(code) = &known.credit_code {
            self.by_credit_code.entry(code.clone()).or_insert(index);
        }
        let names = known.former_names.iter().chain(&known.aliases);
        for name in std::iter::once(&known.name).chain(names).map(|name| fold(name)) {
            let of_name = self.by_name.entry(name).or_default();
            if !of_name.contains(&index) {
                of_name.push(index);
            }
        }
    }

    /// Up to three known names that share the most neighbouring pairs of characters.
    fn nearest(&self, name: &str) -> Vec<String> {
        let wanted = pairs(name);
        let mut scored: Vec<(usize, &str)> = self
            .institutions
            .iter()
            .map(|known| (pairs(&known.name).intersection(&wanted).count(), known.name.as_str()))
            .filter(|(shared, _)| *shared * 2 >= wanted.len().max(1))
            .collect();
        scored.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
        scored.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
    }
}

fn pairs(name: &str) -> BTreeSet<(char, char)> {
    let folded: Vec<char> = fold(name).chars().collect();
    folded.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

fn fill<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

fn merge(names: &mut Vec<String>, more: Vec<String>) {
    for name in more {
        if !names.contains(&name) {
            names.push(name);
        }
    }
}
