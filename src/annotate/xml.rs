//! XML whose unchanged pieces are kept byte for byte. The only module here that uses
//! `quick_xml`; `source` reads parts of any size as a stream, and cannot give back what it read.
//!
//! [`Pieces`] goes through a text piece by piece, each with the very characters it was written
//! with; [`Element`] holds a whole small part, to be changed and written again.

use super::Fault;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};
use std::borrow::Cow;

/// Elements inside one another; workbooks reach a dozen.
const DEEPEST: usize = 128;

/// The pieces of a text, in order.
pub(super) struct Pieces<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    at: usize,
}

/// One piece: what it is, and how it is written.
pub(super) struct Piece<'t> {
    pub(super) what: What<'t>,
    pub(super) raw: &'t str,
}

/// What a piece is.
pub(super) enum What<'t> {
    /// An element begins.
    Open(Tag<'t>),
    /// An element without content.
    Empty(Tag<'t>),
    /// An element ends; holds its name without prefix.
    Close(&'t str),
    /// Text, a comment, a declaration.
    Other,
}

/// The start of an element.
pub(super) struct Tag<'t>(BytesStart<'t>);

impl<'t> Pieces<'t> {
    /// Starts at the beginning.
    pub(super) fn of(text: &'t str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        Self { text, reader: Reader::from_str(text), at: 0 }
    }

    /// The next piece; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'t>>, Fault> {
        let event = self.reader.read_event().map_err(|_| Fault::Broken)?;
        let what = match event {
            Event::Eof => return Ok(None),
            // A document type can declare entities: a workbook has no use for them.
            Event::DocType(_) => return Err(Fault::Broken),
            Event::Start(tag) => What::Open(Tag(tag)),
            Event::Empty(tag) => What::Empty(Tag(tag)),
            Event::End(_) => What::Close(""),
            _ => What::Other,
        };
        let end = usize::try_from(self.reader.buffer_position()).map_err(|_| Fault::Broken)?;
        let raw = self.text.get(self.at..end).ok_or(Fault::Broken)?;
        self.at = end;
        let what = match what {
            What::Close(_) => What::Close(local(raw.trim_matches(['<', '/', '>', ' ']))),
            other => other,
        };
        Ok(Some(Piece { what, raw }))
    }
}

impl<'t> Tag<'t> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The prefix with its colon; empty where there is none.
    pub(super) fn prefix(&self) -> String {
        let name = self.0.name().into_inner();
        name.rfind(':').map_or(String::new(), |at| name[..=at].to_owned())
    }

    /// An attribute by its name, prefix included, as it reads.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        all.with_checks(false);
        let found = all.flatten().find(|each| each.key.into_inner() == name)?;
        Some(unescaped(&found.value).into_owned())
    }

    /// The element with its attributes, without what is in it.
    pub(super) fn element(&self) -> Element {
        let mut all = self.0.attributes();
        all.with_checks(false);
        let pair = |each: quick_xml::events::attributes::Attribute<'_>| {
            (each.key.into_inner().to_owned(), each.value.into_owned())
        };
        Element {
            name: self.0.name().into_inner().to_owned(),
            attributes: all.flatten().map(pair).collect(),
            children: Vec::new(),
        }
    }
}

/// The name behind a prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// An element that is changed and written again.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// With its prefix.
    pub(super) name: String,
    /// As written, still escaped.
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Child>,
}

/// What an element holds.
#[derive(Clone, Debug)]
pub(super) enum Child {
    Element(Element),
    /// Text, comments and references, as written.
    Raw(String),
}

/// A whole part: what stands before its element, and the element.
pub(super) struct Document {
    before: String,
    pub(super) root: Element,
}

impl Document {
    /// Reads a part.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let mut pieces = Pieces::of(text);
        let mut before = String::new();
        let mut open: Vec<Element> = Vec::new();
        while let Some(Piece { what, raw }) = pieces.next()? {
            let closed = match what {
                What::Open(tag) if open.len() < DEEPEST => {
                    open.push(tag.element());
                    continue;
                }
                What::Open(_) => return Err(Fault::Broken),
                What::Empty(tag) => Some(tag.element()),
                What::Close(_) => Some(open.pop().ok_or(Fault::Broken)?),
                What::Other => None,
            };
            match (closed, open.last_mut()) {
                (Some(element), Some(above)) => above.children.push(Child::Element(element)),
                (Some(root), None) => return Ok(Self { before, root }),
                (None, Some(above)) => above.children.push(Child::Raw(raw.to_owned())),
                (None, None) => before.push_str(raw),
            }
        }
        Err(Fault::Broken)
    }

    /// The part as a text.
    pub(super) fn write(&self) -> String {
        let mut out = self.before.clone();
        self.root.write(&mut out);
        out
    }
}

