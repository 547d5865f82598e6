//! Where the records of a delimited text begin and end, quotes respected (RFC 4180).
//!
//! The parser that follows takes an unclosed quote for a very long cell; here it is found first.
//! A quoted cell that spans lines and then goes on after its closing quote is the same mistake:
//! the quote that seems to close it opens a cell of a later row.

use crate::words::first_of;

/// One record's place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span<'t> {
    /// 1-based line it begins at.
    pub(crate) line: u32,
    /// Lines it covers.
    pub(crate) lines: u32,
    /// Byte offset of its start.
    pub(crate) start: usize,
    /// Byte offset of its end, line end included.
    pub(crate) end: usize,
    /// Its text without the line end.
    pub(crate) text: &'t str,
    /// Delimiters outside quotes.
    pub(crate) delimiters: u32,
    /// Whether a closed quote is followed by more text, as no program writes it.
    pub(crate) is_ragged: bool,
}

/// A quote that is not properly closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unclosed {
    /// 1-based line of the quote.
    pub(crate) line: u32,
    /// 1-based cell of the quote.
    pub(crate) column: u16,
    /// 1-based line at which its record begins.
    pub(crate) record_line: u32,
    /// Byte offset at which its record begins.
    pub(crate) record_start: usize,
}

/// The records of a text, one after another; an unclosed quote ends them, unless they are
/// resumed behind it.
#[derive(Clone, Debug)]
pub(crate) struct Spans<'t> {
    text: &'t str,
    delimiter: char,
    at: usize,
    line: u32,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    CellStart,
    Bare,
    Quoted,
    AfterQuote,
}

/// What is known while one record is read.
struct Reading {
    state: State,
    lines: u32,
    delimiters: u32,
    quote_lines: u32,
    is_ragged: bool,
    previous: char,
}

impl<'t> Spans<'t> {
    /// Begins at the first line.
    pub(crate) fn new(text: &'t str, delimiter: char) -> Self {
        Self { text, delimiter, at: 0, line: 1 }
    }

    /// Goes on at a line that begins at this byte offset.
    pub(crate) fn resume(&mut self, offset: usize, line: u32) {
        (self.at, self.line) = (offset, line);
    }

    fn unclosed(&self, reading: &Reading) -> Unclosed {
        Unclosed {
            line: self.line + reading.lines - reading.quote_lines,
            column: u16::try_from(reading.delimiters + 1).unwrap_or(u16::MAX),
            record_line: self.line,
            record_start: self.at,
        }
    }

    /// Ends the record before the character at `offset`.
    fn finish(&mut self, reading: &Reading, offset: usize) -> Span<'t> {
        let rest = &self.text[offset..];
        let line_end = match rest.as_bytes() {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        let (start, line, lines) = (self.at, self.line, reading.lines + 1);
        self.at = offset + line_end;
        self.line += lines;
        let text = &self.text[start..offset];
        let Reading { delimiters, is_ragged, .. } = *reading;
        Span { line, lines, start, end: self.at, text, delimiters, is_ragged }
    }
}

impl<'t> Iterator for Spans<'t> {
    type Item = Result<Span<'t>, Unclosed>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let mut reading = Reading::new();
        let mut offset = 0;
        while let Some(character) = rest[offset..].chars().next() {
            match reading.step(character, self.delimiter) {
                Step::Go => {}
                Step::RecordEnd => return Some(Ok(self.finish(&reading, self.at + offset))),
                Step::Broken => return Some(Err(self.stop(&reading))),
            }
            offset += character.len_utf8();
            offset += reading.pass_over(&rest[offset..], self.delimiter);
        }
        Some(match reading.state {
            State::Quoted => Err(self.stop(&reading)),
            _ => Ok(self.finish(&reading, self.text.len())),
        })
    }
}

impl Spans<'_> {
    fn stop(&mut self, reading: &Reading) -> Unclosed {
        let unclosed = self.unclosed(reading);
        self.at = self.text.len();
        unclosed
    }
}

enum Step {
    Go,
    RecordEnd,
    Broken,
}

impl Reading {
    fn new() -> Self {
        Self {
            state: State::CellStart,
            lines: 0,
            delimiters: 0,
            quote_lines: 0,
            is_ragged: false,
            previous: ' ',
        }
    }

    fn step(&mut self, character: char, delimiter: char) -> Step {
        let previous = std::mem::replace(&mut self.previous, character);
        if self.state == State::Quoted {
            self.step_quoted(character, previous);
            return Step::Go;
        }
        let is_line_end = matches!(character, '\r' | '\n');
        match (self.state, character) {
            _ if is_line_end => return Step::RecordEnd,
            _ if character == delimiter => {
                self.delimiters += 1;
                self.state = State::CellStart;
            }
            (State::CellStart, '"') => {
                self.quote_lines = 0;
                self.state = State::Quoted;
            }
            (State::AfterQuote, '"') => self.state = State::Quoted,
            (State::AfterQuote, _) if self.quote_lines > 0 => return Step::Broken,
            _ => {
                self.is_ragged |= self.state == State::AfterQuote;
                self.state = State::Bare;
            }
        }
        Step::Go
    }

