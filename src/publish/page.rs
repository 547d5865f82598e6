//! What the checks need to know of one page. Comes in: its bytes. Goes out: a stream of facts.

use super::address::{srcset, trim};
use super::html::{self, Tag, text};
use super::promise::{self, Breach};

/// One fact about a page.
pub(super) enum Fact<'a> {
    /// A name that `#name` can point to.
    Anchor(&'a str),
    /// An address the page refers to, as written.
    Link(&'a str),
    /// A breach of the Content-Security-Policy.
    Breach(Breach),
}

/// Calls `see` for each fact of a page, in the order of the page.
pub(super) fn for_each_fact(page: &[u8], mut see: impl FnMut(Fact<'_>)) {
    html::for_each_tag(page, |tag| {
        for (name, value) in tag.attributes() {
            attribute(tag, name, value, &mut see);
        }
        promise::check(tag, |breach| see(Fact::Breach(breach)));
    });
}

fn attribute(tag: &Tag, name: &[u8], value: &[u8], see: &mut impl FnMut(Fact<'_>)) {
    let value = || text(value);
    match (tag.name(), name) {
        (_, b"id") | (b"a", b"name") => see(Fact::Anchor(&value())),
        (_, b"href" | b"xlink:href" | b"src" | b"action" | b"formaction" | b"poster")
        | (b"object", b"data") => see(Fact::Link(trim(&value()))),
        (_, b"srcset" | b"imagesrcset") => srcset(&value()).for_each(|link| see(Fact::Link(link))),
        (b"meta", b"content") => {
            if let Some(link) = refresh(tag, &value()) {
                see(Fact::Link(link));
            }
        }
        _ => {}
    }
}

/// The address in `<meta http-equiv="refresh" content="0; url=…">`.
fn refresh<'a>(tag: &Tag, content: &'a str) -> Option<&'a str> {
    if !tag.get(b"http-equiv")?.eq_ignore_ascii_case(b"refresh") {
        return None;
    }
    let target = trim(content.split_once([';', ','])?.1);
    let start = target.get(..3).filter(|start| start.eq_ignore_ascii_case("url"))?;
    let address = target[start.len()..].trim_start().strip_prefix('=')?;
    Some(trim(address).trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::{Fact, for_each_fact};

    #[test]
    fn every_kind_of_address_and_anchor_is_seen() {
        let page = "<meta http-equiv=Refresh content=\"0; URL='new/'\"><meta name=d content='0; url=x'>\
            <link rel=icon href=i.svg><a id=p name=q href=' a/ '>x</a><input name=r>\
            <img src=b srcset='c 1x, d 2x'><video poster=e></video><form action=f>\
            <button formaction=g></button><object data=h></object><use xlink:href=#p></use>\
            <p data=no title=no>";
        let (mut links, mut anchors) = (Vec::new(), Vec::new());
        for_each_fact(page.as_bytes(), |fact| match fact {
            Fact::Link(link) => links.push(link.to_owned()),
            Fact::Anchor(anchor) => anchors.push(anchor.to_owned()),
            Fact::Breach(breach) => panic!("{breach}"),
        });
        let expected = ["new/", "i.svg", "a/", "b", "c", "d", "e", "f", "g", "h", "#p"];
        assert_eq!(links, expected);
        assert_eq!(anchors, ["p", "q"]);
    }
}
