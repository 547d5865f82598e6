//! A table: rows of cells with a caption, whole or in groups, that a phone shows as cards.

use super::{Cell, table_html};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A table; templates receive its HTML. The first cell of each row is the row's heading.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(super) caption: String,
    pub(super) columns: Vec<Column>,
    pub(super) groups: Vec<Rows>,
    /// Narrow enough to stay a table on a phone.
    pub(super) compact: bool,
    /// The heading above says the same as the caption, which is then for screen readers only.
    pub(super) headed: bool,
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&table_html::html(self))
    }
}

/// One column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(super) label: Cow<'static, str>,
    /// What the theme makes of it: `number` stands at the right, `short` does not wrap, `wide`
    /// takes the whole width of a card.
    pub(super) style: Option<&'static str>,
}

/// Rows that stand together, under a heading where they have one.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    /// Anchor, where something links to the group.
    pub(super) id: Option<String>,
    pub(super) heading: Option<Cell>,
    pub(super) rows: Vec<Row>,
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Anchor, where something links to the row.
    pub(super) id: Option<String>,
    pub(super) cells: Vec<Cell>,
}

impl Column {
    /// A column of text.
    pub(crate) const fn text(label: &'static str) -> Self {
        Self { label: Cow::Borrowed(label), style: None }
    }

    /// A column of text whose heading comes from the data.
    pub(crate) fn named(label: impl Into<String>) -> Self {
        Self { label: Cow::Owned(label.into()), style: None }
    }

    /// A column of dates, statuses and other texts too short to be broken.
    pub(crate) const fn short(label: &'static str) -> Self {
        Self { label: Cow::Borrowed(label), style: Some("short") }
    }

    /// A column of long texts.
    pub(crate) const fn wide(label: &'static str) -> Self {
        Self { label: Cow::Borrowed(label), style: Some("wide") }
    }

    /// A column of numbers.
    pub(crate) const fn numeric(label: &'static str) -> Self {
        Self { label: Cow::Borrowed(label), style: Some("number") }
    }
}

impl Rows {
    /// Rows without a heading.
    pub(crate) fn plain() -> Self {
        Self { id: None, heading: None, rows: Vec::new() }
    }

    /// A group of rows under a heading.
    pub(crate) fn under(heading: Cell) -> Self {
        Self { heading: Some(heading), ..Self::plain() }
    }

    /// A group of rows under a heading that something links to.
    pub(crate) fn under_at(id: impl Into<String>, heading: Cell) -> Self {
        Self { id: Some(id.into()), ..Self::under(heading) }
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { id: None, cells });
    }

    /// Adds a row that something links to.
    pub(crate) fn push_at(&mut self, id: impl Into<String>, cells: Vec<Cell>) {
        self.rows.push(Row { id: Some(id.into()), cells });
    }
}

impl Table {
    /// A table of groups; groups without rows are left out.
    pub(crate) fn grouped(
        caption: impl Into<String>,
        columns: impl Into<Vec<Column>>,
        groups: impl IntoIterator<Item = Rows>,
    ) -> Self {
        let groups = groups.into_iter().filter(|group| !group.rows.is_empty()).collect();
        Self {
            caption: caption.into(),
            columns: columns.into(),
            groups,
            compact: false,
            headed: false,
        }
    }

    /// A table without groups.
    pub(crate) fn new(
        caption: impl Into<String>,
        columns: impl Into<Vec<Column>>,
        rows: impl IntoIterator<Item = Vec<Cell>>,
    ) -> Self {
        let rows = rows.into_iter().map(|cells| Row { id: None, cells }).collect();
        Self::grouped(caption, columns, [Rows { rows, ..Rows::plain() }])
    }

    /// The same table, kept a table on a phone: for two or three narrow columns.
    pub(crate) fn compact(self) -> Self {
        Self { compact: true, ..self }
    }

    /// The same table below a heading that says what it is: its caption is not shown.
    pub(crate) fn headed(self) -> Self {
        Self { headed: true, ..self }
    }

    /// The table, unless it has no rows: sections without content do not exist.
    pub(crate) fn unless_empty(self) -> Option<Self> {
        (!self.groups.is_empty()).then_some(self)
    }
}
