//! What the tests of whole sites share.

use gongshi::history::Accept;
use gongshi::{BuildOptions, Built, Silent};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The day every test builds on; later than every export in the repository.
pub(crate) const TODAY: jiff::civil::Date = jiff::civil::Date::constant(2026, 11, 22);

/// Settings of a site for tests.
pub(crate) const SETTINGS: &str = r#"
title = "示例省限制类医疗技术备案公示"
jurisdiction = "220000"
authority = "示例机关"
base_url = "https://example.org/ylws/"
data_licence = "示例数据"
"#;

/// Root of the repository, which is the demonstration site.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Copies a folder's files, in whatever order the system lists them.
pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("listing");
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("folder");
        } else {
            fs::copy(entry.path(), target).expect("file");
        }
    }
}

/// Writes one export of a site: `data/sources/<authority>/<date>/<name>`.
pub(crate) fn export(site: &Path, place: &str, name: &str, bytes: &[u8]) {
    let folder = site.join("data/sources").join(place);
    fs::create_dir_all(&folder).expect("folder");
    fs::write(folder.join(name), bytes).expect("export");
}

/// A new site without exports.
pub(crate) fn site(folder: &Path) -> PathBuf {
    fs::create_dir_all(folder).expect("folder");
    fs::write(folder.join("site.toml"), SETTINGS).expect("settings");
    folder.to_owned()
}

/// Options to build a site into its own `public`.
pub(crate) fn options(site: &Path) -> BuildOptions {
    let target = site.join("public");
    BuildOptions {
        site: site.to_owned(),
        previous: target.clone(),
        target,
        today: TODAY,
        accept: Accept::nothing(),
    }
}

/// Builds a site into its own `public`.
pub(crate) fn build(site: &Path) -> Built {
    gongshi::build(&options(site), &Silent).expect("the site builds")
}

/// Every file below a folder with its bytes, by path.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.expect("listing");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).expect("below");
            let bytes = fs::read(entry.path()).expect("file");
            files.push((path.to_string_lossy().into_owned(), bytes));
        }
    }
    files
}

/// The SHA-256 of bytes, in hexadecimal.
pub(crate) fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Compares with the expected text, or writes it when `UPDATE_EXPECTED` is set, to be read
/// before it is committed.
pub(crate) fn expect_text(expected: &Path, actual: &str) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::create_dir_all(expected.parent().expect("folder")).expect("folder");
        fs::write(expected, actual).expect("expected");
        return;
    }
    let text = fs::read_to_string(expected)
        .unwrap_or_else(|error| panic!("{}: {error}", expected.display()));
    assert_eq!(text, actual, "{} differs", expected.display());
}
