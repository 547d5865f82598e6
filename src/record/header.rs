//! Finds the headers of a table and what kind of records stand under each.
//!
//! Among the first rows the one to three rows with the most recognised fields that fit a kind
//! are the header; rows above are titles. JSON brings its keys along. `source.toml` can say the
//! kind. Further headers below are found by the same measure (see `segments`).

use super::around::SaidAround;
use super::columns::{Column, Namer, Names};
use super::defect::{HeaderDefect, HeaderDefectKind};
use super::endings::said_of;
use super::field::{Field, Kind};
use super::given::{self, Given};
use super::heading;
use super::kind::{Fit, decide};
use super::matrix::{Matrix, is_technology};
use super::period::may_be_of_a_span;
use super::remark::Remark;
use super::stack;
use super::synonyms::ColumnName;
use crate::source::{Location, Row, SourceFile, Table};
use crate::text::trim;
use std::collections::BTreeSet;

/// Rows that are not blank among which the first header is looked for.
const LOOKED_AT: usize = 30;

/// Rows that a header can have.
const DEEPEST: usize = 3;

/// Longer texts are no names of columns.
const LONGEST_NAME: usize = 40;

/// A header that was found.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// The kind of the records; `None` where it fits several.
    pub(crate) kind: Option<Kind>,
    /// Index of its first row; the same as `body` where the keys of JSON are the header.
    pub(crate) first: usize,
    /// Index of the first row under it.
    pub(crate) body: usize,
    /// The columns read.
    pub(crate) columns: Vec<Column>,
    /// Position of the column that numbers the rows.
    pub(crate) serial: Option<usize>,
    /// The columns that may say that a filing has ended.
    pub(crate) remarks: Vec<Remark>,
    /// What the titles and the names around say of all rows.
    pub(crate) said: SaidAround,
    /// What titles say for every row under them; their columns stand behind the others.
    pub(crate) given: Vec<Given>,
    /// The technologies that are names of columns.
    pub(crate) matrix: Option<Matrix>,
    /// What is to be said about it.
    pub(crate) defects: Vec<HeaderDefect>,
}

/// Finds the headers of one table.
pub(crate) struct Finder<'t> {
    table: &'t Table,
    file: &'t SourceFile,
    namer: Namer,
    said: Option<Kind>,
}

/// Rows that can be a header.
struct Candidate {
    /// Where the titles over it begin.
    titles: usize,
    first: usize,
    depth: usize,
    names: Names,
    given: Vec<Given>,
    matrix: Option<Matrix>,
    fit: Fit,
}

impl<'t> Finder<'t> {
    /// Reads what `source.toml` says; words of it that mean nothing are defects.
    pub(crate) fn new(table: &'t Table, file: &'t SourceFile) -> (Self, Vec<HeaderDefect>) {
        let settings = table.settings.as_deref();
        let namer = Namer::new(settings);
        let word = settings.and_then(|settings| settings.kind.as_deref());
        let said = word.and_then(Kind::from_code);
        let unknown_kind = word.filter(|_| said.is_none()).map(str::to_owned);
        let words = namer.unknown.iter().cloned().chain(unknown_kind);
        let location = first_location(table);
        let defects = words
            .map(|word| HeaderDefect { location, kind: HeaderDefectKind::UnknownSetting(word) })
            .collect();
        (Self { table, file, namer, said }, defects)
    }

    /// The first header, or why there is none.
    pub(crate) fn first(&self) -> Result<Header, Option<HeaderDefect>> {
        let best = match &self.table.keys {
            Some(_) => self.candidate(0, 0, 0),
            None => self.best_candidate(),
        };
        best.map(|best| self.header(best, self.table.rows.len())).ok_or_else(|| {
            let is_filled = self.table.rows.iter().any(|row| !row.is_blank());
            let location = first_location(self.table);
            let kind = match self.is_unclear_matrix() {
                true => HeaderDefectKind::UnclearMatrix,
                false if self.is_only_text() => HeaderDefectKind::OnlyText,
                false => self.unknown_table(),
            };
            is_filled.then_some(HeaderDefect { location, kind })
        })
    }

    /// Whether technologies are the names of columns, and nothing says what the cells hold.
    fn is_unclear_matrix(&self) -> bool {
        let rows = &self.table.rows;
        let filled = rows.iter().filter(|row| !row.is_blank()).take(LOOKED_AT);
        filled.into_iter().any(|row| Matrix::is_unclear(&self.names(std::slice::from_ref(row))))
    }

