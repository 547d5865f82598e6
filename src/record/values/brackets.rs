//! Pairs of brackets, whatever their width and shape.

use crate::text::trim;

/// Whether a character opens a bracket.
pub(crate) fn is_open(character: char) -> bool {
    matches!(character, '(' | '（' | '[' | '［' | '【' | '〔' | '〈' | '《' | '{' | '｛')
}

/// Whether a character closes one.
pub(crate) fn is_close(character: char) -> bool {
    matches!(character, ')' | '）' | ']' | '］' | '】' | '〕' | '〉' | '》' | '}' | '｝')
}

/// Text before, inside and after the last pair of brackets; the two outer ones as they stand,
/// the inner one trimmed.
pub(crate) fn last_bracket(text: &str) -> Option<(&str, &str, &str)> {
    let close = text.rfind(is_close)?;
    let open = text[..close].rfind(is_open)?;
    let inside = text[open..close].chars().next().map_or(open, |c| open + c.len_utf8());
    let after = text[close..].chars().next().map_or(close, |c| close + c.len_utf8());
    Some((&text[..open], trim(&text[inside..close]), trim(&text[after..])))
}
