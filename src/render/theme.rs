//! Theme files: those built in, overlaid by the site's own.

use super::RenderError;
use crate::folder;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The unparsed files of a theme, by their path in it (`pages/home.html`, `tokens.css`).
#[derive(Clone, Debug)]
pub struct Theme {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Theme {
    /// The theme of the program.
    #[must_use]
    pub fn builtin() -> Self {
        let mut files = BTreeMap::new();
        collect(&BUILT_IN, &mut files);
        Self { files }
    }

    /// The theme of the program, in which files of `dir` replace those of the same path and add
    /// new ones: a site that only changes its colours has one file, `tokens.css`.
    ///
    /// # Errors
    /// When the folder can't be listed or a file in it can't be read.
    pub fn load(dir: &Path) -> Result<Self, RenderError> {
        let mut theme = Self::builtin();
        for entry in folder::files(dir) {
            let entry =
                entry.map_err(|source| RenderError::ListTheme { path: dir.to_owned(), source })?;
            let bytes = std::fs::read(entry.path()).map_err(|source| RenderError::ReadTheme {
                path: entry.path().to_owned(),
                source,
            })?;
            theme.files.insert(folder::slashed(dir, entry.path()), Cow::Owned(bytes));
        }
        Ok(theme)
    }

    /// Files whose name ends so, by path.
    pub(super) fn ending<'a>(
        &'a self,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        let all = self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_ref()));
        all.filter(move |(name, _)| name.ends_with(ending))
    }

    /// One file.
    pub(super) fn file(&self, name: &'static str) -> Result<&[u8], RenderError> {
        self.files.get(name).map(AsRef::as_ref).ok_or(RenderError::Incomplete { name })
    }
}

/// The text of a file.
pub(super) fn text<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, RenderError> {
    std::str::from_utf8(bytes).map_err(|_| RenderError::NotText { name: name.to_owned() })
}

fn collect(dir: &'static Dir<'static>, files: &mut BTreeMap<String, Cow<'static, [u8]>>) {
    for file in dir.files() {
        files.insert(folder::slashed(Path::new(""), file.path()), Cow::Borrowed(file.contents()));
    }
    dir.dirs().for_each(|below| collect(below, files));
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn a_site_replaces_single_files() {
        let dir = tempfile::tempdir().expect("folder");
        std::fs::write(dir.path().join("tokens.css"), ":root{}").expect("file");
        let theme = Theme::load(dir.path()).expect("theme");
        assert_eq!(theme.file("tokens.css").expect("tokens"), b":root{}");
        assert!(theme.file("base.html").is_ok(), "the other files stay");
    }
}
