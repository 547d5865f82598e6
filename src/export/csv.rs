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
use crate::site::dictionary::{DataSet, FieldKind};
use crate::text::{is_ideograph, is_invisible};
use serde::Serialize;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// What Chinese dates and sums of money have beside digits.
const OF_DATES: &str = "年月日时分秒¥";

/// About the bytes of a line.
const USUAL_LENGTH: usize = 512;

/// Digits up to which Excel shows a number in full; longer ones become 9.1E+17.
const MOST_PLAIN_DIGITS: usize = 11;

/// A file for programs and one for Excel, of the same records.
#[derive(Debug)]
pub(crate) struct CsvFiles {
    /// Every value as it is.
    pub(crate) program: Vec<u8>,
    /// Guarded cells.
    pub(crate) excel: Vec<u8>,
}

/// The lines of the field names, behind the byte order mark for Excel.
pub(crate) fn headers(set: &DataSet) -> CsvFiles {
    let mut writer = writer(Vec::new());
    write(&mut writer, set.fields.iter().map(|field| field.name.as_bytes()));
    let program = finish(writer);
    let excel = [BYTE_ORDER_MARK.as_bytes(), &program].concat();
    CsvFiles { program, excel }
}

/// The lines of some records, in the making.
pub(crate) struct Lines {
    set: &'static DataSet,
    program: ::csv::Writer<Vec<u8>>,
    excel: Vec<u8>,
    /// The records with guarded cells, of which `excel` takes one after another.
    guarding: ::csv::Writer<Vec<u8>>,
    cells: Cells,
}

impl Lines {
    /// No lines yet, with room for some records.
    pub(crate) fn of(set: &'static DataSet, records: usize) -> Self {
        let room = || Vec::with_capacity(records * USUAL_LENGTH);
        let (program, guarding) = (writer(room()), writer(Vec::new()));
        Self { set, program, excel: room(), guarding, cells: Cells::default() }
    }

    /// Adds a record.
    pub(crate) fn add(&mut self, row: &impl Serialize) {
        let Self { set, program, excel, guarding, cells } = self;
        cells.read(row).expect("a test reads every row type");
        debug_assert!(set.fields.iter().map(|field| field.name).eq(cells.names().iter().copied()));
        let plain: Vec<Cow<'_, str>> = cells.texts().iter().map(|text| visible(text)).collect();
        let line = write_line(program, plain.iter().map(|text| text.as_bytes()));
        let cells = set.fields.iter().zip(&plain);
        let guards: Vec<bool> = cells.map(|(field, text)| needs_guard(field.kind, text)).collect();
        excel.extend_from_slice(match guards.contains(&true) {
            true => write_line(
                guarding,
                plain.iter().zip(guards).map(|(text, needed)| guarded(text, needed)),
            ),
            false => line,
        });
    }

    /// The lines.
    pub(crate) fn finish(self) -> CsvFiles {
        CsvFiles { program: finish(self.program), excel: self.excel }
    }
}

/// The text without control characters, which CSV cannot escape; line breaks and tabs stay.
fn visible(text: &str) -> Cow<'_, str> {
    let is_hidden = |character: char| character.is_control() && !"\n\r\t".contains(character);
    // 0xC2 begins the C1 controls; most texts have none of these bytes.
    let suspicious = |byte: u8| (byte < b' ') | (byte == 0x7F) | (byte == 0xC2);
    if text.bytes().fold(false, |found, byte| found | suspicious(byte)) && text.contains(is_hidden)
    {
        Cow::Owned(text.replace(is_hidden, ""))
    } else {
        Cow::Borrowed(text)
    }
}

fn guarded(text: &str, needed: bool) -> Cow<'_, [u8]> {
    let bytes = text.as_bytes();
    if needed { Cow::Owned([b"'", bytes].concat()) } else { Cow::Borrowed(bytes) }
}

fn needs_guard(kind: FieldKind, text: &str) -> bool {
    match kind {
        FieldKind::Integer | FieldKind::Date | FieldKind::Url => false,
        FieldKind::PartialDate => !text.is_empty() && text.len() < "2023-05-06".len(),
        FieldKind::Text | FieldKind::TextList | FieldKind::Choice(_) => {
            !begins_as_name(text) && (would_run(text) || would_change(text))
        }
    }
}

/// Whether a text begins with a Chinese character as no date does: nearly all texts do, and need
/// no closer look.
fn begins_as_name(text: &str) -> bool {
    text.starts_with(|first| is_ideograph(first) && !OF_DATES.contains(first))
}

fn would_run(text: &str) -> bool {
    if text.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return false;
    }
    let shown = |character: &char| !character.is_whitespace() && !is_invisible(*character);
    let first = text.chars().find(shown).filter(|first| !first.is_alphanumeric());
    let folded = first.and_then(|first| first.to_string().nfkc().next());
    text.starts_with(['\t', '\r', '\n'])
        || folded.is_some_and(|first| matches!(first, '=' | '+' | '-' | '@' | '\'' | '−'))
}

/// Whether Excel would read the text as a number, date or time and show something else.
fn would_change(text: &str) -> bool {
    let folds = |each: char| matches!(each, '\u{FF01}'..='\u{FF5E}' | '\u{3000}' | '￥');
    let can_be_one = |each: char| each.is_ascii() || OF_DATES.contains(each) || folds(each);
    if !text.chars().all(can_be_one) {
        return false;
    }
    let folded = if text.is_ascii() { Cow::Borrowed(text) } else { text.nfkc().collect() };
    (is_number(&folded) && !is_plain_number(text)) || names_month(&folded)
}

fn is_number(folded: &str) -> bool {
    let is_sign = |each: u8| b".,/:-+eE%()$ ".contains(&each);
    let is_part = |each: char| match u8::try_from(each) {
        Ok(byte) if byte.is_ascii() => byte.is_ascii_digit() || is_sign(byte),
        _ => OF_DATES.contains(each),
    };
    folded.chars().all(is_part) && folded.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_plain_number(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits && text.len() <= MOST_PLAIN_DIGITS && (text == "0" || !text.starts_with('0'))
}

/// `mar1`, `1-DEC`, `dec2045`.
fn names_month(folded: &str) -> bool {
    const MONTHS: [&[u8; 3]; 12] = [
        b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov",
        b"dec",
    ];
    if folded.len() > 16 || !folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let is_month = |part: &[u8]| MONTHS.iter().any(|month| part.eq_ignore_ascii_case(*month));
    folded.as_bytes().windows(3).any(is_month)
}

fn writer(room: Vec<u8>) -> ::csv::Writer<Vec<u8>> {
    ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(room)
}

fn write<T: AsRef<[u8]>>(writer: &mut ::csv::Writer<Vec<u8>>, cells: impl Iterator<Item = T>) {
    writer.write_record(cells).expect("memory takes records of one length");
}

/// Writes a record; its line.
fn write_line<T: AsRef<[u8]>>(
    writer: &mut ::csv::Writer<Vec<u8>>,
    cells: impl Iterator<Item = T>,
) -> &[u8] {
    let start = writer.get_ref().len();
    write(writer, cells);
    writer.flush().expect("memory takes every byte");
    &writer.get_ref()[start..]
}

fn finish(writer: ::csv::Writer<Vec<u8>>) -> Vec<u8> {
    writer.into_inner().expect("memory takes every byte")
}

#[cfg(test)]
mod tests;
