//! One sheet → the tables in it: several may stand one under another, and a header may come again
//! at the top of each printed page.
//!
//! A table begins anew wherever a header says something else than the one before, or stands under
//! titles that do. Where the names of columns are not known, a table begins too: its rows are
//! none of the table above.

use super::Header;
use super::finder::Finder;
use super::given;
use super::heading;
use super::titles::{Titles, is_like_record, names_table, texts};
use crate::record::defect::HeaderDefect;
use crate::record::ends::note::NoteEnd;
use crate::record::field::Field;
use crate::record::notes::Notes;
use crate::source::Row;
use std::ops::Range;

/// A header with the rows that belong to it.
#[derive(Debug)]
pub(crate) struct Segment {
    /// Title rows above the header.
    pub(crate) titles: Range<usize>,
    /// What begins.
    pub(crate) begins: Begins,
    /// The header's rows.
    pub(crate) head: Range<usize>,
    /// The rows under it.
    pub(crate) body: Range<usize>,
}

/// What begins with a header.
#[derive(Debug)]
pub(crate) enum Begins {
    /// A table.
    Table(Box<Header>),
    /// The table before once more.
    Again,
    /// A table that can't be read.
    Unknown(HeaderDefect),
}

/// Titles looked through between two tables.
const MOST_TITLES: usize = 6;

/// Rows under a further header by which it is compared with the one before.
const LOOKED_INTO: usize = 64;

/// Parts the rows of a sheet where its first header stands and where further ones begin.
pub(crate) fn part(finder: &Finder<'_>, rows: &[Row], first: Header) -> Vec<Segment> {
    let mut parts = Parts { finder, rows, of_sheet: first.titles.clone(), before: None };
    let mut segments = Vec::new();
    let mut start = 0;
    let mut header = Some(first);
    if let Some(above) = header.as_ref().and_then(|header| parts.above(header)) {
        start = above.body.end;
        segments.push(above);
        let first = header.take().and_then(|header| {
            parts.of_sheet = Titles::first(start..header.first);
            finder.at(&parts.of_sheet, header.first, rows.len()).or(Some(header))
        });
        header = first;
    }
    let Some(header) = header else { return segments };
    let (head, body) = (header.first..header.body, header.body);
    let is_of_keys = head.is_empty();
    parts.before = Some(header.clone());
    let titles = start..header.first;
    segments.push(Segment {
        titles,
        begins: Begins::Table(Box::new(header)),
        head,
        body: body..body,
    });
    let mut row = body;
    while row < rows.len() && !is_of_keys {
        match parts.further(row) {
            Some(segment) => {
                row = segment.body.start;
                segments.push(segment);
            }
            None => row += 1,
        }
    }
    parts.close(segments)
}

struct Parts<'p, 't> {
    finder: &'p Finder<'t>,
    rows: &'p [Row],
    /// The titles over the first header.
    of_sheet: Titles,
    /// The last header that could be read, unless one has come that couldn't.
    before: Option<Header>,
}

impl Parts<'_, '_> {
    /// Rows above the first header that are records of a table that can't be read.
    fn above(&self, first: &Header) -> Option<Segment> {
        let titles = &self.rows[..first.first];
        let is_record = |row: &Row| is_like_record(row) && texts(row).nth(2).is_some();
        let is_dated =
            |row: &Row| texts(row).any(|text| text.contains(|c: char| c.is_ascii_digit()));
        let last = titles.iter().rposition(|row| is_record(row) && is_dated(row))?;
        let head = titles[..=last].iter().position(is_record).filter(|head| *head < last)?;
        let begins = Begins::Unknown(self.finder.unknown(&titles[head]));
        Some(Segment { titles: 0..head, begins, head: head..head, body: head..last + 1 })
    }

