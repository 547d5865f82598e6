//! One cell → its value: dates, counts, levels, numbers, names, statuses, technologies.

pub(super) mod brackets;
pub(super) mod count;
pub(super) mod date;
pub(super) mod dated;
pub(super) mod doubt;
pub(super) mod identifier;
pub(super) mod institution;
pub(super) mod level;
pub(super) mod licence_note;
pub(super) mod name_marks;
mod note_label;
pub(super) mod numeral;
pub(super) mod rename;
pub(super) mod status;
pub(super) mod technologies;
pub(super) mod technology_class;
mod weekday;
