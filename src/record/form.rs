//! A form of labels and values, one record a sheet: 医疗机构名称 | 示例甲医院, one or two a row, as
//! hospitals fill in the filing form of the Jilin rules (annex 3).
//!
//! It is read where every label is known and has one value. Labels of what is never read
//! (contacts, staff, promises) are known, and so are the rows under them.

use super::cells::is_placeholder;
use super::columns::Column;
use super::columns::synonyms::ColumnName;
use super::defect::CellDefectKind;
use super::ends::endings::{Endings, said_of};
use super::ends::remark::Remark;
use super::field::{Field, Kind};
use super::header::around::ended_around;
use super::header::finder::Finder;
use super::header::given::{self, Given};
use super::header::kind::Fit;
use super::notes::{Notes, labelled};
use crate::source::{Cell, Row, Table};
use crate::text::{fold, trim};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::num::NonZeroU32;

/// Filled rows of the longest form; a table has more.
const LONGEST: usize = 200;

/// What a sheet is that is a form.
pub(crate) enum Form {
    /// One record.
    Read(FormRecord),
    /// A form whose values were left empty.
    Blank,
    /// A form that could be of several kinds.
    Ambiguous(Vec<Kind>),
    /// A form that can't be read: its 0-based row and column, where one shows it, and why.
    Unread(Option<(usize, usize)>, FormTrouble),
}

/// Why a form can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormTrouble {
    /// A label that is not known. Its text may be a value, and is not repeated.
    UnknownLabel,
    /// A label with several values beside it.
    SeveralValues(Field),
    /// A field that is given twice, differently.
    Doubled(Field),
    /// Several forms in one sheet.
    SeveralForms,
    /// The labels don't make a record of any kind.
    NoKind,
    /// A filing form without a date of completion: the hospital asks, and nothing says that the
    /// authority has filed it.
    NotCompleted,
}

/// The record of a form, as the one row of a table.
pub(crate) struct FormRecord {
    pub(crate) kind: Kind,
    pub(crate) row: Row,
    pub(crate) columns: Vec<Column>,
    /// What says that it has ended, with its 1-based column.
    pub(crate) ended: Option<(Option<u16>, CellDefectKind)>,
    /// Index of its first row with a label; the rows above are titles.
    pub(crate) first: usize,
    /// Indexes of the rows with labels.
    pub(crate) rows: BTreeSet<usize>,
}

/// What stands in a cell of a form.
enum Piece<'c> {
    /// A label, with the value behind its colon.
    Label(ColumnName, Option<&'c str>),
    Value(&'c Cell),
}

/// A field that a label names.
struct Entry {
    field: Field,
    /// 0-based row and column of the label.
    label: (usize, usize),
    /// The value and its 0-based column.
    value: Option<(usize, Cell)>,
}

/// The sheet as a form; `None` where it is none.
pub(crate) fn read(sheet: &Table, finder: &Finder<'_>, export: Option<Date>) -> Option<Form> {
    let reader = Reader::new(sheet, finder, export)?;
    let entries = match reader.entries() {
        Ok(entries) => entries,
        Err((at, trouble)) => return Some(Form::Unread(Some(at), trouble)),
    };
    Some(reader.form(entries))
}

struct Reader<'t> {
    sheet: &'t Table,
    finder: &'t Finder<'t>,
    /// Column of the labels that begin rows.
    label_column: usize,
    first: usize,
    rows: BTreeSet<usize>,
    /// The hospital that the titles name, where no label does.
    titled: Option<Given>,
    /// The day of the export.
    export: Option<Date>,
}

impl<'t> Reader<'t> {
    fn new(sheet: &'t Table, finder: &'t Finder<'t>, export: Option<Date>) -> Option<Self> {
        let filled = || (0..sheet.rows.len()).filter(|at| !sheet.rows[*at].is_blank());
        if sheet.keys.is_some() || filled().nth(LONGEST).is_some() {
            return None;
        }
        let mut rows = BTreeSet::new();
        let mut leading = Vec::new();
        let mut named = false;
        for at in filled() {
            let pieces = pieces(finder, &sheet.rows[at]);
            if is_header(&pieces) {
                return None;
            }
            if let Some((_, Piece::Label(name, _))) = pieces.first() {
                rows.insert(at);
                if !leading.contains(name) {
                    leading.push(*name);
                }
                named |= pieces.iter().any(|(_, piece)| is_label_of(piece, Field::InstitutionName));
            }
        }
        let first = *rows.first()?;
        let label_column = first_column(&sheet.rows[first])?;
        // The same header at the top of each printed page is no form.
        let in_titles = || {
            let mut given = given::institution(sheet.rows[..first].iter()).into_iter();
            given.find(|it| it.field == Field::InstitutionName)
        };
        let titled = if named { None } else { in_titles() };
        let is_named = named || titled.is_some();
        let form = Self { sheet, finder, label_column, first, rows, titled, export };
        (is_named && leading.len() > 1).then_some(form)
    }

