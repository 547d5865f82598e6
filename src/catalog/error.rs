//! What can be wrong with the reference data.

use std::path::PathBuf;

/// A reference file that cannot be used. The message names the file and what is wrong.
#[derive(Debug, thiserror::Error)]
pub enum ReferenceError {
    /// The file or folder cannot be read, or is not UTF-8.
    #[error("读不了 {}：{}", path.display(), crate::folder::why(.source))]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Not the JSON the file should hold.
    #[error("{file} {}", crate::format_words::of_json(.source))]
    Json {
        /// The file, as the site names it.
        file: String,
        /// Where and what, from the JSON reader.
        source: serde_json::Error,
    },
    /// Not the table the file should hold.
    #[error("{file} {}", crate::format_words::of_csv(.source))]
    Table {
        /// The file, as the site names it.
        file: String,
        /// Where and what, from the CSV reader.
        source: csv::Error,
    },
    /// Not a usable table of working days.
    #[error("{file}：{source}")]
    Calendar {
        /// The file, as the site names it.
        file: String,
        /// What is wrong with the table.
        source: crate::calendar::CalendarError,
    },
    /// Readable, but in contradiction with itself or with another file.
    #[error("{file}：{what}")]
    Invalid {
        /// The file, as the site names it.
        file: String,
        /// What is wrong, in Chinese.
        what: String,
    },
}

impl ReferenceError {
    pub(crate) fn invalid(file: &str, what: impl Into<String>) -> Self {
        Self::Invalid { file: file.to_owned(), what: what.into() }
    }
}
