//! Start tags of a page. The only module that knows html5gum.
//!
//! An emitter of our own instead of the crate's callback emitter, because that one builds every
//! text, comment and error; keeping start tags only is 2.5 times as fast, and every published
//! page passes through here.

use std::convert::Infallible;
use std::ops::Range;

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

/// Calls `visit` for each start tag of a page, in order.
pub(super) fn for_each_tag(page: &[u8], visit: impl FnMut(&Tag)) {
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
        self.tag.name.clear();
        self.tag.text.clear();
        self.tag.attributes.clear();
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
        self.tag.name.extend(text);
    }

    fn init_attribute(&mut self) {
        let end = self.tag.text.len();
        self.tag.attributes.push((end..end, end..end));
    }

    fn push_attribute_name(&mut self, text: &[u8]) {
        self.tag.text.extend(text);
        if let Some((name, value)) = self.tag.attributes.last_mut() {
            name.end = self.tag.text.len();
            *value = name.end..name.end;
        }
    }

    fn push_attribute_value(&mut self, text: &[u8]) {
        self.tag.text.extend(text);
        if let Some((_, value)) = self.tag.attributes.last_mut() {
            value.end = self.tag.text.len();
        }
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
    use super::for_each_tag;

    fn tags(page: &str) -> Vec<String> {
        let mut seen = Vec::new();
        for_each_tag(page.as_bytes(), |tag| {
            let mut text = String::from_utf8_lossy(tag.name()).into_owned();
            for (name, value) in tag.attributes() {
                let (name, value) = (String::from_utf8_lossy(name), String::from_utf8_lossy(value));
                text.push_str(&format!(" {name}=[{value}]"));
            }
            seen.push(text);
        });
        seen
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
