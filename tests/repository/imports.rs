//! Imports run only down the pipeline.

use crate::none;
use crate::sources::{Source, sources};
use std::collections::BTreeMap;

/// The modules from the bottom up. A module may import those of the rows above its own here,
/// and none of its own row: `render`, `export` and `search` never know each other.
const LAYERS: &[&[&str]] = &[
    &["format_words"],
    &["lookup", "numeral", "folder", "words", "text", "date", "reading", "toml_words", "workbook"],
    &["privacy"],
    &["calendar"],
    &["catalog"],
    &["source"],
    &["record"],
    &["correction"],
    &["dataset"],
    &["check"],
    &["history"],
    &["content", "config"],
    &["site"],
    &["render", "export", "search"],
    &["publish", "sample", "template", "annotate"],
    &["pipeline"],
    &["exit_code"],
    &["cli"],
];

/// Modules that may import less than their row allows, and why.
const NARROW: &[(&str, &[&str], &str)] = &[
    (
        "sample",
        &["text", "date", "workbook", "catalog", "record"],
        "the sample takes the register's words from `record` and writes them down in its own \
         way: a generator that shared the reader's code could not find the reader wrong",
    ),
    (
        "publish",
        &["lookup", "folder", "words", "text", "date", "privacy"],
        "publishing knows files and bytes, not what they say",
    ),
];

#[test]
fn imports_run_only_down_the_pipeline() {
    let exported = exported();
    let problems: Vec<String> =
        sources().iter().flat_map(|source| problems(source, &exported)).collect();
    none(
        &problems,
        "Move what both need into the lower module, or pass it in as a value. A new module gets \
         its row in LAYERS.",
    );
}

fn problems(source: &Source, exported: &BTreeMap<String, String>) -> Vec<String> {
    let own = source.module();
    if matches!(own, "lib" | "main") {
        return Vec::new();
    }
    let imports = imports(source).into_iter().filter_map(|(line, name)| {
        let module = exported.get(&name).unwrap_or(&name);
        refusal(own, module).map(|why| format!("{}:{line}: {why}", source.path))
    });
    imports.collect()
}

/// Why a module may not import another.
fn refusal(own: &str, other: &str) -> Option<String> {
    let row = |module: &str| LAYERS.iter().position(|layer| layer.contains(&module));
    let (Some(upper), Some(lower)) = (row(own), row(other)) else {
        return Some(format!("`{own}` imports `{other}`: one of them has no row in LAYERS"));
    };
    if own == other {
        return None;
    }
    if lower >= upper {
        return Some(format!("`{own}` imports `{other}`, which is not below it"));
    }
    let narrow = NARROW.iter().find(|(module, ..)| *module == own);
    narrow
        .filter(|(_, allowed, _)| !allowed.contains(&other))
        .map(|(_, _, why)| format!("`{own}` imports `{other}`: {why}"))
}

/// The first names behind `crate::`, with their lines.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let lines: Vec<_> = source.program().collect();
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let text = texts.join("\n");
    let found = text.match_indices("crate::").flat_map(|(at, path)| {
        let line = lines[text[..at].matches('\n').count()].number;
        let rest = &text[at + path.len()..];
        let names = match rest.strip_prefix('{') {
            Some(inside) => members(group(inside)),
            None => vec![first_word(rest)],
        };
        names.into_iter().map(move |name| (line, name))
    });
    found.collect()
}

/// The text up to the brace that closes the group.
fn group(text: &str) -> &str {
    let mut depth = 0_i32;
    let closes = |character: char| {
        depth += i32::from(character == '{') - i32::from(character == '}');
        depth < 0
    };
    text.find(closes).map_or(text, |end| &text[..end])
}

/// The first names of a group's members: `check` and `BuildOptions` of `check::{A}, BuildOptions`.
fn members(text: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let outside = |character: char| {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        // Commas of an inner group separate nothing here.
        if depth > 0 && character == ',' { ' ' } else { character }
    };
    let flat: String = text.chars().map(outside).collect();
    flat.split(',')
        .map(|member| first_word(member.trim()))
        .filter(|name| !name.is_empty())
        .collect()
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|each| each.is_alphanumeric() || *each == '_').collect()
}

/// What `lib.rs` re-exports, and from which module.
fn exported() -> BTreeMap<String, String> {
    let files = sources();
    let library = files.iter().find(|source| source.path == "src/lib.rs").expect("src/lib.rs");
    let text: String = library.program().map(|line| format!("{} ", line.text.trim())).collect();
    let uses = text.split("pub use ").skip(1).filter_map(|each| each.split(';').next());
    let pairs = uses.filter_map(|each| each.split_once("::")).flat_map(|(module, names)| {
        let names = members(names.trim_matches(['{', '}']));
        names.into_iter().map(|name| (name, module.to_owned()))
    });
    pairs.collect()
}

#[test]
fn groups_are_read_member_by_member() {
    assert_eq!(
        members(group("BuildOptions, check::{A, B},\n exit_code}; x")),
        ["BuildOptions", "check", "exit_code"]
    );
    assert!(refusal("render", "export").is_some());
    assert!(refusal("dataset", "render").is_some());
    assert!(refusal("sample", "source").is_some());
    assert!(refusal("render", "site").is_none());
}
