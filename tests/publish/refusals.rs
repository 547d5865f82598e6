//! What is refused before anything is touched.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use gongshi::publish::{OutPath, Publication, PublishError, PublishOptions};

use crate::support::{assert_whole, begin, names, path, publish, release, target};

fn refusal(target: &Path) -> String {
    match begin(target) {
        Err(error @ PublishError::ForeignTarget { .. }) => error.to_string(),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("{} was not refused", target.display()),
    }
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let (_folder, target) = target();
    fs::create_dir(&target).unwrap();
    fs::write(target.join("thesis.doc"), "x").unwrap();
    assert!(refusal(&target).contains("不是本程序生成的"));
    assert_eq!(names(&target), ["thesis.doc"]);
}

#[test]
fn links_files_and_nameless_folders_are_refused() {
    let (folder, target) = target();
    symlink(folder.path(), &target).unwrap();
    assert!(refusal(&target).contains("符号链接"));
    assert!(refusal(&target.join("")).contains("符号链接"), "with a slash at the end");
    fs::remove_file(&target).unwrap();
    fs::write(&target, "x").unwrap();
    assert!(refusal(&target).contains("它是文件"));
    for nameless in ["/", "..", "."] {
        assert!(refusal(Path::new(nameless)).contains("名称"), "{nameless}");
    }
}

#[test]
fn a_folder_put_there_during_the_build_is_not_replaced() {
    let (_folder, target) = target();
    let publication = begin(&target).unwrap();
    fs::create_dir(&target).unwrap();
    fs::write(target.join("thesis.doc"), "x").unwrap();
    let error = publication.finish(&release()).unwrap_err();
    assert!(matches!(error, PublishError::ForeignTarget { .. }), "{error}");
    assert_eq!(names(&target), ["thesis.doc"]);
}

#[test]
fn a_second_build_is_refused_and_told_who_holds_the_lock() {
    let (_folder, target) = target();
    let first = begin(&target).unwrap();
    first.output().write(&path("index.html"), b"x").unwrap();
    match begin(&target) {
        Err(error @ PublishError::Locked { pid, .. }) => {
            assert_eq!(pid, Some(std::process::id()));
            assert!(error.to_string().contains("另一个生成任务"), "{error}");
        }
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("two builds at once"),
    }
    first.finish(&release()).unwrap();
    assert_whole(&target);
    assert!(begin(&target).is_ok());
}

#[test]
fn a_lock_file_that_is_a_link_is_not_followed() {
    let (folder, target) = target();
    let precious = folder.path().join("precious");
    fs::write(&precious, "x").unwrap();
    symlink(&precious, folder.path().join(".public.lock")).unwrap();
    assert!(matches!(begin(&target), Err(PublishError::Io { .. })));
    assert_eq!(fs::read_to_string(&precious).unwrap(), "x");
}

#[test]
fn what_took_the_place_of_the_staging_folder_is_removed_not_followed() {
    let (folder, target) = target();
    let precious = folder.path().join("precious");
    fs::create_dir(&precious).unwrap();
    fs::write(precious.join("a"), "x").unwrap();
    symlink(&precious, folder.path().join(".public.staging")).unwrap();
    publish(&target, &[("index.html", "x")]).unwrap();
    assert_eq!(names(&precious), ["a"]);
}

#[test]
fn paths_and_bases_outside_the_alphabet_are_refused() {
    for text in ["../index.html", "/etc/passwd", "a/../../b", "医院/index.html"] {
        let error = OutPath::new(text).unwrap_err();
        assert!(error.to_string().contains(text), "{error}");
    }
    let (_folder, target) = target();
    for base_path in ["/a/../", "/a b/", "http://example.cn/"] {
        let options = PublishOptions { base_path: base_path.to_owned() };
        let begun = Publication::begin(&target, &options);
        assert!(matches!(begun, Err(PublishError::InvalidPath { .. })), "{base_path}");
    }
}

#[test]
fn one_path_is_written_once() {
    for second in ["a/index.html", "A/Index.html", "data/manifest.json"] {
        let (_folder, target) = target();
        let error = publish(&target, &[("a/index.html", "x"), (second, "x")]).unwrap_err();
        assert!(matches!(error, PublishError::DuplicatePath { .. }), "{error}");
        assert!(!target.exists());
    }
}

#[test]
fn a_release_with_a_failed_write_is_not_published() {
    let (folder, target) = target();
    let publication = begin(&target).unwrap();
    publication.output().write(&path("a"), b"x").unwrap();
    assert!(publication.output().write(&path("a/b"), b"x").is_err(), "a is a file");
    let error = publication.finish(&release()).unwrap_err();
    assert!(matches!(error, PublishError::Incomplete { path } if path == "a/b"));
    assert_eq!(names(folder.path()), [".public.lock"]);
}

#[test]
fn dropped_unfinished_nothing_is_left() {
    let (folder, target) = target();
    let publication = begin(&target).unwrap();
    publication.output().write(&path("a/index.html"), b"x").unwrap();
    drop(publication);
    assert_eq!(names(folder.path()), [".public.lock"]);
}
