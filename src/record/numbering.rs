//! Whether the numbers of the rows prove which rows belong together.
//!
//! In a sheet saved from one with merged cells, the number and the name stand in the first row
//! of each institution only. Where the numbers run on without a gap, and every row without a name
//! is without a number too, no institution's own row has been lost.

use super::notes::Notes;
use crate::source::Row;
use crate::text::trim;
use unicode_normalization::UnicodeNormalization;

/// Whether rows with a name are numbered 1, 2, 3 … and all others have neither number nor
/// anything else about who is meant (`who`: the columns that say it).
pub(crate) fn is_numbered_by_name(rows: &[Row], serial: usize, name: usize, who: &[usize]) -> bool {
    let mut notes = Notes::default();
    let mut last: Option<u32> = None;
    let text = |row: &Row, at: usize| -> String {
        row.cells.get(at).map_or_else(String::new, |cell| trim(&cell.text).nfkc().collect())
    };
    for row in rows.iter().filter(|row| !row.is_blank()) {
        if notes.is_note(row) {
            continue;
        }
        let number = text(row, serial);
        if text(row, name).is_empty() {
            if !number.is_empty() || who.iter().any(|at| !text(row, *at).is_empty()) {
                return false;
            }
            continue;
        }
        match (number.parse::<u32>().ok(), last) {
            (Some(1), None) => last = Some(1),
            (Some(number), Some(before)) if number == before + 1 => last = Some(number),
            _ => return false,
        }
    }
    last.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Cell;

    fn proves(rows: &[[&str; 3]]) -> bool {
        let row = |cells: &[&str; 3]| Row {
            number: 1,
            lines: 1,
            cells: cells.iter().map(|text| Cell::text(*text)).collect(),
        };
        let rows: Vec<Row> = rows.iter().map(row).collect();
        is_numbered_by_name(&rows, 0, 1, &[1])
    }

    #[test]
    fn a_gap_or_a_number_without_a_name_proves_nothing() {
        assert!(proves(&[["1", "甲院", "甲"], ["", "", "乙"], ["2", "乙院", "甲"]]));
        assert!(!proves(&[["1", "甲院", "甲"], ["", "", "乙"], ["3", "乙院", "甲"]]));
        assert!(!proves(&[["1", "甲院", "甲"], ["2", "", "乙"], ["3", "乙院", "甲"]]));
        assert!(!proves(&[["", "甲院", "甲"], ["", "", "乙"]]));
    }
}
