//! What an institution has filed, told once for each technology.

use super::{Holding, Part, State, former};
use crate::catalog::TechnologyId;
use crate::dataset::{Filing, InstitutionIndex};
use crate::date::PartialDate;
use crate::record::FilingStatus;
use crate::site::Site;
use std::collections::BTreeMap;

/// The technologies of an institution's filings by their numbers, those no longer listed among them.
pub(super) fn of(
    site: &Site<'_>,
    index: InstitutionIndex,
    numbers: &BTreeMap<TechnologyId, usize>,
) -> Vec<Holding> {
    let mut filed: BTreeMap<usize, Vec<&Filing>> = BTreeMap::new();
    for filing in site.filings_of(index) {
        if let Some(number) = numbers.get(&filing.technology) {
            filed.entry(*number).or_default().push(filing);
        }
    }
    let mut holdings: Vec<Holding> =
        filed.into_iter().filter_map(|(number, all)| holding(site, number, &all)).collect();
    former::add_holdings(site, site.former_filings_of(index), numbers, &mut holdings);
    holdings
}

fn holding(site: &Site<'_>, technology: usize, all: &[&Filing]) -> Option<Holding> {
    let filing = *all.iter().max_by_key(|filing| standing(filing))?;
    let authority = site.reference.authorities.get(&filing.authority);
    Some(Holding {
        technology,
        state: State::Filed(filing.status),
        completed: completed(site, filing),
        parts: parts(site, filing, all),
        ended: ended(filing).map(|date| date.to_string()).unwrap_or_default(),
        authority: authority.map(|each| each.name.clone()).unwrap_or_default(),
    })
}

/// Which of two filings of one technology says more about today: the valid one, that of the whole
/// technology, then the newer.
fn standing(filing: &Filing) -> (bool, bool, Option<PartialDate>) {
    let is_active = filing.status == FilingStatus::Active;
    (is_active, filing.limited_to.is_none(), filing.completed)
}

/// Of a filing that is limited to a part all parts that have its status.
fn parts(site: &Site<'_>, told: &Filing, all: &[&Filing]) -> Vec<Part> {
    if told.limited_to.is_none() {
        return Vec::new();
    }
    let mut parts: Vec<Part> = all
        .iter()
        .filter(|each| each.status == told.status)
        .filter_map(|each| {
            let limited_to = each.limited_to.clone()?;
            Some(Part { limited_to, completed: completed(site, each) })
        })
        .collect();
    parts.dedup();
    parts
}

/// When a filing was completed; nothing where valid ones of the same technology differ.
fn completed(site: &Site<'_>, filing: &Filing) -> String {
    let date = filing.completed.filter(|_| site.rivals_of(filing).next().is_none());
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// Since when a filing is not valid, where that is stated.
fn ended(filing: &Filing) -> Option<PartialDate> {
    filing.status_date.filter(|_| filing.status != FilingStatus::Active)
}
