//! The rows of one sheet as they come in, with what has to be set aside.
//!
//! A row in which something is not certain (a cell twice, a place no sheet has, a text that is
//! not there) is set aside whole: the rest of it could stand in the wrong column.

use super::super::file::UNNUMBERED;
use super::super::gate::{Refusal, refusal};
use super::super::location::Location;
use super::super::table::{Cell, Mark, MergedRange, Row, Table};
use super::super::told::Defects;
use super::super::{SourceDefect, SourceDefectKind};
use super::comments::Comment;

/// Columns read. Exports have below fifty; a stray cell far right must not widen every row.
pub(crate) const MAX_COLUMNS: u16 = 256;

/// What all cells of a workbook may take in memory, in bytes, those between filled ones
/// included. Small texts shared by very many cells are the cheapest way to ask for more.
pub(super) const MAX_MEMORY: usize = 160 * 1024 * 1024;

/// Bytes of a long cell: a note, or a list of technologies.
const USUAL_LENGTH: usize = 2_048;

/// Characters at most of a hidden cell that can be a status.
const LONGEST_HIDDEN: usize = 12;

/// How much more a byte beyond them weighs: every step that follows looks at it again.
const LONG_WEIGHT: usize = 9;

/// Marks of merged cells repeated in their further rows; beyond it no clerk has marked anything.
const MOST_SPREAD: usize = 100_000;

/// The rows of one sheet so far.
pub(super) struct Grid<'m> {
    sheet: u16,
    pub(super) merges: Vec<MergedRange>,
    rows: Vec<Row>,
    set_aside: u32,
    defects: Defects,
    row: Current,
    /// Whether each column that is read is hidden.
    hidden_columns: [bool; MAX_COLUMNS as usize],
    marks: Vec<(u32, u16, Mark)>,
    coloured: Vec<u32>,
    hidden: Hidden,
    missing_texts: Vec<(u32, u16)>,
    too_wide: bool,
    memory: &'m mut usize,
}

/// The row that is being read.
#[derive(Default)]
struct Current {
    number: u32,
    cells: Vec<Cell>,
    is_hidden: bool,
    is_filled: bool,
    trouble: Option<(Option<u16>, SourceDefectKind)>,
    misses_text: bool,
}

/// What is hidden and filled.
#[derive(Default)]
struct Hidden {
    rows: Vec<u32>,
    columns: Vec<u16>,
}

impl<'m> Grid<'m> {
    /// An empty sheet; `memory` is what is left of [`MAX_MEMORY`].
    pub(super) fn new(sheet: u16, memory: &'m mut usize) -> Self {
        Self {
            sheet,
            merges: Vec::new(),
            rows: Vec::new(),
            set_aside: 0,
            defects: Defects::default(),
            row: Current::default(),
            hidden_columns: [false; MAX_COLUMNS as usize],
            marks: Vec::new(),
            coloured: Vec::new(),
            hidden: Hidden::default(),
            missing_texts: Vec::new(),
            too_wide: false,
            memory,
        }
    }

    /// Columns `first` to `last`, 1-based, are hidden.
    pub(super) fn hide_columns(&mut self, first: u16, last: u16) {
        let (from, to) = (usize::from(first.max(1)) - 1, usize::from(last.min(MAX_COLUMNS)));
        self.hidden_columns.get_mut(from..to).into_iter().for_each(|columns| columns.fill(true));
    }

    /// Begins a row at its 1-based number.
    pub(super) fn start_row(
        &mut self,
        number: u32,
        is_hidden: bool,
    ) -> Result<(), SourceDefectKind> {
        self.row = Current { number, is_hidden, ..Current::default() };
        self.take(size_of::<Row>())
    }

    /// Begins a row whose number no sheet has.
    pub(super) fn start_unplaced(&mut self, said: &str) {
        self.row = Current::default();
        self.misplaced(said);
    }

    /// The row is uncertain: a cell says that it stands where it can't.
    pub(super) fn misplaced(&mut self, said: &str) {
        let said = said.chars().take(40).collect();
        self.trouble(None, SourceDefectKind::MisplacedCell(said));
    }

    /// The row is uncertain: a cell has a text that is not there.
    pub(super) fn missing_text(&mut self, column: u16) {
        if !self.row.misses_text && !self.row.is_hidden {
            self.missing_texts.push((self.row.number, column));
        }
        (self.row.misses_text, self.row.is_filled) = (true, true);
    }

