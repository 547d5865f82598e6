//! A full disk and a refused write: an error, and the old release untouched.

use std::fs;
use std::path::Path;
use std::process::Command;

use gongshi::publish::PublishError;

use crate::support::{assert_whole, begin, names, path, publish, target};

const OLD: [(&str, &str); 1] = [("index.html", "old")];

/// The system stops the process from writing more than 8 × 512 bytes into one file; unlike a full
/// disk, this can be arranged without special rights.
#[test]
fn a_refused_write_leaves_the_old_release() {
    let (folder, target) = target();
    publish(&target, &OLD).unwrap();
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ && ulimit -f 8 && exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "faults::publishes_a_large_file", "--nocapture"])
        .env("GONGSHI_TEST_LARGE", &target)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert!(text.contains("文件大小超过限制"), "{text}");
    assert_untouched(folder.path(), &target);
}

/// Not a test by itself: the process whose writes are refused.
#[test]
fn publishes_a_large_file() {
    if let Some(target) = std::env::var_os("GONGSHI_TEST_LARGE") {
        let large = "x".repeat(64 * 1024);
        let error = publish(Path::new(&target), &[("large.txt", &large)]).unwrap_err();
        println!("{error}");
    }
}

#[test]
fn a_full_disk_leaves_the_old_release() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_disk) = SmallDisk::mount(folder.path()) else {
        println!("skipped: this user may not mount a small disk");
        return;
    };
    let target = folder.path().join("public");
    publish(&target, &OLD).unwrap();
    let publication = begin(&target).unwrap();
    let full = (0..1000).find_map(|number| {
        let written = publication.output().write(&path(&format!("{number}.txt")), &[b'x'; 4096]);
        written.err()
    });
    let error = full.expect("the disk is smaller than this");
    assert!(error.to_string().contains("磁盘空间不足"), "{error}");
    assert!(matches!(error, PublishError::Io { .. }));
    drop(publication);
    assert_untouched(folder.path(), &target);
    publish(&target, &[("index.html", "new")]).unwrap();
    assert_whole(&target);
}

fn assert_untouched(folder: &Path, target: &Path) {
    assert_whole(target);
    assert_eq!(fs::read_to_string(target.join("index.html")).unwrap(), "old");
    assert_eq!(names(folder), [".public.lock", "public"]);
}

/// A file system of 256 KiB in memory.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(at: &'a Path) -> Option<Self> {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=256k", "gongshi-test"])
            .arg(at)
            .output()
            .ok()?;
        mounted.status.success().then_some(Self(at))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(self.0).status();
        if !unmounted.is_ok_and(|status| status.success()) {
            eprintln!("{} is still mounted", self.0.display());
        }
    }
}
