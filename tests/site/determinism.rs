//! The same inputs give the same bytes, whatever surrounds the build.

use crate::support::{self, files, repository};
use std::path::Path;
use std::process::Command;

/// What a build must not depend on.
struct Surroundings {
    zone: &'static str,
    language: &'static str,
    umask: &'static str,
    threads: &'static str,
    reversed: bool,
}

const ONE: Surroundings = Surroundings {
    zone: "Asia/Shanghai",
    language: "zh_CN.UTF-8",
    umask: "022",
    threads: "1",
    reversed: false,
};

const OTHER: Surroundings = Surroundings {
    zone: "America/Adak",
    language: "C",
    umask: "077",
    threads: "7",
    reversed: true,
};

/// Copies the demonstration site, its files created in one order or the other.
fn demonstration(site: &Path, reversed: bool) {
    let mut inputs = files(&repository().join("data"));
    if reversed {
        inputs.reverse();
    }
    for (path, bytes) in inputs {
        let target = site.join("data").join(path);
        std::fs::create_dir_all(target.parent().expect("folder")).expect("folder");
        std::fs::write(target, bytes).expect("input");
    }
    support::copy(&repository().join("content"), &site.join("content"));
    std::fs::copy(repository().join("site.toml"), site.join("site.toml")).expect("settings");
}

fn built(site: &Path, surroundings: &Surroundings) -> Vec<(String, Vec<u8>)> {
    demonstration(site, surroundings.reversed);
    let script = format!("umask {}; exec \"$0\" \"$@\"", surroundings.umask);
    let output = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_gongshi"), "build", "--date", "2026-11-22"])
        .current_dir(site)
        .env("TZ", surroundings.zone)
        .env("LANG", surroundings.language)
        .env("LC_ALL", surroundings.language)
        .env("RAYON_NUM_THREADS", surroundings.threads)
        .output()
        .expect("gongshi runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    files(&site.join("public"))
}

#[test]
fn path_zone_language_umask_threads_and_order_change_no_byte() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let one = built(&temporary.path().join("a"), &ONE);
    let other = built(&temporary.path().join("another/longer path"), &OTHER);
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files.iter().map(|(path, _)| path.clone()).collect()
    };
    assert_eq!(names(&one), names(&other));
    for ((path, bytes), (_, others)) in one.iter().zip(&other) {
        assert!(bytes == others, "{path} differs");
    }
}
