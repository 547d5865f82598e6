//! gongshi 公示.
pub mod content;
pub mod date;
pub mod text;
