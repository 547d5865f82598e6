//! Start tags of a page. The only module that knows html5gum.
//!
//! Most pages never come to it: `plain_html` reads what the templates write. What it leaves is
//! read here as a browser would, with an emitter of our own instead of the crate's callback
//! emitter, because that one builds every text, comment and error.

use std::borrow::Cow;
use std::convert::Infallible;
use std::ops::Range;

use super::plain_html;
use html5gum::emitters::naive_next_state;
use html5gum::{Emitter, Error, State, Tokenizer};

/// One start tag; names are in lower case, values have their character references replaced.
#[derive(Default)]
pub(super) struct Tag {
    name: Vec<u8>,
    text: Vec<u8>,
    attributes: Vec<(Range<usize>, Range<usize>)>,
}

impl Tag {
    /// Makes it a tag without name and attributes.
    pub(super) fn clear(&mut self) {
        self.name.clear();
        self.text.clear();
        self.attributes.clear();
    }

    pub(super) fn push_name(&mut self, text: &[u8]) {
        self.name.extend_from_slice(text);
    }

    pub(super) fn begin_attribute(&mut self) {
        let end = self.text.len();
        self.attributes.push((end..end, end..end));
    }

    pub(super) fn push_attribute_name(&mut self, text: &[u8]) {
        self.text.extend(text.iter().map(u8::to_ascii_lowercase));
        if let Some((name, value)) = self.attributes.last_mut() {
            name.end = self.text.len();
            *value = name.end..name.end;
        }
    }

    pub(super) fn push_attribute_value(&mut self, text: &[u8]) {
        self.text.extend_from_slice(text);
        if let Some((_, value)) = self.attributes.last_mut() {
            value.end = self.text.len();
        }
    }

    /// The element's name.
    pub(super) fn name(&self) -> &[u8] {
        &self.name
    }

    /// Attribute names and values, as written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        self.attributes
            .iter()
            .map(|(name, value)| (&self.text[name.clone()], &self.text[value.clone()]))
    }

    /// The first value of an attribute: browsers ignore the later ones.
    pub(super) fn get(&self, wanted: &[u8]) -> Option<&[u8]> {
        self.attributes().find(|(name, _)| *name == wanted).map(|(_, value)| value)
    }
}

/// A value as text; bytes that are none stay visibly wrong.
pub(super) fn text(value: &[u8]) -> Cow<'_, str> {
    // Nearly all values are text, and to see that is cheaper than to look for what is none.
    std::str::from_utf8(value).map_or_else(|_| String::from_utf8_lossy(value), Cow::Borrowed)
}

/// Calls `visit` for each start tag of a page, in order.
pub(super) fn for_each_tag(page: &[u8], mut visit: impl FnMut(&Tag)) {
    let rest = plain_html::for_each_tag(page, &mut visit);
    tokenize(rest, visit);
}

fn tokenize(page: &[u8], visit: impl FnMut(&Tag)) {
    let tags = Tags { visit, tag: Tag::default(), opening: false, last_start_tag: Vec::new() };
    let Ok(()) = Tokenizer::new_with_emitter(page, tags).finish();
}

struct Tags<F> {
    visit: F,
    tag: Tag,
    opening: bool,
    last_start_tag: Vec<u8>,
}

impl<F> Tags<F> {
    fn begin_tag(&mut self, opening: bool) {
        self.opening = opening;
        self.tag.clear();
    }
}

