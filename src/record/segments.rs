//! One sheet → the tables in it: two may stand one under another, and a header may come again at
//! the top of each printed page.

use super::header::{Finder, Header};
use super::heading;
use crate::source::Row;
use crate::text::trim;
use std::ops::Range;

/// A header with the rows that belong to it, or the same header once more.
#[derive(Debug)]
pub(crate) struct Segment {
    /// Title rows above the header.
    pub(crate) titles: Range<usize>,
    /// The header, unless it is the one before once more.
    pub(crate) header: Option<Header>,
    /// The header's rows.
    pub(crate) head: Range<usize>,
    /// The rows under it.
    pub(crate) body: Range<usize>,
}

/// Titles looked through between two tables.
const MOST_TITLES: usize = 6;

/// Parts the rows below the first header where a further one begins.
pub(crate) fn part(finder: &Finder<'_>, rows: &[Row], first: Header) -> Vec<Segment> {
    let mut starts = vec![(0, first.first, first.body)];
    if first.first < first.body {
        let mut row = first.body;
        while row < rows.len() {
            match further(finder, rows, row, &first) {
                Some((header, depth)) => {
                    starts.push((row, header, header + depth));
                    row = header + depth;
                }
                None => row += 1,
            }
        }
    }
    let mut segments: Vec<Segment> = Vec::with_capacity(starts.len());
    let mut current = first.clone();
    let mut given = Some(first);
    for (index, &(titles, head, body)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(rows.len(), |(titles, ..)| *titles);
        let header = given.take().or_else(|| {
            let header =
                finder.further(titles, head, end).filter(|header| !is_same(header, &current))?;
            current = header.clone();
            Some(header)
        });
        segments.push(Segment { titles: titles..head, header, head: head..body, body: body..end });
    }
    segments
}

/// Where a further header begins if its titles begin at this row, and how many rows it has.
fn further(
    finder: &Finder<'_>,
    rows: &[Row],
    from: usize,
    before: &Header,
) -> Option<(usize, usize)> {
    let in_sections = before.is_in_sections();
    let is_heading = |row: &Row| in_sections && heading::technology(row).is_some();
    let is_title = |row: &&Row| row.is_blank() || can_be_title(row) || is_heading(row);
    let at = from + rows[from..].iter().take(MOST_TITLES).take_while(is_title).count();
    // A blank row is only a title's where a title follows it.
    if rows[from].is_blank() && at > from && rows[from..at].iter().all(Row::is_blank) {
        return None;
    }
    let row = rows.get(at)?;
    if row.is_blank() || !finder.can_begin(row) {
        return None;
    }
    // Under a heading the header alone has no technology, and is known by being the same.
    let depth = before.body - before.first;
    let is_repeated = in_sections && repeats(rows, before.first, at, depth);
    let header = finder.further(from, at, at + 1).map(|header| header.body - header.first);
    header.or(is_repeated.then_some(depth)).map(|depth| (at, depth))
}

/// Whether so many rows say the same as those from another on.
fn repeats(rows: &[Row], first: usize, at: usize, depth: usize) -> bool {
    let texts = |from: usize| {
        let rows = rows.get(from..from + depth)?;
        Some(rows.iter().flat_map(|row| &row.cells).map(|cell| trim(&cell.text)).collect())
    };
    let (one, other): (Option<Vec<&str>>, Option<Vec<&str>>) = (texts(first), texts(at));
    one.is_some() && one == other
}

/// Whether a row names a table: one text in it, or two, which no record would be.
fn can_be_title(row: &Row) -> bool {
    const WORDS: [&str; 12] = [
        "表",
        "名单",
        "附件",
        "目录",
        "情况",
        "一览",
        "清单",
        "截至",
        "截止",
        "单位：",
        "公示",
        "公开",
    ];
    let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
    let first = filled.next().map(|cell| trim(&cell.text)).unwrap_or_default();
    filled.nth(1).is_none() && WORDS.iter().any(|word| first.contains(word))
}

/// Whether a header has the same columns as the one before.
fn is_same(one: &Header, other: &Header) -> bool {
    one.kind == other.kind && one.columns == other.columns
}
