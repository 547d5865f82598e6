//! Characters of a text as a reader would see them.

use super::signs::{Sign, sign};

/// How deep escapes in escapes are undone, as in HTML inside a feed.
const DEEPEST: usize = 3;
/// A `<` with no `>` this near opens no tag.
const LONGEST_TAG: usize = 400;

/// Elements that change the look of a part of a word, not its reading.
const INLINE: [&str; 34] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "tt", "u", "wbr",
];

/// The character at a place, and where the next begins. Bytes that are not UTF-8 are read one by
/// one as the replacement character.
#[inline]
pub(super) fn next(bytes: &[u8], at: usize) -> (char, usize) {
    match bytes[at] {
        b'&' | b'\\' | b'%' => escaped(bytes, at, 0).unwrap_or((char::from(bytes[at]), at + 1)),
        byte if byte < 0x80 => (char::from(byte), at + 1),
        _ => wide(bytes, at),
    }
}

fn wide(bytes: &[u8], at: usize) -> (char, usize) {
    let length = match bytes[at] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 1,
    };
    let part = bytes.get(at..at + length).and_then(|part| std::str::from_utf8(part).ok());
    match part.and_then(|part| part.chars().next()) {
        Some(character) => (character, at + length),
        None => ('\u{FFFD}', at + 1),
    }
}

/// The character of an entity (`&#49;`), an escape (`\u0031`, `\x31`) or a percent sign (`%31`).
fn escaped(bytes: &[u8], at: usize, depth: usize) -> Option<(char, usize)> {
    let rest = &bytes[at + 1..];
    let (character, length) = match bytes[at] {
        b'&' => entity(rest)?,
        b'\\' => backslash(rest)?,
        b'%' => (percent(rest)?, 2),
        _ => return None,
    };
    let end = at + 1 + length;
    if character == '&' && depth < DEEPEST {
        // `&amp;#49;`: what stands behind may make another entity of it.
        let deeper = deeper_entity(&bytes[end..], depth + 1);
        return Some(deeper.map_or((character, end), |(deep, length)| (deep, end + length)));
    }
    Some((character, end))
}

fn deeper_entity(rest: &[u8], depth: usize) -> Option<(char, usize)> {
    let (character, length) = entity(rest)?;
    if character != '&' || depth >= DEEPEST {
        return Some((character, length));
    }
    let deeper = deeper_entity(&rest[length..], depth + 1);
    Some(deeper.map_or((character, length), |(deep, more)| (deep, length + more)))
}

/// What stands behind `&`, up to the semicolon or, for a number, up to its last digit.
fn entity(rest: &[u8]) -> Option<(char, usize)> {
    if rest.first() == Some(&b'#') {
        let (radix, from) = match rest.get(1) {
            Some(b'x' | b'X') => (16, 2),
            _ => (10, 1),
        };
        let digits = rest[from..].iter().take_while(|byte| char::from(**byte).is_digit(radix));
        let digits = digits.take(10).count();
        let text = std::str::from_utf8(&rest[from..from + digits]).ok()?;
        let character = char::from_u32(u32::from_str_radix(text, radix).ok()?)?;
        let end = from + digits;
        return Some((character, end + usize::from(rest.get(end) == Some(&b';'))));
    }
    let end = rest.iter().take(16).position(|byte| *byte == b';')?;
    let character = match &rest[..end] {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        b"commat" => '@',
        b"period" => '.',
        b"lowbar" => '_',
        b"plus" => '+',
        b"hyphen" | b"dash" | b"ndash" | b"mdash" | b"minus" => '-',
        b"nbsp" | b"ensp" | b"emsp" | b"thinsp" | b"numsp" | b"hairsp" | b"Tab" => ' ',
        b"shy" | b"zwj" | b"zwnj" | b"ZeroWidthSpace" | b"NoBreak" => '\u{200B}',
        _ => return None,
    };
    Some((character, end + 1))
}

fn backslash(rest: &[u8]) -> Option<(char, usize)> {
    let hex = |from: usize, to: usize| {
        let text = std::str::from_utf8(rest.get(from..to)?).ok()?;
        u32::from_str_radix(text, 16).ok()
    };
    match rest.first()? {
        b'u' => Some((char::from_u32(hex(1, 5)?).unwrap_or('\u{FFFD}'), 5)),
        b'x' => Some((char::from_u32(hex(1, 3)?)?, 3)),
        b'n' | b'r' => Some(('\n', 1)),
        b't' => Some((' ', 1)),
        b'"' => Some(('"', 1)),
        b'/' => Some(('/', 1)),
        b'\\' => Some(('\\', 1)),
        _ => None,
    }
}

fn percent(rest: &[u8]) -> Option<char> {
    let text = std::str::from_utf8(rest.get(..2)?).ok()?;
    let byte = u8::from_str_radix(text, 16).ok()?;
    byte.is_ascii().then(|| char::from(byte))
}

/// Where the text goes on behind an inline tag or a comment that begins with `<` before `at`.
pub(super) fn behind_inline_tag(bytes: &[u8], at: usize) -> Option<usize> {
    let (mut name, mut closed, mut here) = (String::new(), false, at);
    let limit = bytes.len().min(at + LONGEST_TAG);
    while here < limit {
        let (character, end) = next(bytes, here);
        match character {
            '>' => return is_inline(&name).then_some(end),
            '<' => return None,
            '/' if name.is_empty() => {}
            _ if closed => {}
            '!' | '+' => name.push(character),
            _ if character.is_ascii_alphanumeric() => name.push(character.to_ascii_lowercase()),
            _ if name.is_empty() => return None,
            _ => closed = true,
        }
        here = end;
    }
    None
}

/// Comments count too, and `<U+200B>`, by which findings show what can't be seen.
fn is_inline(name: &str) -> bool {
    name.starts_with('!') || name.starts_with("u+") || INLINE.contains(&name)
}

/// The visible characters of some bytes in their Latin form, for addresses: lower case, without
/// what shows nothing.
pub(super) fn latin(bytes: &[u8]) -> String {
    use unicode_normalization::UnicodeNormalization;
    let (mut text, mut at) = (String::new(), 0);
    while at < bytes.len() {
        let (character, end) = next(bytes, at);
        at = end;
        if character == '<'
            && let Some(behind) = behind_inline_tag(bytes, end)
        {
            at = behind;
        } else if sign(character) != Sign::Invisible {
            text.extend(character.nfkc().flat_map(char::to_lowercase));
        }
    }
    text
}
