//! 按地区查: the divisions of the site with what is filed in each.

use super::{View, holders};
use crate::catalog::{Jurisdiction, JurisdictionCode};
use crate::render::RenderError;
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::site::{Page, PlaceCounts, Site};
use serde::Serialize;

/// Above so many divisions only the first level is listed; each has its own page with the rest.
const MOST_ON_ONE_PAGE: usize = 400;

#[derive(Serialize)]
struct Jurisdictions {
    /// The whole area, with its page; none of the country, whose page this is.
    whole: Option<Cell>,
    table: Option<Table>,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let area = &site.jurisdiction;
    let name = area_name(site);
    let body = Jurisdictions {
        whole: (!area.is_country())
            .then(|| Cell::link(&name, links.page(&Page::Jurisdiction(area.clone())))),
        table: table(site, links, &name),
    };
    let head = Head {
        title: "按地区查".to_owned(),
        description: format!("{name}各地有多少家医疗机构备案了限制类医疗技术。"),
        above: Vec::new(),
    };
    View::new("pages/jurisdictions.html", head, &body)
}

/// The name of the whole area the site covers.
pub(super) fn area_name(site: &Site<'_>) -> String {
    if site.jurisdiction.is_country() {
        return "全国".to_owned();
    }
    site.reference.jurisdictions.full_name(&site.jurisdiction).to_owned()
}

/// The name of a place below the site's area, with the city of a district: 长春市朝阳区.
pub(super) fn place_name(site: &Site<'_>, code: &JurisdictionCode) -> String {
    match *code == site.jurisdiction {
        true => area_name(site),
        false => site.reference.jurisdictions.distinct_name(code),
    }
}

fn table(site: &Site<'_>, links: &Links<'_>, area: &str) -> Option<Table> {
    let first = site.places_below(&site.jurisdiction);
    let second: usize = first.iter().map(|each| site.places_below(&each.code).len()).sum();
    let columns =
        [Column::text("地区"), Column::numeric("机构（家）"), Column::numeric("备案（项）")];
    let caption = format!("{area}各地的有效备案");
    let table = if second == 0 || first.len() + second > MOST_ON_ONE_PAGE {
        Table::new(caption, columns, rows_below(site, links, &site.jurisdiction))
    } else {
        let itself = itself(site, links, &site.jurisdiction).map(|cells| {
            let mut rows = Rows::under(Cell::text(area));
            rows.push(cells);
            rows
        });
        let groups = first.iter().map(|each| group(site, links, each));
        Table::grouped(caption, columns, groups.chain(itself))
    };
    table.compact().unless_empty()
}

/// A division and those below it; the first row is the whole of it.
fn group(site: &Site<'_>, links: &Links<'_>, place: &Jurisdiction) -> Rows {
    let mut rows = Rows::under(Cell::text(&place.name));
    rows.push(row(site, links, &place.code, &format!("{}（全部）", place.name)));
    rows_below(site, links, &place.code).into_iter().for_each(|cells| rows.push(cells));
    rows
}

/// The places right below one, then what stands in none of them, so that the rows add up to the
/// place; none where no place is below.
pub(super) fn rows_below(
    site: &Site<'_>,
    links: &Links<'_>,
    code: &JurisdictionCode,
) -> Vec<Vec<Cell>> {
    let below = site.places_below(code).into_iter();
    let below = below.map(|each| row(site, links, &each.code, &each.name));
    below.chain(itself(site, links, code)).collect()
}

/// What stands in a place and in none of those below it, where there is any.
fn itself(site: &Site<'_>, links: &Links<'_>, code: &JurisdictionCode) -> Option<Vec<Cell>> {
    let counts = site.place_counts_itself(code);
    let told = counts.active_institutions > 0 && !site.places_below(code).is_empty();
    let label = holders::itself_name(site, code);
    told.then(|| counted(links, code, &label, counts))
}

/// One division with its counts.
fn row(site: &Site<'_>, links: &Links<'_>, code: &JurisdictionCode, label: &str) -> Vec<Cell> {
    counted(links, code, label, site.place_counts(code))
}

fn counted(
    links: &Links<'_>,
    code: &JurisdictionCode,
    label: &str,
    counts: PlaceCounts,
) -> Vec<Cell> {
    vec![
        Cell::link(label, links.page(&Page::Jurisdiction(code.clone()))),
        Cell::number(counts.active_institutions),
        Cell::number(counts.active_filings),
    ]
}
