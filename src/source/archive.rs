//! The zip archive around a workbook. The only module that uses `zip`.
//!
//! A small archive can ask for any amount of memory, and the sizes it declares need not be true:
//! what is declared is checked first because that is cheap, and what is really unpacked is
//! counted while it is read.

use super::SourceDefectKind;
use std::fmt;
use std::io::{self, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// What every archive begins with.
const START: &[u8] = b"PK";

/// What every archive with something in it begins with, and no text.
pub(crate) const FILLED: &[u8] = b"PK\x03\x04";

/// Parts of an archive. A workbook of a thousand sheets with drawings has a few thousand.
const MAX_PARTS: usize = 10_000;

/// Size unpacked, in bytes, of all parts read: a sheet of 500,000 rows and twelve columns is
/// near it.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// Unpacked size to packed size. Sheets reach 20 to 50, and small ones don't matter.
const MAX_RATIO: u64 = 200;

/// Unpacked size below which no ratio is asked for.
const SMALL: u64 = 16 * 1024 * 1024;

/// An opened archive that unpacks only so much in all.
pub(crate) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

/// One part while it is unpacked.
pub(crate) type Part<'a, 'b> = BufReader<Capped<'a, ZipFile<'a, Cursor<&'b [u8]>>>>;

/// Reads until the archive's allowance is used up.
pub(crate) struct Capped<'a, R> {
    inner: R,
    left: &'a mut u64,
}

/// The allowance is used up.
#[derive(Debug)]
pub(crate) struct UsedUp;

impl<'b> Archive<'b> {
    /// Opens an archive whose directory asks for nothing absurd.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, SourceDefectKind> {
        if !bytes.is_empty() && !bytes.starts_with(START) {
            return Err(broken("内容不是 Excel 工作簿，可能是网页或文本改了后缀"));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| broken("文件不完整，可能没有传完或没有保存完"))?;
        if zip.len() > MAX_PARTS {
            return Err(broken(&format!("内含 {} 个部件，太多了", zip.len())));
        }
        let mut declared = 0_u64;
        for index in 0..zip.len() {
            let part = zip.by_index_raw(index).map_err(|_| broken("文件内部的目录有误"))?;
            declared = declared.saturating_add(part.size());
        }
        let packed = bytes.len() as u64;
        if declared > MAX_UNPACKED || (declared > SMALL && declared / packed.max(1) > MAX_RATIO) {
            return Err(too_large(declared));
        }
        Ok(Self { zip, left: MAX_UNPACKED })
    }

    /// Begins to unpack a part; `None` where there is none of this name. Case and the direction
    /// of slashes don't count: some programs write them otherwise than the file format asks.
    pub(crate) fn part(&mut self, name: &str) -> Option<Part<'_, 'b>> {
        let plain = |name: &str| name.replace('\\', "/").to_lowercase();
        let wanted = plain(name);
        let index = self.zip.index_for_name(name).or_else(|| {
            self.zip.file_names().position(|held| held.is_ok_and(|held| plain(&held) == wanted))
        })?;
        let inner = self.zip.by_index(index).ok()?;
        Some(BufReader::with_capacity(1 << 16, Capped { inner, left: &mut self.left }))
    }
}

impl<R: Read> Read for Capped<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        *self.left = self.left.checked_sub(read as u64).ok_or_else(|| io::Error::other(UsedUp))?;
        Ok(read)
    }
}

impl fmt::Display for UsedUp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("unpacks to more than is read")
    }
}

impl std::error::Error for UsedUp {}

/// The defect of a workbook that unpacks to more than is read.
pub(crate) fn too_large(bytes: u64) -> SourceDefectKind {
    SourceDefectKind::TooLarge { bytes: bytes.max(MAX_UNPACKED + 1), limit: MAX_UNPACKED }
}

fn broken(reason: &str) -> SourceDefectKind {
    SourceDefectKind::BrokenWorkbook(reason.to_owned())
}
