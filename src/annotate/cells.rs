//! A sheet's XML with other looks for the marked cells, and everything else as it was.
//!
//! Two passes: `survey` learns what stands behind the cells and bears on them (merged ranges,
//! columns' looks, an existing drawing of comments); `restyle` writes the sheet again.

use super::Fault;
use super::marks::{At, Mark, Marks};
use super::styles::Styles;
use super::xml::{Element, Piece, Pieces, Tag, What};
use crate::check::Severity;
use crate::workbook::{MAX_ROWS, letters};
use std::collections::BTreeMap;
use std::io::Write;

/// Merged ranges looked at; a sheet of forms has a few thousand.
const MAX_MERGES: usize = 20_000;

/// Columns of a sheet (ECMA-376, Excel's own limit).
const MAX_COLUMNS: u32 = 16_384;

/// Bytes held before they are written on.
pub(super) const HELD: usize = 64 * 1024;

/// Elements of a sheet that stand behind `legacyDrawing`, by the schema's order.
const BEHIND_DRAWING: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];

/// What a sheet says apart from its cells.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Relationship of the drawing that shows the comments.
    pub(super) drawing: Option<String>,
    merges: Vec<(At, At)>,
    columns: Vec<(u32, u32, u32)>,
}

/// Reads what is not cells.
pub(super) fn survey(text: &str) -> Result<Survey, Fault> {
    let mut found = Survey::default();
    let mut pieces = Pieces::of(text);
    while let Some(piece) = pieces.next()? {
        let (What::Open(tag) | What::Empty(tag)) = &piece.what else { continue };
        match tag.name() {
            "mergeCell" if found.merges.len() < MAX_MERGES => {
                found.merges.extend(tag.attribute("ref").as_deref().and_then(range));
            }
            "col" => {
                let number = |name| tag.attribute(name).and_then(|text| text.parse::<u32>().ok());
                if let (Some(from), Some(to), Some(look)) =
                    (number("min"), number("max"), number("style"))
                {
                    found.columns.push((from, to, look));
                }
            }
            "legacyDrawing" => found.drawing = tag.element().get_local("id").map(Into::into),
            _ => {}
        }
    }
    Ok(found)
}

impl Survey {
    /// The marks with those inside a merged range moved to the cell that shows it.
    pub(super) fn shown(&self, mut marks: Marks) -> Marks {
        for (first, last) in &self.merges {
            let covered: Vec<At> = marks
                .range((first.0, 0)..=(last.0, u16::MAX))
                .map(|(at, _)| *at)
                .filter(|at| at != first && (first.1..=last.1).contains(&at.1))
                .collect();
            for at in covered {
                if let Some(mark) = marks.remove(&at) {
                    super::marks::add(&mut marks, *first, mark);
                }
            }
        }
        marks
    }

    fn look_of(&self, column: u16) -> u32 {
        let column = u32::from(column);
        let within = |(from, to, _): &&(u32, u32, u32)| (*from..=*to).contains(&column);
        self.columns.iter().find(within).map_or(0, |(.., look)| *look)
    }
}

/// Writes a sheet again: marked cells get their looks, those that are not there are created, no
/// sheet stays chosen, and `drawing` is tied in where there is none yet. `sink` gets the text.
pub(super) fn restyle(
    text: &str,
    survey: &Survey,
    marks: &Marks,
    styles: &mut Styles,
    drawing: Option<&str>,
    sink: &mut dyn Write,
) -> Result<(), Fault> {
    let mut by_row: BTreeMap<u32, Vec<(u16, Severity)>> = BTreeMap::new();
    for ((row, column), Mark { severity, .. }) in marks {
        by_row.entry(*row).or_default().push((*column, *severity));
    }
    let drawing = drawing.filter(|_| survey.drawing.is_none());
    let mut writer = Writer {
        out: String::new(),
        styles,
        survey,
        drawing,
        by_row,
        prefix: String::new(),
        depth: 0,
        inside: false,
        row: 0,
        row_look: None,
        column: 0,
        waiting: Vec::new(),
    };
    let mut pieces = Pieces::of(text);
    while let Some(piece) = pieces.next()? {
        writer.piece(piece)?;
        if writer.out.len() > HELD {
            sink.write_all(writer.out.as_bytes()).map_err(|_| Fault::Broken)?;
            writer.out.clear();
        }
    }
    sink.write_all(writer.out.as_bytes()).map_err(|_| Fault::Broken)?;
    if writer.depth == 0 { Ok(()) } else { Err(Fault::Broken) }
}

