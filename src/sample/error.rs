//! Why a data set could not be written. Messages are for the clerk.

use std::path::PathBuf;

/// Why the invented data set could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// An option outside its range.
    #[error("{name}须为 {range}")]
    OutOfRange {
        /// The option.
        name: &'static str,
        /// What it must be.
        range: &'static str,
    },
    /// No division has this code, or none in which institutions can be placed.
    #[error("行政区划代码 {0} 没有可用的市、县：请写六位代码，例如 220000，全国写 000000")]
    UnknownJurisdiction(String),
    /// The built-in reference data are faulty.
    #[error(transparent)]
    Reference(#[from] crate::catalog::ReferenceError),
    /// A table could not be turned into its format.
    #[error("示例文件 {path} 生成不了：{source}")]
    Encode {
        /// The file.
        path: PathBuf,
        /// The format library's reason.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A file could not be written.
    #[error("示例文件 {path} 写不了：{source}")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
}
