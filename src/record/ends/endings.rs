//! Which rows of a table say that what they state has ended or was never completed.

use super::closed::closed_in;
use super::corrected::corrected_in;
use super::ended::{against_in, end_in};
use super::in_cells::{Cells, bare_end_in, not_done_in};
use super::last_day::{is_over, term_in};
use super::merger::merged_in;
use super::off_lists::NOT_YET;
use super::remark::{Ended, Remark};
use super::section::Sections;
use crate::record::cells::is_placeholder;
use crate::record::columns::Column;
use crate::record::defect::CellDefectKind;
use crate::record::field::{Field, Kind};
use crate::record::header::around::{SaidAround, is_of_ended_alone};
use crate::record::notes::begins_as_note;
use crate::record::raw::{BaseStatus, FilingStatus};
use crate::record::values::brackets::is_open;
use crate::record::values::date::parse_date;
use crate::record::values::status::{base_status_in, filing_status_in};
use crate::source::{Mark, Row, Table};
use crate::text::{fold, trim};
use jiff::civil::Date;

/// Cells of 完成备案时间 that say that there is none.
const NONE: [&str; 2] = ["无", "暂无"];

/// What says under one header that something has ended.
pub(crate) struct Endings<'t> {
    remarks: Vec<Remark>,
    /// What the titles say.
    around: Option<Ended>,
    /// The title that gives a last day which is past.
    past: Option<Ended>,
    /// Whether the titles say that something is asked for only.
    is_asked: bool,
    /// For how many months what they stand over holds.
    term: Option<(u16, Ended)>,
    /// The headings over the row.
    sections: Sections,
    /// What cells show or hide, by row and column.
    marks: &'t [(u32, u16, Mark)],
    /// The day of the export.
    export: Option<Date>,
}

impl<'t> Endings<'t> {
    /// What the columns under a header and the names around it say.
    pub(crate) fn new(
        remarks: &[Remark],
        said: &SaidAround,
        sheet: &'t Table,
        export: Option<Date>,
    ) -> Self {
        Self {
            remarks: remarks.to_vec(),
            around: said.ended.clone(),
            past: export.and_then(|export| said.past(export)),
            is_asked: said.asked.is_some(),
            term: said.term.clone().or_else(|| noted_term(sheet)),
            sections: Sections::default(),
            marks: &sheet.marks,
            export,
        }
    }

    /// The same of a form, whose cells stand elsewhere than those of a table.
    pub(crate) fn of_form(remarks: &[Remark], said: &SaidAround, export: Option<Date>) -> Self {
        Self {
            remarks: remarks.to_vec(),
            around: said.ended.clone(),
            past: export.and_then(|export| said.past(export)),
            is_asked: said.asked.is_some(),
            term: said.term.clone(),
            sections: Sections::default(),
            marks: &[],
            export,
        }
    }

    /// The column of remarks, or of numbers, that says of a row that something in it should be
    /// otherwise.
    pub(crate) fn corrected(&self, row: &Row) -> Option<(usize, &'static str)> {
        self.remarks.iter().filter(|remark| remark.may_correct()).find_map(|remark| {
            let text = trim(&row.cells.get(remark.index)?.text);
            let others = row.cells.iter().enumerate().filter(|(at, _)| *at != remark.index);
            let word = corrected_in(text, others.map(|(_, cell)| trim(&cell.text)))?;
            Some((remark.index, word))
        })
    }

    /// What remarks say of a row that holds for a part of what it states, or of its institution's
    /// name.
    pub(crate) fn remarked(
        &self,
        kind: Kind,
        row: &Row,
        columns: &[Column],
    ) -> Option<(usize, CellDefectKind)> {
        let cells = Cells { row, columns };
        let name = || cells.column(Field::InstitutionName).map_or("", |at| cells.text(at));
        self.remarks.iter().find_map(|remark| {
            let text = cells.text(remark.index);
            let limited = remark.limited_in(text).filter(|_| kind == Kind::Filing);
            let limited = limited.map(|scope| CellDefectKind::Limited(scope.to_owned()));
            let renamed = || {
                let present = remark.renamed_in(text).filter(|it| !name().contains(*it))?;
                Some(CellDefectKind::Renamed(present.to_owned()))
            };
            Some((remark.index, limited.or_else(renamed)?))
        })
    }

