//! The same inputs give the same bytes, whatever surrounds the build.

use crate::support::{self, files, repository};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

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

fn built(site: &Path, surroundings: &Surroundings) -> (Vec<(String, Vec<u8>)>, Option<u32>) {
    demonstration(site, surroundings.reversed);
    let script = format!("umask {}; exec \"$0\" \"$@\"", surroundings.umask);
    let mut child = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_gongshi"), "build", "--date", "2026-11-22"])
        .current_dir(site)
        .env("TZ", surroundings.zone)
        .env("LANG", surroundings.language)
        .env("LC_ALL", surroundings.language)
        .env("RAYON_NUM_THREADS", surroundings.threads)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("gongshi runs");
    let most_threads = most_threads(&mut child);
    assert!(child.wait().expect("an end").success());
    (files(&site.join("public")), most_threads)
}

/// The most threads the program has at a time until it ends; `None` where the system does not
/// tell.
fn most_threads(child: &mut Child) -> Option<u32> {
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().expect("a state").is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let threads = text.lines().find_map(|line| line.strip_prefix("Threads:"));
        most = most.max(threads.and_then(|number| number.trim().parse().ok()));
        std::thread::sleep(Duration::from_millis(10));
    }
    most
}

#[test]
fn path_zone_language_umask_threads_and_order_change_no_byte() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let (one, one_threads) = built(&temporary.path().join("a"), &ONE);
    let (other, other_threads) = built(&temporary.path().join("another/longer path"), &OTHER);
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files.iter().map(|(path, _)| path.clone()).collect()
    };
    assert_eq!(names(&one), names(&other));
    for ((path, bytes), (_, others)) in one.iter().zip(&other) {
        assert!(bytes == others, "{path} differs");
    }
    if let (Some(one), Some(other)) = (one_threads, other_threads) {
        assert_eq!(other - one, 7 - 1, "RAYON_NUM_THREADS sets the number of threads");
    }
}
