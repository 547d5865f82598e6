//! Delimited text → rows. The only module that reads with `csv`.
//!
//! `quoting` finds the records and their lines first; the parser then gets only sound text, so
//! the two agree on where each record ends. The parser skips empty lines: they are put back.

use super::file::{Parsed, UNNUMBERED};
use super::gate::{Refusal, refusal};
use super::location::Location;
use super::quoting::{Span, Spans, Unclosed, count_lines};
use super::table::{Cell, Row, Table};
use super::xlsx::MAX_COLUMNS;
use super::{SourceDefect, SourceDefectKind};
use std::collections::BTreeMap;

/// Delimiters known, the likeliest first.
const DELIMITERS: [char; 5] = [',', '\t', ';', '，', '|'];

/// Rows looked at to recognise the delimiter.
const RECOGNISED_BY: usize = 30;

/// One of these stands for the full-width comma, one that the text has not: the parser takes
/// delimiters of one byte only.
const STAND_INS: [char; 4] = ['\u{1F}', '\u{1E}', '\u{1D}', '\u{1}'];

/// Unclosed quotes after which the reading goes on. A file with more of them is not understood.
const MAX_RESUMED: usize = 50;

/// Delimiters of the widest row that is taken apart: no workbook has more columns.
const MOST_DELIMITERS: u32 = 16_384;

/// Records taken apart at once, so that those of a long file are not all remembered twice.
const AT_ONCE: usize = 8_192;

/// Reads a whole text.
pub(crate) fn read(text: &str) -> Parsed {
    let mut reading = Reading::new(text, recognise(text));
    let mut spans = Spans::new(text, reading.delimiter);
    let mut sound = Vec::new();
    let mut resumed = 0;
    while let Some(span) = spans.next() {
        match span {
            Ok(span) if span.delimiters > MOST_DELIMITERS => {
                reading.add(&std::mem::take(&mut sound));
                let reason = format!("这一行有 {} 列，超过了表格能有的列数", span.delimiters + 1);
                reading.set_aside(&span, None, Some(SourceDefectKind::BrokenRow(reason)));
            }
            Ok(span) => {
                sound.push(span);
                if sound.len() == AT_ONCE {
                    reading.add(&std::mem::take(&mut sound));
                }
            }
            Err(unclosed) => {
                reading.add(&std::mem::take(&mut sound));
                let next = (resumed < MAX_RESUMED).then(|| reading.after(&unclosed)).flatten();
                resumed += 1;
                reading.set_aside_quote(&unclosed, next);
                if let Some((offset, line)) = next {
                    spans.resume(offset, line);
                }
            }
        }
    }
    reading.add(&sound);
    let mut parsed = reading.parsed;
    parsed.delimiter = Some(reading.delimiter);
    parsed.tables.push(reading.table);
    parsed
}

/// Where more than one record in so many goes on behind a closed quote, the delimiter is another.
const RAGGED: usize = 10;

