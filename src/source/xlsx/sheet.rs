//! One sheet → its rows, step by step through its XML.
//!
//! What `grid` gets is already located; what cannot be located is told here. A break leaves the
//! rows before it standing.

use super::super::SourceDefectKind;
use super::super::table::Mark;
use super::super::xml::{Fault, Node, Tag, Xml};
use super::grid::Grid;
use super::place;
use super::styles::strikes;
use super::value::{Form, RawValue, Reading};
use std::io::BufRead;

/// Merged blocks of one sheet; beyond it no clerk has merged anything.
const MAX_MERGES: usize = 100_000;

/// Where in the sheet's XML the reader is.
#[derive(Default)]
struct Position {
    row: u32,
    column: u16,
    in_row: bool,
    in_cell: bool,
    in_value: bool,
    in_reading: bool,
    in_struck: bool,
    raw: RawValue,
}

/// Reads a sheet into the grid. `Err` says why it is not read to its end.
pub(super) fn read(
    mut xml: Xml<impl BufRead>,
    reading: &Reading<'_>,
    grid: &mut Grid<'_>,
) -> Result<(), SourceDefectKind> {
    let mut at = Position::default();
    let result = loop {
        match xml.next() {
            Ok(Node::Start(tag)) => {
                if let Err(kind) = at.start(&tag, grid) {
                    break Err(kind);
                }
            }
            Ok(Node::Text(text)) => at.text(&text),
            Ok(Node::End(tag)) => {
                if let Err(kind) = at.end(tag.name(), reading, grid) {
                    break Err(kind);
                }
            }
            Ok(Node::Other) => {}
            Ok(Node::Over) => break Ok(()),
            Err(fault) => break Err(broken_off(fault)),
        }
    };
    if result.is_err() && at.in_row {
        grid.drop_row();
    }
    result
}

fn broken_off(fault: Fault) -> SourceDefectKind {
    SourceDefectKind::BrokenOff(fault.in_chinese().to_owned())
}

impl Position {
    fn start(&mut self, tag: &Tag<'_>, grid: &mut Grid<'_>) -> Result<(), SourceDefectKind> {
        match tag.name() {
            "c" if self.in_row => self.start_cell(tag, grid),
            "v" if self.in_cell => {
                (self.in_value, self.raw.has_value) = (true, true);
            }
            "t" if self.in_cell && !self.in_reading => {
                (self.in_value, self.raw.has_value) = (true, true);
            }
            "f" if self.in_cell => self.raw.has_formula = true,
            "rPh" => self.in_reading = true,
            "r" => self.in_struck = false,
            "strike" => self.in_struck = strikes(tag),
            "row" if !self.in_row => return self.start_row(tag, grid),
            "col" => hide_columns(tag, grid),
            "mergeCell" => {
                let block = tag.attribute("ref").and_then(|text| place::block(&text));
                let is_full = grid.merges.len() >= MAX_MERGES;
                grid.merges.extend(block.filter(|_| !is_full));
            }
            _ => {}
        }
        Ok(())
    }

    fn start_row(&mut self, tag: &Tag<'_>, grid: &mut Grid<'_>) -> Result<(), SourceDefectKind> {
        (self.in_row, self.column) = (true, 0);
        let said = tag.attribute("r");
        let number = said.as_deref().map_or(Some(self.row + 1), |text| text.parse().ok());
        let number = number.filter(|number| (1..=place::MAX_ROWS).contains(number));
        let no_height = tag.attribute("ht").and_then(|text| text.parse::<f64>().ok()) == Some(0.0);
        let is_hidden = tag.is_set("hidden") || no_height;
        match number {
            Some(number) => {
                self.row = number;
                grid.start_row(number, is_hidden)
            }
            None => {
                grid.start_unplaced(&said.unwrap_or_default());
                Ok(())
            }
        }
    }

    fn start_cell(&mut self, tag: &Tag<'_>, grid: &mut Grid<'_>) {
        let text = std::mem::take(&mut self.raw.text);
        self.raw = RawValue { text, ..RawValue::default() };
        self.raw.text.clear();
        (self.in_cell, self.in_struck) = (true, false);
        self.column = self.column.saturating_add(1);
        for (name, value) in tag.attributes() {
            match name {
                "r" => match place::cell(&value) {
                    Some((row, column)) if row == self.row => self.column = column,
                    _ => grid.misplaced(&value),
                },
                "t" => self.raw.form = Form::of(&value),
                "s" => self.raw.style = value.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_value {
            self.raw.text.push_str(text);
            self.raw.has_struck |= self.in_struck && !text.trim().is_empty();
        }
    }

    fn end(
        &mut self,
        name: &str,
        reading: &Reading<'_>,
        grid: &mut Grid<'_>,
    ) -> Result<(), SourceDefectKind> {
        match name {
            "v" | "t" => self.in_value = false,
            "rPh" => self.in_reading = false,
            "c" if self.in_cell => {
                self.in_cell = false;
                match reading.cell(&self.raw) {
                    Ok(Some(cell)) => {
                        if reading.is_struck(&self.raw) {
                            grid.mark(self.column, Mark::Struck)?;
                        }
                        if reading.is_coloured(&self.raw) {
                            grid.colour()?;
                        }
                        return grid.put(self.column, cell);
                    }
                    Ok(None) => {}
                    Err(_) => grid.missing_text(self.column),
                }
            }
            "row" if self.in_row => {
                self.in_row = false;
                grid.end_row();
            }
            _ => {}
        }
        Ok(())
    }
}

/// Columns are hidden in runs; a column without width is hidden too.
fn hide_columns(tag: &Tag<'_>, grid: &mut Grid<'_>) {
    let number = |name| tag.attribute(name).and_then(|text| text.parse::<f64>().ok());
    if !tag.is_set("hidden") && number("width") != Some(0.0) {
        return;
    }
    if let (Some(first), Some(last)) = (number("min"), number("max")) {
        grid.hide_columns(first as u16, last as u16);
    }
}
