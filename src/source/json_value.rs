//! JSON values as a table's cells, each record on its own.
//!
//! The library first finds where a value begins and ends, in any depth and without a copy; only
//! then is it read. So one bad record says nothing about the others, numbers keep their digits,
//! and a key named twice is seen: a map of `serde_json` keeps the last one without a word.

use super::json_nested::NoRow;
use super::table::Cell;
use super::xlsx::MAX_COLUMNS;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// Joins the texts of an array.
const JOINT: &str = "；";

/// Characters of a text beside the records that may be a title of theirs.
const LONGEST_TEXT: usize = 100;

/// Why a value is no cell.
#[derive(Debug)]
pub(crate) enum NoCell {
    /// It holds more than values.
    Nested,
    /// It is a text that is none.
    Unreadable,
}

/// An array of records in a file.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The keys that lead to it.
    pub(crate) keys: Vec<String>,
    /// Those keys and the short texts beside them, the nearest first.
    pub(crate) around: Vec<String>,
}

/// What a file has beside its records.
#[derive(Debug)]
pub(crate) struct Wrapped<'t> {
    /// The arrays of records: those with objects in them, or where there are none the only other.
    pub(crate) found: Vec<Found>,
    /// The rows of the only array of arrays, where no record was found.
    pub(crate) grid: Option<Grid<'t>>,
    /// How many records there are by what stands beside them: `"total": 200`.
    pub(crate) total: Option<u64>,
    /// Records before an error have been handed over.
    pub(crate) result: Result<(), serde_json::Error>,
}

/// An array of arrays.
#[derive(Debug)]
pub(crate) struct Grid<'t> {
    /// The names of the columns, where they stand beside it.
    pub(crate) names: Option<Vec<String>>,
    /// Its rows.
    pub(crate) rows: Vec<&'t str>,
}

/// Hands the text of each record to `take`, with the place of its array among those found.
pub(crate) fn each_record<'t>(text: &'t str, take: &mut dyn FnMut(usize, &'t str)) -> Wrapped<'t> {
    let mut arrays = Arrays {
        take,
        found: Vec::new(),
        keys: Vec::new(),
        others: Vec::new(),
        totals: Vec::new(),
    };
    let mut from = serde_json::Deserializer::from_str(text);
    let result = arrays.deserialize(&mut from).and_then(|_| from.end());
    let Arrays { take, mut found, others, totals, .. } = arrays;
    let grid = if found.is_empty() { grid(&others) } else { None };
    if let (true, None, [only]) = (found.is_empty(), &grid, others.as_slice()) {
        only.iter().for_each(|record| take(0, record));
        found.push(Found::default());
    }
    let total = totals.first().copied().filter(|_| totals.len() == 1);
    Wrapped { found, grid, total, result }
}

/// The only array of arrays among those without objects, with the only array of texts that has a
/// name for each of its columns.
fn grid<'t>(others: &[Vec<&'t str>]) -> Option<Grid<'t>> {
    let is_of = |array: &[&str], first: char| {
        !array.is_empty() && array.iter().all(|value| value.starts_with(first))
    };
    let mut grids = others.iter().filter(|array| is_of(array, '['));
    let rows = grids.next().filter(|_| grids.next().is_none())?;
    let width = serde_json::from_str::<Vec<&RawValue>>(rows[0]).ok()?.len();
    let mut names = others.iter().filter(|array| is_of(array, '"') && array.len() == width);
    let names = names.next().filter(|_| names.next().is_none());
    let text = |raw: &&str| serde_json::from_str(raw).ok();
    Some(Grid {
        names: names.and_then(|names| names.iter().map(text).collect()),
        rows: rows.clone(),
    })
}

/// The values of a row of an array of arrays.
pub(crate) fn row(text: &str) -> Result<Vec<Cell>, NoRow> {
    let values: Vec<&RawValue> = serde_json::from_str(text).map_err(|_| NoRow::Other)?;
    values.iter().map(|value| cell(value.get()).map_err(|_| NoRow::Other)).collect()
}

/// Keys of the number of all records, in small letters and without marks.
const TOTALS: [&str; 10] = [
    "total",
    "totalcount",
    "totalnum",
    "totalelements",
    "totalrecords",
    "totalrecord",
    "totalrows",
    "recordcount",
    "recordstotal",
    "总条数",
];

