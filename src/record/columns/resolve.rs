//! Which of the columns that are named are read in a table of a kind, and what is to be said of the
//! others.

use super::period::{
    divides, harm_around, harm_in, is_of_spans, is_span, is_time, may_be_of_a_span, notes_span,
    unit_of_many,
};
use super::synonyms::{ColumnName, is_bare, is_technology_and_day};
use super::{Column, Named, Names, places};
use crate::record::defect::HeaderDefectKind;
use crate::record::field::{Field, Kind};
use crate::record::header::heading;
use crate::record::header::kind::{bare_in, field_in};
use crate::record::values::count::parse_count;
use crate::record::values::level::is_of_level;
use crate::record::values::technologies::is_code;
use crate::record::values::technology_class::parse_technology_class;
use crate::source::Row;
use crate::text::{fold, trim};
use std::collections::BTreeMap;

impl Names {
    /// The columns read in a table of this kind, and what is to be said of the others. `rows`
    /// are the rows under the header, `around` the names over it.
    pub(crate) fn resolve(
        &self,
        kind: Kind,
        rows: &[Row],
        around: &[&str],
    ) -> (Vec<Column>, Vec<(Option<usize>, HeaderDefectKind)>) {
        let mut columns: Vec<Column> = self.named().collect();
        let mut defects = self.unread(rows);
        self.leave_out_harms(&mut columns, around, &mut defects);
        self.leave_out_spans(&mut columns, rows, around, &mut defects);
        self.leave_out_units(&mut columns, around, &mut defects);
        self.adapt_bare(kind, &mut columns, rows, &mut defects);
        self.adapt(kind, &mut columns);
        columns.extend(self.serial_codes(&columns, rows));
        columns.extend(self.days_of_filings(kind, &columns));
        let columns = self.without_doubled(columns, rows, &mut defects);
        (columns, defects)
    }

    /// Leaves out counts that may be those of one year.
    fn leave_out_spans(
        &self,
        columns: &mut Vec<Column>,
        rows: &[Row],
        around: &[&str],
        defects: &mut Vec<(Option<usize>, HeaderDefectKind)>,
    ) {
        let name = columns.iter().find(|column| column.field == Field::InstitutionName);
        let name = name.map(|column| column.index);
        let says_span = |row: &Row| row.cells.iter().any(|cell| notes_span(&cell.text));
        let by_span = self.unknown().any(|(at, text)| is_of_spans(text) || holds_spans(rows, at))
            || rows.iter().any(|row| is_note(row) && says_span(row));
        let parts: Vec<usize> =
            self.unknown().filter(|(_, text)| is_time(own(text))).map(|(at, _)| at).collect();
        let is_of_span = |column: &Column| {
            let named = self.named_at(column.index).filter(|named| !named.is_said);
            column.field == Field::CumulativeCases
                && named.is_some_and(|named| {
                    by_span
                        || may_be_of_a_span(&named.text, around)
                        || is_sum(rows, column.index, &parts)
                        || is_divided(rows, column.index, name)
                })
        };
        for column in columns.extract_if(.., |column| is_of_span(column)) {
            let text = self.text(column.index);
            defects.push((Some(column.index), HeaderDefectKind::PeriodCount(text)));
        }
    }

    /// Leaves out numbers of cases in which something went wrong: 例数 under 并发症.
    fn leave_out_harms(
        &self,
        columns: &mut Vec<Column>,
        around: &[&str],
        defects: &mut Vec<(Option<usize>, HeaderDefectKind)>,
    ) {
        columns.retain(|column| {
            let named = self.named_at(column.index).filter(|named| !named.is_said);
            let Some(named) = named.filter(|_| column.field == Field::CumulativeCases) else {
                return true;
            };
            let defect = match harm_in(&named.text) {
                Some(_) => Some(HeaderDefectKind::UnknownColumn(named.text.clone())),
                None => harm_around(&named.text, around)
                    .map(|word| HeaderDefectKind::HarmCount(named.text.clone(), word)),
            };
            let is_read = defect.is_none();
            defects.extend(defect.map(|kind| (Some(column.index), kind)));
            is_read
        });
    }

