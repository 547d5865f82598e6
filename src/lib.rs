//! gongshi 公示 turns a health authority's exports into a public website of who has filed which
//! restricted medical technology.
//!
//! The modules are the stages of one pipeline, and imports run only down it:
//!
//! 1. [`source`]: bytes → located rows;
//! 2. [`record`]: rows → raw typed records;
//! 3. [`check`]: records → the checked [`dataset`] and the findings, by [`catalog`],
//!    [`calendar`] and what authorities corrected ([`correction`]);
//! 4. [`history`]: the previous release → ids, events, series;
//! 5. [`site`]: every page and every URL, with the regulations and pages of [`content`];
//! 6. [`render`] (HTML), [`export`] (data) and [`search`] (index and shards), which do not know
//!    each other;
//! 7. [`publish`]: staging → check → swap; the only stage that writes.
//!
//! [`build`] runs them all; [`inspect`] stops after the third.

pub mod annotate;
pub mod calendar;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod config;
pub mod content;
pub mod correction;
pub mod dataset;
pub mod date;
pub mod exit_code;
pub mod export;
mod folder;
mod format_words;
pub mod history;
mod lookup;
mod numeral;
mod pipeline;
pub mod privacy;
pub mod publish;
pub mod reading;
pub mod record;
pub mod render;
pub mod sample;
pub mod search;
pub mod site;
pub mod source;
pub mod template;
pub mod text;
pub mod toml_words;
mod words;
mod workbook;

pub use pipeline::{
    BuildError, BuildOptions, Built, Inspected, Later, Progress, Refused, Silent, build, index,
    inspect, inspect_published, template,
};
