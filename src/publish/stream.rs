//! A large file that comes part by part, so that nothing has to hold it.
//!
//! As long as the parts are what the present release has, nothing is written; a file that is the
//! same to its end is linked like any other.

use super::manifest::Record;
use super::modes::is_published_file;
use super::output::Output;
use super::{OutPath, PublishError};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// A file in the making. Dropped unfinished, it makes the release incomplete.
pub struct Stream<'o> {
    output: &'o Output,
    path: OutPath,
    file: PathBuf,
    state: State,
    sum: Sha256,
    bytes: u64,
    finished: bool,
}

enum State {
    /// So far the parts are those of this file.
    Same(PathBuf, File),
    /// The parts are written.
    Own(File),
}

impl Output {
    /// Begins a file that comes part by part. It can't be a page: those are read as a whole.
    ///
    /// # Errors
    /// As of [`Self::write`].
    pub fn open(&self, path: OutPath) -> Result<Stream<'_>, PublishError> {
        let file = self.place(&path)?;
        let present = self.present(&path).and_then(|old| Some((old.clone(), plain_file(&old)?)));
        let state = match present {
            Some((old, opened)) => State::Same(old, opened),
            None => State::Own(self.create(&file).map_err(PublishError::io("写入", &file))?),
        };
        let (sum, bytes, finished) = (Sha256::new(), 0, false);
        Ok(Stream { output: self, path, file, state, sum, bytes, finished })
    }
}

impl Stream<'_> {
    /// Adds a part. Personal data is looked for part by part, so a record belongs into one.
    ///
    /// # Errors
    /// [`PublishError::Io`] if it cannot be written.
    pub fn push(&mut self, part: &[u8]) -> Result<(), PublishError> {
        self.output.note_leaks(&self.path, part)?;
        self.push_again(part)
    }

    /// Adds a part whose text another file of the release has too, in which personal data is
    /// looked for.
    ///
    /// # Errors
    /// As of [`Self::push`].
    pub fn push_again(&mut self, part: &[u8]) -> Result<(), PublishError> {
        self.sum.update(part);
        self.add(part).map_err(PublishError::io("写入", &self.file))?;
        self.bytes += part.len() as u64;
        Ok(())
    }

    fn add(&mut self, part: &[u8]) -> io::Result<()> {
        if let State::Same(old, opened) = &mut self.state {
            if goes_on_with(opened, part) {
                return Ok(());
            }
            let old = old.clone();
            self.part_ways(&old)?;
        }
        match &mut self.state {
            State::Own(file) => file.write_all(part),
            State::Same(..) => Ok(()),
        }
    }

    /// Writes what was the same so far.
    fn part_ways(&mut self, old: &Path) -> io::Result<()> {
        let mut file = self.output.create(&self.file)?;
        let copied = io::copy(&mut File::open(old)?.take(self.bytes), &mut file)?;
        if copied != self.bytes {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.state = State::Own(file);
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// As of [`Output::write`].
    pub fn finish(mut self) -> Result<(), PublishError> {
        let sha256 = std::mem::take(&mut self.sum).finalize().into();
        self.output.claim(Record { path: self.path.to_string(), bytes: self.bytes, sha256 })?;
        self.output.note_file(&self.path);
        let linked = self.settle().map_err(PublishError::io("写入", &self.file))?;
        self.output.count(linked);
        self.finished = true;
        Ok(())
    }

    /// Links the present file if it ends here too; whether it did.
    fn settle(&mut self) -> io::Result<bool> {
        let State::Same(old, opened) = &self.state else { return Ok(false) };
        let old = old.clone();
        let same = opened.metadata()?.len() == self.bytes;
        if same && fs::hard_link(&old, &self.file).is_ok() {
            return Ok(true);
        }
        self.part_ways(&old)?;
        Ok(false)
    }
}

impl Drop for Stream<'_> {
    fn drop(&mut self) {
        if !self.finished {
            self.output.fail(&self.path);
        }
    }
}

/// A plain file with the fixed mode, opened.
fn plain_file(file: &Path) -> Option<File> {
    let metadata = fs::symlink_metadata(file).ok()?;
    is_published_file(&metadata).then(|| File::open(file).ok())?
}

/// Bytes of a file that are compared at once.
const COMPARED: usize = 64 * 1024;

/// Whether a file goes on with these bytes.
pub(super) fn goes_on_with(file: &mut File, bytes: &[u8]) -> bool {
    let mut buffer = vec![0; bytes.len().min(COMPARED)];
    bytes.chunks(COMPARED).all(|part| {
        let read = &mut buffer[..part.len()];
        file.read_exact(read).is_ok() && read == part
    })
}
