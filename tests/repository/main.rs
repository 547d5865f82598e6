//! The repository keeps its own promises: what imports what, who writes, who reads the clock.
//!
//! Each promise is a table with its reasons next to it. A failure says which line broke it and
//! what to do.

mod documents;
mod imports;
mod kept;
mod libraries;
mod places;
mod size;
mod sources;

use std::path::Path;

/// The repository's folder.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Fails with every problem on a line of its own, and then what to do.
fn none(problems: &[String], advice: &str) {
    assert!(problems.is_empty(), "\n{}\n\n{advice}\n", problems.join("\n"));
}
