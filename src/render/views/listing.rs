//! Where a technology stands in each catalog edition, and what became of it.

use crate::catalog::{CatalogKind, Edition, Listed, Technology, TechnologyId};
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::site::Site;
use serde::Serialize;
use std::collections::BTreeSet;

/// One edition that lists a technology.
#[derive(Serialize)]
pub(super) struct Listing {
    /// The edition, with the entry on its page.
    edition: Cell,
    /// 编号 G08，名称……，2022年4月20日起施行.
    text: String,
    /// What the entry's remark and the comparison with the next or former edition say.
    remarks: Vec<String>,
}

/// A technology by today's name; one that no catalog of the site lists has no page.
pub(super) fn technology(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Cell {
    let name = site.technology_name(id);
    match site.is_listed(id) {
        true => Cell::link(name, links.technology(id)),
        false => Cell::text(name),
    }
}

/// Each edition of this site that lists or listed a technology, the newest first.
pub(super) fn listings(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Vec<Listing> {
    let ours: BTreeSet<_> = site.editions().map(|edition| &edition.id).collect();
    let all = site.listings(id).into_iter();
    all.filter(|one| ours.contains(&one.edition.id)).map(|one| listing(site, links, &one)).collect()
}

fn listing(site: &Site<'_>, links: &Links<'_>, listed: &Listed<'_>) -> Listing {
    let (edition, entry) = (listed.edition, listed.entry);
    let href = links.catalog_entry(&edition.id, entry);
    let code = entry.code.as_ref().map_or("未编号".to_owned(), |code| format!("编号 {code}"));
    let kind = match edition.kind {
        CatalogKind::Restricted => "限制类",
        CatalogKind::Prohibited => "禁止类",
    };
    Listing {
        edition: Cell::link(&edition.title, href),
        text: format!("{kind}，{code}，名称“{}”，{}", entry.full_name(), in_force(edition)),
        remarks: entry.note.iter().cloned().chain(fates(site, listed)).collect(),
    }
}

/// 2022年4月20日起施行.
pub(super) fn in_force(edition: &Edition) -> String {
    let from = edition.in_force_from.map(|date| date.in_chinese());
    let until = edition.in_force_until.map(|date| date.in_chinese());
    match (from, until) {
        (Some(from), Some(until)) => format!("{from}起施行，{until}起不再施行"),
        (Some(from), None) => format!("{from}起施行"),
        (None, Some(until)) => format!("{until}起不再施行，开始施行的日期未注明"),
        (None, None) => "施行日期未注明".to_owned(),
    }
}

/// What comparisons say of an entry on its way to a later edition.
fn fates(site: &Site<'_>, listed: &Listed<'_>) -> Vec<String> {
    let key = listed.entry.key();
    let onward = site
        .crosswalks()
        .filter(|crosswalk| crosswalk.succession && crosswalk.from == listed.edition.id);
    let rows = onward.flat_map(|crosswalk| &crosswalk.rows);
    rows.filter(|row| row.from.as_deref() == Some(key)).map(|row| row.explanation.clone()).collect()
}

/// Other names of a technology: its aliases, and what other editions call it.
pub(super) fn other_names(site: &Site<'_>, technology: &Technology) -> Vec<String> {
    let listings = site.listings(&technology.id);
    let written = listings.iter().map(|one| one.entry.full_name());
    let mut seen = BTreeSet::from([technology.name.clone()]);
    written
        .chain(technology.aliases.iter().cloned())
        .filter(|name| seen.insert(name.clone()))
        .collect()
}
