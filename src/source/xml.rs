//! XML as a stream of tags and texts. The only module that uses `quick_xml`.
//!
//! Quirks handled here, each with a test: the end of the input inside open elements is no error
//! of the library; references such as `&amp;` come as events of their own; one event may be as
//! long as the input; declarations of entities are passed on, and are refused here.

use super::archive::UsedUp;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};
use std::borrow::Cow;
use std::io::{self, BufRead, Read};

/// The longest tag or text taken, in bytes: a cell of two million full-width characters fits, so
/// that it can be named and the rows after it read.
const LONGEST: usize = 16 * 1024 * 1024;

/// Why a part cannot be read any further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Cut off, or no XML.
    Broken,
    /// The bytes are not those that were packed.
    Checksum,
    /// It declares a document type, and with it perhaps entities.
    Declared,
    /// One tag or text is longer than is taken.
    TooLong,
    /// The archive unpacks to more than is read.
    UsedUp,
}

impl Fault {
    /// What a clerk is told.
    pub(crate) fn in_chinese(self) -> &'static str {
        match self {
            Self::Broken => "内容到这里断了或已损坏",
            Self::Checksum => "校验和不对，内容在传输中被改动了",
            Self::Declared => "含有文档类型声明（DTD），正常的工作簿没有，为安全不读",
            Self::TooLong => "有一处文字过长",
            Self::UsedUp => "展开后太大",
        }
    }
}

/// One step through the document. Empty elements come as a start and an end.
pub(crate) enum Node<'b> {
    /// An element begins.
    Start(Tag<'b>),
    /// An element ends.
    End(EndTag<'b>),
    /// Text; one text may come in several pieces.
    Text(Cow<'b, str>),
    /// A comment or the like.
    Other,
    /// The document is over.
    Over,
}

/// The start of an element.
pub(crate) struct Tag<'b>(BytesStart<'b>);

/// The end of an element.
pub(crate) struct EndTag<'b>(BytesEnd<'b>);

/// A document being read.
pub(crate) struct Xml<R> {
    reader: Reader<Metered<R>>,
    buffer: Vec<u8>,
    depth: usize,
    begun: bool,
}

impl Tag<'_> {
    /// The name without prefix.
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The attributes by their names without prefix; what is no attribute is left out.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.filter_map(Result::ok).filter_map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some((local(attribute.key.0), value))
        })
    }

    /// The value of one attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().find(|(held, _)| *held == name).map(|(_, value)| value.into_owned())
    }

    /// Whether an attribute says yes.
    pub(crate) fn is_set(&self, name: &str) -> bool {
        self.attributes().any(|(held, value)| held == name && matches!(&*value, "1" | "true"))
    }
}

impl EndTag<'_> {
    /// The name without prefix.
    pub(crate) fn name(&self) -> &str {
        local(&self.0)
    }
}

impl<R: BufRead> Xml<R> {
    /// Begins at the start of a part.
    pub(crate) fn new(inner: R) -> Self {
        let mut reader = Reader::from_reader(Metered { inner, left: LONGEST });
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0, begun: false }
    }

    /// The next step.
    pub(crate) fn next(&mut self) -> Result<Node<'_>, Fault> {
        self.buffer.clear();
        self.reader.get_mut().left = LONGEST;
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| fault(&error))?;
        match event {
            Event::Start(_) => (self.depth, self.begun) = (self.depth + 1, true),
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 || !self.begun => return Err(Fault::Broken),
            _ => {}
        }
        node(event)
    }
}

fn node(event: Event<'_>) -> Result<Node<'_>, Fault> {
    Ok(match event {
        Event::Start(start) | Event::Empty(start) => Node::Start(Tag(start)),
        Event::End(end) => Node::End(EndTag(end)),
        Event::Text(text) => Node::Text(text.xml10_content()),
        Event::CData(text) => Node::Text(text.xml10_content()),
        Event::GeneralRef(name) => {
            Node::Text(Cow::Owned(referred(&name).ok_or(Fault::Broken)?.to_string()))
        }
        Event::DocType(_) => return Err(Fault::Declared),
        Event::Eof => Node::Over,
        Event::Decl(_) | Event::PI(_) | Event::Comment(_) => Node::Other,
    })
}

/// The character of a reference; names other than XML's own five have none.
fn referred(name: &BytesRef<'_>) -> Option<char> {
    match &**name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => name.resolve_char_ref().ok().flatten(),
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn fault(error: &Error) -> Fault {
    let Error::Io(error) = error else { return Fault::Broken };
    match error.get_ref() {
        Some(inner) if inner.is::<UsedUp>() => Fault::UsedUp,
        Some(inner) if inner.is::<TooLong>() => Fault::TooLong,
        _ if error.kind() == io::ErrorKind::InvalidData && is_checksum(error) => Fault::Checksum,
        _ => Fault::Broken,
    }
}

/// The archive reader tells a wrong checksum only by its words.
fn is_checksum(error: &io::Error) -> bool {
    error.to_string().contains("checksum")
}

/// Gives only so many bytes until it is wound up again.
struct Metered<R> {
    inner: R,
    left: usize,
}

/// One event takes more than it may.
#[derive(Debug)]
struct TooLong;

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other(TooLong));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.inner.consume(amount);
    }
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl std::fmt::Display for TooLong {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("one tag or text is too long")
    }
}

impl std::error::Error for TooLong {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names and texts up to the end or the fault.
    fn steps(text: &str) -> (Vec<String>, Option<Fault>) {
        let mut xml = Xml::new(std::io::BufReader::new(text.as_bytes()));
        let mut steps = Vec::new();
        loop {
            match xml.next() {
                Ok(Node::Start(tag)) => steps.push(tag.name().to_owned()),
                Ok(Node::End(tag)) => steps.push(format!("/{}", tag.name())),
                Ok(Node::Text(text)) => steps.push(text.into_owned()),
                Ok(Node::Other) => {}
                Ok(Node::Over) => return (steps, None),
                Err(fault) => return (steps, Some(fault)),
            }
        }
    }

    #[test]
    fn empty_elements_and_references_are_plain_steps() {
        let (steps, fault) = steps("<?xml version='1.0'?><x:a><b/>1&lt;&#x32;<![CDATA[<3]]></x:a>");
        assert_eq!(steps.join(" "), "a b /b 1 < 2 <3 /a");
        assert_eq!(fault, None);
    }

    #[test]
    fn the_end_inside_an_element_is_a_fault() {
        for text in ["<a><b>1</b>", "<a", "", "  ", "<a></b>", "<a>&none;</a>"] {
            assert_eq!(steps(text).1, Some(Fault::Broken), "{text:?}");
        }
    }

    #[test]
    fn declared_entities_are_refused() {
        let text = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>";
        assert_eq!(steps(text), (vec![], Some(Fault::Declared)));
    }

    #[test]
    fn one_text_takes_only_so_much() {
        let long = format!("<a>{}</a>", " ".repeat(LONGEST + 50_000));
        assert_eq!(steps(&long).1, Some(Fault::TooLong));
    }
}
