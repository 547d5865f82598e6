//! A plain page of the site: about, accessibility.

use super::front_matter;
use super::{ContentError, ContentFile, markdown};
use serde::Deserialize;

/// A page written by the site's editors.
#[derive(Clone, Debug)]
pub struct Page {
    /// File name without its ending, and its address: `about`.
    pub id: String,
    /// Title.
    pub title: String,
    /// One sentence for search results and lists.
    pub summary: String,
    /// Place in the navigation, the smallest first.
    pub order: u32,
    /// Words with which people ask for what it tells; they help to find it.
    pub asked_as: Vec<String>,
    /// The body: valid HTML from level 2 headings down, no inline style or script.
    pub html: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    title: String,
    summary: String,
    order: u32,
    #[serde(default)]
    asked_as: Vec<String>,
}

/// Reads `pages/<id>.md`.
pub(super) fn parse(file: &ContentFile, id: &str) -> Result<Page, ContentError> {
    let (Fields { title, summary, order, asked_as }, body) = front_matter::parse(file)?;
    front_matter::forbid(file, body)?;
    let html = markdown::parse(body).iter().map(render).collect();
    Ok(Page { id: id.to_owned(), title, summary, order, asked_as, html })
}

fn render(block: &markdown::Block) -> String {
    let id = match &block.kind {
        markdown::BlockKind::Heading { id: Some(id), .. } => format!(" id=\"{id}\""),
        _ => String::new(),
    };
    block.render(&id)
}
