//! What the institution filed.

use crate::dataset::{Filing, InstitutionIndex};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::views::holders::{self, NOT_REPORTED};
use crate::site::Site;
use std::collections::BTreeSet;

/// Every filing; the first of each technology carries the technology's anchor.
pub(super) fn table(site: &Site<'_>, links: &Links<'_>, index: InstitutionIndex) -> Option<Table> {
    let columns = [
        Column::text("技术"),
        Column::text("状态"),
        Column::text("完成备案时间"),
        Column::text("备案机关"),
        Column::text("所依据的目录"),
        Column::text("许可证副本备注"),
    ];
    let mut rows = Rows::plain();
    let mut anchored = BTreeSet::new();
    for filing in site.filings_of(index) {
        let cells = row(site, links, filing);
        match anchored.insert(&filing.technology) {
            true => rows.push_at(filing.technology.as_str(), cells),
            false => rows.push(cells),
        }
    }
    Table::grouped("备案的限制类技术", columns, [rows]).headed().unless_empty()
}

fn row(site: &Site<'_>, links: &Links<'_>, filing: &Filing) -> Vec<Cell> {
    let department = filing.department.as_ref().map(|name| format!("科室：{name}"));
    vec![
        technology(site, links, filing).with_note_of(department),
        holders::status(filing),
        Cell::date(filing.completed, NOT_REPORTED).with_note_of(steps(filing)),
        holders::authority(site, filing),
        entry(site, links, filing),
        Cell::or_unknown(filing.licence_note.as_deref(), NOT_REPORTED),
    ]
}

/// The dates before the completion, where reported.
fn steps(filing: &Filing) -> Option<String> {
    let first = filing.first_case.map(|date| format!("首例：{}", date.in_chinese()));
    let papers = filing.papers_complete.map(|date| format!("材料齐全：{}", date.in_chinese()));
    let steps: Vec<_> = first.into_iter().chain(papers).collect();
    (!steps.is_empty()).then(|| steps.join("；"))
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
        .with_note_of(entry.scope.as_ref().map(|scope| format!("限{scope}")))
}
