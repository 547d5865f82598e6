//! One JSON record → the rows it holds.
//!
//! Systems write an object within a record (`"hospital": {"name": …}`), whose members stand in
//! columns of their own, and an array of objects (a hospital with its filings), each of which is a
//! row that has what the record says around it. Of two such arrays in a record nobody can tell
//! which are its rows: it is set aside, and so is what lies deeper than exports do.

use super::json_value::{NoCell, cell, day_of_object, is_scalar_of, members};
use super::table::Cell;
use serde_json::value::RawValue;
use std::collections::HashSet;

/// Stands between the keys that lead to a value: `hospital·name`.
pub(crate) const JOINT: char = '·';

/// Objects within objects.
const DEEPEST: usize = 5;

/// Cells of a row, each under its keys.
pub(crate) type Cells = Vec<(String, Cell)>;

/// What one record holds.
#[derive(Debug, Default)]
pub(crate) struct Held {
    /// Its rows: one, unless it holds records itself.
    pub(crate) rows: Vec<Result<Cells, NoRow>>,
    /// The keys that lead to the array of the rows, where there is one.
    pub(crate) array: Option<String>,
    /// The keys whose value is an array without elements, or null.
    pub(crate) blank: Vec<String>,
    /// What the rows repeat of the records around them, in bytes.
    pub(crate) repeated: usize,
}

/// Why a record, or one of those it holds, is no row.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoRow {
    /// It names this key twice.
    Doubled(String),
    /// The value under this key can be no cell and no row.
    Nested(String),
    /// It has two arrays of records, under these keys.
    Several(String, String),
    /// A text under this key is no text.
    Unreadable(String),
    /// It is no object.
    Other,
}

/// Reads one record from its text.
pub(crate) fn held(text: &str) -> Held {
    within(text, "", 0).unwrap_or_else(|reason| Held { rows: vec![Err(reason)], ..Held::default() })
}

fn within(text: &str, path: &str, depth: usize) -> Result<Held, NoRow> {
    let mut own: Cells = Vec::new();
    let mut held = Held::default();
    let mut is_joined = false;
    for (key, value) in members(text)? {
        is_joined |= key.contains(JOINT);
        let path = if path.is_empty() { key } else { format!("{path}{JOINT}{key}") };
        match inside(value.get(), &path, depth)? {
            Inside::Cell(cell) => own.push((path, cell)),
            Inside::Blank(cell) => {
                own.extend(cell.map(|cell| (path.clone(), cell)));
                held.blank.push(path);
            }
            Inside::Object(inner) => {
                held.blank.extend(inner.blank);
                match inner.array {
                    Some(array) => take(&mut held.array, array, &mut held.rows, inner.rows)?,
                    None => own.extend(inner.rows.into_iter().flatten().flatten()),
                }
            }
            Inside::Array(rows) => take(&mut held.array, path, &mut held.rows, rows)?,
        }
    }
    if is_joined && let Some(twice) = twice(&own) {
        return Err(NoRow::Doubled(twice));
    }
    if held.array.is_none() {
        held.rows = vec![Ok(own)];
        return Ok(held);
    }
    if is_answer(&own) {
        own.clear();
    }
    let size = own.iter().map(|(key, cell)| key.len() + cell.text.len()).sum::<usize>();
    held.repeated = size * held.rows.len();
    if held.repeated > MOST_REPEATED {
        return Err(NoRow::Nested(held.array.unwrap_or_default()));
    }
    for row in held.rows.iter_mut().flatten() {
        let inner = std::mem::replace(row, own.clone());
        row.extend(inner);
    }
    Ok(held)
}

/// Keys of the answer in which a system wraps records, of which pages that were joined have several.
const OF_ANSWERS: [&str; 24] = [
    "code",
    "msg",
    "message",
    "success",
    "status",
    "timestamp",
    "time",
    "traceid",
    "requestid",
    "errors",
    "error",
    "total",
    "totalcount",
    "totalpages",
    "pages",
    "page",
    "pageno",
    "pagenum",
    "pagesize",
    "size",
    "current",
    "currentpage",
    "limit",
    "offset",
];

/// Of these, those that no record of a hospital has.
const SURE: [&str; 7] = ["msg", "message", "success", "total", "pagenum", "pagesize", "pageno"];

/// Whether all that stands around an array is an answer's.
fn is_answer(around: &Cells) -> bool {
    let keys = || {
        around.iter().map(|(path, _)| {
            path.rsplit(JOINT).next().unwrap_or(path).to_lowercase().replace('_', "")
        })
    };
    keys().all(|key| OF_ANSWERS.contains(&key.as_str()))
        && keys().any(|key| SURE.contains(&key.as_str()))
}

/// A key that stands twice: `医院·名称` is also that of 名称 inside 医院.
fn twice(cells: &Cells) -> Option<String> {
    let mut seen = HashSet::new();
    cells.iter().find(|(key, _)| !seen.insert(key)).map(|(key, _)| key.clone())
}

/// Bytes that the rows of one record may repeat: a hospital's own members are a few hundred.
const MOST_REPEATED: usize = 4 * 1024 * 1024;

/// Takes the rows of the one array that a record may have.
fn take(
    array: &mut Option<String>,
    path: String,
    rows: &mut Vec<Result<Cells, NoRow>>,
    inner: Vec<Result<Cells, NoRow>>,
) -> Result<(), NoRow> {
    if let Some(before) = array.take() {
        return Err(NoRow::Several(before, path));
    }
    *array = Some(path);
    *rows = inner;
    Ok(())
}

/// Words in keys of people and files, of which a record may have several: they are no rows, and
/// nothing of them is read.
const BESIDE: [&str; 13] = [
    "contact",
    "attach",
    "annex",
    "photo",
    "image",
    "picture",
    "doctor",
    "staff",
    "personnel",
    "联系",
    "附件",
    "人员",
    "医师",
];

