//! Stage 1: bytes → located rows.
//!
//! In: the folder `data/sources/`, laid out as `<authority>/<date>/<file>`.
//! Out: [`Table`]s of located rows, the [`Sources`] they came from, and the defects met.
//! Steps: list the files → pick each authority's newest export → decode → split into rows.

mod defect;
mod location;
mod table;

pub use defect::{SourceDefect, SourceDefectKind};
pub use location::{Encoding, FileId, Location, SourceFile, Sources};
pub use table::{Cell, CellKind, Row, Table};
