//! The structure of a regulation: a permalink for each part, the contents, and the text of each
//! unit.
//!
//! Two ways of counting are known. Measures and rules have chapters (章, 节) of articles (条) with
//! paragraphs (款), items (项) and sub-items (目); notices have sections 一、, items （一）, points 1.
//! and (1). Both may end with annexes (附件). A thematic break ends the counted text: what follows
//! (signature, contacts, list of annexes) belongs to no part. A quotation is a remark of the site's
//! editors: it is shown and is no part of the text.
//!
//! A permalink is made of the part's own numbers alone, so that a part inserted later elsewhere
//! does not change it; a number that a document uses twice gets `-2`.

mod clauses;
mod html;
mod numbering;

pub use numbering::Irregularity;

use super::markdown::{Block, BlockKind};
use super::marker::{self, Marker, MarkerKind};
use super::unit::{ContentsEntry, Part, PartKind, Passage, Unit, UnitKind};
use clauses::{Clause, Clauses};
use html::{Id, item, marked, remark, with_link};
use numbering::Numbering;
use std::collections::HashSet;

/// Longest first sentence, in characters, that is shown in the contents after an item's mark.
const SHORT_SENTENCE: usize = 24;

/// A regulation's body with its ids, ready for the page.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) passages: Vec<Passage>,
    pub(super) contents: Vec<ContentsEntry>,
    pub(super) units: Vec<Unit>,
    pub(super) irregularities: Vec<Irregularity>,
    anchors: HashSet<String>,
    numbering: Numbering,
    /// What ids begin with: empty, or `annex-1-` inside an annex.
    prefix: String,
    /// Anchor and heading of the open chapter.
    chapter: Option<(String, String)>,
    /// The open section and what is open inside it.
    path: Vec<Numbered>,
    article: Option<Clauses>,
    has_articles: bool,
    /// Whether text without a mark belongs to the last unit.
    unit_open: bool,
}

/// An open section, item or point: its anchor, and how a citation names it (`二`, `二（三）`).
#[derive(Clone, Debug)]
struct Numbered {
    level: usize,
    anchor: String,
    citation: String,
}

/// Builds the outline of a whole document.
pub(super) fn build(blocks: &[Block]) -> Outline {
    let mut outline = Outline::default();
    for block in blocks {
        outline.add(block);
    }
    outline.close_article();
    outline
}

impl Outline {
    fn add(&mut self, block: &Block) {
        if block.kind == BlockKind::Rule {
            self.close();
            self.path.clear();
        }
        if block.kind == BlockKind::Quotation {
            return self.write(&remark(block));
        }
        let marker = marker::recognise(&block.text);
        match marker.filter(|marker| self.counts(marker, block)) {
            Some(marker) => self.open(&marker, block),
            None => self.add_clause(marker.as_ref(), block),
        }
    }

    /// Whether a mark opens a unit here. An article's own （一） and the numbered sentences of a
    /// form in an annex do not.
    fn counts(&self, marker: &Marker<'_>, block: &Block) -> bool {
        let is_heading = matches!(block.kind, BlockKind::Heading { .. });
        let in_annex = !self.prefix.is_empty();
        match marker.kind {
            MarkerKind::Chapter | MarkerKind::Division => is_heading && !in_annex,
            MarkerKind::Annex => is_heading,
            // A notice may count whole paragraphs 一、; in an article the mark opens nothing.
            MarkerKind::Section => is_heading || (self.is_plain(block) && !self.has_articles),
            MarkerKind::Article => block.kind == BlockKind::Paragraph && !in_annex,
            MarkerKind::Item => self.is_inside(0) && (is_heading || self.is_plain(block)),
            MarkerKind::Point => self.is_inside(0) && self.is_plain(block),
            MarkerKind::SubPoint => false,
        }
    }

    fn is_inside(&self, level: usize) -> bool {
        self.path.iter().any(|each| each.level == level)
    }

    fn is_plain(&self, block: &Block) -> bool {
        block.kind == BlockKind::Paragraph && self.prefix.is_empty()
    }

    fn open(&mut self, marker: &Marker<'_>, block: &Block) {
        self.close_article();
        match marker.kind {
            MarkerKind::Chapter | MarkerKind::Division => self.open_chapter(marker, block),
            MarkerKind::Article => self.open_article(marker, block),
            MarkerKind::Annex => self.open_annex(marker, block),
            MarkerKind::Section => self.open_numbered(0, marker, block),
            MarkerKind::Item => self.open_numbered(1, marker, block),
            MarkerKind::Point | MarkerKind::SubPoint => self.open_numbered(2, marker, block),
        }
    }

