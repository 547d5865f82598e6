//! Days written in three columns: 备案时间 over 年, 月 and 日.

use super::Names;
use super::synonyms::ColumnName;
use crate::source::{Cell, Row};
use crate::text::trim;

/// The names of the three columns under the name of the day.
pub(crate) const PARTS: [&str; 3] = ["年", "月", "日"];

/// What a part of a day is under its group's name: the year stands for the day, and the others
/// are read with it.
pub(crate) fn name(path: &[&str], group: impl Fn(&str) -> ColumnName) -> Option<ColumnName> {
    let [.., over, own] = path else { return None };
    let at = PARTS.iter().position(|part| part == own)?;
    let field = match group(over) {
        ColumnName::Field(field) if field.is_day() => field,
        _ => return None,
    };
    Some(if at == 0 { ColumnName::Field(field) } else { ColumnName::Ignored })
}

/// The first columns of the days in three.
pub(crate) fn days(names: &Names) -> Vec<usize> {
    let is_part = |at: usize, part: &str| {
        names.is_known(at) && names.text(at).rsplit('·').next() == Some(part)
    };
    let is_day = |at: &usize| (0..PARTS.len()).all(|part| is_part(at + part, PARTS[part]));
    (0..names.width()).filter(is_day).collect()
}

/// Writes the days of a row into their first columns. A row whose year says it all stays.
pub(crate) fn join(row: &mut Row, days: &[usize]) {
    for at in days {
        let texts: Vec<&str> =
            row.cells.iter().skip(*at).take(PARTS.len()).map(|cell| trim(&cell.text)).collect();
        let filled = texts.iter().take_while(|text| !text.is_empty()).count();
        let is_number = |text: &&str| text.chars().all(|each| each.is_ascii_digit());
        if filled == 0 || !texts[..filled].iter().all(is_number) {
            continue;
        }
        let parts = texts[..filled].iter().zip(PARTS);
        let day: String = parts.map(|(text, part)| format!("{text}{part}")).collect();
        row.cells[*at] = Cell { origin: row.cells[*at].origin, ..Cell::text(day) };
    }
}
