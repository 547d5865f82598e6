//! Reading the ledger of the previous release.

use super::event::{Event, EventKind};
use super::ledger::{FORMAT, LEDGER_FILE, Ledger, Removal};
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

/// The ledger in a release's folder; an empty one where there is no release yet.
///
/// # Errors
/// When there is a ledger that cannot be read: going on without it would change addresses.
pub fn load(release: &Path) -> Result<Ledger, HistoryError> {
    let path = release.join(LEDGER_FILE);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Ledger::default()),
        Err(source) => return Err(HistoryError::Unreadable { path, source }),
    };
    parse(&bytes, &path)
}

fn parse(bytes: &[u8], path: &Path) -> Result<Ledger, HistoryError> {
    let broken = |error: serde_json::Error| HistoryError::Broken {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    #[derive(serde::Deserialize)]
    struct Version {
        format: u32,
    }
    let Version { format } = serde_json::from_slice(bytes).map_err(broken)?;
    if format > FORMAT {
        return Err(HistoryError::Newer { path: path.to_owned(), format });
    }
    let mut ledger: Ledger = serde_json::from_slice(bytes).map_err(broken)?;
    if format == 1 {
        date_removals(&mut ledger);
    }
    Ok(ledger)
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
