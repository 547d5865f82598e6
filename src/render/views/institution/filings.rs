//! What the institution filed.

use crate::dataset::{Filing, InstitutionIndex};
use crate::record::{Field, Kind};
use crate::render::format;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::views::holders::{self, NOT_REPORTED};
use crate::site::{Site, scope};
use std::collections::BTreeSet;

/// What the institution filed, the valid filings first, in the order of the catalogs.
pub(super) struct Filings<'a> {
    filings: Vec<&'a Filing>,
    /// Whether any row says what the licence notes; if none does, the page says so once.
    pub(super) has_notes: bool,
}

impl<'a> Filings<'a> {
    pub(super) fn of(site: &Site<'a>, index: InstitutionIndex) -> Self {
        let mut filings: Vec<_> = site.filings_of(index).collect();
        filings.sort_by_key(|each| (each.status, site.technology_rank(&each.technology)));
        let has_notes = filings.iter().any(|each| each.licence_note.is_some());
        Self { filings, has_notes }
    }

    /// The table; the first row of each technology carries the technology's anchor.
    pub(super) fn table(&self, site: &Site<'_>, links: &Links<'_>) -> Option<Table> {
        let mut columns = vec![
            Column::text("技术"),
            Column::text("状态"),
            Column::short("完成备案时间"),
            Column::text("备案机关"),
            Column::text("所依据的目录"),
        ];
        columns.extend(self.has_notes.then(|| Column::text("许可证副本备注")));
        let mut rows = Rows::plain();
        let mut anchored = BTreeSet::new();
        for filing in &self.filings {
            let cells = self.row(site, links, filing);
            match anchored.insert(&filing.technology) {
                true => rows.push_at(filing.technology.as_str(), cells),
                false => rows.push(cells),
            }
        }
        Table::grouped("备案的限制类技术", columns, [rows]).headed().unless_empty()
    }

    fn row(&self, site: &Site<'_>, links: &Links<'_>, filing: &Filing) -> Vec<Cell> {
        let department = filing.department.as_ref().map(|name| format!("科室：{name}"));
        let mut cells = vec![
            technology(site, links, filing).with_notes(department),
            holders::status(filing).with_notes(corrected(site, filing, Field::Status)),
            holders::completed(site, filing).with_notes(papers(filing)).with_notes(corrected(
                site,
                filing,
                Field::Completed,
            )),
            holders::authority(site, filing),
            entry(site, links, filing),
        ];
        let note = filing.licence_note.as_deref();
        cells.extend(self.has_notes.then(|| Cell::or_unknown(note, NOT_REPORTED)));
        cells
    }
}

/// Since when a value is a corrected one; the history below says why.
fn corrected(site: &Site<'_>, filing: &Filing, field: Field) -> Option<String> {
    let mut corrections = site.corrections_of(filing.institution);
    let last = corrections.rfind(|each| {
        each.technology.as_ref() == Some(&filing.technology)
            && (each.kind, each.field) == (Kind::Filing, field)
    });
    last.map(|each| format!("{}更正", format::day(each.cause.date)))
}

/// When the papers were complete, where reported.
fn papers(filing: &Filing) -> Option<String> {
    filing.papers_complete.map(|date| format!("材料齐全 {}", date.in_chinese()))
}

/// The technology by today's name.
pub(super) fn technology(site: &Site<'_>, links: &Links<'_>, filing: &Filing) -> Cell {
    let id = &filing.technology;
    let name = site.reference.technologies.get(id).map_or(id.as_str(), |each| each.name.as_str());
    Cell::link(name, links.technology(id))
}

/// The entry the filing was made under: a code means something only with its edition.
fn entry(site: &Site<'_>, links: &Links<'_>, filing: &Filing) -> Cell {
    let Some((edition, entry)) = site.entry(&filing.entry) else {
        return Cell::unknown(NOT_REPORTED);
    };
    let code = entry.code.as_deref().unwrap_or("未编号");
    let href = links.catalog_entry(&edition.id, entry);
    Cell::link(format!("{} {code}", edition.short_title), href)
        .with_notes(entry.scope.as_deref().map(scope::part_in_short))
        .with_notes(site.off(&filing.technology).map(str::to_owned))
}
