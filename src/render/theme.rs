//! Theme files: those built in, overlaid by the site's own.

use super::RenderError;
use crate::folder;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// How the files end that a site may add in the folders of a theme.
const PARTS: [&str; 3] = [".css", ".html", ".js"];

/// Whether a file is a copy that an editor keeps beside another.
fn is_copy(name: &str) -> bool {
    [".bak", "~"].iter().any(|ending| name.ends_with(ending))
}

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
    /// When the folder can't be listed, a file in it can't be read, would not be used, or stands
    /// where only the program's own may.
    pub fn of_site(site: &Path) -> Result<Self, RenderError> {
        let themes = site.join("themes");
        if !themes.is_dir() {
            return Ok(Self::builtin());
        }
        for entry in folder::files(&themes) {
            let entry =
                entry.map_err(|source| RenderError::ListTheme { path: themes.clone(), source })?;
            let name = folder::slashed(&themes, entry.path());
            if !name.starts_with("default/") && !is_copy(&name) {
                return Err(RenderError::StrayTheme { name });
            }
        }
        let own = themes.join("default");
        if own.is_dir() { Self::load(&own) } else { Ok(Self::builtin()) }
    }

    /// The theme of the program with the files of one folder.
    ///
    /// # Errors
    /// As [`Self::of_site`].
    pub fn load(dir: &Path) -> Result<Self, RenderError> {
        let mut theme = Self::builtin();
        for entry in folder::files(dir) {
            let entry =
                entry.map_err(|source| RenderError::ListTheme { path: dir.to_owned(), source })?;
            let bytes = std::fs::read(entry.path()).map_err(|source| RenderError::ReadTheme {
                path: entry.path().to_owned(),
                source,
            })?;
            let name = folder::slashed(dir, entry.path());
            if is_copy(&name) {
                continue;
            }
            theme.judge(&name, &bytes)?;
            theme.files.insert(name, Cow::Owned(bytes));
        }
        Ok(theme)
    }

    /// Refuses a file that no page would use, and a script of the search: both sides of the search
    /// change together, and a copy of an earlier program's would find nothing.
    fn judge(&self, name: &str, bytes: &[u8]) -> Result<(), RenderError> {
        let built_in = self.files.get(name);
        let is_same = built_in.is_some_and(|own| own.as_ref() == bytes);
        if name.starts_with("search/") && !is_same {
            return Err(RenderError::OwnSearch { name: name.to_owned() });
        }
        let is_part = name.contains('/') && PARTS.iter().any(|ending| name.ends_with(ending));
        if built_in.is_none() && !is_part {
            return Err(RenderError::UnusedTheme { name: name.to_owned() });
        }
        Ok(())
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

    #[test]
    fn what_would_not_be_used_is_refused() {
        let with = |name: &str, text: &str| {
            let site = tempfile::tempdir().expect("folder");
            let path = site.path().join("themes").join(name);
            std::fs::create_dir_all(path.parent().expect("folder")).expect("folder");
            std::fs::write(&path, text).expect("file");
            Theme::of_site(site.path()).map(drop).map_err(|error| error.to_string())
        };
        for (name, words) in [
            ("tokens.css", "themes/default"),
            ("green/tokens.css", "themes/default"),
            ("default/token.css", "不会用到"),
            ("default/logo.png", "不会用到"),
            ("default/search/find.js", "搜索"),
        ] {
            let error = with(name, "x").expect_err(name);
            assert!(error.contains(words) && error.contains(name), "{error}");
        }
        let own = include_str!("../../themes/default/search/find.js");
        for (name, text) in [
            ("default/search/find.js", own),
            ("default/tokens.css.bak", "x"),
            ("default/components/card/card.css", ".card{}"),
            ("default/icon.svg", "<svg/>"),
        ] {
            assert_eq!(with(name, text), Ok(()), "{name}");
        }
    }
}
