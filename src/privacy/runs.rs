//! Gathers the digits that stand together, and looks at each @.
//!
//! One pass over the bytes. Where no digit stands, bytes are only compared with a table; nothing
//! is allocated until enough digits stand together to be worth judging.

use super::address;
use super::bytes::{LOOK, Look, NEXT, Next, behind_letters, code_of_three, is_quiet};
use super::decode::{behind_inline_tag, next};
use super::numbers::{self, Digit, Run};
use super::signs::{Sign, quiet, sign, table};
use super::{Form, Hit, Kind};
use super::{beside, checks, labels};

/// Separators in a row beyond which numbers do not belong together.
const WIDEST_GAP: u8 = 8;
/// Digits of the shortest number judged, and of the shortest that needs no word before it.
const FEWEST: usize = 7;
const FEWEST_ALONE: usize = 10;
/// Digits of the shortest number that words right before it can make one of a person.
const FEWEST_LABELLED: usize = 4;
/// How far, in bytes, a word such as 电话 may stand before its number.
const NEAR: usize = 48;
/// Digits of nearly all numbers.
const USUAL_LENGTH: usize = 24;
/// Longest number without a break; more is no number of a person, but its end might be.
const LONGEST: usize = 256;

/// Words behind which even a short number is one of a telephone. Their first characters are
/// [`Sign::Word`]; alone those begin words such as 手术 and 联合.
const TELEPHONE: [&str; 12] = [
    "电话", "手机", "联系", "传真", "座机", "热线", "致电", "電話", "手機", "聯繫", "傳真", "熱線",
];

/// All personal data in some bytes, in order.
pub(super) fn hits(bytes: &[u8], form: Form) -> Vec<Hit> {
    let mut scanner = Scanner {
        bytes,
        form,
        table: table(),
        quiet: quiet(),
        digits: Vec::new(),
        values: Vec::new(),
        gap: '\0',
        gap_length: 0,
        fresh: 0,
        word: None,
        hits: Vec::new(),
    };
    scanner.run();
    let mut hits = scanner.hits;
    hits.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end)));
    hits
}

