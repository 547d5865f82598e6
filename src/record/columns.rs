//! Header cells → the columns that are read.

use super::blocks::{self, Blocks};
use super::date_parts;
use super::defect::HeaderDefectKind;
use super::field::{Field, Kind};
use super::heading;
use super::keys;
use super::kind::{bare_in, field_in};
use super::matrix::is_technology;
use super::period::{divides, is_of_spans, may_be_of_a_span, notes_span};
use super::private;
use super::remark::Remark;
use super::synonyms::{ColumnName, can_be_name, column_name, is_bare};
use super::technologies::is_code;
use super::technology_class::parse_technology_class;
use crate::lookup::Map;
use crate::source::{Row, TableSettings};
use crate::text::{fold, trim};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// One column that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// 0-based position.
    pub(crate) index: usize,
    /// 1-based number as people see it; of a value given in a title, the title's.
    pub(crate) number: u16,
    /// What it holds.
    pub(crate) field: Field,
}

impl Column {
    /// The column at a position.
    pub(crate) fn at(index: usize, field: Field) -> Self {
        Self { index, number: u16::try_from(index + 1).unwrap_or(u16::MAX), field }
    }
}

/// The names of a header's cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Blank cells are `None`.
    cells: Vec<Option<Named>>,
    /// Blocks of columns that come again to the right.
    pub(super) blocks: Blocks,
}

/// One cell of a header.
#[derive(Clone, Debug)]
struct Named {
    /// Its text, behind those of the groups over it.
    text: String,
    /// What it means.
    name: ColumnName,
    /// Whether `source.toml` says what it means.
    is_said: bool,
}

/// Names columns; `source.toml` goes before the table of names.
#[derive(Default)]
pub(crate) struct Namer {
    said: BTreeMap<String, ColumnName>,
    /// Words of `source.toml` that name no field.
    pub(crate) unknown: Vec<String>,
    /// Headers over columns about people that `source.toml` says are a field: they are not.
    pub(crate) refused: Vec<String>,
    /// What texts were found to name: the same rows are looked at as headers of several depths.
    seen: RefCell<Map<String, ColumnName>>,
}

/// Names of columns of cities, folded.
const CITIES: [&str; 13] = [
    "市州",
    "市(州)",
    "所在市州",
    "所属市州",
    "所在市",
    "所属市",
    "地市",
    "地市名称",
    "城市",
    "市",
    "市地",
    "CITY",
    "CITYNAME",
];

/// Names of columns of the counties within them.
const COUNTIES: [&str; 19] = [
    "县区",
    "县(区)",
    "县市区",
    "县(市、区)",
    "县(市,区)",
    "区县",
    "区(县)",
    "区县名称",
    "所在县区",
    "所在县市区",
    "所在区县",
    "所属区县",
    "所在县",
    "县",
    "县市",
    "COUNTY",
    "COUNTYNAME",
    "DISTRICT",
    "DISTRICTNAME",
];

/// Texts remembered of one table; its headers have far fewer.
const MOST_SEEN: usize = 4_096;

impl Namer {
    /// Takes the column names of `source.toml`, where there are any.
    pub(crate) fn new(settings: Option<&TableSettings>) -> Self {
        let mut namer = Self::default();
        for (header, code) in settings.iter().flat_map(|settings| &settings.columns) {
            match (code.as_str(), Field::from_code(code)) {
                ("ignore", _) => drop(namer.said.insert(fold(header), ColumnName::Ignored)),
                (_, Some(field)) if !private::may_be(header, field) => {
                    namer.refused.push(header.clone());
                }
                (_, Some(field)) => drop(namer.said.insert(fold(header), ColumnName::Field(field))),
                (_, None) => namer.unknown.push(code.clone()),
            }
        }
        namer
    }

    /// Whether a text can be the name of a known column; `false` is certain and quick to tell.
    pub(crate) fn can_name(&self, text: &str) -> bool {
        !self.said.is_empty() || can_be_name(text)
    }

    /// What a text that stands alone names.
    pub(crate) fn name_of(&self, text: &str) -> ColumnName {
        self.name(&[trim(text)])
    }