    /// Takes a heading.
    pub(crate) fn under(&mut self, row: &Row) {
        if let Some(text) = alone(row) {
            self.sections.under(text);
        }
    }

    /// Takes the titles over the rows that follow, where there are any.
    pub(crate) fn under_titles<'r>(&mut self, titles: impl Iterator<Item = &'r Row>) {
        self.sections.under_titles(titles.filter_map(alone));
    }

    /// What says that a row's statement has ended, with the column that says it.
    pub(crate) fn of_row(
        &self,
        kind: Kind,
        row: &Row,
        columns: &[Column],
    ) -> Option<(Option<usize>, CellDefectKind)> {
        let cells = Cells { row, columns };
        let status = cells.status();
        match (kind, status) {
            (Kind::Institution, _) => self.closed(&cells).map(ended),
            (Kind::Filing | Kind::TrainingBase, Some(status)) => {
                let against = || self.against(kind, &cells).or_else(|| self.over_valid(kind));
                is_valid(kind, status).then(against).flatten()
            }
            (Kind::Filing | Kind::TrainingBase, None) => {
                self.of_cells(kind, &cells).or_else(|| self.pending(kind, &cells)).map(ended)
            }
            // What a hospital counts stands, whatever became of its filing.
            (Kind::Disclosure, _) => {
                let may_have = |(at, said)| (Some(at), CellDefectKind::MayHaveEnded(said));
                let closed = cells.behind_name().map(ended);
                return closed.or_else(|| self.of_cells(kind, &cells).map(may_have));
            }
            (Kind::LicenceNote, _) => cells.behind(Field::InstitutionName).map(ended),
            (Kind::NewTechnology, _) => {
                let said = cells.stopped().or_else(|| self.of_cells(kind, &cells));
                said.or_else(|| self.pending(kind, &cells)).map(ended)
            }
            (Kind::QualityCentre, _) => {
                cells.stopped().or_else(|| self.of_cells(kind, &cells)).map(ended)
            }
            (Kind::SurgeryItem, _) => {
                let closed = cells.behind(Field::InstitutionName).or_else(|| cells.at_operation());
                let said = closed.or_else(|| cells.stopped()).or_else(|| cells.not_done());
                said.or_else(|| self.taken_out(&cells)).map(ended)
            }
        }
        .or_else(|| self.over(kind, status.is_some()))
    }

    /// What the headings and the titles over a row say, where its status says that it is valid.
    fn over_valid(&self, kind: Kind) -> Option<(Option<usize>, CellDefectKind)> {
        let titles = || self.around.as_ref().filter(|said| is_of_ended_alone(said));
        let past = || self.past.as_ref().filter(|_| kind == Kind::TrainingBase);
        let said = self.sections.ended_though_valid().or_else(titles).or_else(past)?;
        Some((None, CellDefectKind::EndedThoughValid(said.clone())))
    }

    /// What the heading or the titles say, of a row that says nothing itself.
    fn over(&self, kind: Kind, is_stated: bool) -> Option<(Option<usize>, CellDefectKind)> {
        let said = self.sections.ended().or(self.around.as_ref()).or(self.past.as_ref())?;
        Some((None, CellDefectKind::Ended(said_of(kind, is_stated, said)?)))
    }

    /// What a column of remarks or of ends says of an operation that is no longer on the list; names
    /// of operations in other columns hold the same words: 终止妊娠.
    fn taken_out(&self, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        let said = |it: &Remark| {
            let text = cells.text(it.index);
            it.end_in(text, self.export).or_else(|| not_done_in(text).map(Ended::Word))
        };
        let is_end = |text: &str| bare_end_in(text).is_some();
        let mut remarks = self
            .remarks
            .iter()
            .filter(|remark| remark.is_of_ends() || is_end(cells.text(remark.index)));
        remarks.find_map(|it| Some((it.index, said(it)?))).or_else(|| self.in_marks(cells))
    }

    fn of_cells(&self, kind: Kind, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        let changed = || {
            let mut changes = [Field::StatusDate, Field::StatusReason].into_iter();
            Some((changes.find_map(|field| cells.filled(field))?, Ended::Changed))
        };
        let in_remark = || {
            let said = |it: &Remark| it.end_in(cells.text(it.index), self.export);
            self.remarks.iter().find_map(|it| Some((it.index, said(it)?)))
        };
        let merged = || self.merged(cells).map(|(at, said, _)| (at, said));
        cells
            .behind_name()
            .or_else(|| cells.of_other_class(kind))
            .or_else(in_remark)
            .or_else(|| self.lapsed(kind, cells))
            .or_else(changed)
            .or_else(merged)
            .or_else(|| self.in_marks(cells))
    }

    /// A span of time that is over since the filing, or the base's own, was completed.
    fn lapsed(&self, kind: Kind, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        let at = cells.column(done(kind))?;
        let cell = cells.row.cells.get(at)?;
        let said = |it: &Remark, completed| {
            it.lapsed_in(cells.text(it.index), completed, self.export).map(|said| (it.index, said))
        };
        let is_filled = |it: &&Remark| it.may_give_term() && !cells.text(it.index).is_empty();
        let mut spans = self.remarks.iter().filter(is_filled).peekable();
        if spans.peek().is_none() && self.term.is_none() {
            return None;
        }
        let completed = parse_date(&cell.text, cell.kind).ok()?;
        spans.find_map(|it| said(it, completed)).or_else(|| {
            let (months, title) = self.term.as_ref()?;
            is_over(*months, completed, self.export?).then(|| (at, title.clone()))
        })
    }

    /// What says that the row's institution was merged into another one, and whether it is sure.
    fn merged(&self, cells: &Cells<'_>) -> Option<(usize, Ended, bool)> {
        let of_centre = || cells.column(Field::CentreName);
        let name = cells.column(Field::InstitutionName).or_else(of_centre)?;
        let (own, beside) = split_name(cells.text(name));
        let in_name = merged_in(beside, own).map(|said| (name, said));
        let in_remark = || {
            self.remarks
                .iter()
                .find_map(|it| Some((it.index, it.merged_in(cells.text(it.index), own)?)))
        };
        let (at, (word, is_sure)) = in_name.or_else(in_remark)?;
        Some((at, Ended::Word(word), is_sure))
    }

    /// What the row's hidden cells and comments say, or that a cell that is read is struck through.
    fn in_marks(&self, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        let said = |(at, mark): (usize, &Mark)| match mark {
            Mark::Hidden(text) => Some((at, Ended::Word(end_in(text)?))),
            Mark::Comment(text) => Some((at, Ended::Comment(end_in(text)?))),
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
    fn against(&self, kind: Kind, cells: &Cells<'_>) -> Option<(Option<usize>, CellDefectKind)> {
        let said = |it: &Remark| {
            let text = cells.text(it.index);
            match it.end_in(text, self.export)? {
                Ended::Word(_) => against_in(text).map(|(word, sure)| (Ended::Word(word), sure)),
                // A filing has no term, so that the day may be a licence's; a base is named for one.
                past @ Ended::Past(_) if kind == Kind::TrainingBase => Some((past, true)),
                Ended::Past(_) | Ended::Undecided(..) | Ended::Pending => None,
                said => Some((said, true)),
            }
        };
        let in_remarks: Vec<(usize, (Ended, bool))> =
            self.remarks.iter().filter_map(|it| Some((it.index, said(it)?))).collect();
        let of = |is_sure: bool| {
            let mut found = in_remarks.iter().filter(|(_, (_, sure))| *sure == is_sure);
            found.next().map(|(at, (said, _))| (*at, said.clone()))
        };
        let merged = self.merged(cells);
        let merged_of = |wanted: bool| {
            let said = merged.clone().filter(|(.., is_sure)| *is_sure == wanted);
            said.map(|(at, said, _)| (at, said))
        };
        let of_name = cells.behind_name().or_else(|| cells.of_other_class(kind));
        let sure = of_name.or_else(|| of(true)).or_else(|| merged_of(true));
        let lapsed = || self.lapsed(kind, cells).filter(|_| kind == Kind::TrainingBase);
        let sure = sure.or_else(|| self.in_marks(cells)).or_else(lapsed);
        let sure = sure.map(|(at, said)| (Some(at), CellDefectKind::EndedThoughValid(said)));
        let perhaps = || of(false).or_else(|| merged_of(false));
        sure.or_else(|| perhaps().map(|(at, said)| (Some(at), CellDefectKind::MayHaveEnded(said))))
    }

    fn closed(&self, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        let said = |it: &Remark| it.closed_in(cells.text(it.index), self.export);
        let in_remark = || self.remarks.iter().find_map(|it| Some((it.index, said(it)?)));
        let merged = || self.merged(cells).filter(|(.., is_sure)| *is_sure);
        let merged = || merged().map(|(at, said, _)| (at, said));
        let found = cells.listed().or_else(|| cells.behind_name()).or_else(in_remark);
        found.or_else(merged).or_else(|| self.struck(cells))
    }

    /// Papers that came in, or a filing, a base or a technology that was asked for, without a day of
    /// completion.
    fn pending(&self, kind: Kind, cells: &Cells<'_>) -> Option<(usize, Ended)> {
        if cells.filled(done(kind)).is_some() {
            return None;
        }
        let name = cells.filled(Field::InstitutionName);
        let is_filled = |at: usize| !is_placeholder(cells.text(at));
        let asked = self.remarks.iter().filter(|remark| remark.is_asked()).map(|it| it.index);
        let asked = asked.into_iter().find(|at| is_filled(*at));
        let denied = cells.column(done(kind));
        let denied = denied.filter(|at| NONE.contains(&fold(cells.text(*at)).as_str()));
        let papers = cells.filled(Field::PapersComplete);
        let at = denied.or(papers).or(asked).or(name.filter(|_| self.is_asked))?;
        Some((at, Ended::Pending))
    }
}

/// The field of the day on which what a row of this kind states was completed.
pub(crate) fn done(kind: Kind) -> Field {
    match kind {
        Kind::TrainingBase => Field::FiledOn,
        Kind::NewTechnology => Field::AdmittedOn,
        _ => Field::Completed,
    }
}

/// What a text over or under a record says of it: nothing of one that states how it stands, and of
/// an institution only that it has closed.
pub(crate) fn said_of(kind: Kind, is_stated: bool, said: &Ended) -> Option<Ended> {
    match (kind, said) {
        // 登记、变更和注销情况 is of all three.
        (Kind::Institution, Ended::Around(_, text)) => {
            let is_of_all = ["变更", "校验", "设置"].iter().any(|word| text.contains(word));
            let not_yet = || NOT_YET.into_iter().find(|word| text.contains(word));
            let word = closed_in(text).filter(|_| !is_of_all).or_else(not_yet)?;
            Some(Ended::Around(word, text.clone()))
        }
        (Kind::Filing | Kind::TrainingBase, _) if is_stated => None,
        (Kind::Disclosure | Kind::LicenceNote | Kind::Institution, _) => None,
        _ => Some(said.clone()),
    }
}

/// For how many months what stands in a sheet holds by a note: 注：备案有效期三年.
fn noted_term(sheet: &Table) -> Option<(u16, Ended)> {
    let notes = sheet.rows.iter().filter_map(alone).filter(|text| text.contains("有效"));
    { notes }.filter(|text| begins_as_note(text)).find_map(|text| {
        let said = text.trim_start_matches(|each| each != '：' && each != ':');
        let months = term_in(said.trim_start_matches(['：', ':']))?;
        Some((months, Ended::Around("有效期", text.to_owned())))
    })
}

fn ended((at, said): (usize, Ended)) -> (Option<usize>, CellDefectKind) {
    (Some(at), CellDefectKind::Ended(said))
}

fn is_valid(kind: Kind, status: &str) -> bool {
    match kind {
        Kind::TrainingBase => {
            base_status_in(status).is_some_and(|it| it.status == BaseStatus::Active)
        }
        _ => filing_status_in(status).is_some_and(|it| it.status == FilingStatus::Active),
    }
}

/// A name and what stands behind its first bracket.
fn split_name(name: &str) -> (&str, &str) {
    name.split_at(name.find(is_open).unwrap_or(name.len()))
}

/// The text of a row that has but one.
pub(crate) fn alone(row: &Row) -> Option<&str> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
    let first = filled.next()?;
    filled.next().is_none().then(|| trim(&first.text))
}
