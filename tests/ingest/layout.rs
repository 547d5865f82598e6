//! Which files are read.

use crate::{UNTIL, folder};
use gongshi::source::{Read, SourceDefect, SourceDefectKind, read, snapshots};
use jiff::civil::date;
use std::path::Path;

const TABLE: &[u8] = "技术名称,医疗机构名称\n".as_bytes();

fn paths(read: &Read) -> Vec<&str> {
    read.sources.files.iter().map(|file| file.path.as_str()).collect()
}

#[test]
fn each_authority_gives_its_newest_export_in_time() {
    let root = folder(&[
        ("220100/2026-11-08/b.csv", TABLE),
        ("220000/2026-11-01/a.csv", TABLE),
        ("220000/2026-11-15/b.csv", TABLE),
        ("220000/2026-11-15/a.csv", TABLE),
        ("220000/2026-11-22/a.csv", TABLE),
    ]);
    let found = read(root.path(), UNTIL).expect("listed");
    let expected =
        ["220000/2026-11-15/a.csv", "220000/2026-11-15/b.csv", "220100/2026-11-08/b.csv"];
    assert_eq!(paths(&found), expected);
    assert_eq!(found.sources.files[0].snapshot, Some(date(2026, 11, 15)));
    let tables: Vec<u32> = found.tables.iter().map(|table| table.file.0).collect();
    assert_eq!(tables, [0, 1, 2]);
    let dates = snapshots(root.path()).expect("listed");
    assert_eq!(dates.len(), 4);
}

#[test]
fn a_missing_folder_is_an_empty_read() {
    let nowhere = Path::new("no such folder");
    assert_eq!(read(nowhere, UNTIL).expect("empty"), Read::default());
    assert!(snapshots(nowhere).expect("empty").is_empty());
}

#[test]
fn what_is_out_of_place_is_told_and_hidden_files_are_not() {
    let root = folder(&[
        ("loose.csv", TABLE),
        ("220000/loose.csv", TABLE),
        ("220000/2026-11/a.csv", TABLE),
        ("220000/2026-11-15/deep/a.csv", TABLE),
        ("220000/2026-11-15/.hidden.csv", TABLE),
        ("220000/2026-11-15/~$a.xlsx", TABLE),
        ("220000/2026-11-15/Thumbs.db", b"small pictures"),
        ("220000/2026-11-15/__MACOSX/._a.csv", TABLE),
        ("220000/desktop.ini", b"[.ShellClassInfo]"),
        ("220000/2026-11-15/a.csv", TABLE),
        ("220000/2026-11-08/deep/a.csv", TABLE),
    ]);
    let found = read(root.path(), UNTIL).expect("listed");
    let misplaced: Vec<&str> = found
        .defects
        .iter()
        .filter(|defect| {
            matches!(defect.kind, SourceDefectKind::Misplaced | SourceDefectKind::NotAFile)
        })
        .map(|defect| found.sources.file(defect.location.file).path.as_str())
        .collect();
    let expected = ["220000/2026-11", "220000/2026-11-15/deep", "220000/loose.csv", "loose.csv"];
    assert_eq!(misplaced, expected);
    assert_eq!((found.defects.len(), found.tables.len()), (4, 1));
}

/// What nobody has put a file into yet hides no export, and makes none.
#[test]
fn an_empty_folder_is_no_export() {
    let root = folder(&[
        ("a/2026-11-08/a.csv", TABLE),
        ("b/2026-11-08/source.toml", b""),
        ("c/2026-11-08/c.csv", TABLE),
    ]);
    for empty in ["a/2026-11-15", "c/2026-11-01"] {
        std::fs::create_dir(root.path().join(empty)).expect("a folder");
    }
    let told = |until| {
        let found = read(root.path(), until).expect("listed");
        let path = |it: &SourceDefect| found.sources.file(it.location.file).path.clone();
        let defects: Vec<_> = found.defects.iter().map(|it| (path(it), it.kind.clone())).collect();
        (found.tables.len(), defects)
    };
    let empty = |path: &str| (path.to_owned(), SourceDefectKind::EmptyFolder);
    let of_week = vec![empty("a/2026-11-15"), empty("b/2026-11-08")];
    assert_eq!(told(UNTIL), (2, of_week.clone()));
    assert_eq!(told(date(2026, 11, 8)), (2, of_week), "the newest that there is");
    let earlier = date(2026, 11, 1);
    assert_eq!(told(earlier), (0, vec![empty("c/2026-11-01")]), "the rest was not sent yet");
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    let root = folder(&[("220000/2026-11-15/a.csv", TABLE)]);
    let link = root.path().join("220000/2026-11-15/b.csv");
    std::os::unix::fs::symlink(root.path().join("220000/2026-11-15/a.csv"), link).expect("a link");
    let found = read(root.path(), UNTIL).expect("listed");
    assert_eq!(found.tables.len(), 1);
    assert_eq!(found.defects[0].kind, SourceDefectKind::NotAFile);
}

#[test]
fn formats_that_are_not_read_are_told() {
    let root = folder(&[
        ("a/2026-11-15/old.xls", b"x"),
        ("a/2026-11-15/page.PDF", b"x"),
        ("a/2026-11-15/none", b"x"),
        ("a/2026-11-15/upper.CSV", TABLE),
    ]);
    let found = read(root.path(), UNTIL).expect("listed");
    let kinds: Vec<_> = found.defects.into_iter().map(|defect| defect.kind).collect();
    let unsupported = |ending: &str| SourceDefectKind::UnsupportedFormat(ending.to_owned());
    assert_eq!(kinds, [unsupported(""), SourceDefectKind::OldWorkbook, unsupported("pdf")]);
    assert_eq!(found.tables.len(), 1);
}

#[test]
fn the_nearer_settings_win_and_broken_ones_are_told() {
    let near = "[[file]]\nname = 'a*.csv'\nkind = 'filing'\ncolumns = { '技术' = 'technology' }\n";
    let root = folder(&[
        ("a/source.toml", "[[file]]\nname = '*.csv'\nkind = 'disclosure'\n".as_bytes()),
        ("a/2026-11-15/source.toml", near.as_bytes()),
        ("a/2026-11-15/a.csv", TABLE),
        ("a/2026-11-15/b.csv", TABLE),
        ("b/source.toml", b"[[files]]\nname = 'x'\n"),
    ]);
    let found = read(root.path(), UNTIL).expect("listed");
    let kind = |index: usize| found.tables[index].settings.as_ref().and_then(|s| s.kind.as_deref());
    assert_eq!((kind(0), kind(1)), (Some("filing"), Some("disclosure")));
    let [defect] = found.defects.as_slice() else { panic!("{:?}", found.defects) };
    assert!(matches!(defect.kind, SourceDefectKind::BrokenSettings(_)));
    assert_eq!(found.sources.file(defect.location.file).path, "b/source.toml");
}
