//! Where a value came from: file, sheet, row and column.

use jiff::civil::Date;
use serde::Serialize;

/// Index of a file in [`Sources::files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// One cell, or one whole row, of one input file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file.
    pub file: FileId,
    /// Index in [`SourceFile::sheets`]; 0 for files without sheets.
    pub sheet: u16,
    /// 1-based line (CSV, NDJSON), sheet row (XLSX) or record number (JSON); 0 means the file.
    pub row: u32,
    /// 1-based column; `None` means the whole row.
    pub column: Option<u16>,
}

impl Location {
    /// The file as a whole.
    #[must_use]
    pub fn of_file(file: FileId) -> Self {
        Self { file, sheet: 0, row: 0, column: None }
    }

    /// The same row, at a column.
    #[must_use]
    pub fn at_column(self, column: u16) -> Self {
        Self { column: Some(column), ..self }
    }
}

/// How the bytes of a text file were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Encoding {
    /// UTF-8 without byte order mark.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-8 with byte order mark.
    #[serde(rename = "UTF-8 (BOM)")]
    Utf8Bom,
    /// GB 18030 (which includes GBK and GB 2312).
    #[serde(rename = "GB18030")]
    Gb18030,
    /// UTF-16, little endian, with byte order mark.
    #[serde(rename = "UTF-16LE")]
    Utf16Le,
    /// UTF-16, big endian, with byte order mark.
    #[serde(rename = "UTF-16BE")]
    Utf16Be,
    /// An Office Open XML workbook.
    #[serde(rename = "XLSX")]
    Workbook,
}

impl Encoding {
    /// As the save dialogue of a Chinese Windows or a clerk calls it.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "带签名的 UTF-8",
            Self::Gb18030 => "GB18030（包括 GBK、GB2312）",
            Self::Utf16Le => "UTF-16",
            Self::Utf16Be => "UTF-16（高位在前）",
            Self::Workbook => "Excel 工作簿",
        }
    }
}

/// One input file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Name of the authority's folder under `data/sources/`.
    pub authority: String,
    /// Date of the export: the name of the folder the file lies in; `None` for what lies in no
    /// such folder (an authority's `source.toml`, misplaced files).
    pub snapshot: Option<Date>,
    /// Path below `data/sources/`, with `/` whatever the system.
    pub path: String,
    /// SHA-256 of the bytes, in lower-case hexadecimal; empty where the bytes were not read.
    pub sha256: String,
    /// Size in bytes; 0 where the bytes were not read.
    pub bytes: u64,
    /// How the text was decoded; `None` where the file could not be read at all.
    pub encoding: Option<Encoding>,
    /// What separates the cells of a delimited text.
    pub delimiter: Option<char>,
    /// Sheet names in workbook order; empty for files without sheets.
    pub sheets: Vec<String>,
}

impl SourceFile {
    /// The file's own name, without its folders.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The name of a sheet, where the file has sheets.
    #[must_use]
    pub fn sheet_name(&self, sheet: u16) -> Option<&str> {
        self.sheets.get(usize::from(sheet)).map(String::as_str)
    }
}

/// All files of one read, ordered by path: tables, settings and what could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The files; [`FileId`] is the index.
    pub files: Vec<SourceFile>,
}

impl Sources {
    /// The file of an id handed out by the same read.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }
}
