//! The institutions of one release date, recognised by number, then by name.
//!
//! A registration number decides, then a credit code; a name alone decides only where it is the
//! name of one institution in the same area. Nothing is ever matched by similarity; but a number
//! under a name with nothing alike is taken for nobody's. Institutions of one owner can share a
//! credit code and have a licence each: another registration number and another name are another
//! institution.

mod akin;
mod likeness;
mod nearest;
mod perhaps;
mod recognise;
mod renamed;
pub(super) mod settle;
mod spread;

pub(super) use perhaps::{Perhaps, Whom};

use crate::catalog::{AuthorityId, JurisdictionCode};
use crate::check::place::Places;
use crate::dataset::{Institution, InstitutionIndex};
use crate::lookup::Map;
use crate::record::{Field, InstitutionMention, Interpreted, Kind, RawRow, Record, without_end};
use crate::source::Location;
use crate::text::fold;
use likeness::PairIndex;
use renamed::takes_new_name;
use settle::{Difference, Memory};
use spread::Spread;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a mention was recognised as.
pub(crate) enum Recognised {
    /// This institution.
    Known(InstitutionIndex),
    /// None so far.
    New,
    /// None, though the authority's own list should have it; holds the nearest listed names.
    Unlisted(Vec<String>),
    /// None, though the authority's own list has this name, with another number.
    Misnumbered(InstitutionIndex),
    /// Several of that name; holds how many.
    Several(usize),
    /// The registration number is the first one's, the credit code the second one's.
    Conflict(InstitutionIndex, InstitutionIndex),
    /// The number of this field is this one's, and the names have nothing alike.
    Foreign(InstitutionIndex, Field),
}

/// A mention with what is known of its place.
pub(crate) struct Located<'a> {
    /// As the row names it.
    pub(crate) mention: &'a InstitutionMention,
    /// The authority of the row.
    pub(crate) authority: Option<AuthorityId>,
    /// Whether the row itself names it.
    pub(crate) names_authority: bool,
    /// The place the row states, or the registration number's.
    pub(crate) jurisdiction: Option<JurisdictionCode>,
    /// Whether the row states it.
    pub(crate) is_stated: bool,
    /// Whether the row is one of a list of institutions.
    pub(crate) is_list: bool,
}

impl Located<'_> {
    /// Where it stands, else the area of its authority.
    fn area<'p>(&'p self, places: &Places<'p>) -> Option<&'p JurisdictionCode> {
        let of_authority = || self.authority.as_ref().and_then(|id| places.area(id));
        self.jurisdiction.as_ref().or_else(of_authority)
    }
}

/// The institutions found so far.
pub(crate) struct Registry {
    institutions: Vec<Institution>,
    memories: Vec<Memory>,
    by_registration: Map<String, InstitutionIndex>,
    by_credit_code: Map<String, Vec<InstitutionIndex>>,
    by_name: Map<String, Vec<InstitutionIndex>>,
    with_list: BTreeSet<AuthorityId>,
    /// The rows of lists by which an institution has closed, by its folded name.
    closed: Map<String, Location>,
    spread: Spread,
    /// The names on the lists by their pairs of characters; made when first asked.
    by_pair: OnceCell<PairIndex>,
}

impl Registry {
    /// An empty registry that knows which authorities send a list of institutions.
    pub(crate) fn new(interpreted: &Interpreted, places: &Places<'_>) -> Self {
        let lists = interpreted
            .tables
            .iter()
            .filter(|table| table.kind == Some(Kind::Institution) && !table.records.is_empty());
        Self {
            institutions: Vec::new(),
            memories: Vec::new(),
            by_registration: Map::default(),
            by_credit_code: Map::default(),
            by_name: Map::default(),
            by_pair: OnceCell::new(),
            closed: Map::default(),
            spread: Spread::of(&interpreted.tables, places),
            with_list: lists.filter_map(|table| places.folder(table.file).cloned()).collect(),
        }
    }

    /// What is known of an institution.
    fn known(&self, index: InstitutionIndex) -> &Institution {
        &self.institutions[index.0 as usize]
    }

    /// Which rows said it.
    fn memory(&self, index: InstitutionIndex) -> &Memory {
        &self.memories[index.0 as usize]
    }

    /// Adds an institution that no row named before.
    pub(crate) fn add(
        &mut self,
        located: Located<'_>,
        row: &Arc<RawRow>,
        places: &Places<'_>,
    ) -> InstitutionIndex {
        let index = InstitutionIndex(self.institutions.len() as u32);
        self.memories.push(Memory::new(located.area(places).cloned()));
        self.institutions.push(Institution {
            name: located.mention.name.clone(),
            former_names: Vec::new(),
            aliases: Vec::new(),
            registration_number: None,
            credit_code: None,
            level: None,
            category: None,
            jurisdiction: None,
            authority: None,
            origin: Arc::clone(row),
        });
        // Nothing is known yet that the row could differ from.
        self.complete(index, located, places);
        index
    }

