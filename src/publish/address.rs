//! Addresses as pages write them. Comes in: a page's path and one address from it. Goes out: the
//! file of this site that a browser would ask for, and the anchor on it.

use crate::words::first;
use std::borrow::Cow;

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination<'a> {
    /// To another host, or to something that is no page (`mailto:`); not followed.
    Elsewhere,
    /// Above the site's own folder on this host.
    Outside,
    /// To a file of this site.
    Inside {
        /// The path from the site's root; a folder's is that of its `index.html`.
        path: &'a str,
        /// The name after `#`, if it must exist on the page.
        anchor: Option<Cow<'a, str>>,
    },
}

/// Whether an address names a scheme or a host.
pub(super) fn is_external(address: &str) -> bool {
    if address.starts_with("//") {
        return true;
    }
    let end = address.find([':', '/', '?', '#']).unwrap_or(address.len());
    address[end..].starts_with(':')
        && address.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// The addresses in a `srcset` attribute.
pub(super) fn srcset(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter_map(|candidate| candidate.split_ascii_whitespace().next())
}

/// The address without the white space that browsers ignore around it.
pub(super) fn trim(address: &str) -> &str {
    address.trim_matches(|character: char| character <= ' ')
}

/// Follows `address` from `page`. `base` is the path of the site's root on its host, such as
/// `/ylws/`; `scratch` is overwritten, so that a caller with many addresses allocates once.
pub(super) fn follow<'a>(
    base: &str,
    page: &str,
    address: &'a str,
    scratch: &'a mut String,
) -> Destination<'a> {
    if is_external(address) {
        return Destination::Elsewhere;
    }
    let (before, fragment) = split(address, b'#');
    let (path, _) = split(before, b'?');
    scratch.clear();
    if let Some(plain) = from_root(page, path) {
        scratch.push_str(plain);
        if plain.is_empty() || plain.ends_with('/') {
            scratch.push_str("index.html");
        }
    } else if !walk(base, page, path, scratch) {
        return Destination::Outside;
    }
    Destination::Inside { path: scratch, anchor: anchor(fragment) }
}

/// What stands before an ASCII sign, and behind it; no more than empty where it is not there.
fn split(text: &str, sign: u8) -> (&str, &str) {
    first(sign, text.as_bytes()).map_or((text, ""), |at| (&text[..at], &text[at + 1..]))
}

/// What follows where `path` goes up to the root and then down only, as nearly all do.
fn from_root<'p>(page: &str, path: &'p str) -> Option<&'p str> {
    let up = page.bytes().filter(|byte| *byte == b'/').count();
    let rest = (0..up).try_fold(path, |rest, _| rest.strip_prefix("../"))?;
    let is_plain = up > 0 && !rest.starts_with(['.', '/']) && !is_odd(rest.as_bytes());
    is_plain.then_some(rest)
}

/// Whether a path has an escape, or a segment that is empty or begins with a point. Every byte is
/// looked at, since many are compared at once.
fn is_odd(path: &[u8]) -> bool {
    let is_escaped = path.iter().fold(false, |odd, byte| odd | (*byte == b'%'));
    let pairs = path.iter().zip(path.iter().skip(1));
    let begins = |before: u8, byte: u8| (before == b'/') & ((byte == b'/') | (byte == b'.'));
    is_escaped | pairs.fold(false, |odd, (before, byte)| odd | begins(*before, *byte))
}

/// Writes the file that `path` means into `file`; false if it lies outside the site.
fn walk(base: &str, page: &str, path: &str, file: &mut String) -> bool {
    let relative = if path.is_empty() {
        file.push_str(page);
        return true;
    } else if path.starts_with('/') {
        let inside = path.strip_prefix(base);
        match inside.or((path.len() + 1 == base.len() && base.starts_with(path)).then_some("")) {
            Some(relative) => relative,
            None => return false,
        }
    } else {
        file.push_str(page.rfind('/').map_or("", |end| &page[..end]));
        path
    };
    let inside = decode(relative).split('/').all(|segment| step(file, segment));
    if relative.is_empty() || relative.ends_with(['/', '.']) && is_folder(relative) {
        step(file, "index.html");
    }
    inside
}

