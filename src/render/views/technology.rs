//! One technology: who may perform it, and where it stands.

use super::holders;
use super::listing::{self, Listing};
use super::status::Meaning;
use super::timeline::{self, Step};
use super::{View, glossary, jurisdictions, regulations};
use crate::catalog::{CatalogKind, Listed, Technology, TechnologyId};
use crate::content::{Regulation, RegulationStatus};
use crate::render::basis::{self, Basis, Topic};
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Chart, Table};
use crate::render::{RenderError, format};
use crate::site::{DesignatedCentre, Page, Reach, Site, TotalSeries, scope};
use serde::Serialize;

#[derive(Serialize)]
struct TechnologyView<'a> {
    name: &'a str,
    explanation: &'a str,
    aliases: String,
    asked_as: String,
    answer: String,
    /// Whether it is for hospitals to file it, so that no record may mean that one is on its way.
    filing_asked: bool,
    /// Whether no edition in force of the site's whole area lists it.
    is_off: bool,
    /// That only a part of it is restricted, with the entry that says so.
    part: Option<Part>,
    /// The valid filings; where they are too many, their number by place.
    holders: Option<Table>,
    /// Links to the places among the filings.
    jumps: Vec<Cell>,
    /// Whether the places' pages list the filings.
    by_place: bool,
    inactive: Option<Table>,
    /// Filings by institutions outside the site's area, in no count of the page.
    elsewhere: Option<Table>,
    /// The name of the site's area.
    area: String,
    meanings: Vec<Meaning>,
    total: Option<Total>,
    training: Option<Table>,
    more_training: Option<Cell>,
    quality_centres: Vec<String>,
    /// Centres that documents name, also of other places and drafts.
    designated: Vec<Cell>,
    timeline: Vec<Step>,
    listings: Vec<Listing>,
    basis: Vec<Basis>,
    /// Where words are explained.
    glossary: Option<Cell>,
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
    let listed = holders::Listed { place: &site.jurisdiction, filings };
    let head = Head {
        title: technology.name.clone(),
        description: format!("{}：{answer}", technology.name),
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
        elsewhere: holders::elsewhere(site, links, id),
        area: jurisdictions::area_name(site),
        jumps: holders::jumps(site, &listed),
        by_place,
        inactive: holders::inactive(site, links, &listed),
        meanings: holders::meanings(&listed),
        total: total(site, id),
        training: holders::training(site, links, id),
        more_training: holders::more_training(site, links, id),
        quality_centres: quality_centres(site, id),
        designated: designated(site, links, id),
        timeline: timeline::steps(site, links, id),
        listings: listing::listings(site, links, id),
        basis: basis::articles(site, links, topics(prohibition.is_some())),
        glossary: glossary::link(site, links),
        filing_asked: prohibition.is_none() && !site.asks_for_no_filing(id),
        is_off: off(site, id).is_some(),
        part: part(site, links, id),
        answer,
    };
    View::new("pages/technology.html", head, &body)
}

/// Who may perform it; for a prohibited technology that nobody is listed for, that nobody may; for
/// one that left the catalogs first that it did.
fn answer(site: &Site<'_>, technology: &Technology, prohibition: Option<&str>) -> String {
    let area = jurisdictions::area_name(site);
    let count = site.active_institutions(&technology.id);
    let valid = format::number(count);
    match (count, prohibition, off(site, &technology.id)) {
        (0, Some(prohibition), _) => prohibition.to_owned(),
        (0, None, Some(off)) => format!("{off}。"),
        (0, None, None) => {
            format!("本站没有收到{area}医疗机构备案{}的有效记录。", technology.name)
        }
        (_, _, Some(off)) if site.asks_for_no_filing(&technology.id) => {
            format!("{off}。以前备案、记录仍为有效的医疗机构有 {valid} 家。")
        }
        (_, _, Some(off)) => format!("{off}。{area}有 {valid} 家医疗机构备案有效。"),
        (_, _, None) => format!("{area}有 {valid} 家医疗机构备案有效。"),
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

/// Which part of a technology is restricted.
#[derive(Serialize)]
struct Part {
    words: String,
    entry: Cell,
}

fn part(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Option<Part> {
    let Listed { edition, entry, .. } = site.restricted_part(id)?;
    let words = scope::part(entry.scope.as_deref()?);
    let entry = Cell::link(&edition.title, links.catalog_entry(&edition.id, entry));
    Some(Part { words, entry })
}

/// What to say where no edition in force of the whole area lists a technology: since when not, and
/// who restricts it still.
fn off(site: &Site<'_>, id: &TechnologyId) -> Option<String> {
    let told = site.off(id).map(str::to_owned);
    let former = || "本站所列的现行目录没有这项技术".to_owned();
    told.or_else(|| is_former(site, id).then(former))
}

/// Whether no edition in force lists a technology that one did before, here or elsewhere.
fn is_former(site: &Site<'_>, id: &TechnologyId) -> bool {
    let kinds = [CatalogKind::Restricted, CatalogKind::Prohibited];
    let mut editions = kinds.into_iter().flat_map(|kind| site.editions_in_force(kind));
    !editions.any(|edition| edition.entries.iter().any(|entry| entry.technology == *id))
}

/// The sum of what the institutions with a valid filing published.
#[derive(Serialize)]
struct Total {
    /// How many institutions are in the sum, of how many with a valid filing.
    summed: String,
    chart: Chart,
}

fn total(site: &Site<'_>, id: &TechnologyId) -> Option<Total> {
    let TotalSeries { institutions, points } = site.total_series(id);
    let what = format!("{} 家医疗机构公布的累计例数合计", format::number(institutions));
    let chart = Chart::of(&what, &points)?;
    let valid = site.active_institutions(id);
    let summed = match valid == institutions {
        true => format!("备案有效的 {} 家医疗机构公布的累计例数相加", format::number(valid)),
        false => format!(
            "备案有效的 {} 家医疗机构里，{} 家公布的累计例数相加，其余的没有可以相加的例数",
            format::number(valid),
            format::number(institutions)
        ),
    };
    Some(Total { summed, chart })
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

/// The centres that documents name for a technology, with how far the document binds. Drafts of
/// other places bind nobody here and are left out.
fn designated(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Vec<Cell> {
    let all = site.designated_centres();
    let is_elsewhere = |regulation: &Regulation| site.reach(regulation) == Reach::Elsewhere;
    let own = all.iter().filter(|each| {
        let is_draft = each.regulation.status == RegulationStatus::Draft;
        each.technology.as_ref() == Some(id) && !(is_draft && is_elsewhere(each.regulation))
    });
    let cell = |each: &DesignatedCentre<'_>| {
        let page = links.page(&site.page_of_version(each.regulation));
        let elsewhere = is_elsewhere(each.regulation).then(|| {
            let (scope, area) =
                (regulations::scope(site, each.regulation), jurisdictions::area_name(site));
            format!("只适用于{scope}，不适用于{area}")
        });
        Cell::link(each.centre, format!("{page}#{}", each.annex.anchor))
            .with_note(document(each.regulation))
            .with_notes(elsewhere)
    };
    own.map(cell).collect()
}

/// 吉林细则（未注明是否现行); a title that says it itself stands alone.
fn document(regulation: &Regulation) -> String {
    let (title, status) = (&regulation.short_title, regulation.status.in_chinese());
    match title.contains(status) {
        true => title.clone(),
        false => format!("{title}（{status}）"),
    }
}