struct Writer<'w> {
    out: String,
    styles: &'w mut Styles,
    survey: &'w Survey,
    /// Relationship of a drawing still to be tied in.
    drawing: Option<&'w str>,
    /// Marks of rows not yet reached.
    by_row: BTreeMap<u32, Vec<(u16, Severity)>>,
    /// Of the sheet's own elements.
    prefix: String,
    depth: usize,
    /// Inside `sheetData`.
    inside: bool,
    row: u32,
    row_look: Option<u32>,
    column: u16,
    /// Marks of the row not yet reached, the last first.
    waiting: Vec<(u16, Severity)>,
}

impl Writer<'_> {
    fn piece(&mut self, piece: Piece<'_>) -> Result<(), Fault> {
        match &piece.what {
            What::Open(tag) => {
                self.start(tag, piece.raw, false)?;
                self.depth += 1;
            }
            What::Empty(tag) => self.start(tag, piece.raw, true)?,
            What::Close(name) => {
                self.depth = self.depth.checked_sub(1).ok_or(Fault::Broken)?;
                self.end(name, piece.raw);
            }
            What::Other => self.out.push_str(piece.raw),
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>, raw: &str, empty: bool) -> Result<(), Fault> {
        match (self.depth, self.inside, tag.name()) {
            (0, ..) => self.prefix = tag.prefix(),
            (1, false, "sheetData") if empty => {
                self.out.push_str(&tag.element().start(false));
                self.rows_before(u32::MAX);
                self.out.push_str(&format!("</{}sheetData>", self.prefix));
                return Ok(());
            }
            (1, false, "sheetData") => self.inside = true,
            (1, false, name) if BEHIND_DRAWING.contains(&name) => self.tie_drawing(),
            (2, false, "sheetView") if raw.contains("tabSelected") => {
                let mut view = tag.element();
                view.remove("tabSelected");
                self.out.push_str(&view.start(empty));
                return Ok(());
            }
            (2, true, "row") => return self.start_row(tag, raw, empty),
            (3, true, "c") => return self.start_cell(tag, raw, empty),
            _ => {}
        }
        self.out.push_str(raw);
        Ok(())
    }

    fn end(&mut self, name: &str, raw: &str) {
        match (self.depth, self.inside, name) {
            (2, true, "row") => self.cells_before(u16::MAX),
            (1, true, "sheetData") => {
                self.rows_before(u32::MAX);
                self.inside = false;
            }
            (0, ..) => self.tie_drawing(),
            _ => {}
        }
        self.out.push_str(raw);
    }

    fn start_row(&mut self, tag: &Tag<'_>, raw: &str, empty: bool) -> Result<(), Fault> {
        let number = match tag.attribute("r") {
            Some(text) => text.parse().map_err(|_| Fault::Broken)?,
            None => self.row.saturating_add(1),
        };
        self.rows_before(number);
        (self.row, self.column) = (number, 0);
        self.row_look = tag.attribute("s").and_then(|look| look.parse().ok());
        self.waiting = self.by_row.remove(&number).unwrap_or_default();
        self.waiting.reverse();
        if self.waiting.is_empty() {
            self.out.push_str(raw);
            return Ok(());
        }
        // `spans` only helps the reading program, and a cell outside it would contradict it.
        let mut row = tag.element();
        row.remove("spans");
        self.out.push_str(&row.start(false));
        if empty {
            self.cells_before(u16::MAX);
            self.out.push_str(&format!("</{}row>", self.prefix));
        }
        Ok(())
    }

    fn start_cell(&mut self, tag: &Tag<'_>, raw: &str, empty: bool) -> Result<(), Fault> {
        let column = match tag.attribute("r") {
            Some(text) => position(&text).ok_or(Fault::Broken)?.1,
            None => self.column.saturating_add(1),
        };
        self.cells_before(column);
        self.column = column;
        let Some((_, severity)) = self.waiting.pop_if(|(marked, _)| *marked == column) else {
            self.out.push_str(raw);
            return Ok(());
        };
        let mut cell = tag.element();
        let look = cell.get("s").and_then(|look| look.parse().ok()).unwrap_or(0);
        cell.set("s", &self.styles.marked(look, severity).to_string());
        self.out.push_str(&cell.start(empty));
        Ok(())
    }

    /// Creates the marked rows that stand before a row.
    fn rows_before(&mut self, number: u32) {
        while let Some(entry) = self.by_row.first_entry().filter(|row| *row.key() < number) {
            let (row, mut marks) = entry.remove_entry();
            if row <= self.row {
                continue;
            }
            marks.reverse();
            (self.row, self.row_look, self.waiting) = (row, None, marks);
            self.out.push_str(&format!("<{}row r=\"{row}\">", self.prefix));
            self.cells_before(u16::MAX);
            self.out.push_str(&format!("</{}row>", self.prefix));
        }
    }

    /// Creates the marked cells that stand before a column.
    fn cells_before(&mut self, column: u16) {
        while let Some((marked, severity)) = self.waiting.pop_if(|(marked, _)| *marked < column) {
            let look = self.row_look.unwrap_or_else(|| self.survey.look_of(marked));
            let look = self.styles.marked(look, severity);
            let at = reference((self.row, marked));
            self.out.push_str(&format!("<{}c r=\"{at}\" s=\"{look}\"/>", self.prefix));
        }
    }

    fn tie_drawing(&mut self) {
        if let Some(id) = self.drawing.take() {
            let name = format!("{}legacyDrawing", self.prefix);
            let namespace = super::relations::NAMESPACE;
            let drawing = Element::new(name, &[("xmlns:r", namespace), ("r:id", id)]);
            drawing.write(&mut self.out);
        }
    }
}

