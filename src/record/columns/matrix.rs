//! Technologies as columns: one row a hospital, in each technology's column a date, a count or a
//! tick; or hospitals as columns beside one of technologies.
//!
//! What the cells hold must be said: 完成备案时间 or 累计例数 in the title or over the columns.
//! Ticks count as filings without a date where the title says 备案, as rows without a date do; what
//! a title or a note says of the marks counts before what they usually mean (`legend`).

use super::legend::{self, Legend, Meaning};
use super::period::may_be_of_a_span;
use super::{Column, Names};
use crate::record::ends::ended::end_in;
use crate::record::field::{Field, Kind};
use crate::record::header::heading::is_hospital;
use crate::record::header::kind::{Fit, decide};
use crate::record::notes::is_total_for_name;
use crate::record::raw::FilingStatus;
use crate::record::values::date::parse_date;
use crate::record::values::status::filing_status_in;
use crate::record::values::technologies::ends_whole;
use crate::source::{Cell, Row};
use crate::text::{fold, trim};
use std::collections::BTreeSet;

/// Technologies that are the names of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Matrix {
    /// What the cells hold; `None` where they are ticks.
    field: Option<Field>,
    /// 0-based column and what it is called.
    columns: Vec<(usize, String)>,
    /// What the columns are called for: technologies, or hospitals beside a column of technologies.
    named: Field,
    /// What its marks are said to mean.
    legend: Legend,
}

/// Words for a date of completion.
const COMPLETED: [&str; 6] =
    ["完成备案", "备案完成", "备案时间", "备案日期", "通过备案", "准予备案"];

/// Words for dates of something else.
const OTHER_DATES: [&str; 5] = ["首例", "开展时间", "开展日期", "受理", "提交"];

/// Words for a number of cases.
const COUNTS: [&str; 2] = ["例数", "病例"];

/// Ticks, folded.
pub(crate) const YES: [&str; 8] = ["√", "✓", "✔", "☑", "是", "有", "已备案", "Y"];

/// Marks of what is not there, folded.
pub(crate) const NO: [&str; 8] = ["×", "✗", "✘", "X", "否", "未开展", "未备案", "N"];

/// Words in the names of columns that are of no technology.
const OTHERS: [&str; 12] =
    ["备注", "说明", "情况", "时间", "日期", "文号", "备案", "是否", "合计", "总计", "数", "年"];

/// Words of groups of technologies, which stand over their names: 国家限制类技术.
const OF_GROUPS: [&str; 4] = ["限制类", "禁止类", "医疗技术", "目录"];

/// Columns of technologies that make a matrix; one can be anything.
const FEWEST: usize = 2;

impl Matrix {
    /// The matrix under these names of columns, where there is one and it says what its cells
    /// hold. `around` are the names around the table, `rows` those under the header.
    pub(crate) fn of(names: &Names, around: &[&str], rows: &[Row]) -> Option<Self> {
        let (mut columns, named) = match technologies(names) {
            Some(columns) => (columns, Field::Technology),
            None => (hospitals(names)?, Field::InstitutionName),
        };
        let groups = names.unknown().filter_map(|(_, text)| Some(text.rsplit_once('·')?.0));
        let said: Vec<&str> = groups.chain(around.iter().copied()).collect();
        let says = |words: &[&str]| said.iter().any(|text| words.iter().any(|w| text.contains(w)));
        if !says(&COUNTS) && named == Field::Technology {
            let others =
                names.unknown().filter(|(at, text)| is_short_name(*at, text, &columns, rows));
            let others: Vec<_> = others.map(|(at, text)| (at, own(text))).collect();
            columns.extend(others);
            columns.sort_unstable();
        }
        let is_mark = |mark: &str| {
            let cells =
                columns.iter().flat_map(|(at, _)| rows.iter().map(|row| row.cells.get(*at)));
            cells.flatten().any(|cell| fold(&cell.text) == mark)
        };
        let legend = Legend::of(&said, rows).only(is_mark);
        let matrix =
            |field| Some(Self { field, columns: columns.clone(), named, legend: legend.clone() });
        match (says(&COMPLETED), says(&COUNTS), says(&OTHER_DATES)) {
            (true, false, false) if ticks_filings(&said) || legend.has_filed() => {
                matrix(None).filter(|matrix| matrix.holds_marks(rows))
            }
            (true, false, false) => matrix(Some(Field::Completed)),
            (false, true, false) if counts_spans(&said) => None,
            (false, true, false) => matrix(Some(Field::CumulativeCases)),
            (false, false, false)
                if is_of_filings(around) && (legend.has_filed() || !ticks_otherwise(around)) =>
            {
                matrix(None).filter(|matrix| matrix.holds_marks(rows))
            }
            _ => None,
        }
    }