struct Scanner<'b> {
    bytes: &'b [u8],
    form: Form,
    table: &'static [Sign],
    /// By [`block`]: characters that all only end numbers.
    quiet: &'static [bool],
    digits: Vec<Digit>,
    values: Vec<u8>,
    /// The first separator since the last digit.
    gap: char,
    gap_length: u8,
    /// Where the text behind the last escape begins: what stands before is no neighbour.
    fresh: usize,
    /// Where the last word such as 电话 stands.
    word: Option<usize>,
    hits: Vec<Hit>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.bytes.len() {
            if self.digits.is_empty() {
                at = self.skip(at);
                if at >= self.bytes.len() {
                    break;
                }
            }
            at = self.step(at);
        }
        self.end(None);
    }

    /// Where a number that begins here ends, if it is plain and too short to be judged: most are
    /// dates and counts.
    #[inline]
    fn dismissed(&self, from: usize) -> Option<usize> {
        if !self.bytes[from].is_ascii_digit() {
            return None;
        }
        let (mut at, mut digits) = (from, 0);
        while let Some(&byte) = self.bytes.get(at) {
            let next = match byte {
                0..0x80 => NEXT[usize::from(byte)],
                _ => self.wide_next(at),
            };
            match next {
                // Not read to its end: it would be read again behind each part of a long number.
                Next::Digit if digits + 1 >= FEWEST_ALONE => return None,
                Next::Digit => digits += 1,
                Next::Separates => {}
                Next::Comma if self.form == Form::Cell => {}
                Next::Special => return None,
                Next::Ends | Next::Comma => break,
            }
            at += 1;
        }
        let short = match self.form {
            // Nothing stands before it, or beside it, that could say what it is.
            Form::Cell if from == 0 => digits < FEWEST || at == self.bytes.len(),
            Form::Cell => digits < FEWEST_LABELLED,
            Form::File => {
                let is_of_telephone = digits >= FEWEST && self.is_near(from);
                !is_of_telephone && !self.may_be_travel(from, digits)
            }
        };
        short.then_some(at)
    }

    /// The same for a character beyond ASCII: most end the number.
    fn wide_next(&self, at: usize) -> Next {
        let Some(code) = code_of_three(self.bytes, at) else { return Next::Special };
        match self.table[code] {
            Sign::Hard | Sign::Word => Next::Ends,
            Sign::Comma if self.form == Form::File => Next::Ends,
            _ => Next::Special,
        }
    }

    fn note_word(&mut self, at: usize) {
        if TELEPHONE.iter().any(|word| self.bytes[at..].starts_with(word.as_bytes())) {
            self.word = Some(at);
        }
    }

    /// Whether a word such as 电话 stands shortly before.
    fn is_near(&self, start: usize) -> bool {
        self.word.is_some_and(|word| start - word <= NEAR)
    }

    /// The next place that is worth a closer look.
    fn skip(&mut self, mut at: usize) -> usize {
        let bytes = self.bytes;
        loop {
            at = self.behind_quiet(at);
            let Some(&byte) = bytes.get(at) else { return at };
            if byte < 0x80 {
                if self.opens_nothing(byte, at + 1) {
                    at += 1;
                    continue;
                }
                match self.dismissed(at) {
                    Some(behind) => at = behind,
                    None => return at,
                }
            } else if let Some(code) = code_of_three(bytes, at) {
                match self.table[code] {
                    Sign::Hard | Sign::Invisible | Sign::Comma | Sign::X => {}
                    Sign::Separator if !matches!(code, 0xFF08 | 0x3010 | 0xFF3B) => {}
                    Sign::Word => self.note_word(at),
                    _ => return at,
                }
                at += 3;
            } else {
                return at;
            }
        }
    }

    /// The next byte that may be more than a letter: most of a page is none.
    #[inline]
    fn behind_quiet(&self, at: usize) -> usize {
        let mut rest = &self.bytes[at..];
        loop {
            rest = behind_letters(rest);
            if rest.is_empty() {
                return self.bytes.len();
            }
            let before = rest.len();
            while let Some((part, behind)) = rest.split_first_chunk::<3>() {
                if LOOK[usize::from(part[0])] != Look::Three || !is_quiet(self.quiet, *part) {
                    break;
                }
                rest = behind;
            }
            if rest.len() == before {
                return self.bytes.len() - before;
            }
        }
    }

    /// Takes one character; where the next begins.
    fn step(&mut self, at: usize) -> usize {
        let (character, end) = next(self.bytes, at);
        let is_escape = end - at != character.len_utf8();
        if is_escape {
            self.fresh = end;
        }
        match sign(character) {
            Sign::Digit(value) => self.push(value, false, at, end),
            Sign::Loose(value) => self.push(value, true, at, end),
            Sign::X if self.digits.len() >= 14 => self.push(10, false, at, end),
            Sign::Letter(value) if !self.digits.is_empty() && self.gap == '\0' => {
                self.push(value, true, at, end);
            }
            Sign::At => self.address(at, end),
            Sign::Invisible => {}
            Sign::Separator => return self.separator(character, at, end),
            Sign::Comma if self.form == Form::Cell => self.separate(character),
            Sign::Word => {
                self.end(None);
                self.note_word(at);
            }
            _ => return self.hard(character, at, end),
        }
        end
    }

    /// Whether a byte is a bracket in which no @ in words can stand: JSON is full of them.
    fn opens_nothing(&self, byte: u8, inside: usize) -> bool {
        match byte {
            b'(' | b'[' => !self.can_write_at(inside),
            b'{' => self.bytes.get(inside) == Some(&b'"'),
            _ => false,
        }
    }

    /// Whether what stands inside a bracket may be an @ in words: at, @, 艾特, in either width.
    fn can_write_at(&self, inside: usize) -> bool {
        matches!(self.bytes.get(inside), Some(b'a' | b'A' | b' ' | b'@' | 0xE8 | 0xEF))
    }

    fn push(&mut self, value: u8, loose: bool, start: usize, end: usize) {
        if self.digits.len() >= LONGEST {
            self.end(None);
        }
        if self.digits.capacity() == 0 {
            self.digits.reserve(USUAL_LENGTH);
            self.values.reserve(USUAL_LENGTH);
        }
        self.digits.push(Digit { loose, gap: self.gap, start, end });
        self.values.push(value);
        (self.gap, self.gap_length) = ('\0', 0);
    }

    fn separator(&mut self, character: char, at: usize, end: usize) -> usize {
        let opens = matches!(character, '(' | '[' | '（' | '【' | '［');
        if opens
            && self.can_write_at(end)
            && let Some(behind) = address::written_at(self.bytes, at)
        {
            self.address(at, behind);
            return behind;
        }
        self.separate(character);
        end
    }

    fn separate(&mut self, character: char) {
        if self.digits.is_empty() {
            return;
        }
        if self.gap == '\0' {
            self.gap = character;
        }
        self.gap_length += 1;
        if self.gap_length > WIDEST_GAP {
            self.end(None);
        }
    }

    /// A character that ends a number, unless it begins a tag inside a word.
    fn hard(&mut self, character: char, at: usize, end: usize) -> usize {
        if character == '{'
            && let Some(behind) = address::written_at(self.bytes, at)
        {
            self.address(at, behind);
        }
        if character == '<'
            && !self.digits.is_empty()
            && let Some(behind) = behind_inline_tag(self.bytes, end)
        {
            self.inside_tag(end, behind);
            self.separate('<');
            return behind;
        }
        self.end((self.gap == '\0').then_some(character));
        end
    }

    /// Attributes are read like any text, but the number around the tag goes on behind it.
    fn inside_tag(&mut self, from: usize, to: usize) {
        let found = hits(&self.bytes[from..to], self.form);
        self.hits.extend(
            found
                .into_iter()
                .map(|hit| Hit { range: hit.range.start + from..hit.range.end + from, ..hit }),
        );
    }

    fn address(&mut self, at: usize, end: usize) {
        self.hits.extend(address::around(self.bytes, at, end));
        self.end(None);
    }

    /// Judges the digits gathered; `right` is the character directly behind them.
    fn end(&mut self, right: Option<char>) {
        let digits = self.digits.len();
        let before = self.hits.len();
        if digits >= FEWEST {
            self.judge(right);
        }
        if digits >= FEWEST_LABELLED && self.hits.len() == before {
            self.hits.extend(self.labelled(right));
        }
        if digits > 0 {
            self.digits.clear();
            self.values.clear();
        }
        (self.gap, self.gap_length) = ('\0', 0);
    }

    fn judge(&mut self, right: Option<char>) {
        let (digits, start) = (self.digits.len(), self.digits[0].start);
        let (bytes, form) = (self.bytes, self.form);
        let end = self.digits[digits - 1].end;
        let near = self.is_near(start)
            || (form == Form::Cell
                && (beside::has_latin_word(bytes, start) || labels::is_extended(bytes, end)));
        if digits < FEWEST_ALONE && !near {
            return;
        }
        let left = beside::is_free_before(bytes, self.fresh, start, form);
        let run = Run {
            digits: &self.digits,
            values: &self.values,
            left,
            right: beside::is_free_behind(bytes, start, right, form),
            near,
            plus: beside::has_plus(bytes, start),
            in_cell: form == Form::Cell,
            of_citizen: left
                && numbers::may_be_of_citizen(&self.digits, &self.values)
                && labels::is_of_citizen(bytes, start, form == Form::Cell),
        };
        numbers::judge(&run, &mut self.hits);
    }

    /// The number that the words right before it make one of a person: in a cell any, in a file
    /// only one of a travel document.
    fn labelled(&self, right: Option<char>) -> Option<Hit> {
        let (first, last) = (self.digits.first()?, self.digits.last()?);
        let (start, count) = (first.start, self.digits.len());
        let (kind, letters) = match self.form {
            Form::Cell => {
                let label = labels::before(self.bytes, start, count)?;
                let is_birth = label.kind == Kind::Birth;
                let is_other = labels::counts(right) || checks::is_date(&self.values);
                if is_other && !is_birth && label.letters == 0 {
                    return None;
                }
                (label.kind, label.letters)
            }
            Form::File => {
                let is_one = self.may_be_travel(start, count);
                let is_one = is_one && labels::is_travel_document(self.bytes, start);
                (is_one.then_some(Kind::Document)?, 1)
            }
        };
        let range = start - letters..last.end;
        let letters = String::from_utf8_lossy(&self.bytes[range.start..start]);
        let letters: String = letters.chars().filter(|each| each.is_alphanumeric()).collect();
        Some(Hit { kind, value: letters + &checks::text(&self.values), range })
    }

    /// Whether a number of so many digits can be one of a travel document, as far as its form goes.
    fn may_be_travel(&self, start: usize, digits: usize) -> bool {
        (7..=10).contains(&digits) && beside::has_letter(self.bytes, start)
    }
}
