//! gongshi 公示.
pub mod cli;
pub mod date;
pub mod publish;
pub mod text;
