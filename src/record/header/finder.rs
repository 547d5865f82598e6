//! Looks for the rows that are a header, and tells which of several candidates is one.

use super::around::SaidAround;
use super::given::{self, Given};
use super::kind::{Fit, decide, is_filed, is_of_unnamed};
use super::titles::{Titles, is_alone, is_like_record, is_number, is_short, texts};
use super::{Header, first_location};
use super::{heading, named_after, stack};
use crate::record::columns::matrix::{Matrix, is_technology};
use crate::record::columns::period::may_be_of_a_span;
use crate::record::columns::synonyms::ColumnName;
use crate::record::columns::{Column, Namer, Names};
use crate::record::defect::{HeaderDefect, HeaderDefectKind};
use crate::record::field::{Field, Kind};
use crate::source::{JOINT, Row, SourceFile, Table};
use crate::text::trim;
use std::collections::BTreeSet;

/// Rows that are not blank among which the first header is looked for.
pub(crate) const LOOKED_AT: usize = 30;

/// Rows that a header can have.
const DEEPEST: usize = 3;

/// Finds the headers of one table.
pub(crate) struct Finder<'t> {
    pub(crate) table: &'t Table,
    pub(crate) file: &'t SourceFile,
    namer: Namer,
    pub(crate) said: Option<Kind>,
}

