//! The one sink through which every published file passes.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use super::leaks::{self, Leak};
use super::links::{LinkCheck, Report, has_anchors};
use super::manifest::{Claimed, Record};
use super::modes::{Modes, is_published_file};
use super::stream::goes_on_with;
use super::{OutPath, PublishError};
use crate::lookup::Set;
use crate::privacy::Exempt;

/// Writes the files of a release into its staging folder.
///
/// Can be called from many threads; the release does not depend on their order. The bytes are
/// checked, written and let go: only their path, size, SHA-256 and link hashes are kept.
pub struct Output {
    staging: PathBuf,
    modes: Modes,
    present: Option<PathBuf>,
    links: LinkCheck,
    exempt: Exempt,
    leaks: Mutex<Vec<Leak>>,
    records: Mutex<Set<Claimed>>,
    failed: Mutex<BTreeSet<String>>,
    folders: Mutex<HashSet<String>>,
    written: AtomicU64,
    linked: AtomicU64,
}

impl Output {
    /// `present` is the release to take unchanged files from.
    ///
    /// # Errors
    /// When nothing can be made in the staging folder.
    pub(super) fn new(
        staging: PathBuf,
        present: Option<PathBuf>,
        base: String,
    ) -> Result<Self, PublishError> {
        Ok(Self {
            modes: Modes::tried_in(&staging)?,
            staging,
            present,
            links: LinkCheck::new(base),
            exempt: Exempt::default(),
            leaks: Mutex::default(),
            records: Mutex::default(),
            failed: Mutex::default(),
            folders: Mutex::default(),
            written: AtomicU64::new(0),
            linked: AtomicU64::new(0),
        })
    }

    /// Allows values that look personal.
    pub(super) fn allow(&mut self, exempt: Exempt) {
        self.exempt = exempt;
    }

    /// Adds one file. If the present release has the same bytes at this path, that file is linked
    /// and keeps its inode and modification time.
    ///
    /// # Errors
    /// [`PublishError::DuplicatePath`] if the path is taken, [`PublishError::Io`] if it cannot be
    /// written. After an error the release can no longer be published.
    pub fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<(), PublishError> {
        self.keep(path, self.add(path, bytes, bytes))
    }

    /// Adds a file whose bytes are coded numbers, in which `text` is all the text there is:
    /// personal data is looked for there, since numbers by the million look like anything.
    ///
    /// # Errors
    /// As of [`Self::write`].
    pub fn write_coded(
        &self,
        path: &OutPath,
        bytes: &[u8],
        text: &str,
    ) -> Result<(), PublishError> {
        self.keep(path, self.add(path, bytes, text.as_bytes()))
    }

    fn keep(&self, path: &OutPath, added: Result<(), PublishError>) -> Result<(), PublishError> {
        if added.is_err() {
            self.fail(path);
        }
        added
    }

    /// Notes that a file is not whole.
    pub(super) fn fail(&self, path: &OutPath) {
        lock(&self.failed).insert(path.to_string());
    }

    fn add(&self, path: &OutPath, bytes: &[u8], text: &[u8]) -> Result<(), PublishError> {
        self.claim(Record {
            path: path.to_string(),
            bytes: bytes.len() as u64,
            sha256: Sha256::digest(bytes).into(),
        })?;
        if self.note_leaks(path, text)? {
            return Ok(());
        }
        self.links.add(path.as_str(), bytes);
        let file = self.place(path)?;
        let linked = self.link_unchanged(path, bytes, &file);
        if !linked {
            self.write_new(&file, bytes)?;
        }
        self.count(linked);
        Ok(())
    }

    /// Notes the personal data in a text; whether there is any. The rest of the site is still
    /// looked at, so that one refusal names every leak.
    pub(super) fn note_leaks(&self, path: &OutPath, text: &[u8]) -> Result<bool, PublishError> {
        let leaks = leaks::find(path, text, &self.exempt)?;
        let found = !leaks.is_empty();
        if found {
            lock(&self.leaks).extend(leaks);
        }
        Ok(found)
    }

    /// Notes that a file without links exists.
    pub(super) fn note_file(&self, path: &OutPath) {
        self.links.add_file(path.as_str());
    }

