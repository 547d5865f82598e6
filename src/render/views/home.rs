//! 首页: what can be asked here, and the routes to the answers.

use super::technologies::heading;
use super::{View, changes, jurisdictions};
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Column, Table};
use crate::render::{RenderError, format};
use crate::site::{Page, PlaceCounts, Site, Standing, TechnologyGroup};
use serde::Serialize;

#[derive(Serialize)]
struct Home<'a> {
    summary: Option<&'a str>,
    area: String,
    /// Who publishes it; nobody is said to where a notice says that the data are not to be relied on.
    authority: Option<&'a str>,
    as_of: String,
    institutions: String,
    active_institutions: String,
    active_filings: String,
    /// Whether nothing at all is valid, which is not a prohibition.
    none_valid: bool,
    /// How many of them are of technologies that left the catalogs; absent where none is.
    unasked: Option<String>,
    /// Where the search form leads.
    search: String,
    /// What may be asked there.
    hint: String,
    routes: Vec<Route>,
    /// Where 备案 is explained at length.
    explained: Option<String>,
    groups: Vec<Group>,
    places: Option<Table>,
    changes: changes::Newest,
}

#[derive(Serialize)]
struct Route {
    label: &'static str,
    href: String,
    explanation: String,
}

#[derive(Serialize)]
struct Group {
    heading: String,
    technologies: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    name: String,
    href: String,
    institutions: String,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let PlaceCounts { institutions, active_institutions, active_filings } =
        site.place_counts(&site.jurisdiction);
    let groups = site.technology_groups();
    let area = jurisdictions::area_name(site);
    let asked = format!("{area}哪家医疗机构备案了哪项限制类医疗技术，何时备案，现在是否有效。");
    let body = Home {
        summary: site.config.summary.as_deref(),
        authority: Some(site.config.authority.as_str()).filter(|_| site.config.notice.is_none()),
        as_of: format::day(site.dataset.as_of),
        institutions: format::number(institutions),
        active_institutions: format::number(active_institutions),
        active_filings: format::number(active_filings),
        none_valid: active_filings == 0,
        unasked: unasked(site),
        search: links.page(&Page::Search),
        hint: super::search::hint(site, "、第二十四条"),
        routes: routes(site, links, &groups),
        explained: explained(site, links),
        groups: groups.iter().filter_map(|each| group(site, links, each)).collect(),
        places: places(site, links, &area),
        changes: changes::newest(site, links),
        area,
    };
    let head = Head {
        title: String::new(),
        description: site.config.summary.clone().unwrap_or(asked),
        above: Vec::new(),
    };
    View::new("pages/home.html", head, &body)
}

fn routes(site: &Site<'_>, links: &Links<'_>, groups: &[TechnologyGroup<'_>]) -> Vec<Route> {
    let technologies: usize = groups.iter().map(|group| group.technologies.len()).sum();
    let route =
        |label, page: Page, explanation| Route { label, href: links.page(&page), explanation };
    let mut routes = vec![
        route(
            "按技术查",
            Page::Technologies,
            format!("{technologies} 项技术，每一项有哪些医疗机构备案"),
        ),
        route("按地区查", Page::Jurisdictions, by_place(site).to_owned()),
    ];
    if site.has_section(&Page::Institutions) {
        let listed = format::number(site.place_counts(&site.jurisdiction).institutions);
        let explanation = format!("{listed} 家医疗机构，看某一家备案了什么");
        routes.push(route("按机构查", Page::Institutions, explanation));
    }
    routes
}

/// The valid filings of technologies that are no longer asked to be filed.
fn unasked(site: &Site<'_>) -> Option<String> {
    let left = site.technologies().filter(|each| site.asks_for_no_filing(&each.id));
    let filings: u32 = left.map(|each| site.active_institutions(&each.id)).sum();
    (filings > 0).then(|| format::number(filings))
}

/// A county's site has no places to choose from.
fn by_place(site: &Site<'_>) -> &'static str {
    match site.places_below(&site.jurisdiction).is_empty() {
        true => "当地有哪些医疗机构备案",
        false => "从市、县找到当地备案的医疗机构",
    }
}

/// The section on 备案 of the page 关于本站, where the site has one.
fn explained(site: &Site<'_>, links: &Links<'_>) -> Option<String> {
    let about = site.content.pages.iter().find(|page| page.id == "about")?;
    let anchor = if about.sections.contains("filing") { "#filing" } else { "" };
    Some(format!("{}{anchor}", links.page(&Page::Content(about.id.clone()))))
}

/// Prohibited technologies have no filings: they are listed on their own page only.
fn group(site: &Site<'_>, links: &Links<'_>, group: &TechnologyGroup<'_>) -> Option<Group> {
    if matches!(group.standing, Standing::Prohibited(_)) {
        return None;
    }
    let entry = |technology: &&crate::catalog::Technology| Entry {
        name: technology.name.clone(),
        href: links.technology(&technology.id),
        institutions: format::number(site.active_institutions(&technology.id)),
    };
    Some(Group {
        heading: heading(site, group.standing),
        technologies: group.technologies.iter().map(entry).collect(),
    })
}

fn places(site: &Site<'_>, links: &Links<'_>, area: &str) -> Option<Table> {
    let columns =
        [Column::text("地区"), Column::numeric("机构（家）"), Column::numeric("备案（项）")];
    let rows = jurisdictions::rows_below(site, links, &site.jurisdiction);
    Table::new(format!("{area}各地的有效备案"), columns, rows).compact().headed().unless_empty()
}
