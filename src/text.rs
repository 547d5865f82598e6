//! Folding of the spellings that mean the same in Chinese forms, and how numbers are written.
//!
//! Folding is only for comparing: every stored and published text stays as its source wrote it.

use unicode_normalization::UnicodeNormalization;

/// The form in which two names are compared: full-width forms made half-width (NFKC), all white
/// space and invisible characters dropped, brackets of every kind made `(` and `)`, dashes `-`,
/// Latin letters in upper case.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.chars().all(is_folded) {
        return text.to_owned();
    }
    if text.chars().all(is_plain) {
        // Nothing grows: full-width forms become shorter.
        let mut folded = String::with_capacity(text.len());
        folded.extend(text.chars().filter_map(fold_plain));
        return folded;
    }
    text.nfkc().filter_map(fold_char).flat_map(char::to_uppercase).collect()
}

/// Characters that stay as they are: most names and identifiers have no others.
fn is_folded(character: char) -> bool {
    is_ideograph(character)
        || (character.is_ascii_graphic()
            && !character.is_ascii_lowercase()
            && !matches!(character, '[' | ']'))
}

/// Characters that NFKC leaves as they are beside any of their kind: almost all there are in the
/// names and tables of these sources, so that few texts need the whole of it.
fn is_plain(character: char) -> bool {
    character.is_ascii()
        || is_ideograph(character)
        || matches!(character, '！'..='～' | '、' | '。' | '《' | '》')
}

/// The Chinese characters that nearly all names are made of, the rare ones of the extensions not
/// among them.
pub(crate) fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}')
}

fn fold_plain(character: char) -> Option<char> {
    if is_ideograph(character) {
        return Some(character);
    }
    fold_char(half_width(character)).map(|kept| kept.to_ascii_uppercase())
}

fn fold_char(character: char) -> Option<char> {
    match character {
        _ if character.is_whitespace() || is_invisible(character) => None,
        '〔' | '[' | '【' | '［' | '﹝' => Some('('),
        '〕' | ']' | '】' | '］' | '﹞' => Some(')'),
        other => Some(plain_dash(other)),
    }
}

/// The half-width form of a full-width sign.
pub(crate) fn half_width(character: char) -> char {
    const WIDTH: u32 = '！' as u32 - '!' as u32;
    match character {
        '！'..='～' => char::from_u32(character as u32 - WIDTH).unwrap_or(character),
        other => other,
    }
}

/// A dash of any length as `-`.
pub(crate) fn plain_dash(character: char) -> char {
    match character {
        '–' | '—' | '―' | '‐' | '−' | '─' => '-',
        other => other,
    }
}

/// Characters that show nothing and can hide a difference: zero-width, bidi and other controls.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Characters by which two texts that look alike can differ: those that show nothing, are no
/// characters at all, or look as each machine likes. Control characters have a word of their own.
#[must_use]
pub fn hides(character: char) -> bool {
    if is_plain(character) {
        return false;
    }
    let is_noncharacter = (character as u32) & 0xFFFE == 0xFFFE;
    (is_invisible(character) && !character.is_control())
        || is_noncharacter
        || matches!(character,
            '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{2065}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' | '\u{FDD0}'..='\u{FDEF}'
            | '\u{FFF0}'..='\u{FFFD}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Trims white space (the ideographic space too) from both ends.
#[must_use]
pub fn trim(text: &str) -> &str {
    if is_trimmed(text.as_bytes()) {
        return text;
    }
    text.trim_matches(|character: char| character.is_whitespace() || character == '\u{FEFF}')
}

/// Whether a text surely begins and ends with a sign of ASCII or a Chinese character, as nearly all
/// do: 0xE4 to 0xE9 begin the characters from U+4000 to U+9FFF.
fn is_trimmed(bytes: &[u8]) -> bool {
    let is_ideograph = |byte: &u8| (0xE4..=0xE9).contains(byte);
    let begins = |first: &u8| first.is_ascii_graphic() || is_ideograph(first);
    let ends = match bytes {
        [.., last] if last.is_ascii() => last.is_ascii_graphic(),
        [.., first, _, _] => is_ideograph(first),
        _ => false,
    };
    ends && bytes.first().is_some_and(begins)
}

/// Whether a text is words of these lists, one behind the other, and nothing else.
pub(crate) fn is_made_of(text: &str, words: &[&[&str]]) -> bool {
    let goes_on =
        |word: &&str| text.strip_prefix(*word).is_some_and(|rest| is_made_of(rest, words));
    text.is_empty() || words.iter().copied().flatten().any(goes_on)
}

/// Whether a name fits a pattern in which `*` stands for any run of characters.
pub(crate) fn matches(pattern: &str, name: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut left) = name.strip_prefix(head) else { return false };
    let mut pieces: Vec<&str> = rest.split('*').collect();
    let tail = pieces.pop().unwrap_or_default();
    for piece in pieces {
        let Some(at) = left.find(piece) else { return false };
        left = &left[at + piece.len()..];
    }
    left.ends_with(tail)
}

/// A number as people read it: from five digits on in groups of three.
pub(crate) fn number(value: impl Into<u64>) -> String {
    let digits = value.into().to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{fold, number, trim};
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        let forms = [
            "体外膜肺氧合（ECMO）技术",
            "体外膜肺氧合(ecmo)技术",
            "体外膜肺氧合 〔ＥＣＭＯ〕技术",
            "体外膜肺\u{200B}氧合（ECMO）技术",
        ];
        for form in forms {
            assert_eq!(fold(form), "体外膜肺氧合(ECMO)技术");
        }
    }

    #[test]
    fn the_short_way_folds_like_the_long_one() {
        let long = |text: &str| -> String {
            text.nfkc().filter_map(super::fold_char).flat_map(char::to_uppercase).collect()
        };
        for text in ["示例、医院。《某》Ab [1]\t2", "ecmo–1", "（示例）\u{7F}", "ﬁ㎡", "e\u{301}"]
        {
            assert_eq!(fold(text), long(text), "{text:?}");
        }
    }

    #[test]
    fn white_space_of_every_kind_is_trimmed() {
        for text in ["医院", "a", "（医院）", "1", "", "ß", "医院A", "医。"] {
            for space in ["", " ", "\u{3000}", "\u{FEFF}", "\u{A0}", "\n\u{2003}"] {
                assert_eq!(trim(&format!("{space}{text}{space}")), text);
            }
        }
    }

    #[test]
    fn different_names_stay_different() {
        assert_ne!(fold("示例市第一医院"), fold("示例市第二医院"));
    }
    #[test]
    fn long_numbers_are_grouped() {
        let written: Vec<_> = [0u32, 999, 9999, 10000, 1234567].map(number).into();
        assert_eq!(written, ["0", "999", "9999", "10,000", "1,234,567"]);
    }
}