/// A cell as formulas name it: B5.
pub(super) fn reference((row, column): At) -> String {
    format!("{}{row}", letters(column.saturating_sub(1)))
}

/// The row and column of a name such as B5.
pub(super) fn position(text: &str) -> Option<At> {
    let text = text.trim_start_matches('$');
    let split = text.find(|each: char| !each.is_ascii_alphabetic())?;
    let (letters, digits) = text.split_at(split);
    let mut column = 0_u32;
    for letter in letters.bytes().take(4) {
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let row: u32 = digits.trim_start_matches('$').parse().ok()?;
    let known = (1..=MAX_COLUMNS).contains(&column) && (1..=MAX_ROWS).contains(&row);
    known.then_some((row, column as u16))
}

fn range(text: &str) -> Option<(At, At)> {
    let (first, last) = text.split_once(':')?;
    let (first, last) = (position(first)?, position(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::styles::MINIMAL;

    fn marked(cells: &[At]) -> Marks {
        let mark = Mark { severity: Severity::Error, comment: String::new() };
        cells.iter().map(|at| (*at, mark.clone())).collect()
    }

    fn restyled(text: &str, cells: &[At]) -> String {
        let mut styles = Styles::parse(MINIMAL).expect("sound styles");
        let survey = survey(text).expect("a sound sheet");
        let marks = survey.shown(marked(cells));
        let mut out = Vec::new();
        restyle(text, &survey, &marks, &mut styles, Some("d1"), &mut out).expect("a sound sheet");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn marked_cells_that_are_not_there_are_created_in_order() {
        let text = "<worksheet><sheetData><row r=\"2\" spans=\"2:2\"><c r=\"B2\"><v>1</v></c></row>\
                    <row r=\"4\"/></sheetData></worksheet>";
        let cells = [(1, 1), (2, 1), (2, 2), (2, 3), (4, 2), (9, 1)];
        let expected = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"/></row>\
            <row r=\"2\"><c r=\"A2\" s=\"1\"/><c r=\"B2\" s=\"1\"><v>1</v></c><c r=\"C2\" s=\"1\"/></row>\
            <row r=\"4\"><c r=\"B4\" s=\"1\"/></row><row r=\"9\"><c r=\"A9\" s=\"1\"/></row></sheetData>\
            <legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"d1\"/>\
            </worksheet>";
        assert_eq!(restyled(text, &cells), expected);
    }

    #[test]
    fn a_sheet_with_prefixes_and_without_positions_is_understood() {
        let text = "<x:worksheet xmlns:x=\"m\"><x:sheetViews><x:sheetView tabSelected=\"1\" workbookViewId=\"0\"/>\
            </x:sheetViews><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c s=\"0\"/></x:row></x:sheetData>\
            <x:tableParts/></x:worksheet>";
        let out = restyled(text, &[(1, 2)]);
        assert!(out.contains("<x:sheetView workbookViewId=\"0\"/>"), "{out}");
        assert!(out.contains("<x:c><x:v>1</x:v></x:c><x:c s=\"1\"/>"), "{out}");
        assert!(out.contains("r:id=\"d1\"/><x:tableParts/>"), "{out}");
    }

    #[test]
    fn an_empty_sheet_and_merged_cells_are_marked_where_they_show() {
        let text = "<worksheet><cols><col min=\"1\" max=\"3\" style=\"0\"/></cols><sheetData/>\
            <mergeCells><mergeCell ref=\"A2:B4\"/></mergeCells></worksheet>";
        let out = restyled(text, &[(3, 2), (4, 1)]);
        assert!(out.contains("<sheetData><row r=\"2\"><c r=\"A2\" s=\"1\"/></row></sheetData>"));
    }

    #[test]
    fn positions_beyond_the_sheet_are_refused() {
        assert_eq!(position("XFD1048576"), Some((1_048_576, 16_384)));
        for text in ["XFE1", "A1048577", "A0", "A", "1", "", "AAAAAAAAAAAA1", "Z99999999999"] {
            assert_eq!(position(text), None, "{text}");
        }
    }
}
