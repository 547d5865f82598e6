//! One value on a page: a cell of a table, or the value of a key fact.

use crate::date::PartialDate;
use crate::record::{BaseStatus, FilingStatus};
use crate::render::format;
use serde::Serialize;

/// One value: its text, and what the theme makes of it.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Cell {
    pub(super) text: String,
    /// Where the text leads.
    pub(super) href: Option<String>,
    /// `active`, `suspended` …: shown as a status tag.
    pub(super) status: Option<&'static str>,
    /// Shown smaller below the text, a line each.
    pub(super) notes: Vec<String>,
    /// The value is not known; the text says why.
    pub(super) unknown: bool,
}

impl Cell {
    /// Plain text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Text that leads somewhere.
    pub(crate) fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { href: Some(href.into()), ..Self::text(text) }
    }

    /// A number.
    pub(crate) fn number(value: impl Into<u64>) -> Self {
        Self::text(format::number(value))
    }

    /// A word that the theme shows as a tag; `kind` is its class.
    pub(crate) fn tag(kind: &'static str, text: impl Into<String>) -> Self {
        Self { status: Some(kind), ..Self::text(text) }
    }

    /// A value nobody reported, and why it is missing: a page never leaves a blank.
    pub(crate) fn unknown(reason: impl Into<String>) -> Self {
        Self { unknown: true, ..Self::text(reason) }
    }

    /// A text where there is one, else the reason why there is none.
    pub(crate) fn or_unknown(text: Option<&str>, reason: &str) -> Self {
        text.map_or_else(|| Self::unknown(reason), Self::text)
    }

    /// A date as precise as its source, else the reason why there is none.
    pub(crate) fn date(date: Option<PartialDate>, reason: &str) -> Self {
        date.map_or_else(|| Self::unknown(reason), |date| Self::text(date.in_chinese()))
    }

    /// The status of a filing.
    pub(crate) fn filing_status(status: FilingStatus) -> Self {
        Self { status: Some(status.code()), ..Self::text(status.in_chinese()) }
    }

    /// The status of a training base.
    pub(crate) fn base_status(status: BaseStatus) -> Self {
        Self { status: Some(status.code()), ..Self::text(status.in_chinese()) }
    }

    /// Adds a smaller line below.
    pub(crate) fn with_note(self, note: impl Into<String>) -> Self {
        self.with_notes([note.into()])
    }

    /// Adds smaller lines below: as many as there are.
    pub(crate) fn with_notes(mut self, notes: impl IntoIterator<Item = String>) -> Self {
        self.notes.extend(notes);
        self
    }
}
