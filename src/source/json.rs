//! JSON and NDJSON → rows aligned to the keys in the order they are first seen.
//!
//! In: arrays of objects in objects of any depth, or one object a line. Out: a table for each array,
//! one row an object; of an object that holds records, one row for each of these, numbered on
//! (`json_nested`). A record with a doubled key, or with what is no row, is set aside with a defect.

use super::file::{Parsed, UNNUMBERED};
use super::gate::{Refusal, refusal};
use super::json_nested::{Held, NoRow, held};
use super::json_value::{Found, Wrapped, each_record};
use super::location::Location;
use super::table::{Cell, Row, Table};
use super::told::Defects;
use super::xlsx::MAX_COLUMNS;
use super::{SourceDefect, SourceDefectKind};
use serde_json::value::RawValue;
use std::collections::{BTreeSet, HashMap};

/// Arrays of records that one file may have.
const MOST_ARRAYS: usize = 100;

/// Reads a JSON file: a table for each array of records in it.
pub(crate) fn read(text: &str) -> Parsed {
    let mut tables: Vec<Records> = Vec::new();
    let Wrapped { found, result } = each_record(text, &mut |at, record| {
        // A table beyond those that are read holds nothing.
        while tables.len() <= at.min(MOST_ARRAYS) {
            tables.push(Records::of_sheet(tables.len()));
        }
        if let Some(table) = tables.get_mut(at) {
            table.take(record);
        }
    });
    match result {
        Ok(()) if (1..=MOST_ARRAYS).contains(&found.len()) => {}
        Ok(()) => {
            let reason = format!("应有一组记录，文件里有 {} 组", found.len());
            tables = vec![Records::broken(reason)];
        }
        Err(error) => match tables.last_mut().filter(|_| found.len() <= MOST_ARRAYS) {
            Some(last) if last.number > 0 => {
                last.defect(last.number + 1, SourceDefectKind::BrokenOff(reason(&error)));
            }
            _ => tables = vec![Records::broken(reason(&error))],
        },
    }
    if tables.is_empty() {
        tables.push(Records::default());
    }
    let sheets = if tables.len() > 1 { names(&found) } else { Vec::new() };
    let mut parsed = Parsed { sheets, ..Parsed::default() };
    for (at, mut records) in tables.into_iter().enumerate() {
        if let Some(found) = found.get(at) {
            records.table.around.clone_from(&found.around);
        }
        let Parsed { tables, defects, .. } = records.finish();
        parsed.tables.extend(tables);
        parsed.defects.extend(defects.finish());
    }
    parsed
}

/// What the arrays are called: by their own keys, or where two have the same by all that lead to
/// them.
fn names(found: &[Found]) -> Vec<String> {
    let own = |found: &Found| found.keys.last().cloned().unwrap_or_default();
    let is_sole = |name: &String| found.iter().filter(|other| own(other) == *name).count() == 1;
    let name = |one: &Found| Some(own(one)).filter(&is_sole);
    found.iter().map(|one| name(one).unwrap_or_else(|| one.keys.join("·"))).collect()
}

/// Whether a text has one object a line, whatever its file is called.
pub(crate) fn is_lines(text: &str) -> bool {
    let mut filled = text.lines().map(crate::text::trim).filter(|line| !line.is_empty());
    let is_whole = filled.next().is_some_and(|it| it.starts_with('{') && it.ends_with('}'));
    is_whole && filled.next().is_some_and(|it| it.starts_with('{'))
}

/// Reads an NDJSON file: one object a line.
pub(crate) fn read_lines(text: &str) -> Parsed {
    let mut records = Records::default();
    for (line, number) in lines(text).into_iter().zip(1..) {
        if crate::text::trim(line).is_empty() {
            records.table.rows.push(Row { number, lines: 1, cells: Vec::new() });
            continue;
        }
        match serde_json::from_str::<&RawValue>(line) {
            Ok(record) => records.add_line(record.get(), number),
            Err(error) => {
                let kind = SourceDefectKind::BrokenJson(reason_in_line(&error));
                records.set_aside(number, kind);
            }
        }
    }
    records.finish()
}

fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.split('\n').collect();
    if lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    lines
}

