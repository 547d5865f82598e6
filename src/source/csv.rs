//! Delimited text → rows. The only module that reads with `csv`.
//!
//! `quoting` finds the records and their lines first; the parser then gets only sound text, so
//! the two agree on where each record ends. The parser skips empty lines: they are put back.

use super::file::{Parsed, UNNUMBERED};
use super::location::Location;
use super::quoting::{Span, Spans, Unclosed, count_lines};
use super::table::{Cell, Row, Table};
use super::{SourceDefect, SourceDefectKind};

/// Delimiters known, the likeliest first.
const DELIMITERS: [char; 4] = [',', '\t', ';', '，'];

/// Rows looked at to recognise the delimiter.
const RECOGNISED_BY: usize = 30;

/// Stands for the full-width comma: the parser takes delimiters of one byte only.
const STAND_IN: char = '\u{1F}';

/// Reads a whole text.
pub(crate) fn read(text: &str) -> Parsed {
    let delimiter = recognise(text);
    let mut spans = Vec::new();
    let mut unclosed = None;
    for span in Spans::new(text, delimiter) {
        match span {
            Ok(span) => spans.push(span),
            Err(broken) => unclosed = Some(broken),
        }
    }
    let sound = &text[..spans.last().map_or(0, |span| span.end)];
    let mut parsed = Parsed::default();
    let mut table = Table::empty(UNNUMBERED, 0);
    add_rows(&mut table, &mut parsed, sound, &spans, delimiter);
    if let Some(unclosed) = unclosed {
        table.set_aside += count_lines(&text[sound.len()..]);
        parsed.defects.push(unclosed_quote(unclosed));
    }
    parsed.tables.push(table);
    parsed
}

fn unclosed_quote(Unclosed { line, column, record_line: _ }: Unclosed) -> SourceDefect {
    let location = Location { row: line, ..Location::of_file(UNNUMBERED) };
    SourceDefect {
        location: location.at_column(column),
        kind: SourceDefectKind::UnclosedQuote(None),
    }
}

/// The delimiter that is in the most of the first rows: the header has the true one, and of
/// marks inside cells it has none. Then the one found more often, then the likelier one.
fn recognise(text: &str) -> char {
    let score = |delimiter: char| {
        let counts = Spans::new(text, delimiter)
            .map_while(Result::ok)
            .filter(|span| !span.text.is_empty())
            .take(RECOGNISED_BY)
            .map(|span| span.delimiters);
        counts.fold((0, 0), |(rows, all), count| (rows + u32::from(count > 0), all + count))
    };
    let mut best = (DELIMITERS[0], (0, 0));
    for delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

fn add_rows(
    table: &mut Table,
    parsed: &mut Parsed,
    sound: &str,
    spans: &[Span<'_>],
    delimiter: char,
) {
    let stands_in = delimiter == '，' && !sound.contains(STAND_IN);
    let replaced = if stands_in { sound.replace(delimiter, "\u{1F}") } else { String::new() };
    let input = if stands_in { replaced.as_str() } else { sound };
    let byte = if stands_in { STAND_IN as u8 } else { u8::try_from(delimiter).unwrap_or(b',') };
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(byte)
        .has_headers(false)
        .flexible(true)
        .from_reader(input.as_bytes());
    let mut records = reader.records();
    for span in spans {
        if span.text.is_empty() {
            table.rows.push(Row { number: span.line, lines: span.lines, cells: Vec::new() });
            continue;
        }
        match records.next() {
            Some(Ok(record)) => table.rows.push(row(span, &record, stands_in)),
            broken => {
                table.set_aside += span.lines;
                parsed.defects.push(unparsable(span, broken.and_then(Result::err)));
            }
        }
    }
}

fn row(span: &Span<'_>, record: &::csv::StringRecord, stands_in: bool) -> Row {
    let cell = |text: &str| match stands_in {
        true => Cell::text(text.replace(STAND_IN, "，")),
        false => Cell::text(text),
    };
    Row { number: span.line, lines: span.lines, cells: record.iter().map(cell).collect() }
}

fn unparsable(span: &Span<'_>, error: Option<::csv::Error>) -> SourceDefect {
    let reason = error.map_or_else(String::new, |error| error.to_string());
    let location = Location { row: span.line, ..Location::of_file(UNNUMBERED) };
    SourceDefect { location, kind: SourceDefectKind::Unreadable(reason) }
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
    fn short_long_and_blank_rows_are_kept() {
        let rows = cells("a,b\n\n1\n\n1,2,3\n ,\n\"\"\n");
        let expected: [&[&str]; 7] =
            [&["a", "b"], &[], &["1"], &[], &["1", "2", "3"], &[" ", ""], &[""]];
        assert_eq!(rows, expected);
    }

    #[test]
    fn rows_before_an_unclosed_quote_are_read_and_the_rest_is_counted() {
        let parsed = read("a,b\n1,2\n3,\"4\n5,6\n\n7,8\n");
        let table = &parsed.tables[0];
        assert_eq!((table.rows.len(), table.set_aside), (2, 4));
        let [defect] = parsed.defects.as_slice() else { panic!("{:?}", parsed.defects) };
        assert_eq!(defect.kind, SourceDefectKind::UnclosedQuote(None));
        assert_eq!((defect.location.row, defect.location.column), (3, Some(2)));
    }
}