    /// Puts a filled cell at its 1-based column.
    pub(super) fn put(&mut self, column: u16, cell: Cell) -> Result<(), SourceDefectKind> {
        self.row.is_filled = true;
        if column > MAX_COLUMNS {
            self.tell_too_wide();
            return Ok(());
        }
        let index = usize::from(column) - 1;
        if self.hidden_columns[index] {
            if !self.row.is_hidden && !self.hidden.columns.contains(&column) {
                self.hidden.columns.push(column);
            }
            if cell.text.chars().count() <= LONGEST_HIDDEN {
                self.mark(column, Mark::Hidden(cell.text))?;
            }
            return Ok(());
        }
        let wider = (index + 1).saturating_sub(self.row.cells.len());
        let long = cell.text.len().saturating_sub(USUAL_LENGTH);
        self.take(wider * size_of::<Cell>() + cell.text.len() + long * LONG_WEIGHT)?;
        if wider > 0 {
            self.row.cells.resize(index + 1, Cell::default());
        }
        match self.row.cells.get_mut(index) {
            Some(held) if *held == Cell::default() => *held = cell,
            _ => self.trouble(Some(column), SourceDefectKind::DoubledCell),
        }
        Ok(())
    }

    /// Notes what a cell shows or hides beside its text.
    pub(super) fn mark(&mut self, column: u16, mark: Mark) -> Result<(), SourceDefectKind> {
        self.mark_at(self.row.number, column, mark)
    }

    /// Notes that a filled cell of the row has a colour.
    pub(super) fn colour(&mut self) -> Result<(), SourceDefectKind> {
        if self.coloured.last() != Some(&self.row.number) {
            self.take(size_of::<u32>())?;
            self.coloured.push(self.row.number);
        }
        Ok(())
    }

    /// Notes what people wrote beside cells.
    pub(super) fn comments(&mut self, comments: Vec<Comment>) -> Result<(), SourceDefectKind> {
        let mut all = comments.into_iter();
        all.try_for_each(|(row, column, text)| self.mark_at(row, column, Mark::Comment(text)))
    }

    fn mark_at(&mut self, row: u32, column: u16, mark: Mark) -> Result<(), SourceDefectKind> {
        let text = match &mark {
            Mark::Hidden(text) | Mark::Comment(text) => text.len(),
            Mark::Struck => 0,
        };
        self.take(size_of::<(u32, u16, Mark)>() + text)?;
        self.marks.push((row, column, mark));
        Ok(())
    }