fn reason(error: &serde_json::Error) -> String {
    let (line, column) = (error.line(), error.column());
    match error.is_eof() {
        true => format!("到文件第 {line} 行就结束了，没有写完"),
        false => format!("文件第 {line} 行第 {column} 个字节处不合 JSON 的写法"),
    }
}

fn reason_in_line(error: &serde_json::Error) -> String {
    match error.is_eof() {
        true => "这一行没有写完".to_owned(),
        false => format!("第 {} 个字节处不合 JSON 的写法", error.column()),
    }
}

/// Bytes that the rows of a file may repeat of the records around them.
const MOST_REPEATED: usize = 256 * 1024 * 1024;

const TOO_MUCH: &str = "嵌套的记录太多，展开后太大，请导出成一行一条的 CSV";

fn broken(reason: String) -> SourceDefectKind {
    SourceDefectKind::BrokenJson(reason)
}

fn defect_of(reason: NoRow) -> SourceDefectKind {
    match reason {
        NoRow::Doubled(key) => SourceDefectKind::DuplicateKey(key),
        NoRow::Nested(key) => broken(format!("“{key}”的值是嵌套的，应为文字、数字或文字的数组")),
        NoRow::Several(one, other) => {
            broken(format!("“{one}”和“{other}”都是一组记录，看不出哪一组是备案"))
        }
        NoRow::Unreadable(key) => broken(format!("“{key}”的值里有不成字的编码")),
        NoRow::Other => broken("记录应为 { } 括起的对象".to_owned()),
    }
}

/// The rows so far.
struct Records {
    table: Table,
    keys: Vec<String>,
    columns: HashMap<String, usize>,
    defects: Defects,
    /// The keys that lead to rows within records.
    arrays: BTreeSet<String>,
    /// Rows without anything under a key that may lead to rows in other records.
    blank: Vec<(usize, String)>,
    /// Bytes that rows repeat of the records around them.
    repeated: usize,
    /// The number of the last record taken.
    number: u32,
}

impl Default for Records {
    fn default() -> Self {
        Self {
            table: Table::empty(UNNUMBERED, 0),
            keys: Vec::new(),
            columns: HashMap::new(),
            defects: Defects::default(),
            arrays: BTreeSet::new(),
            blank: Vec::new(),
            repeated: 0,
            number: 0,
        }
    }
}

impl Records {
    /// Those of one of several arrays.
    fn of_sheet(at: usize) -> Self {
        let sheet = u16::try_from(at).unwrap_or(u16::MAX);
        Self { table: Table::empty(UNNUMBERED, sheet), ..Self::default() }
    }

    /// None, and the reason why.
    fn broken(reason: String) -> Self {
        let mut records = Self::default();
        records.defect(0, SourceDefectKind::BrokenJson(reason));
        records
    }

    /// Adds the next record.
    fn take(&mut self, record: &str) {
        self.number += self.add(record, self.number + 1);
    }

    /// Adds a record that must be one row, as it is one line.
    fn add_line(&mut self, record: &str, number: u32) {
        match held(record) {
            Held { array: Some(key), .. } => self.set_aside(number, defect_of(NoRow::Nested(key))),
            Held { rows, .. } => {
                for row in rows {
                    match row {
                        Ok(cells) => self.add_row(cells, number),
                        Err(reason) => self.set_aside(number, defect_of(reason)),
                    }
                }
            }
        }
    }

    /// Adds the rows of a record, from a number on; how many there are.
    fn add(&mut self, record: &str, number: u32) -> u32 {
        let Held { rows, array, blank, repeated } = held(record);
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        self.repeated = self.repeated.saturating_add(repeated);
        let is_too_much = self.repeated > MOST_REPEATED;
        let first = self.table.rows.len();
        for (number, row) in (number..).zip(rows) {
            match row {
                Ok(_) if is_too_much => self.set_aside(number, broken(TOO_MUCH.to_owned())),
                Ok(cells) => self.add_row(cells, number),
                Err(reason) => self.set_aside(number, defect_of(reason)),
            }
        }
        let rows = first..self.table.rows.len();
        self.blank.extend(
            blank.into_iter().flat_map(|key| rows.clone().map(move |row| (row, key.clone()))),
        );
        self.arrays.extend(array);
        count
    }