    /// Whether the columns name technologies without a word about what is in them.
    pub(crate) fn is_unclear(names: &Names) -> bool {
        technologies(names).is_some()
    }

    /// The fields it stands for.
    pub(crate) fn fields(&self) -> impl Iterator<Item = Field> {
        [Some(self.named), self.field].into_iter().flatten()
    }

    /// Whether a column is one of a technology.
    pub(crate) fn has(&self, column: usize) -> bool {
        self.columns.iter().any(|(at, _)| *at == column)
    }

    /// A row and its columns for each technology of which the row says something.
    pub(crate) fn parts(&self, row: &Row, columns: &[Column]) -> Vec<(Row, Vec<Column>)> {
        let read = columns.iter().map(|column| column.index + 1).max().unwrap_or(0);
        let width = row.cells.len().max(read);
        let filled = self.columns.iter().filter(|(at, _)| self.is_said(row, *at));
        let part = |(at, name): &(usize, String)| {
            let mut row = row.clone();
            row.cells.resize(width, Cell::default());
            row.cells.push(Cell::text(name));
            let own = Column { index: width, ..Column::at(*at, self.named) };
            let value = self.meant(&row.cells[*at]).map(|field| Column::at(*at, field));
            if let Some(Meaning::Status(said)) = self.legend.meaning(&row.cells[*at].text) {
                row.cells[*at].text.clone_from(said);
            }
            (row, columns.iter().copied().chain([own]).chain(value).collect())
        };
        filled.map(part).collect()
    }

    /// What one of its cells holds: an end stands there in place of the day or the tick, and what is
    /// neither is no status that anybody knows.
    fn meant(&self, cell: &Cell) -> Option<Field> {
        match self.field {
            // 2023-05-06（撤销）: whose day it is can't be told.
            Some(Field::Completed) if is_end(&cell.text) && !has_day(&cell.text) => {
                Some(Field::Status)
            }
            None if !self.is_yes(cell) => Some(Field::Status),
            field => field,
        }
    }

    /// Whether a cell ticks a filing.
    fn is_yes(&self, cell: &Cell) -> bool {
        match self.legend.meaning(&cell.text) {
            Some(meaning) => *meaning == Meaning::Filed,
            None => is_yes(cell) && !self.legend.has_filed(),
        }
    }

    /// Whether a cell says that there is something.
    fn is_said(&self, row: &Row, at: usize) -> bool {
        let meaning = row.cells.get(at).and_then(|cell| self.legend.meaning(&cell.text));
        meaning.map_or_else(|| is_said(row, at), |meaning| *meaning != Meaning::Nothing)
    }

    /// Whether a text says nothing but what its marks mean.
    pub(crate) fn is_legend(&self, text: &str) -> bool {
        !self.legend.is_empty() && end_in(&legend::without(text)).is_none()
    }

    /// Whether its cells are ticks, but for some in which something else is written; two signs may
    /// mean two things.
    fn holds_marks(&self, rows: &[Row]) -> bool {
        let cells = rows.iter().filter(|row| !is_total(row)).flat_map(|row| {
            let said = self.columns.iter().filter(|(at, _)| self.is_said(row, *at));
            said.map(|(at, _)| &row.cells[*at])
        });
        let (mut ticks, mut ends, mut others) = (0_usize, 0_usize, 0_usize);
        for cell in cells {
            let is_sign = || !cell.text.contains(char::is_alphanumeric);
            match () {
                () if self.is_yes(cell) => ticks += 1,
                () if self.legend.meaning(&cell.text).is_some() => ends += 1,
                () if is_sign() => return false,
                () if is_end(&cell.text) => ends += 1,
                () => others += 1,
            }
        }
        ticks > 0 && ticks + ends > others
    }
}

/// Whether the names around say that the counts may be those of a span of time.
fn counts_spans(said: &[&str]) -> bool {
    let counted = |text: &&&str| COUNTS.iter().any(|word| text.contains(word));
    let column = said.iter().find(counted).copied().unwrap_or_default();
    may_be_of_a_span(column, said)
}

fn is_yes(cell: &Cell) -> bool {
    YES.contains(&fold(&cell.text).as_str())
}

/// Whether a cell says of a filing that it has ended.
fn is_end(text: &str) -> bool {
    filing_status_in(text).is_some_and(|said| said.status != FilingStatus::Active)
}

/// Whether a cell begins with a day that may be another's than that of the end behind it.
fn has_day(text: &str) -> bool {
    let is_said = filing_status_in(text).is_some_and(|said| said.date.is_some());
    is_said && trim(text).starts_with(|each: char| each.is_numeric())
}

/// Whether a row is one of totals.
fn is_total(row: &Row) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_blank());
    first.is_some_and(|cell| is_total_for_name(&cell.text))
}

