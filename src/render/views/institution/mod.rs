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
use lead::Lead;
use lists::SurgeryLevel;
use provenance::Provenance;
use serde::Serialize;

#[derive(Serialize)]
struct InstitutionView<'a> {
    name: &'a str,
    /// The names it had before.
    formerly: String,
    /// Others of the same name, by their places.
    namesakes: Vec<Cell>,
    answer: String,
    /// Whether no filing is known at all, which is not a prohibition.
    unknown: bool,
    filings: Option<Table>,
    /// Filings that are no longer listed.
    former: Option<Table>,
    /// What is said once of the licence's notes, where no row has one to tell.
    notes: Option<&'static str>,
    meanings: Vec<Meaning>,
    cases: Option<Table>,
    /// Whether some counts are too small to be told.
    few: bool,
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
    /// What to do where something is wrong.
    wrong: Option<Cell>,
    /// Who can put it right.
    corrected_by: &'a str,
}

pub(super) fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    index: InstitutionIndex,
) -> Result<View, RenderError> {
    let institution = site.dataset.institution(index);
    let lead = Lead::of(site, index);
    let answer = lead.sentence(site);
    let title = site.distinct_institution_name(index);
    let head =
        Head { description: format!("{title}：{answer}"), title, above: above(site, index) };
    let filed = Filings::of(site, index);
    let body = InstitutionView {
        name: &institution.name,
        formerly: facts::former_names(site, index).join("、"),
        namesakes: facts::namesakes(site, links, index),
        unknown: lead.is_unknown(),
        filings: filed.table(site, links),
        former: former(site, links, index),
        notes: filed.notes(site),
        meanings: status::meanings(site.filings_of(index).map(|each| each.status)),
        cases: cases::table(site, links, index),
        few: site.disclosures_of(index).any(|each| each.few_cases.is_some()),
        charts: cases::charts(site, index),
        facts: facts::facts(site, links, index),
        training: lists::training(site, links, index),
        surgery: lists::surgery(site, index),
        new_technologies: lists::new_technologies(site, index),
        history: history_of::releases(site, links, index),
        provenance: provenance::provenance(site, index),
        glossary: glossary::link(site, links),
        wrong: wrong(site, links),
        corrected_by: corrected_by(site, index),
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

/// Where the site tells what to do where something is wrong.
fn wrong(site: &Site<'_>, links: &Links<'_>) -> Option<Cell> {
    let about = site.content.pages.iter().find(|page| page.id == "about")?;
    let page = links.page(&Page::Content(about.id.clone()));
    about.sections.contains(REPORT).then(|| Cell::link("信息有误？", format!("{page}#{REPORT}")))
}

/// The section of the page 关于本站 that tells it.
const REPORT: &str = "report-an-error";

/// The authority that issued the licence and holds the filings; where it is not known, the site's.
fn corrected_by<'a>(site: &'a Site<'_>, index: InstitutionIndex) -> &'a str {
    let own = site.dataset.institution(index).authority.as_ref();
    let own = own.and_then(|id| site.reference.authorities.get(id));
    own.map_or(&site.config.authority, |authority| &authority.name)
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