    /// The likeliest header: the first row with two filled cells, else the first row.
    fn unknown_table(&self) -> HeaderDefectKind {
        let filled = |row: &Row| -> Vec<String> {
            let texts = row.cells.iter().map(|cell| trim(&cell.text));
            texts.filter(|text| !text.is_empty()).map(str::to_owned).collect()
        };
        let mut rows = self.table.rows.iter().map(filled).filter(|texts| !texts.is_empty());
        let first = rows.next().unwrap_or_default();
        let seen = match (&self.table.keys, first.len()) {
            (Some(keys), _) => keys.clone(),
            (None, 2..) => first,
            (None, _) => rows.find(|texts| texts.len() > 1).unwrap_or(first),
        };
        HeaderDefectKind::UnknownTable { lacks: self.lacks(&seen), seen }
    }

    /// The one of institution and technology that these names lack beside the other.
    fn lacks(&self, names: &[String]) -> Option<Field> {
        const SAID: [Field; 5] = [
            Field::Completed,
            Field::FirstCase,
            Field::PapersComplete,
            Field::Status,
            Field::CumulativeCases,
        ];
        let fields: BTreeSet<Field> = names
            .iter()
            .filter_map(|name| match self.name_of(name) {
                ColumnName::Field(field) => Some(field),
                _ => None,
            })
            .collect();
        let both = [Field::InstitutionName, Field::Technology];
        let lacking = both.into_iter().filter(|field| !fields.contains(field));
        let only: Vec<Field> = lacking.collect();
        let says_something = SAID.iter().any(|field| fields.contains(field));
        (only.len() == 1 && says_something).then(|| only[0])
    }

    /// Whether this is one of several sheets and no table: one cell a row, none of them the name
    /// of a column.
    fn is_only_text(&self) -> bool {
        let is_text = |row: &Row| {
            let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
            let first = filled.next();
            first.is_none_or(|cell| self.name_of(&cell.text) == ColumnName::Unknown)
                && filled.next().is_none()
        };
        let is_one_of_several = self.file.sheets.len() > 1 && self.said.is_none();
        is_one_of_several && self.table.rows.iter().all(is_text)
    }

    /// A further header, if one begins at this row under titles that begin at that one.
    pub(crate) fn further(&self, titles: usize, at: usize, end: usize) -> Option<Header> {
        self.candidate_at(titles, at).map(|found| self.header(found, end))
    }

    /// Whether a row can be the first of a further header: two names of columns at least, and
    /// nothing much else in it.
    pub(crate) fn can_begin(&self, row: &Row) -> bool {
        let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
        let Some(first) = filled.next().filter(|cell| is_short(&cell.text)) else { return false };
        if !self.namer.can_name(&first.text) {
            return false;
        }
        let names = self.names(std::slice::from_ref(row));
        // The row's own cells: a group merged over four columns is one name.
        let filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        let known = filled.clone().filter(|(column, _)| names.is_known(*column)).count();
        known >= 2 && known * 2 > filled.count()
    }

    fn best_candidate(&self) -> Option<Candidate> {
        let rows = &self.table.rows;
        let filled = (0..rows.len()).filter(|at| !rows[*at].is_blank()).take(LOOKED_AT);
        let candidates: Vec<Candidate> = filled.filter_map(|at| self.candidate_at(0, at)).collect();
        // The first of the best: `max_by_key` would take the last.
        candidates.into_iter().rev().max_by_key(Candidate::score)
    }

    /// The best of the headers that begin at a row.
    fn candidate_at(&self, titles: usize, first: usize) -> Option<Candidate> {
        let deep = (1..=DEEPEST).filter(|depth| self.can_be_deep(first, *depth));
        deep.filter_map(|depth| self.candidate(titles, first, depth)).max_by_key(Candidate::score)
    }

    fn candidate(&self, titles: usize, first: usize, depth: usize) -> Option<Candidate> {
        let names = match &self.table.keys {
            Some(keys) => {
                let paths: Vec<[String; 1]> = keys.iter().map(|key| [key.clone()]).collect();
                self.namer.names(paths.iter().map(<[String; 1]>::as_slice))
            }
            None => self.names(&self.table.rows[first..first + depth]),
        };
        let mut fields = names.fields();
        let around = self.names_around(titles, first);
        let matrix = Matrix::of(&names, &around, &self.table.rows[first + depth..]);
        fields.extend(matrix.iter().flat_map(Matrix::fields));
        let given = self.given(&fields, titles, first, depth);
        fields.extend(given.iter().map(|given| given.field));
        let mut fit = self.fit(&fields, &around);
        // Hospitals beside columns of technologies are no list of hospitals.
        if fit == Fit::One(Kind::Institution) && matrix.is_none() && Matrix::is_unclear(&names) {
            fit = Fit::None;
        }
        (fit != Fit::None).then_some(Candidate { titles, first, depth, names, given, matrix, fit })
    }

