//! One place: its institutions, what they filed, and the places below it.

use super::View;
use super::holders::{described, place_anchor};
use super::jurisdictions::{self, place_name};
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::dataset::InstitutionIndex;
use crate::record::FilingStatus;
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Matrix, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{Page, PlaceCounts, Site};
use serde::Serialize;
use std::collections::BTreeMap;

/// Up to so many institutions of the places below are listed; beyond, those places list them.
const MOST_LISTED: usize = 300;

/// Up to so many institutions each comes with the names of its technologies; beyond, with their
/// number.
const MOST_NAMED: usize = 40;

#[derive(Serialize)]
struct JurisdictionView {
    name: String,
    answer: String,
    /// Whether no valid filing is known, which is not a prohibition.
    none_valid: bool,
    below: Option<Table>,
    matrix: Option<Matrix>,
    institutions: Option<Table>,
}

pub(super) fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    code: &JurisdictionCode,
) -> Result<View, RenderError> {
    let counts = site.place_counts(code);
    let name = place_name(site, code);
    let answer = answer(site, &name, &counts);
    let head = Head { title: name.clone(), description: answer.clone(), above: above(site, code) };
    let body = JurisdictionView {
        answer,
        none_valid: counts.active_filings == 0,
        below: below(site, links, code, &name),
        matrix: matrix(site, links, code, &name),
        institutions: institutions(site, links, code),
        name,
    };
    View::new("pages/jurisdiction.html", head, &body)
}

fn answer(site: &Site<'_>, name: &str, counts: &PlaceCounts) -> String {
    let today = format::day(site.dataset.as_of);
    match counts.active_filings {
        0 => format!("截至{today}，本站未见{name}医疗机构的有效备案记录。"),
        filings => format!(
            "截至{today}，{name}有 {} 家医疗机构的 {} 项备案有效。",
            format::number(counts.active_institutions),
            format::number(filings)
        ),
    }
}

/// 按地区查, then the places above, within the site.
fn above(site: &Site<'_>, code: &JurisdictionCode) -> Vec<(String, Page)> {
    let places = &site.reference.jurisdictions;
    let ancestors = places.ancestors(code).skip(1);
    let ancestors = ancestors.filter(|above| places.is_within(&above.code, &site.jurisdiction));
    let mut above: Vec<_> = ancestors
        .map(|above| (above.name.clone(), Page::Jurisdiction(above.code.clone())))
        .collect();
    above.push(("按地区查".to_owned(), Page::Jurisdictions));
    above.reverse();
    above
}

fn below(site: &Site<'_>, links: &Links<'_>, code: &JurisdictionCode, name: &str) -> Option<Table> {
    let columns =
        [Column::text("地区"), Column::numeric("机构（家）"), Column::numeric("备案（项）")];
    let places = site.places_below(code).into_iter();
    let rows = places.map(|place| jurisdictions::row(site, links, &place.code, &place.name));
    let rows: Vec<_> = rows.collect();
    Table::new(format!("{name}下属地区的有效备案"), columns, rows).compact().headed().unless_empty()
}

/// Technologies × places below: institutions with a valid filing.
fn matrix(
    site: &Site<'_>,
    links: &Links<'_>,
    code: &JurisdictionCode,
    name: &str,
) -> Option<Matrix> {
    let counts = counts(site, code);
    let mut places: Vec<_> = counts.values().flat_map(BTreeMap::keys).collect();
    places.sort_unstable();
    places.dedup();
    if places.len() < 2 {
        return None;
    }
    let column = |place: &&JurisdictionCode| match *place == code {
        true => Cell::text("未报送所在地"),
        false => {
            Cell::link(short_name(site, place), links.page(&Page::Jurisdiction((*place).clone())))
        }
    };
    let caption = format!("{name}各地备案有效的机构数，按技术");
    let mut matrix = Matrix::new(caption, "技术", places.iter().map(column).collect());
    let mut by_technology: Vec<_> = counts.iter().collect();
    by_technology.sort_by_key(|(technology, _)| site.technology_rank(technology));
    for (technology, by_place) in by_technology {
        let cells = places.iter().map(|place| {
            let count = by_place.get(*place).copied().unwrap_or_default();
            count_cell(site, links, technology, place, count)
        });
        matrix.push(technology_cell(site, links, technology), cells.collect());
    }
    matrix.unless_empty()
}

