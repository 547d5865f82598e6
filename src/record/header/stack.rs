//! Headers of several rows: 备案情况 over 完成备案时间 and 备案机关.
//!
//! Each column of such a header has a path of texts, from the group above down to its own. A
//! group holds for the columns of its merged range; where a file says nothing of merged ranges,
//! for the blank cells to its right, as long as something stands below it.

use crate::source::{MergedRange, Row};
use crate::text::trim;
use std::borrow::Cow;

/// The texts over each column, from the top down; blank cells and repeated texts are left out.
pub(crate) fn paths(rows: &[Row], merges: &[MergedRange]) -> Vec<Vec<String>> {
    let rows = &*unmerged(rows, merges);
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    (0..width).map(|column| path(rows, column)).collect()
}

/// The rows with the text of each merged block in all of its cells.
fn unmerged<'r>(rows: &'r [Row], merges: &[MergedRange]) -> Cow<'r, [Row]> {
    let mut filled = Cow::Borrowed(rows);
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return filled };
    let within = first.number..=last.number;
    // The ranges are in the order of their first rows.
    let from = merges.partition_point(|range| range.first_row < *within.start());
    for range in merges[from..].iter().take_while(|range| within.contains(&range.first_row)) {
        let columns =
            usize::from(range.first_column.max(1) - 1)..usize::from(range.last_column).min(width);
        let top = rows.iter().find(|row| row.number == range.first_row);
        let Some(text) = top.and_then(|row| row.cells.get(columns.start)) else { continue };
        let covered = (0..rows.len())
            .filter(|at| (range.first_row..=range.last_row).contains(&rows[*at].number));
        for (row, column) in
            covered.flat_map(|row| columns.clone().map(move |column| (row, column)))
        {
            let cells = &mut filled.to_mut()[row].cells;
            cells.resize(cells.len().max(width), crate::source::Cell::default());
            cells[column] = text.clone();
        }
    }
    filled
}

fn path(rows: &[Row], column: usize) -> Vec<String> {
    let mut path: Vec<String> = Vec::new();
    for level in 0..rows.len() {
        let own = text(&rows[level], column);
        let text = match own.is_empty() && level + 1 < rows.len() {
            true => group(rows, level, column).unwrap_or_default(),
            false => own,
        };
        if !text.is_empty() && path.last().map(String::as_str) != Some(text) {
            path.push(text.to_owned());
        }
    }
    path
}

/// The group at a level that reaches to a blank cell from the left.
fn group(rows: &[Row], level: usize, column: usize) -> Option<&str> {
    let below = &rows[level + 1..];
    let has_below = |column: usize| below.iter().any(|row| !text(row, column).is_empty());
    if !has_below(column) {
        return None;
    }
    let start = (0..column).rev().find(|at| !text(&rows[level], *at).is_empty())?;
    let reaches = (start..column).all(has_below);
    reaches.then(|| text(&rows[level], start))
}

fn text(row: &Row, column: usize) -> &str {
    row.cells.get(column).map_or("", |cell| trim(&cell.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Cell;

    fn paths_of(rows: &[&[&str]]) -> Vec<String> {
        let row = |cells: &&[&str]| Row {
            number: 1,
            lines: 1,
            cells: cells.iter().map(|text| Cell::text(*text)).collect(),
        };
        let rows: Vec<Row> = rows.iter().map(row).collect();
        paths(&rows, &[]).into_iter().map(|path| path.join("/")).collect()
    }

    #[test]
    fn a_group_holds_for_the_blank_cells_beside_it() {
        let rows: [&[&str]; 2] = [
            &["序号", "医疗机构", "", "备案情况", "", "备注"],
            &["", "名称", "级别", "完成备案时间", "备案机关", ""],
        ];
        let expected = [
            "序号",
            "医疗机构/名称",
            "医疗机构/级别",
            "备案情况/完成备案时间",
            "备案情况/备案机关",
            "备注",
        ];
        assert_eq!(paths_of(&rows), expected);
    }

    #[test]
    fn a_name_over_nothing_is_no_group() {
        let rows: [&[&str]; 2] = [&["医疗机构名称", "", "备注"], &["", "技术名称", ""]];
        assert_eq!(paths_of(&rows), ["医疗机构名称", "技术名称", "备注"]);
    }
}
