//! A build killed at any moment leaves one whole release, and the next build cleans up.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{assert_whole, names, publish, target};

const FILES: usize = 150;

#[test]
fn killed_at_any_moment_the_target_is_one_whole_release() {
    let (folder, target) = target();
    publish_edition(&target, 0);
    let mut staged = 0;
    for round in 0..40u64 {
        let mut child = start(&target);
        // A spread of moments that is the same in every run.
        std::thread::sleep(Duration::from_micros(20_000 + round * 7_919 % 60_000));
        child.kill().unwrap();
        child.wait().unwrap();
        staged += usize::from(folder.path().join(".public.staging").exists());
        assert_whole(&target);
        assert_one_edition(&target);
    }
    assert!(staged > 0, "no kill fell into a build, so the test tested nothing");
    publish_edition(&target, 0);
    assert_whole(&target);
    assert_eq!(names(folder.path()), [".public.lock", "public"]);
}

fn start(target: &Path) -> Child {
    let started = folder_clock(target);
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::publishes_until_killed"])
        .env("GONGSHI_TEST_ENDLESS", target)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let patience = Instant::now();
    while folder_clock(target) == started && patience.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(1));
    }
    child
}

/// Changes when a build has written its process id into the lock file.
fn folder_clock(target: &Path) -> String {
    fs::read_to_string(target.with_file_name(".public.lock")).unwrap_or_default()
}

fn publish_edition(target: &Path, edition: usize) {
    let names: Vec<String> = (0..FILES).map(|n| format!("{}/{n}.html", n % 9)).collect();
    // A third of the files never changes, so that linked files are killed as well.
    let texts: Vec<String> = (0..FILES)
        .map(|n| if n % 3 == 0 { format!("<p>{n}") } else { format!("<p>{n} edition {edition}") })
        .collect();
    let files: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    publish(target, &files).unwrap();
}

fn assert_one_edition(target: &Path) {
    let edition = |n: usize| {
        let text = fs::read_to_string(target.join(format!("{}/{n}.html", n % 9))).unwrap();
        text.rsplit(' ').next().unwrap().to_owned()
    };
    let first = edition(1);
    for n in (0..FILES).filter(|n| n % 3 != 0) {
        assert_eq!(edition(n), first);
    }
}

/// Not a test by itself: the process that gets killed.
#[test]
fn publishes_until_killed() {
    if let Some(target) = std::env::var_os("GONGSHI_TEST_ENDLESS") {
        for edition in 0.. {
            publish_edition(Path::new(&target), edition);
        }
    }
}
