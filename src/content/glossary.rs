//! Words of the field, explained: a page of its own, and a link at the first use in each
//! regulation.

use super::reference::html::map_texts;
use super::{ContentError, ContentFile, Regulation, front_matter, markdown};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The words explained.
#[derive(Clone, Debug)]
pub struct Glossary {
    /// Title of its page.
    pub title: String,
    /// One sentence for search results and lists.
    pub summary: String,
    /// The words, in the order of the page.
    pub terms: Vec<Term>,
}

/// One word.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its anchor on the page: `restricted-technology`.
    pub id: String,
    /// The word.
    pub name: String,
    /// Other ways to say it.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it means, in plain words.
    pub meaning: String,
    /// Where it is defined or regulated: `measures#art-10`.
    #[serde(default)]
    pub articles: Vec<String>,
}

impl Term {
    /// Regulation and permalink of each article.
    pub fn basis(&self) -> impl Iterator<Item = (&str, &str)> {
        self.articles.iter().filter_map(|article| article.split_once('#'))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    title: String,
    summary: String,
    terms: Vec<Term>,
}

/// Reads `glossary.md`.
pub(super) fn parse(file: &ContentFile) -> Result<Glossary, ContentError> {
    let (Fields { title, summary, terms }, _) = front_matter::parse(file)?;
    Ok(Glossary { title, summary, terms })
}

/// Ids are plain and unique, and each article exists.
pub(super) fn check(glossary: &Glossary, regulations: &[Regulation]) -> Result<(), ContentError> {
    let mut ids = BTreeSet::new();
    for term in &glossary.terms {
        let exists = |article: &&String| {
            let found = article.split_once('#').and_then(|(id, anchor)| {
                let of_id = regulations.iter().filter(|each| each.id == id);
                of_id.filter_map(|each| each.find(anchor)).next()
            });
            found.is_some()
        };
        let missing = term.articles.iter().find(|article| !exists(article));
        let problem = match missing {
            Some(article) => Some(format!("“{}”的依据 {article} 不存在", term.name)),
            None if !markdown::is_plain_id(&term.id) => Some(format!("标识“{}”不合规", term.id)),
            None => (!ids.insert(&term.id)).then(|| format!("标识“{}”重复", term.id)),
        };
        if let Some(message) = problem {
            return Err(ContentError::Unfounded { path: "glossary.md".to_owned(), message });
        }
    }
    Ok(())
}

/// Makes a link of the first use of each word in each regulation. Headings and links stay.
pub(super) fn link(glossary: &Glossary, regulations: &mut [Regulation]) {
    let mut words: Vec<(&str, &Term)> = glossary
        .terms
        .iter()
        .flat_map(|term| {
            std::iter::once(&term.name).chain(&term.also).map(move |word| (word.as_str(), term))
        })
        .collect();
    // The longest first: 限制类技术目录 is no use of 限制类技术.
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    for regulation in regulations {
        let mut used = BTreeSet::new();
        for passage in regulation.passages.iter_mut().filter(|passage| passage.unit.is_some()) {
            if passage.html.starts_with("<h") {
                continue;
            }
            passage.html = map_texts(&passage.html, |text, _| linked(text, &words, &mut used));
        }
    }
}

fn linked<'t>(text: &str, words: &[(&str, &'t Term)], used: &mut BTreeSet<&'t str>) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(first) = rest.chars().next() {
        let found = words.iter().find(|(word, _)| rest.starts_with(word));
        let length = found.map_or(first.len_utf8(), |(word, _)| word.len());
        let (word, after) = rest.split_at(length);
        match found {
            Some((_, term)) if used.insert(&term.id) => {
                let id = &term.id;
                let link = format!("<a class=\"term\" href=\"../../glossary/#{id}\">{word}</a>");
                out.push_str(&link);
            }
            _ => out.push_str(word),
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Term, linked};
    use std::collections::BTreeSet;

    #[test]
    fn the_first_use_is_a_link_and_the_longest_word_counts() {
        let term = |id: &str| Term {
            id: id.to_owned(),
            name: String::new(),
            also: Vec::new(),
            meaning: String::new(),
            articles: Vec::new(),
        };
        let (catalog, technology) = (term("catalog"), term("technology"));
        let words = [("限制类技术目录", &catalog), ("限制类技术", &technology)];
        let mut used = BTreeSet::new();
        let text = linked("限制类技术目录、限制类技术、限制类技术", &words, &mut used);
        assert_eq!(text.matches("glossary/#catalog\">限制类技术目录<").count(), 1);
        assert_eq!(text.matches("glossary/#technology").count(), 1);
        assert!(text.ends_with("</a>、限制类技术"), "{text}");
    }
}
