//! What else the institution has to show: training bases, graded operations, new technologies.

use crate::dataset::{InstitutionIndex, NewTechnology, SurgeryItem};
use crate::date::PartialDate;
use crate::render::format;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Table};
use crate::render::views::holders::{NOT_REPORTED, base_cells};
use crate::render::views::listing;
use crate::site::Site;
use jiff::ToSpan;
use serde::Serialize;
use std::collections::BTreeMap;

/// Up to so many operations the whole list stands open.
const MOST_OPEN: usize = 40;

/// The operations of one level.
#[derive(Serialize)]
pub(super) struct SurgeryLevel {
    heading: String,
    /// Whether the list stands open.
    open: bool,
    table: Table,
}

/// Training bases at the institution.
pub(super) fn training(
    site: &Site<'_>,
    links: &Links<'_>,
    index: InstitutionIndex,
) -> Option<Table> {
    let columns = [
        Column::text("技术"),
        Column::short("状态"),
        Column::short("备案日期"),
        Column::text("培训名额"),
        Column::text("培训计划"),
    ];
    let rows = site.training_bases_of(index).map(|base| {
        let first = listing::technology(site, links, &base.technology);
        std::iter::once(first).chain(base_cells(base)).collect()
    });
    Table::new("承担规范化培训的技术", columns, rows.collect::<Vec<_>>()).headed().unless_empty()
}

/// The graded surgery list, the highest level first.
pub(super) fn surgery(site: &Site<'_>, index: InstitutionIndex) -> Vec<SurgeryLevel> {
    let mut levels: BTreeMap<_, Vec<&SurgeryItem>> = BTreeMap::new();
    for item in site.surgery_items_of(index) {
        levels.entry(std::cmp::Reverse(item.level)).or_default().push(item);
    }
    let open = levels.values().map(Vec::len).sum::<usize>() <= MOST_OPEN;
    let level = |(level, items): (std::cmp::Reverse<Option<u8>>, Vec<&SurgeryItem>)| {
        let word = level.0.map_or("级别未写明", surgery_level);
        let heading = format!("{word}（{} 项）", format::number(items.len() as u32));
        let columns = [Column::text("手术名称"), Column::short("手术编码")];
        let rows = items.into_iter().map(surgery_row);
        SurgeryLevel { open, table: Table::new(word, columns, rows).compact().headed(), heading }
    };
    levels.into_iter().map(level).collect()
}

fn surgery_level(level: u8) -> &'static str {
    match level {
        1 => "一级手术",
        2 => "二级手术",
        3 => "三级手术",
        4 => "四级手术",
        _ => "其他级别的手术",
    }
}

fn surgery_row(item: &SurgeryItem) -> Vec<Cell> {
    vec![
        Cell::text(&item.name).with_notes(item.department.clone()),
        Cell::or_unknown(item.code.as_deref(), NOT_REPORTED),
    ]
}

/// New technologies, with the end of the hospital's own supervision.
pub(super) fn new_technologies(site: &Site<'_>, index: InstitutionIndex) -> Option<Table> {
    let columns = [
        Column::text("新技术"),
        Column::short("等级"),
        Column::text("类别"),
        Column::short("准入日期"),
        Column::short("监管期到"),
        Column::text("科室"),
    ];
    let rows = site.new_technologies_of(index).map(new_technology_row);
    Table::new("医院自行准入的新技术", columns, rows.collect::<Vec<_>>()).headed().unless_empty()
}

/// Why the end of the supervision is not told.
fn no_end(technology: &NewTechnology) -> &'static str {
    match technology.admitted_on.and(technology.supervision_months) {
        Some(_) => "准入日期不够精确，算不出",
        None => "准入日期或监管期未写明",
    }
}

fn new_technology_row(technology: &NewTechnology) -> Vec<Cell> {
    let grade = technology.grade.map(grade);
    let end = technology
        .admitted_on
        .zip(technology.supervision_months)
        .and_then(|(from, months)| supervision_end(from, months));
    vec![
        Cell::text(&technology.name),
        Cell::or_unknown(grade, NOT_REPORTED),
        Cell::or_unknown(technology.class.as_deref(), NOT_REPORTED),
        Cell::date(technology.admitted_on, NOT_REPORTED),
        Cell::date(end, no_end(technology)),
        Cell::or_unknown(technology.department.as_deref(), NOT_REPORTED),
    ]
}

fn grade(grade: u8) -> &'static str {
    match grade {
        1 => "一级",
        2 => "二级",
        3 => "三级",
        _ => "其他等级",
    }
}

/// The end of a period of months, as precise as its beginning: a month plus twelve months is a
/// month. `None` where only the year is known, or out of range.
fn supervision_end(from: PartialDate, months: u16) -> Option<PartialDate> {
    let end = from.earliest().checked_add(i32::from(months).months()).ok()?;
    match (from.day(), from.to_string().len()) {
        (Some(_), _) => PartialDate::from_parts(end.year(), Some(end.month()), Some(end.day())),
        (None, 7) => PartialDate::from_parts(end.year(), Some(end.month()), None),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::supervision_end;
    use crate::date::PartialDate;

    #[test]
    fn the_end_is_as_precise_as_the_beginning() {
        let end = |text: &str, months| {
            let from = PartialDate::from_iso(text).expect("date");
            supervision_end(from, months).map(|date| date.to_string())
        };
        assert_eq!(end("2024-02-29", 12).as_deref(), Some("2025-02-28"));
        assert_eq!(end("2024-11", 24).as_deref(), Some("2026-11"));
        assert_eq!(end("2024", 12), None);
    }
}
