//! Who held filings, by the lists of earlier releases.

use super::identity;
use super::institution_id::InstitutionId;
use super::ledger::{KnownFiling, Ledger};
use crate::catalog::{AuthorityId, Reference, TechnologyId};
use crate::check::Holder;
use crate::dataset::{Dataset, Filing, Origin};
use crate::lookup::Map;
use std::collections::BTreeSet;

/// Who held each of some filings of a dataset, as far as the ledger tells. What was completed
/// before a filing was is another one.
#[must_use]
pub fn holders(ledger: &Ledger, dataset: &Dataset, filings: &[usize]) -> Vec<Vec<Holder>> {
    let former = ledger.former_filings.iter().map(|former| &former.filing);
    let mut listed_twice = ledger.filings.iter().chain(former).filter(|it| !it.copies.is_empty());
    // Whom the dataset's institutions are is not to be asked in vain.
    if listed_twice.next().is_none() {
        return vec![Vec::new(); filings.len()];
    }
    let ids = identity::identify(ledger, dataset, dataset.as_of);
    let key = |filing: &Filing| (ids[filing.institution.0 as usize], filing.technology.clone());
    let mut known: Map<(InstitutionId, TechnologyId), Vec<&KnownFiling>> =
        filings.iter().map(|at| (key(&dataset.filings[*at]), Vec::new())).collect();
    let former = ledger.former_filings.iter().map(|former| &former.filing);
    for each in ledger.filings.iter().chain(former) {
        if let Some(of_key) = known.get_mut(&(each.institution, each.technology.clone())) {
            of_key.push(each);
        }
    }
    let of_filing = |at: &usize| {
        let filing = &dataset.filings[*at];
        let earlier = known.get(&key(filing)).into_iter().flatten();
        earlier.filter(|each| !is_before(each, filing)).filter_map(|each| holder(each)).collect()
    };
    filings.iter().map(of_filing).collect()
}

fn is_before(known: &KnownFiling, filing: &Filing) -> bool {
    let days = known.completed().zip(filing.completed);
    days.is_some_and(|(known, completed)| known.certainly_before(completed))
}

fn holder(known: &KnownFiling) -> Option<Holder> {
    let authority = AuthorityId::new(known.values.get("authority_id")?).ok()?;
    let (folder, copies) = (known.source.clone()?, known.copies.clone());
    Some(Holder { authority, folder, copies })
}

/// The folder that lists a filing, that of who holds it where several do; and the others.
pub(super) fn folders<'d>(
    dataset: &'d Dataset,
    reference: &Reference,
    authority: &AuthorityId,
    (origin, elsewhere): (&Origin, &[Origin]),
) -> (&'d str, BTreeSet<&'d str>) {
    let of = |row: &Origin| dataset.sources.file(row.location.file).authority.as_str();
    // Nearly all stand in one list.
    if elsewhere.is_empty() {
        return (of(origin), BTreeSet::new());
    }
    let area = reference.authorities.get(authority).map(|it| &it.jurisdiction);
    let is_holders = |folder: &&str| {
        let resolved = || reference.resolve_authority(folder, area?).resolved();
        *folder == authority.as_str() || resolved().as_ref() == Some(authority)
    };
    let mut all: BTreeSet<&str> = elsewhere.iter().map(of).chain([of(origin)]).collect();
    let source = all.iter().copied().find(is_holders).unwrap_or_else(|| of(origin));
    all.remove(source);
    (source, all)
}
