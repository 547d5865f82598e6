//! Looks into a workbook's zip directory before anything of it is unpacked. The only module
//! that uses `zip`.
//!
//! A workbook is a zip archive: a small file can ask for any amount of memory, by its size
//! unpacked and by the count of texts it declares, which the workbook reader takes on trust.

use super::SourceDefectKind;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Parts of an archive. A workbook of a thousand sheets with drawings has a few thousand.
const MAX_PARTS: usize = 10_000;

/// Size unpacked, in bytes: a sheet of a million rows and twenty columns is near it.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// Unpacked size to packed size. Sheets reach 20 to 50, and small ones don't matter.
const MAX_RATIO: u64 = 200;

/// Unpacked size below which no ratio is asked for.
const SMALL: u64 = 16 * 1024 * 1024;

/// Where the declared count of shared texts must stand.
const HEAD: u64 = 64 * 1024;

/// The shortest shared text: `<si/>`.
const SHORTEST_TEXT: u64 = 5;

/// What forbids unpacking, if anything does.
pub(crate) fn check(bytes: &[u8]) -> Result<(), SourceDefectKind> {
    let broken = |error: zip::result::ZipError| broken(&error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MAX_PARTS {
        return Err(SourceDefectKind::BrokenWorkbook(format!("内含 {} 个部件", archive.len())));
    }
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        unpacked = unpacked.saturating_add(part.size());
        let name = part.name().map_err(broken)?.to_lowercase();
        if name.ends_with("sharedstrings.xml") {
            check_shared_texts(part.size(), part)?;
        }
    }
    let packed = bytes.len() as u64;
    if unpacked > MAX_UNPACKED || (unpacked > SMALL && unpacked / packed.max(1) > MAX_RATIO) {
        return Err(SourceDefectKind::TooLarge { bytes: unpacked, limit: MAX_UNPACKED });
    }
    Ok(())
}

/// Refuses a count of texts that the part is too short to hold.
fn check_shared_texts(size: u64, part: impl Read) -> Result<(), SourceDefectKind> {
    let mut head = Vec::new();
    part.take(HEAD).read_to_end(&mut head).map_err(|error| broken(&error.to_string()))?;
    let head = String::from_utf8_lossy(&head);
    let Some((_, from_list)) = head.split_once("sst") else {
        return Err(broken("sharedStrings.xml"));
    };
    let tag = from_list.split('>').next().unwrap_or_default();
    let Some((_, count)) = tag.split_once("uniqueCount") else { return Ok(()) };
    let digits = count.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let digits = digits.split(|sign: char| !sign.is_ascii_digit()).next().unwrap_or_default();
    match digits.parse::<u64>() {
        Ok(count) if count <= size / SHORTEST_TEXT + 1 => Ok(()),
        _ => Err(broken(&format!("uniqueCount {digits}"))),
    }
}

fn broken(reason: &str) -> SourceDefectKind {
    SourceDefectKind::BrokenWorkbook(reason.to_owned())
}
