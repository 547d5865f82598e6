//! JSON and NDJSON with the keys in column order.

use super::Encoded;
use crate::sample::column::{Cell, Column};
use crate::sample::style::Style;
use crate::sample::table::Table;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// One object whose only member holds the rows; empty cells are `null`.
pub(super) fn object(style: Style, table: &Table) -> Encoded {
    #[derive(serde::Serialize)]
    struct Document<'a> {
        records: Vec<Record<'a>>,
    }
    let records = table.rows.iter().map(|row| Record { style, table, row, nulls: true }).collect();
    let mut bytes = serde_json::to_vec_pretty(&Document { records })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// One object a line; empty cells are left out.
pub(super) fn lines(style: Style, table: &Table) -> Encoded {
    let mut bytes = Vec::new();
    for row in &table.rows {
        serde_json::to_writer(&mut bytes, &Record { style, table, row, nulls: false })?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

struct Record<'a> {
    style: Style,
    table: &'a Table,
    row: &'a [Cell],
    nulls: bool,
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (column, cell) in self.table.columns.iter().zip(self.row) {
            self.entry(&mut map, *column, cell)?;
        }
        map.end()
    }
}

impl Record<'_> {
    fn entry<M: SerializeMap>(
        &self,
        map: &mut M,
        column: Column,
        cell: &Cell,
    ) -> Result<(), M::Error> {
        let key = column.header(self.style.wording);
        match cell {
            Cell::Text(text) if !text.is_empty() => map.serialize_entry(key, text),
            Cell::Text(_) if self.nulls => map.serialize_entry(key, &()),
            Cell::Text(_) => Ok(()),
            Cell::Number(number) => map.serialize_entry(key, number),
            Cell::Day(day) => map.serialize_entry(key, &self.style.write_day(*day)),
        }
    }
}
