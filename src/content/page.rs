//! A plain page of the site: about, accessibility.

use super::front_matter;
use super::{ContentError, ContentFile, markdown};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

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
    /// The same for its sections, by their ids.
    pub sections_asked_as: BTreeMap<String, Vec<String>>,
    /// The ids of its sections.
    pub sections: BTreeSet<String>,
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
    #[serde(default)]
    sections_asked_as: BTreeMap<String, Vec<String>>,
}

/// Reads `pages/<id>.md`.
pub(super) fn parse(file: &ContentFile, id: &str) -> Result<Page, ContentError> {
    let (fields, body) = front_matter::parse(file)?;
    front_matter::forbid(file, body)?;
    let html: String = markdown::parse(body).iter().map(render).collect();
    let Fields { title, summary, order, asked_as, sections_asked_as } = fields;
    let sections = sections(&html);
    if let Some(section) = sections_asked_as.keys().find(|each| !sections.contains(*each)) {
        let message = format!("sections_asked_as 写的“{section}”不是这一页的二级标题");
        return Err(ContentError::Unfounded { path: file.path.clone(), message });
    }
    let id = id.to_owned();
    Ok(Page { id, title, summary, order, asked_as, sections_asked_as, sections, html })
}

/// The ids of the headings of level 2.
fn sections(html: &str) -> BTreeSet<String> {
    let headings = html.split("<h2 id=\"").skip(1);
    headings.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

fn render(block: &markdown::Block) -> String {
    let id = match &block.kind {
        markdown::BlockKind::Heading { id: Some(id), .. } => format!(" id=\"{id}\""),
        _ => String::new(),
    };
    block.render(&id)
}
