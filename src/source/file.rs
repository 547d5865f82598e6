//! One file: its bytes, its checksum, and the reader its ending asks for.

use super::layout::{Entry, Place};
use super::location::{FileId, Location, SourceFile};
use super::settings::TableSettings;
use super::table::Table;
use super::told::Defects;
use super::{Encoding, SourceDefect, SourceDefectKind, archive, csv, encoding, json, xlsx};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

/// The largest file read, in bytes. A national year of filings is below 100 MB as CSV, and the
/// text and its rows are in memory together.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// One file with what it holds. Locations have no file id yet: see `number`.
#[derive(Debug)]
pub(crate) struct FilePart<T = Table> {
    pub(crate) file: SourceFile,
    pub(crate) tables: Vec<T>,
    pub(crate) defects: Vec<SourceDefect>,
}

/// What a reader of one format makes of a file.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) sheets: Vec<String>,
    pub(crate) delimiter: Option<char>,
    pub(crate) tables: Vec<Table>,
    pub(crate) defects: Defects,
}

/// Stands in locations and tables until the files are numbered.
pub(crate) const UNNUMBERED: FileId = FileId(u32::MAX);

impl FilePart {
    /// The file as a whole.
    pub(crate) fn location(&self) -> Location {
        Location::of_file(UNNUMBERED)
    }

    fn defect(&mut self, kind: SourceDefectKind) {
        self.defects.push(SourceDefect { location: self.location(), kind });
    }

    /// The same with the file's number in its tables.
    pub(crate) fn numbered(mut self, id: FileId) -> Self {
        self.tables.iter_mut().for_each(|table| table.file = id);
        self
    }

    /// The same with what `each` makes of its tables.
    pub(crate) fn each<T>(self, each: impl Fn(Table, &SourceFile) -> Vec<T>) -> FilePart<T> {
        let Self { file, tables, defects } = self;
        let tables = tables.into_iter().flat_map(|table| each(table, &file)).collect();
        FilePart { file, tables, defects }
    }

    /// Tells of a file in which nothing is filled, unless something else is told of it.
    fn tell_empty(&mut self) {
        let is_blank = |table: &Table| table.rows.iter().all(super::Row::is_blank);
        let has_keys = self.tables.iter().any(|table| table.keys.iter().any(|k| !k.is_empty()));
        if self.defects.is_empty() && !has_keys && self.tables.iter().all(is_blank) {
            self.defect(SourceDefectKind::Empty);
        }
    }

    fn take(&mut self, parsed: Parsed) {
        let Parsed { sheets, delimiter, tables, defects } = parsed;
        self.file.sheets = sheets;
        self.file.delimiter = delimiter;
        self.tables = tables;
        self.defects.extend(defects.finish());
    }
}

/// Something that is not where a file should be, or a folder that can't be listed; it is not read.
pub(crate) fn misplaced(entry: &Entry) -> FilePart {
    let mut part = blank_part(entry, None);
    part.defect(match &entry.place {
        Place::Unlistable { reason, .. } => SourceDefectKind::Unreadable(reason.clone()),
        Place::MisplacedInSnapshot(_) => SourceDefectKind::NotAFile,
        Place::UnreadableName => SourceDefectKind::UnreadableName,
        Place::EmptySnapshot(_) => SourceDefectKind::EmptyFolder,
        _ => SourceDefectKind::Misplaced,
    });
    part
}

/// An export that is not read: another folder of the same authority has a newer one.
pub(crate) fn passed(entry: &Entry, other: &str) -> FilePart {
    let mut part = blank_part(entry, None);
    part.defect(SourceDefectKind::PassedOver(other.to_owned()));
    part
}

/// Reads one table file of an export.
pub(crate) fn read(root: &Path, entry: &Entry, settings: Option<Arc<TableSettings>>) -> FilePart {
    let snapshot = match entry.place {
        Place::InSnapshot(date) => Some(date),
        _ => None,
    };
    let (mut part, bytes) = load(root, entry, snapshot);
    if let Some(bytes) = bytes {
        read_bytes(&mut part, &bytes);
        part.tell_empty();
    }
    for table in &mut part.tables {
        table.settings.clone_from(&settings);
    }
    part
}

