//! A list of key facts: label and value.

use super::Cell;
use serde::Serialize;

/// One fact; several values stand below each other.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Fact {
    label: &'static str,
    values: Vec<Cell>,
}

impl Fact {
    /// A fact with one value.
    pub(crate) fn new(label: &'static str, value: Cell) -> Self {
        Self { label, values: vec![value] }
    }

    /// A fact with several values; `None` without any.
    pub(crate) fn several(
        label: &'static str,
        values: impl IntoIterator<Item = Cell>,
    ) -> Option<Self> {
        let values: Vec<_> = values.into_iter().collect();
        (!values.is_empty()).then_some(Self { label, values })
    }
}
