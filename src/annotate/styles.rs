//! `styles.xml`: the looks that marked cells get, made from the looks they had.

use super::Fault;
use super::xml::{Child, Document, Element};
use crate::check::Severity;
use crate::source::CHECKER_FILLS;
use std::collections::BTreeMap;

/// A workbook without any style of its own.
pub(super) const MINIMAL: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
    <fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
    <fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>\
    </styleSheet>";

/// The looks of the list of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ListLook {
    Title,
    Heading,
    Level(Severity),
    Wrapped,
    Link,
}

/// What a new look is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Made {
    /// The look of this number, filled with the severity's colour.
    Filled(u32, Severity),
    List(ListLook),
}

/// The looks of a workbook, by number; new ones get the next numbers.
pub(super) struct Styles {
    document: Document,
    known: u32,
    made: BTreeMap<Made, u32>,
    order: Vec<Made>,
}

impl Styles {
    /// Reads the part.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let mut document = Document::parse(text)?;
        for needed in ["fonts", "fills", "cellXfs"] {
            document.root.first_mut(needed).ok_or(Fault::Broken)?;
        }
        let known = document.root.all("cellXfs").flat_map(|list| list.all("xf")).count();
        let known = u32::try_from(known).map_err(|_| Fault::Broken)?;
        if known == 0 {
            return Err(Fault::Broken);
        }
        Ok(Self { document, known, made: BTreeMap::new(), order: Vec::new() })
    }

    /// The look of a marked cell that had the look `original`.
    pub(super) fn marked(&mut self, original: u32, severity: Severity) -> u32 {
        let original = if original < self.known { original } else { 0 };
        self.number(Made::Filled(original, severity))
    }

    /// A look of the list.
    pub(super) fn of_list(&mut self, look: ListLook) -> u32 {
        self.number(Made::List(look))
    }

    fn number(&mut self, made: Made) -> u32 {
        let next = self.known + self.order.len() as u32;
        *self.made.entry(made).or_insert_with(|| {
            self.order.push(made);
            next
        })
    }

    /// The part with the new looks.
    pub(super) fn write(mut self) -> Result<String, Fault> {
        let fills = self.add_all("fills", &FILLS.map(|(_, colour)| colour), fill)?;
        let fonts = self.add_all("fonts", &["b", "u"], font)?;
        let root = &mut self.document.root;
        let looks = root.first_mut("cellXfs").ok_or(Fault::Broken)?;
        let known: Vec<Element> = looks.all("xf").cloned().collect();
        for made in &self.order {
            let mut look = match made {
                Made::Filled(original, _) => known.get(*original as usize).unwrap_or(&known[0]),
                Made::List(_) => &known[0],
            }
            .clone();
            dress(&mut look, *made, fills, fonts);
            looks.push(look);
        }
        let count = known.len() + self.order.len();
        looks.set("count", &count.to_string());
        Ok(self.document.write())
    }

    /// Adds elements to a list of the part; returns the number of the first.
    fn add_all(
        &mut self,
        list: &str,
        what: &[&str],
        make: fn(&Element, &str) -> Element,
    ) -> Result<usize, Fault> {
        let list = self.document.root.first_mut(list).ok_or(Fault::Broken)?;
        let first = list.children.iter().filter(|each| matches!(each, Child::Element(_))).count();
        for each in what {
            let element = make(list, each);
            list.push(element);
        }
        list.set("count", &(first + what.len()).to_string());
        Ok(first)
    }
}

/// Red, yellow, blue, light enough for black text.
const FILLS: [(Severity, &str); 3] = [
    (Severity::Error, CHECKER_FILLS[0]),
    (Severity::Warning, CHECKER_FILLS[1]),
    (Severity::Notice, CHECKER_FILLS[2]),
];

fn fill(list: &Element, colour: &str) -> Element {
    let pattern = list.sibling("patternFill", &[("patternType", "solid")]).with([
        list.sibling("fgColor", &[("rgb", colour)]),
        list.sibling("bgColor", &[("indexed", "64")]),
    ]);
    list.sibling("fill", &[]).with([pattern])
}

fn font(list: &Element, effect: &str) -> Element {
    let colour = if effect == "u" { "FF0563C1" } else { "FF000000" };
    list.sibling("font", &[]).with([
        list.sibling(effect, &[]),
        list.sibling("sz", &[("val", "11")]),
        list.sibling("color", &[("rgb", colour)]),
        list.sibling("name", &[("val", "宋体")]),
    ])
}

fn dress(look: &mut Element, made: Made, fills: usize, fonts: usize) {
    let fill = |look: &mut Element, severity: Severity| {
        let at = FILLS.iter().position(|(known, _)| *known == severity).unwrap_or(0);
        look.set("fillId", &(fills + at).to_string());
        look.set("applyFill", "1");
    };
    let list = match made {
        Made::Filled(_, severity) => return fill(look, severity),
        Made::List(list) => list,
    };
    look.children.clear();
    match list {
        ListLook::Title | ListLook::Heading | ListLook::Link => {
            let at = fonts + usize::from(list == ListLook::Link);
            look.set("fontId", &at.to_string());
            look.set("applyFont", "1");
        }
        ListLook::Level(severity) => fill(look, severity),
        ListLook::Wrapped => {}
    }
    if list != ListLook::Title {
        let wrapped = look.sibling("alignment", &[("vertical", "top"), ("wrapText", "1")]);
        look.push(wrapped);
        look.set("applyAlignment", "1");
    }
}
