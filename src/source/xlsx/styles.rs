//! Which styles show a number as a day or as a month, which strike a cell through, and which give it
//! a colour.
//!
//! What a format does not show was never written, only needed by the program: 2023年5月 is kept as
//! the first of May and is a month, and 5月6日 as that day of the year in which it was typed, which
//! says nothing of the year that was meant.

use super::super::archive::Archive;
use super::super::own::CHECKER_FILLS;
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

/// What each style of a workbook does to its cells.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Style>);

#[derive(Clone, Copy, Debug, Default)]
struct Style {
    shown: Shown,
    looks: Looks,
}

/// How a font, a fill, or both look.
#[derive(Clone, Copy, Debug, Default)]
struct Looks {
    is_struck: bool,
    is_coloured: bool,
}

impl Styles {
    /// The form of a style by its index.
    pub(super) fn shown(&self, index: usize) -> Shown {
        self.0.get(index).copied().unwrap_or_default().shown
    }

    /// Whether a style strikes its cells through.
    pub(super) fn is_struck(&self, index: usize) -> bool {
        self.0.get(index).is_some_and(|style| style.looks.is_struck)
    }

    /// Whether a style has another colour than black on white.
    pub(super) fn is_coloured(&self, index: usize) -> bool {
        self.0.get(index).is_some_and(|style| style.looks.is_coloured)
    }
}

/// Reads the styles; a workbook without them shows plain numbers.
pub(super) fn read(archive: &mut Archive<'_>, path: &str) -> Result<Styles, Fault> {
    let Some(part) = archive.part(path) else { return Ok(Styles::default()) };
    let mut xml = Xml::new(part);
    let mut formats: HashMap<u32, Shown> = HashMap::new();
    let mut styles = Styles::default();
    let (mut fonts, mut fills): (Vec<Looks>, Vec<Looks>) = (Vec::new(), Vec::new());
    let (mut in_fonts, mut in_fills, mut in_cells) = (false, false, false);
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.name() {
                "numFmt" => drop(format_of(&tag).map(|(id, form)| formats.insert(id, form))),
                "fonts" => in_fonts = true,
                "font" if in_fonts => fonts.push(Looks::default()),
                "strike" if in_fonts => last(&mut fonts).is_struck = strikes(&tag),
                "color" if in_fonts => last(&mut fonts).is_coloured = !is_plain(&tag, &BLACK),
                "fills" => in_fills = true,
                "fill" if in_fills => fills.push(Looks::default()),
                "fgColor" if in_fills => last(&mut fills).is_coloured = !is_plain(&tag, &WHITE),
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let number = |name| tag.attribute(name).and_then(|id| id.parse().ok());
                    let id = number("numFmtId").unwrap_or(0);
                    let form = formats.get(&id).copied().unwrap_or_else(|| builtin(id));
                    let of = |looks: &[Looks], name| {
                        let own = looks.get(number(name).unwrap_or(0) as usize);
                        own.copied().unwrap_or_default()
                    };
                    let (font, fill) = (of(&fonts, "fontId"), of(&fills, "fillId"));
                    let is_coloured = font.is_coloured || fill.is_coloured;
                    styles.0.push(Style { shown: form, looks: Looks { is_coloured, ..font } });
                }
                _ => {}
            },
            Node::End(tag) if tag.name() == "fonts" => in_fonts = false,
            Node::End(tag) if tag.name() == "fills" => in_fills = false,
            Node::End(tag) if tag.name() == "cellXfs" => in_cells = false,
            Node::Over => return Ok(styles),
            _ => {}
        }
    }
}

/// The looks that are being read: there are some wherever an element of theirs stands.
fn last(looks: &mut Vec<Looks>) -> &mut Looks {
    if looks.is_empty() {
        looks.push(Looks::default());
    }
    let at = looks.len() - 1;
    &mut looks[at]
}

/// A colour that is none of the author's, in the ways in which an element names it: by its place in the theme, by its
/// places in the palette (ECMA-376 part 1, 18.8.27), and as red, green and blue.
struct Plain {
    theme: &'static str,
    palette: [&'static str; 4],
    rgb: &'static [&'static str],
}

const BLACK: Plain = Plain { theme: "1", palette: ["0", "8", "64", "32767"], rgb: &["000000"] };
const WHITE: Plain = Plain {
    theme: "0",
    palette: ["1", "9", "64", "65"],
    rgb: &["FFFFFF", CHECKER_FILLS[0], CHECKER_FILLS[1], CHECKER_FILLS[2]],
};

/// Whether an element names this colour, or none.
fn is_plain(tag: &Tag<'_>, plain: &Plain) -> bool {
    let is_tinted = tag.attribute("tint").is_some_and(|tint| tint != "0");
    let is = |name: &str, own: &dyn Fn(&str) -> bool| {
        tag.attribute(name).is_none_or(|value| own(value.as_ref()))
    };
    !is_tinted
        && is("theme", &|value| value == plain.theme)
        && is("indexed", &|value| plain.palette.contains(&value))
        && is("rgb", &|value| {
            let value = value.to_ascii_uppercase();
            plain.rgb.iter().any(|rgb| value.ends_with(rgb))
        })
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
