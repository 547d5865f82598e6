//! Header cells → the columns that are read.

pub(super) mod blocks;
pub(super) mod by_cells;
mod changes;
mod compound;
pub(super) mod date_parts;
pub(super) mod keys;
pub(super) mod legend;
pub(super) mod matrix;
pub(super) mod period;
mod places;
mod resolve;
mod several;
pub(super) mod synonyms;
mod unknown;

use crate::lookup::Map;
use crate::record::ends::remark::Remark;
use crate::record::field::Field;
use crate::record::personal::private;
use crate::source::TableSettings;
use crate::text::{fold, trim};
use blocks::Blocks;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use synonyms::{ColumnName, can_be_name, column_name};

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
    pub(crate) cells: Vec<Option<Named>>,
    /// Blocks of columns that come again to the right.
    pub(crate) blocks: Blocks,
}

/// One cell of a header.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// Its text, behind those of the groups over it.
    pub(crate) text: String,
    /// What it means.
    pub(crate) name: ColumnName,
    /// Whether `source.toml` says what it means.
    pub(crate) is_said: bool,
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
        changes::leave_out_days(&mut names);
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
        if let Some(changed) = changes::name(path, |path| self.name(path)) {
            return changed;
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

    /// Whether the hospitals or the technologies are called such as were filed (备案医疗机构,
    /// 已备案技术), or have the number of a filing each.
    pub(crate) fn are_filed(&self) -> bool {
        const NUMBERS: [&str; 4] = ["备案编号", "备案号", "备案文号", "备案证号"];
        let is_of_filed = |named: &Named| match named.name {
            ColumnName::Field(Field::InstitutionName | Field::Technology) => {
                named.text.contains("备案")
            }
            _ => NUMBERS.contains(&trim(&named.text)),
        };
        self.cells.iter().flatten().any(is_of_filed)
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
    /// the numbers of rows, and the days of ends.
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
                None if named.is_some_and(|it| it.name == ColumnName::Serial) => {
                    Some(Remark::of_serial(index))
                }
                None if is_doubled => Some(Remark::of_doubled(index)),
                None => is_open.then(|| Remark::of(index, header)),
            }
        };
        (0..width.max(self.cells.len())).filter_map(remark).collect()
    }

    pub(crate) fn named(&self) -> impl Iterator<Item = Column> {
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

    pub(crate) fn named_at(&self, index: usize) -> Option<&Named> {
        self.cells.get(index)?.as_ref()
    }
}
