//! Which rows of a table say that what they state has ended or was never completed.

use super::cells::is_placeholder;
use super::columns::Column;
use super::defect::CellDefectKind;
use super::ended::{end_in, end_in_brackets, ends_filing};
use super::field::{Field, Kind};
use super::header::Header;
use super::raw::{BaseStatus, FilingStatus};
use super::remark::{Ended, Remark};
use super::status::{parse_base_status, parse_filing_status};
use crate::source::{Mark, Row, Table};
use crate::text::{fold, trim};
use jiff::civil::Date;

/// Longer texts alone in their row are notes and no headings.
const LONGEST_HEADING: usize = 40;

/// Words of a note that speaks of the rows above it.
const ABOVE: [&str; 5] = ["以上", "上述", "本表", "均", "全部"];

/// Cells of 完成备案时间 that say that there is none.
const NONE: [&str; 2] = ["无", "暂无"];

/// What says under one header that something has ended.
pub(crate) struct Endings<'t> {
    remarks: Vec<Remark>,
    /// What the titles say.
    around: Option<Ended>,
    /// Whether the titles say that something is asked for only.
    is_asked: bool,
    /// What the heading over the row says.
    section: Option<Ended>,
    /// What cells show or hide, by row and column.
    marks: &'t [(u32, u16, Mark)],
    /// The day of the export.
    export: Option<Date>,
}

/// The cells of a row by field.
struct Cells<'r> {
    row: &'r Row,
    columns: &'r [Column],
}

impl<'t> Endings<'t> {
    /// What a header and the names around it say.
    pub(crate) fn new(header: &Header, sheet: &'t Table, export: Option<Date>) -> Self {
        Self {
            remarks: header.remarks.clone(),
            around: header.said.ended.clone(),
            is_asked: header.said.is_asked,
            section: None,
            marks: &sheet.marks,
            export,
        }
    }

    /// Takes a heading: what it says counts for the rows under it, up to the next.
    pub(crate) fn under(&mut self, row: &Row) {
        let Some(text) = alone(row).filter(|text| text.chars().count() <= LONGEST_HEADING) else {
            return;
        };
        self.section = end_in(text).map(|word| Ended::Around(word, text.to_owned()));
    }

    /// Takes the titles over the rows that follow, where there are any.
    pub(crate) fn under_titles(&mut self, titles: &[Row]) {
        if titles.iter().any(|row| !row.is_blank()) {
            self.section = None;
        }
        for row in titles {
            match self.section {
                None => self.under(row),
                Some(_) => break,
            }
        }
    }

    /// What says that a row's statement has ended, with the column that says it.
    pub(crate) fn of_row(
        &self,
        kind: Kind,
        row: &Row,
        columns: &[Column],
    ) -> Option<(Option<usize>, CellDefectKind)> {
        let cells = Cells { row, columns };
        let status = cells.filled(Field::Status).map(|at| cells.text(at));
        match (kind, status) {
            (Kind::Institution, _) => self.closed(&cells).map(ended),
            (Kind::Filing | Kind::TrainingBase, Some(status)) => {
                let found = self.against(&cells).filter(|_| is_valid(kind, status));
                found.map(|(at, said)| (Some(at), CellDefectKind::EndedThoughValid(said)))
            }
            (Kind::Filing, None) => {
                self.of_cells(&cells).or_else(|| self.pending(&cells)).map(ended)
            }
            (Kind::TrainingBase | Kind::QualityCentre | Kind::NewTechnology, None) => {
                self.of_cells(&cells).map(ended)
            }
            _ => None,
        }
        .or_else(|| self.over(kind, status.is_some()))
    }

    /// What the heading or the titles say, of a row that says nothing itself.
    fn over(&self, kind: Kind, is_stated: bool) -> Option<(Option<usize>, CellDefectKind)> {
        let counts = match kind {
            Kind::Filing | Kind::TrainingBase => !is_stated,
            Kind::QualityCentre | Kind::NewTechnology => true,
            _ => false,
        };
        let said = self.section.as_ref().or(self.around.as_ref()).filter(|_| counts)?;
        Some((None, CellDefectKind::Ended(said.clone())))
    }