    /// Leaves out counts in hundreds or the like: 12 under 百例 are not twelve cases.
    fn leave_out_units(
        &self,
        columns: &mut Vec<Column>,
        around: &[&str],
        defects: &mut Vec<(Option<usize>, HeaderDefectKind)>,
    ) {
        columns.retain(|column| {
            let text = self.text(column.index);
            let is_count = column.field == Field::CumulativeCases;
            let unit = is_count.then(|| unit_of_many(&text, around)).flatten();
            let defect = unit.map(|unit| HeaderDefectKind::UnitOfMany(text, unit));
            let is_read = defect.is_none();
            defects.extend(defect.map(|kind| (Some(column.index), kind)));
            is_read
        });
    }

    /// Gives 级别 and 类别 the meaning they have here; where they have none, they are not read.
    fn adapt_bare(
        &self,
        kind: Kind,
        columns: &mut Vec<Column>,
        rows: &[Row],
        defects: &mut Vec<(Option<usize>, HeaderDefectKind)>,
    ) {
        let fields = self.fields();
        columns.retain_mut(|column| {
            if !self
                .named_at(column.index)
                .is_some_and(|named| !named.is_said && is_bare(&named.text))
            {
                return true;
            }
            let is_class = column.field == Field::Category
                && cells_of(rows, column.index).any(|text| parse_technology_class(text).is_some());
            let meant =
                if is_class { Some(Field::TechnologyClass) } else { bare_in(kind, column.field) };
            let meant = meant.filter(|meant| *meant == column.field || !fields.contains(meant));
            match meant {
                Some(meant) => column.field = meant,
                None => {
                    let unknown = HeaderDefectKind::UnknownColumn(self.text(column.index));
                    defects.push((Some(column.index), unknown));
                }
            }
            meant.is_some()
        });
    }

    fn adapt(&self, kind: Kind, columns: &mut [Column]) {
        let fields = self.fields();
        for column in columns {
            let meant = field_in(kind, column.field);
            if !fields.contains(&meant) {
                column.field = meant;
            }
        }
    }

    /// 序号 as the code column, where every cell of it is a code (Guizhou annex 4).
    fn serial_codes(&self, columns: &[Column], rows: &[Row]) -> Option<Column> {
        let has = |field| columns.iter().any(|column| column.field == field);
        if !has(Field::Technology) || has(Field::TechnologyCode) {
            return None;
        }
        let index = self.serial()?;
        let mut texts = cells_of(rows, index).peekable();
        texts.peek()?;
        texts.all(is_code).then_some(Column::at(index, Field::TechnologyCode))
    }

    /// The column of technologies as that of the days too, where its name says so and no other is:
    /// 限制类技术名称（备案时间）.
    fn days_of_filings(&self, kind: Kind, columns: &[Column]) -> Option<Column> {
        const DAYS: [&str; 2] = ["备案时间", "备案日期"];
        let has_day = columns.iter().any(|column| column.field == Field::Completed);
        let technology = columns.iter().find(|column| column.field == Field::Technology)?;
        let text = self.text(technology.index);
        let says =
            DAYS.iter().any(|word| text.contains(word)) || is_technology_and_day(&fold(&text));
        (kind == Kind::Filing && !has_day && says)
            .then_some(Column { field: Field::Completed, ..*technology })
    }

    fn unread(&self, rows: &[Row]) -> Vec<(Option<usize>, HeaderDefectKind)> {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let defect = |index: usize| match self.cells.get(index) {
            Some(Some(Named { text, name: ColumnName::Unknown, .. })) => {
                Some((Some(index), HeaderDefectKind::UnknownColumn(text.clone())))
            }
            Some(Some(_)) => None,
            Some(None) | None => is_filled(rows, index)
                .then(|| (Some(index), HeaderDefectKind::UnknownColumn(String::new()))),
        };
        (0..width.max(self.cells.len())).filter_map(defect).collect()
    }

