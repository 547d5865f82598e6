//! The parts of a workbook: taken out, replaced, put together again. Uses `zip`.
//!
//! Parts that are not touched are copied as they are packed, and changed ones are packed as they
//! are written, so that no more than one part lies unpacked in memory. What is unpacked is
//! counted while it is unpacked: the sizes that an archive declares need not be true.

use super::Fault;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

/// Size unpacked, in bytes, of all parts that are changed: a sheet of 150,000 rows and fifteen
/// columns is near it.
const MAX_UNPACKED: u64 = 128 * 1024 * 1024;

/// What stands before the cells of a sheet is shorter, in bytes.
const HEAD: u64 = 64 * 1024;

/// Parts of a workbook; one of a thousand sheets with drawings has a few thousand.
const MAX_PARTS: usize = 10_000;

/// An opened workbook and what is to be changed in it.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    names: BTreeSet<String>,
    /// Each in an archive of its own, packed.
    changed: BTreeMap<String, Vec<u8>>,
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a workbook.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
        if archive.len() > MAX_PARTS {
            return Err(Fault::TooLarge);
        }
        let names = archive
            .file_names()
            .map(|name| name.map(std::borrow::Cow::into_owned).map_err(|_| Fault::Broken))
            .collect::<Result<_, _>>()?;
        Ok(Self { archive, names, changed: BTreeMap::new(), left: MAX_UNPACKED })
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name) || self.changed.contains_key(name)
    }

    /// A part as text, as it is now.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Fault> {
        let bytes = match self.changed.get(name) {
            Some(packed) => {
                let mut packed = alone(packed)?;
                unpacked(packed.by_index(0).map_err(|_| Fault::Broken)?, self.left)?
            }
            None => {
                let part = self.archive.by_name(name).map_err(|_| Fault::Broken)?;
                let bytes = unpacked(part, self.left)?;
                self.left = self.left.saturating_sub(bytes.len() as u64);
                bytes
            }
        };
        String::from_utf8(bytes).map_err(|_| Fault::Broken)
    }

    /// The first characters of a part, more than stand before the cells of a sheet.
    pub(super) fn head(&mut self, name: &str) -> Result<String, Fault> {
        let mut head = Vec::new();
        let part = self.archive.by_name(name).map_err(|_| Fault::Broken)?;
        part.take(HEAD).read_to_end(&mut head).map_err(|_| Fault::Broken)?;
        Ok(String::from_utf8_lossy(&head).into_owned())
    }

    /// Replaces or adds a part.
    pub(super) fn put(&mut self, name: &str, text: &str) -> Result<(), Fault> {
        self.put_written(name, |part| part.write_all(text.as_bytes()).map_err(|_| Fault::Broken))
    }

    /// Replaces or adds a part that is packed while it is written.
    pub(super) fn put_written(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        writer.start_file(name, options).map_err(|_| Fault::Broken)?;
        write(&mut writer)?;
        let packed = writer.finish().map_err(|_| Fault::Broken)?.into_inner();
        self.changed.insert(name.to_owned(), packed);
        Ok(())
    }

    /// A name for a new part that no part has: `#` stands for a number.
    pub(super) fn free_name(&self, pattern: &str) -> String {
        let name = |number: usize| pattern.replace('#', &number.to_string());
        (1..=MAX_PARTS + 1).map(name).find(|name| !self.has(name)).unwrap_or_default()
    }

    /// The workbook's bytes, the same for the same parts.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Fault> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index).map_err(|_| Fault::Broken)?;
            let name = part.name().map_err(|_| Fault::Broken)?.into_owned();
            match self.changed.remove(&name) {
                None => writer.raw_copy_file(part).map_err(|_| Fault::Broken)?,
                Some(packed) => add(&mut writer, &packed)?,
            }
        }
        for packed in self.changed.values() {
            add(&mut writer, packed)?;
        }
        Ok(writer.finish().map_err(|_| Fault::Broken)?.into_inner())
    }
}

fn add(writer: &mut ZipWriter<Cursor<Vec<u8>>>, packed: &[u8]) -> Result<(), Fault> {
    let mut packed = alone(packed)?;
    let part = packed.by_index_raw(0).map_err(|_| Fault::Broken)?;
    writer.raw_copy_file(part).map_err(|_| Fault::Broken)
}

/// The archive of one part.
fn alone(packed: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Fault> {
    ZipArchive::new(Cursor::new(packed)).map_err(|_| Fault::Broken)
}

fn unpacked(part: impl Read, left: u64) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    part.take(left + 1).read_to_end(&mut bytes).map_err(|_| Fault::Broken)?;
    if bytes.len() as u64 > left { Err(Fault::TooLarge) } else { Ok(bytes) }
}
