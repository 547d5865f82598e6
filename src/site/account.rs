//! The account of every line read, file by file.

use super::Site;
use crate::dataset::TableAccount;
use crate::source::SourceFile;

/// One table of one file; a file without any stands here once.
#[derive(Clone, Copy, Debug)]
pub struct SourceTable<'a> {
    /// The file.
    pub file: &'a SourceFile,
    /// What became of the table's lines; `None` where no table could be read.
    pub account: Option<&'a TableAccount>,
}

impl<'a> Site<'a> {
    /// Every table of every file, by the path of the file.
    #[must_use]
    pub fn source_tables(&self) -> Vec<SourceTable<'a>> {
        let dataset = self.dataset;
        let mut tables = Vec::new();
        for (at, file) in dataset.sources.files.iter().enumerate() {
            let before = tables.len();
            let of_file = dataset.accounts.iter().filter(|each| each.file.0 as usize == at);
            tables.extend(of_file.map(|account| SourceTable { file, account: Some(account) }));
            if tables.len() == before {
                tables.push(SourceTable { file, account: None });
            }
        }
        tables
    }
}
