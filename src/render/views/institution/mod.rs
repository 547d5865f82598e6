//! One institution: its disclosure page (院务公开).

mod cases;
mod facts;
mod filings;
mod lists;
mod provenance;

use super::history_of::{self, ReleaseEvents};
use super::status::{self, Meaning};
use super::{View, former_filings};
use crate::dataset::InstitutionIndex;
use crate::record::FilingStatus;
use crate::render::RenderError;
use crate::render::basis::{self, Basis, Topic};
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Fact, Table};
use crate::site::{Page, Site};
use cases::TechnologyCases;
use filings::Filings;
use lists::SurgeryLevel;
use provenance::Provenance;
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct InstitutionView<'a> {
    name: &'a str,
    answer: String,
    /// Whether no valid filing is known, which is not a prohibition.
    none_valid: bool,
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
}

pub(super) fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    index: InstitutionIndex,
) -> Result<View, RenderError> {
    let institution = site.dataset.institution(index);
    let valid = valid_technologies(site, index);
    let answer = answer(site, index, valid);
    let head = Head {
        title: institution.name.clone(),
        description: format!("{}：{answer}", institution.name),
        above: above(site, index),
    };
    let filed = Filings::of(site, index);
    let body = InstitutionView {
        name: &institution.name,
        none_valid: valid == 0,
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

fn valid_technologies(site: &Site<'_>, index: InstitutionIndex) -> usize {
    let active = site.filings_of(index).filter(|filing| filing.status == FilingStatus::Active);
    active.map(|filing| &filing.technology).collect::<BTreeSet<_>>().len()
}

fn answer(site: &Site<'_>, index: InstitutionIndex, valid: usize) -> String {
    match (valid, site.filings_of(index).count()) {
        (0, 0) if !site.former_filings_of(index).is_empty() => {
            "报送的资料里没有这家医疗机构的备案；以前公布过的备案见下表。".to_owned()
        }
        (0, 0) => "本站未见这家医疗机构的备案记录。".to_owned(),
        (0, _) => "这家医疗机构没有有效的备案，以前的备案见下表。".to_owned(),
        (valid, _) => format!("已备案 {valid} 项限制类技术，备案有效。"),
    }
}
