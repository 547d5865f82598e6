//! 目录: the editions, those in force first, and the comparisons between them.

use super::{View, jurisdictions, listing};
use crate::catalog::{CatalogKind, Crosswalk, Edition};
use crate::render::RenderError;
use crate::render::basis::{self, Basis, Topic};
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Table};
use crate::site::{Clash, EditionState, Page, Site, scope};
use serde::Serialize;

#[derive(Serialize)]
struct Catalogs {
    answer: String,
    groups: Vec<Group>,
    /// Which editions held from when on.
    periods: Table,
    comparisons: Vec<Comparison>,
    /// A code that means two technologies, as an example.
    clash: Option<String>,
    basis: Vec<Basis>,
}

#[derive(Serialize)]
struct Group {
    heading: &'static str,
    explanation: &'static str,
    table: Table,
}

#[derive(Serialize)]
struct Comparison {
    link: Cell,
    summary: String,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let body = Catalogs {
        answer: answer(site),
        groups: groups(site, links),
        periods: periods(site, links),
        comparisons: site.crosswalks().map(|each| comparison(site, links, each)).collect(),
        clash: site.clashes().first().map(clash),
        basis: basis::articles(site, links, &[Topic::Prohibited, Topic::Restricted]),
    };
    let head = Head {
        title: "目录".to_owned(),
        description: "限制类和禁止类医疗技术目录的各个版本，哪些现行有效，编号怎样变化。"
            .to_owned(),
        above: Vec::new(),
    };
    View::new("pages/catalogs.html", head, &body)
}

fn answer(site: &Site<'_>) -> String {
    let restricted = site.editions_in_force(CatalogKind::Restricted);
    let prohibited = site.editions_in_force(CatalogKind::Prohibited);
    let items =
        |editions: &[&Edition]| editions.iter().map(|each| each.entries.len()).sum::<usize>();
    let additions = scope::unknown_additions(site);
    let area = match site.jurisdiction.is_country() || additions.is_some() {
        true => "国家".to_owned(),
        false => jurisdictions::area_name(site),
    };
    let additions = additions.map(|each| format!("{each}；")).unwrap_or_default();
    format!(
        "{area}现行的限制类技术目录有 {} 份，共 {} 项；{}{additions}国家点名禁止的技术有 {} 项。",
        restricted.len(),
        items(&restricted),
        in_parts(site, &restricted),
        items(&prohibited),
    )
}

/// How many of the editions listed below hold in parts of the area only: 各省的有 1 份，共 21 项；.
fn in_parts(site: &Site<'_>, whole: &[&Edition]) -> String {
    let mut editions = of(site, CatalogKind::Restricted, EditionState::InForce);
    editions.retain(|each| whole.iter().all(|one| one.id != each.id));
    let items: usize = editions.iter().map(|each| each.entries.len()).sum();
    let parts = if site.jurisdiction.is_country() { "各省" } else { "各地" };
    match editions.len() {
        0 => String::new(),
        count => format!("本站列出的{parts}目录另有 {count} 份，共 {items} 项；"),
    }
}

fn groups(site: &Site<'_>, links: &Links<'_>) -> Vec<Group> {
    use CatalogKind::{Prohibited, Restricted};
    use EditionState::{Coming, Former, InForce};
    let kinds: [(&'static str, &'static str, CatalogKind, EditionState); 6] = [
        (
            "现行的限制类技术目录",
            "列入这些目录的技术，医疗机构自我评估合格后可以开展，开展首例之日起15个工作日内应当备案。",
            Restricted,
            InForce,
        ),
        ("现行的禁止类技术", "不得用于临床，不存在备案。", Prohibited, InForce),
        ("还没有施行的限制类技术目录", "到施行之日才生效。", Restricted, Coming),
        ("还没有施行的禁止类技术", "到施行之日才生效。", Prohibited, Coming),
        (
            "以前的限制类技术目录",
            "已经不再施行。以前按这些目录完成的备案仍可查看。",
            Restricted,
            Former,
        ),
        ("以前的禁止类技术", "已经不再施行。", Prohibited, Former),
    ];
    let group = |(heading, explanation, kind, state)| {
        let editions = of(site, kind, state);
        let table = table(site, links, heading, &editions).unless_empty()?;
        Some(Group { heading, explanation, table })
    };
    kinds.into_iter().filter_map(group).collect()
}

