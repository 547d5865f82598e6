//! The source files of the program, as the other tests read them: without comments, and with
//! the code that only exists under test told apart.

use crate::root;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// One line of code without its comment.
pub(crate) struct Line {
    /// Counted from 1.
    pub(crate) number: usize,
    pub(crate) text: String,
    /// Whether the line is compiled only under test.
    pub(crate) test: bool,
}

/// One file below `src/`.
pub(crate) struct Source {
    /// Relative to the repository, with `/`.
    pub(crate) path: String,
    /// Lines that hold code; neither blank nor only a comment.
    pub(crate) lines: Vec<Line>,
}

impl Source {
    /// The first module of the path: `site` of `src/site/page.rs`, `text` of `src/text.rs`.
    pub(crate) fn module(&self) -> &str {
        let inside = self.path.trim_start_matches("src/");
        inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
    }

    /// The lines of the program itself.
    pub(crate) fn program(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.test)
    }
}

/// Every file of the program, in the order of the paths.
pub(crate) fn sources() -> Vec<Source> {
    let files: Vec<(PathBuf, Vec<Line>)> = WalkDir::new(root().join("src"))
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("src can be read").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a source file is text");
            (path, code(&text))
        })
        .collect();
    let tests: BTreeSet<PathBuf> =
        files.iter().flat_map(|(path, lines)| test_modules(path, lines)).collect();
    files.into_iter().map(|(path, lines)| source(&path, lines, &tests)).collect()
}

fn source(path: &Path, mut lines: Vec<Line>, tests: &BTreeSet<PathBuf>) -> Source {
    let only_tests = path.ancestors().any(|above| tests.contains(&above.with_extension("")));
    lines.iter_mut().for_each(|line| line.test |= only_tests);
    let relative = path.strip_prefix(root()).expect("below the repository");
    Source { path: relative.to_string_lossy().replace('\\', "/"), lines }
}

/// The files, without their ending, of modules declared only for tests: `mod tests;`.
fn test_modules(path: &Path, lines: &[Line]) -> Vec<PathBuf> {
    let stem = path.with_extension("");
    let is_root = stem.ends_with("mod") || stem.ends_with("lib") || stem.ends_with("main");
    let folder = if is_root { path.parent().expect("a folder").to_owned() } else { stem };
    let declared = |line: &&Line| line.test && line.text.trim_end().ends_with(';');
    let name = |line: &Line| {
        let text = line.text.trim().trim_end_matches(';');
        text.rsplit_once("mod ").map(|(_, name)| folder.join(name))
    };
    lines.iter().filter(declared).filter_map(name).collect()
}

/// The lines that hold code. An item under `#[cfg(test)]` ends where rustfmt closes it.
fn code(text: &str) -> Vec<Line> {
    let mut closing: Option<String> = None;
    let mut attribute = false;
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let code = without_comment(line).trim_end();
        if code.is_empty() {
            continue;
        }
        let indent = &code[..code.len() - code.trim_start().len()];
        let test = attribute || closing.is_some() || code.trim() == "#[cfg(test)]";
        lines.push(Line { number: index + 1, text: code.to_owned(), test });
        match &closing {
            Some(end) if code == end => closing = None,
            Some(_) => {}
            None if code.trim() == "#[cfg(test)]" => attribute = true,
            None if attribute && !code.trim().starts_with("#[") => {
                attribute = false;
                let whole = code.ends_with(';') || code.ends_with('}');
                closing = (!whole).then(|| format!("{indent}}}"));
            }
            None => {}
        }
    }
    lines
}

/// A line up to its comment; `//` inside a string is no comment.
fn without_comment(line: &str) -> &str {
    let (mut quoted, mut before) = (false, ' ');
    for (at, character) in line.char_indices() {
        match character {
            '"' if before != '\\' && before != '\'' => quoted = !quoted,
            '/' if before == '/' && !quoted => return &line[..at - 1],
            _ => {}
        }
        before = character;
    }
    line
}

#[test]
fn comments_and_test_code_are_told_apart() {
    let text = "use a::b; // why\n/// doc\nconst U: &str = \"https://x\";\n\n\
                #[cfg(test)]\nmod tests {\n    use c;\n}\nfn last() {}\n";
    let found: Vec<(usize, bool)> =
        code(text).iter().map(|line| (line.number, line.test)).collect();
    assert_eq!(
        found,
        [(1, false), (3, false), (5, true), (6, true), (7, true), (8, true), (9, false)]
    );
    assert_eq!(code(text)[0].text, "use a::b;");
    assert!(code(text)[1].text.contains("https://x"));
}
