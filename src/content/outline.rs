//! The structure of a regulation: an id for each part, the contents, and the text of each unit.
//!
//! Two ways of counting are known. Measures and rules have chapters (章) of articles (条); notices
//! have sections 一、, items （一） and points 1. Both may end with annexes (附件). A thematic break
//! ends the counted text: what follows (signature, contacts, list of annexes) belongs to no part.

use super::markdown::{Block, BlockKind};
use super::marker::{self, Marker, MarkerKind};
use super::regulation::{ContentsEntry, Unit};
use std::collections::HashSet;

/// Longest first sentence, in characters, that is shown in the contents after an item's mark.
const SHORT_SENTENCE: usize = 24;

/// A regulation's body with its ids, ready for the page.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) html: String,
    pub(super) contents: Vec<ContentsEntry>,
    pub(super) units: Vec<Unit>,
    anchors: HashSet<String>,
    /// What ids begin with: empty, or `annex-1-` inside an annex.
    prefix: String,
    section: Option<Numbered>,
    item: Option<Numbered>,
    /// Whether text without a mark belongs to the last unit.
    unit_open: bool,
}

/// An open section or item: its anchor, and how a citation names it (`二`, `二（三）`).
#[derive(Clone, Debug)]
struct Numbered {
    anchor: String,
    citation: String,
}

/// Builds the outline of a whole document.
pub(super) fn build(blocks: &[Block]) -> Outline {
    let mut outline = Outline::default();
    for block in blocks {
        outline.add(block);
    }
    outline
}

impl Outline {
    fn add(&mut self, block: &Block) {
        if block.kind == BlockKind::Rule {
            (self.section, self.item, self.unit_open) = (None, None, false);
        }
        match marker::recognise(&block.text).filter(|marker| self.counts(marker, block)) {
            Some(marker) => {
                let anchor = self.open(&marker, block);
                self.html.push_str(&with_anchor(block, &marker, &anchor));
            }
            None => self.continue_unit(block),
        }
    }

    /// Whether a mark opens a part here. An article's own （一） and the numbered sentences of a
    /// form in an annex do not.
    fn counts(&self, marker: &Marker<'_>, block: &Block) -> bool {
        let is_heading = matches!(block.kind, BlockKind::Heading { .. });
        let in_annex = !self.prefix.is_empty();
        match marker.kind {
            MarkerKind::Chapter => is_heading && !in_annex,
            MarkerKind::Annex | MarkerKind::Section => is_heading,
            MarkerKind::Article => block.kind == BlockKind::Paragraph && !in_annex,
            MarkerKind::Item => self.section.is_some() && (is_heading || self.is_plain(block)),
            MarkerKind::Point => self.item.is_some() && self.is_plain(block),
        }
    }

    fn is_plain(&self, block: &Block) -> bool {
        block.kind == BlockKind::Paragraph && self.prefix.is_empty()
    }

    /// Opens the part a mark begins, and returns its anchor.
    fn open(&mut self, marker: &Marker<'_>, block: &Block) -> String {
        match marker.kind {
            MarkerKind::Chapter => self.open_chapter(marker, block),
            MarkerKind::Article => self.open_article(marker, block),
            MarkerKind::Annex => self.open_annex(marker, block),
            MarkerKind::Section => self.open_section(marker, block),
            MarkerKind::Item => self.open_item(marker, block),
            MarkerKind::Point => self.open_point(marker, block),
        }
    }

    fn open_chapter(&mut self, marker: &Marker<'_>, block: &Block) -> String {
        (self.section, self.item, self.unit_open) = (None, None, false);
        let anchor = self.claim(format!("ch-{}", marker.number));
        self.list(1, &anchor, &block.text);
        anchor
    }

    fn open_article(&mut self, marker: &Marker<'_>, block: &Block) -> String {
        (self.section, self.item) = (None, None);
        let anchor = self.claim(format!("art-{}", marker.number));
        self.list(2, &anchor, marker.label);
        self.start_unit(&anchor, marker.label, after(marker, block));
        anchor
    }

    fn open_annex(&mut self, marker: &Marker<'_>, block: &Block) -> String {
        (self.section, self.item) = (None, None);
        let anchor = self.claim(format!("annex-{}", marker.number));
        self.prefix = format!("{anchor}-");
        self.list(1, &anchor, &block.text);
        self.start_unit(&anchor, &block.text, "");
        anchor
    }

