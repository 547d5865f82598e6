//! The file forms every data set is published in.

use super::DataSet;

/// One form of a data set's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// One JSON document with a description and all records.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// RFC 4180, UTF-8 without byte order mark.
    Csv,
    /// For opening in Excel: with byte order mark, and safe cells.
    ExcelCsv,
    /// JSON Schema of the JSON document.
    Schema,
}

impl Form {
    /// Every form, in the order pages show them.
    pub const ALL: [Self; 5] = [Self::Json, Self::Ndjson, Self::Csv, Self::ExcelCsv, Self::Schema];

    /// What follows the data set's name in the file name.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Json => ".json",
            Self::Ndjson => ".ndjson",
            Self::Csv => ".csv",
            Self::ExcelCsv => "-excel.csv",
            Self::Schema => ".schema.json",
        }
    }

    /// What it is good for, in Chinese.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Json => "JSON（附字段说明）",
            Self::Ndjson => "NDJSON（一行一条记录）",
            Self::Csv => "CSV（供程序读取）",
            Self::ExcelCsv => "CSV（用 Excel 打开）",
            Self::Schema => "JSON Schema（结构定义）",
        }
    }
}

impl DataSet {
    /// Path of a form of this data set below the site's root.
    #[must_use]
    pub fn path(&self, form: Form) -> String {
        format!("data/{}{}", self.name, form.suffix())
    }
}