/// Reads the bytes of a file; `None` where a defect says why not.
pub(crate) fn load(
    root: &Path,
    entry: &Entry,
    snapshot: Option<Date>,
) -> (FilePart, Option<Vec<u8>>) {
    let mut part = blank_part(entry, snapshot);
    match bytes_of(&root.join(&entry.path)) {
        Ok(bytes) => {
            part.file.bytes = bytes.len() as u64;
            part.file.sha256 = hex(&Sha256::digest(&bytes));
            (part, Some(bytes))
        }
        Err(kind) => {
            part.defect(kind);
            (part, None)
        }
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, SourceDefectKind> {
    let unreadable = |error: std::io::Error| SourceDefectKind::Unreadable(reason(&error, "文件"));
    let facts = std::fs::symlink_metadata(path).map_err(unreadable)?;
    // To open a pipe would wait for ever; the listing lets none through, but time may have passed.
    if !facts.is_file() {
        return Err(SourceDefectKind::NotAFile);
    }
    if facts.len() > MAX_BYTES {
        return Err(SourceDefectKind::TooLarge { bytes: facts.len(), limit: MAX_BYTES });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or(0));
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(MAX_BYTES).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// The system's reason in a clerk's words; `what` is 文件 or 文件夹.
pub(crate) fn reason(error: &std::io::Error, what: &str) -> String {
    match error.kind() {
        ErrorKind::NotFound => format!("{what}不在了"),
        ErrorKind::PermissionDenied => format!("没有读取这个{what}的权限"),
        ErrorKind::IsADirectory => "这是文件夹，不是文件".to_owned(),
        _ => match error.raw_os_error() {
            Some(code) => format!("系统读不了这个{what}（错误号 {code}）"),
            None => format!("系统读不了这个{what}"),
        },
    }
}

/// What the bytes of a file of this name hold.
pub(crate) fn from_bytes(name: &str, bytes: &[u8]) -> FilePart {
    let entry = Entry { path: name.to_owned(), place: Place::Misplaced };
    let mut part = blank_part(&entry, None);
    read_bytes(&mut part, bytes);
    part
}

fn read_bytes(part: &mut FilePart, bytes: &[u8]) {
    let name = part.file.name().to_owned();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    match ending.as_str() {
        "csv" | "tsv" | "json" | "ndjson" if bytes.starts_with(archive::FILLED) => {
            let reason = format!("内容是 Excel 工作簿，后缀却是 .{ending}，请把后缀改成 .xlsx");
            part.defect(SourceDefectKind::BrokenWorkbook(reason));
        }
        "csv" | "tsv" | "json" | "ndjson" if bytes.starts_with(&xlsx::COMPOUND_FILE) => {
            part.defect(SourceDefectKind::OldWorkbook);
        }
        "csv" | "tsv" => read_text(part, bytes, csv::read),
        "json" => read_text(part, bytes, |text| match json::is_lines(text) {
            true => json::read_lines(text),
            false => json::read(text),
        }),
        "ndjson" => read_text(part, bytes, json::read_lines),
        // The same archive; its macros are in a part that is never read.
        "xlsx" | "xlsm" => {
            part.file.encoding = Some(Encoding::Workbook);
            part.take(xlsx::read(bytes));
        }
        "xls" => part.defect(SourceDefectKind::OldWorkbook),
        _ => part.defect(SourceDefectKind::UnsupportedFormat(ending)),
    }
}

fn read_text(part: &mut FilePart, bytes: &[u8], parse: fn(&str) -> Parsed) {
    match encoding::decode(bytes) {
        Ok(encoding::Decoded { text, encoding, bad }) => {
            part.file.encoding = Some(encoding);
            let mut parsed = parse(&text);
            parsed.defects.extend(bad.into_iter().map(|bad| SourceDefect {
                location: Location { row: bad.line, ..Location::of_file(UNNUMBERED) },
                kind: SourceDefectKind::Undecodable(bad.bytes),
            }));
            part.take(parsed);
        }
        Err(encoding::NotText::Utf16WithoutMark) => {
            part.defect(SourceDefectKind::Utf16WithoutMark);
        }
        Err(encoding::NotText::Bytes(bytes)) => part.defect(SourceDefectKind::NotText(bytes)),
    }
}

fn blank_part(entry: &Entry, snapshot: Option<Date>) -> FilePart {
    let file = SourceFile {
        authority: entry.authority().to_owned(),
        snapshot,
        path: entry.path.clone(),
        sha256: String::new(),
        bytes: 0,
        encoding: None,
        delimiter: None,
        sheets: Vec::new(),
    };
    FilePart { file, tables: Vec::new(), defects: Vec::new() }
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
