//! The step that makes a release public. Comes in: a complete staging folder. Goes out: the same
//! folder at the target, and the old release out of the way, in one atomic step wherever the file
//! system can.

use std::fs;
use std::path::{Path, PathBuf};

use super::PublishError;
use super::places::{Places, Present};

/// Brings everything in the staging folder to the disk, so that a power cut after the swap cannot
/// leave empty files at the target.
#[cfg(target_os = "linux")]
pub(super) fn settle(staging: &Path) -> Result<(), PublishError> {
    let folder = fs::File::open(staging).map_err(PublishError::io("打开文件夹", staging))?;
    rustix::fs::syncfs(folder).map_err(PublishError::io("写入磁盘", staging))
}

/// Where a whole file system cannot be synchronised at once, each file and folder is.
#[cfg(not(target_os = "linux"))]
pub(super) fn settle(staging: &Path) -> Result<(), PublishError> {
    for entry in walkdir::WalkDir::new(staging).contents_first(true) {
        let path = entry.map_err(PublishError::io("读取文件夹", staging))?.into_path();
        sync(&path)?;
    }
    Ok(())
}

/// Makes what a path leads to survive a power cut: of a folder, the change of names in it.
#[cfg(unix)]
pub(super) fn sync(path: &Path) -> Result<(), PublishError> {
    let synced = fs::File::open(path).and_then(|file| file.sync_all());
    synced.map_err(PublishError::io("写入磁盘", path))
}

/// Where folders can't be opened, their changes are the file system's own to keep; a file must be
/// open for writing.
#[cfg(not(unix))]
pub(super) fn sync(path: &Path) -> Result<(), PublishError> {
    if path.is_dir() {
        return Ok(());
    }
    let opened = fs::File::options().write(true).open(path);
    opened.and_then(|file| file.sync_all()).map_err(PublishError::io("写入磁盘", path))
}

/// Puts the staging folder at the target; returns where the old release (or an empty folder)
/// stands now, to be removed.
pub(super) fn swap(places: &Places) -> Result<Option<PathBuf>, PublishError> {
    // Looked at again, because a long build leaves time for someone to put a folder there.
    if places.inspect()? == Present::Nothing {
        rename(&places.staging, &places.target)?;
        return Ok(None);
    }
    match exchange(&places.staging, &places.target) {
        Ok(true) => Ok(Some(places.staging.clone())),
        Ok(false) => aside(places).map(Some),
        Err(error) => Err(error),
    }
}

/// Exchanges two folders in one step; false where the system or the file system cannot.
#[cfg(target_os = "linux")]
fn exchange(staging: &Path, target: &Path) -> Result<bool, PublishError> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    match renameat_with(CWD, staging, CWD, target, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(PublishError::io("替换", target)(error)),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> Result<bool, PublishError> {
    Ok(false)
}

/// Two renames with a short moment in between when the target does not exist. If the second fails
/// the first is undone; if the build is killed in between, the next build undoes it.
fn aside(places: &Places) -> Result<PathBuf, PublishError> {
    rename(&places.target, &places.previous)?;
    if let Err(error) = rename(&places.staging, &places.target) {
        rename(&places.previous, &places.target)?;
        return Err(error);
    }
    Ok(places.previous.clone())
}

#[cfg(unix)]
fn rename(from: &Path, to: &Path) -> Result<(), PublishError> {
    fs::rename(from, to).map_err(PublishError::io("替换", to))
}

/// A folder can't be renamed while anything in it is open: what searches new files for viruses
/// soon lets go.
#[cfg(not(unix))]
fn rename(from: &Path, to: &Path) -> Result<(), PublishError> {
    use std::io::ErrorKind;
    use std::time::Duration;

    for _ in 0..30 {
        match fs::rename(from, to) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                std::thread::sleep(Duration::from_millis(100));
            }
            renamed => return renamed.map_err(PublishError::io("替换", to)),
        }
    }
    fs::rename(from, to).map_err(PublishError::io("替换", to))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::aside;
    use crate::publish::places::{MARKER, Places};

    fn places(folder: &tempfile::TempDir) -> Places {
        let places = Places::of(&folder.path().join("public")).unwrap();
        fs::create_dir(&places.target).unwrap();
        fs::write(places.target.join("index.html"), "old").unwrap();
        places
    }

    fn at_target(places: &Places) -> String {
        fs::read_to_string(places.target.join("index.html")).unwrap()
    }

    #[test]
    fn without_exchange_the_old_release_steps_aside() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(&folder);
        fs::create_dir(&places.staging).unwrap();
        fs::write(places.staging.join("index.html"), "new").unwrap();
        fs::write(places.staging.join(MARKER), "").unwrap();
        assert_eq!(aside(&places).unwrap(), places.previous);
        assert_eq!(at_target(&places), "new");
        places.recover().unwrap();
        assert!(!places.previous.exists());
        assert_eq!(at_target(&places), "new");
    }

    #[test]
    fn without_exchange_a_failure_puts_the_old_release_back() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(&folder);
        assert!(aside(&places).is_err(), "there is no staging folder");
        assert_eq!(at_target(&places), "old");
    }

    #[test]
    fn an_empty_folder_in_the_place_of_the_old_release_is_no_release() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(&folder);
        fs::rename(&places.target, &places.previous).unwrap();
        fs::create_dir(&places.target).unwrap();
        places.recover().unwrap();
        assert_eq!(at_target(&places), "old");
        fs::rename(&places.target, &places.previous).unwrap();
        fs::create_dir(&places.target).unwrap();
        fs::write(places.target.join("letter.txt"), "mine").unwrap();
        assert!(places.recover().is_err());
        assert_eq!(fs::read_to_string(places.previous.join("index.html")).unwrap(), "old");
    }

    #[test]
    fn a_kill_between_the_renames_is_undone() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(&folder);
        fs::rename(&places.target, &places.previous).unwrap();
        places.recover().unwrap();
        assert_eq!(at_target(&places), "old");
        assert!(!places.previous.exists());
    }
}
