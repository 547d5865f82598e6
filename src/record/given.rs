//! What the titles over a table say for all of its rows: 医疗机构名称：示例甲医院.
//!
//! A hospital's own list has no column with its name. The name counts only where a title gives
//! it with its label and the header has no such column.

use super::field::Field;
use super::synonyms::{ColumnName, column_name};
use crate::source::{Cell, Row};
use crate::text::trim;
use std::num::NonZeroU32;

/// A value given in a title.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    /// What it is.
    pub(crate) field: Field,
    /// Its 1-based column.
    pub(crate) column: u16,
    /// The value, with its row.
    pub(crate) cell: Cell,
}

impl Given {
    /// The same where its row is yet to come.
    pub(crate) fn not_yet(self) -> Self {
        Self { cell: Cell::default(), ..self }
    }
}

/// The institution that titles name, if they name exactly one.
pub(crate) fn institution(titles: &[Row]) -> Option<Given> {
    let mut found = titles.iter().flat_map(in_row);
    let first = found.next()?;
    found.all(|other| other.cell.text == first.cell.text).then_some(first)
}

fn in_row(row: &Row) -> impl Iterator<Item = Given> + '_ {
    let filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
    let filled: Vec<(usize, &Cell)> = filled.collect();
    let given = (0..filled.len()).filter_map(|at| {
        let (column, cell) = filled[at];
        let (label, value) = cell.text.split_once(['：', ':'])?;
        let is_name = column_name(label) == ColumnName::Field(Field::InstitutionName);
        let (column, value) = match (trim(value), filled.get(at + 1)) {
            ("", Some((next, cell))) => (*next, trim(&cell.text)),
            (value, _) => (column, value),
        };
        // 医疗机构名称：      填表人：: the form was left empty.
        let is_value = !value.is_empty() && !value.contains(['：', ':']);
        (is_name && is_value).then(|| Given {
            field: Field::InstitutionName,
            column: u16::try_from(column + 1).unwrap_or(u16::MAX),
            cell: Cell { origin: NonZeroU32::new(row.number), ..Cell::text(value) },
        })
    });
    given.collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(rows: &[&[&str]]) -> Option<String> {
        let row = |cells: &&[&str]| Row {
            number: 1,
            lines: 1,
            cells: cells.iter().map(|text| Cell::text(*text)).collect(),
        };
        let rows: Vec<Row> = rows.iter().map(row).collect();
        institution(&rows).map(|given| given.cell.text)
    }

    #[test]
    fn a_label_and_a_value_name_the_institution() {
        let name = Some("示例甲医院".to_owned());
        assert_eq!(named(&[&["医疗机构名称（盖章）：示例甲医院", "填表人：示例"]]), name);
        assert_eq!(named(&[&["院务公开表"], &["单位名称：", "示例甲医院"]]), name);
        for row in
            ["示例甲医院院务公开表", "医疗机构名称：", "医疗机构名称：  填表人：", "联系人：示例"]
        {
            assert_eq!(named(&[&[row]]), None, "{row}");
        }
        assert_eq!(named(&[&["单位名称：示例甲医院"], &["单位名称：示例乙医院"]]), None);
    }
}
