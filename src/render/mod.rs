//! Stage 6a: pages → HTML.
//!
//! In: a [`Theme`] and the pages of a [`Site`]. Out: the HTML of each page, and the files that
//! all pages share. Nothing is written here, and nothing is shared between pages, so that they
//! can be rendered on any number of threads.
//!
//! 1. `theme` reads the theme's files; `assets` bundles style sheet, scripts and icon.
//! 2. `views` picks what a page shows and puts it into words, one file a page kind;
//! 3. `layout` adds what stands around it: navigation, crumbs, footer; `links` makes addresses;
//!    `as_of` tells the day of the release.
//! 4. `engine` fills the template, `minify` makes it small.

mod as_of;
mod assets;
mod basis;
mod bundle;
mod compact;
mod engine;
mod error;
mod format;
mod layout;
mod links;
mod minify;
mod parts;
mod script;
mod theme;
mod views;

pub use error::RenderError;
pub use theme::Theme;

use crate::site::{Page, Site};
use assets::Assets;
use engine::{Engine, Values};
use layout::{Layout, Shell, ShellKey};
use links::Links;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

/// What a browser may load for a page of the site: its own files only, no inline script or
/// style. Every page carries it, and a server should send it too, as the preview does.
///
/// Who may frame a page is left out: hospitals embed their disclosure page on their own site.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; \
     style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

/// The template around every page.
const BASE: &str = "base.html";

/// A theme, ready to render pages.
#[derive(Clone)]
pub struct Renderer {
    engine: Engine,
    assets: Assets,
    /// Folder of the search's files from the site's root, with a trailing slash.
    search: String,
}

impl Renderer {
    /// Parses a theme's templates and bundles its assets.
    ///
    /// # Errors
    /// When a template has a fault, a text is not UTF-8, or a needed file is missing.
    pub fn new(theme: &Theme) -> Result<Self, RenderError> {
        let mut templates = Vec::new();
        for (name, bytes) in theme.ending(".html") {
            templates.push((name, compact::template(theme::text(name, bytes)?)));
        }
        let templates = templates.iter().map(|(name, text)| (*name, text.as_str()));
        Ok(Self {
            engine: Engine::new(templates)?,
            assets: Assets::new(theme)?,
            search: String::new(),
        })
    }

    /// With the folder, from the site's root, of the files the search reads.
    #[must_use]
    pub fn with_search(mut self, folder: &str) -> Self {
        folder.clone_into(&mut self.search);
        self
    }

    /// The pages of a site.
    #[must_use]
    pub fn pages<'s>(&'s self, site: &'s Site<'s>) -> Pages<'s> {
        Pages { renderer: self, site, shells: RwLock::default() }
    }

    /// The files that pages share, by path from the site's root. Their names carry a hash of
    /// their content: they never change under one name.
    #[must_use]
    pub fn assets(&self) -> &[(String, Vec<u8>)] {
        &self.assets.files
    }
}

/// Renders the pages of one site.
pub struct Pages<'s> {
    renderer: &'s Renderer,
    site: &'s Site<'s>,
    /// What pages of one section and depth share, made once.
    shells: RwLock<HashMap<ShellKey, Values>>,
}

impl Pages<'_> {
    /// The HTML of one page.
    ///
    /// # Errors
    /// When the theme's template for this kind of page is missing or fails.
    pub fn page(&self, page: &Page) -> Result<Vec<u8>, RenderError> {
        let links = Links::from(self.site, page);
        let view = views::view(self.site, page, &links)?;
        let shell = self.shell(page, &links)?;
        let layout = Layout::new(self.site, page, &view.head, &links);
        let layout = Values::new(view.template, &layout)?;
        let html = self.renderer.engine.render(view.template, shell, layout, view.body)?;
        Ok(if page.grows_with_the_data() { html } else { minify::html(&html) })
    }

    /// The file that tells every page the day of the release: path from the site's root, and
    /// text. Unlike the assets it is another one under the same name in every release.
    #[must_use]
    pub fn as_of_sheet(&self) -> (&'static str, String) {
        (as_of::PATH, as_of::sheet(self.site))
    }

    fn shell(&self, page: &Page, links: &Links<'_>) -> Result<Values, RenderError> {
        let key = ShellKey::of(page, links);
        let known = self.shells.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(shell) = known {
            return Ok(shell);
        }
        let Renderer { assets, search, engine } = self.renderer;
        let shell = Shell::new(self.site, &key, links, assets, search, engine)?;
        let shell = Values::new(BASE, &shell)?;
        let mut shells = self.shells.write().unwrap_or_else(PoisonError::into_inner);
        shells.insert(key, shell.clone());
        Ok(shell)
    }
}

#[cfg(test)]
mod tests;