    fn of_cells(&self, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        let changed = || {
            let mut changes = [Field::StatusDate, Field::StatusReason].into_iter();
            Some((changes.find_map(|field| cells.filled(field))?, Ended::Changed))
        };
        let in_remark = || {
            let said = |it: &Remark| it.end_in(cells.text(it.index), self.export);
            self.remarks.iter().find_map(|it| Some((it.index, said(it)?)))
        };
        cells.behind_name().or_else(changed).or_else(in_remark).or_else(|| self.in_marks(cells))
    }

    /// What the row's hidden cells say, or that a cell that is read is struck through.
    fn in_marks(&self, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        let said = |(at, mark): (usize, &Mark)| match mark {
            Mark::Hidden(text) => Some((at, Ended::Word(end_in(text)?))),
            Mark::Struck => None,
        };
        self.marks_of(cells.row).find_map(said).or_else(|| self.struck(cells))
    }

    /// The first cell that is read and struck through.
    fn struck(&self, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        let is_read = |at: usize| cells.columns.iter().any(|column| column.index == at);
        let mut marks = self.marks_of(cells.row);
        let struck = marks.find(|(at, mark)| **mark == Mark::Struck && is_read(*at));
        struck.map(|(at, _)| (at, Ended::Struck))
    }

    /// The marks of a row by their 0-based columns.
    fn marks_of(&self, row: &Row) -> impl Iterator<Item = (usize, &'t Mark)> {
        let number = row.number;
        let from = self.marks.partition_point(|(row, ..)| *row < number);
        let own = self.marks[from..].iter().take_while(move |(row, ..)| *row == number);
        own.map(|(_, column, mark)| (usize::from(*column) - 1, mark))
    }

    /// What speaks against a status that is stated as valid.
    fn against(&self, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        let said = |it: &Remark| match it.end_in(cells.text(it.index), self.export)? {
            Ended::Word(word) if !ends_filing(word) => None,
            Ended::Past(_) | Ended::Undecided(..) => None,
            said => Some((it.index, said)),
        };
        let in_remark = || self.remarks.iter().find_map(said);
        cells.behind_name().or_else(in_remark).or_else(|| self.in_marks(cells))
    }

    fn closed(&self, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        let said = |it: &Remark| it.closed_in(cells.text(it.index), self.export);
        let in_remark = || self.remarks.iter().find_map(|it| Some((it.index, said(it)?)));
        cells.behind_name().or_else(in_remark).or_else(|| self.struck(cells))
    }

    /// Papers that came in, or a filing that was asked for, without a day of completion.
    fn pending(&self, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        if cells.filled(Field::Completed).is_some() {
            return None;
        }
        let name = cells.filled(Field::InstitutionName);
        let denied = cells.column(Field::Completed);
        let denied = denied.filter(|at| NONE.contains(&fold(cells.text(*at)).as_str()));
        let papers = cells.filled(Field::PapersComplete);
        let at = denied.or(papers).or(name.filter(|_| self.is_asked))?;
        Some((at, Ended::Pending))
    }
}

/// What a note says of the rows above it: 以上备案均已撤销.
pub(crate) fn in_note(row: &Row) -> Option<Ended> {
    let text = alone(row).filter(|text| ABOVE.iter().any(|word| text.contains(word)))?;
    Some(Ended::Around(end_in(text)?, text.to_owned()))
}

fn ended((at, said): (usize, Ended)) -> (Option<usize>, CellDefectKind) {
    (Some(at), CellDefectKind::Ended(said))
}

fn is_valid(kind: Kind, status: &str) -> bool {
    match kind {
        Kind::TrainingBase => parse_base_status(status) == Some(BaseStatus::Active),
        _ => parse_filing_status(status) == Some(FilingStatus::Active),
    }
}

/// The text of a row that has but one.
fn alone(row: &Row) -> Option<&str> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
    let first = filled.next()?;
    filled.next().is_none().then(|| trim(&first.text))
}

impl<'r> Cells<'r> {
    fn text(&self, at: usize) -> &'r str {
        self.row.cells.get(at).map_or("", |cell| trim(&cell.text))
    }

    fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|column| column.field == field).map(|column| column.index)
    }

    fn filled(&self, field: Field) -> Option<usize> {
        let at = self.column(field)?;
        let text = self.text(at);
        (!text.is_empty() && !is_placeholder(text)).then_some(at)
    }

    fn behind_name(&self) -> Option<(usize, Ended)> {
        let at = self.column(Field::InstitutionName)?;
        Some((at, Ended::Word(end_in_brackets(self.text(at))?)))
    }
}