    /// What begins if its titles begin at this row.
    fn further(&mut self, from: usize) -> Option<Segment> {
        let rows = self.rows;
        let is_title = |row: &&Row| row.is_blank() || self.is_title(row);
        let at = from + rows[from..].iter().take(MOST_TITLES).take_while(is_title).count();
        // A blank row is only a title's where a title follows it.
        if rows[from].is_blank() && at > from && rows[from..at].iter().all(Row::is_blank) {
            return None;
        }
        let row = rows.get(at).filter(|row| !row.is_blank())?;
        let in_place = self.before.as_ref().is_some_and(|it| self.finder.is_in_place(row, it));
        if (!in_place && !self.finder.can_begin(row)) || Notes::default().is_note(row) {
            return None;
        }
        let begun = |begins, depth| {
            Some(Segment {
                titles: from..at,
                begins,
                head: at..at + depth,
                body: at + depth..at + depth,
            })
        };
        let repeated = self.before.as_ref().filter(|header| self.repeats(header, at));
        let depth = repeated.map(|header| header.body - header.first);
        let is_told = repeated.is_some_and(|header| self.is_told(header, from..at));
        if let Some(depth) = depth.filter(|_| is_told) {
            return begun(Begins::Again, depth);
        }
        if let Some(header) = self.header(from..at, at) {
            let depth = header.body - header.first;
            let is_untitled = rows[from..at].iter().all(Row::is_blank);
            if is_untitled && self.before.as_ref().is_some_and(|before| is_same(&header, before)) {
                return begun(Begins::Again, depth);
            }
            self.before = Some(header.clone());
            return begun(Begins::Table(Box::new(header)), depth);
        }
        if let Some(depth) = depth {
            return begun(Begins::Again, depth);
        }
        if !in_place {
            return None;
        }
        self.before = None;
        begun(Begins::Unknown(self.finder.unknown(row)), 1)
    }

    /// The header at a row under titles of its own, as far as can be told before its end is known.
    fn header(&self, titles: Range<usize>, at: usize) -> Option<Header> {
        let before = self.before.as_ref().map_or(&self.of_sheet, |before| &before.titles);
        let titles = Titles::further(titles, self.rows, &self.of_sheet, before);
        self.finder.at(&titles, at, self.rows.len().min(at + LOOKED_INTO))
    }

    /// Gives each segment the rows up to the next, and reads its columns over these alone.
    fn close(&self, mut segments: Vec<Segment>) -> Vec<Segment> {
        let starts: Vec<usize> = segments.iter().map(|segment| segment.titles.start).collect();
        for (index, segment) in segments.iter_mut().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(self.rows.len());
            segment.body.end = segment.body.end.max(end);
            let Begins::Table(header) = &mut segment.begins else { continue };
            if starts.len() > 1 {
                let read = self.finder.at(&header.titles, header.first, end);
                **header = read.unwrap_or_else(|| (**header).clone());
            }
        }
        segments
    }

    /// Whether a row says the same as the header before.
    fn repeats(&self, before: &Header, at: usize) -> bool {
        let depth = before.body - before.first;
        let told = |from: usize| self.rows.get(from..from + depth);
        let one = told(before.first).into_iter().flatten().flat_map(texts);
        let other = told(at);
        other.is_some_and(|rows| one.eq(rows.iter().flat_map(texts)))
    }

    /// Whether titles over a repeated header say nothing of a table, but what the table's have
    /// said and what its headings say.
    fn is_told(&self, before: &Header, titles: Range<usize>) -> bool {
        let is_headed = !before.given.is_empty();
        let new = self.rows[titles].iter().filter(|row| !row.is_blank());
        let mut new = new.filter(|row| !before.titles.have(self.rows, row));
        new.all(|row| is_headed && (!names_table(row) || !given::of_row(row).is_empty()))
    }

    /// Whether a row can be a title of a further table.
    fn is_title(&self, row: &Row) -> bool {
        self.is_like_title(row)
            && !NoteEnd::of(row).is_some_and(|note| note.is_of_above())
            && !Notes::default().is_note(row)
    }

    fn is_like_title(&self, row: &Row) -> bool {
        if names_table(row) || !given::of_row(row).is_empty() {
            return true;
        }
        let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        let Some((column, cell)) = filled.next() else { return false };
        let columns = self.before.iter().flat_map(|header| &header.columns);
        let field = columns.into_iter().find(|it| it.index == column).map(|it| it.field);
        if field == Some(Field::InstitutionName) && heading::is_hospital(&cell.text) {
            return false;
        }
        let is_sole = filled.next().is_none();
        heading::is_numbered(row)
            || (is_sole && (field.is_none() || heading::is_no_institution(&cell.text)))
    }
}

/// Whether a header has the same columns as the one before.
fn is_same(one: &Header, other: &Header) -> bool {
    one.kind == other.kind
        && one.columns == other.columns
        && one.matrix == other.matrix
        && one.remarks == other.remarks
}
