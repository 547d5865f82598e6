//! A build killed at any point leaves one whole release, and the next build cleans up.

use crate::support::{self, files, repository};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Points at which the build is killed, in milliseconds after its start.
const POINTS: [u64; 8] = [1, 20, 60, 150, 300, 600, 900, 1500];

fn command(site: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshi"));
    command.args(["build", "--date", "2026-11-22"]).current_dir(site);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Changes the settings, so that every page of the next release differs.
fn retitle(site: &Path, round: u64) {
    let settings = fs::read_to_string(repository().join("site.toml")).expect("settings");
    let settings = settings.replacen("title = \"", &format!("title = \"第{round}轮"), 1);
    fs::write(site.join("site.toml"), settings).expect("settings");
}

fn assert_whole(public: &Path) {
    let checked = Command::new("sha256sum")
        .args(["--check", "--quiet", "--strict", "data/SHA256SUMS"])
        .current_dir(public)
        .output()
        .expect("sha256sum");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[test]
fn a_killed_build_leaves_one_whole_release() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = temporary.path();
    support::copy(&repository().join("data"), &site.join("data"));
    retitle(site, 0);
    assert!(command(site).status().expect("first build").success());
    for point in POINTS {
        retitle(site, point);
        let mut child = command(site).spawn().expect("started");
        std::thread::sleep(Duration::from_millis(point));
        child.kill().expect("killed");
        child.wait().expect("ended");
        assert_whole(&site.join("public"));
    }
    assert!(command(site).status().expect("last build").success());
    assert_whole(&site.join("public"));
    let left: Vec<String> = fs::read_dir(site)
        .expect("site")
        .map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("staging"))
        .collect();
    assert!(left.is_empty(), "{left:?} left behind");
    assert!(!files(&site.join("public")).is_empty());
}
