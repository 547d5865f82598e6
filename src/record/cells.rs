//! Reads the cells of one row for what their columns ask, and keeps what could not be read.

use super::code_like::is_code_like;
use super::columns::Column;
use super::defect::{CellDefect, CellDefectKind};
use super::field::Field;
use super::personal;
use super::raw::Level;
use super::raw_row::{RawCell, RawRow};
use super::values::identifier;
use super::values::institution::{clean, is_authority, is_no_name, is_of_program, is_value};
use super::values::level::{parse_level, parse_level_of_two};
use crate::date::PartialDate;
use crate::source::{Cell, CellKind, Location, Row};
use crate::text::{fold, hides, is_ideograph, trim};

/// The cells of one row by field.
#[derive(Clone)]
pub(crate) struct RowReader<'r> {
    location: Location,
    cells: Vec<(Field, u16, &'r Cell)>,
    /// What could not be read so far.
    pub(crate) defects: Vec<CellDefect>,
}

impl<'r> RowReader<'r> {
    /// The filled cells of the columns read.
    pub(crate) fn new(location: Location, row: &'r Row, columns: &[Column]) -> Self {
        let cell = |column: &Column| {
            let cell = row.cells.get(column.index).filter(|cell| !cell.is_blank())?;
            Some((column.field, column.number, cell))
        };
        let cells = columns.iter().filter_map(cell).collect();
        let mut reader = Self { location, cells, defects: Vec::new() };
        reader.tell_uncomputed();
        reader.tell_code();
        reader.withhold_personal();
        reader
    }

    /// Tells which formulas have no result; their cells then have no value.
    fn tell_uncomputed(&mut self) {
        let is_uncomputed = |(.., cell): &(Field, u16, &Cell)| cell.kind == CellKind::Uncomputed;
        for (field, column, cell) in self.that(is_uncomputed) {
            self.defect(field, Some(column), &cell.text, CellDefectKind::Uncomputed);
        }
    }

    /// Tells which cells hold code; their row is set aside.
    fn tell_code(&mut self) {
        let is_code = |(.., cell): &(Field, u16, &Cell)| {
            cell.kind == CellKind::Text && is_code_like(&cell.text)
        };
        for (field, column, cell) in self.that(is_code) {
            self.defect(field, Some(column), trim(&cell.text), CellDefectKind::Code);
        }
    }

    /// The cells of which something is true: none, as a rule.
    fn that(&self, is: impl Fn(&(Field, u16, &Cell)) -> bool) -> Vec<(Field, u16, &'r Cell)> {
        self.cells.iter().filter(|cell| is(cell)).copied().collect()
    }

    /// Tells which cells have personal data in them, and puts away what they say.
    fn withhold_personal(&mut self) {
        let is_withheld = |(field, _, cell): &(Field, u16, &Cell)| {
            personal::instead_of(*field, &cell.text).is_some()
        };
        if !self.cells.iter().any(is_withheld) {
            return;
        }
        for (field, column, cell) in std::mem::take(&mut self.cells) {
            match personal::instead_of(field, &cell.text) {
                None => self.cells.push((field, column, cell)),
                Some(instead) => {
                    self.defect(field, Some(column), trim(&cell.text), CellDefectKind::Personal);
                    self.cells.extend(instead.map(|cell| (field, column, cell)));
                }
            }
        }
    }

    /// The raw text of every filled cell.
    pub(crate) fn raw_row(&self) -> RawRow {
        let raw = |(field, column, cell): &(Field, u16, &'r Cell)| RawCell {
            field: *field,
            column: *column,
            row: cell.origin.filter(|row| row.get() != self.location.row),
            text: trim(&cell.text),
        };
        RawRow::new(self.location, self.cells.iter().map(raw))
    }

    /// Whether something is written in a field.
    pub(crate) fn holds(&self, field: Field) -> bool {
        self.cells.iter().any(|(held, _, cell)| *held == field && !is_placeholder(&cell.text))
    }