    fn add_row(&mut self, members: Vec<(String, Cell)>, number: u32) {
        let mut cells = Vec::with_capacity(self.keys.len());
        for (key, cell) in members {
            let Some(column) = self.column(key) else {
                let kind = SourceDefectKind::TooWide(MAX_COLUMNS);
                return self.set_aside(number, kind);
            };
            if cells.len() <= column {
                cells.resize(column + 1, Cell::default());
            }
            cells[column] = cell;
        }
        match refusal(&cells) {
            None => self.table.rows.push(Row { number, lines: 1, cells }),
            Some(Refusal { column, kind }) => {
                self.table.set_aside += 1;
                let location = self.location(number).at_column(column);
                self.defects.extend(kind.map(|kind| SourceDefect { location, kind }));
            }
        }
    }

    /// The key's 0-based column; `None` where there are too many keys.
    fn column(&mut self, key: String) -> Option<usize> {
        if let Some(column) = self.columns.get(&key) {
            return Some(*column);
        }
        let column = self.keys.len();
        if column >= usize::from(MAX_COLUMNS) {
            return None;
        }
        self.keys.push(key.clone());
        self.columns.insert(key, column);
        Some(column)
    }

    fn location(&self, row: u32) -> Location {
        Location { row, sheet: self.table.sheet, ..Location::of_file(UNNUMBERED) }
    }

    fn set_aside(&mut self, number: u32, kind: SourceDefectKind) {
        self.table.set_aside += 1;
        self.defect(number, kind);
    }

    fn defect(&mut self, row: u32, kind: SourceDefectKind) {
        let location = self.location(row);
        self.defects.push(SourceDefect { location, kind });
    }