/// Whether the last of these keys is of people or files.
fn is_beside(path: &str) -> bool {
    let own = path.rsplit(JOINT).next().unwrap_or(path).to_lowercase();
    BESIDE.iter().any(|word| own.contains(word))
}

/// What stands under a key.
enum Inside {
    Cell(Cell),
    /// Nothing; a null leaves its column.
    Blank(Option<Cell>),
    Object(Held),
    Array(Vec<Result<Cells, NoRow>>),
}

fn inside(value: &str, path: &str, depth: usize) -> Result<Inside, NoRow> {
    let unread = |reason: NoCell| match reason {
        NoCell::Nested => NoRow::Nested(path.to_owned()),
        NoCell::Unreadable => NoRow::Unreadable(path.to_owned()),
    };
    match value.as_bytes().first() {
        Some(b'n') => Ok(Inside::Blank(Some(Cell::default()))),
        Some(b'{') => match is_scalar_of(value) {
            Some(scalar) => cell(scalar.get()).map(Inside::Cell).map_err(unread),
            None if let Some(day) = day_of_object(value) => Ok(Inside::Cell(day)),
            None if depth == DEEPEST => Err(NoRow::Nested(path.to_owned())),
            None => within(value, path, depth + 1).map(Inside::Object),
        },
        Some(b'[') if is_beside(path) && value.contains('{') => Ok(Inside::Cell(Cell::default())),
        Some(b'[') => {
            let elements: Vec<&RawValue> =
                serde_json::from_str(value).map_err(|_| NoRow::Nested(path.to_owned()))?;
            if elements.is_empty() {
                return Ok(Inside::Blank(None));
            }
            let is_object = |element: &&RawValue| element.get().starts_with('{');
            if !elements.iter().any(is_object) {
                return cell(value).map(Inside::Cell).map_err(unread);
            }
            if depth == DEEPEST {
                return Err(NoRow::Nested(path.to_owned()));
            }
            rows_of(&elements, path, depth + 1).map(Inside::Array)
        }
        _ => cell(value).map(Inside::Cell).map_err(unread),
    }
}

/// The rows of an array of records, one after another; what is wrong with one of them says nothing
/// of the others.
fn rows_of(
    elements: &[&RawValue],
    path: &str,
    depth: usize,
) -> Result<Vec<Result<Cells, NoRow>>, NoRow> {
    let mut rows = Vec::new();
    for element in elements {
        match within(element.get(), path, depth) {
            Ok(held) => rows.extend(held.rows),
            Err(reason) => rows.push(Err(reason)),
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<String> {
        let row = |row: Result<Cells, NoRow>| match row {
            Ok(cells) => {
                let cells = cells.iter().map(|(key, cell)| format!("{key}={}", cell.text));
                cells.collect::<Vec<_>>().join(" ")
            }
            Err(reason) => format!("{reason:?}"),
        };
        held(text).rows.into_iter().map(row).collect()
    }

    #[test]
    fn each_record_within_one_has_what_stands_around_it() {
        let text = r#"{"名称": "甲", "备案": [{"技术": "a"}, {"技术": "b", "x": [1, 2]}], "级别": "三级"}"#;
        assert_eq!(
            rows(text),
            ["名称=甲 级别=三级 备案·技术=a", "名称=甲 级别=三级 备案·技术=b 备案·x=1；2"]
        );
        let text = r#"{"hospital": {"name": "甲", "code": null}, "date": {"$date": "2023-05-06"}}"#;
        assert_eq!(rows(text), ["hospital·name=甲 hospital·code= date=2023-05-06"]);
        let deep = r#"{"a": "1", "b": [{"c": "2", "d": [{"e": "3"}, {"e": "4"}]}, {"c": "5"}]}"#;
        assert_eq!(rows(deep), ["a=1 b·c=2 b·d·e=3", "a=1 b·c=2 b·d·e=4", "a=1 b·c=5"]);
    }

    #[test]
    fn the_answer_around_records_is_none_of_theirs() {
        let page = r#"{"code": 200, "msg": "ok", "data": {"total": 9, "rows": [{"a": "1"}]}}"#;
        assert_eq!(rows(page), ["data·rows·a=1"]);
        assert_eq!(rows(r#"{"code": "G08", "rows": [{"a": "1"}]}"#), ["code=G08 rows·a=1"]);
    }

    #[test]
    fn what_is_wrong_with_one_leaves_the_others() {
        let text = r#"{"a": "1", "b": [{"c": "2", "c": "3"}, 7, {"c": "4"}]}"#;
        assert_eq!(rows(text), [r#"Doubled("c")"#, "Other", "a=1 b·c=4"]);
        let two = r#"{"b": [{"c": "2"}], "d": [{"e": "3"}]}"#;
        assert_eq!(rows(two), [r#"Several("b", "d")"#]);
        assert_eq!(rows(r#"{"a": [[1], [2]]}"#), [r#"Nested("a")"#]);
        assert_eq!(rows("7"), ["Other"]);
    }

    #[test]
    fn what_is_repeated_has_a_bound() {
        let many = vec!["{}"; 5_000].join(",");
        let text = format!(r#"{{"a": "{}", "b": [{many}]}}"#, "x".repeat(1_000));
        assert_eq!(rows(&text), [r#"Nested("b")"#]);
    }

    #[test]
    fn an_array_without_records_is_known() {
        let held = held(r#"{"a": "1", "b": [], "c": null}"#);
        assert_eq!(held.blank, ["b", "c"]);
        assert_eq!(
            held.rows,
            [Ok(vec![("a".to_owned(), Cell::text("1")), ("c".to_owned(), Cell::default())])]
        );
    }
}
