//! The parts of a workbook: taken out, replaced, put together again. Uses `zip`.
//!
//! Parts that are not touched are copied as they are packed. What is unpacked is counted while
//! it is unpacked: the sizes that an archive declares need not be true.

use super::Fault;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

/// Size unpacked, in bytes, of all parts that are changed.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// Parts of a workbook; one of a thousand sheets with drawings has a few thousand.
const MAX_PARTS: usize = 10_000;

/// An opened workbook and what is to be changed in it.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    names: BTreeSet<String>,
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
        if let Some(bytes) = self.changed.get(name) {
            return String::from_utf8(bytes.clone()).map_err(|_| Fault::Broken);
        }
        let part = self.archive.by_name(name).map_err(|_| Fault::Broken)?;
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| Fault::Broken)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Fault::TooLarge)?;
        String::from_utf8(bytes).map_err(|_| Fault::Broken)
    }

    /// Replaces or adds a part.
    pub(super) fn put(&mut self, name: &str, text: String) {
        self.changed.insert(name.to_owned(), text.into_bytes());
    }

    /// A name for a new part that no part has: `#` stands for a number.
    pub(super) fn free_name(&self, pattern: &str) -> String {
        let name = |number: usize| pattern.replace('#', &number.to_string());
        (1..=MAX_PARTS + 1).map(name).find(|name| !self.has(name)).unwrap_or_default()
    }

    /// The workbook's bytes, the same for the same parts.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Fault> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index).map_err(|_| Fault::Broken)?;
            let name = part.name().map_err(|_| Fault::Broken)?.into_owned();
            match self.changed.remove(&name) {
                None => writer.raw_copy_file(part).map_err(|_| Fault::Broken)?,
                Some(bytes) => add(&mut writer, &name, &bytes, options)?,
            }
        }
        for (name, bytes) in &self.changed {
            add(&mut writer, name, bytes, options)?;
        }
        Ok(writer.finish().map_err(|_| Fault::Broken)?.into_inner())
    }
}

fn add(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    bytes: &[u8],
    options: SimpleFileOptions,
) -> Result<(), Fault> {
    writer.start_file(name, options).map_err(|_| Fault::Broken)?;
    writer.write_all(bytes).map_err(|_| Fault::Broken)
}
