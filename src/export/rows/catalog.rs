//! Rows of `catalogs`.

use crate::catalog::{CatalogEntry, CatalogKind, Edition, Listed};
use crate::date::PartialDate;
use crate::site::{Page, Site};
use serde::Serialize;

/// One entry of one edition (目录项).
#[derive(Debug, Serialize)]
pub(crate) struct CatalogRow<'s> {
    edition: &'s str,
    edition_title: &'s str,
    kind: CatalogKind,
    kind_name: &'static str,
    issuer: &'s str,
    document_number: Option<&'s str>,
    catalog_jurisdiction: Option<&'s str>,
    issued: Option<PartialDate>,
    in_force_from: Option<PartialDate>,
    in_force_until: Option<PartialDate>,
    replaced_by: Option<&'s str>,
    code: Option<&'s str>,
    technology_id: &'s str,
    name: &'s str,
    aliases: &'s [String],
    scope: Option<&'s str>,
    indication: Option<&'s str>,
    note: Option<&'s str>,
    norms: Option<&'s str>,
    institutions_filed: u32,
    edition_source: &'s str,
    url: String,
}

pub(crate) fn catalog_entry<'s>(site: &'s Site<'_>, listed: &Listed<'s>) -> CatalogRow<'s> {
    let Edition {
        id,
        kind,
        title,
        short_title: _,
        issuer,
        document_number,
        jurisdiction,
        issued,
        in_force_from,
        in_force_until,
        replaced_by,
        notes: _,
        norms,
        source,
        entries: _,
    } = listed.edition;
    let CatalogEntry { code, technology, name, aliases, scope, indication, note } = listed.entry;
    CatalogRow {
        edition: id.as_str(),
        edition_title: title,
        kind: *kind,
        kind_name: kind.in_chinese(),
        issuer,
        document_number: document_number.as_deref(),
        catalog_jurisdiction: jurisdiction.as_ref().map(|code| code.as_str()),
        issued: *issued,
        in_force_from: *in_force_from,
        in_force_until: *in_force_until,
        replaced_by: replaced_by.as_ref().map(|id| id.as_str()),
        code: code.as_deref(),
        technology_id: technology.as_str(),
        name,
        aliases,
        scope: scope.as_deref(),
        indication: indication.as_deref(),
        note: note.as_deref(),
        norms: norms.as_deref(),
        institutions_filed: site.institutions_filed_under(&listed.reference()),
        edition_source: source,
        url: super::page_address(site, &Page::Catalog(id.clone())),
    }
}
