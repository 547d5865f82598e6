//! Start tags of a page as the site's own templates write them: quoted values without character
//! references, elements in lower case, nothing left open.
//!
//! Such pages need no tokenizer, and all of a national site is read here. At the first byte that
//! is written in any other way the rest is left to `html`, which reads like a browser. Text and
//! tags up to there mean the same to both, since nothing that is understood here changes how what
//! follows is read.

use super::html::Tag;
use crate::words::first;

/// Elements behind whose start tag a browser reads text until their end tag.
const TEXT_ONLY: [&[u8]; 9] = [
    b"title",
    b"textarea",
    b"script",
    b"style",
    b"xmp",
    b"iframe",
    b"noembed",
    b"noframes",
    b"plaintext",
];

/// By byte: whether it is part of a name, and whether it is part of a quoted value.
const PARTS: [Parts; 256] = {
    let mut parts = [Parts { name: false, value: true }; 256];
    let mut byte = 0;
    while byte < 256 {
        let (sign, part) = (byte as u8, &mut parts[byte]);
        part.name = sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b':');
        part.value = !matches!(sign, b'"' | b'&' | b'\r' | 0);
        byte += 1;
    }
    parts
};

#[derive(Clone, Copy)]
struct Parts {
    name: bool,
    value: bool,
}

/// Calls `visit` for each start tag, in order; what of the page is left to read.
pub(super) fn for_each_tag(page: &[u8], mut visit: impl FnMut(&Tag)) -> &[u8] {
    let (mut rest, mut tag) = (page, Tag::default());
    while let Some(at) = first(b'<', rest) {
        rest = &rest[at..];
        let Some(behind) = behind_markup(rest, &mut tag) else { return rest };
        if !tag.name().is_empty() {
            visit(&tag);
        }
        rest = behind;
    }
    &[]
}

/// What stands behind the tag that the text begins with; `tag` has no name where it is none that
/// starts an element.
fn behind_markup<'p>(text: &'p [u8], tag: &mut Tag) -> Option<&'p [u8]> {
    tag.clear();
    if let Some(closing) = text.strip_prefix(b"</") {
        return behind_end_tag(closing);
    }
    if let Some(behind) = text.strip_prefix(b"<!DOCTYPE html>") {
        return Some(behind);
    }
    let mut rest = &text[1..];
    let name = take_name(&mut rest)?;
    tag.push_name(name);
    while let Some(attribute) = rest.strip_prefix(b" ") {
        rest = attribute;
        let name = take_attribute_name(&mut rest)?;
        let says_nothing = says_nothing(name);
        if !says_nothing {
            tag.begin_attribute();
            tag.push_attribute_name(name);
        }
        if let Some(value) = rest.strip_prefix(b"=\"") {
            let end = value.iter().position(|byte| !PARTS[usize::from(*byte)].value)?;
            if !says_nothing {
                tag.push_attribute_value(&value[..end]);
            }
            rest = value[end..].strip_prefix(b"\"")?;
        }
    }
    let rest = rest.strip_prefix(b"/").unwrap_or(rest).strip_prefix(b">")?;
    if TEXT_ONLY.contains(&name) { behind_text_only(name, rest) } else { Some(rest) }
}

/// Whether no fact about a page is in attributes of this name, as most have: `class`, `role`,
/// `scope`, `data-…`, `aria-…`.
fn says_nothing(name: &[u8]) -> bool {
    matches!(
        name,
        [b'c', b'l', b'a', b's', b's']
            | [b'r', b'o', b'l', b'e']
            | [b's', b'c', b'o', b'p', b'e']
            | [b'd', b'a', b't', b'a', b'-', ..]
            | [b'a', b'r', b'i', b'a', b'-', ..]
    )
}

fn behind_end_tag(mut closing: &[u8]) -> Option<&[u8]> {
    take_name(&mut closing)?;
    closing.strip_prefix(b">")
}

/// What stands behind such an element with no `<` in its text.
fn behind_text_only<'p>(name: &[u8], text: &'p [u8]) -> Option<&'p [u8]> {
    let at = first(b'<', text)?;
    let end = text[at..].strip_prefix(b"</")?.strip_prefix(name)?;
    end.strip_prefix(b">")
}

/// Takes an element's name: small letters, and behind the first also digits, `-` and `:`.
fn take_name<'p>(text: &mut &'p [u8]) -> Option<&'p [u8]> {
    let name = take_attribute_name(text)?;
    let is_small = !name.iter().any(u8::is_ascii_uppercase);
    is_small.then_some(name)
}

/// The same for an attribute, where drawings have capital letters too.
fn take_attribute_name<'p>(text: &mut &'p [u8]) -> Option<&'p [u8]> {
    let end = text.iter().position(|byte| !PARTS[usize::from(*byte)].name)?;
    let (name, rest) = text.split_at(end);
    *text = rest;
    name.first().is_some_and(u8::is_ascii_alphabetic).then_some(name)
}
