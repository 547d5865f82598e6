//! Rows of `crosswalks`.

use crate::catalog::{CatalogEntry, Crosswalk, CrosswalkRow, Fate};
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
    let [old, new] = [(earlier, from), (later, to)].map(|(edition, key)| {
        key.as_deref().and_then(|key| site.reference.editions.item(edition, key))
    });
    let code = |entry: &'s CatalogEntry| entry.code.as_deref();
    let name = |entry: &'s CatalogEntry| entry.name.as_str();
    FateRow {
        from_edition: earlier.as_str(),
        from_code: old.and_then(code),
        from_name: old.map(name),
        to_edition: later.as_str(),
        to_code: new.and_then(code),
        to_name: new.map(name),
        fate: *fate,
        fate_name: fate.between(*succession),
        explanation,
        url: super::page_address(site, &Page::Crosswalk(earlier.clone(), later.clone())),
    }
}