    /// Ends the row.
    pub(super) fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if row.number == 0 {
            let location = self.location(0, None);
            self.set_aside += 1;
            let defect = |(_, kind)| SourceDefect { location, kind };
            self.defects.extend(row.trouble.map(defect));
        } else if let Some((column, kind)) = row.trouble {
            self.set_aside(row.number);
            self.defects.push(SourceDefect { location: self.location(row.number, column), kind });
        } else if row.is_hidden && row.is_filled {
            self.set_aside(row.number);
            self.hidden.rows.push(row.number);
        } else if row.misses_text {
            self.set_aside(row.number);
        } else if let Some(Refusal { column, kind }) = refusal(&row.cells) {
            self.set_aside(row.number);
            let location = self.location(row.number, Some(column));
            self.defects.extend(kind.map(|kind| SourceDefect { location, kind }));
        } else {
            self.rows.push(Row { number: row.number, lines: 1, cells: row.cells });
        }
    }

    /// Sets the row aside in which the sheet breaks off.
    pub(super) fn drop_row(&mut self) {
        let number = std::mem::take(&mut self.row).number;
        self.set_aside(number);
    }

    /// A row of which nothing is kept, but its number.
    fn set_aside(&mut self, number: u32) {
        self.rows.push(Row { number, lines: 0, cells: Vec::new() });
    }

    fn trouble(&mut self, column: Option<u16>, kind: SourceDefectKind) {
        self.row.is_filled = true;
        self.row.trouble.get_or_insert((column, kind));
    }

    fn take(&mut self, bytes: usize) -> Result<(), SourceDefectKind> {
        let left = self.memory.checked_sub(bytes);
        let too_many = || SourceDefectKind::BrokenOff("表里的内容超过能读的上限".to_owned());
        *self.memory = left.ok_or_else(too_many)?;
        Ok(())
    }

    fn tell_too_wide(&mut self) {
        if !self.too_wide {
            let location = self.location(self.row.number, Some(MAX_COLUMNS + 1));
            let kind = SourceDefectKind::TooWide(MAX_COLUMNS);
            self.defects.push(SourceDefect { location, kind });
        }
        self.too_wide = true;
    }

    fn location(&self, row: u32, column: Option<u16>) -> Location {
        Location { file: UNNUMBERED, sheet: self.sheet, row, column }
    }

    /// The table and its defects. `broken` says why the sheet was not read to its end.
    pub(super) fn finish(mut self, broken: Option<SourceDefectKind>) -> (Table, Vec<SourceDefect>) {
        if let Some(kind) = broken {
            let last = self.rows.last().map_or(0, |row| row.number);
            let dropped = self.rows.last().is_some_and(|row| row.lines == 0);
            let row = if dropped { last } else { last + 1 };
            self.defects.push(SourceDefect { location: self.location(row, None), kind });
        }
        self.tell_hidden();
        self.tell_missing_texts();
        let mut table = Table { set_aside: self.set_aside, ..Table::empty(UNNUMBERED, self.sheet) };
        table.merges = separate(std::mem::take(&mut self.merges));
        table.marks = std::mem::take(&mut self.marks);
        table.marks.sort();
        table.coloured = std::mem::take(&mut self.coloured);
        table.coloured.sort_unstable();
        self.place_rows(&mut table);
        spread_marks(&mut table);
        let mut defects = self.defects.finish();
        defects.sort_by_key(|defect| defect.location);
        (table, defects)
    }

    /// Brings the rows into order; a gap becomes one blank row. Of a row that comes twice none is
    /// kept: nothing says which one counts.
    fn place_rows(&mut self, table: &mut Table) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.sort_by_key(|row| row.number);
        let mut last = 0;
        let mut rows = rows.into_iter().peekable();
        while let Some(row) = rows.next() {
            if row.number > last + 1 {
                let lines = row.number - last - 1;
                table.rows.push(Row { number: last + 1, lines, cells: Vec::new() });
            }
            last = row.number;
            let mut copies = 0;
            while rows.next_if(|next| next.number == row.number).is_some() {
                copies += 1;
            }
            if copies > 0 {
                let location = self.location(row.number, None);
                let kind = SourceDefectKind::DoubledCell;
                self.defects.push(SourceDefect { location, kind });
            }
            match copies == 0 && row.lines > 0 {
                true => table.rows.push(row),
                false => table.set_aside += 1 + copies,
            }
        }
    }

    fn tell_hidden(&mut self) {
        let Hidden { rows, columns } = std::mem::take(&mut self.hidden);
        if let Some(first) = rows.first() {
            let location = self.location(*first, None);
            let kind = SourceDefectKind::HiddenRows(rows);
            self.defects.push(SourceDefect { location, kind });
        }
        if let Some(first) = columns.first() {
            let location = self.location(0, Some(*first));
            let kind = SourceDefectKind::HiddenColumns(columns);
            self.defects.push(SourceDefect { location, kind });
        }
    }

    fn tell_missing_texts(&mut self) {
        let cells = std::mem::take(&mut self.missing_texts);
        if let Some((row, column)) = cells.first().copied() {
            let rows = cells.into_iter().map(|(row, _)| row).collect();
            let kind = SourceDefectKind::MissingTexts(rows);
            self.defects.push(SourceDefect { location: self.location(row, Some(column)), kind });
        }
    }
}

/// What a merged cell shows or hides is said of all its rows.
fn spread_marks(table: &mut Table) {
    let mut spread = Vec::new();
    for block in table.merges.iter().filter(|block| block.last_row > block.first_row) {
        let place = (block.first_row, block.first_column);
        let from = table.marks.partition_point(|(row, column, _)| (*row, *column) < place);
        let own =
            table.marks[from..].iter().take_while(|(row, column, _)| (*row, *column) == place);
        let first = table.rows.partition_point(|row| row.number <= block.first_row);
        let rows = table.rows[first..].iter().take_while(|row| row.number <= block.last_row);
        for (mark, row) in own.flat_map(|mark| rows.clone().map(move |row| (mark, row))) {
            if spread.len() < MOST_SPREAD {
                spread.push((row.number, block.first_column, mark.2.clone()));
            }
        }
    }
    if !spread.is_empty() {
        table.marks.extend(spread);
        table.marks.sort();
    }
}

/// The blocks in order, without those that overlap an earlier one in its first column: a sheet
/// has none, and a crafted one could ask for endless filling.
fn separate(mut merges: Vec<MergedRange>) -> Vec<MergedRange> {
    merges.sort_by_key(|merge| (merge.first_column, merge.first_row, merge.last_row));
    merges.dedup_by(|next, held| {
        next.first_column == held.first_column && next.first_row <= held.last_row
    });
    merges.sort();
    merges
}
