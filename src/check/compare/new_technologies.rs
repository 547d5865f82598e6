//! A hospital's admissions of new technologies: supervision, and what the catalogs say of them.

use super::supervision::{self, State};
use crate::catalog::{CatalogKind, EntryRef, JurisdictionCode, Reference, TechnologyId};
use crate::check::finding::Finding;
use crate::check::rules::{
    prohibited_new_technology, restricted_as_ordinary, restricted_new_without_filing,
    supervision_differs, supervision_ended, supervision_unknown,
};
use crate::dataset::{Dataset, InstitutionIndex, NewTechnology};
use crate::date::PartialDate;
use crate::record::{TechnologyClass, parse_technology_class};
use crate::source::{FileId, Location};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Checks every admission.
pub(crate) fn check(dataset: &Dataset, reference: &Reference) -> Vec<Finding> {
    if dataset.new_technologies.is_empty() {
        return Vec::new();
    }
    let listed = Listed::new(dataset, reference);
    let mut findings = Vec::new();
    for new in &dataset.new_technologies {
        findings.extend(supervision_differs::check(new));
        findings.extend(supervision_unknown::check(new, dataset.as_of));
        findings.extend(listed.check(new));
    }
    findings.extend(states(dataset));
    findings
}

/// One finding for each table in which periods have ended.
fn states(dataset: &Dataset) -> Vec<Finding> {
    let mut tables: BTreeMap<(FileId, u16), supervision_ended::States> = BTreeMap::new();
    for new in &dataset.new_technologies {
        let Location { file, sheet, .. } = new.origin.location;
        let states = tables.entry((file, sheet)).or_default();
        match supervision::state(new, dataset.as_of) {
            State::Supervised => states.supervised += 1,
            State::Ended => states.ended += 1,
            State::Unknown => states.unknown += 1,
        }
    }
    let at = |(file, sheet)| Location { sheet, ..Location::of_file(file) };
    tables.into_iter().filter_map(|(key, of)| supervision_ended::finding(at(key), of)).collect()
}

/// What the catalogs in force on the release date list, by name.
struct Listed<'a> {
    dataset: &'a Dataset,
    reference: &'a Reference,
    by_name: HashMap<String, Vec<EntryRef>>,
    filed: HashSet<(InstitutionIndex, &'a TechnologyId)>,
}

impl<'a> Listed<'a> {
    fn new(dataset: &'a Dataset, reference: &'a Reference) -> Self {
        let today = PartialDate::from_day(dataset.as_of);
        let mut by_name: HashMap<String, Vec<EntryRef>> = HashMap::new();
        for edition in reference.editions.iter().filter(|each| each.can_be_in_force(today)) {
            for (index, entry) in edition.entries.iter().enumerate() {
                // A prohibition for one disease says nothing of the technology's other uses.
                if entry.indication.is_some() {
                    continue;
                }
                // Of 消化内镜诊疗技术（三、四级） only that part is restricted: the name alone
                // does not tell.
                let own = std::iter::once(entry.full_name());
                let aliases = entry.aliases.iter().filter(|_| entry.scope.is_none()).cloned();
                for name in own.chain(aliases) {
                    let entry = EntryRef { edition: edition.id.clone(), index };
                    by_name.entry(fold(&name)).or_default().push(entry);
                }
            }
        }
        let filed = dataset.filings.iter().map(|each| (each.institution, &each.technology));
        Self { dataset, reference, by_name, filed: filed.collect() }
    }

    fn check(&self, new: &NewTechnology) -> Vec<Finding> {
        let class = new.class.as_deref().unwrap_or_default();
        let said = parse_technology_class(class);
        let entry = self.entry(new);
        if said == Some(TechnologyClass::Prohibited)
            || matches!(entry, Some((CatalogKind::Prohibited, _)))
        {
            return vec![prohibited_new_technology::finding(&new.origin, &new.name)];
        }
        let Some((CatalogKind::Restricted, technology)) = entry else { return Vec::new() };
        let name = super::pairs::technology_name(self.reference, technology);
        let mut findings = Vec::new();
        if said == Some(TechnologyClass::Ordinary) {
            findings.push(restricted_as_ordinary::finding(&new.origin, class, name));
        }
        if !self.filed.contains(&(new.institution, technology)) {
            let institution = &self.dataset.institution(new.institution).name;
            let row = &new.origin;
            findings.push(restricted_new_without_filing::finding(row, institution, name));
        }
        findings
    }

    /// What a catalog that holds where the institution is says of this very name.
    fn entry(&self, new: &NewTechnology) -> Option<(CatalogKind, &'a TechnologyId)> {
        let entries = self.by_name.get(&fold(&new.name))?;
        let place = self.place(new.institution)?;
        let places = &self.reference.jurisdictions;
        entries.iter().find_map(|at| {
            let (edition, entry) = self.reference.editions.at(at)?;
            let area = edition.jurisdiction.as_ref();
            let holds = area.is_none_or(|area| places.is_within(place, area));
            holds.then_some((edition.kind, &entry.technology))
        })
    }

    fn place(&self, institution: InstitutionIndex) -> Option<&'a JurisdictionCode> {
        let institution = self.dataset.institution(institution);
        let authority = institution.authority.as_ref();
        let area = authority.and_then(|id| self.reference.authorities.get(id));
        area.map(|authority| &authority.jurisdiction).or(institution.jurisdiction.as_ref())
    }
}
