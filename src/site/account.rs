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
        let files = &dataset.sources.files;
        let mut accounts: Vec<Vec<&TableAccount>> = vec![Vec::new(); files.len()];
        for account in &dataset.accounts {
            accounts[account.file.0 as usize].push(account);
        }
        let of_file = |(file, accounts): (&'a SourceFile, Vec<&'a TableAccount>)| {
            let none = accounts.is_empty().then_some(None);
            let all = accounts.into_iter().map(Some).chain(none);
            all.map(move |account| SourceTable { file, account })
        };
        files.iter().zip(accounts).flat_map(of_file).collect()
    }
}
