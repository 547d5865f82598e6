//! gongshi 公示.
pub mod config;
pub mod content;
pub mod date;
pub mod record;
pub mod source;
pub mod text;