    /// The fields in their order.
    fn entries(&self) -> Result<Vec<Entry>, ((usize, usize), FormTrouble)> {
        let mut entries: Vec<Entry> =
            self.titled.iter().filter_map(|it| self.of_title(it)).collect();
        let mut notes = Notes::default();
        let mut is_private = false;
        for at in self.first..self.sheet.rows.len() {
            let row = &self.sheet.rows[at];
            let Some(column) = first_column(row) else { continue };
            let pieces = pieces(self.finder, row);
            if self.rows.contains(&at) {
                is_private = pieces.iter().all(|(_, piece)| is_private_label(piece));
                self.row(at, &pieces, &mut entries)?;
            } else if notes.is_note(row) || (pieces.len() == 1 && column == self.label_column) {
                is_private = false;
            } else if !(is_private && column > self.label_column) {
                return Err(((at, column), FormTrouble::UnknownLabel));
            }
        }
        Ok(entries)
    }

    /// What a title gives, as if its cell were the label.
    fn of_title(&self, given: &Given) -> Option<Entry> {
        let number = given.cell.origin?.get();
        let at = self.sheet.rows[..self.first].iter().position(|row| row.number == number)?;
        let column = usize::from(given.column) - 1;
        let value = Some((column, given.cell.clone()));
        Some(Entry { field: given.field, label: (at, column), value })
    }

