//! `source.toml`: what an authority says outright about its files.
//!
//! In: the settings files of an authority's folder and of its export. Out: for each file the
//! first entry whose name pattern fits; the export's own file is asked before the authority's.

use super::file::FilePart;
use super::layout::{Entry, Place};
use super::{SourceDefect, SourceDefectKind};
use crate::text::matches;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// What `source.toml` says of a file. The words are checked by `record`, which knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableSettings {
    /// The kind of its records, such as `filing`.
    pub kind: Option<String>,
    /// Field names by header text: `技术` → `technology`, `备注` → `ignore`.
    pub columns: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    #[serde(default, rename = "file")]
    files: Vec<FileEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileEntry {
    /// File name, where `*` stands for any run of characters.
    name: String,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
}

/// All settings of one read, by the folder they lie in.
#[derive(Debug, Default)]
pub(crate) struct AllSettings {
    folders: BTreeMap<String, Vec<(String, Arc<TableSettings>)>>,
}

impl AllSettings {
    /// The settings of a file in the folder of an export.
    pub(crate) fn for_file(&self, entry: &Entry) -> Option<Arc<TableSettings>> {
        let near = folder(&entry.path);
        [near, folder(near)].iter().find_map(|folder| {
            let entries = self.folders.get(*folder)?;
            let (_, settings) = entries.iter().find(|(name, _)| matches(name, entry.name()))?;
            Some(Arc::clone(settings))
        })
    }
}

/// Reads the settings files; each is also a file of the read.
pub(crate) fn read(root: &Path, entries: Vec<&Entry>) -> (AllSettings, Vec<FilePart>) {
    let mut all = AllSettings::default();
    let mut parts = Vec::new();
    for entry in entries {
        let snapshot = match entry.place {
            Place::InSnapshot(date) => Some(date),
            _ => None,
        };
        let (mut part, bytes) = super::file::load(root, entry, snapshot);
        match bytes.as_deref().map(parse) {
            Some(Ok(files)) => {
                part.file.encoding = Some(super::Encoding::Utf8);
                all.folders.insert(folder(&entry.path).to_owned(), files);
            }
            Some(Err(reason)) => part.defects.push(SourceDefect {
                location: part.location(),
                kind: SourceDefectKind::BrokenSettings(reason),
            }),
            None => {}
        }
        parts.push(part);
    }
    (all, parts)
}

fn parse(bytes: &[u8]) -> Result<Vec<(String, Arc<TableSettings>)>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "不是 UTF-8 文本".to_owned())?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let file: SettingsFile =
        toml::from_str(text).map_err(|error| crate::toml_words::in_chinese(&error, text))?;
    let entry = |entry: FileEntry| {
        (entry.name, Arc::new(TableSettings { kind: entry.kind, columns: entry.columns }))
    };
    Ok(file.files.into_iter().map(entry).collect())
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_run() {
        let fits = [("*.csv", "备案.csv"), ("备案*", "备案.csv"), ("a*b*c", "aXbYc"), ("*", "")];
        for (pattern, name) in fits {
            assert!(matches(pattern, name), "{pattern} {name}");
        }
        let misses = [("*.csv", "备案.xlsx"), ("a*ba", "aba0"), ("aa*aa", "aaa"), ("a", "ab")];
        for (pattern, name) in misses {
            assert!(!matches(pattern, name), "{pattern} {name}");
        }
    }

    #[test]
    fn misspelt_settings_are_refused() {
        assert!(parse("[[file]]\nname = 'a'\nkinds = 'filing'".as_bytes()).is_err());
        assert!(parse("[[file]]\nname = 'a'\nkind = 'filing'".as_bytes()).is_ok());
    }
}