    /// What stands in titles, or as the first heading, and in no column.
    fn given(
        &self,
        fields: &BTreeSet<Field>,
        titles: usize,
        first: usize,
        depth: usize,
    ) -> Vec<Given> {
        let lacks = |field| !fields.contains(&field);
        let rows = &self.table.rows;
        let named = || given::institution(&rows[titles..first]);
        let is_of_one = lacks(Field::InstitutionName) && !lacks(Field::Technology);
        let is_filled = |row: &&Row| !row.is_blank();
        let heading = || {
            let above = rows[titles..first].iter().rev().find(is_filled);
            let mut below = rows[first + depth..].iter().filter(is_filled).take(LOOKED_AT);
            let first_below = || below.find_map(heading::technology).map(Given::not_yet);
            let titles = rows[titles..first].iter().rev();
            let of_title = || titles.into_iter().find_map(heading::of_title);
            above.and_then(heading::technology).or_else(first_below).or_else(of_title)
        };
        let is_in_sections = self.table.keys.is_none()
            && !lacks(Field::InstitutionName)
            && lacks(Field::Technology)
            && lacks(Field::NewTechnologyName);
        let named = is_of_one.then(named).flatten();
        named.into_iter().chain(is_in_sections.then(heading).flatten()).collect()
    }

    /// The kind of records with these fields.
    fn fit(&self, fields: &BTreeSet<Field>, around: &[&str]) -> Fit {
        match self.said {
            Some(kind) if !fields.is_empty() => Fit::One(kind),
            Some(_) => Fit::None,
            None => decide(fields, around),
        }
    }

    /// What the titles that end above a row, and the other names around, say.
    pub(crate) fn said_around(&self, first: usize) -> SaidAround {
        SaidAround::of(&self.names_around(0, first))
    }

    /// The kind of a record with these fields, under titles that end above a row.
    pub(crate) fn kind_of(&self, fields: &BTreeSet<Field>, first: usize) -> Fit {
        self.fit(fields, &self.names_around(0, first))
    }

    /// What a text names; a count of one year names nothing that is read.
    pub(crate) fn name_of(&self, text: &str) -> ColumnName {
        match self.namer.name_of(text) {
            ColumnName::Field(Field::CumulativeCases) if may_be_of_a_span(text, &[]) => {
                ColumnName::Unknown
            }
            name => name,
        }
    }

    fn names(&self, rows: &[Row]) -> Names {
        let paths = stack::paths(rows, &self.table.merges);
        self.namer.names(paths.iter().map(Vec::as_slice))
    }

    /// Whether the rows below the first can belong to its header: no row of data is made of
    /// names of columns.
    fn can_be_deep(&self, first: usize, depth: usize) -> bool {
        let Some(rows) = self.table.rows.get(first..first + depth) else { return false };
        // The quick half of the test first: rows of data nearly always have a number or a date.
        let filled = rows[1..].iter().flat_map(|row| &row.cells).filter(|cell| !cell.is_blank());
        let can_name = |text: &str| is_short(text) && !is_number(text);
        if !filled.map(|cell| cell.text.as_str()).all(can_name) {
            return false;
        }
        let names = self.names(rows);
        rows[1..].iter().all(|row| {
            let cells = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
            let filled = cells.clone().count();
            let known = cells.clone().filter(|(column, _)| names.is_known(*column)).count();
            let technologies = cells.clone().filter(|(_, cell)| is_technology(&cell.text)).count();
            let is_of_technologies = technologies > 1 && technologies == filled;
            filled > 0 && (known * 2 >= filled || is_of_technologies)
        })
    }