    /// The fields of one row.
    fn row(
        &self,
        at: usize,
        pieces: &[(usize, Piece<'_>)],
        entries: &mut Vec<Entry>,
    ) -> Result<(), ((usize, usize), FormTrouble)> {
        let mut last: Option<(ColumnName, bool)> = None;
        for (column, piece) in pieces {
            match piece {
                Piece::Label(name, inline) => {
                    last = Some((*name, inline.is_some()));
                    if let ColumnName::Field(field) = name {
                        let value = inline.map(|text| (*column, Cell::text(text)));
                        entries.push(Entry { field: *field, label: (at, *column), value });
                    }
                }
                Piece::Value(cell) => match (&mut last, entries.last_mut()) {
                    (Some((ColumnName::Field(_), filled @ false)), Some(entry)) => {
                        *filled = true;
                        entry.value = Some((*column, (*cell).clone()));
                    }
                    (Some((ColumnName::Field(field), true)), _) => {
                        return Err(((at, *column), FormTrouble::SeveralValues(*field)));
                    }
                    _ => {}
                },
            }
        }
        Ok(())
    }

    fn form(self, entries: Vec<Entry>) -> Form {
        let names = |entry: &&Entry| entry.field == Field::InstitutionName;
        let mut forms = entries.iter().filter(names).skip(1);
        if let Some(further) = forms.next() {
            return Form::Unread(Some(further.label), FormTrouble::SeveralForms);
        }
        let fields: BTreeSet<Field> = entries.iter().map(|entry| entry.field).collect();
        let kind = match self.finder.kind_of(&fields, self.first) {
            Fit::One(kind) => kind,
            Fit::Several(kinds) => return Form::Ambiguous(kinds),
            Fit::None => return Form::Unread(None, FormTrouble::NoKind),
        };
        match distinct(entries) {
            Ok(entries) if entries.is_empty() => Form::Blank,
            Ok(entries) if kind == Kind::Filing && !is_completed(&entries) => {
                Form::Unread(None, FormTrouble::NotCompleted)
            }
            Ok(entries) => Form::Read(self.record(kind, entries)),
            Err(doubled) => Form::Unread(Some(doubled.label), FormTrouble::Doubled(doubled.field)),
        }
    }

    /// The record stands in the row of the institution's name, or in the first.
    fn record(self, kind: Kind, entries: Vec<Entry>) -> FormRecord {
        let own = entries.iter().find(|entry| entry.field == Field::InstitutionName);
        let number = self.sheet.rows[own.map_or(self.first, |entry| entry.label.0)].number;
        let (mut columns, mut cells, mut remarks) = (Vec::new(), Vec::new(), Vec::new());
        for (index, Entry { field, label, value }) in entries.into_iter().enumerate() {
            let Some((column, cell)) = value else { continue };
            let header = &self.sheet.rows[label.0].cells[label.1].text;
            let header = header.split(['：', ':']).next().unwrap_or(header);
            let field = super::header::kind::field_in(kind, field);
            columns.push(Column { index, ..Column::at(column, field) });
            remarks.extend(Remark::of_read(index, header, field));
            let origin = NonZeroU32::new(self.sheet.rows[label.0].number);
            cells.push(Cell { origin, ..cell });
        }
        let row = Row { number, lines: 1, cells };
        let said = self.finder.said_around(self.first);
        let endings = Endings::of_form(&remarks, &said, self.export);
        let ended = endings.of_row(kind, &row, &columns).map(|(at, ended)| {
            let column = columns.iter().find(|column| Some(column.index) == at);
            (column.map(|column| column.number), ended)
        });
        let is_stated = columns.iter().any(|column| column.field == Field::Status);
        let ended = ended.or_else(|| self.ended_in_note(kind, is_stated));
        FormRecord { kind, row, columns, ended, first: self.first, rows: self.rows }
    }
}

impl Reader<'_> {
    /// What a remark under the form says of an end: 备注 | 已撤销.
    fn ended_in_note(&self, kind: Kind, is_stated: bool) -> Option<(Option<u16>, CellDefectKind)> {
        let rows = (self.first..self.sheet.rows.len()).filter(|at| !self.rows.contains(at));
        let said = rows.filter_map(|at| labelled(&self.sheet.rows[at]));
        let mut said = said.filter_map(ended_around);
        let ended = said.find_map(|said| said_of(kind, is_stated, &said))?;
        Some((None, CellDefectKind::Ended(ended)))
    }
}

/// The filled fields, each once; `Err` holds one that is given twice, differently.
fn distinct(entries: Vec<Entry>) -> Result<Vec<Entry>, Entry> {
    let mut kept: Vec<Entry> = Vec::new();
    for entry in entries {
        let Some((_, value)) = &entry.value else { continue };
        let held = kept.iter().find(|held| held.field == entry.field);
        match held.and_then(|held| held.value.as_ref()) {
            None => kept.push(entry),
            Some((_, held)) if fold(&held.text) == fold(&value.text) => {}
            Some(_) => return Err(entry),
        }
    }
    Ok(kept)
}

/// Whether something says that a filing is one.
fn is_completed(entries: &[Entry]) -> bool {
    let says = |entry: &Entry| {
        let is_filled = |(_, cell): &(usize, Cell)| !is_placeholder(&cell.text);
        entry.value.as_ref().is_some_and(is_filled)
    };
    entries
        .iter()
        .any(|entry| matches!(entry.field, Field::Completed | Field::Status) && says(entry))
}

/// The filled cells with their 0-based columns.
fn pieces<'c>(finder: &Finder<'_>, row: &'c Row) -> Vec<(usize, Piece<'c>)> {
    let filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
    filled.map(|(column, cell)| (column, piece(finder, cell))).collect()
}

fn piece<'c>(finder: &Finder<'_>, cell: &'c Cell) -> Piece<'c> {
    if let Some((label, value)) = cell.text.split_once(['：', ':']) {
        let name = finder.name_of(label);
        if is_label(name) {
            return Piece::Label(name, Some(trim(value)).filter(|value| !value.is_empty()));
        }
    }
    match finder.name_of(&cell.text) {
        name if is_label(name) => Piece::Label(name, None),
        _ => Piece::Value(cell),
    }
}

fn is_label(name: ColumnName) -> bool {
    matches!(name, ColumnName::Field(_) | ColumnName::Private | ColumnName::Ignored)
}

fn is_label_of(piece: &Piece<'_>, field: Field) -> bool {
    matches!(piece, Piece::Label(ColumnName::Field(named), _) if *named == field)
}

fn is_private_label(piece: &Piece<'_>) -> bool {
    matches!(piece, Piece::Label(ColumnName::Private | ColumnName::Ignored, _))
}

/// Whether two names of fields stand side by side, as in the header of a table: in a form there
/// is room for the value.
fn is_header(pieces: &[(usize, Piece<'_>)]) -> bool {
    let is_name = |piece: &Piece<'_>| matches!(piece, Piece::Label(ColumnName::Field(_), None));
    pieces
        .windows(2)
        .any(|pair| pair[0].0 + 1 == pair[1].0 && is_name(&pair[0].1) && is_name(&pair[1].1))
}

fn first_column(row: &Row) -> Option<usize> {
    row.cells.iter().position(|cell| !cell.is_blank())
}