    fn open_chapter(&mut self, marker: &Marker<'_>, block: &Block) {
        self.close();
        self.path.clear();
        let above = self.chapter.as_ref().map(|(anchor, _)| anchor.split("-div-").next());
        let above = above.flatten().unwrap_or("ch-0");
        let (scope, anchor, level) = match marker.kind {
            MarkerKind::Division => (above.to_owned(), format!("{above}-div-{}", marker.number), 2),
            _ => ("章".to_owned(), format!("ch-{}", marker.number), 1),
        };
        let anchor = self.claim(anchor);
        self.count(&scope, marker, &anchor, block);
        self.chapter = Some((anchor.clone(), block.text.clone()));
        self.list(level, &anchor, &block.text);
        self.write(&marked(block, marker.label, &anchor, Id::OnElement));
    }

    fn open_article(&mut self, marker: &Marker<'_>, block: &Block) {
        self.path.clear();
        self.has_articles = true;
        let number = marker.number;
        let anchor = self.claim(match marker.sub {
            0 => format!("art-{number}"),
            sub => format!("art-{number}-zhi-{sub}"),
        });
        self.count("条", marker, &anchor, block);
        self.list(2, &anchor, marker.label);
        let text = after(marker, block);
        self.start_unit(UnitKind::Article, &anchor, marker.label, text, block);
        let mut clauses = Clauses::new(&anchor, marker.label);
        let part = clauses.paragraph(text);
        let id = format!(" id=\"{}\"", part.anchor);
        self.write(&with_link(block, marker.label, &anchor).render(&id));
        self.push_part(part);
        self.article = Some(clauses);
    }

    fn open_annex(&mut self, marker: &Marker<'_>, block: &Block) {
        self.path.clear();
        self.chapter = None;
        let anchor = self.claim(format!("annex-{}", marker.number));
        self.count("附件", marker, &anchor, block);
        self.prefix = format!("{anchor}-");
        self.list(1, &anchor, &block.text);
        self.start_unit(UnitKind::Annex, &anchor, &block.text, "", block);
        self.write(&marked(block, marker.label, &anchor, Id::OnUnit));
    }

    /// A section, an item or a point of a notice.
    fn open_numbered(&mut self, level: usize, marker: &Marker<'_>, block: &Block) {
        self.path.retain(|each| each.level < level);
        let (scope, anchor, citation) = match self.path.last() {
            Some(parent) => (
                parent.anchor.clone(),
                format!("{}-{}", parent.anchor, marker.number),
                format!("{}{}", parent.citation, cited(marker)),
            ),
            None => {
                let anchor = format!("{}s{}", self.prefix, marker.number);
                (format!("{}s", self.prefix), anchor, cited(marker))
            }
        };
        let anchor = self.claim(anchor);
        self.count(&scope, marker, &anchor, block);
        if level < 2 {
            let label = if level == 0 { block.text.clone() } else { in_short(marker, block) };
            self.list(level as u8 + 1, &anchor, &label);
        }
        self.path.push(Numbered { level, anchor: anchor.clone(), citation: citation.clone() });
        self.start_numbered(level, &anchor, &citation, marker, block);
    }

    /// A numbered part is a unit of its own; inside an annex the annex is the unit.
    fn start_numbered(
        &mut self,
        level: usize,
        anchor: &str,
        citation: &str,
        marker: &Marker<'_>,
        block: &Block,
    ) {
        if !self.prefix.is_empty() {
            self.append(&block.text);
            self.write(&marked(block, marker.label, anchor, Id::OnElement));
            return;
        }
        let (kind, label, text) = match level {
            0 => (UnitKind::Section, block.text.as_str(), ""),
            1 => (UnitKind::Item, citation, after(marker, block)),
            _ => (UnitKind::Point, citation, after(marker, block)),
        };
        self.start_unit(kind, anchor, label, text, block);
        self.write(&marked(block, marker.label, anchor, Id::OnUnit));
    }

    /// A block that opens no unit: a 款, 项 or 目 of an article, a (1) of a point, or more text.
    fn add_clause(&mut self, marker: Option<&Marker<'_>>, block: &Block) {
        let is_paragraph = block.kind == BlockKind::Paragraph;
        if self.unit_open {
            self.append(&block.text);
        }
        match (self.article.take(), marker) {
            (Some(mut clauses), marker) if is_paragraph => {
                self.add_to_article(&mut clauses, marker, block);
                self.article = Some(clauses);
            }
            (None, Some(marker)) if self.is_sub_point(marker, block) => {
                self.add_sub_point(marker, block);
            }
            (article, _) => {
                self.article = article;
                self.write(&block.render(""));
            }
        }
    }

    fn add_to_article(
        &mut self,
        clauses: &mut Clauses,
        marker: Option<&Marker<'_>>,
        block: &Block,
    ) {
        let placed = marker.and_then(|marker| Some((marker, clauses.place(marker)?)));
        let Some((marker, clause)) = placed else {
            let part = clauses.paragraph(&block.text);
            self.write(&block.render(&format!(" id=\"{}\"", part.anchor)));
            return self.push_part(part);
        };
        let scope = clauses.scope(&clause);
        let mut part = clauses.numbered(&clause, marker.number, after(marker, block));
        part.anchor = self.claim(part.anchor);
        self.count(&scope, marker, &part.anchor, block);
        let class = if matches!(clause, Clause::SubItem) { "sub-item" } else { "item" };
        self.write(&item(block, marker.label, &part.anchor, class));
        self.push_part(part);
    }

