//! The first publication, the next one, and what the folder then looks like.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use rayon::prelude::*;

use crate::support::{assert_whole, begin, files, inode, names, path, publish, release, target};

const SITE: [(&str, &str); 3] = [
    ("index.html", "<h1>公示</h1><a href=a/>a</a>"),
    ("a/index.html", "<p>a</p>"),
    ("a/index.json", "{}"),
];

#[test]
fn the_first_publication_makes_the_folder() {
    let (folder, target) = target();
    let target = target.join("deep/site");
    let published = publish(&target, &SITE).unwrap();
    assert_whole(&target);
    assert_eq!((published.files, published.written, published.linked), (5, 5, 0));
    let sizes = files(&target).into_iter().filter(|name| name != ".gongshi-release");
    let bytes: u64 = sizes.map(|name| fs::metadata(target.join(name)).unwrap().len()).sum();
    assert_eq!(published.bytes, bytes);
    assert!(published.warning.is_none());
    assert_eq!(names(target.parent().unwrap()), [".site.lock", "site"]);
    drop(folder);
}

#[test]
fn an_empty_folder_is_taken_over() {
    let (_folder, target) = target();
    fs::create_dir(&target).unwrap();
    publish(&target, &SITE).unwrap();
    assert_whole(&target);
}

#[test]
fn unchanged_files_keep_inode_and_time_and_vanished_files_go() {
    let (folder, target) = target();
    publish(&target, &SITE).unwrap();
    let stamp = |name: &str| {
        let file = target.join(name);
        (inode(&file), fs::metadata(&file).unwrap().modified().unwrap())
    };
    let (index, page) = (stamp("index.html"), stamp("a/index.html"));
    let next = [SITE[0], ("a/index.html", "<p>b</p>"), ("new.json", "[]")];
    let published = publish(&target, &next).unwrap();
    assert_whole(&target);
    assert_eq!(stamp("index.html"), index);
    assert_ne!(stamp("a/index.html"), page);
    assert!(!target.join("a/index.json").exists());
    assert_eq!((published.written, published.linked), (4, 1));
    assert_eq!(names(folder.path()), [".public.lock", "public"]);

    let again = publish(&target, &next).unwrap();
    assert_eq!((again.written, again.linked), (0, 5), "the manifest is the same too");
}

#[test]
fn a_file_that_was_tampered_with_is_written_anew() {
    let (_folder, target) = target();
    publish(&target, &SITE).unwrap();
    fs::write(target.join("a/index.json"), "[]").unwrap();
    fs::set_permissions(target.join("a/index.html"), fs::Permissions::from_mode(0o600)).unwrap();
    let published = publish(&target, &SITE).unwrap();
    assert_eq!(published.written, 2);
    assert_whole(&target);
}

#[test]
fn many_threads_give_the_same_release() {
    let (_folder, one) = target();
    let (_other, two) = target();
    let sites: Vec<(String, String)> =
        (0..400).map(|n| (format!("{}/{}/index.html", n % 7, n), format!("<p>{n}"))).collect();
    let forwards = begin(&one).unwrap();
    sites.par_iter().for_each(|(name, text)| {
        forwards.output().write(&path(name), text.as_bytes()).unwrap();
    });
    forwards.finish(&release()).unwrap();
    let backwards = begin(&two).unwrap();
    for (name, text) in sites.iter().rev() {
        backwards.output().write(&path(name), text.as_bytes()).unwrap();
    }
    backwards.finish(&release()).unwrap();
    let lists = [&one, &two].map(|site| fs::read(site.join("data/SHA256SUMS")).unwrap());
    assert_eq!(lists[0], lists[1]);
}

#[test]
fn the_manifest_lists_every_file_but_the_lists() {
    let (_folder, target) = target();
    publish(&target, &SITE).unwrap();
    let text = fs::read(target.join("data/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(manifest["as_of"], "2025-01-06");
    assert_eq!(manifest["licence"], "CC BY 4.0");
    assert_eq!(manifest["title"], "示例省限制类技术备案公示");
    let listed = manifest["files"].as_array().unwrap();
    let paths: Vec<&str> = listed.iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["a/index.html", "a/index.json", "index.html"]);
    assert_eq!(listed[1]["bytes"], 2);
    let empty_object = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    assert_eq!(listed[1]["sha256"], empty_object);
}

#[test]
fn modes_do_not_depend_on_the_umask() {
    let (_folder, target) = target();
    for umask in ["0077", "0000"] {
        let script = format!("umask {umask} && exec \"$0\" \"$@\"");
        let status = Command::new("sh")
            .arg("-c")
            .arg(script)
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "releases::published_under_a_umask"])
            .env("GONGSHI_TEST_TARGET", &target)
            .status()
            .unwrap();
        assert!(status.success());
        assert_modes(&target);
        fs::remove_dir_all(&target).unwrap();
    }
}

fn assert_modes(target: &Path) {
    for entry in walkdir::WalkDir::new(target) {
        let metadata = entry.unwrap().metadata().unwrap();
        let expected = if metadata.is_dir() { 0o755 } else { 0o644 };
        assert_eq!(metadata.permissions().mode() & 0o7777, expected);
    }
}

/// Not a test by itself: the process that [`modes_do_not_depend_on_the_umask`] starts.
#[test]
fn published_under_a_umask() {
    if let Some(target) = std::env::var_os("GONGSHI_TEST_TARGET") {
        publish(Path::new(&target), &SITE).unwrap();
    }
}
