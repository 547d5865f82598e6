//! What a cell holds → the text it stands for.

use super::super::table::{Cell, CellKind};
use super::shared::Texts;
use super::styles::{Shown, Styles};
use jiff::ToSpan;
use jiff::civil::date;

/// The last day number: 9999-12-31 in the 1900 system.
const LAST_DAY: f64 = 2_958_465.0;

/// The day number of 29 February 1900, a day that never was.
const NO_DAY: i32 = 60;

/// One cell as it stands in the sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct RawValue {
    pub(super) form: Form,
    pub(super) style: usize,
    pub(super) text: String,
    /// Whether a value element is there, be it empty.
    pub(super) has_value: bool,
    pub(super) has_formula: bool,
    /// Whether some of a text that stands in the cell itself is struck through.
    pub(super) has_struck: bool,
}

/// The declared form of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    #[default]
    Number,
    Shared,
    Text,
    Logical,
    Error,
    IsoDate,
}

/// What numbers mean in one workbook.
pub(super) struct Reading<'b> {
    pub(super) texts: &'b Texts,
    pub(super) styles: &'b Styles,
    pub(super) from_1904: bool,
}

/// A cell shares a text that is not there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MissingText;

impl Form {
    /// The form of a cell's `t`.
    pub(super) fn of(code: &str) -> Self {
        match code {
            "s" => Self::Shared,
            "str" | "inlineStr" => Self::Text,
            "b" => Self::Logical,
            "e" => Self::Error,
            "d" => Self::IsoDate,
            _ => Self::Number,
        }
    }
}

impl Reading<'_> {
    /// The cell; `None` where it is empty, however formatted.
    pub(super) fn cell(&self, raw: &RawValue) -> Result<Option<Cell>, MissingText> {
        let is_empty_text = raw.form == Form::Text && raw.has_value;
        if raw.has_formula && raw.text.is_empty() && !is_empty_text {
            return Ok(Some(Cell { kind: CellKind::Uncomputed, ..Cell::default() }));
        }
        if raw.text.is_empty() {
            return Ok(None);
        }
        let cell = match raw.form {
            Form::Shared => {
                let index = raw.text.trim().parse().map_err(|_| MissingText)?;
                Cell::text(unescaped(self.texts.get(index).ok_or(MissingText)?))
            }
            Form::Text => Cell::text(unescaped(&raw.text)),
            Form::Logical => Cell::text(if raw.text.trim() == "0" { "否" } else { "是" }),
            Form::Error => Cell { kind: CellKind::Uncomputed, ..Cell::text(&*raw.text) },
            Form::IsoDate => iso_date(&raw.text),
            Form::Number => self.number(raw.text.trim(), raw.style),
        };
        let cell = if self.from_1904 { cell.counted_from_1904() } else { cell };
        Ok(Some(cell).filter(|cell| !cell.text.is_empty()))
    }

    /// Whether a cell, or some of its text, is struck through.
    pub(super) fn is_struck(&self, raw: &RawValue) -> bool {
        let shared = || raw.text.trim().parse().is_ok_and(|index| self.texts.is_struck(index));
        raw.has_struck || self.styles.is_struck(raw.style) || (raw.form == Form::Shared && shared())
    }

    /// Whether a cell has a colour of its own.
    pub(super) fn is_coloured(&self, raw: &RawValue) -> bool {
        self.styles.is_coloured(raw.style)
    }

    fn number(&self, text: &str, style: usize) -> Cell {
        let Some(number) = text.parse::<f64>().ok().filter(|number| number.is_finite()) else {
            return Cell::text(text);
        };
        let day = match self.styles.shown(style) {
            Shown::Number => None,
            Shown::Day => day(number, self.from_1904),
            Shown::Month => day(number, self.from_1904).map(|day| day[..7].to_owned()),
            Shown::Year => day(number, self.from_1904).map(|day| day[..4].to_owned()),
            Shown::DayOfNoYear => {
                let shown = day(number, self.from_1904).and_then(|day| without_year(&day));
                return shown.map_or_else(|| Cell::number(decimal(text, number)), Cell::text);
            }
        };
        day.map_or_else(|| Cell::number(decimal(text, number)), Cell::date)
    }
}

/// The digits as they stand where they are a whole number, so that none of a long one is lost;
/// else the shortest decimal that reads back the same, never with an exponent.
fn decimal(text: &str, number: f64) -> String {
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_whole && (text == "0" || !text.starts_with('0')) {
        return text.to_owned();
    }
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}

/// The day of a day number; `None` where it is a time of day or no day at all.
fn day(number: f64, from_1904: bool) -> Option<String> {
    if !(1.0..=LAST_DAY + 0.999_99).contains(&number) {
        return None;
    }
    let days = number as i32;
    let start = match from_1904 {
        true => date(1904, 1, 1),
        false if days < NO_DAY => date(1899, 12, 31),
        false if days == NO_DAY => return None,
        false => date(1899, 12, 30),
    };
    start.checked_add(days.days()).ok().map(|day| day.to_string())
}

/// 5月6日, as such a day is shown.
fn without_year(day: &str) -> Option<String> {
    let (month, day) = day.get(5..)?.split_once('-')?;
    Some(format!("{}月{}日", month.trim_start_matches('0'), day.trim_start_matches('0')))
}

fn iso_date(text: &str) -> Cell {
    match text.get(..10).filter(|day| crate::date::PartialDate::from_iso(day).is_some()) {
        Some(day) => Cell::date(day),
        None => Cell::text(text),
    }
}

/// Undoes the escape of characters that XML cannot hold: `_x000D_` is a carriage return.
fn unescaped(text: &str) -> String {
    let Some(first) = text.find("_x") else { return text.to_owned() };
    let mut out = text[..first].to_owned();
    let mut rest = &text[first..];
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match escape(rest) {
            Some(character) => {
                out.push(character);
                rest = &rest[7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character of an escape at the beginning of a text.
fn escape(text: &str) -> Option<char> {
    let digits = text.get(2..6).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let closed = text.as_bytes().get(6) == Some(&b'_');
    closed.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_both_systems() {
        assert_eq!(day(45052.75, false).as_deref(), Some("2023-05-06"));
        assert_eq!(day(43590.0, true).as_deref(), Some("2023-05-06"));
        assert_eq!(day(59.0, false).as_deref(), Some("1900-02-28"));
        assert_eq!(day(61.0, false).as_deref(), Some("1900-03-01"));
        for none in [60.0, 0.0, 0.5, -3.0, 2_958_466.0, 1e300] {
            assert_eq!(day(none, false), None, "{none}");
        }
    }

    #[test]
    fn escapes_of_control_characters_are_undone() {
        assert_eq!(unescaped("甲_x000D_\n乙_x005F_x000D_"), "甲\r\n乙_x000D_");
        assert_eq!(unescaped("_x_xZZZZ_x00_x000"), "_x_xZZZZ_x00_x000");
    }
}
