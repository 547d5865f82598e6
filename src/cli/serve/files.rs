//! Files of the preview folder. Comes in: the part of a request's address below the site's root.
//! Goes out: the file, the folder's proper address, or nothing.

use std::fs;
use std::io;
use std::path::Path;

use crate::publish::OutPath;

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file, with the type its name tells.
    File(Vec<u8>, &'static str),
    /// A folder, asked for without the slash at the end.
    Folder,
    /// Nothing, or an address that no published file can have (such as one with `..`).
    Nothing,
}

/// Looks an address up; the empty one and those that end in `/` mean the folder's `index.html`.
pub(super) fn find(root: &Path, address: &str) -> io::Result<Found> {
    let name = if address.is_empty() || address.ends_with('/') {
        format!("{address}index.html")
    } else {
        address.to_owned()
    };
    let Ok(path) = OutPath::new(&name) else {
        return Ok(Found::Nothing);
    };
    let file = root.join(path.as_str());
    if file.is_dir() {
        return Ok(Found::Folder);
    }
    match fs::read(&file) {
        Ok(bytes) => Ok(Found::File(bytes, content_type(&name))),
        Err(error) if is_absence(&error) => Ok(Found::Nothing),
        Err(error) => Err(error),
    }
}

/// A file in the middle of the path is as absent as a missing one.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn content_type(name: &str) -> &'static str {
    let (_, extension) = name.rsplit_once('.').unwrap_or(("", ""));
    match extension {
        "html" => HTML,
        "css" => CSS,
        "js" | "mjs" => JAVASCRIPT,
        "json" | "map" => "application/json",
        "ndjson" => "application/x-ndjson",
        "webmanifest" => "application/manifest+json",
        "csv" => "text/csv; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "woff2" => "font/woff2",
        "sqlite" | "db" => "application/vnd.sqlite3",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "txt" | "" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The type of a page.
pub(super) const HTML: &str = "text/html; charset=utf-8";
/// The type of a style sheet.
pub(super) const CSS: &str = "text/css; charset=utf-8";
/// The type of a script.
pub(super) const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Found, HTML, find};

    #[test]
    fn only_published_names_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("preview");
        fs::create_dir_all(root.join("a")).unwrap();
        fs::write(root.join("a/index.html"), "a").unwrap();
        fs::write(root.join("SHA256SUMS"), "s").unwrap();
        fs::write(folder.path().join("secret"), "s").unwrap();
        let found = |address| find(&root, address).unwrap();
        assert_eq!(found("a/"), Found::File(b"a".to_vec(), HTML));
        assert_eq!(found("a"), Found::Folder);
        assert!(matches!(found("SHA256SUMS"), Found::File(_, "text/plain; charset=utf-8")));
        for address in
            ["", "b", "../secret", "a/../../secret", "/etc/passwd", "a//", "SHA256SUMS/x"]
        {
            assert_eq!(found(address), Found::Nothing, "{address}");
        }
    }
}