    fn is_sub_point(&self, marker: &Marker<'_>, block: &Block) -> bool {
        marker.kind == MarkerKind::SubPoint && !self.path.is_empty() && self.is_plain(block)
    }

    fn add_sub_point(&mut self, marker: &Marker<'_>, block: &Block) {
        let Some(parent) = self.path.last().cloned() else { return };
        let anchor = self.claim(format!("{}-{}", parent.anchor, marker.number));
        self.count(&format!("{}()", parent.anchor), marker, &anchor, block);
        self.write(&item(block, marker.label, &anchor, "sub-item"));
        let label = format!("{}{}", parent.citation, cited(marker));
        let (kind, within) = (PartKind::SubPoint, parent.anchor);
        let text = after(marker, block).to_owned();
        self.push_part(Part { kind, within, anchor, label, text });
    }

    fn start_unit(&mut self, kind: UnitKind, anchor: &str, label: &str, text: &str, block: &Block) {
        self.unit_open = true;
        self.passages.push(Passage { unit: Some(self.units.len()), html: String::new() });
        self.units.push(Unit {
            anchor: anchor.to_owned(),
            kind,
            label: label.to_owned(),
            text: text.to_owned(),
            parts: Vec::new(),
            chapter: self.chapter.as_ref().map(|(_, heading)| heading.clone()),
            line: block.line,
        });
    }

    fn push_part(&mut self, part: Part) {
        self.anchors.insert(part.anchor.clone());
        if let Some(unit) = self.units.last_mut() {
            unit.parts.push(part);
        }
    }

    /// Ends the open unit: what follows stands between units.
    fn close(&mut self) {
        self.close_article();
        self.unit_open = false;
        if self.passages.last().is_none_or(|last| last.unit.is_some()) {
            self.passages.push(Passage { unit: None, html: String::new() });
        }
    }

    fn close_article(&mut self) {
        if let (Some(clauses), Some(unit)) = (self.article.take(), self.units.last_mut()) {
            clauses.finish(&mut unit.parts);
        }
    }

    fn write(&mut self, html: &str) {
        if self.passages.is_empty() {
            self.close();
        }
        if let Some(last) = self.passages.last_mut() {
            last.html.push_str(html);
        }
    }

    fn append(&mut self, text: &str) {
        let Some(unit) = self.units.last_mut().filter(|_| !text.is_empty()) else { return };
        if !unit.text.is_empty() {
            unit.text.push('\n');
        }
        unit.text.push_str(text);
    }

    fn count(&mut self, scope: &str, marker: &Marker<'_>, anchor: &str, block: &Block) {
        let Some(message) = self.numbering.step(scope, marker) else { return };
        self.irregularities.push(Irregularity {
            anchor: anchor.to_owned(),
            line: block.line,
            label: marker.label.to_owned(),
            message,
            as_printed: false,
        });
    }

    fn list(&mut self, level: u8, anchor: &str, label: &str) {
        // Inside an annex everything stands one level below it.
        let level = level + u8::from(anchor.starts_with(&self.prefix) && !self.prefix.is_empty());
        self.contents.push(ContentsEntry {
            level,
            anchor: anchor.to_owned(),
            label: label.to_owned(),
        });
    }

    /// The anchor itself, or with `-2`, `-3` … when the document uses the number again. Parts of
    /// a section end in numbers themselves, so theirs is `-again-2`.
    fn claim(&mut self, anchor: String) -> String {
        let between = if anchor.starts_with("art-") { "" } else { "again-" };
        let mut claimed = anchor.clone();
        let mut count = 1;
        while !self.anchors.insert(claimed.clone()) {
            count += 1;
            claimed = format!("{anchor}-{between}{count}");
        }
        claimed
    }
}

fn after<'a>(marker: &Marker<'_>, block: &'a Block) -> &'a str {
    block.text[marker.label.len()..].trim_start()
}

/// A mark inside a citation. Citations are compared and searched, so both widths of bracket cite
/// alike.
fn cited(marker: &Marker<'_>) -> String {
    let mark = marker.label.trim_end_matches(['.', '．', '、']);
    mark.replace('(', "（").replace(')', "）")
}

/// An item's mark, with its first sentence where that is short enough to be a heading.
fn in_short(marker: &Marker<'_>, block: &Block) -> String {
    let title = after(marker, block).split('。').next().unwrap_or_default();
    let is_short = title.chars().count() <= SHORT_SENTENCE;
    format!("{}{}", marker.label, if is_short { title } else { "" })
}
