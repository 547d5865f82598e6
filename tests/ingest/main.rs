//! Sources as files on disk → rows → raw records, through the public surface.

mod account;
mod beside;
mod columns;
mod formats;
mod forms;
mod hostile;
mod layout;
mod named;
mod records;
mod roundtrip;
mod sections;
mod shapes;
mod tables;
mod values;

use gongshi::source::{Read, read};
use jiff::civil::{Date, date};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The date of every export written here.
const EXPORT: &str = "2026-11-15";

/// The date up to which is read.
const UNTIL: Date = date(2026, 11, 16);

/// Writes files below a new folder of sources.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let root = TempDir::new().expect("a folder");
    for (path, bytes) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).expect("its folders");
        fs::write(path, bytes).expect("a file");
    }
    root
}

/// Reads one file of one export.
fn read_one(name: &str, bytes: &[u8]) -> Read {
    let root = folder(&[(&format!("220000/{EXPORT}/{name}"), bytes)]);
    read(root.path(), UNTIL).expect("a folder that can be listed")
}
