//! The fixed modes of published files and folders, whatever the umask.
//!
//! Setting a mode costs as much as making a small file, and under most umasks a new one has it
//! already: that is tried out once, in the folder everything is made in.

use super::PublishError;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

pub(super) const FILE_MODE: u32 = 0o644;
const FOLDER_MODE: u32 = 0o755;

/// Makes files and folders with their modes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Modes {
    /// Whether new files and folders have them by themselves.
    come_by_themselves: bool,
}

impl Modes {
    /// Sets every mode.
    pub(super) const SET: Self = Self { come_by_themselves: false };

    /// Tries out a folder that nothing is in yet.
    ///
    /// # Errors
    /// When what was tried can't be removed: it would be published.
    pub(super) fn tried_in(folder: &Path) -> Result<Self, PublishError> {
        let (file, below) = (folder.join("mode"), folder.join("modes"));
        let has_mode = |path: &Path, mode| Ok::<_, io::Error>(mode_of(path)? == mode);
        let tried = || -> io::Result<bool> {
            new_file(&file)?;
            new_folder(&below)?;
            Ok(has_mode(&file, FILE_MODE)? && has_mode(&below, FOLDER_MODE)?)
        };
        let come_by_themselves = tried().unwrap_or(false);
        gone(fs::remove_file(&file)).map_err(PublishError::io("删除", &file))?;
        gone(fs::remove_dir(&below)).map_err(PublishError::io("删除", &below))?;
        Ok(Self { come_by_themselves })
    }

    /// Makes a folder; one that exists is fine.
    pub(super) fn folder(self, folder: &Path) -> Result<(), PublishError> {
        let made = match new_folder(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                fs::set_permissions(folder, Permissions::from_mode(FOLDER_MODE))
            }
            Ok(()) if self.come_by_themselves => Ok(()),
            made => {
                made.and_then(|()| fs::set_permissions(folder, Permissions::from_mode(FOLDER_MODE)))
            }
        };
        made.map_err(PublishError::io("新建文件夹", folder))
    }

    /// Makes a file that must not exist yet.
    pub(super) fn file(self, file: &Path) -> io::Result<File> {
        let opened = new_file(file)?;
        if !self.come_by_themselves {
            opened.set_permissions(Permissions::from_mode(FILE_MODE))?;
        }
        Ok(opened)
    }
}

/// What could not be made need not be removed.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

fn new_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().mode(FOLDER_MODE).create(folder)
}

fn new_file(file: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(FILE_MODE).open(file)
}

fn mode_of(path: &Path) -> io::Result<u32> {
    Ok(fs::symlink_metadata(path)?.permissions().mode() & 0o7777)
}
