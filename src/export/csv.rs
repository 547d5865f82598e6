//! CSV bytes (RFC 4180: UTF-8, CRLF), and the variant for opening in Excel. The only module
//! that writes with the `csv` crate.
//!
//! The plain file holds every value as it is. The variant for Excel, `-excel.csv`, begins with a
//! byte order mark, without which Excel reads Chinese as garbage, and puts `'` before a cell
//!
//! - that a spreadsheet would run: the first visible character is `=`, `+`, `-` or `@`, also in
//!   full width, or the cell begins with a tab or a line break;
//! - of text that Excel would turn into another value: identifiers of 12 digits and more (Excel
//!   keeps 15), leading zeros, `36.10`, `12e4567`, `2023.5`, and dates known to the month only,
//!   to which Excel would add a day;
//! - that begins with `'` itself, so that taking one `'` away always gives the value back.
//!
//! `'` is chosen over the form `="…"`, because with it no cell of the file is a formula.

use super::cells::Cells;
use crate::site::dictionary::{DataField, DataSet, FieldKind};
use crate::text::is_invisible;
use serde::Serialize;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// What a file for Excel begins with.
pub(crate) const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Digits up to which Excel shows a number in full; longer ones become 9.1E+17.
const MOST_PLAIN_DIGITS: usize = 11;

/// Who the cells are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Programs: every value as it is.
    Program,
    /// Excel: guarded cells.
    Excel,
}

/// The line of the field names.
pub(crate) fn header(set: &DataSet) -> Vec<u8> {
    let mut writer = writer();
    write(&mut writer, set.fields.iter().map(|field| field.name.as_bytes()));
    finish(writer)
}

/// The lines of some records.
pub(crate) fn lines<R: Serialize>(
    set: &DataSet,
    reader: Reader,
    rows: impl Iterator<Item = R>,
) -> Vec<u8> {
    let (mut writer, mut cells) = (writer(), Cells::default());
    for row in rows {
        cells.read(&row).expect("a test reads every row type");
        debug_assert!(set.fields.iter().map(|field| field.name).eq(cells.names().iter().copied()));
        let texts: Vec<_> = set.fields.iter().zip(cells.texts()).map(cell(reader)).collect();
        write(&mut writer, texts.iter().map(|text| text.as_bytes()));
    }
    finish(writer)
}

fn cell<'t>(reader: Reader) -> impl Fn((&'static DataField, &'t String)) -> Cow<'t, str> {
    move |(field, text)| {
        let text = visible(text);
        match reader {
            Reader::Excel if needs_guard(field.kind, &text) => Cow::Owned(format!("'{text}")),
            _ => text,
        }
    }
}

/// The text without control characters, which CSV cannot escape; line breaks and tabs stay.
fn visible(text: &str) -> Cow<'_, str> {
    let is_hidden = |character: char| character.is_control() && !"\n\r\t".contains(character);
    if text.contains(is_hidden) {
        Cow::Owned(text.replace(is_hidden, ""))
    } else {
        Cow::Borrowed(text)
    }
}

fn needs_guard(kind: FieldKind, text: &str) -> bool {
    match kind {
        FieldKind::Integer | FieldKind::Date | FieldKind::Url => false,
        FieldKind::PartialDate => !text.is_empty() && text.len() < "2023-05-06".len(),
        FieldKind::Text | FieldKind::TextList | FieldKind::Choice(_) => {
            would_run(text) || would_change(text)
        }
    }
}

fn would_run(text: &str) -> bool {
    let shown = |character: &char| !character.is_whitespace() && !is_invisible(*character);
    let first = text.chars().find(shown).map(|first| first.to_string());
    let folded = first.and_then(|first| first.nfkc().next());
    text.starts_with(['\t', '\r', '\n'])
        || folded.is_some_and(|first| matches!(first, '=' | '+' | '-' | '@' | '\'' | '−'))
}

/// Whether Excel would read the text as a number, date or time and show something else.
fn would_change(text: &str) -> bool {
    const PARTS: &str = "0123456789.,/:-+eE%()$¥ 年月日时分秒";
    let folded: String = text.nfkc().collect();
    let is_number = folded.contains(|each: char| each.is_ascii_digit())
        && folded.chars().all(|each| PARTS.contains(each));
    (is_number && !is_plain_number(text)) || names_month(&folded)
}

fn is_plain_number(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits && text.len() <= MOST_PLAIN_DIGITS && (text == "0" || !text.starts_with('0'))
}

/// `mar1`, `1-DEC`, `dec2045`.
fn names_month(folded: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = folded.to_ascii_lowercase();
    let is_short = lower.is_ascii() && lower.len() <= 16;
    is_short
        && lower.contains(|each: char| each.is_ascii_digit())
        && MONTHS.iter().any(|month| lower.contains(month))
}

fn writer() -> ::csv::Writer<Vec<u8>> {
    ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new())
}

fn write<T: AsRef<[u8]>>(writer: &mut ::csv::Writer<Vec<u8>>, cells: impl Iterator<Item = T>) {
    writer.write_record(cells).expect("memory takes records of one length");
}

fn finish(writer: ::csv::Writer<Vec<u8>>) -> Vec<u8> {
    writer.into_inner().expect("memory takes every byte")
}

#[cfg(test)]
mod tests;
