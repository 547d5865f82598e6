//! What is written for the browser.

use crate::{ask, made};
use gongshi::search::ShardFile;
use std::collections::BTreeSet;

#[test]
fn the_same_site_gives_the_same_bytes() {
    let files = || made().shards("2026-11-15").expect("shards");
    let (one, other) = (files(), files());
    assert_eq!(one.folder, other.folder);
    assert!(one.files == other.files, "the bytes differ");
}

#[test]
fn the_folder_is_named_after_what_it_holds() {
    ask(|index| {
        let folder = |as_of| index.shards(as_of).expect("shards").folder;
        assert_ne!(folder("2026-11-15"), folder("2026-11-22"));
    });
}

#[test]
fn files_are_plain_and_small() {
    ask(|index| {
        let shards = index.shards("2026-11-15").expect("shards");
        let paths: BTreeSet<_> = shards.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths.len(), shards.files.len());
        assert!(paths.contains("head.json") && paths.contains("places/all.bin"));
        for ShardFile { path, bytes, text } in &shards.files {
            assert_eq!(text.is_some(), path.ends_with(".bin"), "{path}");
            assert!(bytes.len() < 60_000, "{path}: {} bytes", bytes.len());
            assert!(path.ends_with(".json") || path.ends_with(".bin"), "{path}");
        }
    });
}
