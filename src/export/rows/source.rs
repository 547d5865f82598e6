//! Rows of `sources`.

use crate::dataset::TableAccount;
use crate::history::SeenIn;
use crate::record::LineAccount;
use crate::site::Site;
use crate::source::{Encoding, SourceFile};
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

/// A table of a file, a file that gave no table, or rows of an earlier file that records were
/// first seen in.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TableKey<'s> {
    Read(&'s SourceFile, Option<&'s TableAccount>),
    Earlier(&'s SeenIn),
}

impl TableKey<'_> {
    fn path(&self) -> &str {
        match self {
            Self::Read(file, _) => &file.path,
            Self::Earlier(seen) => &seen.file,
        }
    }
}

/// Every table of every file, by path.
pub(crate) fn tables<'s>(site: &'s Site<'_>) -> Vec<TableKey<'s>> {
    let read = site.source_tables().into_iter();
    let read = read.map(|table| TableKey::Read(table.file, table.account));
    let earlier = site.history.places.earlier_files().iter().map(TableKey::Earlier);
    let mut tables: Vec<_> = read.chain(earlier).collect();
    tables.sort_by(|one, other| one.path().cmp(other.path()));
    tables
}

pub(crate) fn source<'s>(key: &TableKey<'s>) -> SourceRow<'s> {
    match key {
        TableKey::Read(file, account) => read(file, *account),
        TableKey::Earlier(seen) => earlier(seen),
    }
}

fn read<'s>(file: &'s SourceFile, account: Option<&'s TableAccount>) -> SourceRow<'s> {
    let SourceFile { authority, snapshot, path, sha256, bytes, encoding, delimiter: _, sheets: _ } =
        file;
    // The name of a hidden sheet is as private as its rows.
    let shown = account.filter(|account| !account.is_hidden);
    let sheet = shown.and_then(|account| file.sheet_name(account.sheet));
    let kind = account.and_then(|account| account.kind);
    let lines = |part: fn(&LineAccount) -> u32| account.map(|account| part(&account.lines));
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

fn earlier(seen: &SeenIn) -> SourceRow<'_> {
    let SeenIn { file, sheet, authority, snapshot, sha256, bytes, rows: _ } = seen;
    SourceRow {
        file,
        authority_folder: authority,
        snapshot: *snapshot,
        sha256: (!sha256.is_empty()).then_some(sha256.as_str()),
        bytes: *bytes,
        encoding: None,
        sheet: sheet.as_deref(),
        kind: None,
        kind_name: None,
        lines_read: None,
        lines_header: None,
        lines_blank: None,
        lines_note: None,
        lines_continuation: None,
        lines_accepted: None,
        lines_partly_accepted: None,
        lines_set_aside: None,
    }
}