/// Institutions with a valid filing, by technology and by the place right below.
fn counts<'a>(
    site: &Site<'a>,
    code: &JurisdictionCode,
) -> BTreeMap<&'a TechnologyId, BTreeMap<JurisdictionCode, u32>> {
    let mut counts: BTreeMap<_, BTreeMap<_, u32>> = BTreeMap::new();
    for index in site.institutions_within(code) {
        let place = site.child_towards(code, site.place_of(index));
        let active = site.filings_of(index).filter(|each| each.status == FilingStatus::Active);
        let mut technologies: Vec<_> = active.map(|filing| &filing.technology).collect();
        technologies.dedup();
        for technology in technologies {
            *counts.entry(technology).or_default().entry(place.clone()).or_default() += 1;
        }
    }
    counts
}

fn short_name(site: &Site<'_>, code: &JurisdictionCode) -> String {
    site.reference.jurisdictions.get(code).map_or_else(String::new, |place| place.name.clone())
}

fn technology_cell(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Cell {
    let name = site.reference.technologies.get(id).map_or(id.as_str(), |each| each.name.as_str());
    Cell::link(name, links.technology(id))
}

/// A count that leads to those institutions: on the technology's page, else on the place's.
fn count_cell(
    site: &Site<'_>,
    links: &Links<'_>,
    technology: &TechnologyId,
    place: &JurisdictionCode,
    count: u32,
) -> Cell {
    if count == 0 {
        return Cell::unknown("0");
    }
    let target = match has_anchor(site, technology, place) {
        true => format!("{}#{}", links.technology(technology), place_anchor(place)),
        false => links.page(&Page::Jurisdiction(place.clone())),
    };
    Cell::link(format::number(count), target)
}

/// Whether the technology's page has an anchor for a place: it groups by the places right below
/// the site's area, and marks each of the lowest places.
fn has_anchor(site: &Site<'_>, technology: &TechnologyId, place: &JurisdictionCode) -> bool {
    let is_branch = site.child_towards(&site.jurisdiction, place) == *place;
    let is_lowest = site.reference.jurisdictions.children(place).next().is_none();
    site.lists_filings_for(technology) && (is_branch || is_lowest)
}

/// The institutions here; those of the places below too, unless they are too many.
fn institutions(site: &Site<'_>, links: &Links<'_>, code: &JurisdictionCode) -> Option<Table> {
    let all = site.institutions_within(code);
    let listed = if all.len() <= MOST_LISTED { all } else { site.institutions_at(code).to_vec() };
    let named = listed.len() <= MOST_NAMED;
    let mut groups: Vec<(JurisdictionCode, Rows)> = Vec::new();
    for index in listed {
        let place = site.child_towards(code, site.place_of(index));
        if groups.last().is_none_or(|(last, _)| *last != place) {
            groups.push((place.clone(), heading(site, code, &place)));
        }
        if let Some((_, rows)) = groups.last_mut() {
            rows.push(row(site, links, index, named));
        }
    }
    let valid =
        if named { Column::wide("有效备案") } else { Column::numeric("有效备案（项）") };
    let columns = [Column::text("医疗机构"), valid];
    let groups = groups.into_iter().map(|(_, rows)| rows);
    let table = Table::grouped("按所在地的行政区划代码排列", columns, groups).headed();
    if named { table } else { table.compact() }.unless_empty()
}

/// The heading of the institutions of one place below; those of the place itself have none.
fn heading(site: &Site<'_>, code: &JurisdictionCode, place: &JurisdictionCode) -> Rows {
    match place == code {
        true => Rows::plain(),
        false => Rows::under(Cell::text(short_name(site, place))),
    }
}

fn row(site: &Site<'_>, links: &Links<'_>, index: InstitutionIndex, named: bool) -> Vec<Cell> {
    let valid = valid(site, index);
    let valid = match (valid.is_empty(), named) {
        (true, true) => Cell::unknown("未见有效备案记录"),
        (false, true) => Cell::text(valid.join("、")),
        (_, false) => Cell::number(valid.len() as u32),
    };
    vec![described(site, links, index), valid]
}

/// The technologies with a valid filing, by name.
fn valid<'a>(site: &Site<'a>, index: InstitutionIndex) -> Vec<&'a str> {
    let active = site.filings_of(index).filter(|each| each.status == FilingStatus::Active);
    let mut technologies: Vec<_> = active.map(|filing| &filing.technology).collect();
    technologies.sort_by_key(|id| (site.technology_rank(id), *id));
    technologies.dedup();
    let known = technologies.into_iter().filter_map(|id| site.reference.technologies.get(id));
    known.map(|technology| technology.name.as_str()).collect()
}