impl<F: FnMut(&Tag)> Emitter for Tags<F> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start_tag.clear();
        self.last_start_tag.extend(name.unwrap_or_default());
    }

    fn init_start_tag(&mut self) {
        self.begin_tag(true);
    }

    fn init_end_tag(&mut self) {
        self.begin_tag(false);
    }

    fn push_tag_name(&mut self, text: &[u8]) {
        self.tag.push_name(text);
    }

    fn init_attribute(&mut self) {
        self.tag.begin_attribute();
    }

    fn push_attribute_name(&mut self, text: &[u8]) {
        self.tag.push_attribute_name(text);
    }

    fn push_attribute_value(&mut self, text: &[u8]) {
        self.tag.push_attribute_value(text);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        if !self.opening {
            self.last_start_tag.clear();
            return None;
        }
        (self.visit)(&self.tag);
        self.last_start_tag.clone_from(&self.tag.name);
        // A reader without JavaScript sees the links in <noscript>, so they are checked as well.
        if self.tag.name == b"noscript" { None } else { naive_next_state(&self.tag.name) }
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        !self.opening && !self.tag.name.is_empty() && self.last_start_tag == self.tag.name
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_eof(&mut self) {}
    fn emit_error(&mut self, _: Error) {}
    fn emit_string(&mut self, _: &[u8]) {}
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn emit_current_comment(&mut self) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn emit_current_doctype(&mut self) {}
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::{Tag, for_each_tag, tokenize};
    use proptest::prelude::*;

    fn tags(page: &str) -> Vec<String> {
        let mut seen = Vec::new();
        for_each_tag(page.as_bytes(), |tag| seen.push(told(tag)));
        seen
    }

    fn told(tag: &Tag) -> String {
        let mut text = String::from_utf8_lossy(tag.name()).into_owned();
        for (name, value) in tag.attributes() {
            let (name, value) = (String::from_utf8_lossy(name), String::from_utf8_lossy(value));
            text.push_str(&format!(" {name}=[{value}]"));
        }
        text
    }

    /// Pieces of pages, whole and broken, as the templates write them and as nobody does.
    const PIECES: &[&str] = &[
        "<!DOCTYPE html>",
        "<!doctype html>",
        "<!-- ",
        " -->",
        "<!",
        "<?",
        "<p>",
        "</p>",
        "<br/>",
        "<br />",
        "<a href=\"x\">",
        "<a href='x'>",
        "<a href=x>",
        "<a  href=\"x\">",
        "<a href = \"x\">",
        "<a href=\"x&amp;y\">",
        "<a href=\"<p>\">",
        "<a href=\"x\"id=\"y\">",
        "<a href=\"x\" href=\"y\">",
        "<A HREF=\"x\">",
        "<a\nid=\"x\">",
        "<a id=\"x",
        "<a id",
        "<a",
        "<input disabled>",
        "<title>",
        "</title>",
        "<title>x</title>",
        "<script src=\"x\"></script>",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<textarea>",
        "</textarea>",
        "<noscript>",
        "</noscript>",
        "<iframe src=\"x\">",
        "</iframe>",
        "<plaintext>",
        "<svg><title>x</title></svg>",
        "<a-b c-d=\"e\" f:g=\"h\">",
        "<svg viewBox=\"0 0 1 1\">",
        "<1>",
        "</1>",
        "x < y",
        "&lt;b&gt;",
        "中\u{0}",
        ">",
    ];

    proptest! {
        #[test]
        fn plain_pages_are_read_as_a_browser_reads_them(
            pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12),
        ) {
            let page = pieces.concat();
            let mut seen = Vec::new();
            tokenize(page.as_bytes(), |tag| seen.push(told(tag)));
            prop_assert_eq!(tags(&page), seen, "{}", page);
        }
    }

    #[test]
    fn quoting_case_and_references_are_resolved() {
        let page = r#"<A HREF=a/ id='x' hidden title="1 &amp; 2&#x4E2D;">a</A><br/><img src="">"#;
        let expected = ["a href=[a/] id=[x] hidden=[] title=[1 & 2中]", "br", "img src=[]"];
        assert_eq!(tags(page), expected);
    }

    #[test]
    fn text_that_looks_like_tags_is_not_a_tag() {
        let page = "<!-- <a href=1> --><title><b></title><textarea><i></textarea>\
                    <script src=s>'<u>'</script><style><s></style><p>1 < 2 <a2>";
        assert_eq!(tags(page), ["title", "textarea", "script src=[s]", "style", "p", "a2"]);
    }

    #[test]
    fn links_inside_noscript_are_seen() {
        assert_eq!(tags("<noscript><a href=1>x</a></noscript>"), ["noscript", "a href=[1]"]);
    }

    #[test]
    fn attributes_of_end_tags_are_nobodys() {
        assert_eq!(tags("<p>x</p id=1><b id=2>"), ["p", "b id=[2]"]);
    }

    #[test]
    fn the_first_of_two_like_attributes_counts() {
        for_each_tag(b"<a href=1 href=2>", |tag| assert_eq!(tag.get(b"href"), Some(&b"1"[..])));
    }
}