    fn open_section(&mut self, marker: &Marker<'_>, block: &Block) -> String {
        let anchor = self.claim(format!("{}s{}", self.prefix, marker.number));
        let citation = marker.label.trim_end_matches('、').to_owned();
        self.item = None;
        self.section = Some(Numbered { anchor: anchor.clone(), citation });
        self.list(1, &anchor, &block.text);
        self.start_part(&anchor, &block.text, "", block);
        anchor
    }

    fn open_item(&mut self, marker: &Marker<'_>, block: &Block) -> String {
        let (anchor, citation) = self.below(self.section.clone(), marker);
        self.item = Some(Numbered { anchor: anchor.clone(), citation: citation.clone() });
        self.list(2, &anchor, &in_short(marker, block));
        self.start_part(&anchor, &citation, after(marker, block), block);
        anchor
    }

    fn open_point(&mut self, marker: &Marker<'_>, block: &Block) -> String {
        let (anchor, citation) = self.below(self.item.clone(), marker);
        self.start_part(&anchor, &citation, after(marker, block), block);
        anchor
    }

    /// Anchor and citation of a part inside another: `s2-1`, 二（一）.
    fn below(&mut self, parent: Option<Numbered>, marker: &Marker<'_>) -> (String, String) {
        let (anchor, citation) =
            parent.map(|parent| (parent.anchor, parent.citation)).unwrap_or_default();
        let mark = marker.label.trim_end_matches(['.', '．', '、']);
        // Citations are compared and searched, so both widths of bracket cite alike.
        let mark = mark.replace('(', "（").replace(')', "）");
        (self.claim(format!("{anchor}-{}", marker.number)), format!("{citation}{mark}"))
    }

    /// A numbered part is a unit of its own; inside an annex the annex is the unit.
    fn start_part(&mut self, anchor: &str, label: &str, text: &str, block: &Block) {
        if self.prefix.is_empty() {
            self.start_unit(anchor, label, text);
        } else {
            self.append(&block.text);
        }
    }

    fn start_unit(&mut self, anchor: &str, label: &str, text: &str) {
        self.unit_open = true;
        self.units.push(Unit {
            anchor: anchor.to_owned(),
            label: label.to_owned(),
            text: text.to_owned(),
        });
    }

    fn continue_unit(&mut self, block: &Block) {
        self.html.push_str(&block.render(""));
        if self.unit_open {
            self.append(&block.text);
        }
    }

    fn append(&mut self, text: &str) {
        let Some(unit) = self.units.last_mut().filter(|_| !text.is_empty()) else { return };
        if !unit.text.is_empty() {
            unit.text.push('\n');
        }
        unit.text.push_str(text);
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

    /// The anchor itself, or with `-2`, `-3` … when the document uses the number again.
    fn claim(&mut self, anchor: String) -> String {
        let mut claimed = anchor.clone();
        let mut count = 1;
        while !self.anchors.insert(claimed.clone()) {
            count += 1;
            claimed = format!("{anchor}-{count}");
        }
        claimed
    }
}

fn after<'a>(marker: &Marker<'_>, block: &'a Block) -> &'a str {
    block.text[marker.label.len()..].trim_start()
}

/// An item's mark, with its first sentence where that is short enough to be a heading.
fn in_short(marker: &Marker<'_>, block: &Block) -> String {
    let title = after(marker, block).split('。').next().unwrap_or_default();
    let is_short = title.chars().count() <= SHORT_SENTENCE;
    format!("{}{}", marker.label, if is_short { title } else { "" })
}

/// The block with its id, its mark turned into the permalink.
fn with_anchor(block: &Block, marker: &Marker<'_>, anchor: &str) -> String {
    let label = marker.label;
    let link = |rest| format!("<a class=\"anchor\" href=\"#{anchor}\">{label}</a>{rest}");
    let mut linked = block.clone();
    if let Some(rest) = block.html.strip_prefix(label) {
        linked.html = link(rest);
    }
    let class = match marker.kind {
        MarkerKind::Article => " class=\"article\"",
        MarkerKind::Item | MarkerKind::Point if block.kind == BlockKind::Paragraph => {
            " class=\"item\""
        }
        _ => "",
    };
    linked.render(&format!(" id=\"{anchor}\"{class}"))
}
