//! Reading the ledger of the previous release.

use super::event::{Event, EventKind};
use super::ledger::{FORMAT, LEDGER_FILE, Ledger, Removal};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Why the previous release can't be continued.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// The ledger is there but cannot be read.
    #[error("读不出上次发布的台账 {path}：{source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The ledger is not what a release writes.
    #[error(
        "上次发布的台账 {path} 已损坏：{reason}。请从备份恢复 public 文件夹；机构网址靠它保持不变"
    )]
    Broken {
        /// The file.
        path: PathBuf,
        /// The parser's reason.
        reason: String,
    },
    /// The ledger was written by a newer program.
    #[error("上次发布的台账 {path} 由更新版本的 gongshi 写成（格式 {format}），请升级后再运行")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: u32,
    },
}

/// The previous release: what has to be known of it before anything is read. Its ledger is large
/// and is loaded when it is needed.
#[derive(Clone, Debug)]
pub struct Previous {
    path: PathBuf,
    /// The format of its ledger; `None` where there is no release yet.
    format: Option<u32>,
    /// The date of its newest release.
    pub released: Option<Date>,
    /// The date of the newest export in it.
    pub exported: Option<Date>,
}

/// As much of a ledger as [`Previous`] tells.
#[derive(Deserialize)]
struct Outline {
    format: u32,
    releases: Vec<Dated>,
    #[serde(default)]
    sources: BTreeMap<String, Date>,
}

#[derive(Deserialize)]
struct Dated {
    date: Date,
}

impl Previous {
    /// Looks at the ledger in a release's folder.
    ///
    /// # Errors
    /// When there is a ledger that cannot be read: going on without it would change addresses.
    pub fn open(release: &Path) -> Result<Self, HistoryError> {
        let path = release.join(LEDGER_FILE);
        let Some(bytes) = bytes(&path)? else {
            return Ok(Self { path, format: None, released: None, exported: None });
        };
        let Outline { format, releases, sources } = parse(&bytes, &path)?;
        if format > FORMAT {
            return Err(HistoryError::Newer { path, format });
        }
        let released = releases.last().map(|release| release.date);
        let exported = sources.into_values().max();
        Ok(Self { path, format: Some(format), released, exported })
    }

    /// The ledger; an empty one where there is no release yet.
    ///
    /// # Errors
    /// As of [`Self::open`].
    pub fn ledger(&self) -> Result<Ledger, HistoryError> {
        let Some(format) = self.format else { return Ok(Ledger::default()) };
        let path = &self.path;
        let bytes = bytes(path)?.ok_or_else(|| HistoryError::Unreadable {
            path: path.clone(),
            source: ErrorKind::NotFound.into(),
        })?;
        let mut ledger: Ledger = parse(&bytes, &self.path)?;
        if format == 1 {
            date_removals(&mut ledger);
        }
        Ok(ledger)
    }
}

/// The ledger in a release's folder; an empty one where there is no release yet.
///
/// # Errors
/// As of [`Previous::open`].
pub fn load(release: &Path) -> Result<Ledger, HistoryError> {
    Previous::open(release)?.ledger()
}

fn bytes(path: &Path) -> Result<Option<Vec<u8>>, HistoryError> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(HistoryError::Unreadable { path: path.to_owned(), source }),
    }
}

fn parse<'b, T: Deserialize<'b>>(bytes: &'b [u8], path: &Path) -> Result<T, HistoryError> {
    serde_json::from_slice(bytes)
        .map_err(|error| HistoryError::Broken { path: path.to_owned(), reason: error.to_string() })
}

/// Format 1 did not keep since when an institution is not listed; its events tell.
fn date_removals(ledger: &mut Ledger) {
    for known in ledger.institutions.iter_mut().filter(|known| !known.listed) {
        let removed = |event: &Event| {
            event.kind == EventKind::Removed
                && event.institution == known.id
                && event.technology.is_none()
        };
        let release = ledger.releases.iter().rfind(|release| release.events.iter().any(removed));
        known.removal = release.map(|release| Removal {
            release: release.date,
            folder: None,
            last: None,
            missing: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{HistoryError, LEDGER_FILE, Ledger, Previous};
    use std::fs;

    #[test]
    fn a_ledger_that_vanishes_is_no_empty_one() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let none = Previous::open(folder.path()).expect("no release yet");
        assert_eq!(none.ledger().expect("an empty ledger"), Ledger::default());
        let file = folder.path().join(LEDGER_FILE);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, serde_json::to_vec(&Ledger::default()).expect("JSON")).expect("a ledger");
        let previous = Previous::open(folder.path()).expect("a release");
        fs::remove_file(&file).expect("removed");
        assert!(matches!(previous.ledger(), Err(HistoryError::Unreadable { .. })));
    }
}