/// For each time, the editions that held in the site's area: the answer for any past date.
fn periods(site: &Site<'_>, links: &Links<'_>) -> Table {
    let columns = [
        Column::text("自这一天起"),
        Column::text("国家限制类"),
        Column::text("本地限制类"),
        Column::text("禁止类"),
    ];
    let all = site.periods();
    let rows = all.iter().rev().map(|(start, editions)| {
        let cell = |holds: &dyn Fn(&Edition) -> bool| {
            let own: Vec<_> = editions.iter().copied().filter(|edition| holds(edition)).collect();
            names(links, &own)
        };
        vec![
            Cell::text(start.in_chinese()),
            cell(&|edition| edition.is_restricted() && edition.jurisdiction.is_none()),
            cell(&|edition| edition.is_restricted() && edition.jurisdiction.is_some()),
            cell(&|edition| !edition.is_restricted()),
        ]
    });
    Table::new("各个时期用哪些目录", columns, rows.collect::<Vec<_>>()).headed()
}

/// One edition as a link, several by name.
fn names(links: &Links<'_>, editions: &[&Edition]) -> Cell {
    match editions {
        [] => Cell::unknown("没有收录"),
        [one] => Cell::link(&one.short_title, links.page(&Page::Catalog(one.id.clone()))),
        several => {
            let names: Vec<_> = several.iter().map(|each| each.short_title.as_str()).collect();
            Cell::text(names.join("、"))
        }
    }
}

fn of<'a>(site: &Site<'a>, kind: CatalogKind, state: EditionState) -> Vec<&'a Edition> {
    let mut editions: Vec<_> = site.editions().collect();
    editions.retain(|each| each.kind == kind && site.edition_state(each) == state);
    editions.sort_by_key(|edition| {
        (edition.jurisdiction.is_some(), std::cmp::Reverse(edition.in_force_from), &edition.id)
    });
    editions
}

fn table(site: &Site<'_>, links: &Links<'_>, heading: &str, editions: &[&Edition]) -> Table {
    let columns = [
        Column::text("目录"),
        Column::text("适用范围"),
        Column::text("文号"),
        Column::text("施行时间"),
        Column::numeric("项数"),
    ];
    let rows = editions.iter().map(|edition| {
        let page = Page::Catalog(edition.id.clone());
        vec![
            Cell::link(&edition.title, links.page(&page)).with_note(&edition.issuer),
            Cell::text(holds_in(site, edition)),
            Cell::or_unknown(edition.document_number.as_deref(), NO_NUMBER),
            Cell::text(listing::in_force(edition)),
            Cell::number(edition.entries.len() as u32),
        ]
    });
    Table::new(heading, columns, rows).headed()
}

/// What stands where no document number is known.
pub(super) const NO_NUMBER: &str = "文号未查到";

/// Where an edition holds.
pub(super) fn holds_in(site: &Site<'_>, edition: &Edition) -> String {
    match &edition.jurisdiction {
        Some(area) => site.reference.jurisdictions.full_name(area).to_owned(),
        None => "全国".to_owned(),
    }
}

fn comparison(site: &Site<'_>, links: &Links<'_>, crosswalk: &Crosswalk) -> Comparison {
    let [from, to] = super::crosswalk::titles(site, crosswalk);
    let page = Page::Crosswalk(crosswalk.from.clone(), crosswalk.to.clone());
    Comparison {
        link: Cell::link(format!("{from}与{to}对照"), links.page(&page)),
        summary: super::crosswalk::summary(site, crosswalk),
    }
}

/// A code and what it means in either edition, as a sentence without its stop.
pub(super) fn clash(clash: &Clash<'_>) -> String {
    let Clash { code, earlier, later } = clash;
    format!(
        "{code} 在{}里是{}，在{}里是{}",
        earlier.0.short_title,
        earlier.1.full_name(),
        later.0.short_title,
        later.1.full_name()
    )
}
