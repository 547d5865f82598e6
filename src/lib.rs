//! gongshi 公示.
pub mod calendar;
pub mod catalog;
pub mod date;
pub mod text;