/// The members of a record, in file order.
pub(crate) fn members(text: &str) -> Result<Vec<(String, &RawValue)>, NoRow> {
    if !text.trim_start().starts_with('{') {
        return Err(NoRow::Other);
    }
    let mut from = serde_json::Deserializer::from_str(text);
    from.deserialize_map(RecordVisitor).unwrap_or(Err(NoRow::Other))
}

/// The value that an object wraps which says of what type it is: `{"$date": "2023-05-06"}`.
pub(crate) fn is_scalar_of(text: &str) -> Option<&RawValue> {
    if !text.starts_with("{\"$") && !text.contains("\"$") {
        return None;
    }
    let mut members = members(text).ok()?;
    let (key, value) = members.pop()?;
    let value = Some(value).filter(|_| members.is_empty() && key.starts_with('$'))?;
    match value.get().as_bytes().first() {
        // {"$date": {"$numberLong": "1683302400000"}}
        Some(b'{') => is_scalar_of(value.get()),
        Some(b'[') => None,
        _ => Some(value),
    }
}

/// Keys of the parts of a day, in small letters, the plainer ones behind those that say more:
/// where `dayOfMonth` stands, `day` may be that of the week, and `month` a name.
const DAY_PARTS: [&[&str]; 3] =
    [&["year"], &["monthvalue", "monthofyear", "month"], &["dayofmonth", "day"]];

/// The day that an object writes in its parts: `{"year": 2023, "month": 5, "day": 6}`. Older
/// libraries count years from 1900 and months from 0: theirs is none.
pub(crate) fn day_of_object(text: &str) -> Option<Cell> {
    if !text.contains("\"year\"") {
        return None;
    }
    let members = members(text).ok()?;
    let value = |keys: &&[&str]| {
        keys.iter().find_map(|key| {
            let (_, value) = members.iter().find(|(it, _)| it.to_lowercase() == *key)?;
            Some(value.get().trim_matches('"').to_owned())
        })
    };
    let parts: Vec<String> = DAY_PARTS.iter().map(value).collect::<Option<_>>()?;
    day(&parts).map(Cell::text)
}

/// One plain value as the cell it would be in a sheet.
pub(crate) fn cell(raw: &str) -> Result<Cell, NoCell> {
    match raw.as_bytes().first() {
        Some(b'"') => serde_json::from_str(raw)
            .map(|text: String| Cell::text(text))
            .map_err(|_| NoCell::Unreadable),
        Some(b't') => Ok(Cell::text("是")),
        Some(b'f') => Ok(Cell::text("否")),
        Some(b'n') => Ok(Cell::default()),
        Some(b'[') => texts(raw),
        Some(b'{') | None => Err(NoCell::Nested),
        Some(_) => Ok(Cell::number(number(raw))),
    }
}

fn texts(raw: &str) -> Result<Cell, NoCell> {
    let values: Vec<&RawValue> = serde_json::from_str(raw).map_err(|_| NoCell::Nested)?;
    let text = |value: &&RawValue| match value.get().starts_with('[') {
        true => Err(NoCell::Nested),
        false => cell(value.get()).map(|cell| cell.text),
    };
    let texts: Vec<String> = values.iter().map(text).collect::<Result<_, _>>()?;
    Ok(Cell::text(day(&texts).unwrap_or_else(|| texts.join(JOINT))))
}

/// The day that systems write as three numbers, with the time of day behind it or without:
/// `[2023, 5, 6]`.
fn day(texts: &[String]) -> Option<String> {
    let digits = |text: &String| text.bytes().all(|byte| byte.is_ascii_digit());
    let are_lengths = |texts: &[String]| {
        texts[0].len() == 4 && texts[1..3].iter().all(|text| (1..=2).contains(&text.len()))
    };
    let is_day = (3..=7).contains(&texts.len()) && texts.iter().all(digits) && are_lengths(texts);
    is_day.then(|| texts[..3].join("-"))
}

/// Whole numbers keep their digits, however many; others are in their shortest decimal form.
fn number(raw: &str) -> String {
    let is_whole = !raw.contains(['.', 'e', 'E']);
    match raw.parse::<f64>() {
        Ok(number) if !is_whole && number.is_finite() => number.to_string(),
        _ => raw.to_owned(),
    }
}

