//! 词语解释: each word with the articles that define it.

use super::View;
use crate::content::{Glossary, Term};
use crate::render::RenderError;
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::site::{Page, Site};
use serde::Serialize;

#[derive(Serialize)]
struct GlossaryView<'a> {
    title: &'a str,
    summary: &'a str,
    terms: Vec<TermView<'a>>,
}

#[derive(Serialize)]
struct TermView<'a> {
    id: &'a str,
    name: &'a str,
    also: String,
    meaning: &'a str,
    articles: Vec<Cell>,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let missing = || RenderError::NoView { page: "glossary/".to_owned() };
    let Glossary { title, summary, terms } = site.glossary().ok_or_else(missing)?;
    let terms = terms.iter().map(|term| term_view(site, links, term)).collect();
    let head = Head {
        title: title.clone(),
        description: summary.clone(),
        above: vec![(section_label(&Page::Regulations).to_owned(), Page::Regulations)],
    };
    View::new("pages/glossary.html", head, &GlossaryView { title, summary, terms })
}

/// The link to the page, where the site has it.
pub(super) fn link(site: &Site<'_>, links: &Links<'_>) -> Option<Cell> {
    let glossary = site.glossary()?;
    Some(Cell::link(&glossary.title, links.page(&Page::Glossary)))
}

fn term_view<'a>(site: &Site<'_>, links: &Links<'_>, term: &'a Term) -> TermView<'a> {
    let article = |(id, anchor): (&str, &str)| {
        let regulation = site.regulation(id)?;
        let (_, label) = regulation.find(anchor)?;
        let text = format!("{}{label}", regulation.short_title);
        Some(Cell::link(text, links.article(id, anchor)?))
    };
    TermView {
        id: &term.id,
        name: &term.name,
        also: term.also.join("、"),
        meaning: &term.meaning,
        articles: term.basis().filter_map(article).collect(),
    }
}