    /// Leaves out columns without a filled cell, where another of the same name has some: those
    /// that a merged cell of the header covers beside its own.
    fn leave_out_blank(&self, claims: &mut Vec<Column>, rows: &[Row]) {
        let filled = |column: &Column| is_filled(rows, column.index);
        let is_same = |two: &[Column]| self.text(two[0].index) == self.text(two[1].index);
        if claims.len() > 1 && claims.iter().any(filled) && claims.windows(2).all(is_same) {
            claims.retain(filled);
        }
    }

    /// The fields of two tables side by side: institution and another come twice, under the same
    /// names, once in each half.
    fn side_by_side(&self, by_field: &BTreeMap<Field, Vec<Column>>) -> Vec<Field> {
        let is_twice = |columns: &[Column]| match columns {
            [first, second] => self.text(first.index) == self.text(second.index),
            _ => false,
        };
        let twice = by_field.iter().filter(|(_, columns)| is_twice(columns));
        let fields: Vec<Field> = twice.map(|(field, _)| *field).collect();
        let is_of_tables = fields.contains(&Field::InstitutionName) && fields.len() > 1;
        let is_parted = |field: &Field| match by_field[field].as_slice() {
            [first, second] => (first.index + 1..second.index).any(|at| self.is_blank(at)),
            _ => false,
        };
        let of_rows = [Field::InstitutionName, Field::Technology];
        let is_parted = fields.iter().any(|field| of_rows.contains(field) && is_parted(field));
        if is_of_tables || is_parted { fields } else { Vec::new() }
    }

    /// Whether a column has no name.
    fn is_blank(&self, at: usize) -> bool {
        self.named_at(at).is_none()
    }

    /// Whether columns have places within places: 市州 beside 县区.
    fn are_nested(&self, claims: &[Column]) -> bool {
        places::are_nested(&claims.iter().map(|it| self.text(it.index)).collect::<Vec<_>>())
    }

    /// Whether two columns have different names: 级别 beside 等次 say a level together.
    fn is_of_two(&self, one: &Column, other: &Column) -> bool {
        self.text(one.index) != self.text(other.index)
    }

    fn without_doubled(
        &self,
        columns: Vec<Column>,
        rows: &[Row],
        defects: &mut Vec<(Option<usize>, HeaderDefectKind)>,
    ) -> Vec<Column> {
        let mut by_field: BTreeMap<Field, Vec<Column>> = BTreeMap::new();
        for column in columns {
            by_field.entry(column.field).or_default().push(column);
        }
        by_field.values_mut().for_each(|claims| self.leave_out_blank(claims, rows));
        let mut kept = Vec::new();
        let beside = self.side_by_side(&by_field);
        for (field, mut claims) in by_field {
            let other = names_no_hospitals(field, &claims, rows);
            let other = other.or_else(|| names_no_level(field, &claims, rows));
            if let Some(other) = other.or_else(|| holds_codes(field, &claims, rows)) {
                let other = claims.remove(other);
                let unknown = HeaderDefectKind::UnknownColumn(self.text(other.index));
                defects.push((Some(other.index), unknown));
            }
            match claims.as_slice() {
                [_, second] if beside.contains(&field) => {
                    // Told once, at the first of them.
                    if beside.first() == Some(&field) {
                        let names = beside.iter().map(|field| field.in_chinese().to_owned());
                        let kind = HeaderDefectKind::SideBySide(names.collect());
                        defects.push((Some(second.index), kind));
                    }
                }
                nested if field == Field::Jurisdiction && self.are_nested(nested) => {
                    kept.extend_from_slice(nested);
                }
                [first, second] if field == Field::Level && self.is_of_two(first, second) => {
                    kept.extend([*first, *second]);
                }
                [first, second, ..] => {
                    let names = [self.text(first.index), self.text(second.index)];
                    let doubled = HeaderDefectKind::DoubledColumn { field, names };
                    defects.push((Some(second.index), doubled));
                }
                single => kept.extend_from_slice(single),
            }
        }
        kept.sort_by_key(|column| column.index);
        kept
    }
}

/// The text of a column's own, without those of the groups over it.
fn own(text: &str) -> &str {
    text.rsplit('·').next().map_or("", trim)
}

