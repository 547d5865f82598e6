//! 机构: every institution by place; where they are too many, the places that list them.

use super::View;
use super::holders::{branch_name, described, itself_name};
use super::jurisdictions::{self, place_name};
use crate::catalog::JurisdictionCode;
use crate::dataset::InstitutionIndex;
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{Page, Site};
use serde::Serialize;
use std::cmp::Reverse;

/// Up to so many institutions are listed on this page.
const MOST_LISTED: usize = 300;

/// Up to so many of those that are no longer listed.
const MOST_FORMER: usize = 50;

#[derive(Serialize)]
struct Institutions {
    count: String,
    /// Whether the institutions themselves are listed.
    whole: bool,
    table: Table,
    /// Those outside the site's area, or the first of them, which no count of the area has in it.
    elsewhere: Option<Table>,
    /// How many more of those there are, and the file that has them.
    more_elsewhere: Option<Cell>,
    /// The name of the site's area.
    area: String,
    /// Those that are no longer listed, or the first of them.
    former: Option<Table>,
    /// How many more of them there are, and the file that has them.
    more: Option<Cell>,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let count = site.place_counts(&site.jurisdiction).institutions;
    let whole = count as usize <= MOST_LISTED;
    let body = Institutions {
        count: format::number(count),
        whole,
        table: if whole { listed(site, links) } else { counted(site, links) },
        elsewhere: elsewhere(site, links),
        more_elsewhere: more_elsewhere(site, links),
        area: jurisdictions::area_name(site),
        former: former(site, links),
        more: more(site, links),
    };
    let head = Head {
        title: section_label(&Page::Institutions).to_owned(),
        description: "本站列出的医疗机构，按所在地排列，各有多少项备案有效。".to_owned(),
        above: Vec::new(),
    };
    View::new("pages/institutions.html", head, &body)
}

fn elsewhere(site: &Site<'_>, links: &Links<'_>) -> Option<Table> {
    let all: Vec<_> = site.institutions_elsewhere().collect();
    let caption = format!("共 {} 家", format::number(all.len() as u32));
    let columns = [Column::text("医疗机构"), Column::numeric("有效备案（项）")];
    let rows = all.into_iter().take(MOST_LISTED).map(|index| row(site, links, index));
    Table::new(caption, columns, rows.collect::<Vec<_>>()).compact().unless_empty()
}

fn more_elsewhere(site: &Site<'_>, links: &Links<'_>) -> Option<Cell> {
    let more = site.institutions_elsewhere().count().checked_sub(MOST_LISTED + 1)? + 1;
    let text = format!("还有 {} 家，见机构数据（CSV）", format::number(more as u32));
    Some(Cell::link(text, links.file("data/institutions.csv")))
}

/// Institutions that are no longer listed, those removed last first.
fn former(site: &Site<'_>, links: &Links<'_>) -> Option<Table> {
    let mut all: Vec<_> = site.history.former_institutions.values().collect();
    all.sort_by_key(|known| {
        let release = known.removal.as_ref().map(|removal| removal.release);
        (Reverse(release), &known.name, &known.id)
    });
    let rows = all.into_iter().take(MOST_FORMER).map(|known| {
        let page = links.page(&Page::FormerInstitution(known.id));
        let since = known.removal.as_ref().map(|removal| format::day(removal.release));
        vec![Cell::link(&known.name, page), Cell::or_unknown(since.as_deref(), "没有记下")]
    });
    let columns = [Column::text("医疗机构"), Column::short("不再列出自")];
    let table = Table::new("不再列出的机构", columns, rows.collect::<Vec<_>>());
    table.compact().headed().unless_empty()
}

fn more(site: &Site<'_>, links: &Links<'_>) -> Option<Cell> {
    let more = site.history.former_institutions.len().checked_sub(MOST_FORMER + 1)? + 1;
    let text = format!("还有 {} 家，见数据（CSV）", format::number(more as u32));
    Some(Cell::link(text, links.file("data/former-institutions.csv")))
}

fn listed(site: &Site<'_>, links: &Links<'_>) -> Table {
    let columns = [Column::text("医疗机构"), Column::numeric("有效备案（项）")];
    let groups = branches(site).into_iter().map(|branch| {
        let institutions = institutions_of(site, &branch);
        let counts = match branch == site.jurisdiction {
            true => site.place_counts_itself(&branch),
            false => site.place_counts(&branch),
        };
        let valid = counts.active_institutions as usize;
        let heading = heading(&branch_name(site, &branch), institutions.len(), valid);
        let page = links.page(&Page::Jurisdiction(branch));
        let mut rows = Rows::under(Cell::link(heading, page));
        institutions.into_iter().for_each(|index| rows.push(row(site, links, index)));
        rows
    });
    Table::grouped("按所在地的行政区划代码排列", columns, groups).compact()
}

/// 长春市（25 家，其中 24 家有有效备案）: the page of the place counts the latter.
fn heading(place: &str, listed: usize, valid: usize) -> String {
    match listed == valid {
        true => format!("{place}（{listed} 家）"),
        false => format!("{place}（{listed} 家，其中 {valid} 家有有效备案）"),
    }
}

/// The places right below the site's area, then the area itself for institutions of which no
/// source says more.
fn branches(site: &Site<'_>) -> Vec<JurisdictionCode> {
    let below = site.places_below(&site.jurisdiction).into_iter().map(|place| place.code.clone());
    below.chain(std::iter::once(site.jurisdiction.clone())).collect()
}

fn institutions_of(site: &Site<'_>, branch: &JurisdictionCode) -> Vec<InstitutionIndex> {
    match *branch == site.jurisdiction {
        true => site.institutions_at(branch).to_vec(),
        false => site.institutions_within(branch),
    }
}

fn row(site: &Site<'_>, links: &Links<'_>, index: InstitutionIndex) -> Vec<Cell> {
    let valid = site.valid_technologies(index).len() as u32;
    vec![described(site, links, index), Cell::number(valid)]
}

/// Each place with its number of institutions: its own page lists them.
fn counted(site: &Site<'_>, links: &Links<'_>) -> Table {
    let columns = [Column::text("地区"), Column::numeric("机构（家）")];
    let groups = branches(site).into_iter().map(|branch| {
        let mut rows = Rows::under(Cell::text(branch_name(site, &branch)));
        let whole = institutions_of(site, &branch).len();
        let name = place_name(site, &branch);
        rows.push(counted_row(links, &branch, &name, whole));
        if branch != site.jurisdiction {
            count_below(site, links, &branch, &mut rows);
        }
        rows
    });
    Table::grouped("点地区看当地的机构", columns, groups).compact()
}

/// The places below one, and what stands in none of them.
fn count_below(site: &Site<'_>, links: &Links<'_>, branch: &JurisdictionCode, rows: &mut Rows) {
    let below = site.places_below(branch);
    for place in &below {
        let count = site.institutions_within(&place.code).len();
        rows.push(counted_row(links, &place.code, &place_name(site, &place.code), count));
    }
    let itself = site.institutions_at(branch).len();
    if itself > 0 && !below.is_empty() {
        rows.push(counted_row(links, branch, &itself_name(site, branch), itself));
    }
}

fn counted_row(links: &Links<'_>, code: &JurisdictionCode, name: &str, count: usize) -> Vec<Cell> {
    let page = links.page(&Page::Jurisdiction(code.clone()));
    vec![Cell::link(name, page), Cell::number(count as u32)]
}
