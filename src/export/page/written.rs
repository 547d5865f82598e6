//! Regulations and the pages written for the site.

use super::Document;
use crate::content::{Page, Reference, Regulation, Term};
use crate::export::rows;
use crate::site::Site;
use crate::site::dictionary::DataSetId;
use serde::Serialize;

pub(super) fn regulations(site: &Site<'_>, document: &mut Document<'_>) {
    let all: Vec<_> =
        site.content.regulations.iter().map(|each| rows::regulation(site, each)).collect();
    document.value("documents", &all);
}

pub(super) fn regulation(
    site: &Site<'_>,
    regulation: Option<&Regulation>,
    document: &mut Document<'_>,
) {
    let own: Vec<_> = regulation.iter().map(|each| rows::regulation(site, each)).collect();
    document.value("documents", &own);
    document.value("about", &regulation.map(about));
    let references = regulation.into_iter().flat_map(|each| &each.references);
    document.value("references", &references.map(reference).collect::<Vec<_>>());
    let units: Vec<_> = regulation.into_iter().flat_map(rows::units).collect();
    document.list(DataSetId::Regulations, &units, |key| rows::unit(site, key));
    let parts: Vec<_> = regulation.into_iter().flat_map(rows::parts).collect();
    document.list(DataSetId::RegulationParts, &parts, |key| rows::part(site, key));
}

/// What a text refers to.
#[derive(Serialize)]
struct ReferenceView<'s> {
    from: Option<&'s str>,
    text: &'s str,
    regulation: Option<&'s str>,
    anchor: Option<&'s str>,
}

fn reference(reference: &Reference) -> ReferenceView<'_> {
    let Reference { from, text, document: _, target } = reference;
    ReferenceView {
        from: from.as_deref(),
        text,
        regulation: target.as_ref().map(|target| target.regulation.as_str()),
        anchor: target.as_ref().and_then(|target| target.anchor.as_deref()),
    }
}

/// A word explained.
#[derive(Serialize)]
struct TermView<'s> {
    id: &'s str,
    name: &'s str,
    also: &'s [String],
    meaning: &'s str,
    articles: &'s [String],
}

pub(super) fn glossary(site: &Site<'_>, document: &mut Document<'_>) {
    let terms = site.glossary().into_iter().flat_map(|glossary| &glossary.terms);
    let terms = terms.map(|Term { id, name, also, meaning, articles }| TermView {
        id,
        name,
        also,
        meaning,
        articles,
    });
    document.value("terms", &terms.collect::<Vec<_>>());
}

/// What is to be known when reading a regulation here.
#[derive(Serialize)]
struct About<'s> {
    origin: &'s str,
    notes: &'s [String],
    replaces: Option<&'s str>,
    replaced_by: Option<&'s str>,
}

fn about(regulation: &Regulation) -> About<'_> {
    About {
        origin: &regulation.source,
        notes: &regulation.notes,
        replaces: regulation.replaces.as_deref(),
        replaced_by: regulation.replaced_by.as_deref(),
    }
}

/// A written page: its text is the page itself.
#[derive(Serialize)]
struct WrittenPage<'s> {
    id: &'s str,
    title: &'s str,
    summary: &'s str,
    html: &'s str,
}

pub(super) fn content(site: &Site<'_>, id: &str, document: &mut Document<'_>) {
    let found = site.content.pages.iter().find(|each| each.id == id);
    document.value("page", &found.map(written_page));
}

fn written_page(page: &Page) -> WrittenPage<'_> {
    let Page { id, title, summary, order: _, asked_as: _, sections_asked_as: _, sections: _, html } =
        page;
    WrittenPage { id, title, summary, html }
}
