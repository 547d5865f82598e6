//! A page written by the site's editors.

use super::View;
use crate::render::RenderError;
use crate::render::layout::Head;
use crate::site::{Site, scope};
use serde::Serialize;

#[derive(Serialize)]
struct Written<'a> {
    title: &'a str,
    summary: &'a str,
    /// What the editors could not know of the site's catalogs.
    note: Option<String>,
    html: &'a str,
}

/// The page on what the site does not list.
const UNLISTED: &str = "not-listed";

pub(super) fn view(site: &Site<'_>, id: &str) -> Result<View, RenderError> {
    let page = || RenderError::NoView { page: format!("{id}/") };
    let written = site.content.pages.iter().find(|each| each.id == id).ok_or_else(page)?;
    let note = scope::unknown_additions(site).filter(|_| id == UNLISTED);
    let body = Written {
        title: &written.title,
        summary: &written.summary,
        note: note.map(|note| format!("{note}。")),
        html: &written.html,
    };
    let head = Head {
        title: written.title.clone(),
        description: written.summary.clone(),
        above: Vec::new(),
    };
    View::new("pages/content.html", head, &body)
}
