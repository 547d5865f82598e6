//! One institution: its disclosure page (院务公开).

mod cases;
mod facts;
mod filings;
mod lead;
mod lists;
mod provenance;

use super::history_of::{self, ReleaseEvents};
use super::status::{self, Meaning};
use super::{View, former_filings, glossary};
use crate::dataset::InstitutionIndex;
use crate::render::RenderError;
use crate::render::basis::{self, Basis, Topic};
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Fact, Table};
use crate::site::{Page, Site};
use cases::TechnologyCases;
use filings::Filings;
use lead::Standing;
use lists::SurgeryLevel;
use provenance::Provenance;
use serde::Serialize;

#[derive(Serialize)]
struct InstitutionView<'a> {
    name: &'a str,
    answer: String,
    /// Whether no filing is known at all, which is not a prohibition.
    unknown: bool,
    filings: Option<Table>,
    /// Filings that are no longer listed.
    former: Option<Table>,
    /// Whether no source says what the licence notes.
    lacks_notes: bool,
    meanings: Vec<Meaning>,
    cases: Option<Table>,
    charts: Vec<TechnologyCases>,
    facts: Vec<Fact>,
    training: Option<Table>,
    surgery: Vec<SurgeryLevel>,
    new_technologies: Option<Table>,
    history: Vec<ReleaseEvents>,
    provenance: Provenance,
    permanent: String,
    basis: Vec<Basis>,
    /// Where words are explained.
    glossary: Option<Cell>,
}

pub(super) fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    index: InstitutionIndex,
) -> Result<View, RenderError> {
    let institution = site.dataset.institution(index);
    let standing = Standing::of(site, index);
    let answer = standing.sentence(site);
    let head = Head {
        title: institution.name.clone(),
        description: format!("{}：{answer}", institution.name),
        above: above(site, index),
    };
    let filed = Filings::of(site, index);
    let body = InstitutionView {
        name: &institution.name,
        unknown: standing.is_unknown(),
        filings: filed.table(site, links),
        former: former(site, links, index),
        lacks_notes: !filed.has_notes,
        meanings: status::meanings(site.filings_of(index).map(|each| each.status)),
        cases: cases::table(site, links, index),
        charts: cases::charts(site, index),
        facts: facts::facts(site, links, index),
        training: lists::training(site, links, index),
        surgery: lists::surgery(site, index),
        new_technologies: lists::new_technologies(site, index),
        history: history_of::releases(site, links, index),
        provenance: provenance::provenance(site, index),
        glossary: glossary::link(site, links),
        permanent: links.permanent(&Page::Institution(index)),
        basis: basis::articles(
            site,
            links,
            &[Topic::Disclosure, Topic::Filing, Topic::Publication],
        ),
        answer,
    };
    View::new("pages/institution.html", head, &body)
}

/// The places above, so that the crumbs lead to the institution's neighbours.
fn above(site: &Site<'_>, index: InstitutionIndex) -> Vec<(String, Page)> {
    let places = &site.reference.jurisdictions;
    let mut above: Vec<_> = places
        .ancestors(site.place_of(index))
        .filter(|place| places.is_within(&place.code, &site.jurisdiction))
        .map(|place| (place.name.clone(), Page::Jurisdiction(place.code.clone())))
        .collect();
    above.reverse();
    above
}

/// Filings that are no longer listed; a technology filed again has its anchor above.
fn former(site: &Site<'_>, links: &Links<'_>, index: InstitutionIndex) -> Option<Table> {
    let anchored = site.filings_of(index).map(|filing| &filing.technology).collect();
    former_filings::table(site, links, site.former_filings_of(index), anchored)
}
