//! Files that come part by part.

use std::fs;
use std::path::Path;

use gongshi::publish::{PublishError, Published};

use crate::support::{assert_whole, begin, inode, path, publish, release, target};

const FILE: &str = "data/filings.csv";

fn stream(target: &Path, parts: &[&str]) -> Result<Published, PublishError> {
    let publication = begin(target)?;
    let mut stream = publication.output().open(path(FILE))?;
    for part in parts {
        stream.push(part.as_bytes())?;
    }
    stream.finish()?;
    publication.finish(&release())
}

#[test]
fn a_file_in_other_parts_is_the_same_file() {
    let (_folder, target) = target();
    stream(&target, &["ab", "cd", "ef"]).unwrap();
    assert_whole(&target);
    let before = inode(&target.join(FILE));
    let published = stream(&target, &["a", "bcde", "", "f"]).unwrap();
    assert_eq!((published.written, inode(&target.join(FILE))), (0, before));
    let published = publish(&target, &[(FILE, "abcdef")]).unwrap();
    assert_eq!((published.written, inode(&target.join(FILE))), (0, before));
}

#[test]
fn a_file_that_parts_ways_with_the_present_one_holds_its_own_bytes() {
    for parts in [&["ab", "cX", "ef"][..], &["ab", "cd"], &["ab", "cd", "ef", "gh"], &["X"], &[]] {
        let (_folder, target) = target();
        stream(&target, &["ab", "cd", "ef"]).unwrap();
        let before = inode(&target.join(FILE));
        stream(&target, parts).unwrap();
        assert_whole(&target);
        assert_eq!(fs::read_to_string(target.join(FILE)).unwrap(), parts.concat());
        assert_ne!(inode(&target.join(FILE)), before, "{parts:?}");
    }
}

#[test]
fn an_unfinished_file_is_not_published() {
    let (_folder, target) = target();
    let publication = begin(&target).unwrap();
    let mut stream = publication.output().open(path(FILE)).unwrap();
    stream.push(b"ab").unwrap();
    drop(stream);
    let error = publication.finish(&release()).unwrap_err();
    assert!(matches!(error, PublishError::Incomplete { path } if path == FILE));
    assert!(!target.exists());
}

#[test]
fn personal_data_in_any_part_refuses_the_release() {
    let (_folder, target) = target();
    let error = stream(&target, &["name\n", "示例 13800138000\n", "end\n"]).unwrap_err();
    let PublishError::PersonalData(leaks) = error else { panic!("{error}") };
    assert_eq!(leaks.iter().map(|leak| leak.path.as_str()).collect::<Vec<_>>(), [FILE]);
}

#[test]
fn a_path_is_taken_once_whichever_way() {
    let (_folder, target) = target();
    let publication = begin(&target).unwrap();
    publication.output().write(&path("DATA/x.csv"), b"a").unwrap();
    let error = publication.output().open(path("data/x.csv")).unwrap().finish().unwrap_err();
    assert!(matches!(error, PublishError::DuplicatePath { .. }), "{error}");
}
