//! What stops the content from being loaded.
//!
//! Content is written by the site's editors, not exported by a system, so a fault here is an
//! error and not a finding: a law must never be published half read.

use std::path::PathBuf;

/// A content file that cannot be used; every variant names the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ContentError {
    /// The folder could not be listed.
    #[error("无法列出内容文件夹 {}", path.display())]
    List {
        /// The folder given to [`crate::content::read`].
        path: PathBuf,
        /// The fault, which names the entry.
        source: walkdir::Error,
    },
    /// The file could not be read, or is not UTF-8.
    #[error("无法读取内容文件 {}：应为 UTF-8 文本，请用记事本另存为并选编码“UTF-8”", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The fault.
        source: std::io::Error,
    },
    /// The path is neither `regulations/<id>/<version>.md` nor `pages/<id>.md`.
    #[error(
        "内容文件 {path} 的位置或名称不对：应为 regulations/<编号>/<版本>.md、pages/<编号>.md、\
         glossary.md 或 alignments/<编号>--<编号>.toml，名称只用小写字母 a-z、数字和 -"
    )]
    Misplaced {
        /// Path relative to the content folder.
        path: String,
    },
    /// Two files have the same path.
    #[error("内容文件 {path} 出现了两次")]
    Duplicate {
        /// Path relative to the content folder.
        path: String,
    },
    /// The file does not begin with a block between `+++` lines.
    #[error("内容文件 {path} 开头缺少两行 +++ 之间的说明部分")]
    NoFrontMatter {
        /// Path relative to the content folder.
        path: String,
    },
    /// The block between the `+++` lines is not the TOML expected there.
    #[error("内容文件 {path} 开头的说明部分有误：{message}")]
    FrontMatter {
        /// Path relative to the content folder.
        path: String,
        /// Line of the file and what is wrong, in Chinese.
        message: String,
        /// The fault with its line in the file.
        source: Box<toml::de::Error>,
    },
    /// An alignment or the glossary says what the regulations do not bear out.
    #[error("内容文件 {path} 有误：{message}")]
    Unfounded {
        /// Path relative to the content folder.
        path: String,
        /// What is wrong, in Chinese.
        message: String,
    },
    /// A field is written in a form that cannot be used.
    #[error("内容文件 {path} 的 {field} 写作“{value}”，应为{expected}")]
    Field {
        /// Path relative to the content folder.
        path: String,
        /// Name of the field.
        field: &'static str,
        /// What the file says.
        value: String,
        /// What is expected, in Chinese.
        expected: &'static str,
    },
}
