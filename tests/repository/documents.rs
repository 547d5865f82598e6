//! What the documents name exists.

use crate::{none, root};
use walkdir::WalkDir;

/// Documents for people who change or run the program.
const DOCUMENTS: &[&str] = &["ARCHITECTURE.md", "README.md", "README.zh-CN.md"];

/// Made by a build, so not in the repository.
const GENERATED: &[&str] = &["public", "target"];

const ENDINGS: &[&str] = &["rs", "md", "mjs", "toml", "sh", "css", "html", "csv", "json", "lock"];

#[test]
fn every_path_in_the_architecture_page_exists() {
    let text = read("ARCHITECTURE.md");
    let missing: Vec<String> =
        quoted(&text).filter(|each| is_path(each) && !exists(each)).map(str::to_owned).collect();
    none(&missing, "ARCHITECTURE.md names these paths and they don't exist: correct the page.");
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    let mut missing = Vec::new();
    for name in DOCUMENTS {
        let text = read(name);
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        let local = links.filter(|link| !link.is_empty() && !link.contains(':'));
        missing.extend(local.filter(|link| !exists(link)).map(|link| format!("{name}: {link}")));
    }
    none(&missing, "These links of the documents lead nowhere: correct them.");
}

/// Folders of the program; `data/` and `content/` are also folders of every site.
const PROGRAM: &[&str] = &["src/", "tests/", "themes/", "docs/", "benches/", "fuzz/"];

#[test]
fn every_path_in_a_comment_or_a_decision_exists() {
    let mut missing = Vec::new();
    for file in PROGRAM.iter().flat_map(|folder| WalkDir::new(root().join(folder))) {
        let file = file.expect("the folder can be read").into_path();
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let installed = file.components().any(|part| part.as_os_str() == "node_modules");
        let is_document = ending == "md";
        if installed || !(is_document || ["rs", "js", "mjs", "css"].contains(&ending)) {
            continue;
        }
        let text = std::fs::read_to_string(&file).expect("a text");
        let lines = text.lines().filter(|line| is_document || is_comment(line));
        let named = lines.flat_map(quoted).filter(|word| {
            PROGRAM.iter().any(|folder| word.starts_with(folder)) && is_path(word) && !exists(word)
        });
        let shown = file.strip_prefix(root()).expect("below the repository").display();
        missing.extend(named.map(|word| format!("{shown}: {word}")));
    }
    none(&missing, "These comments and decisions name paths that don't exist: correct them.");
}

fn is_comment(line: &str) -> bool {
    ["//", "/*", "*"].iter().any(|mark| line.trim_start().starts_with(mark))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name))
        .unwrap_or_else(|error| panic!("the repository needs {name}: {error}"))
}

/// The words in single backticks; fenced blocks are drawings and commands.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let outside = text.split("```").step_by(2);
    outside.flat_map(|part| part.split('`').skip(1).step_by(2))
}

fn is_path(text: &str) -> bool {
    let plain = |each: char| each.is_ascii_alphanumeric() || "_-./".contains(each);
    let ending = text.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending));
    let generated = GENERATED.iter().any(|name| text.split('/').next() == Some(name));
    text.chars().all(plain)
        && !text.starts_with('/')
        && !generated
        && (ending || text.trim_end_matches('/').contains('/') || text.ends_with('/'))
}

/// Paths are written from the repository's folder or, for modules, from `src/`.
fn exists(path: &str) -> bool {
    root().join(path).exists() || root().join("src").join(path).exists()
}

#[test]
fn paths_are_told_from_other_words() {
    for path in ["src/site/page.rs", "site.toml", "tests/", "check/rules"] {
        assert!(is_path(path), "{path}");
    }
    for word in ["/data/quality/", "crate::site", "public/index.html", "gongshi build", "Site"] {
        assert!(!is_path(word), "{word}");
    }
    let text = "see `src/a.rs`\n```\n`src/b.rs`\n```\nand `c/`";
    assert_eq!(quoted(text).collect::<Vec<_>>(), ["src/a.rs", "c/"]);
}