/// The delimiter under which closed quotes end their cells, and that is in the most of the first
/// rows: the header has the true one, and of marks inside cells it has none. Then the one found
/// more often, then the likelier one.
fn recognise(text: &str) -> char {
    let score = |delimiter: char| {
        let spans: Vec<Span<'_>> = Spans::new(text, delimiter)
            .map_while(Result::ok)
            .filter(|span| !span.text.is_empty())
            .take(RECOGNISED_BY)
            .collect();
        let ragged = spans.iter().filter(|span| span.is_ragged).count();
        let rows = spans.iter().filter(|span| span.delimiters > 0).count();
        let all: u32 = spans.iter().map(|span| span.delimiters).sum();
        let is_sound = ragged * RAGGED <= spans.len();
        (rows > 0 && is_sound && !(delimiter == '\t' && all_trail(&spans)), rows, all)
    };
    let mut best = (DELIMITERS[0], (false, 0, 0));
    for delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// Whether every tab stands behind a cell, before the comma that ends it: so systems keep workbooks
/// from taking numbers for numbers.
fn all_trail(spans: &[Span<'_>]) -> bool {
    let trails = |text: &str| {
        let mut tabs = text.match_indices('\t').map(|(at, tab)| &text[at + tab.len()..]);
        tabs.all(|behind| behind.starts_with([',', '\r', '\n']) || behind.is_empty())
    };
    spans.iter().any(|span| span.text.contains("\t,")) && spans.iter().all(|span| trails(span.text))
}

/// Whether a cell reads as 2023.10 does once a workbook took it for a number and was saved as CSV.
fn may_have_lost_a_zero(text: &str) -> bool {
    text.len() == 6 && text.ends_with(".1") && text[..4].bytes().all(|byte| byte.is_ascii_digit())
}

/// The text of a formula that is nothing but a text, by which many systems keep workbooks from
/// taking it for a number: ="2023-05-06".
fn formula_of_text(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("=\"")?.strip_suffix('"')?;
    (!inner.contains('"')).then_some(inner)
}

/// A text while it is read.
struct Reading<'t> {
    text: &'t str,
    delimiter: char,
    /// How often records have how many delimiters.
    widths: BTreeMap<u32, u32>,
    table: Table,
    parsed: Parsed,
}

impl<'t> Reading<'t> {
    fn new(text: &'t str, delimiter: char) -> Self {
        Self {
            text,
            delimiter,
            widths: BTreeMap::new(),
            table: Table::empty(UNNUMBERED, 0),
            parsed: Parsed::default(),
        }
    }

    /// Adds the rows of records that lie one behind the other.
    fn add(&mut self, spans: &[Span<'_>]) {
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return };
        let sound = &self.text[first.start..last.end];
        let is_free = |sign: &char| self.delimiter == '，' && !sound.contains(*sign);
        let stand_in = STAND_INS.into_iter().find(is_free);
        let replaced = stand_in.map(|sign| sound.replace('，', sign.encode_utf8(&mut [0; 4])));
        let input = replaced.as_deref().unwrap_or(sound);
        let delimiter = stand_in.unwrap_or(self.delimiter);
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(u8::try_from(delimiter).unwrap_or(b','))
            .has_headers(false)
            .flexible(true)
            .from_reader(input.as_bytes());
        let mut record = ::csv::StringRecord::new();
        for span in spans {
            if span.text.is_empty() {
                self.add_blank(span);
                continue;
            }
            match reader.read_record(&mut record) {
                Ok(true) => self.add_row(span, &record, stand_in),
                _ => {
                    let kind = SourceDefectKind::BrokenRow("这一行分不出列".to_owned());
                    self.set_aside(span, None, Some(kind));
                }
            }
        }
    }

    /// Empty lines one after another are one blank row.
    fn add_blank(&mut self, span: &Span<'_>) {
        let last = self.table.rows.last_mut();
        let next = |row: &&mut Row| row.cells.is_empty() && row.number + row.lines == span.line;
        match last.filter(next) {
            Some(row) => row.lines += span.lines,
            None => {
                self.table.rows.push(Row { number: span.line, lines: span.lines, cells: vec![] });
            }
        }
    }

    fn add_row(&mut self, span: &Span<'_>, record: &::csv::StringRecord, stand_in: Option<char>) {
        *self.widths.entry(span.delimiters).or_default() += 1;
        let cell = |text: &str| match stand_in {
            Some(sign) => Cell::text(text.replace(sign, "，")),
            None if may_have_lost_a_zero(text) => Cell::number(text),
            None => Cell::text(formula_of_text(text).unwrap_or(text)),
        };
        let cells: Vec<Cell> = record.iter().take(usize::from(MAX_COLUMNS)).map(cell).collect();
        if record.iter().skip(cells.len()).any(|text| !text.is_empty()) {
            self.tell(span, Some(MAX_COLUMNS + 1), SourceDefectKind::TooWide(MAX_COLUMNS));
        }
        match refusal(&cells) {
            Some(Refusal { column, kind }) => self.set_aside(span, Some(column), kind),
            None => self.table.rows.push(Row { number: span.line, lines: span.lines, cells }),
        }
    }

    /// Where the reading can go on behind an unclosed quote: at the first line that has the
    /// usual number of columns all by itself.
    fn after(&self, unclosed: &Unclosed) -> Option<(usize, u32)> {
        let usual = self.widths.iter().max_by_key(|(_, often)| **often);
        let usual = *usual.filter(|(delimiters, _)| **delimiters > 0)?.0;
        let rest = &self.text[unclosed.record_start..];
        let mut line = unclosed.record_line;
        let mut offset = 0;
        for part in rest.split_inclusive('\n') {
            let own = |span: &Span<'_>| span.lines == 1 && span.delimiters == usual;
            let mut alone = Spans::new(part, self.delimiter);
            if line > unclosed.line && alone.next().and_then(Result::ok).is_some_and(|s| own(&s)) {
                return Some((unclosed.record_start + offset, line));
            }
            offset += part.len();
            line += count_lines(part);
        }
        None
    }

    fn set_aside_quote(&mut self, unclosed: &Unclosed, next: Option<(usize, u32)>) {
        let end = next.map_or(self.text.len(), |(offset, _)| offset);
        self.table.set_aside += count_lines(&self.text[unclosed.record_start..end]);
        let location = Location { row: unclosed.line, ..Location::of_file(UNNUMBERED) };
        let kind = SourceDefectKind::UnclosedQuote(next.map(|(_, line)| line));
        self.parsed
            .defects
            .push(SourceDefect { location: location.at_column(unclosed.column), kind });
    }

    fn set_aside(&mut self, span: &Span<'_>, column: Option<u16>, kind: Option<SourceDefectKind>) {
        self.table.set_aside += span.lines;
        if let Some(kind) = kind {
            self.tell(span, column, kind);
        }
    }

    fn tell(&mut self, span: &Span<'_>, column: Option<u16>, kind: SourceDefectKind) {
        let location = Location { row: span.line, column, ..Location::of_file(UNNUMBERED) };
        self.parsed.defects.push(SourceDefect { location, kind });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let table = read(text).tables.remove(0);
        let texts = |row: Row| row.cells.into_iter().map(|cell| cell.text).collect();
        table.rows.into_iter().map(texts).collect()
    }

    #[test]
    fn a_control_character_is_not_taken_for_a_full_width_comma() {
        let rows = "医疗机构名称，技术名称\n示例\u{1F}医院，甲技术\n示例乙医院，乙技术\n";
        let widths: Vec<usize> = cells(rows).iter().map(Vec::len).collect();
        assert!(widths.iter().all(|width| *width == 2), "{widths:?}");
        assert!(cells(rows).contains(&vec!["示例乙医院".to_owned(), "乙技术".to_owned()]));
    }

    #[test]
    fn the_header_tells_the_delimiter() {
        for delimiter in DELIMITERS {
            let text = format!("机构{delimiter}技术\n示例医院{delimiter}甲、乙\n");
            assert_eq!(cells(&text), [["机构", "技术"], ["示例医院", "甲、乙"]], "{delimiter:?}");
        }
        let commas_in_cells = "机构\t技术\n示例医院\t甲,乙,丙\n";
        assert_eq!(cells(commas_in_cells)[1], ["示例医院", "甲,乙,丙"]);
    }

    #[test]
    fn a_full_width_comma_inside_quotes_stays() {
        assert_eq!(cells("机构，技术\n示例医院，\"甲，乙\"\n")[1], ["示例医院", "甲，乙"]);
    }

    #[test]
    fn a_formula_of_a_text_is_that_text_and_no_other_is() {
        let rows = cells("登记号,日期\n=\"00123\",\"=\"\"2023-05-06\"\"\"\n=A1,=\"a\"&\"b\"\n");
        assert_eq!(rows[1], ["00123", "2023-05-06"]);
        assert_eq!(rows[2], ["=A1", "=\"a\"&\"b\""]);
    }

    #[test]
    fn a_zero_that_may_be_lost_is_told_by_the_kind_of_the_cell() {
        let table = read("日期,日期\n2023.1,2023.10\n").tables.remove(0);
        assert_eq!(table.rows[1].cells, [Cell::number("2023.1"), Cell::text("2023.10")]);
    }

    #[test]
    fn short_long_and_blank_rows_are_kept() {
        let rows = cells("a,b\n\n1\n\n1,2,3\n ,\n\"\"\n");
        let expected: [&[&str]; 7] =
            [&["a", "b"], &[], &["1"], &[], &["1", "2", "3"], &[" ", ""], &[""]];
        assert_eq!(rows, expected);
    }

    /// Row and column of a quote, and the line at which the reading goes on.
    type Quote = (u32, Option<u16>, Option<u32>);

    /// Rows that stand, lines set aside, and where the quotes opened.
    fn quotes(text: &str) -> (Vec<u32>, u32, Vec<Quote>) {
        let parsed = read(text);
        let table = &parsed.tables[0];
        let told = parsed.defects.iter().map(|defect| match defect.kind {
            SourceDefectKind::UnclosedQuote(next) => {
                (defect.location.row, defect.location.column, next)
            }
            ref other => panic!("{other:?}"),
        });
        (table.rows.iter().map(|row| row.number).collect(), table.set_aside, told.collect())
    }

    #[test]
    fn an_unclosed_quote_swallows_only_lines_that_do_not_fit() {
        let text = "a,b\n1,2\n3,\"4\n5,6\n\n7,8\n";
        assert_eq!(quotes(text), (vec![1, 2, 4, 5, 6], 1, vec![(3, Some(2), Some(4))]));
        let text = "a,b\n1,2\n3,\"4\nx\n\r\n5,6\n7,\"8\n9,0";
        let told = vec![(3, Some(2), Some(6)), (7, Some(2), Some(8))];
        assert_eq!(quotes(text), (vec![1, 2, 6, 8], 4, told));
        let text = "a,b\n1,2\n3,\"4\nx\n";
        assert_eq!(quotes(text), (vec![1, 2], 2, vec![(3, Some(2), None)]));
    }

    #[test]
    fn rows_with_signs_that_no_text_has_are_set_aside() {
        let parsed = read("a,b\n1,2\n3,x\0y\n5,6\n");
        let table = &parsed.tables[0];
        assert_eq!((table.rows.len(), table.set_aside), (3, 1));
        assert_eq!(parsed.defects[0].kind, SourceDefectKind::ControlCharacter('\0'));
        assert_eq!(parsed.defects[0].location.column, Some(2));
    }
}
