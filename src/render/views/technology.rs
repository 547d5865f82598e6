//! One technology: who may perform it, and where it stands.

use super::holders::Listed;
use super::listing::{self, Listing};
use super::status::Meaning;
use super::timeline::{self, Step};
use super::{View, holders, jurisdictions};
use crate::catalog::{CatalogKind, Technology, TechnologyId};
use crate::render::basis::{self, Basis, Topic};
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Chart, Table};
use crate::render::{RenderError, format};
use crate::site::{DesignatedCentre, Page, Site, TotalSeries};
use serde::Serialize;

#[derive(Serialize)]
struct TechnologyView<'a> {
    name: &'a str,
    explanation: &'a str,
    aliases: String,
    asked_as: String,
    answer: String,
    prohibited: bool,
    /// Whether the editions in force no longer list it.
    former: bool,
    /// The valid filings; where they are too many, their number by place.
    holders: Option<Table>,
    /// Links to the places among the filings.
    jumps: Vec<Cell>,
    /// Whether the places' pages list the filings.
    by_place: bool,
    inactive: Option<Table>,
    meanings: Vec<Meaning>,
    chart: Option<Chart>,
    training: Option<Table>,
    more_training: Option<Cell>,
    quality_centres: Vec<String>,
    /// Centres that documents name, also of other places and drafts.
    designated: Vec<Cell>,
    timeline: Vec<Step>,
    listings: Vec<Listing>,
    basis: Vec<Basis>,
}

pub(super) fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    id: &TechnologyId,
) -> Result<View, RenderError> {
    let technology = site.reference.technologies.get(id).ok_or_else(|| RenderError::NoView {
        page: Page::Technology(id.clone()).file(site.history),
    })?;
    let prohibition = prohibition(site, id);
    let answer = answer(site, technology, prohibition.as_deref());
    let by_place = !site.lists_filings_for(id);
    let filings = if by_place { Vec::new() } else { site.all_holders(id) };
    let listed = Listed { place: &site.jurisdiction, filings };
    let head = Head {
        title: technology.name.clone(),
        description: answer.clone(),
        above: vec![("按技术查".to_owned(), Page::Technologies)],
    };
    let body = TechnologyView {
        name: &technology.name,
        explanation: &technology.explanation,
        aliases: listing::other_names(site, technology).join("、"),
        asked_as: technology.asked_as.join("、"),
        holders: match by_place {
            true => holders::counted(site, links, id, &site.jurisdiction),
            false => holders::active(site, links, &listed),
        },
        jumps: holders::jumps(site, &listed),
        by_place,
        inactive: holders::inactive(site, links, &listed),
        meanings: holders::meanings(&listed),
        chart: chart(site, id),
        training: holders::training(site, links, id),
        more_training: holders::more_training(site, links, id),
        quality_centres: quality_centres(site, id),
        designated: designated(site, links, id),
        timeline: timeline::steps(site, links, id),
        listings: listing::listings(site, links, id),
        basis: basis::articles(site, links, topics(prohibition.is_some())),
        prohibited: prohibition.is_some(),
        former: is_former(site, id),
        answer,
    };
    View::new("pages/technology.html", head, &body)
}

/// Who may perform it; for a prohibited technology that nobody is listed for, that nobody may.
fn answer(site: &Site<'_>, technology: &Technology, prohibition: Option<&str>) -> String {
    let area = jurisdictions::area_name(site);
    match (site.active_institutions(&technology.id), prohibition) {
        (0, Some(prohibition)) => prohibition.to_owned(),
        (0, None) => {
            format!("本站没有收到{area}医疗机构备案{}的有效记录。", technology.name)
        }
        (count, _) => {
            format!("{area}有 {} 家医疗机构备案有效。", format::number(count))
        }
    }
}

/// For what a technology is prohibited today.
fn prohibition(site: &Site<'_>, id: &TechnologyId) -> Option<String> {
    let editions = site.editions_in_force(CatalogKind::Prohibited);
    let mut entries = editions.iter().flat_map(|edition| &edition.entries);
    let entry = entries.find(|entry| entry.technology == *id)?;
    Some(match &entry.indication {
        Some(disease) => {
            format!("禁止把这项技术用于治疗{disease}，任何医疗机构都不能这样做，也不存在备案。")
        }
        None => "这项技术禁止用于临床，任何医疗机构都不能开展，也不存在备案。".to_owned(),
    })
}

/// Whether no edition in force lists a technology that one did before.
fn is_former(site: &Site<'_>, id: &TechnologyId) -> bool {
    let kinds = [CatalogKind::Restricted, CatalogKind::Prohibited];
    let mut editions = kinds.into_iter().flat_map(|kind| site.editions_in_force(kind));
    !editions.any(|edition| edition.entries.iter().any(|entry| entry.technology == *id))
}

fn chart(site: &Site<'_>, id: &TechnologyId) -> Option<Chart> {
    let TotalSeries { institutions, points } = site.total_series(id);
    let what = format!("{} 家医疗机构公布的累计例数合计", format::number(institutions));
    Chart::of(&what, &points)
}

fn topics(prohibited: bool) -> &'static [Topic] {
    if prohibited {
        return &[Topic::Prohibited];
    }
    &[Topic::Restricted, Topic::Filing, Topic::Cancellation, Topic::Publication]
}

fn quality_centres(site: &Site<'_>, id: &TechnologyId) -> Vec<String> {
    let positions = site.index.quality_centres_for.get(id).map(Vec::as_slice).unwrap_or_default();
    let centres = positions.iter().map(|at| &site.dataset.quality_centres[*at as usize]);
    centres.map(|centre| centre.name.clone()).collect()
}

/// The centres that documents name for a technology, with how far the document binds.
fn designated(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Vec<Cell> {
    let all = site.designated_centres();
    let own = all.iter().filter(|each| each.technology.as_ref() == Some(id));
    let cell = |each: &DesignatedCentre<'_>| {
        let page = links.page(&site.page_of_version(each.regulation));
        let (title, status) = (&each.regulation.short_title, each.regulation.status.in_chinese());
        Cell::link(each.centre, format!("{page}#{}", each.annex.anchor))
            .with_note(format!("{title}（{status}）"))
    };
    own.map(cell).collect()
}
