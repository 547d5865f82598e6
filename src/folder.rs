//! Walks the folders that people fill.

use std::path::Path;

use walkdir::{DirEntry, WalkDir};

/// What Windows, and programs that pack archives, put beside files, in small letters.
const OF_SYSTEMS: [&str; 4] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"];

/// Whether no person sees such a file: hidden ones, the lock files of office programs, and what
/// systems leave in every folder.
pub(crate) fn is_hidden(name: &str) -> bool {
    let is_of_system = |known: &&str| name.eq_ignore_ascii_case(known);
    name.starts_with('.') || name.starts_with("~$") || OF_SYSTEMS.iter().any(is_of_system)
}

/// The files below a folder that a person sees, in any order. What a link leads to is read: some
/// servers mount every file as a link.
///
/// # Errors
/// One for each entry that can't be looked at, and for a link that leads back to where it stands.
pub(crate) fn files(dir: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    let is_seen =
        |entry: &DirEntry| entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy());
    let entries = WalkDir::new(dir).follow_links(true).into_iter().filter_entry(is_seen);
    entries.filter(|entry| entry.as_ref().map_or(true, |entry| entry.file_type().is_file()))
}

/// A path below a folder, with `/` whatever the system.
pub(crate) fn slashed(dir: &Path, path: &Path) -> String {
    let below = path.strip_prefix(dir).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Why the system refuses a file, in a clerk's words.
pub(crate) fn why(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    let words = match error.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限，请改文件或文件夹的权限后再运行",
        ErrorKind::AlreadyExists => "已经有这个文件了",
        ErrorKind::StorageFull => "磁盘满了",
        ErrorKind::IsADirectory => "这是文件夹，不是文件",
        ErrorKind::NotADirectory => "路径里有一段是文件，不是文件夹",
        ErrorKind::ReadOnlyFilesystem => "这个磁盘是只读的",
        ErrorKind::InvalidData => crate::format_words::NOT_UTF8,
        _ => return error.to_string(),
    };
    words.to_owned()
}
