//! Stage 2: rows → raw typed records.
//!
//! In: the located rows of `source`. Out: one [`Record`] a row, the account of every line, and
//! the defects of headers and cells. Nothing is looked up here: a technology is still the text
//! of its cell.
//! Steps: find the header and the kind (`header`) → name the columns (`columns`) → read the rows
//! (`body`) and each cell (`values`), but nothing personal (`personal`) → hear what says that a
//! filing has ended (`ends`) → split what names several technologies.

mod account;
mod body;
mod cells;
pub(crate) mod code_like;
mod columns;
mod defect;
mod ends;
mod field;
mod form;
mod header;
mod merged;
mod notes;
mod numbering;
mod one_row;
mod parts;
pub(crate) mod personal;
mod raw;
mod raw_row;
mod statement;
mod table;
mod values;

use crate::source::{Read, SourceFile, Table};
use rayon::prelude::*;

pub use account::LineAccount;
pub(crate) use cells::is_stroke;
pub use columns::synonyms::columns_document;
pub use defect::{CellDefect, CellDefectKind, HeaderDefect, HeaderDefectKind};
pub(crate) use ends::ended::{end_in, is_end, stopped_in, without_end};
pub(crate) use ends::merger::merged_over;
pub use ends::remark::Ended;
pub(crate) use ends::removed::is_other_class;
pub(crate) use ends::removed::removed_in;
pub use field::{Field, Kind};
pub use form::FormTrouble;
pub use raw::{
    BaseStatus, DisclosureStatement, FilingStatement, FilingStatus, InstitutionMention, Level,
    LicenceNote, NewTechnologyStatement, NotedTechnology, QualityCentreStatement, Record,
    Statement, SurgeryStatement, TechnologyMention, TrainingBaseStatement,
};
pub use raw_row::{RawCell, RawRow};
pub use table::InterpretedTable;
pub(crate) use values::count::parse_count;
pub use values::date::{NotADate, parse_date};
pub use values::doubt::{count_doubt, date_doubt};
pub use values::identifier::is_valid_credit_code;
pub(crate) use values::identifier::{can_be_registration_number, normal as normal_identifier};
pub(crate) use values::institution::{is_campus, is_ditto, is_no_name, parse_name};
pub(crate) use values::level::parse_level;
pub(crate) use values::status::{parse_base_status, parse_filing_status};
pub(crate) use values::technology_class::{TechnologyClass, parse_technology_class};

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
    values::technologies::split_technologies(text)
}
