//! Two regulations, or two versions of one, beside each other.

use super::Site;
use crate::content::compare::{self, Span, SpanKind, propose, spans, units_to_compare};
use crate::content::{Divergence, Regulation, Unit, text_of, units_of};

/// A comparison.
#[derive(Debug)]
pub struct Compared<'a> {
    /// The wider or earlier text.
    pub from: &'a Regulation,
    /// The narrower or later text.
    pub to: &'a Regulation,
    /// How it was made.
    pub note: &'a str,
    /// Whether a person reviewed it.
    pub reviewed: bool,
    /// In the order of `from`; what only `to` has stands where it stands there.
    pub rows: Vec<ComparedRow<'a>>,
}

/// Parts that answer each other.
#[derive(Debug)]
pub struct ComparedRow<'a> {
    /// Of the first; empty for what only the second has.
    pub from: Vec<&'a Unit>,
    /// Of the second; empty for what it leaves out.
    pub to: Vec<&'a Unit>,
    /// What became of it, what matters most first.
    pub changes: Vec<Divergence>,
    /// What differs, or why there is no counterpart; may be empty.
    pub note: &'a str,
    /// The texts with what differs marked.
    pub spans: Vec<Span>,
}

impl ComparedRow<'_> {
    /// Whether both say the same in the same words.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.changes == [Divergence::Same]
    }
}

const BY_PROGRAM: &str =
    "条文由程序按内容对应，改动由程序逐字比对；空格、全角半角和标点写法不算改动。";

impl<'a> Site<'a> {
    /// The reviewed comparison of two regulations.
    #[must_use]
    pub fn compared(&self, from: &str, to: &str) -> Option<Compared<'a>> {
        let mut alignments = self.content.alignments.iter();
        let alignment = alignments.find(|each| each.from.id == from && each.to.id == to)?;
        let old = self.version(from, &alignment.from.version)?;
        let new = self.version(to, &alignment.to.version)?;
        let rows = alignment.rows.iter().map(|row| {
            let (from, to) = (units_of(old, &row.from), units_of(new, &row.to));
            let spans = spans(&text_of(&from), &text_of(&to));
            ComparedRow { from, to, changes: row.changes.clone(), note: &row.note, spans }
        });
        let note = &alignment.note;
        Some(Compared { from: old, to: new, note, reviewed: true, rows: rows.collect() })
    }

    /// What changed from one version of a regulation to another, as the program finds it.
    #[must_use]
    pub fn changes_between(&self, id: &str, from: &str, to: &str) -> Option<Compared<'a>> {
        let (old, new) = (self.version(id, from)?, self.version(id, to)?);
        let [olds, news] = [old, new].map(units_to_compare);
        let [old_texts, new_texts] = [&olds, &news]
            .map(|units| units.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>());
        let rows = propose(&old_texts, &new_texts).into_iter().map(|pair| {
            let units = |all: &[&'a Unit], at: &[usize]| at.iter().map(|at| all[*at]).collect();
            changed_row(units(&olds, &pair.from), units(&news, &pair.to))
        });
        Some(Compared {
            from: old,
            to: new,
            note: BY_PROGRAM,
            reviewed: false,
            rows: rows.collect(),
        })
    }
}

fn changed_row<'a>(from: Vec<&'a Unit>, to: Vec<&'a Unit>) -> ComparedRow<'a> {
    let spans = compare::spans(&text_of(&from), &text_of(&to));
    let change = match (from.is_empty(), to.is_empty()) {
        (true, _) => Divergence::Added,
        (_, true) => Divergence::Dropped,
        _ if spans.iter().all(|span| span.kind == SpanKind::Same) => Divergence::Same,
        _ => Divergence::Adapted,
    };
    ComparedRow { from, to, changes: vec![change], note: "", spans }
}