    /// The names that stand around a table, the nearest first: its sheet, the titles over it,
    /// what JSON wraps it in, its file.
    fn names_around(&self, titles: usize, first: usize) -> Vec<&'t str> {
        let sheet = self.file.sheet_name(self.table.sheet);
        let titles = self.table.rows[titles..first].iter().rev();
        let cells = titles.flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
        let around = self.table.around.iter().map(String::as_str);
        sheet.into_iter().chain(cells).chain(around).chain([self.file.name()]).collect()
    }

    /// A position no cell of the sheet has.
    fn width(&self) -> usize {
        self.table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    fn header(&self, found: Candidate, end: usize) -> Header {
        let Candidate { titles, first, depth, names, given, matrix, fit } = found;
        let body = first + depth;
        let row = if depth == 0 { 0 } else { self.table.rows[body - 1].number };
        let location = Location { row, ..first_location(self.table) };
        let around = self.names_around(titles, first);
        let mut header = Header {
            kind: None,
            first,
            body,
            columns: Vec::new(),
            serial: names.serial(),
            remarks: Vec::new(),
            said: SaidAround::of(&around),
            given,
            matrix,
            defects: Vec::new(),
        };
        match fit {
            Fit::One(kind) => {
                let rows = &self.table.rows[body..end.max(body)];
                let (columns, unread) = names.resolve(kind, rows, &around);
                header.remarks = names.remarks(&columns, self.width());
                header.take(kind, columns, self.width());
                header.tell(unread, location);
                header.doubt(kind, location);
            }
            Fit::Several(kinds) => {
                let kind = HeaderDefectKind::AmbiguousKind(kinds);
                header.defects.push(HeaderDefect { location, kind });
            }
            Fit::None => {}
        }
        header
    }
}

impl Header {
    /// Takes the columns of a kind; behind them stand those that titles give. No cell of the sheet
    /// stands at `width` or behind it.
    fn take(&mut self, kind: Kind, columns: Vec<Column>, width: usize) {
        let given = self.given.iter().enumerate().map(|(place, given)| Column {
            number: given.column,
            ..Column::at(width + place, given.field)
        });
        self.columns = columns.into_iter().chain(given).collect();
        self.columns.sort_by_key(|column| (column.number, column.index));
        self.kind = Some(kind);
        let matrix = self.matrix.as_ref();
        self.remarks.retain(|remark| !matrix.is_some_and(|matrix| matrix.has(remark.index)));
    }

    /// Tells of columns that are not read, but for those of a matrix.
    fn tell(&mut self, unread: Vec<(Option<usize>, HeaderDefectKind)>, location: Location) {
        let column = |index: usize| u16::try_from(index + 1).unwrap_or(u16::MAX);
        let is_of_matrix = |at| self.matrix.as_ref().is_some_and(|matrix| matrix.has(at));
        let told = unread.into_iter().filter(|(index, _)| !index.is_some_and(is_of_matrix));
        let defect = |(index, kind): (Option<usize>, HeaderDefectKind)| HeaderDefect {
            location: Location { column: index.map(column), ..location },
            kind,
        };
        self.defects = told.map(defect).collect();
    }

    /// Tells of a long title that may say that the rows have ended.
    fn doubt(&mut self, kind: Kind, location: Location) {
        let is_stated = self.columns.iter().any(|column| column.field == Field::Status);
        let said = self.said.doubt.as_ref().and_then(|said| said_of(kind, is_stated, said));
        let defect = |said| HeaderDefect { location, kind: HeaderDefectKind::MayHaveEnded(said) };
        self.defects.extend(said.map(defect));
    }

    /// Whether technologies are headings over the rows.
    pub(crate) fn is_in_sections(&self) -> bool {
        self.given.iter().any(|given| given.field == Field::Technology)
    }
}

impl Candidate {
    /// More fields, then more names that are known, then fewer rows.
    fn score(&self) -> (usize, usize, std::cmp::Reverse<usize>) {
        let of_matrix = self.matrix.iter().flat_map(Matrix::fields).count();
        let fields = self.names.fields().len() + of_matrix;
        (fields, self.names.known(), std::cmp::Reverse(self.depth))
    }
}

fn is_short(text: &str) -> bool {
    trim(text).chars().take(LONGEST_NAME + 1).count() <= LONGEST_NAME
}

fn is_number(text: &str) -> bool {
    trim(text).chars().all(|character| character.is_numeric() || ".,-/".contains(character))
}

fn first_location(table: &Table) -> Location {
    let row = match &table.keys {
        Some(_) => 0,
        None => table.rows.iter().find(|row| !row.is_blank()).map_or(0, |row| row.number),
    };
    Location { file: table.file, sheet: table.sheet, row, column: None }
}
