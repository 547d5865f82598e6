//! The content every site starts with: the regulations and the pages about the method.

use super::ContentFile;
use include_dir::{Dir, DirEntry, include_dir};
use std::collections::BTreeMap;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// The content files built into the program, by path.
#[must_use]
pub fn builtin() -> Vec<ContentFile> {
    let mut files = Vec::new();
    collect(&FILES, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(folder: &Dir<'_>, files: &mut Vec<ContentFile>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(below) => collect(below, files),
            DirEntry::File(file) => {
                let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
                if let Some(text) = file.contents_utf8() {
                    files.push(ContentFile { path: parts.join("/"), text: text.to_owned() });
                }
            }
        }
    }
}

/// The files of `own` added to those of `base`; one of the same path replaces it.
#[must_use]
pub fn overlay(base: Vec<ContentFile>, own: Vec<ContentFile>) -> Vec<ContentFile> {
    let all = base.into_iter().chain(own);
    let by_path: BTreeMap<String, ContentFile> =
        all.map(|file| (file.path.clone(), file)).collect();
    by_path.into_values().collect()
}