    /// Names the columns over which these paths of texts stand, the group's text first.
    pub(crate) fn names<'p>(&self, paths: impl Iterator<Item = &'p [String]>) -> Names {
        let name = |path: &[String]| {
            let path: Vec<&str> =
                path.iter().map(|text| trim(text)).filter(|text| !text.is_empty()).collect();
            let text = path.join("·");
            let own = path.last()?;
            let is_said = self.said(&path, own).is_some();
            Some(Named { name: self.name(&path), is_said, text })
        };
        let mut names = Names { cells: paths.map(name).collect(), blocks: Blocks::new() };
        self.find_blocks(&mut names);
        names
    }

    /// Finds the blocks of columns that come again to the right.
    fn find_blocks(&self, names: &mut Names) {
        let cells = names.cells.iter().map(Option::as_ref);
        let named: Vec<_> = cells.map(|cell| Some((cell?.text.as_str(), cell?.name))).collect();
        if let Some(blocks) = blocks::side_by_side(&named) {
            names.blocks = blocks;
            return;
        }
        let texts: Vec<_> = named.iter().map(|cell| cell.map(|(text, _)| text)).collect();
        let Some((blocks, meant)) = blocks::numbered(&texts, |text| self.known(text)) else {
            return;
        };
        names.blocks = blocks;
        for (at, name) in meant {
            if let Some(named) = names.cells[at].as_mut().filter(|named| !named.is_said) {
                named.name = name;
            }
        }
    }

    /// A group's text and the column's own name a field together (医疗机构 over 名称), or the
    /// column's own does, unless the group is of what is never read.
    fn name(&self, path: &[&str]) -> ColumnName {
        let own = path.last().copied().unwrap_or_default();
        if let Some(said) = self.said(path, own) {
            return said;
        }
        let joined = (0..path.len().saturating_sub(1)).flat_map(|from| {
            let groups = path[from..path.len() - 1].concat();
            let one: String = path[from..path.len() - 1].iter().map(|it| bare(it)).collect();
            // 时间 over 首例 is 首例时间, 备案情况 over 时间 over 完成 is 完成备案时间.
            let behind = format!("{own}{one}");
            [format!("{groups}{own}"), format!("{}{own}", bare(&groups)), behind]
        });
        let mut together = joined.map(|text| self.known(&text));
        let field = |name: &ColumnName| matches!(name, ColumnName::Field(_));
        let is_private = |text: &&str| self.known(text) == ColumnName::Private;
        if let Some(part) = date_parts::name(path, |text| self.known(text)) {
            return part;
        }
        match together.find(field) {
            Some(name) => name,
            None if path.iter().any(is_private) => ColumnName::Private,
            None if path.windows(2).any(|pair| keys::needs_group(pair[0], own)) => {
                ColumnName::Unknown
            }
            None => self.known(own),
        }
    }

    fn said(&self, path: &[&str], own: &str) -> Option<ColumnName> {
        if self.said.is_empty() {
            return None;
        }
        let said = |text: &str| self.said.get(&fold(text)).copied();
        let (_, groups) = path.split_last()?;
        // 名称 that is a field is none under 联系人.
        let is_of_people = || groups.iter().any(|group| private::is_of_people(group));
        let whole = said(&path.concat()).or_else(|| said(&path.join("·")));
        whole.or_else(|| said(own).filter(|name| *name == ColumnName::Ignored || !is_of_people()))
    }

    /// What a text names in the table of names.
    fn known(&self, text: &str) -> ColumnName {
        if let Some(name) = self.seen.borrow().get(text) {
            return *name;
        }
        let name = column_name(text);
        let mut seen = self.seen.borrow_mut();
        if seen.len() < MOST_SEEN {
            seen.insert(text.to_owned(), name);
        }
        name
    }
}

/// A group's text without what adds nothing to the name of a column under it.
fn bare(group: &str) -> Cow<'_, str> {
    match keys::is_key(group) {
        true => keys::singular(group).into(),
        false => without_filler(group).into(),
    }
}

/// 备案情况 over 时间 is 备案时间.
fn without_filler(group: &str) -> &str {
    ["基本情况", "情况", "信息", "内容"]
        .iter()
        .find_map(|end| group.strip_suffix(end))
        .unwrap_or(group)
}

impl Names {
    /// The distinct fields named.
    pub(crate) fn fields(&self) -> BTreeSet<Field> {
        self.named().map(|column| column.field).collect()
    }

    /// Takes columns of JSON that are called no more than `name` for what all of their cells name:
    /// hospitals, or technologies.
    pub(crate) fn name_by_cells(&mut self, rows: &[Row]) {
        const PLAIN: [&str; 3] = ["NAME", "名称", "名字"];
        let lacks = |names: &Self, field| !names.fields().contains(&field);
        let is_plain = |text: &str| {
            let own = text.rsplit('·').next().unwrap_or_default();
            PLAIN.contains(&fold(own).as_str())
        };
        let plain: Vec<usize> =
            self.unknown().filter(|(_, text)| is_plain(text)).map(|(at, _)| at).collect();
        let tests: [(Field, fn(&str) -> bool); 2] =
            [(Field::InstitutionName, heading::is_hospital), (Field::Technology, is_technology)];
        for at in plain {
            let are = |test: fn(&str) -> bool| {
                let mut texts = cells_of(rows, at).peekable();
                texts.peek().is_some() && texts.all(test)
            };
            let meant = tests.iter().find(|(field, test)| lacks(self, *field) && are(*test));
            if let (Some((field, _)), Some(named)) = (meant, &mut self.cells[at]) {
                named.name = ColumnName::Field(*field);
            }
        }
    }

