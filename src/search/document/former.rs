//! What is no longer listed: it is found, so that nobody reads that it never was.

use super::collect::in_numerals;
use super::{Document, Holding, Kind, NameKind, Part, State};
use crate::catalog::{AuthorityId, TechnologyId};
use crate::history::{FormerFiling, KnownInstitution};
use crate::site::{Page, Site};
use std::collections::{BTreeMap, BTreeSet};

/// Where a former institution stands, and what it is.
const CONTEXT: &str = "现在的资料里没有，以前公布过";

/// The institutions that are no longer listed, by name. They come after all others, and nothing of
/// what they once filed finds them.
pub(crate) fn institutions(
    site: &Site<'_>,
    numbers: &BTreeMap<TechnologyId, usize>,
) -> Vec<Document> {
    let known = site.history.former_institutions.values();
    let mut found: Vec<_> = known.map(|each| institution(site, each, numbers)).collect();
    found.sort_by(|one, other| (&one.title, &one.address).cmp(&(&other.title, &other.address)));
    found
}

fn institution(
    site: &Site<'_>,
    known: &KnownInstitution,
    numbers: &BTreeMap<TechnologyId, usize>,
) -> Document {
    let address = Page::FormerInstitution(known.id).folder(site.history);
    let mut document = Document::new(Kind::Institution, known.name.clone(), address);
    for name in &known.former_names {
        document = document.also(NameKind::Former, name);
    }
    document = in_numerals(document);
    document.context = CONTEXT.to_owned();
    add_holdings(site, site.former_filings(&known.id), numbers, &mut document.holdings);
    document
}

/// Adds the filings that are no longer listed, the last of each technology that has none now.
pub(crate) fn add_holdings(
    site: &Site<'_>,
    known: &[FormerFiling],
    numbers: &BTreeMap<TechnologyId, usize>,
    holdings: &mut Vec<Holding>,
) {
    let listed: BTreeSet<usize> = holdings.iter().map(|each| each.technology).collect();
    let mut last: BTreeMap<usize, &FormerFiling> = BTreeMap::new();
    for former in known {
        let Some(number) = numbers.get(&former.filing.technology) else { continue };
        let kept = last.entry(*number).or_insert(former);
        if former.removal.release >= kept.removal.release {
            *kept = former;
        }
    }
    last.retain(|number, _| !listed.contains(number));
    holdings.extend(last.into_iter().map(|(number, former)| holding(site, number, former)));
    holdings.sort_by_key(|each| each.technology);
}

fn holding(site: &Site<'_>, technology: usize, former: &FormerFiling) -> Holding {
    let value = |field: &str| former.filing.values.get(field).map_or("", |value| value);
    let authority = AuthorityId::new(value("authority_id")).ok();
    let authority = authority.and_then(|id| site.reference.authorities.get(&id));
    let completed = value("completed").to_owned();
    let limited_to = former.filing.values.get("limited_to").map(str::to_owned);
    let part = limited_to.map(|limited_to| Part { limited_to, completed: completed.clone() });
    Holding {
        technology,
        state: State::NoLongerListed,
        completed,
        parts: part.into_iter().collect(),
        ended: String::new(),
        authority: authority.map(|each| each.name.clone()).unwrap_or_default(),
    }
}
