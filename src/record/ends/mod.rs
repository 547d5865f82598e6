//! What says that a filing has ended or was never completed: the words, what turns them around,
//! and where they stand: columns, titles, headings, notes, rows, tables that cannot be read; and what
//! says of a row that something in it should be otherwise.

mod asked;
pub(super) mod closed;
pub(super) mod coloured;
pub(super) mod corrected;
pub(super) mod corrects;
pub(super) mod decision;
mod denial;
pub(super) mod ended;
pub(super) mod endings;
mod in_cells;
pub(super) mod keys;
pub(super) mod last_day;
mod lifted;
mod limits;
pub(super) mod merger;
pub(super) mod note;
pub(super) mod off_lists;
pub(super) mod one_of;
pub(super) mod refused;
pub(super) mod remark;
pub(super) mod removed;
pub(super) mod section;
pub(super) mod status_text;
mod turns;
pub(super) mod words;