/// Rows that can be a header.
pub(super) struct Candidate {
    pub(super) titles: Titles,
    pub(super) first: usize,
    pub(super) depth: usize,
    pub(super) names: Names,
    pub(super) given: Vec<Given>,
    pub(super) matrix: Option<Matrix>,
    pub(super) fit: Fit,
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
        let refused = namer.refused.iter().cloned().map(HeaderDefectKind::PrivateSetting);
        let defects = words
            .map(HeaderDefectKind::UnknownSetting)
            .chain(refused)
            .map(|kind| HeaderDefect { location, kind })
            .collect();
        (Self { table, file, namer, said }, defects)
    }

    /// The first header, or why there is none.
    pub(crate) fn first(&self) -> Result<Header, Option<HeaderDefect>> {
        let best = match &self.table.keys {
            Some(_) => self.candidate(&Titles::first(0..0), 0, 0),
            None => self.earliest(),
        };
        best.map(|best| Header::new(self, best, self.table.rows.len()))
            .ok_or_else(|| self.no_header())
    }

    /// The first header, which may say less than one that stands below rows of its own.
    fn earliest(&self) -> Option<Candidate> {
        let best = self.best_candidate()?;
        let rows = &self.table.rows;
        let mut earlier = (0..best.first).filter(|at| self.can_begin(&rows[*at]));
        let first = earlier.find_map(|at| {
            let found = self.candidate_at(&Titles::first(0..at), at)?;
            let body = rows.get(found.first + found.depth..best.first)?;
            body.iter().any(is_like_record).then_some(found)
        });
        Some(first.unwrap_or(best))
    }

    /// The header that begins at a row under these titles, if there is one.
    pub(crate) fn at(&self, titles: &Titles, at: usize, end: usize) -> Option<Header> {
        self.candidate_at(titles, at).map(|found| Header::new(self, found, end))
    }

    /// Whether a row can be the first of a further header: two names of columns at least, and
    /// nothing much else in it but technologies.
    pub(crate) fn can_begin(&self, row: &Row) -> bool {
        let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
        let Some(first) = filled.next().filter(|cell| is_short(&cell.text)) else { return false };
        if !self.namer.can_name(&first.text) || !given::of_row(row).is_empty() {
            return false;
        }
        let names = self.names(std::slice::from_ref(row));
        // The row's own cells: a group merged over four columns is one name.
        let filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        let known = filled.clone().filter(|(column, _)| names.is_known(*column)).count();
        let technologies = filled.clone().filter(|(_, cell)| is_technology(&cell.text)).count();
        known >= 1 && known + technologies >= 2 && (known + technologies) * 2 > filled.count()
    }

    /// Whether a row under a header has names of columns where its records have theirs, so that it
    /// begins another table, known or not.
    pub(crate) fn is_in_place(&self, row: &Row, header: &Header) -> bool {
        let mut texts = texts(row);
        if texts.clone().count() < 2 || !texts.all(|text| is_short(text) && !is_number(text)) {
            return false;
        }
        let name = |at: usize| row.cells.get(at).map(|cell| self.namer.name_of(&cell.text));
        let is_named = |column: &Column| {
            let is_who = matches!(column.field, Field::InstitutionName | Field::Technology);
            is_who && matches!(name(column.index), Some(ColumnName::Field(_) | ColumnName::Serial))
        };
        let is_day = |column: &Column| {
            let days = [Field::Completed, Field::FirstCase, Field::FiledOn, Field::AsOf];
            let text = row.cells.get(column.index).map_or("", |cell| trim(&cell.text));
            days.contains(&column.field) && ["时间", "日期"].iter().any(|end| text.ends_with(end))
        };
        header.serial.and_then(name) == Some(ColumnName::Serial)
            || header.columns.iter().any(|column| is_named(column) || is_day(column))
    }

    fn best_candidate(&self) -> Option<Candidate> {
        let rows = &self.table.rows;
        let filled = (0..rows.len()).filter(|at| !rows[*at].is_blank());
        // Texts alone in their rows are titles and instructions, however many.
        let several = filled.clone().filter(|at| !is_alone(&rows[*at])).take(LOOKED_AT);
        let looked_at: BTreeSet<usize> = filled.take(LOOKED_AT).chain(several).collect();
        let header = |at: usize| {
            let is_of_labels = !given::of_row(&rows[at]).is_empty();
            (!is_of_labels).then(|| self.candidate_at(&Titles::first(0..at), at)).flatten()
        };
        let candidates: Vec<Candidate> = looked_at.into_iter().filter_map(header).collect();
        // The first of the best: `max_by_key` would take the last.
        candidates.into_iter().rev().max_by_key(Candidate::score)
    }

    /// The best of the headers that begin at a row.
    fn candidate_at(&self, titles: &Titles, first: usize) -> Option<Candidate> {
        let merged = |at: usize| self.merged_depth(at);
        let can_be = |depth: &usize| {
            let end = first + depth;
            let is_cut = (first..end).any(|at| merged(at).is_some_and(|depth| at + depth > end));
            !is_cut
                && (*depth == 1 || merged(first) == Some(*depth) || self.can_be_deep(first, *depth))
        };
        let deep = (1..=DEEPEST).filter(can_be);
        deep.filter_map(|depth| self.candidate(titles, first, depth)).max_by_key(Candidate::score)
    }

    fn candidate(&self, titles: &Titles, first: usize, depth: usize) -> Option<Candidate> {
        let mut names = match &self.table.keys {
            Some(keys) => {
                let path = |key: &String| key.split(JOINT).map(str::to_owned).collect();
                let paths: Vec<Vec<String>> = keys.iter().map(path).collect();
                let mut names = self.namer.names(paths.iter().map(Vec::as_slice));
                names.name_by_cells(&self.table.rows);
                names
            }
            None => self.names(&self.table.rows[first..first + depth]),
        };
        let around = self.names_around(titles);
        names.name_projects(&around);
        names.name_hosts();
        names.name_unnamed_by_cells(&self.table.rows[first + depth..]);
        names.name_filed_by_cells(&self.table.rows[first + depth..]);
        let mut fields = names.fields();
        let matrix = Matrix::of(&names, &around, &self.table.rows[first + depth..]);
        fields.extend(matrix.iter().flat_map(Matrix::fields));
        let given = self.given(&fields, titles, first + depth);
        fields.extend(given.iter().map(|given| given.field));
        let mut fit = match names.is_of_restricted() {
            true => self.fit(&fields, &[&around[..], &["限制类"]].concat()),
            false => self.fit(&fields, &around),
        };
        // Hospitals beside columns of technologies are no list of hospitals.
        let is_unclear = || Matrix::is_unclear(&names) || is_of_unnamed(&fields, &names);
        if fit == Fit::One(Kind::Institution) && matrix.is_none() && is_unclear() {
            fit = Fit::None;
        }
        // What has ended is heard whatever the table is called.
        let is_ended = || SaidAround::of(&around).ended.is_some();
        let is_called = || {
            let by_column = ["备案", "有效"].iter().any(|word| names.speaks_of(word));
            by_column || around.iter().any(|it| it.contains("备案")) || is_ended()
        };
        let is_said = self.said.is_some() || is_filed(&fields);
        let either = Fit::Several(vec![Kind::Filing, Kind::Disclosure]);
        if fit == Fit::One(Kind::Filing) && !is_said && !is_called() {
            fit = either.clone();
        }
        if fit == either && names.are_filed() {
            fit = Fit::One(Kind::Filing);
        }
        let titles = titles.clone();
        (fit != Fit::None).then_some(Candidate { titles, first, depth, names, given, matrix, fit })
    }

    /// What stands in titles, or as the first heading, and in no column.
    fn given(&self, fields: &BTreeSet<Field>, titles: &Titles, body: usize) -> Vec<Given> {
        let lacks = |field| !fields.contains(&field);
        let rows = &self.table.rows;
        if lacks(Field::InstitutionName) {
            let titles = titles.nearest(rows);
            let named_by = [Field::Technology, Field::SurgeryName, Field::NewTechnologyName];
            let is_of_one = named_by.into_iter().any(|field| !lacks(field));
            let named = if is_of_one { given::institution(titles) } else { Vec::new() };
            let below = rows[body..].iter().find(|row| !row.is_blank());
            let heading = below.and_then(heading::institution);
            let labelled = || below.map(given::of_row).unwrap_or_default();
            let below = heading.map_or_else(labelled, |heading| vec![heading]);
            let sheet = || named_after::hospital_of_sheet(self.file.sheet_name(self.table.sheet)?);
            let file = || named_after::hospital_of_file(self.file.name());
            let found = match (named.is_empty() && is_of_one, below.is_empty()) {
                (false, _) => named,
                (true, false) => below.into_iter().map(Given::not_yet).collect(),
                (true, true) => sheet().or_else(file).into_iter().collect(),
            };
            return found.into_iter().filter(|given| lacks(given.field)).collect();
        }
        let is_named_around = lacks(Field::Technology) && lacks(Field::NewTechnologyName);
        let named = || match self.table.keys {
            None => self.heading(titles, body).or_else(|| self.named_after()),
            Some(_) => self.named_after(),
        };
        is_named_around.then(named).flatten().into_iter().collect()
    }

    /// The technology that the sheet is named after, or the file.
    fn named_after(&self) -> Option<Given> {
        let sheet = self.file.sheet_name(self.table.sheet);
        let file = || named_after::technology_of_file(self.file.name());
        sheet.and_then(named_after::technology_of_sheet).or_else(file)
    }

    /// The technology that the nearest title names, or the first heading below, or another title.
    fn heading(&self, titles: &Titles, body: usize) -> Option<Given> {
        let rows = &self.table.rows;
        let mut titles = titles.nearest(rows).filter(|row| !row.is_blank());
        let mut below = rows[body..].iter().filter(|row| !row.is_blank()).take(LOOKED_AT);
        titles
            .clone()
            .next()
            .and_then(heading::technology)
            .or_else(|| below.find_map(heading::technology).map(Given::not_yet))
            .or_else(|| titles.find_map(heading::technology))
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
        SaidAround::of(&self.names_around(&Titles::first(0..first)))
    }

    /// The kind of a record with these fields, under titles that end above a row.
    pub(crate) fn kind_of(&self, fields: &BTreeSet<Field>, first: usize) -> Fit {
        self.fit(fields, &self.names_around(&Titles::first(0..first)))
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

    pub(crate) fn names(&self, rows: &[Row]) -> Names {
        let paths = stack::paths(rows, &self.table.merges);
        self.namer.names(paths.iter().map(Vec::as_slice))
    }

    /// How many rows a header has of which several cells are merged down.
    fn merged_depth(&self, first: usize) -> Option<usize> {
        let rows = &self.table.rows;
        let number = rows.get(first)?.number;
        let blocks = &self.table.merges;
        let from = blocks.partition_point(|block| block.first_row < number);
        let down = blocks[from..].iter().take_while(|block| block.first_row == number);
        let ends = down.map(|block| block.last_row).filter(|last| *last > number);
        let last = ends.clone().max()?;
        let is_of_several = ends.filter(|end| *end == last).nth(1).is_some();
        let depth = usize::try_from(last - number).ok()? + 1;
        let is_whole = rows.get(first + depth - 1).is_some_and(|row| row.number == last);
        let is_deep = depth <= DEEPEST && is_whole && first + depth < rows.len();
        (is_deep && is_of_several).then_some(depth)
    }

    /// Whether rows below a first can belong to its header: no row of data is made of names of
    /// columns.
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
    pub(super) fn names_around(&self, titles: &Titles) -> Vec<&'t str> {
        let sheet = self.file.sheet_name(self.table.sheet);
        let titles = titles.nearest(&self.table.rows);
        let cells = titles.flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
        let around = self.table.around.iter().map(String::as_str);
        sheet.into_iter().chain(cells).chain(around).chain([self.file.name()]).collect()
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
