//! E-mail addresses, however their @ and dots are written.

use super::decode::{latin, next};
use super::{Hit, Kind};

/// Bytes looked at on each side of the @.
const REACH: usize = 96;
/// Endings of file names, which `logo@2x.png` has and an address never.
const FILES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "html"];

/// The address whose @ stands at `from..to`.
pub(super) fn around(bytes: &[u8], from: usize, to: usize) -> Option<Hit> {
    let (local, start) = local_part(bytes, from)?;
    let (domain, used) = domain(&bytes[to..bytes.len().min(to + REACH)])?;
    Some(Hit { kind: Kind::Email, range: start..to + used, value: format!("{local}@{domain}") })
}

/// The next place where a character begins.
fn boundary(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] & 0xC0 == 0x80 {
        at += 1;
    }
    at
}

/// The part before the @ and where it begins.
fn local_part(bytes: &[u8], until: usize) -> Option<(String, usize)> {
    let mut at = boundary(bytes, until.saturating_sub(REACH));
    let (mut local, mut start, mut spaces) = (String::new(), at, 0);
    while at < until {
        let (_, end) = next(bytes, at);
        let text = latin(&bytes[at..end]);
        let is_part = |each: char| each.is_ascii_alphanumeric() || "._%+-".contains(each);
        if text.trim().is_empty() {
            spaces += usize::from(!text.is_empty());
        } else if spaces == 0 && !local.is_empty() && text.chars().all(is_part) {
            local.push_str(&text);
        } else {
            (local, start, spaces) = (String::new(), at, 0);
            local.extend(text.chars().filter(|each| is_part(*each)));
        }
        at = end;
    }
    let holds = spaces <= 3 && local.chars().any(|each| each.is_ascii_alphanumeric());
    holds.then(|| (local.trim_matches(['.', '-', '+', '%']).to_owned(), start))
}

/// The domain and how many bytes of the text it takes.
fn domain(after: &[u8]) -> Option<(String, usize)> {
    let (mut domain, mut at, mut used) = (String::new(), 0, 0);
    while at < after.len() {
        let (text, end) = piece(after, at);
        match text.as_str() {
            "" => {}
            "." if !domain.ends_with('.') && !domain.is_empty() => domain.push('.'),
            " " if domain.is_empty() || domain.ends_with('.') || dot_follows(after, end) => {}
            _ if text.chars().all(|each| each.is_ascii_alphanumeric() || each == '-') => {
                domain.push_str(&text);
                used = end;
            }
            _ => break,
        }
        at = end;
    }
    let domain = domain.trim_end_matches(['.', '-']);
    let (_, ending) = domain.rsplit_once('.')?;
    let is_ending = (2..=24).contains(&ending.len())
        && ending.chars().all(|each| each.is_ascii_alphabetic())
        && !FILES.contains(&ending);
    is_ending.then(|| (domain.to_owned(), used))
}

/// One sign of a domain: a dot however written is `.`.
fn piece(bytes: &[u8], at: usize) -> (String, usize) {
    for dot in ["[dot]", "(dot)", "{dot}", "[.]", "(.)"] {
        let part = bytes.get(at..at + dot.len());
        if part.is_some_and(|part| part.eq_ignore_ascii_case(dot.as_bytes())) {
            return (".".to_owned(), at + dot.len());
        }
    }
    let (character, end) = next(bytes, at);
    let text = latin(&bytes[at..end]);
    match character {
        '。' | '．' | '｡' | '点' | '點' | '・' | '·' => (".".to_owned(), end),
        _ if character.is_whitespace() => (" ".to_owned(), end),
        _ => (text, end),
    }
}

fn dot_follows(bytes: &[u8], at: usize) -> bool {
    at < bytes.len() && piece(bytes, at).0 == "."
}

/// The end of `[at]`, `(at)`, ` at ` in brackets of either width, where one begins at `at`.
pub(super) fn written_at(bytes: &[u8], at: usize) -> Option<usize> {
    let (mut text, mut here) = (String::new(), at);
    while here < bytes.len() && text.len() < 6 {
        let (_, end) = next(bytes, here);
        text.push_str(latin(&bytes[here..end]).trim());
        here = end;
        let inside = text.trim_matches(['[', ']', '(', ')', '{', '}', '【', '】', '#', '<', '>']);
        let is_closed = text.ends_with([']', ')', '}', '】', '#', '>']) && text.len() > 1;
        if is_closed {
            return matches!(inside, "at" | "@" | "艾特").then_some(here);
        }
    }
    None
}