    /// Adds to a known institution what a further row says and the earlier ones did not; what it
    /// says otherwise.
    pub(crate) fn complete(
        &mut self,
        index: InstitutionIndex,
        located: Located<'_>,
        places: &Places<'_>,
    ) -> Vec<Difference> {
        let memory = &mut self.memories[index.0 as usize];
        memory.in_list |= located.is_list;
        if let Some(named) = located.area(places)
            && memory.area.as_ref().is_none_or(|known| places.is_within(named, known))
        {
            memory.area = Some(named.clone());
        }
        let Located { mention, authority, names_authority, jurisdiction, is_stated, is_list } =
            located;
        let known = &mut self.institutions[index.0 as usize];
        let said = memory.better_place(&mut known.jurisdiction, jurisdiction, is_stated);
        let of = |field| (field, is_list);
        let differences = [
            memory.settle_text(
                of(Field::RegistrationNumber),
                &mut known.registration_number,
                &mention.registration_number,
            ),
            memory.settle_text(of(Field::CreditCode), &mut known.credit_code, &mention.credit_code),
            memory.settle_text(of(Field::Category), &mut known.category, &mention.category),
            memory.settle_level(of(Field::Level), &mut known.level, mention.level),
            memory.settle_place(of(Field::Jurisdiction), &mut known.jurisdiction, said, places),
        ];
        let is_below = |own: &_, other: &_| places.is_below(own, other);
        let before =
            memory.better_authority(&mut known.authority, authority, names_authority, is_below);
        let of_authority = before.map(|before| Difference {
            field: Field::Authority,
            before: places.name_of(&before),
            holds: false,
        });
        if takes_new_name(known, mention, memory.in_list && !is_list) {
            let former = std::mem::replace(&mut known.name, mention.name.clone());
            merge(&mut known.former_names, &[former]);
        }
        merge(&mut known.former_names, &mention.former_names);
        merge(&mut known.aliases, &mention.aliases);
        self.enter(index);
        differences.into_iter().chain([of_authority]).flatten().collect()
    }

    /// Whether a name is one of the institution's own: present, former or second.
    pub(crate) fn has_name(&self, index: InstitutionIndex, name: &str) -> bool {
        let known = self.known(index);
        let folded = fold(name);
        let others = known.former_names.iter().chain(&known.aliases);
        std::iter::once(&known.name).chain(others).any(|own| fold(own) == folded)
    }

    /// The present name of an institution.
    pub(crate) fn name(&self, index: InstitutionIndex) -> &str {
        &self.known(index).name
    }

    /// Whether a list of institutions has it.
    pub(crate) fn is_listed(&self, index: InstitutionIndex) -> bool {
        self.memory(index).in_list
    }

    /// Its registration number; empty where none is known.
    pub(crate) fn number(&self, index: InstitutionIndex) -> &str {
        self.known(index).registration_number.as_deref().unwrap_or_default()
    }

    /// Keeps in mind that a row of a list says of an institution that it has closed.
    pub(crate) fn close(&mut self, record: &Record) {
        let name = fold(without_end(&record.institution.name));
        self.closed.entry(name).or_insert(record.row.location_of(Field::Status));
    }

    /// Where a list says of an institution of this name that it has closed.
    pub(crate) fn closed_at(&self, name: &str) -> Option<Location> {
        self.closed.get(&fold(name)).copied()
    }

    /// The institutions, by index.
    pub(crate) fn finish(self) -> Vec<Institution> {
        self.institutions
    }

    fn enter(&mut self, index: InstitutionIndex) {
        let known = &self.institutions[index.0 as usize];
        if let Some(number) = &known.registration_number {
            self.by_registration.entry(number.clone()).or_insert(index);
        }
        if let Some(code) = &known.credit_code {
            let of_code = self.by_credit_code.entry(code.clone()).or_default();
            if !of_code.contains(&index) {
                of_code.push(index);
            }
        }
        let names = known.former_names.iter().chain(&known.aliases);
        for name in std::iter::once(&known.name).chain(names).map(|name| fold(name)) {
            let of_name = self.by_name.entry(name).or_default();
            if !of_name.contains(&index) {
                of_name.push(index);
            }
        }
    }
}

fn merge(names: &mut Vec<String>, more: &[String]) {
    for name in more {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
}
