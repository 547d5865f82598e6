//! Merged cells of the rows of data: one institution over several technologies.
//!
//! Only the top left cell of a merged block has a value. For the rows below it in its first
//! column that value counts too; each such cell keeps the row it comes from.

use crate::source::{Cell, MergedRange, Row, Table};
use std::borrow::Cow;
use std::num::NonZeroU32;

/// The merged blocks under a header.
pub(crate) struct Merged<'t> {
    sheet: &'t Table,
    /// Blocks of several rows, by first row.
    down: Vec<MergedRange>,
    /// Rows with a block across several columns.
    across: Vec<u32>,
}

impl<'t> Merged<'t> {
    /// The blocks that begin in the rows from `body` on.
    pub(crate) fn below(sheet: &'t Table, body: usize) -> Self {
        let first = sheet.rows.get(body).map_or(u32::MAX, |row| row.number);
        let below = sheet.merges.iter().filter(|range| range.first_row >= first);
        let mut down: Vec<MergedRange> =
            below.clone().filter(|range| range.last_row > range.first_row).copied().collect();
        // Blocks can't overlap: of those that do, in a broken file, the first of a column counts.
        down.sort_by_key(|range| (range.first_column, range.first_row));
        down.dedup_by(|next, kept| {
            next.first_column == kept.first_column && next.first_row <= kept.last_row
        });
        let wide = |range: &&MergedRange| range.last_column > range.first_column + 1;
        let mut across: Vec<u32> = below.filter(wide).map(|range| range.first_row).collect();
        across.sort_unstable();
        Self { sheet, down, across }
    }

    /// Whether a block spans three columns or more of a row, as headings of sections do.
    pub(crate) fn is_across(&self, row: u32) -> bool {
        self.across.binary_search(&row).is_ok()
    }

    /// The row with the values of the blocks that reach into it.
    pub(crate) fn filled<'r>(&self, row: &'r Row) -> Cow<'r, Row> {
        if self.down.is_empty() {
            return Cow::Borrowed(row);
        }
        let mut filled = Cow::Borrowed(row);
        for range in self.reaching(row.number) {
            let at = usize::from(range.first_column).saturating_sub(1);
            let Some(cell) = self.value(range) else { continue };
            let cells = &mut filled.to_mut().cells;
            if cells.len() <= at {
                cells.resize(at + 1, Cell::default());
            }
            if cells[at].is_blank() {
                cells[at] = cell;
            }
        }
        filled
    }

    /// The value of the block that a cell shares with other rows, its first row included.
    pub(crate) fn shared(&self, row: &Row, column: usize) -> Option<Cell> {
        let number = u16::try_from(column + 1).ok()?;
        self.block(number, row.number).and_then(|range| self.value(range))
    }

    fn reaching(&self, row: u32) -> impl Iterator<Item = &MergedRange> {
        let columns = self.down.chunk_by(|one, next| one.first_column == next.first_column);
        columns.filter_map(move |of_column| of(of_column, row).filter(|it| it.first_row < row))
    }

    fn block(&self, column: u16, row: u32) -> Option<&MergedRange> {
        let start = self.down.partition_point(|range| range.first_column < column);
        let end = self.down.partition_point(|range| range.first_column <= column);
        of(&self.down[start..end], row)
    }

    /// The block's value with the row it stands in.
    fn value(&self, range: &MergedRange) -> Option<Cell> {
        let rows = &self.sheet.rows;
        let row = rows.binary_search_by_key(&range.first_row, |row| row.number).ok()?;
        let cell = rows[row].cells.get(usize::from(range.first_column).saturating_sub(1))?;
        let filled = !cell.is_blank();
        filled.then(|| Cell { origin: NonZeroU32::new(range.first_row), ..cell.clone() })
    }
}

/// The block of one column that holds a row; the blocks are in order and apart.
fn of(column: &[MergedRange], row: u32) -> Option<&MergedRange> {
    let after = column.partition_point(|range| range.first_row <= row);
    column[..after].last().filter(|range| row <= range.last_row)
}
