//! Institutions across releases: their names, and whether they are listed.

use super::base::Base;
use super::event::Event;
use super::institution_id::InstitutionId;
use super::ledger::{KnownInstitution, Ledger};
use super::{causes, compare, facts};
use crate::dataset::Dataset;
use crate::text::fold;
use std::collections::BTreeMap;

/// Every institution ever listed: those of the dataset with their past, and those no longer
/// listed. By id. Where an export is sent again, the name that only its first sending had was
/// never one: `base` tells the names before.
pub(super) fn known(
    before: &Ledger,
    base: Option<&Base<'_>>,
    dataset: &Dataset,
    ids: &[InstitutionId],
) -> Vec<KnownInstitution> {
    let mut all: BTreeMap<InstitutionId, KnownInstitution> = before
        .institutions
        .iter()
        .map(|known| (known.id, KnownInstitution { listed: false, ..known.clone() }))
        .collect();
    let wrong = causes::wrong_names(dataset, ids);
    let mut replaced = causes::replaced_names(dataset, ids);
    for (institution, id) in dataset.institutions.iter().zip(ids) {
        let mut now = facts::of_institution(dataset, institution, id);
        now.replaced_names = replaced.remove(id).unwrap_or_default();
        if let Some(old) = all.get(id) {
            // A correction that was taken back gave it no name.
            let last = Some(&old.name).filter(|_| !old.was_replaced(&now.name));
            let past = old.former_names.iter().chain(last);
            let mut names: Vec<String> = past.cloned().collect();
            names.retain(|name| base.is_none_or(|base| base.has_name(id, name)));
            names.append(&mut now.former_names);
            names.retain(|name| !wrong.contains(&(id, name.as_str())));
            now.former_names = distinct(names, &now.name);
            now.unstated = old.numbers_beside(&now);
        }
        all.insert(*id, now);
    }
    all.into_values().collect()
}

/// The names in their order, each once and without the present one.
fn distinct(names: Vec<String>, present: &str) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if name != present && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

/// What happened to institutions between two releases.
pub(super) fn events(
    before: &[&KnownInstitution],
    after: &[KnownInstitution],
    events: &mut Vec<Event>,
) {
    let known: BTreeMap<_, _> = before.iter().map(|each| (&each.id, *each)).collect();
    for now in after {
        let was = known.get(&now.id).copied();
        match (now.listed, was.is_some_and(|was| was.listed)) {
            (true, _) => compare::institution(was, now, events),
            (false, true) => compare::institution_removed(now, events),
            (false, false) => {}
        }
    }
}

/// The former names of an institution that it does not still have beside its present one.
pub(super) fn only_former(known: &KnownInstitution) -> Vec<String> {
    let others = known.values.get("aliases").unwrap_or_default();
    let others: Vec<String> = others.split('、').map(fold).collect();
    let is_former = |name: &&String| !others.contains(&fold(name));
    known.former_names.iter().filter(is_former).cloned().collect()
}
