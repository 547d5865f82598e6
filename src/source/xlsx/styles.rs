//! Which styles show a number as a day or as a month, and which strike a cell through.
//!
//! What a format does not show was never written, only needed by the program: 2023年5月 is kept as
//! the first of May and is a month, and 5月6日 as that day of the year in which it was typed, which
//! says nothing of the year that was meant.

use super::super::archive::Archive;
use super::super::xml::{Fault, Node, Tag, Xml};
use std::collections::HashMap;

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a number, or as a time of day.
    #[default]
    Number,
    /// As a day.
    Day,
    /// As a month of a year.
    Month,
    /// As a year.
    Year,
    /// As a day of a year that is not shown.
    DayOfNoYear,
}

/// How each style of a workbook shows numbers, and whether it strikes them through.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<(Shown, bool)>);

impl Styles {
    /// The form of a style by its index.
    pub(super) fn shown(&self, index: usize) -> Shown {
        self.0.get(index).copied().unwrap_or_default().0
    }

    /// Whether a style strikes its cells through.
    pub(super) fn is_struck(&self, index: usize) -> bool {
        self.0.get(index).is_some_and(|(_, struck)| *struck)
    }
}

/// Reads the styles; a workbook without them shows plain numbers.
pub(super) fn read(archive: &mut Archive<'_>, path: &str) -> Result<Styles, Fault> {
    let Some(part) = archive.part(path) else { return Ok(Styles::default()) };
    let mut xml = Xml::new(part);
    let mut formats: HashMap<u32, Shown> = HashMap::new();
    let mut styles = Styles::default();
    let mut struck: Vec<bool> = Vec::new();
    let (mut in_fonts, mut in_cells) = (false, false);
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.name() {
                "numFmt" => drop(format_of(&tag).map(|(id, form)| formats.insert(id, form))),
                "fonts" => in_fonts = true,
                "font" if in_fonts => struck.push(false),
                "strike" if in_fonts => {
                    struck.last_mut().into_iter().for_each(|font| *font = strikes(&tag));
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let number = |name| tag.attribute(name).and_then(|id| id.parse().ok());
                    let id = number("numFmtId").unwrap_or(0);
                    let form = formats.get(&id).copied().unwrap_or_else(|| builtin(id));
                    let font = struck.get(number("fontId").unwrap_or(0) as usize);
                    styles.0.push((form, font.copied().unwrap_or_default()));
                }
                _ => {}
            },
            Node::End(tag) if tag.name() == "fonts" => in_fonts = false,
            Node::End(tag) if tag.name() == "cellXfs" => in_cells = false,
            Node::Over => return Ok(styles),
            _ => {}
        }
    }
}

/// Whether an element `strike` strikes through: it can say that it does not.
pub(super) fn strikes(tag: &Tag<'_>) -> bool {
    !tag.attribute("val").is_some_and(|val| val == "0" || val == "false")
}

fn format_of(tag: &Tag<'_>) -> Option<(u32, Shown)> {
    let id = tag.attribute("numFmtId")?.parse().ok()?;
    Some((id, custom(&tag.attribute("formatCode")?)))
}

/// The formats that need no code of their own (ECMA-376 part 1, 18.8.30, with those of zh-cn).
fn builtin(id: u32) -> Shown {
    match id {
        14 | 15 | 22 | 30 | 31 => Shown::Day,
        16 | 28 | 29 | 51 | 53 | 54 | 58 => Shown::DayOfNoYear,
        17 | 27 | 36 | 50 | 52 | 57 => Shown::Month,
        _ => Shown::Number,
    }
}

/// Reads a format code: only the part for positive numbers, without what stands in quotes or
/// brackets or behind a backslash.
fn custom(code: &str) -> Shown {
    let mut signs = String::new();
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => drop(characters.by_ref().find(|each| *each == '"')),
            '[' => drop(characters.by_ref().find(|each| *each == ']')),
            '\\' | '_' | '*' => drop(characters.next()),
            ';' => break,
            other => signs.push(other.to_ascii_lowercase()),
        }
    }
    let has = |sign| signs.contains(sign);
    let is_number = signs.contains("general") || has('0') && !has('s') || has('#') || has('%');
    let is_time = has('h') || has('s');
    match (has('y'), has('m'), has('d')) {
        _ if is_number => Shown::Number,
        (true, _, true) => Shown::Day,
        (false, _, true) => Shown::DayOfNoYear,
        (true, true, false) if !is_time => Shown::Month,
        (true, false, false) => Shown::Year,
        (true, ..) => Shown::Day,
        (false, true, false) if !is_time => Shown::DayOfNoYear,
        _ => Shown::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_days_months_and_numbers_apart() {
        let cases = [
            ("yyyy\\-mm\\-dd", Shown::Day),
            ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", Shown::Day),
            ("yyyy/m/d h:mm", Shown::Day),
            ("m\"月\"d\"日\"", Shown::DayOfNoYear),
            ("[$-804]m/d;@", Shown::DayOfNoYear),
            ("d-mmm", Shown::DayOfNoYear),
            ("yyyy", Shown::Year),
            ("yyyy\"年\"m\"月\"", Shown::Month),
            ("mmm-yy", Shown::Month),
            ("General", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("0\"days\"", Shown::Number),
            ("[h]:mm:ss", Shown::Number),
            ("mm:ss.0", Shown::Number),
            ("#,##0;[Red]-#,##0", Shown::Number),
            ("@", Shown::Number),
        ];
        for (code, shown) in cases {
            assert_eq!(custom(code), shown, "{code}");
        }
    }
}
