//! 网站地图: every section with its pages; institutions and counties are reached through lists.

use super::View;
use super::technologies::heading;
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::render::{RenderError, format};
use crate::site::{Page, Site};
use serde::Serialize;

/// How many releases the map lists; the others stand on the list of releases.
const RELEASES: usize = 8;

#[derive(Serialize)]
struct SiteMap {
    sections: Vec<Section>,
}

#[derive(Serialize)]
struct Section {
    heading: Cell,
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    heading: Option<String>,
    links: Vec<Cell>,
}

impl Group {
    fn plain(links: Vec<Cell>) -> Self {
        Self { heading: None, links }
    }
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let mut sections: Vec<_> = site
        .sections()
        .iter()
        .map(|section| Section {
            heading: Cell::link(section_label(section), links.page(section)),
            groups: groups(site, links, section),
        })
        .collect();
    sections.push(Section {
        heading: Cell::text("本站"),
        groups: vec![Group::plain(written(site, links))],
    });
    let head = Head {
        title: "网站地图".to_owned(),
        description: "本站所有栏目和页面。".to_owned(),
        above: Vec::new(),
    };
    View::new("pages/site-map.html", head, &SiteMap { sections })
}

fn groups(site: &Site<'_>, links: &Links<'_>, section: &Page) -> Vec<Group> {
    let groups = match section {
        Page::Technologies => technologies(site, links),
        Page::Jurisdictions => vec![Group::plain(places(site, links))],
        Page::Catalogs => vec![Group::plain(catalogs(site, links))],
        Page::Regulations => vec![Group::plain(regulations(site, links))],
        Page::Changes => vec![Group::plain(releases(site, links))],
        Page::Data => vec![Group::plain(vec![
            Cell::link("数据字典", links.page(&Page::Dictionary)),
            Cell::link("数据质量", links.page(&Page::Quality)),
            Cell::link("核查规则", links.page(&Page::Rules)),
        ])],
        _ => Vec::new(),
    };
    groups.into_iter().filter(|group| !group.links.is_empty()).collect()
}

fn technologies(site: &Site<'_>, links: &Links<'_>) -> Vec<Group> {
    let groups = site.technology_groups();
    let group = |group: &crate::site::TechnologyGroup<'_>| Group {
        heading: Some(heading(site, group.standing)),
        links: group
            .technologies
            .iter()
            .map(|each| Cell::link(&each.name, links.technology(&each.id)))
            .collect(),
    };
    groups.iter().map(group).collect()
}

fn places(site: &Site<'_>, links: &Links<'_>) -> Vec<Cell> {
    let link = |code: &crate::catalog::JurisdictionCode, name: String| {
        Cell::link(name, links.page(&Page::Jurisdiction(code.clone())))
    };
    let area = link(&site.jurisdiction, super::jurisdictions::area_name(site));
    let below = site.places_below(&site.jurisdiction).into_iter();
    let below = below.map(|each| link(&each.code, each.name.clone()));
    // The country's page is the section's own, which stands above.
    let area = (!site.jurisdiction.is_country()).then_some(area);
    area.into_iter().chain(below).collect()
}

fn catalogs(site: &Site<'_>, links: &Links<'_>) -> Vec<Cell> {
    let edition = |edition: &crate::catalog::Edition| {
        Cell::link(&edition.title, links.page(&Page::Catalog(edition.id.clone())))
    };
    let crosswalk = |crosswalk: &crate::catalog::Crosswalk| {
        let [from, to] = super::crosswalk::titles(site, crosswalk);
        let page = Page::Crosswalk(crosswalk.from.clone(), crosswalk.to.clone());
        Cell::link(format!("{from}与{to}对照"), links.page(&page))
    };
    site.editions().map(edition).chain(site.crosswalks().map(crosswalk)).collect()
}

fn regulations(site: &Site<'_>, links: &Links<'_>) -> Vec<Cell> {
    let link = |each: &crate::content::Regulation| {
        Cell::link(&each.title, links.page(&Page::Regulation(each.id.clone())))
    };
    let comparisons = site.content.alignments.iter().filter_map(|each| {
        let (from, to) = (site.regulation(&each.from.id)?, site.regulation(&each.to.id)?);
        let page = Page::RegulationComparison(each.from.id.clone(), each.to.id.clone());
        let text = format!("{}与{}逐条对照", from.short_title, to.short_title);
        Some(Cell::link(text, links.page(&page)))
    });
    let glossary = site.glossary().into_iter();
    let glossary = glossary.map(|each| Cell::link(&each.title, links.page(&Page::Glossary)));
    site.regulations().map(link).chain(comparisons).chain(glossary).collect()
}

fn releases(site: &Site<'_>, links: &Links<'_>) -> Vec<Cell> {
    let newest = site.history.releases.iter().rev().take(RELEASES);
    let link = |each: &crate::history::Release| {
        Cell::link(format::day(each.date), links.page(&Page::Change(each.date)))
    };
    newest.map(link).collect()
}

fn written(site: &Site<'_>, links: &Links<'_>) -> Vec<Cell> {
    let mut pages: Vec<_> = site.content.pages.iter().collect();
    pages.sort_by_key(|each| (each.order, each.id.as_str()));
    let pages = pages
        .into_iter()
        .map(|each| Cell::link(&each.title, links.page(&Page::Content(each.id.clone()))));
    let fixed = [("首页", Page::Home), ("搜索", Page::Search)];
    let fixed = fixed.map(|(label, page)| Cell::link(label, links.page(&page)));
    fixed.into_iter().chain(pages).collect()
}
