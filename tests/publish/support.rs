//! A small site to publish, and what a reader of the folder can check.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use gongshi::publish::{
    OutPath, Publication, PublishError, PublishOptions, Published, ReleaseInfo,
};
use tempfile::TempDir;

/// A temporary folder and the target in it.
pub(crate) fn target() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("public");
    (folder, target)
}

pub(crate) fn release() -> ReleaseInfo {
    ReleaseInfo {
        as_of: "2025-01-06".to_owned(),
        licence: "CC BY 4.0".to_owned(),
        title: "示例省限制类技术备案公示".to_owned(),
        accepted: Vec::new(),
    }
}

pub(crate) fn begin(target: &Path) -> Result<Publication, PublishError> {
    Publication::begin(target, &PublishOptions { base_path: "/ylws/".to_owned() })
}

pub(crate) fn path(text: &str) -> OutPath {
    OutPath::new(text).unwrap()
}

/// Publishes these files.
pub(crate) fn publish(target: &Path, files: &[(&str, &str)]) -> Result<Published, PublishError> {
    let publication = begin(target)?;
    for (name, text) in files {
        publication.output().write(&path(name), text.as_bytes())?;
    }
    publication.finish(&release())
}

pub(crate) fn inode(file: &Path) -> u64 {
    fs::metadata(file).unwrap().ino()
}

/// Names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Every file below a folder, relative, sorted.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut files: Vec<String> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    files
}

/// Whether the folder is one whole release: the standard tool agrees with every checksum, and
/// there is no file that the list lacks.
pub(crate) fn assert_whole(target: &Path) {
    let check = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "data/SHA256SUMS"])
        .current_dir(target)
        .output()
        .unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    let sums = fs::read_to_string(target.join("data/SHA256SUMS")).unwrap();
    let mut listed: Vec<String> = sums.lines().map(|line| line[66..].to_owned()).collect();
    listed.extend([".gongshi-release".to_owned(), "data/SHA256SUMS".to_owned()]);
    listed.sort();
    assert_eq!(files(target), listed);
}
