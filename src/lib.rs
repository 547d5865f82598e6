//! gongshi 公示.
pub mod date;
pub mod publish;
pub mod text;