/// Whether a cell says that there is something.
fn is_said(row: &Row, at: usize) -> bool {
    row.cells.get(at).is_some_and(|cell| {
        !cell.is_blank()
            && !crate::record::cells::is_placeholder(&cell.text)
            && !NO.contains(&fold(&cell.text).as_str())
    })
}

/// Whether a text is the name of a technology and nothing else.
pub(crate) fn is_technology(text: &str) -> bool {
    let text = trim(text);
    ends_whole(text) && text.chars().count() > 4 && !text.starts_with("是否")
}

/// The columns that technologies name, if nothing else names the technology of a row.
fn technologies(names: &Names) -> Option<Vec<(usize, String)>> {
    let fields = names.fields();
    let one_a_row = fields.contains(&Field::InstitutionName)
        && !fields.contains(&Field::Technology)
        && !fields.contains(&Field::NewTechnologyName);
    if !one_a_row {
        return None;
    }
    let columns = names.unknown().map(|(at, text)| (at, own(text)));
    let is_one = |name: &str| is_technology(name) && !OF_GROUPS.iter().any(|it| name.contains(it));
    let columns: Vec<_> = columns.filter(|(_, name)| is_one(name)).collect();
    (columns.len() >= FEWEST).then_some(columns)
}

/// The columns that hospitals name, beside a column of technologies.
fn hospitals(names: &Names) -> Option<Vec<(usize, String)>> {
    let fields = names.fields();
    let one_a_row =
        fields.contains(&Field::Technology) && !fields.contains(&Field::InstitutionName);
    if !one_a_row {
        return None;
    }
    let columns = names.unknown().map(|(at, text)| (at, own(text)));
    let columns: Vec<_> = columns.filter(|(_, name)| is_hospital(name)).collect();
    (columns.len() >= FEWEST).then_some(columns)
}

/// The text of a column's own.
fn own(text: &str) -> String {
    text.rsplit('·').next().map(trim).unwrap_or_default().to_owned()
}

/// Whether a column beside those of technologies is one too, though its name is short (ECMO):
/// its cells hold what theirs do, days or ticks.
fn is_short_name(at: usize, text: &str, columns: &[(usize, String)], rows: &[Row]) -> bool {
    let is_between = columns.first().is_some_and(|(first, _)| at > *first);
    let is_other = OTHERS.iter().any(|word| text.contains(word));
    let cells = |at: usize| {
        let rows = rows.iter().filter(move |row| !is_total(row) && is_said(row, at));
        rows.map(move |row| &row.cells[at])
    };
    let is_mark = |cell: &Cell| is_yes(cell) || is_end(&cell.text);
    let is_day = |cell: &Cell| parse_date(&cell.text, cell.kind).is_ok() || is_end(&cell.text);
    let are =
        |is: &dyn Fn(&Cell) -> bool, at: usize| cells(at).next().is_some() && cells(at).all(is);
    let all = |is: &dyn Fn(&Cell) -> bool| {
        are(is, at) && columns.iter().any(|(known, _)| are(is, *known))
    };
    is_between
        && !is_other
        && columns.iter().all(|(known, _)| *known != at)
        && (all(&is_mark) || all(&is_day))
}

/// Whether a legend says that a tick means something else than a filing: √为开展.
fn ticks_otherwise(around: &[&str]) -> bool {
    legends(around).any(|clause| !is_of_filing(clause))
}

/// Whether a legend says that a tick means a filing: √表示已完成备案.
fn ticks_filings(around: &[&str]) -> bool {
    legends(around).next().is_some() && !ticks_otherwise(around) && is_of_filings(around)
}

/// What the names around say of ticks.
fn legends<'t>(around: &[&'t str]) -> impl Iterator<Item = &'t str> {
    let marks = ['，', '。', '；', '、', '（', '）', '(', ')', ',', ';'];
    let clauses = around.iter().flat_map(move |text| text.split(marks));
    clauses.filter(|clause| clause.contains(['√', '✓', '✔', '☑']))
}

fn is_of_filing(clause: &str) -> bool {
    let unfinished = ["未备案", "拟备案", "待备案"].iter().any(|it| clause.contains(it));
    clause.contains("备案") && !unfinished
}

/// Whether the names around a table of institutions and technologies say that they are filings.
fn is_of_filings(around: &[&str]) -> bool {
    let both = BTreeSet::from([Field::InstitutionName, Field::Technology]);
    decide(&both, around) == Fit::One(Kind::Filing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_says_what_ticks_mean() {
        let title = "限制类技术备案一览表（√表示已完成备案）";
        assert!(ticks_filings(&["S", title, "a.xlsx"]));
        assert!(!ticks_filings(&["限制类技术备案一览表（√表示拟备案）"]));
        assert!(!ticks_filings(&["限制类技术完成备案时间一览表"]));
    }
}