impl Element {
    /// A new element.
    pub(super) fn new(name: impl Into<String>, attributes: &[(&str, &str)]) -> Self {
        let mut element = Self { name: name.into(), attributes: Vec::new(), children: Vec::new() };
        for (name, value) in attributes {
            element.set(name, value);
        }
        element
    }

    /// The same with these elements in it.
    pub(super) fn with(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Child::Element));
        self
    }

    /// The same with a text in it.
    pub(super) fn with_text(mut self, text: &str) -> Self {
        self.children.push(Child::Raw(escaped(text)));
        self
    }

    /// A new element of the same namespace: with the prefix of this one.
    pub(super) fn sibling(&self, name: &str, attributes: &[(&str, &str)]) -> Self {
        let prefix = self.name.rfind(':').map_or("", |at| &self.name[..=at]);
        Self::new(format!("{prefix}{name}"), attributes)
    }

    /// The name without its prefix.
    pub(super) fn local(&self) -> &str {
        local(&self.name)
    }

    /// An attribute by its name, prefix included.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known == name)?;
        Some(unescaped(value))
    }

    /// An attribute by its name, whatever its prefix.
    pub(super) fn get_local(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, value) = self
            .attributes
            .iter()
            .find(|(known, _)| known.contains(':') && local(known) == name)?;
        Some(unescaped(value))
    }

    /// Sets an attribute.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        let value = escaped(value);
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, held)) => *held = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    /// Takes an attribute away.
    pub(super) fn remove(&mut self, name: &str) {
        self.attributes.retain(|(known, _)| known != name);
    }

    /// The elements in it of a name.
    pub(super) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter_map(move |child| match child {
            Child::Element(element) if element.local() == name => Some(element),
            _ => None,
        })
    }

    /// The elements in it of a name, to be changed.
    pub(super) fn all_mut<'e>(&'e mut self, name: &'e str) -> impl Iterator<Item = &'e mut Self> {
        self.children.iter_mut().filter_map(move |child| match child {
            Child::Element(element) if element.local() == name => Some(element),
            _ => None,
        })
    }

    /// The first element in it of a name.
    pub(super) fn first_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.children.iter_mut().find_map(|child| match child {
            Child::Element(element) if element.local() == name => Some(element),
            _ => None,
        })
    }

    /// Adds an element at the end.
    pub(super) fn push(&mut self, element: Self) {
        self.children.push(Child::Element(element));
    }

    /// The start tag, with `>` or `/>`.
    pub(super) fn start(&self, empty: bool) -> String {
        let mut out = format!("<{}", self.name);
        for (name, value) in &self.attributes {
            // The value may have been in single quotes.
            out.push_str(&format!(" {name}=\"{}\"", value.replace('"', "&quot;")));
        }
        out.push_str(if empty { "/>" } else { ">" });
        out
    }

    /// Writes the element behind what is there.
    pub(super) fn write(&self, out: &mut String) {
        out.push_str(&self.start(self.children.is_empty()));
        if self.children.is_empty() {
            return;
        }
        for child in &self.children {
            match child {
                Child::Element(element) => element.write(out),
                Child::Raw(raw) => out.push_str(raw),
            }
        }
        out.push_str(&format!("</{}>", self.name));
    }
}

/// A text as XML holds it; characters that no XML may hold show as a replacement mark.
pub(super) fn escaped(text: &str) -> String {
    let allowed = |each: char| match each {
        '\t' | '\n' => each,
        '\r' => '\n',
        _ if each < ' ' || matches!(each, '\u{FFFE}' | '\u{FFFF}') => '\u{FFFD}',
        _ => each,
    };
    let text: String = text.chars().map(allowed).collect();
    escape::escape(text).into_owned()
}

fn unescaped(raw: &str) -> Cow<'_, str> {
    escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_changed_comes_back_as_written() {
        let text = "<?xml version=\"1.0\"?>\n<a x:b='1 \"2\"'><!-- c --><d>&amp;&#10;<![CDATA[<]]></d><e/></a>";
        let pieces = &mut Pieces::of(text);
        let mut whole = String::new();
        while let Some(piece) = pieces.next().expect("sound XML") {
            whole.push_str(piece.raw);
        }
        assert_eq!(whole, text);
        let written = Document::parse(text).expect("sound XML").write();
        assert_eq!(written, text.replace("'1 \"2\"'", "\"1 &quot;2&quot;\""));
    }

    #[test]
    fn declared_entities_and_endless_nesting_are_refused() {
        assert!(Document::parse("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").is_err());
        assert!(Document::parse(&"<a>".repeat(100_000)).is_err());
        assert!(Document::parse("<a><b></a>").is_err());
    }

    #[test]
    fn control_characters_do_not_break_the_part() {
        assert_eq!(escaped("a\u{0}<\u{1b}\"&"), "a\u{FFFD}&lt;\u{FFFD}&quot;&amp;");
    }
}
