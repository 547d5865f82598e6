//! Rows of `crosswalks`.

use crate::catalog::{Crosswalk, CrosswalkRow, EditionId, Fate};
use crate::site::{Page, Site};
use serde::Serialize;

/// One item's way from the earlier to the later edition.
#[derive(Debug, Serialize)]
pub(crate) struct FateRow<'s> {
    from_edition: &'s str,
    from_code: Option<&'s str>,
    from_name: Option<&'s str>,
    to_edition: &'s str,
    to_code: Option<&'s str>,
    to_name: Option<&'s str>,
    fate: Fate,
    fate_name: &'static str,
    explanation: &'s str,
    url: String,
}

pub(crate) fn crosswalk<'s>(
    site: &'s Site<'_>,
    (crosswalk, row): (&'s Crosswalk, &'s CrosswalkRow),
) -> FateRow<'s> {
    let Crosswalk { from: earlier, to: later, source: _, rows: _, succession } = crosswalk;
    let CrosswalkRow { from, to, fate, explanation } = row;
    FateRow {
        from_edition: earlier.as_str(),
        from_code: from.as_deref(),
        from_name: name(site, earlier, from.as_deref()),
        to_edition: later.as_str(),
        to_code: to.as_deref(),
        to_name: name(site, later, to.as_deref()),
        fate: *fate,
        fate_name: fate.between(*succession),
        explanation,
        url: super::page_address(site, &Page::Crosswalk(earlier.clone(), later.clone())),
    }
}

fn name<'s>(site: &'s Site<'_>, edition: &EditionId, code: Option<&str>) -> Option<&'s str> {
    site.reference.editions.entry(edition, code?).map(|entry| entry.name.as_str())
}
