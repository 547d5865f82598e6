//! The files every page shares: one style sheet, the scripts, the icon.
//!
//! Their names carry a hash of their content, so that a browser may keep them for ever and a new
//! release never meets an old style sheet. Scripts import each other by relative paths; they lie
//! in one folder whose name carries the hash of all of them.

use super::theme::{self, Theme};
use super::{RenderError, bundle, minify, script};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Paths relative to the site's root, and the files themselves.
#[derive(Clone, Debug)]
pub(super) struct Assets {
    /// The style sheet.
    pub(super) stylesheet: String,
    /// Folder of the scripts, with a trailing slash.
    pub(super) scripts: String,
    /// The icon.
    pub(super) icon: String,
    /// Path and bytes of each file.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

impl Assets {
    /// Bundles the theme's shared files.
    pub(super) fn new(theme: &Theme) -> Result<Self, RenderError> {
        let sheet = minify::css(&bundle(theme)?).into_bytes();
        let icon_bytes = theme.file("icon.svg")?.to_vec();
        let stylesheet = format!("assets/site.{}.css", hash8([sheet.as_slice()]));
        let icon = format!("assets/icon.{}.svg", hash8([icon_bytes.as_slice()]));
        let modules = modules(theme)?;
        let all = modules.iter().flat_map(|(name, script)| [name.as_bytes(), script.as_bytes()]);
        let scripts = format!("assets/js.{}/", hash8(all));
        let mut files = vec![(stylesheet.clone(), sheet), (icon.clone(), icon_bytes)];
        let paths = modules.into_iter().map(|(name, script)| (format!("{scripts}{name}"), script));
        files.extend(paths.map(|(path, script)| (path, script.into_bytes())));
        Ok(Self { stylesheet, scripts, icon, files })
    }
}

/// The folder of the search's modules, and the one that starts it; they are one file.
const SEARCH: (&str, &str) = ("search/", "page.js");

/// Asks a browser that knows it to compile every function while the page loads, beside its main
/// thread, and not each on the main thread when a query first calls it; a comment to all others.
const COMPILED: &str = "//# allFunctionsCalledOnLoad\n";

/// The scripts by name, made small.
fn modules(theme: &Theme) -> Result<BTreeMap<String, String>, RenderError> {
    let (mut scripts, mut searching) = (BTreeMap::new(), BTreeMap::new());
    for (name, bytes) in theme.ending(".js") {
        let script = theme::text(name, bytes)?;
        match name.strip_prefix(SEARCH.0) {
            Some(name) => drop(searching.insert(name, script)),
            None => drop(scripts.insert(name.to_owned(), script::module(script))),
        }
    }
    let search = script::module(&bundle::bundle(&searching, SEARCH.1)?);
    scripts.insert("search.js".to_owned(), format!("{COMPILED}{search}"));
    Ok(scripts)
}

/// Tokens first, then the base, then the components by name.
fn bundle(theme: &Theme) -> Result<String, RenderError> {
    let mut sheet = String::new();
    let first = ["tokens.css", "base.css"].map(|name| Ok((name, theme.file(name)?)));
    let components = theme.ending(".css").filter(|(name, _)| name.contains('/'));
    for part in first.into_iter().chain(components.map(Ok)) {
        let (name, bytes) = part?;
        let text = theme::text(name, bytes)?;
        if let Some(what) = fetched(text) {
            return Err(RenderError::Fetches { name: name.to_owned(), what });
        }
        sheet.push_str(text);
    }
    Ok(sheet)
}

/// What a sheet wants browsers to fetch: the policy of pages forbids it elsewhere, and no other
/// file of a theme is published.
fn fetched(sheet: &str) -> Option<&'static str> {
    let spoken: String = sheet.split("/*").flat_map(|part| part.split("*/").last()).collect();
    let spoken = spoken.to_ascii_lowercase();
    ["@import", "url("].into_iter().find(|word| spoken.contains(word))
}

fn hash8<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    parts.into_iter().for_each(|part| hash.update(part));
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Assets, Theme};

    #[test]
    fn names_follow_the_content() {
        let built_in = Assets::new(&Theme::builtin()).expect("assets");
        let dir = tempfile::tempdir().expect("folder");
        std::fs::write(dir.path().join("tokens.css"), ":root{--gap:2rem}").expect("file");
        let changed = Assets::new(&Theme::load(dir.path()).expect("theme")).expect("assets");
        assert_ne!(built_in.stylesheet, changed.stylesheet);
        assert_eq!(built_in.icon, changed.icon);
    }

    #[test]
    fn a_sheet_that_fetches_is_refused() {
        let with = |sheet: &str| {
            let dir = tempfile::tempdir().expect("folder");
            std::fs::write(dir.path().join("tokens.css"), sheet).expect("file");
            Assets::new(&Theme::load(dir.path()).expect("theme"))
        };
        for sheet in ["@import 'a.css';", "@IMPORT URL(//a.cn/x)", "p{background: url(a.png)}"] {
            let error = with(sheet).expect_err(sheet).to_string();
            assert!(error.contains("tokens.css"), "{error}");
        }
        assert!(with("/* no url( and no @import */ :root{--gap:2rem} /* url(x) */").is_ok());
    }
}