/// Goes one segment down, or up for `..`; false above the root.
fn step(file: &mut String, segment: &str) -> bool {
    match segment {
        "" | "." => {}
        ".." if file.is_empty() => return false,
        ".." => file.truncate(file.rfind('/').unwrap_or(0)),
        _ => {
            if !file.is_empty() {
                file.push('/');
            }
            file.push_str(segment);
        }
    }
    true
}

fn is_folder(path: &str) -> bool {
    matches!(path.rsplit('/').next(), Some("" | "." | ".."))
}

/// `#` and `#top` are the top of any page; `#:~:` starts a text fragment, which names no element.
fn anchor(fragment: &str) -> Option<Cow<'_, str>> {
    let name = fragment.split_once(":~:").map_or(fragment, |(name, _)| name);
    (!name.is_empty() && !name.eq_ignore_ascii_case("top")).then(|| decode(name))
}

/// Replaces `%XX`; what is no valid escape, or no UTF-8, stays visibly wrong.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let escaped = (first == b'%').then(|| hex_pair(tail)).flatten();
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

fn hex_pair(tail: &[u8]) -> Option<u8> {
    let digit = |at: usize| tail.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Destination, follow, is_external, srcset};

    fn at(page: &str, address: &str) -> String {
        match follow("/ylws/", page, address, &mut String::new()) {
            Destination::Elsewhere => "elsewhere".to_owned(),
            Destination::Outside => "outside".to_owned(),
            Destination::Inside { path, anchor: None } => path.to_owned(),
            Destination::Inside { path, anchor: Some(anchor) } => format!("{path}#{anchor}"),
        }
    }

    #[test]
    fn relative_addresses_follow_the_page() {
        let page = "institutions/a/index.html";
        for (address, expected) in [
            ("", page),
            ("#", page),
            ("#top", page),
            ("?q=1", page),
            ("#ecmo", "institutions/a/index.html#ecmo"),
            ("#%E4%B8%AD", "institutions/a/index.html#中"),
            ("#a:~:text=b", "institutions/a/index.html#a"),
            ("index.json", "institutions/a/index.json"),
            ("./", page),
            (".", page),
            ("../b/?x=1#y", "institutions/b/index.html#y"),
            ("..", "institutions/index.html"),
            ("../..", "index.html"),
            ("../../", "index.html"),
            ("../../b/", "b/index.html"),
            ("../../b/c?x=1", "b/c"),
            ("../../b/../c", "c"),
            ("../..//b/.", "b/index.html"),
            ("../../%62", "b"),
            ("../../../", "outside"),
            ("../../../ylws/", "outside"),
            ("b", "institutions/a/b"),
            ("b..", "institutions/a/b.."),
            ("%62/", "institutions/a/b/index.html"),
            ("100%", "institutions/a/100%"),
        ] {
            assert_eq!(at(page, address), expected, "{address}");
        }
    }

    #[test]
    fn root_addresses_need_the_base() {
        for (address, expected) in [
            ("/ylws/", "index.html"),
            ("/ylws", "index.html"),
            ("/ylws/a/", "a/index.html"),
            ("/", "outside"),
            ("/a/", "outside"),
            ("/ylwsx/", "outside"),
        ] {
            assert_eq!(at("404.html", address), expected, "{address}");
        }
    }

    #[test]
    fn other_schemes_and_hosts_are_elsewhere() {
        for address in ["https://a.cn/", "//a.cn/x", "mailto:a@b.cn", "tel:1", "weixin://x"] {
            assert!(is_external(address), "{address}");
        }
        for address in ["a/b:c", "?a:b", "#a:b", "./a:b", "1:a", ":a", "中:a"] {
            assert!(!is_external(address), "{address}");
        }
    }

    #[test]
    fn srcset_lists_addresses() {
        let addresses: Vec<&str> = srcset(" a.png 1x, b.png 2x,\nc.png , ").collect();
        assert_eq!(addresses, ["a.png", "b.png", "c.png"]);
    }
}