/// Whether all cells of a column say of which span of time something is.
fn holds_spans(rows: &[Row], index: usize) -> bool {
    let mut texts = cells_of(rows, index).peekable();
    texts.peek().is_some() && texts.all(is_span)
}

/// Whether a count is in every row what the columns of several spans come to: 累计 behind 2023年,
/// 2024年 and 2025年 may be of these years alone.
fn is_sum(rows: &[Row], index: usize, parts: &[usize]) -> bool {
    let count = |row: &Row, at: usize| {
        row.cells.get(at).and_then(|cell| parse_count(trim(&cell.text))).unwrap_or(0)
    };
    let mut counted = rows.iter().filter(|row| count(row, index) > 0).peekable();
    parts.len() > 1
        && counted.peek().is_some()
        && counted.all(|row| {
            let sum: u32 = parts.iter().map(|at| count(row, *at)).sum();
            count(row, index) == sum
        })
}

/// Which of two columns of institutions names no hospital, where the other names hospitals alone:
/// 单位 may be the unit of a number, 备案机构 the authority.
fn names_no_hospitals(field: Field, claims: &[Column], rows: &[Row]) -> Option<usize> {
    let (Field::InstitutionName, [one, other]) = (field, claims) else { return None };
    let hospitals = |column: &Column| {
        let texts = cells_of(rows, column.index).map(heading::is_hospital);
        texts.fold((0, 0), |(yes, no), is| (yes + usize::from(is), no + usize::from(!is)))
    };
    match (hospitals(one), hospitals(other)) {
        ((1.., 0), (0, 1..)) => Some(1),
        ((0, 1..), (1.., 0)) => Some(0),
        _ => None,
    }
}

/// Which of two columns holds no level and no grade, where the other holds some: 级别 may be that of
/// a technology.
fn names_no_level(field: Field, claims: &[Column], rows: &[Row]) -> Option<usize> {
    let (Field::Level, [one, other]) = (field, claims) else { return None };
    let says_level = |column: &Column| cells_of(rows, column.index).any(is_of_level);
    match (says_level(one), says_level(other)) {
        (true, false) => is_filled(rows, other.index).then_some(1),
        (false, true) => is_filled(rows, one.index).then_some(0),
        _ => None,
    }
}

/// Which of two columns has nothing but codes, where the other says the same in words: systems write
/// `status` and `statusName`.
fn holds_codes(field: Field, claims: &[Column], rows: &[Row]) -> Option<usize> {
    const SAID_TWICE: [Field; 5] =
        [Field::Status, Field::Level, Field::Category, Field::Jurisdiction, Field::Authority];
    let [one, other] = claims else { return None };
    let is_code = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let all = |column: &Column, is: &dyn Fn(&str) -> bool| {
        let mut texts = cells_of(rows, column.index).peekable();
        texts.peek().is_some() && texts.all(is)
    };
    let is_beside = |code: &Column, words: &Column| {
        all(code, &is_code) && all(words, &|text: &str| !is_code(text))
    };
    match SAID_TWICE.contains(&field) {
        true if is_beside(one, other) => Some(0),
        true if is_beside(other, one) => Some(1),
        _ => None,
    }
}

/// Whether at most one cell of a row is filled.
fn is_note(row: &Row) -> bool {
    row.cells.iter().filter(|cell| !cell.is_blank()).count() < 2
}

pub(crate) fn cells_of(rows: &[Row], index: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| {
        let text = trim(&row.cells.get(index)?.text);
        (!text.is_empty() && !is_note(row)).then_some(text)
    })
}

/// Whether the first row under a header divides a column: 2024年 and 2025年 under 开展例数.
fn is_divided(rows: &[Row], index: usize, name: Option<usize>) -> bool {
    let Some(row) = rows.iter().find(|row| !row.is_blank()) else { return false };
    let text = |at: usize| row.cells.get(at).map_or("", |cell| trim(&cell.text));
    name.is_none_or(|at| text(at).is_empty()) && divides(text(index))
}

/// Whether a row with more than one filled cell has this one filled: notes do not count.
fn is_filled(rows: &[Row], index: usize) -> bool {
    cells_of(rows, index).next().is_some()
}
