//! Item codes as people write them: `G08`, `（g8）`, and `GO3` with the letter O.

use crate::text::fold;
use std::fmt;

/// A letter and a number; leading zeros and the letter O for zero make no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemCode {
    letter: char,
    number: u16,
}

impl ItemCode {
    /// Reads a text that is nothing but a code, perhaps in brackets.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        leading(text).filter(|(_, rest)| rest.is_empty()).map(|(code, _)| code)
    }
}

impl fmt::Display for ItemCode {
    /// With two digits at least, as the national catalogs do: `G08`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{:02}", self.letter, self.number)
    }
}

/// Splits a text into the code it begins with and what follows the separator:
/// `G08．肿瘤消融治疗技术` gives G08 and 肿瘤消融治疗技术.
pub(crate) fn leading(text: &str) -> Option<(ItemCode, &str)> {
    let text = take(text, |folded| folded == '(').map_or(text, |(_, rest)| rest);
    let (letter, mut rest) = take(text, |folded| folded.is_ascii_uppercase())?;
    let mut digits = String::new();
    while let Some((digit, after)) = take(rest, is_digit).filter(|_| digits.len() < 3) {
        digits.push(if digit == 'O' { '0' } else { digit });
        rest = after;
    }
    if take(rest, |folded| folded.is_ascii_digit()).is_some() {
        return None;
    }
    let number = digits.parse().ok().filter(|number| *number > 0)?;
    while let Some((_, after)) = take(rest, is_separator) {
        rest = after;
    }
    Some((ItemCode { letter, number }, crate::text::trim(rest)))
}

/// Splits a text into the name before it and the code in brackets at its end.
pub(crate) fn trailing(text: &str) -> Option<(&str, ItemCode)> {
    let (name, content) = trailing_bracket(text)?;
    Some((name, ItemCode::parse(content)?))
}

/// Splits off the bracket a text ends with: the name before it and its content.
pub(crate) fn trailing_bracket(text: &str) -> Option<(&str, &str)> {
    let text = crate::text::trim(text);
    let (close, last) = text.char_indices().next_back()?;
    let (open, first) =
        text.char_indices().rev().find(|(_, character)| folds_to(*character, '('))?;
    let is_closed = folds_to(last, ')') && open > 0;
    is_closed.then(|| (&text[..open], &text[open + first.len_utf8()..close]))
}

fn folds_to(character: char, folded: char) -> bool {
    fold(character.encode_utf8(&mut [0; 4])).starts_with(folded)
}

fn is_digit(folded: char) -> bool {
    folded.is_ascii_digit() || folded == 'O'
}

fn is_separator(folded: char) -> bool {
    matches!(folded, ')' | '.' | '、' | ':' | '-' | ',' | '。' | '·' | '_')
}

/// The first character, folded, if it is as wanted, and the rest; what folds to nothing is
/// skipped.
fn take(text: &str, wanted: impl Fn(char) -> bool) -> Option<(char, &str)> {
    for (start, character) in text.char_indices() {
        let folded = fold(character.encode_utf8(&mut [0; 4]));
        if let Some(first) = folded.chars().next() {
            return wanted(first).then(|| (first, &text[start + character.len_utf8()..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{ItemCode, leading, trailing};

    #[test]
    fn codes_are_read_in_every_spelling() {
        let g08 = ItemCode::parse("G08").expect("a code");
        let spellings = ["g08", "G8", "Ｇ０８", "GO8", "（G08）", "G 08", "[G08]", " G08 "];
        for text in spellings {
            assert_eq!(ItemCode::parse(text), Some(g08), "{text}");
        }
        assert_eq!(g08.to_string(), "G08");
    }

    #[test]
    fn names_are_no_codes() {
        for text in ["ECMO", "GO", "G", "G00", "CAR-T细胞", "G1234", "肿瘤", ""] {
            assert_eq!(leading(text), None, "{text}");
        }
    }

    #[test]
    fn the_name_follows_the_separator() {
        for text in ["G08 肿瘤", "G08肿瘤", "G08．肿瘤", "(G08)肿瘤", "G08、肿瘤", "G08—肿瘤"]
        {
            assert_eq!(leading(text).map(|(_, name)| name), Some("肿瘤"), "{text}");
        }
        assert_eq!(trailing("肿瘤（G08）").map(|(name, _)| name), Some("肿瘤"));
        assert_eq!(trailing("心血管（三、四级）"), None);
    }
}
