//! View parts that many pages share, one for each component of the theme.

mod cell;
mod table;

pub(crate) use cell::Cell;
pub(crate) use table::{Column, Rows, Table};
