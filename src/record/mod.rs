//! Stage 2: rows → raw typed records.
//!
//! In: the located rows of `source`. Out: one [`Record`] a row, the account of every line, and
//! the defects of headers and cells. Nothing is looked up here: a technology is still the text
//! of its cell.
//! Steps: find the header and the kind → name the columns → read each cell → split what names
//! several technologies.

mod account;
mod defect;
mod field;
mod raw;

pub use account::LineAccount;
pub use defect::{CellDefect, CellDefectKind, HeaderDefect, HeaderDefectKind};
pub use field::{Field, Kind};
pub use raw::{
    BaseStatus, DisclosureStatement, FilingStatement, FilingStatus, InstitutionMention, Level,
    NewTechnologyStatement, QualityCentreStatement, RawCell, RawRow, Record, Statement,
    SurgeryStatement, TechnologyMention, TrainingBaseStatement,
};