    /// Leaves a column unread.
    pub(crate) fn ignore(&mut self, at: usize) {
        if let Some(Some(named)) = self.cells.get_mut(at) {
            named.name = ColumnName::Ignored;
        }
    }

    /// How many columns have a name that is known, whether it is read or not.
    pub(crate) fn known(&self) -> usize {
        let known = |named: &&Named| named.name != ColumnName::Unknown;
        self.cells.iter().flatten().filter(known).count()
    }

    /// Whether the name of a column is known.
    pub(crate) fn is_known(&self, index: usize) -> bool {
        self.named_at(index).is_some_and(|named| named.name != ColumnName::Unknown)
    }

    /// Whether the name of a column has a word.
    pub(crate) fn speaks_of(&self, word: &str) -> bool {
        self.cells.iter().flatten().any(|named| named.text.contains(word))
    }

    /// Whether the technologies are called restricted ones.
    pub(crate) fn is_of_restricted(&self) -> bool {
        let is = |named: &Named| {
            named.name == ColumnName::Field(Field::Technology) && named.text.contains("限制类")
        };
        self.cells.iter().flatten().any(is)
    }

    /// Position of the column that numbers the rows.
    pub(crate) fn serial(&self) -> Option<usize> {
        let is_serial = |named: &Named| named.name == ColumnName::Serial;
        self.cells.iter().position(|cell| cell.as_ref().is_some_and(is_serial))
    }

    /// The columns whose names are not known, with the texts over them.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().enumerate().filter_map(|(index, cell)| match cell {
            Some(Named { text, name: ColumnName::Unknown, .. }) => Some((index, text.as_str())),
            _ => None,
        })
    }

    /// The columns that may say that a filing has ended: all that are not read but private ones,
    /// and the days of ends.
    pub(crate) fn remarks(&self, read: &[Column], width: usize) -> Vec<Remark> {
        let remark = |index: usize| {
            let named = self.named_at(index);
            let is_open = named.is_none_or(|named| {
                matches!(named.name, ColumnName::Unknown | ColumnName::Field(_))
            });
            let header = named.map_or("", |named| &named.text);
            let is_doubled = named.is_some_and(|it| it.name == ColumnName::Field(Field::Completed))
                && !read.iter().any(|column| column.field == Field::Completed);
            match read.iter().find(|column| column.index == index) {
                Some(column) => Remark::of_read(index, header, column.field),
                None if is_doubled => Some(Remark::of_doubled(index)),
                None => is_open.then(|| Remark::of(index, header)),
            }
        };
        (0..width.max(self.cells.len())).filter_map(remark).collect()
    }

    fn named(&self) -> impl Iterator<Item = Column> {
        self.cells.iter().enumerate().filter_map(|(index, cell)| match cell {
            Some(Named { name: ColumnName::Field(field), .. }) => Some(Column::at(index, *field)),
            _ => None,
        })
    }

    /// How many columns there are.
    pub(crate) fn width(&self) -> usize {
        self.cells.len()
    }

    /// The text of a column, behind those of the groups over it.
    pub(crate) fn text(&self, index: usize) -> String {
        self.named_at(index).map_or_else(String::new, |named| named.text.clone())
    }

    fn named_at(&self, index: usize) -> Option<&Named> {
        self.cells.get(index)?.as_ref()
    }

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
        self.leave_out_spans(&mut columns, rows, around, &mut defects);
        self.adapt_bare(kind, &mut columns, rows, &mut defects);
        self.adapt(kind, &mut columns);
        columns.extend(self.serial_codes(&columns, rows));
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
        let by_span = self.unknown().any(|(_, text)| is_of_spans(text))
            || rows.iter().any(|row| is_note(row) && says_span(row));
        let is_of_span = |column: &Column| {
            let named = self.named_at(column.index).filter(|named| !named.is_said);
            column.field == Field::CumulativeCases
                && named.is_some_and(|named| {
                    by_span
                        || may_be_of_a_span(&named.text, around)
                        || is_divided(rows, column.index, name)
                })
        };
        for column in columns.extract_if(.., |column| is_of_span(column)) {
            let text = self.text(column.index);
            defects.push((Some(column.index), HeaderDefectKind::PeriodCount(text)));
        }
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
        if is_of_tables { fields } else { Vec::new() }
    }

    /// Whether two columns name a city, and a county within it: 市州 beside 县区.
    fn is_within(&self, county: &Column, city: &Column) -> bool {
        let own = |column: &Column| {
            let text = self.text(column.index);
            let own = fold(text.rsplit('·').next().unwrap_or_default());
            if keys::is_key(&own) { keys::compact(&own) } else { own }
        };
        CITIES.contains(&own(city).as_str()) && COUNTIES.contains(&own(county).as_str())
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
                [first, second]
                    if field == Field::Jurisdiction && self.is_within(second, first) =>
                {
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

fn cells_of(rows: &[Row], index: usize) -> impl Iterator<Item = &str> {
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
