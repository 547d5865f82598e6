//! The fixed modes of published files and folders, whatever the umask. Where a system has no
//! modes, files are as their folder says.
//!
//! Setting a mode costs as much as making a small file, and under most umasks a new one has it
//! already: that is tried out once, in the folder everything is made in.

use super::PublishError;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;
use system::{has_mode, new_file, new_folder, set_mode};

const FILE_MODE: u32 = 0o644;
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
        let tried = || -> io::Result<bool> {
            new_file(&file)?;
            new_folder(&below)?;
            let [file, below] = [fs::symlink_metadata(&file)?, fs::symlink_metadata(&below)?];
            Ok(has_mode(&file, FILE_MODE) && has_mode(&below, FOLDER_MODE))
        };
        let come_by_themselves = tried().unwrap_or(false);
        gone(fs::remove_file(&file)).map_err(PublishError::io("删除", &file))?;
        gone(fs::remove_dir(&below)).map_err(PublishError::io("删除", &below))?;
        Ok(Self { come_by_themselves })
    }

    /// Makes a folder; one that exists is fine.
    pub(super) fn folder(self, folder: &Path) -> Result<(), PublishError> {
        let made = match new_folder(folder) {
            Ok(()) if self.come_by_themselves => Ok(()),
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => set_mode(folder, FOLDER_MODE),
        };
        made.map_err(PublishError::io("新建文件夹", folder))
    }

    /// Makes a file that must not exist yet.
    pub(super) fn file(self, file: &Path) -> io::Result<File> {
        let opened = new_file(file)?;
        if !self.come_by_themselves {
            set_mode(file, FILE_MODE)?;
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

/// Whether what stands at a path is a plain file with the fixed mode.
pub(super) fn is_published_file(metadata: &Metadata) -> bool {
    metadata.is_file() && has_mode(metadata, FILE_MODE)
}

#[cfg(unix)]
mod system {
    use super::{FILE_MODE, FOLDER_MODE};
    use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
    use std::path::Path;

    pub(super) fn new_folder(folder: &Path) -> io::Result<()> {
        DirBuilder::new().mode(FOLDER_MODE).create(folder)
    }

    pub(super) fn new_file(file: &Path) -> io::Result<File> {
        OpenOptions::new().write(true).create_new(true).mode(FILE_MODE).open(file)
    }

    pub(super) fn has_mode(metadata: &Metadata, mode: u32) -> bool {
        metadata.permissions().mode() & 0o7777 == mode
    }

    pub(super) fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
        fs::set_permissions(path, Permissions::from_mode(mode))
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::{self, File, Metadata};
    use std::io;
    use std::path::Path;

    pub(super) fn new_folder(folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)
    }

    pub(super) fn new_file(file: &Path) -> io::Result<File> {
        File::create_new(file)
    }

    pub(super) fn has_mode(_: &Metadata, _: u32) -> bool {
        true
    }

    pub(super) fn set_mode(_: &Path, _: u32) -> io::Result<()> {
        Ok(())
    }
}