    /// The trimmed text of a field as written, for a second look at it.
    pub(crate) fn plain(&self, field: Field) -> Option<&'r str> {
        self.cell(field).map(|(_, cell)| trim(&cell.text))
    }

    /// The trimmed text of a field as written, unless it says that there is none.
    pub(crate) fn written(&mut self, field: Field) -> Option<&'r str> {
        let (column, cell) = self.cell(field)?;
        let text = trim(&cell.text);
        if text.contains(hides) {
            self.defect(field, Some(column), text, CellDefectKind::InvisibleCharacters);
        }
        Some(text)
    }

    /// The text of a field on one line, unless it says that there is none or refers to the cell
    /// above: 同上.
    pub(crate) fn text(&mut self, field: Field) -> Option<String> {
        let text = self.as_said(field)?;
        let is_answer = matches!(field, Field::Department | Field::Category) && is_value(&text);
        let is_other = field == Field::Department && self.is_no_department(&text);
        if is_no_name(&text) || is_of_program(&text) || is_answer || is_other {
            self.tell(field, CellDefectKind::Ditto);
            return None;
        }
        Some(text)
    }

    /// Whether a text is that of an office or a hospital: in many systems the department is that
    /// of who entered the row. 口腔医院 may be a part of a hospital.
    fn is_no_department(&self, text: &str) -> bool {
        const SHORTEST: usize = 6;
        let is_hospital = text.ends_with("医院") || text.ends_with("保健院");
        is_authority(text)
            || self.plain(Field::InstitutionName) == Some(text)
            || (is_hospital && text.chars().count() >= SHORTEST)
    }

    /// The names that a field holds as written; 同上 is none.
    pub(crate) fn listed(&mut self, field: Field) -> Option<&'r str> {
        let text = self.written(field)?;
        if is_no_name(text) || is_value(text) {
            self.tell(field, CellDefectKind::Ditto);
            return None;
        }
        Some(text)
    }

    /// The text of a field on one line, where a word that is no answer must not go unseen.
    pub(crate) fn as_said(&mut self, field: Field) -> Option<String> {
        let written = self.written(field)?;
        let text = match written.contains(['\r', '\n']) {
            false => clean(written),
            true => {
                let lines = written.split(['\r', '\n']).map(clean);
                lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
            }
        };
        (!text.is_empty()).then_some(text)
    }

    /// The place, of which the province, the city and the county may stand in a cell each.
    pub(crate) fn place(&mut self) -> Option<String> {
        let first = self.as_said(Field::Jurisdiction);
        let cells = self.cells.iter().filter(|(field, ..)| *field == Field::Jurisdiction);
        let texts: Vec<&str> = cells.map(|(.., cell)| trim(&cell.text)).collect();
        let [_, within @ ..] = texts.as_slice() else { return first };
        // 市直 and 市本级 are of the city itself.
        let of_above = ["市直", "市本级", "本级", "市属", "州直", "州本级"];
        let mut place = first.filter(|_| !is_placeholder(texts[0])).unwrap_or_default();
        let mut above = texts[0];
        for text in within.iter().filter(|it| !of_above.contains(it) && !is_placeholder(it)) {
            match text.strip_prefix(above) {
                Some(own) if !text.starts_with(&place) => place.push_str(&clean(own)),
                None if !text.starts_with(&place) => place.push_str(&clean(text)),
                _ => place = clean(text),
            }
            above = text;
        }
        (!place.is_empty()).then_some(place)
    }

    /// The level, of which the grade may stand in a cell of its own: 三级 beside 甲等.
    pub(crate) fn level(&mut self) -> Option<(Level, Option<String>)> {
        let is_said = |(field, _, cell): &(Field, u16, &Cell)| {
            *field == Field::Level
                && cell.kind != CellKind::Uncomputed
                && !is_placeholder(&cell.text)
        };
        let said = self.that(is_said);
        let text = |(.., cell): &(Field, u16, &'r Cell)| trim(&cell.text);
        let level = match said.as_slice() {
            [] => return None,
            [one] => parse_level(text(one)),
            [one, other, ..] => parse_level_of_two(text(one), text(other)),
        };
        if level.is_none() {
            let (field, column, _) = said[0];
            let raw: Vec<&str> = said.iter().map(text).collect();
            self.defect(field, Some(column), &raw.join(" "), CellDefectKind::UnknownLevel);
        }
        level
    }

    /// The same, where the record can't do without.
    pub(crate) fn needed(&mut self, field: Field) -> String {
        let text = self.as_said(field).filter(|text| !is_no_name(text));
        if text.is_none() {
            self.missing(field);
        } else if text.as_deref().is_some_and(is_value) {
            self.tell(field, CellDefectKind::NotAName);
        }
        text.unwrap_or_default()
    }

    /// Tells that a needed value is absent.
    pub(crate) fn missing(&mut self, field: Field) {
        let is_told = |defect: &CellDefect| {
            let tells =
                matches!(defect.kind, CellDefectKind::Personal | CellDefectKind::Uncomputed);
            defect.field == field && tells
        };
        if self.defects.iter().any(is_told) {
            return;
        }
        let column = self.cells.iter().find(|(held, ..)| *held == field).map(|cell| cell.1);
        let raw = self.cells.iter().find(|(held, ..)| *held == field).map(|cell| cell.2);
        let raw = raw.map_or("", |cell| trim(&cell.text));
        self.defect(field, column, raw, CellDefectKind::Missing);
    }

    /// Tells what is wrong with a filled field.
    pub(crate) fn tell(&mut self, field: Field, kind: CellDefectKind) {
        if let Some((column, cell)) = self.cell(field) {
            self.defect(field, Some(column), trim(&cell.text), kind);
        }
    }

    /// A date.
    pub(crate) fn date(&mut self, field: Field) -> Option<PartialDate> {
        let (column, cell) = self.cell(field)?;
        let text = clean(&cell.text);
        let said = if field == Field::AsOf { until(&text) } else { &text };
        let date = super::values::date::parse_date(said, cell.kind).ok();
        if date.is_none() {
            self.defect(field, Some(column), trim(&cell.text), CellDefectKind::NotADate);
        }
        date
    }

    /// A value read by `parse`; what it can't read is a defect of this kind.
    pub(crate) fn read<T>(
        &mut self,
        field: Field,
        kind: CellDefectKind,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let (column, cell) = self.cell(field)?;
        let value = parse(trim(&cell.text));
        if value.is_none() {
            self.defect(field, Some(column), trim(&cell.text), kind);
        }
        value
    }

    /// An identifier without white space, in upper case; absent where digits are lost or nothing
    /// of the kind is written.
    pub(crate) fn identifier(&mut self, field: Field) -> Option<String> {
        let is_number = self.cell(field).is_some_and(|(_, cell)| is_number(cell.kind));
        let text = self.written(field)?;
        let normal = identifier::normal(text);
        if identifier::lost_digits(&normal, is_number) {
            let column = self.cell(field).map(|(column, _)| column);
            self.defect(field, column, text, CellDefectKind::NumberedIdentifier);
            return None;
        }
        let is_registration = field == Field::RegistrationNumber;
        if is_registration && !identifier::can_be_registration_number(&normal) {
            self.tell(field, CellDefectKind::NotANumber);
            return None;
        }
        Some(normal).filter(|normal| !normal.is_empty())
    }

    /// The cell of a field, unless it says that there is no value.
    fn cell(&self, field: Field) -> Option<(u16, &'r Cell)> {
        let (_, column, cell) = self.cells.iter().find(|(held, ..)| *held == field)?;
        // 不详 under 备案状态 is a status that nobody knows, and not the absence of one.
        let is_absent = match field {
            Field::Status => is_stroke(&cell.text),
            _ => is_placeholder(&cell.text),
        };
        let has_value = cell.kind != CellKind::Uncomputed && !is_absent;
        has_value.then_some((*column, *cell))
    }

    /// Tells what is wrong with a field, unless the look at the whole row has told it.
    fn defect(&mut self, field: Field, column: Option<u16>, raw: &str, kind: CellDefectKind) {
        let told = self.defects.iter().filter(|defect| defect.field == field);
        if told.into_iter().any(|defect| defect.kind.is_of_row()) {
            return;
        }
        let held = self.cells.iter().find(|(held, at, _)| *held == field && Some(*at) == column);
        let origin = held.and_then(|(_, _, cell)| cell.origin).map(|row| row.get());
        let row = origin.unwrap_or(self.location.row);
        let location = Location { row, column, ..self.location };
        self.defects.push(CellDefect { location, field, raw: raw.to_owned(), kind });
    }
}

