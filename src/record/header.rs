//! Finds the header of a table and what kind of records stand under it.
//!
//! Among the first rows the one with the most recognised fields that fit a kind is the header;
//! rows above it are titles. JSON brings its keys along. `source.toml` can say the kind.

use super::columns::{Column, Namer, Names};
use super::defect::{HeaderDefect, HeaderDefectKind};
use super::field::Kind;
use super::kind::{Fit, decide};
use crate::source::{Location, Row, SourceFile, Table};
use crate::text::trim;

/// Rows that are not blank among which the header is looked for.
const LOOKED_AT: usize = 30;

/// What the header says.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// The kind of the records.
    pub(crate) kind: Kind,
    /// Index of the first row under the header.
    pub(crate) body: usize,
    /// The columns read.
    pub(crate) columns: Vec<Column>,
}

/// A row that can be the header.
struct Candidate {
    row: Option<usize>,
    names: Names,
    fit: Fit,
}

/// The header, if any row is one, and what is to be said about it.
pub(crate) fn find(table: &Table, file: &SourceFile) -> (Option<Header>, Vec<HeaderDefect>) {
    let settings = table.settings.as_deref();
    let namer = Namer::new(settings);
    let mut unknown_words = namer.unknown.clone();
    let said = settings.and_then(|settings| settings.kind.as_deref());
    let kind = said.and_then(Kind::from_code);
    unknown_words.extend(said.filter(|_| kind.is_none()).map(str::to_owned));
    let first =
        Location { file: table.file, sheet: table.sheet, row: first_row(table), column: None };
    let unknown =
        |word| HeaderDefect { location: first, kind: HeaderDefectKind::UnknownSetting(word) };
    let mut defects: Vec<HeaderDefect> = unknown_words.into_iter().map(unknown).collect();
    let Some(best) = best_candidate(table, file, &namer, kind) else {
        if table.rows.iter().any(|row| !row.is_blank()) {
            defects.push(HeaderDefect { location: first, kind: unknown_table(table) });
        }
        return (None, defects);
    };
    let location = Location { row: best.row.map_or(0, |row| table.rows[row].number), ..first };
    match best.fit {
        Fit::One(kind) => (Some(header(table, kind, &best, location, &mut defects)), defects),
        Fit::Several(kinds) => {
            defects.push(HeaderDefect { location, kind: HeaderDefectKind::AmbiguousKind(kinds) });
            (None, defects)
        }
        Fit::None => (None, defects),
    }
}

fn header(
    table: &Table,
    kind: Kind,
    best: &Candidate,
    location: Location,
    defects: &mut Vec<HeaderDefect>,
) -> Header {
    let body = best.row.map_or(0, |row| row + 1);
    let (columns, said) = best.names.resolve(kind, &table.rows[body..]);
    let column = |index: usize| u16::try_from(index + 1).unwrap_or(u16::MAX);
    defects.extend(said.into_iter().map(|(index, kind)| HeaderDefect {
        location: Location { column: index.map(column), ..location },
        kind,
    }));
    Header { kind, body, columns }
}

fn best_candidate(
    table: &Table,
    file: &SourceFile,
    namer: &Namer,
    said: Option<Kind>,
) -> Option<Candidate> {
    let mut best: Option<(usize, Candidate)> = None;
    for (row, names) in candidate_rows(table, namer) {
        let fields = names.fields();
        let fit = match said {
            Some(kind) if !fields.is_empty() => Fit::One(kind),
            Some(_) => Fit::None,
            None => decide(&fields, &names_around(table, file, row)),
        };
        let score = fields.len();
        if fit != Fit::None && best.as_ref().is_none_or(|(held, _)| score > *held) {
            best = Some((score, Candidate { row, names, fit }));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn candidate_rows(table: &Table, namer: &Namer) -> Vec<(Option<usize>, Names)> {
    if let Some(keys) = &table.keys {
        return vec![(None, namer.names(keys.iter().map(String::as_str)))];
    }
    let rows = table.rows.iter().enumerate().filter(|(_, row)| !row.is_blank()).take(LOOKED_AT);
    let names = |row: &Row| namer.names(row.cells.iter().map(|cell| cell.text.as_str()));
    rows.map(|(index, row)| (Some(index), names(row))).collect()
}

/// The names that stand around a table, the nearest first.
fn names_around<'t>(table: &'t Table, file: &'t SourceFile, row: Option<usize>) -> Vec<&'t str> {
    let sheet = file.sheet_name(table.sheet);
    let titles = &table.rows[..row.unwrap_or(0)];
    let cells = titles.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
    sheet.into_iter().chain(cells).chain([file.name()]).collect()
}

fn first_row(table: &Table) -> u32 {
    match &table.keys {
        Some(_) => 0,
        None => table.rows.iter().find(|row| !row.is_blank()).map_or(0, |row| row.number),
    }
}

/// The likeliest header: the first row with two filled cells, else the first row.
fn unknown_table(table: &Table) -> HeaderDefectKind {
    let filled = |row: &Row| -> Vec<String> {
        let texts = row.cells.iter().map(|cell| trim(&cell.text));
        texts.filter(|text| !text.is_empty()).map(str::to_owned).collect()
    };
    let mut rows = table.rows.iter().map(filled).filter(|texts| !texts.is_empty());
    let first = rows.next().unwrap_or_default();
    let seen = match (&table.keys, first.len()) {
        (Some(keys), _) => keys.clone(),
        (None, 2..) => first,
        (None, _) => rows.find(|texts| texts.len() > 1).unwrap_or(first),
    };
    HeaderDefectKind::UnknownTable { seen }
}