    /// Passes over what changes nothing, as most of a cell does; how many bytes that is.
    fn pass_over(&mut self, rest: &str, delimiter: char) -> usize {
        let stops = match self.state {
            State::Bare => [delimiter.encode_utf8(&mut [0; 4]).as_bytes()[0], b'\r', b'\n'],
            State::Quoted => [b'"', b'\r', b'\n'],
            State::CellStart | State::AfterQuote => return 0,
        };
        let length = first_of(stops, rest.as_bytes()).unwrap_or(rest.len());
        if length > 0 {
            self.previous = ' ';
        }
        length
    }

    fn step_quoted(&mut self, character: char, previous: char) {
        match character {
            '"' => self.state = State::AfterQuote,
            '\n' if previous == '\r' => {}
            '\r' | '\n' => {
                self.lines += 1;
                self.quote_lines += 1;
            }
            _ => {}
        }
    }
}

/// Lines of a text; a final line end opens no further line.
pub(crate) fn count_lines(text: &str) -> u32 {
    let mut lines = 0;
    let mut previous = '\n';
    for character in text.chars() {
        let second_half = character == '\n' && previous == '\r';
        lines += u32::from(matches!(character, '\r' | '\n') && !second_half);
        previous = character;
    }
    lines + u32::from(!text.is_empty() && !matches!(previous, '\r' | '\n'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str) -> Vec<(u32, u32, &str)> {
        let spans = Spans::new(text, ',').map(|span| span.expect("closed"));
        spans.map(|span| (span.line, span.lines, span.text)).collect()
    }

    #[test]
    fn every_line_end_counts_once() {
        assert_eq!(lines("a\r\nb\nc\rd"), [(1, 1, "a"), (2, 1, "b"), (3, 1, "c"), (4, 1, "d")]);
        assert_eq!(lines("a\n\n\nb\n"), [(1, 1, "a"), (2, 1, ""), (3, 1, ""), (4, 1, "b")]);
        assert_eq!(lines("a,\"x\r\ny\"\r\nb"), [(1, 2, "a,\"x\r\ny\""), (3, 1, "b")]);
    }

    fn unclosed(text: &str) -> Unclosed {
        Spans::new(text, ',').find_map(Result::err).expect("an unclosed quote")
    }

    #[test]
    fn an_unclosed_quote_is_found_where_it_opens() {
        let expected = Unclosed { line: 3, column: 2, record_line: 2, record_start: 4 };
        assert_eq!(unclosed("a,b\n\"1\n2\",\"3\n4\n"), expected);
        let expected = Unclosed { line: 1, column: 1, record_line: 1, record_start: 0 };
        assert_eq!(unclosed("\"a,1\nb,\"2\"\n"), expected, "the quote of 2 seems to close it");
    }

    #[test]
    fn text_after_a_closed_quote_on_its_line_is_tolerated() {
        assert_eq!(lines("\"示例\"医院,1\n"), [(1, 1, "\"示例\"医院,1")]);
    }

    /// The first record, read sign by sign.
    fn slowly(text: &str, delimiter: char) -> (usize, u32, u32, bool, bool) {
        let mut reading = Reading::new();
        for (offset, character) in text.char_indices() {
            match reading.step(character, delimiter) {
                Step::Go => {}
                Step::RecordEnd => return told(&reading, offset, true),
                Step::Broken => return told(&reading, text.len(), false),
            }
        }
        told(&reading, text.len(), reading.state != State::Quoted)
    }

    fn told(reading: &Reading, end: usize, is_whole: bool) -> (usize, u32, u32, bool, bool) {
        (end, reading.lines, reading.delimiters, reading.is_ragged, is_whole)
    }

    proptest! {
        #[test]
        fn what_is_passed_over_changes_nothing(
            text in "[ab示，＂,\"\r\n]{1,24}",
            delimiter in prop::sample::select(&[',', '，', '\t']),
        ) {
            let (end, lines, delimiters, is_ragged, is_whole) = slowly(&text, delimiter);
            match Spans::new(&text, delimiter).next().expect("a record") {
                Ok(span) => {
                    let seen = (span.text.len(), span.lines - 1, span.delimiters, span.is_ragged);
                    prop_assert_eq!(seen, (end, lines, delimiters, is_ragged));
                    prop_assert!(is_whole);
                }
                Err(_) => prop_assert!(!is_whole),
            }
        }
    }

    #[test]
    fn a_final_line_end_opens_no_line() {
        assert_eq!(count_lines("a\r\nb\r\n"), 2);
        assert_eq!(count_lines("a\rb"), 2);
        assert_eq!(count_lines(""), 0);
    }
}