fn is_number(kind: CellKind) -> bool {
    !matches!(kind, CellKind::Text | CellKind::DigitsFrom1904)
}

/// Beyond it no cell needs folding to be told from a placeholder.
const LONGEST_PLACEHOLDER: usize = 8;

/// A day up to which is counted, without the words that say so: 截至2026年9月30日.
fn until(text: &str) -> &str {
    const BEFORE: [&str; 5] = ["截止到", "截止至", "截至到", "截至", "截止"];
    let behind = BEFORE.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    trim(behind.strip_suffix('止').unwrap_or(behind))
}

/// Whether a cell says that there is no value: `/`, `—`, 无, 不详, 暂无.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let trimmed = trim(text);
    let is_other =
        |first: char| first.is_ascii_digit() || is_ideograph(first) && !"无不暂".contains(first);
    // Nearly every cell begins as no placeholder does, and need not be folded.
    if trimmed.starts_with(is_other) || trimmed.chars().count() > LONGEST_PLACEHOLDER {
        return false;
    }
    is_stroke(text) || matches!(fold(text).as_str(), "无" | "不详" | "暂无" | "N/A" | "NULL")
}

/// Whether a cell has nothing but strokes, or nothing: `/`, `—`.
pub(crate) fn is_stroke(text: &str) -> bool {
    let strokes = |character: char| matches!(character, '/' | '-' | '\\' | '*');
    fold(text).chars().all(strokes)
}
