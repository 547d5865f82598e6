//! 按地区查: the divisions of the site with what is filed in each.

use super::View;
use crate::catalog::{Jurisdiction, JurisdictionCode};
use crate::render::RenderError;
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::site::{Page, Site};
use serde::Serialize;

/// Above so many divisions only the first level is listed; each has its own page with the rest.
const MOST_ON_ONE_PAGE: usize = 400;

#[derive(Serialize)]
struct Jurisdictions {
    /// The whole area, with its page.
    whole: Cell,
    table: Option<Table>,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let area = &site.jurisdiction;
    let name = area_name(site);
    let body = Jurisdictions {
        whole: Cell::link(&name, links.page(&Page::Jurisdiction(area.clone()))),
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
        let rows = first.iter().map(|each| row(site, links, &each.code, &each.name));
        Table::new(caption, columns, rows.collect::<Vec<_>>())
    } else {
        Table::grouped(caption, columns, first.iter().map(|each| group(site, links, each)))
    };
    table.compact().unless_empty()
}

/// A division and those below it; the first row is the whole of it.
fn group(site: &Site<'_>, links: &Links<'_>, place: &Jurisdiction) -> Rows {
    let mut rows = Rows::under(Cell::text(&place.name));
    rows.push(row(site, links, &place.code, &format!("{}（全部）", place.name)));
    for below in site.places_below(&place.code) {
        rows.push(row(site, links, &below.code, &below.name));
    }
    rows
}

/// One division with its counts.
pub(super) fn row(
    site: &Site<'_>,
    links: &Links<'_>,
    code: &JurisdictionCode,
    label: &str,
) -> Vec<Cell> {
    let counts = site.place_counts(code);
    vec![
        Cell::link(label, links.page(&Page::Jurisdiction(code.clone()))),
        Cell::number(counts.active_institutions),
        Cell::number(counts.active_filings),
    ]
}
