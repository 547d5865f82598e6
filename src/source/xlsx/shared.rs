//! The texts that cells share.

use super::super::archive::Archive;
use super::super::xml::{Fault, Node, Xml};
use super::styles::strikes;
use std::collections::HashSet;

/// Texts of one workbook together, in bytes: a national year of filings has a tenth of it.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The shared texts, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Texts {
    text: String,
    ends: Vec<usize>,
    /// Which of them are struck through, if only in part.
    struck: HashSet<usize>,
    /// Why the list is not whole.
    pub(super) fault: Option<Fault>,
    /// How many there should be, where the list says so.
    declared: Option<String>,
}

impl Texts {
    /// The text of an index.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start =
            index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..end)
    }

    /// Whether some of the text of an index is struck through.
    pub(super) fn is_struck(&self, index: usize) -> bool {
        self.struck.contains(&index)
    }

    /// The declared count, where it is far from the truth. Programs that add texts may forget to
    /// count a few.
    pub(super) fn false_count(&self) -> Option<&str> {
        let declared = self.declared.as_deref()?;
        let near = declared.parse::<usize>().is_ok_and(|count| count / 2 <= self.ends.len() + 500);
        (!near).then_some(declared)
    }
}

/// Reads the texts before a break, if there is one. The declared count reserves nothing.
pub(super) fn read(archive: &mut Archive<'_>, path: &str) -> Texts {
    let mut texts = Texts::default();
    if let Some(part) = archive.part(path) {
        texts.fault = fill(&mut texts, Xml::new(part)).err();
    }
    texts
}

fn fill(texts: &mut Texts, mut xml: Xml<impl std::io::BufRead>) -> Result<(), Fault> {
    let (mut in_text, mut in_reading, mut in_struck) = (false, false, false);
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.name() {
                "sst" => texts.declared = tag.attribute("uniqueCount"),
                "t" => in_text = !in_reading,
                "rPh" => in_reading = true,
                "r" => in_struck = false,
                "strike" => in_struck = strikes(&tag),
                _ => {}
            },
            Node::Text(text) if in_text => {
                if texts.text.len() + text.len() > MAX_BYTES {
                    return Err(Fault::UsedUp);
                }
                texts.text.push_str(&text);
                if in_struck && !text.trim().is_empty() {
                    texts.struck.insert(texts.ends.len());
                }
            }
            Node::End(tag) => match tag.name() {
                "t" => in_text = false,
                "rPh" => in_reading = false,
                "si" => {
                    texts.ends.push(texts.text.len());
                    in_struck = false;
                }
                _ => {}
            },
            Node::Over => return Ok(()),
            _ => {}
        }
    }
}
