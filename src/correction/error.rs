//! Why the corrections can't be used. Messages are for the clerk.

use std::path::PathBuf;

/// A fault of `corrections.toml`.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionError {
    /// The file is there but cannot be read.
    #[error("读不出更正文件 {path}：{source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Not TOML of the expected form.
    #[error("更正文件 {path} 写法有误，没有发布：\n{message}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The parser's message with line and column.
        message: String,
    },
    /// An entry that cannot be.
    #[error("更正文件 {path} 第 {line} 行的更正有误，没有发布：{key} {reason}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// Line of the entry.
        line: u32,
        /// The key at fault.
        key: &'static str,
        /// What it must be.
        reason: String,
    },
}
