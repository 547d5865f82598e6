//! Rows of `sources`.

use crate::dataset::TableAccount;
use crate::record::LineAccount;
use crate::site::Site;
use crate::source::{Encoding, FileId, SourceFile};
use jiff::civil::Date;
use serde::Serialize;

/// One table of one file and what became of its lines.
#[derive(Debug, Serialize)]
pub(crate) struct SourceRow<'s> {
    file: &'s str,
    authority_folder: &'s str,
    snapshot: Option<Date>,
    sha256: Option<&'s str>,
    bytes: u64,
    encoding: Option<Encoding>,
    sheet: Option<&'s str>,
    kind: Option<&'static str>,
    kind_name: Option<&'static str>,
    lines_read: Option<u32>,
    lines_header: Option<u32>,
    lines_blank: Option<u32>,
    lines_note: Option<u32>,
    lines_continuation: Option<u32>,
    lines_accepted: Option<u32>,
    lines_partly_accepted: Option<u32>,
    lines_set_aside: Option<u32>,
}

/// A table of a file; a file that gave no table stands alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TableKey<'s> {
    file: &'s SourceFile,
    account: Option<&'s TableAccount>,
}

/// Every table of every file, by path.
pub(crate) fn tables<'s>(site: &'s Site<'_>) -> Vec<TableKey<'s>> {
    let dataset = site.dataset;
    let of_file = |(at, file): (usize, &'s SourceFile)| {
        let mine = move |each: &&TableAccount| each.file == FileId(at as u32);
        let accounts = dataset.accounts.iter().filter(mine);
        let keys = accounts.map(|each| TableKey { file, account: Some(each) });
        let keys: Vec<_> = keys.collect();
        if keys.is_empty() { vec![TableKey { file, account: None }] } else { keys }
    };
    dataset.sources.files.iter().enumerate().flat_map(of_file).collect()
}

pub(crate) fn source<'s>(key: &TableKey<'s>) -> SourceRow<'s> {
    let SourceFile { authority, snapshot, path, sha256, bytes, encoding, delimiter: _, sheets: _ } =
        key.file;
    // The name of a hidden sheet is as private as its rows.
    let shown = key.account.filter(|account| !account.is_hidden);
    let sheet = shown.and_then(|account| key.file.sheet_name(account.sheet));
    let kind = key.account.and_then(|account| account.kind);
    let lines = |part: fn(&LineAccount) -> u32| key.account.map(|account| part(&account.lines));
    SourceRow {
        file: path,
        authority_folder: authority,
        snapshot: *snapshot,
        sha256: (!sha256.is_empty()).then_some(sha256.as_str()),
        bytes: *bytes,
        encoding: *encoding,
        sheet,
        kind: kind.map(|kind| kind.code()),
        kind_name: kind.map(|kind| kind.in_chinese()),
        lines_read: lines(|lines| lines.read),
        lines_header: lines(|lines| lines.header),
        lines_blank: lines(|lines| lines.blank),
        lines_note: lines(|lines| lines.note),
        lines_continuation: lines(|lines| lines.continuation),
        lines_accepted: lines(|lines| lines.accepted),
        lines_partly_accepted: lines(|lines| lines.partly_accepted),
        lines_set_aside: lines(|lines| lines.set_aside),
    }
}