    fn finish(self) -> Parsed {
        let Self { mut table, keys, defects, arrays, blank, .. } = self;
        // A hospital without filings, in a list of what each has filed.
        for (row, _) in blank.iter().filter(|(_, key)| arrays.contains(key)) {
            table.rows[*row].cells.clear();
        }
        let table = Table { keys: Some(keys), ..table };
        Parsed { tables: vec![table], defects, ..Parsed::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(table: &Table) -> Vec<Vec<String>> {
        let of_row = |row: &Row| row.cells.iter().map(|cell| cell.text.clone()).collect();
        table.rows.iter().map(of_row).collect()
    }

    #[test]
    fn keys_are_aligned_in_the_order_first_seen() {
        let parsed = read(
            r#"{"as_of": "x", "records": [{"a": "1", "b": 2}, {"c": null, "b": ["x", "y"]}]}"#,
        );
        let table = &parsed.tables[0];
        assert_eq!(table.keys.as_deref(), Some(["a", "b", "c"].map(String::from).as_slice()));
        assert_eq!(texts(table), [vec!["1", "2"], vec!["", "x；y", ""]]);
        assert_eq!(table.rows[0].cells[1], Cell::number("2"));
    }

    #[test]
    fn records_are_found_in_wrappers_and_beside_other_arrays() {
        for text in [
            r#"{"code": 0, "data": {"total": 1, "rows": [{"a": "1"}]}}"#,
            r#"{"data": {"page": {"records": [{"a": "1"}]}}, "errors": [], "columns": ["a"]}"#,
        ] {
            let parsed = read(text);
            assert_eq!(
                (texts(&parsed.tables[0]), parsed.defects.len()),
                (vec![vec!["1".into()]], 0)
            );
        }
        for (text, set_aside, defects) in [
            (r#"{"data": {"rows": []}}"#, 0, 0),
            (r#"[["a"], ["1"]]"#, 2, 2),
            (r#"{"data": null}"#, 0, 1),
            ("7", 0, 1),
        ] {
            let parsed = read(text);
            assert!(parsed.tables[0].rows.is_empty(), "{text}");
            assert_eq!((parsed.tables[0].set_aside, parsed.defects.len()), (set_aside, defects));
        }
    }

    #[test]
    fn each_array_of_records_is_a_table() {
        let text = r#"{"t": "名单", "filings": [{"a": 1}], "more": {"x": "附", "filings": [{"b": 2}, 3]},
            "revoked": [{"a": 4}]}"#;
        let parsed = read(text);
        assert_eq!(parsed.sheets, ["filings", "more·filings", "revoked"]);
        let all: Vec<_> = parsed.tables.iter().map(|table| (table.sheet, texts(table))).collect();
        let one = |text: &str| vec![vec![text.to_owned()]];
        assert_eq!(all, [(0, one("1")), (1, one("2")), (2, one("4"))]);
        assert_eq!(parsed.tables[1].around, ["filings", "附", "more", "名单"]);
        assert_eq!(parsed.tables[2].around, ["revoked", "名单"]);
        let defects = parsed.defects.finish();
        assert_eq!((defects[0].location.sheet, defects[0].location.row), (1, 2));
        let many = (0..=MOST_ARRAYS).map(|at| format!(r#""k{at}": [{{"a": 1}}]"#));
        let parsed = read(&format!("{{{}}}", many.collect::<Vec<_>>().join(",")));
        assert_eq!((parsed.tables.len(), parsed.tables[0].rows.len()), (1, 0));
    }

    #[test]
    fn what_wraps_the_records_is_kept() {
        let text =
            r#"{"msg": "成功", "公示": {"标题": "名单", "撤销备案": [{"a": "1"}], "n": ["x"]}}"#;
        let around = &read(text).tables[0].around;
        assert_eq!(around, &["撤销备案", "名单", "公示", "成功"]);
    }

    #[test]
    fn a_doubled_key_is_a_defect_and_not_last_wins() {
        let parsed = read(r#"[{"a": 1, "a": 2}, {"a": [[1]]}, 7, {"a": true}]"#);
        let kinds: Vec<_> = parsed.defects.iter().map(|d| (d.location.row, &d.kind)).collect();
        assert_eq!(kinds[0], (1, &SourceDefectKind::DuplicateKey("a".into())));
        assert!(matches!(kinds[1], (2, SourceDefectKind::BrokenJson(_))));
        assert!(matches!(kinds[2], (3, SourceDefectKind::BrokenJson(_))));
        assert_eq!(
            (parsed.tables[0].set_aside, texts(&parsed.tables[0])),
            (3, vec![vec!["是".to_owned()]])
        );
    }

    #[test]
    fn whole_numbers_keep_their_digits() {
        let parsed = read(r#"[{"a": 18446744073709551616, "b": 220101123456789012, "c": 2.50e1}]"#);
        let expected = ["18446744073709551616", "220101123456789012", "25"];
        assert_eq!(parsed.tables[0].rows[0].cells, expected.map(Cell::number));
    }

    #[test]
    fn deep_nesting_is_refused_where_it_stands() {
        let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
        assert!(matches!(read(&deep[..9]).defects[0].kind, SourceDefectKind::BrokenJson(_)));
        let parsed = read(&format!(r#"[{{"a": "1"}}, {deep}, {{"a": {deep}}}, {{"a": "2"}}]"#));
        assert_eq!(
            (texts(&parsed.tables[0]), parsed.tables[0].set_aside),
            (vec![vec!["1".to_owned()], vec!["2".to_owned()]], 2)
        );
        assert_eq!(read_lines(&deep).defects[0].location.row, 1);
    }

    #[test]
    fn records_before_a_break_stand() {
        for text in [r#"[{"a": "1"}, {"a": "2"#, r#"{"x": [{"a": "1"}, {"a" 2}]}"#] {
            let parsed = read(text);
            assert_eq!(texts(&parsed.tables[0]), [["1"]]);
            assert!(matches!(parsed.defects[0].kind, SourceDefectKind::BrokenOff(_)));
            assert_eq!(parsed.defects[0].location.row, 2);
        }
    }

    #[test]
    fn half_a_surrogate_sets_its_record_aside() {
        let parsed = read(r#"[{"a": "\ud800"}, {"a": "\u0000"}, {"a": "</script>"}]"#);
        assert_eq!(texts(&parsed.tables[0]), [["</script>"]]);
        assert_eq!(parsed.tables[0].set_aside, 2);
    }

    #[test]
    fn a_bad_line_leaves_the_others() {
        let parsed = read_lines("{\"a\": \"1\"}\r\n\n{\"a\": \n{\"a\": \"2\"}\n");
        let table = &parsed.tables[0];
        assert_eq!(texts(table), [vec!["1"], vec![], vec!["2"]]);
        assert_eq!((table.set_aside, parsed.defects[0].location.row), (1, 3));
    }
}
