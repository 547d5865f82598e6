//! One place: its institutions, what they filed, and the places below it.

use super::holders::{self, described};
use super::jurisdictions::{self, place_name};
use super::{View, listing};
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::dataset::InstitutionIndex;
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Matrix, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{Page, PlaceCounts, Site};
use serde::Serialize;
use std::collections::BTreeMap;

/// Up to so many institutions of the places below are listed; beyond, those places list them.
const MOST_LISTED: usize = 300;

/// Up to so many institutions of the place itself are listed.
const MOST_OWN: usize = 500;

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
    /// How many more there are, and the lists that have them.
    more: Option<Cell>,
    /// 全市或全省: how wide the places above are.
    wider: String,
    /// Technologies that only places above have.
    nearby: Option<Table>,
    /// Where nothing is valid here: the nearest place above with a valid filing.
    nearest: Option<Cell>,
}

pub(super) fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    code: &JurisdictionCode,
) -> Result<View, RenderError> {
    let counts = site.place_counts(code);
    let name = place_name(site, code);
    let answer = answer(&name, &counts);
    let head = Head { title: name.clone(), description: answer.clone(), above: above(site, code) };
    let body = JurisdictionView {
        answer,
        none_valid: counts.active_filings == 0,
        below: below(site, links, code, &name),
        matrix: matrix(site, links, code, &name),
        institutions: institutions(site, links, code),
        more: more(site, links, code),
        wider: wider(site, code),
        nearby: nearby(site, links, code, &name),
        nearest: nearest(site, links, code).filter(|_| counts.active_filings == 0),
        name,
    };
    View::new("pages/jurisdiction.html", head, &body)
}

fn answer(name: &str, counts: &PlaceCounts) -> String {
    match counts.active_filings {
        0 => format!("本站未见{name}医疗机构的有效备案记录。"),
        filings => format!(
            "{name}有 {} 家医疗机构的 {} 项备案有效。",
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
    let rows = jurisdictions::rows_below(site, links, code);
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
        true => Cell::text("未写明所在地"),
        false => {
            Cell::link(short_name(site, place), links.page(&Page::Jurisdiction((*place).clone())))
        }
    };
    let caption = format!("{name}各地备案有效的机构数，按技术");
    let mut matrix = Matrix::new(caption, "技术", places.iter().map(column).collect());
    let mut by_technology: Vec<_> = counts.iter().collect();
    by_technology.sort_by_cached_key(|(technology, _)| site.technology_rank(technology));
    for (technology, by_place) in by_technology {
        let cells = places.iter().map(|place| {
            let count = by_place.get(*place).copied().unwrap_or_default();
            count_cell(site, links, technology, place, count)
        });
        matrix.push(listing::technology(site, links, technology), cells.collect(), "家");
    }
    matrix.unless_empty()
}

/// Institutions with a valid filing, by technology and by the place right below; those of the
/// place itself under its own code.
fn counts<'a>(
    site: &Site<'a>,
    code: &JurisdictionCode,
) -> BTreeMap<&'a TechnologyId, BTreeMap<JurisdictionCode, u32>> {
    let mut counts: BTreeMap<_, BTreeMap<_, u32>> = BTreeMap::new();
    for id in site.technologies().map(|each| &each.id) {
        let below = site.places_below(code).into_iter().map(|place| &place.code);
        let below = below.map(|place| (place, site.held(id, place)));
        let itself = std::iter::once((code, site.held_itself(id, code)));
        for (place, held) in itself.chain(below).filter(|(_, held)| held.active_institutions > 0) {
            counts.entry(id).or_default().insert(place.clone(), held.active_institutions);
        }
    }
    counts
}

fn short_name(site: &Site<'_>, code: &JurisdictionCode) -> String {
    site.reference.jurisdictions.get(code).map_or_else(String::new, |place| place.name.clone())
}

/// A count that leads to those institutions.
fn count_cell(
    site: &Site<'_>,
    links: &Links<'_>,
    technology: &TechnologyId,
    place: &JurisdictionCode,
    count: u32,
) -> Cell {
    match count {
        0 => Cell::unknown("0"),
        count => {
            Cell::link(format::number(count), holders::address(site, links, technology, place))
        }
    }
}

/// The institutions here; those of the places below too, unless they are too many.
fn institutions(site: &Site<'_>, links: &Links<'_>, code: &JurisdictionCode) -> Option<Table> {
    let all = site.institutions_within(code);
    let mut listed =
        if all.len() <= MOST_LISTED { all } else { site.institutions_at(code).to_vec() };
    listed.truncate(MOST_OWN);
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

/// How many institutions of the place itself are not listed.
fn more(site: &Site<'_>, links: &Links<'_>, code: &JurisdictionCode) -> Option<Cell> {
    let more = site.institutions_at(code).len().checked_sub(MOST_OWN).filter(|more| *more > 0)?;
    let text = format!(
        "这里列出前 {MOST_OWN} 家，还有 {} 家，请按名称的首字母查",
        format::number(more as u32)
    );
    Some(Cell::link(text, links.page(&Page::Search)))
}

/// How wide the places above are, within the site, the nearest first: 全市或全省.
fn wider(site: &Site<'_>, code: &JurisdictionCode) -> String {
    let above = site.above(code);
    let kinds = above.iter().map(|above| {
        let place = site.reference.jurisdictions.get(above);
        place.map_or("全国", |place| whole(&place.kind))
    });
    kinds.collect::<Vec<_>>().join("或")
}

fn whole(kind: &str) -> &'static str {
    match kind {
        "省" => "全省",
        "自治区" => "全区",
        "自治州" => "全州",
        "盟" => "全盟",
        "地区" => "全地区",
        "县" | "自治县" => "全县",
        kind if kind.ends_with('市') => "全市",
        _ => "所属地区",
    }
}

/// Technologies that no institution here holds, each with the nearest place above that has it.
fn nearby(
    site: &Site<'_>,
    links: &Links<'_>,
    code: &JurisdictionCode,
    name: &str,
) -> Option<Table> {
    let columns = [Column::text("技术"), Column::text("哪里有")];
    let rows = site.held_nearby(code).into_iter().map(|(id, place)| {
        vec![listing::technology(site, links, id), holders::nearby(site, links, id, &place)]
    });
    let caption = format!("{name}没有备案记录、{}有的技术", wider(site, code));
    Table::new(caption, columns, rows.collect::<Vec<_>>()).compact().headed().unless_empty()
}

fn nearest(site: &Site<'_>, links: &Links<'_>, code: &JurisdictionCode) -> Option<Cell> {
    let above = site.nearest(code)?;
    let count = format::number(site.place_counts(&above).active_institutions);
    let text = format!("{}（{count} 家）", place_name(site, &above));
    Some(Cell::link(text, links.page(&Page::Jurisdiction(above))))
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
    let valid = site.valid_technologies(index).into_iter();
    let known = valid.filter_map(|id| site.reference.technologies.get(id));
    known.map(|technology| technology.name.as_str()).collect()
}