    /// Counts a file that was linked or written.
    pub(super) fn count(&self, linked: bool) {
        let counter = if linked { &self.linked } else { &self.written };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// Paths that differ by case only are one path, because on some servers they are one file.
    pub(super) fn claim(&self, record: Record) -> Result<(), PublishError> {
        let path = record.path.clone();
        match lock(&self.records).insert(Claimed(record)) {
            true => Ok(()),
            false => Err(PublishError::DuplicatePath { path }),
        }
    }

    /// Where a file is staged; its folder is made.
    pub(super) fn place(&self, path: &OutPath) -> Result<PathBuf, PublishError> {
        if let Some((folder, _)) = path.as_str().rsplit_once('/') {
            self.make_folder(folder)?;
        }
        Ok(self.staging.join(path.as_str()))
    }

    /// Where the present release would have a file.
    pub(super) fn present(&self, path: &OutPath) -> Option<PathBuf> {
        Some(self.present.as_ref()?.join(path.as_str()))
    }

    fn make_folder(&self, folder: &str) -> Result<(), PublishError> {
        if lock(&self.folders).contains(folder) {
            return Ok(());
        }
        if let Some((above, _)) = folder.rsplit_once('/') {
            self.make_folder(above)?;
        }
        self.modes.folder(&self.staging.join(folder))?;
        lock(&self.folders).insert(folder.to_owned());
        Ok(())
    }

    /// Writes a file that must not exist yet.
    pub(super) fn write_new(&self, file: &Path, bytes: &[u8]) -> Result<(), PublishError> {
        let written = self.create(file).and_then(|mut opened| opened.write_all(bytes));
        written.map_err(PublishError::io("写入", file))
    }

    /// Makes a file that must not exist yet.
    pub(super) fn create(&self, file: &Path) -> io::Result<File> {
        self.modes.file(file)
    }

    /// Whatever stops the comparison or the link (an unreadable old file, a file system without
    /// hard links, too many links), the file is then written like a changed one.
    fn link_unchanged(&self, path: &OutPath, bytes: &[u8], file: &Path) -> bool {
        let Some(old) = self.present(path) else { return false };
        is_same(&old, bytes).unwrap_or(false) && fs::hard_link(&old, file).is_ok()
    }

    /// Checks every page, once all files are in.
    pub(super) fn check(&self) -> Result<(), PublishError> {
        if let Some(path) = lock(&self.failed).first() {
            return Err(PublishError::Incomplete { path: path.clone() });
        }
        let mut leaks = std::mem::take(&mut *lock(&self.leaks));
        if !leaks.is_empty() {
            leaks.sort_unstable();
            leaks.dedup();
            return Err(PublishError::PersonalData(leaks));
        }
        if self.links.is_clean() {
            return Ok(());
        }
        let report = self.report()?;
        match report {
            Report { breaches, .. } if !breaches.is_empty() => {
                Err(PublishError::Breaches(breaches))
            }
            Report { links, .. } => Err(PublishError::BrokenLinks(links)),
        }
    }

    fn report(&self) -> Result<Report, PublishError> {
        let mut report = Report::default();
        for record in self.records() {
            if has_anchors(&record.path) {
                let file = self.staging.join(&record.path);
                let bytes = fs::read(&file).map_err(PublishError::io("读取", &file))?;
                self.links.name(&record.path, &bytes, &mut report);
            }
        }
        Ok(report)
    }

    /// The files so far, sorted by path.
    pub(super) fn records(&self) -> Vec<Record> {
        let mut records: Vec<Record> =
            lock(&self.records).iter().map(|Claimed(record)| record.clone()).collect();
        records.sort_unstable();
        records
    }

    /// How many files were written, and how many linked.
    pub(super) fn counts(&self) -> (u64, u64) {
        (self.written.load(Ordering::Relaxed), self.linked.load(Ordering::Relaxed))
    }
}

fn is_same(old: &Path, bytes: &[u8]) -> io::Result<bool> {
    let metadata = fs::symlink_metadata(old)?;
    let alike = is_published_file(&metadata) && metadata.len() == bytes.len() as u64;
    Ok(alike && goes_on_with(&mut File::open(old)?, bytes))
}

/// A thread that panicked leaves whole values behind, and its panic ends the build anyway.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
