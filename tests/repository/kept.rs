//! What lies at the top of the repository is there on purpose.

use std::process::Command;

use crate::{none, root};

/// Files and folders at the top.
const TOP: [&str; 21] = [
    ".ci",
    ".gitattributes",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "README.zh-CN.md",
    "benches",
    "content",
    "data",
    "docs",
    "fuzz",
    "rustfmt.toml",
    "site.toml",
    "src",
    "tests",
    "themes",
];

/// A file that a tool left there once went into a commit with the rest. Without git, as in an
/// unpacked archive, what is kept can't be told from what was made since.
#[test]
fn nothing_else_lies_at_the_top() {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    let Ok(listed) = listed else { return };
    let listed = String::from_utf8(listed.stdout).expect("git lists paths as UTF-8");
    let top = listed.split_terminator('\0').filter_map(|path| path.split('/').next());
    let problems: Vec<String> = top.filter(|name| !TOP.contains(name)).map(str::to_owned).collect();
    none(&problems, "Delete it, or name it here.");
}
