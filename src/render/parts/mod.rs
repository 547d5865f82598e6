//! View parts that many pages share, one for each component of the theme.

mod cell;
mod chart;
mod facts;
mod matrix;
mod table;
mod table_html;

pub(crate) use cell::Cell;
pub(crate) use chart::Chart;
pub(crate) use facts::Fact;
pub(crate) use matrix::Matrix;
pub(crate) use table::{Column, Rows, Table};
