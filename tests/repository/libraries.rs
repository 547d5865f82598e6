//! One module per outside library, so that a library's quirks are met and tested in one place.

use crate::sources::{Source, sources};
use crate::{none, root};

/// Where each library may be named. A path that ends in `/` is a whole folder.
const HOMES: &[(&str, &[&str])] = &[
    ("aho_corasick", &["src/words.rs"]),
    ("clap", &["src/cli/"]),
    // The sample writes GB18030 by itself: through the reader's module it could not find it wrong.
    ("encoding_rs", &["src/source/encoding.rs", "src/sample/formats/text.rs"]),
    ("ferrous_opencc", &["src/search/fold/traditional.rs"]),
    ("foldhash", &["src/lookup.rs"]),
    ("html5gum", &["src/publish/html.rs"]),
    ("httparse", &["src/cli/serve/http.rs"]),
    // Two sets of files are compiled in: the theme and the regulations.
    ("include_dir", &["src/content/builtin.rs", "src/render/theme.rs"]),
    ("indexmap", &["src/lookup.rs"]),
    ("indicatif", &["src/cli/progress.rs"]),
    ("libmimalloc_sys", &["src/cli/memory.rs"]),
    ("mimalloc", &["src/main.rs"]),
    ("memchr", &["src/words.rs"]),
    ("minify_html", &["src/render/minify.rs"]),
    ("oxc_allocator", &["src/render/script.rs"]),
    ("oxc_codegen", &["src/render/script.rs"]),
    ("oxc_compat", &["src/render/script.rs"]),
    ("oxc_minifier", &["src/render/script.rs"]),
    ("oxc_parser", &["src/render/script.rs"]),
    ("oxc_span", &["src/render/script.rs"]),
    ("pinyin", &["src/reading.rs"]),
    // What is refused is read before, and apart from, what is shown.
    ("pulldown_cmark", &["src/content/markdown.rs", "src/content/markdown/refused.rs"]),
    // Reading streams parts of any size; annotating gives back what it read, byte for byte.
    ("quick_xml", &["src/source/xml.rs", "src/annotate/xml.rs"]),
    ("rust_xlsxwriter", &["src/workbook.rs"]),
    ("rustix", &["src/publish/", "src/cli/memory.rs", "src/cli/timings.rs"]),
    ("similar", &["src/content/compare/diff.rs"]),
    ("tantivy", &["src/search/index/engine.rs"]),
    ("tera", &["src/render/engine.rs"]),
    ("tiny_http", &["src/cli/serve/http.rs"]),
    ("unicode_width", &["src/check/report.rs"]),
    // Archives are read on the way in, looked through on the way out, and annotated: reading rows
    // streams a part and forgets it; annotating gives every part back.
    ("zip", &["src/source/archive.rs", "src/publish/members.rs", "src/annotate/package.rs"]),
];

/// Libraries whose types are the common language of several modules.
const COMMON: &[&str] = &[
    "csv",
    "jiff",
    "rayon",
    "serde",
    "serde_json",
    "sha2",
    "thiserror",
    "toml",
    "unicode_normalization",
    "walkdir",
];

#[test]
fn each_library_is_named_in_its_one_module() {
    let problems: Vec<String> = sources().iter().flat_map(strangers).collect();
    none(&problems, "Call the module that owns the library, or give the library a home in HOMES.");
}

#[test]
fn each_library_has_its_place_in_the_tables() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let manifest: toml::Table = manifest.parse().expect("Cargo.toml is TOML");
    let dependencies = manifest["dependencies"].as_table().expect("dependencies");
    let unknown: Vec<String> = dependencies
        .keys()
        .map(|name| name.replace('-', "_"))
        .filter(|name| !COMMON.contains(&name.as_str()))
        .filter(|name| !HOMES.iter().any(|(library, _)| library == name))
        .collect();
    none(
        &unknown,
        "Give each of these libraries one home in HOMES (or, rarely, list it in COMMON).",
    );
}

/// Where systems may differ.
const OF_SYSTEMS: [&str; 5] = [
    "src/cli/memory.rs",
    "src/cli/timings.rs",
    "src/publish/lock.rs",
    "src/publish/modes.rs",
    "src/publish/swap.rs",
];

#[test]
fn systems_differ_in_few_places() {
    let is_of_one = |text: &str| {
        ["std::os::", "cfg(unix", "cfg(not(unix", "cfg(windows", "target_os", "target_family"]
            .iter()
            .any(|word| text.contains(word))
    };
    let problems: Vec<String> = sources()
        .iter()
        .filter(|source| !OF_SYSTEMS.contains(&source.path.as_str()))
        .flat_map(|source| {
            let lines = source.program().filter(|line| is_of_one(&line.text));
            lines.map(|line| format!("{}:{}: names a system", source.path, line.number))
        })
        .collect();
    none(
        &problems,
        "The program runs on Linux, macOS and Windows: keep what differs in OF_SYSTEMS.",
    );
}

fn strangers(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (library, homes) in HOMES {
        if homes.iter().any(|home| at_home(&source.path, home)) {
            continue;
        }
        for line in source.program().filter(|line| names(&line.text, library)) {
            found.push(format!(
                "{}:{}: `{library}` belongs to {}",
                source.path,
                line.number,
                homes.join(" and ")
            ));
        }
    }
    found
}

fn at_home(path: &str, home: &str) -> bool {
    path == home || (home.ends_with('/') && path.starts_with(home))
}

/// Whether a line names the library itself and not a module or variable of that name.
fn names(line: &str, library: &str) -> bool {
    line.match_indices(library).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = &line[at + library.len()..];
        let used = line.trim_start().starts_with("use ") && after.starts_with(';');
        let alone =
            !before.is_some_and(|each| each.is_alphanumeric() || each == '_' || each == ':');
        alone && (used || after.starts_with("::"))
    })
}

#[test]
fn a_library_is_told_from_a_module_of_its_name() {
    assert!(names("use zip::ZipArchive;", "zip"));
    assert!(names("    tera::Tera::default()", "tera"));
    assert!(!names("let unzip::x", "zip"));
    assert!(!names("use super::zip::entries;", "zip"));
}
