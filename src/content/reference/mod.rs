//! Cross-references: what a text refers to becomes a link, and is remembered, so that the part
//! referred to can say 被引用于.
//!
//! 1. `scan` finds mentions in the texts of the body (`html` walks them, `path` reads 第…条第…款),
//! 2. [`link`] looks them up in all regulations and writes the links.

pub(super) mod html;
mod path;
mod scan;

use super::regulation::Regulation;
use super::unit::UnitKind;
use crate::text::fold;
use html::Place;
use scan::{Mention, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// One reference in a regulation's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Permalink of the unit it stands in; `None` before the first.
    pub from: Option<String>,
    /// As written.
    pub text: String,
    /// The document named, where it is another one: title and what the bracket behind it says.
    pub document: Option<(String, Option<String>)>,
    /// What it leads to; `None` where that is not in the collection.
    pub target: Option<Target>,
}

/// A regulation, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The regulation's id.
    pub regulation: String,
    /// Permalink of the part; `None` for the document as a whole.
    pub anchor: Option<String>,
}

/// Makes links of every reference that leads somewhere. Regulations come sorted by id, then
/// version; a document referred to from elsewhere is meant in its newest version.
pub(super) fn link(regulations: &mut [Regulation]) {
    let library = Library::of(regulations);
    for regulation in regulations {
        let own = Known::of(regulation);
        let mut references = Vec::new();
        for passage in &mut regulation.passages {
            let unit = passage.unit.map(|at| &regulation.units[at]);
            let is_article = unit.is_some_and(|unit| unit.kind == UnitKind::Article);
            let context = Context {
                library: &library,
                own: &own,
                id: &regulation.id,
                unit: unit.map(|unit| unit.anchor.as_str()),
                article: unit.map(|unit| unit.anchor.as_str()).filter(|_| is_article),
            };
            passage.html = html::map_texts(&passage.html, |text, place| {
                context.linked(text, place, &mut references)
            });
        }
        regulation.references = references;
    }
}

/// The permalinks of one document.
#[derive(Clone, Debug, Default)]
struct Known {
    anchors: BTreeSet<String>,
    /// Annexes by their folded titles, without 附件1.
    annexes: BTreeMap<String, String>,
}

impl Known {
    fn of(regulation: &Regulation) -> Self {
        let units = regulation.units.iter();
        let anchors = units.clone().flat_map(|unit| {
            let parts = unit.parts.iter().map(|part| part.anchor.clone());
            std::iter::once(unit.anchor.clone()).chain(parts)
        });
        let annexes = units.filter(|unit| unit.kind == UnitKind::Annex).filter_map(|unit| {
            let (_, title) = unit.label.split_once(char::is_whitespace)?;
            Some((fold(title), unit.anchor.clone()))
        });
        Self { anchors: anchors.collect(), annexes: annexes.collect() }
    }

    fn part(&self, anchor: String) -> Option<String> {
        self.anchors.contains(&anchor).then_some(anchor)
    }
}

/// All documents, by their folded titles.
struct Library(BTreeMap<String, (String, Known)>);

impl Library {
    fn of(regulations: &[Regulation]) -> Self {
        let all = regulations.iter();
        Self(all.map(|each| (fold(&each.title), (each.id.clone(), Known::of(each)))).collect())
    }
}

/// Where a text stands.
struct Context<'a> {
    library: &'a Library,
    own: &'a Known,
    id: &'a str,
    unit: Option<&'a str>,
    article: Option<&'a str>,
}

impl Context<'_> {
    /// A text with its links. Regulation pages lie beside each other, one folder each.
    fn linked(&self, text: &str, place: &Place, references: &mut Vec<Reference>) -> String {
        let (mut out, mut done) = (String::new(), 0);
        for mention in scan::scan(text) {
            let Some(reference) = self.reference(text, &mention, place) else { continue };
            out.push_str(&text[done..mention.start]);
            match &reference.target {
                Some(target) => {
                    let (href, text) = (self.href(target), &reference.text);
                    out.push_str(&format!("<a class=\"reference\" href=\"{href}\">{text}</a>"));
                }
                None => out.push_str(&reference.text),
            }
            done = mention.end;
            references.push(reference);
        }
        out.push_str(&text[done..]);
        out
    }

    fn href(&self, target: &Target) -> String {
        let folder = if target.regulation == self.id {
            String::new()
        } else {
            format!("../{}/", target.regulation)
        };
        let anchor = target.anchor.iter().map(|anchor| format!("#{anchor}"));
        format!("{folder}{}", anchor.collect::<String>())
    }

    /// The reference a mention makes; `None` for names of forms that are no annex.
    fn reference(&self, text: &str, mention: &Mention, place: &Place) -> Option<Reference> {
        let own = |anchor: Option<String>| {
            let anchor = anchor.and_then(|anchor| self.own.part(anchor))?;
            Some(Target { regulation: self.id.to_owned(), anchor: Some(anchor) })
        };
        let target = match &mention.subject {
            Subject::Document(title) => self.document(title, mention),
            Subject::Form(title) => Some(own(self.own.annexes.get(&fold(title)).cloned())?),
            Subject::Own => own(mention.path.anchor(None)),
            Subject::Here => own(mention.path.anchor(Some(self.article?))),
            Subject::Before(unit) => own(self.before(*unit, place)),
            Subject::Annex(number) => own(Some(format!("annex-{number}"))),
            Subject::Unnamed => None,
        };
        let document = match &mention.subject {
            Subject::Document(title) => Some((title.clone(), mention.number.clone())),
            _ => None,
        };
        let text = text[mention.start..mention.end].to_owned();
        Some(Reference { from: self.unit.map(str::to_owned), text, document, target })
    }

    fn document(&self, title: &str, mention: &Mention) -> Option<Target> {
        let (id, known) = self.library.0.get(&fold(title))?;
        let anchor = match mention.path.anchor(None) {
            Some(anchor) => Some(known.part(anchor)?),
            None => None,
        };
        Some(Target { regulation: id.clone(), anchor })
    }

    /// The paragraph or article before that of `place`.
    fn before(&self, unit: char, place: &Place) -> Option<String> {
        let article = self.article?;
        if unit == '条' {
            let number: u32 = article.strip_prefix("art-")?.parse().ok()?;
            return Some(format!("art-{}", number.checked_sub(1)?));
        }
        let paragraph = place.id.as_deref()?.strip_prefix(article)?.strip_prefix("-k")?;
        let number: u32 = paragraph.split('-').next()?.parse().ok()?;
        // An item's 前款 is the paragraph before its own, as everywhere in the paragraph.
        Some(format!("{article}-k{}", number.checked_sub(1)?))
    }
}

#[cfg(test)]
mod tests;
