//! Filings that are no longer listed, as last published, with the export that lacks them.

use super::holders::NOT_REPORTED;
use super::{holders, listing};
use crate::catalog::TechnologyId;
use crate::history::{FormerFiling, Removal};
use crate::record::FilingStatus;
use crate::render::format;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::site::changes::value_words;
use crate::site::{Page, Site};
use std::collections::BTreeSet;

/// The table; a technology that is not `anchored` elsewhere on the page has its anchor here, so
/// that a link to it still leads to what was known.
pub(super) fn table<'f>(
    site: &Site<'_>,
    links: &Links<'_>,
    filings: &'f [FormerFiling],
    mut anchored: BTreeSet<&'f TechnologyId>,
) -> Option<Table> {
    let columns = [
        Column::text("技术"),
        Column::text("最后公布的状态"),
        Column::short("完成备案时间"),
        Column::text("备案机关"),
        Column::text("不再列出"),
    ];
    let mut rows = Rows::plain();
    let mut all: Vec<_> = filings.iter().collect();
    all.sort_by_key(|each| (site.technology_rank(&each.filing.technology), *each));
    for former in all {
        let id = &former.filing.technology;
        let cells = row(site, links, former);
        match anchored.insert(id) {
            true => rows.push_at(id.as_str(), cells),
            false => rows.push(cells),
        }
    }
    Table::grouped("不再列出的备案，照最后一次公布的内容", columns, [rows]).headed().unless_empty()
}

fn row(site: &Site<'_>, links: &Links<'_>, former: &FormerFiling) -> Vec<Cell> {
    let FormerFiling { filing, removal } = former;
    let value = |field: &str| {
        let value = filing.values.get(field);
        value.map(|value| value_words(site, Some(field), value))
    };
    let release = Cell::link(
        format!("自{}起", format::day(removal.release)),
        links.page(&Page::Change(removal.release)),
    );
    vec![
        listing::technology(site, links, &filing.technology)
            .with_notes(value("limited_to").map(|part| holders::part_in_words(&part))),
        status(&filing.status),
        Cell::or_unknown(value("completed").as_deref(), NOT_REPORTED),
        Cell::or_unknown(value("authority_id").as_deref(), NOT_REPORTED),
        release.with_note(export(site, removal)),
    ]
}

/// Not as a status tag: what was last published may no longer hold.
fn status(code: &str) -> Cell {
    let known = FilingStatus::from_code(code);
    Cell::text(known.map_or_else(|| code.to_owned(), |status| status.in_chinese().to_owned()))
}

/// Which export no longer lists it, or lists it in a row that is set aside.
pub(super) fn export(site: &Site<'_>, removal: &Removal) -> String {
    let Some(folder) = &removal.folder else {
        return "旧版台账没有记下是哪份导出".to_owned();
    };
    let sender = site.sender(folder).map_or(folder, |authority| &authority.name);
    let last = removal.last.map(|date| format!("；{}的导出里还有", format::day(date)));
    let last = last.unwrap_or_default();
    match removal.missing {
        Some(date) => {
            format!("{sender} {}的导出里没有，或者有错误没有采用{last}", format::day(date))
        }
        None => format!("{sender}不再有导出{last}"),
    }
}
