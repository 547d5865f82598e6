//! The folders around the target. Comes in: the target as the caller named it. Goes out: the
//! names of the lock, the staging folder and the fallback folder beside it, after checking that
//! the target may be replaced.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::PublishError;

/// The file at the root of each release which says that the folder is ours to replace.
pub(crate) const MARKER: &str = ".gongshi-release";

/// The target and what stands beside it, all on one file system so that a rename is atomic.
pub(super) struct Places {
    /// Where the site is published.
    pub(super) target: PathBuf,
    /// The folder that holds the target.
    pub(super) parent: PathBuf,
    /// `.<name>.lock`
    pub(super) lock: PathBuf,
    /// `.<name>.staging`
    pub(super) staging: PathBuf,
    /// `.<name>.previous`: the old release while a file system without exchange swaps.
    pub(super) previous: PathBuf,
}

/// What stands at the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Present {
    /// Nothing.
    Nothing,
    /// An empty folder.
    Empty,
    /// A release of ours.
    Release,
}

impl Places {
    /// Names the places and makes the parent folder.
    pub(super) fn of(target: &Path) -> Result<Self, PublishError> {
        let Some(name) = target.file_name() else {
            return Err(foreign(target, "请写出要生成的文件夹的名称"));
        };
        let parent = match target.parent() {
            Some(parent) if parent != Path::new("") => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        fs::create_dir_all(&parent).map_err(PublishError::io("新建文件夹", &parent))?;
        let beside = |suffix| parent.join(hidden(name, suffix));
        Ok(Self {
            // Written anew without a trailing slash, through which a link would be followed.
            target: target.with_file_name(name),
            lock: beside(".lock"),
            staging: beside(".staging"),
            previous: beside(".previous"),
            parent,
        })
    }

    /// What stands at the target; refuses whatever this program did not make.
    pub(super) fn inspect(&self) -> Result<Present, PublishError> {
        let Some(kind) = kind_of(&self.target)? else {
            return Ok(Present::Nothing);
        };
        if kind.is_symlink() {
            return Err(foreign(&self.target, "它是符号链接，请改用真实的文件夹"));
        }
        if !kind.is_dir() {
            return Err(foreign(&self.target, "它是文件，不是文件夹"));
        }
        if kind_of(&self.target.join(MARKER))?.is_some_and(|marker| marker.is_file()) {
            return Ok(Present::Release);
        }
        let mut entries =
            fs::read_dir(&self.target).map_err(PublishError::io("读取文件夹", &self.target))?;
        match entries.next() {
            None => Ok(Present::Empty),
            Some(_) => Err(foreign(
                &self.target,
                "文件夹不是空的，也不是本程序生成的；请换一个文件夹，或先把里面的内容移走",
            )),
        }
    }

    /// Repairs what a killed build left: puts an old release back that was moved aside, also where
    /// somebody made an empty folder in its place since, and removes folders that were being
    /// written or removed. Refuses to remove anything while something foreign is at the target.
    pub(super) fn recover(&self) -> Result<(), PublishError> {
        if kind_of(&self.previous)?.is_some() {
            let restoring = || PublishError::io("恢复旧版网站", &self.target);
            let present = self.inspect()?;
            if present == Present::Empty {
                // Fails where a file was put in since.
                fs::remove_dir(&self.target).map_err(restoring())?;
            }
            if present != Present::Release {
                fs::rename(&self.previous, &self.target).map_err(restoring())?;
            }
        }
        remove(&self.previous)?;
        remove(&self.staging)
    }
}

/// Removes a folder (or whatever took its reserved name) if it is there. Links are not followed.
pub(super) fn remove(path: &Path) -> Result<(), PublishError> {
    let removed = match kind_of(path)? {
        None => Ok(()),
        Some(kind) if kind.is_dir() => fs::remove_dir_all(path),
        Some(_) => fs::remove_file(path),
    };
    removed.map_err(PublishError::io("删除", path))
}

fn kind_of(path: &Path) -> Result<Option<fs::FileType>, PublishError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata.file_type())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(PublishError::io("查看", path)(error)),
    }
}

fn hidden(name: &OsStr, suffix: &str) -> OsString {
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(suffix);
    hidden
}

fn foreign(path: &Path, reason: &'static str) -> PublishError {
    PublishError::ForeignTarget { path: path.to_owned(), reason }
}
