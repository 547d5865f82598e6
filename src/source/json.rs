//! JSON and NDJSON → rows aligned to the keys in the order they are first seen.
//!
//! In: arrays of objects in objects of any depth, or one object a line. Out: a table for each array,
//! one row an object; of an object that holds records, one row for each of these, numbered on
//! (`json_nested`). A record with a doubled key, or with what is no row, is set aside with a defect.

use super::SourceDefectKind;
use super::file::Parsed;
use super::json_records::{Records, broken, defect_of};
use super::json_value::{Found, Grid, Wrapped, each_record, row};
use super::table::{Row, Table};
use serde_json::value::RawValue;

/// Arrays of records that one file may have.
const MOST_ARRAYS: usize = 100;

/// Reads a JSON file: a table for each array of records in it.
pub(crate) fn read(text: &str) -> Parsed {
    let mut tables: Vec<Records> = Vec::new();
    let Wrapped { found, grid, total, result } = each_record(text, &mut |at, record| {
        // A table beyond those that are read holds nothing.
        while tables.len() <= at.min(MOST_ARRAYS) {
            tables.push(Records::of_sheet(tables.len()));
        }
        if let Some(table) = tables.get_mut(at) {
            table.take(record);
        }
    });
    if let (Some(grid), true) = (grid, result.is_ok()) {
        return of_grid(grid);
    }
    match result {
        Ok(()) if (1..=MOST_ARRAYS).contains(&found.len()) => {}
        Ok(()) if found.is_empty() => {
            let reason = "里面没有一条记录".to_owned();
            tables = vec![Records::broken(reason)];
        }
        Ok(()) => {
            let reason = format!("里面有 {} 组记录，太多了，请分成几个文件", found.len());
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
    if let ([only], Some(said)) = (tables.as_mut_slice(), total) {
        only.tell_partial(said);
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

/// A table without keys, or with those that stand beside it.
fn of_grid(grid: Grid<'_>) -> Parsed {
    let mut records = Records::default();
    let width = grid.names.as_ref().map_or(0, Vec::len);
    for (text, number) in grid.rows.into_iter().zip(1..) {
        match row(text) {
            Ok(cells) if width > 0 && cells.len() > width => {
                records.set_aside(number, broken("这一行的值比列名多".to_owned()));
            }
            Ok(cells) => records.add_cells(cells, number),
            Err(reason) => records.set_aside(number, defect_of(reason)),
        }
    }
    let keys = grid.names;
    let Parsed { tables, defects, .. } = records.finish();
    let tables = tables.into_iter().map(|table| Table { keys: keys.clone(), ..table }).collect();
    Parsed { tables, defects, ..Parsed::default() }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Cell;

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
        for (text, set_aside, defects) in
            [(r#"{"data": {"rows": []}}"#, 0, 0), (r#"{"data": null}"#, 0, 1), ("7", 0, 1)]
        {
            let parsed = read(text);
            assert!(parsed.tables[0].rows.is_empty(), "{text}");
            assert_eq!((parsed.tables[0].set_aside, parsed.defects.len()), (set_aside, defects));
        }
    }

    #[test]
    fn an_array_of_arrays_is_a_table() {
        let bare = read(r#"[["a", "b"], ["1", 2], [[1], 3]]"#);
        let table = &bare.tables[0];
        assert_eq!((table.keys.as_ref(), table.set_aside), (None, 0));
        assert_eq!(texts(table), [vec!["a", "b"], vec!["1", "2"], vec!["1", "3"]]);
        let named = read(r#"{"columns": ["a", "b"], "index": [0], "data": [["1", 2], [1, 2, 3]]}"#);
        let table = &named.tables[0];
        let keys = ["a", "b"].map(String::from);
        assert_eq!((table.keys.as_deref(), table.set_aside), (Some(keys.as_slice()), 1));
        assert_eq!(texts(table), [vec!["1", "2"]]);
    }

    #[test]
    fn a_part_of_the_records_is_told() {
        let kinds = |text| -> Vec<SourceDefectKind> {
            let defects = read(text).defects.finish();
            defects.into_iter().map(|defect| defect.kind).collect()
        };
        let part = r#"{"data": {"total": "200", "pages": 100, "rows": [{"a": 1}, {"a": 2}]}}"#;
        assert_eq!(kinds(part), [SourceDefectKind::Partial { said: 200, read: 2 }]);
        assert!(kinds(r#"{"total": 1, "rows": [{"a": 1}]}"#).is_empty());
        assert!(kinds(r#"[{"total": 200, "a": 1}]"#).is_empty());
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