/// Finds the members of one record.
struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Result<Vec<(String, &'de RawValue)>, NoRow>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members: Vec<(String, &RawValue)> = Vec::new();
        let mut doubled = None;
        while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
            // Too many keys are a defect of their own: they need no comparing.
            if members.len() > usize::from(MAX_COLUMNS) {
                continue;
            }
            match members.iter().any(|(held, _)| *held == key) {
                true => doubled = doubled.or(Some(key)),
                false => members.push((key, value)),
            }
        }
        Ok(doubled.map_or(Ok(members), |key| Err(NoRow::Doubled(key))))
    }
}

/// The arrays of a file, in objects of any depth, so far: exports wrap their records in answers
/// such as `{"code": 0, "data": {"total": 1, "rows": [ … ]}}`.
struct Arrays<'a, 't> {
    take: &'a mut dyn FnMut(usize, &'t str),
    found: Vec<Found>,
    /// The keys that lead to where the reader is.
    keys: Vec<String>,
    /// The elements of the arrays without objects.
    others: Vec<Vec<&'t str>>,
    /// The numbers that stand under the key of a total.
    totals: Vec<u64>,
}

impl Arrays<'_, '_> {
    fn take_total(&mut self, total: u64) {
        let key = self.keys.last().map(|key| key.to_lowercase().replace(['_', '-'], ""));
        if key.is_some_and(|key| TOTALS.contains(&key.as_str())) {
            self.totals.push(total);
        }
    }
}

/// The short texts of a value that holds no array of records.
type Texts = Vec<String>;

impl<'de: 't, 't> DeserializeSeed<'de> for &mut Arrays<'_, 't> {
    type Value = Texts;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Texts, D::Error> {
        from.deserialize_any(self)
    }
}

/// Values that are no array and hold none say nothing.
macro_rules! ignored {
    ($($visit:ident: $kind:ty),*) => {
        $(fn $visit<E>(self, _: $kind) -> Result<Texts, E> {
            Ok(Texts::new())
        })*
    };
}

impl<'de: 't, 't> Visitor<'de> for &mut Arrays<'_, 't> {
    type Value = Texts;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any value")
    }

    ignored!(visit_bool: bool, visit_i64: i64, visit_f64: f64);

    fn visit_u64<E>(self, number: u64) -> Result<Texts, E> {
        self.take_total(number);
        Ok(Texts::new())
    }

    fn visit_str<E>(self, text: &str) -> Result<Texts, E> {
        text.parse().into_iter().for_each(|number| self.take_total(number));
        let is_short = text.chars().nth(LONGEST_TEXT).is_none();
        Ok(is_short.then(|| text.to_owned()).into_iter().collect())
    }

    fn visit_unit<E>(self) -> Result<Texts, E> {
        Ok(Texts::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Texts, A::Error> {
        let mut before = Vec::new();
        let mut at = None;
        while let Some(record) = seq.next_element::<&'de RawValue>()? {
            if at.is_none() && record.get().starts_with('{') {
                let place = self.found.len();
                at = Some(place);
                self.found.push(Found { keys: self.keys.clone(), around: Vec::new() });
                before.drain(..).for_each(|record| (self.take)(place, record));
            }
            match at {
                Some(at) => (self.take)(at, record.get()),
                None => before.push(record.get()),
            }
        }
        if at.is_none() {
            self.others.push(before);
        }
        Ok(Texts::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
        let first = self.found.len();
        let mut texts = Texts::new();
        let result = loop {
            let key = match map.next_key::<String>() {
                Ok(Some(key)) => key,
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            };
            let place = self.found.len();
            self.keys.push(key);
            let value = map.next_value_seed(&mut *self);
            let key = self.keys.pop().unwrap_or_default();
            self.found[place..].iter_mut().for_each(|found| found.around.push(key.clone()));
            match value {
                Ok(more) => texts.extend(more),
                Err(error) => break Err(error),
            }
        };
        if self.found.len() > first {
            let texts = std::mem::take(&mut texts);
            self.found[first..].iter_mut().for_each(|found| found.around.extend(texts.clone()));
        }
        result.map(|()| texts)
    }
}
