//! Folding of the spellings that mean the same in Chinese forms.
//!
//! Folding is only for comparing: every stored and published text stays as its source wrote it.

use unicode_normalization::UnicodeNormalization;

/// The form in which two names are compared: full-width forms made half-width (NFKC), all white
/// space and invisible characters dropped, brackets of every kind made `(` and `)`, dashes `-`,
/// Latin letters in upper case.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkc().filter_map(fold_char).flat_map(char::to_uppercase).collect()
}

fn fold_char(character: char) -> Option<char> {
    match character {
        _ if character.is_whitespace() || is_invisible(character) => None,
        '〔' | '[' | '【' | '［' | '﹝' => Some('('),
        '〕' | ']' | '】' | '］' | '﹞' => Some(')'),
        '–' | '—' | '―' | '‐' | '−' | '─' => Some('-'),
        other => Some(other),
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

/// Trims white space (the ideographic space too) from both ends.
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || character == '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::fold;

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
    fn different_names_stay_different() {
        assert_ne!(fold("示例市第一医院"), fold("示例市第二医院"));
    }
}
