//! Inside an article: paragraphs 款, items 项 and sub-items 目.

use crate::content::marker::{Marker, MarkerKind};
use crate::content::numeral;
use crate::content::unit::{Part, PartKind};

/// An open article.
#[derive(Debug)]
pub(super) struct Clauses {
    anchor: String,
    label: String,
    paragraphs: u32,
    /// The open item: what its anchor and label add to the article's.
    item: Option<(String, String)>,
}

/// Where the next block of an article belongs.
pub(super) enum Clause {
    /// 项.
    Item,
    /// 目.
    SubItem,
}

impl Clauses {
    pub(super) fn new(anchor: &str, label: &str) -> Self {
        Self { anchor: anchor.to_owned(), label: label.to_owned(), paragraphs: 0, item: None }
    }

    /// What a mark opens in an article; `None` for marks that open nothing there.
    pub(super) fn place(&self, marker: &Marker<'_>) -> Option<Clause> {
        match marker.kind {
            MarkerKind::Item => Some(Clause::Item),
            MarkerKind::Point | MarkerKind::SubPoint if self.item.is_some() => {
                Some(Clause::SubItem)
            }
            MarkerKind::Point => Some(Clause::Item),
            _ => None,
        }
    }

    /// The next 款.
    pub(super) fn paragraph(&mut self, text: &str) -> Part {
        self.paragraphs += 1;
        self.item = None;
        Part {
            kind: PartKind::Paragraph,
            within: self.anchor.clone(),
            anchor: self.paragraph_anchor(),
            label: format!("{}{}", self.label, self.paragraph_label()),
            text: text.to_owned(),
        }
    }

    /// A 项 or 目 with its number.
    pub(super) fn numbered(&mut self, clause: &Clause, number: u32, text: &str) -> Part {
        let within = self.scope(clause);
        let (kind, anchor, label) = match (clause, &self.item) {
            (Clause::SubItem, Some((anchor, label))) => (
                PartKind::SubItem,
                format!("{anchor}-m{number}"),
                format!("{label}第{}目", numeral::write(number)),
            ),
            _ => {
                let anchor = format!("{}-x{number}", self.paragraph_anchor());
                let label = format!("{}第{}项", self.paragraph_label(), numeral::write(number));
                self.item = Some((anchor.clone(), label.clone()));
                (PartKind::Item, anchor, label)
            }
        };
        let label = format!("{}{label}", self.label);
        Part { kind, within, anchor, label, text: text.to_owned() }
    }

    /// The anchor of the parent in which a 项 or 目 is counted.
    pub(super) fn scope(&self, clause: &Clause) -> String {
        match (clause, &self.item) {
            (Clause::SubItem, Some((anchor, _))) => anchor.clone(),
            _ => self.paragraph_anchor(),
        }
    }

    fn paragraph_anchor(&self) -> String {
        format!("{}-k{}", self.anchor, self.paragraphs.max(1))
    }

    fn paragraph_label(&self) -> String {
        format!("第{}款", numeral::write(self.paragraphs.max(1)))
    }

    /// An article of one 款 is cited without it: 第九条第三项.
    pub(super) fn finish(self, parts: &mut [Part]) {
        if self.paragraphs > 1 {
            return;
        }
        let with_paragraph = format!("{}第一款", self.label);
        for part in parts {
            if let Some(rest) = part.label.strip_prefix(&with_paragraph) {
                part.label = format!("{}{rest}", self.label);
            }
        }
    }
}
