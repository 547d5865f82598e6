//! Stage 2: rows → raw typed records.
//!
//! In: the located rows of `source`. Out: one [`Record`] a row, the account of every line, and
//! the defects of headers and cells. Nothing is looked up here: a technology is still the text
//! of its cell.
//! Steps: find the header and the kind → name the columns → read each cell → split what names
//! several technologies.

mod account;
mod around;
mod as_of;
mod blocks;
mod body;
mod brackets;
mod cells;
mod closed;
pub(crate) mod code_like;
mod columns;
mod count;
mod date;
mod date_parts;
mod decision;
mod defect;
mod denial;
mod doubt;
mod end_keys;
mod end_turns;
mod end_words;
mod ended;
mod endings;
mod field;
mod form;
mod given;
mod header;
mod heading;
mod heading_number;
mod headings;
mod identifier;
mod institution;
mod keys;
mod kind;
mod level;
mod licence_note;
mod lifted;
mod matrix;
mod merged;
mod merger;
mod name_marks;
mod names;
mod note_end;
mod note_label;
mod notes;
mod numbering;
mod numeral;
mod parts;
mod people;
mod period;
pub(crate) mod personal;
mod private;
mod raw;
mod raw_row;
mod refused;
mod remark;
mod resolve;
mod section;
mod segments;
mod several;
mod stack;
mod statement;
mod status;
mod status_text;
mod synonyms;
mod table;
mod technologies;
mod technology_class;
mod titles;
mod traits;
mod unknown;

use crate::source::{Read, SourceFile, Table};
use rayon::prelude::*;

pub use account::LineAccount;
pub(crate) use cells::is_stroke;
pub(crate) use count::parse_count;
pub use date::{NotADate, parse_date};
pub use defect::{CellDefect, CellDefectKind, HeaderDefect, HeaderDefectKind};
pub use doubt::{count_doubt, date_doubt};
pub(crate) use ended::{end_in, is_end, removed_in, stopped_in, without_end};
pub use field::{Field, Kind};
pub use form::FormTrouble;
pub use identifier::is_valid_credit_code;
pub(crate) use identifier::{can_be_registration_number, normal as normal_identifier};
pub(crate) use institution::{is_no_name as is_ditto, parse_name};
pub(crate) use level::parse_level;
pub(crate) use merger::merged_over;
pub use raw::{
    BaseStatus, DisclosureStatement, FilingStatement, FilingStatus, InstitutionMention, Level,
    LicenceNote, NewTechnologyStatement, NotedTechnology, QualityCentreStatement, Record,
    Statement, SurgeryStatement, TechnologyMention, TrainingBaseStatement,
};
pub use raw_row::{RawCell, RawRow};
pub use remark::Ended;
pub(crate) use status::{parse_base_status, parse_filing_status};
pub use synonyms::columns_document;
pub use table::InterpretedTable;
pub(crate) use technology_class::{TechnologyClass, parse_technology_class};

/// What all tables of one read say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interpreted {
    /// One entry at least for each sheet, in the order of the read; several where tables stand one
    /// under another.
    pub tables: Vec<InterpretedTable>,
}

/// Reads every table for what it says.
#[must_use]
pub fn interpret(read: &Read) -> Interpreted {
    let interpret = |table: &Table| interpret_table(table, read.sources.file(table.file));
    Interpreted { tables: read.tables.par_iter().flat_map_iter(interpret).collect() }
}

/// Reads one table for what it says.
#[must_use]
pub fn interpret_table(table: &Table, file: &SourceFile) -> Vec<InterpretedTable> {
    let mut tables = table::interpret(table, file);
    // A national read keeps half a million records until they are checked.
    tables.iter_mut().for_each(|table| table.records.shrink_to_fit());
    tables
}

/// The technologies one cell names, each as written: split at 、；;，, and line breaks, never
/// inside brackets.
#[must_use]
pub fn split_technologies(text: &str) -> Vec<String> {
    technologies::split_technologies(text)
}
