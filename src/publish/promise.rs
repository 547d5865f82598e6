//! The promise of every page: it runs under a strict Content-Security-Policy and asks no other
//! host for anything. Comes in: one start tag. Goes out: each place where it breaks the promise.

use std::fmt;

use super::address::{is_external, srcset, trim};
use super::html::{Tag, text};

/// `<link>` relations that point somewhere without making the browser fetch anything.
const PLAIN_RELATIONS: [&str; 11] = [
    "alternate",
    "author",
    "canonical",
    "describedby",
    "first",
    "help",
    "last",
    "license",
    "next",
    "prev",
    "up",
];

/// One way in which a page breaks its policy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breach {
    /// A `<script>` without `src`, of whatever type.
    InlineScript,
    /// A `<style>` element.
    InlineStyle,
    /// A `style` attribute on the named element.
    StyleAttribute(String),
    /// An event attribute such as `onclick`.
    EventAttribute(String),
    /// A `javascript:` address.
    ScriptAddress(String),
    /// Something fetched from, or sent to, another host.
    OtherHost(String),
    /// Something written into the page itself (`data:`), which the policy does not show.
    Inlined(String),
    /// A `<base>` element, which would bend every relative link.
    Base,
}

impl fmt::Display for Breach {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InlineScript => write!(formatter, "内联脚本 <script>"),
            Self::InlineStyle => write!(formatter, "内联样式 <style>"),
            Self::StyleAttribute(tag) => write!(formatter, "<{tag}> 上的 style 属性"),
            Self::EventAttribute(name) => write!(formatter, "事件属性 {name}"),
            Self::ScriptAddress(address) => write!(formatter, "脚本地址“{address}”"),
            Self::OtherHost(address) => write!(formatter, "引用其他网站的资源“{address}”"),
            Self::Inlined(tag) => write!(formatter, "<{tag}> 用 data: 内嵌的资源"),
            Self::Base => write!(formatter, "<base> 元素"),
        }
    }
}

/// A breach and the page it stands on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageBreach {
    /// The page, relative to the site's root.
    pub page: String,
    /// What is wrong there.
    pub breach: Breach,
}

impl fmt::Display for PageBreach {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}：{}", self.page, self.breach)
    }
}

/// Calls `report` for each breach of one tag.
pub(super) fn check(tag: &Tag, mut report: impl FnMut(Breach)) {
    match tag.name() {
        b"script" if tag.get(b"src").is_none_or(<[u8]>::is_empty) => report(Breach::InlineScript),
        b"style" => report(Breach::InlineStyle),
        b"base" => report(Breach::Base),
        _ => {}
    }
    for (name, value) in tag.attributes() {
        if let Some(breach) = attribute(tag, name, value) {
            report(breach);
        }
    }
}

fn attribute(tag: &Tag, name: &[u8], value: &[u8]) -> Option<Breach> {
    match name {
        b"style" => Some(Breach::StyleAttribute(text(tag.name()).into_owned())),
        [b'o', b'n', _, ..] => Some(Breach::EventAttribute(text(name).into_owned())),
        b"href" | b"xlink:href" | b"src" | b"action" | b"formaction" | b"poster" | b"data" => {
            address_breach(tag, name, trim(&text(value)))
        }
        b"srcset" | b"imagesrcset" => {
            srcset(&text(value)).find_map(|address| address_breach(tag, b"src", address))
        }
        _ => None,
    }
}

fn address_breach(tag: &Tag, name: &[u8], address: &str) -> Option<Breach> {
    if scheme_is(address, "javascript:") {
        return Some(Breach::ScriptAddress(address.to_owned()));
    }
    let broken = is_external(address) && is_fetched(tag, name);
    broken.then(|| match scheme_is(address, "data:") {
        true => Breach::Inlined(text(tag.name()).into_owned()),
        false => Breach::OtherHost(address.to_owned()),
    })
}

/// Whether the browser asks for the address by itself, or sends a form there.
fn is_fetched(tag: &Tag, name: &[u8]) -> bool {
    match (tag.name(), name) {
        (b"a" | b"area", b"href" | b"xlink:href") => false,
        (b"link", b"href") => !has_plain_relation(tag),
        (_, b"data") => tag.name() == b"object",
        _ => true,
    }
}

fn has_plain_relation(tag: &Tag) -> bool {
    let relations = text(tag.get(b"rel").unwrap_or_default()).to_ascii_lowercase();
    relations.split_ascii_whitespace().all(|relation| PLAIN_RELATIONS.contains(&relation))
        && !relations.trim().is_empty()
}

fn scheme_is(address: &str, scheme: &str) -> bool {
    address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

#[cfg(test)]
mod tests {
    use super::{Breach, check};
    use crate::publish::html::for_each_tag;

    fn breaches(page: &str) -> Vec<Breach> {
        let mut found = Vec::new();
        for_each_tag(page.as_bytes(), |tag| check(tag, |breach| found.push(breach)));
        found
    }

    #[test]
    fn what_the_policy_allows_passes() {
        let page = "<link rel=stylesheet href=../a.css><link rel=canonical href=https://a.cn/>\
            <link rel='license alternate' href=//a.cn/><script src=a.js></script><img src=a.svg>\
            <a href=data:text/plain,x>x</a><a href=https://a.cn/ data=x>x</a><form action=/s/>\
            <a href=mailto:a@b.cn>x</a><svg><use href=#x></svg>";
        assert_eq!(breaches(page), []);
    }

    #[test]
    fn inline_code_is_named() {
        let page = "<script>1</script><script src></script><style></style>\
            <p style=x><b onclick=x><a href=' JavaScript:x'><base href=/>\
            <script type=application/json>{}</script>";
        let expected = [
            Breach::InlineScript,
            Breach::InlineScript,
            Breach::InlineStyle,
            Breach::StyleAttribute("p".into()),
            Breach::EventAttribute("onclick".into()),
            Breach::ScriptAddress("JavaScript:x".into()),
            Breach::Base,
            Breach::InlineScript,
        ];
        assert_eq!(breaches(page), expected);
    }

    #[test]
    fn other_hosts_are_named() {
        for tag in [
            "<img src=//a.cn/x>",
            "<script src=https://a.cn/x></script>",
            "<link rel=stylesheet href=http://a.cn/x>",
            "<link rel=preconnect href=https://a.cn>",
            "<link href=https://a.cn>",
            "<img srcset='a.png 1x, https://a.cn/b.png 2x'>",
            "<iframe src=https://a.cn/>",
            "<form action=https://a.cn/>",
            "<object data=https://a.cn/></object>",
            "<svg><image href=https://a.cn/></svg>",
        ] {
            assert!(matches!(breaches(tag)[..], [Breach::OtherHost(_)]), "{tag}");
        }
    }

    #[test]
    fn what_is_written_into_the_page_is_named() {
        for tag in
            ["<img src='data:image/png;base64,AA'>", "<iframe src='data:text/html,x'></iframe>"]
        {
            assert!(matches!(breaches(tag)[..], [Breach::Inlined(_)]), "{tag}");
        }
    }
}
