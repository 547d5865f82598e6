//! What a character can be in a number.

use crate::text::is_invisible;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The part of a character in numbers and addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Ends every number.
    Hard,
    /// A digit of the Latin script, of either width.
    Digit(u8),
    /// A digit in another dress: Chinese numerals, circled digits.
    Loose(u8),
    /// A letter that stands for a digit between digits: O, l, I.
    Letter(u8),
    /// The check character X.
    X,
    /// May stand between the digits of a number.
    Separator,
    /// A comma or an odd separator: separates digits in a cell, values in a file.
    Comma,
    /// Shows nothing.
    Invisible,
    /// The @ of an address, in either width.
    At,
    /// Begins a word behind which even a short number is one of a telephone.
    Word,
}

/// Chinese numerals, formal and spoken, in the order of their digits.
const NUMERALS: [&str; 10] = [
    "〇零○洞",
    "一壹幺弌ㄧ",
    "二贰貳两弍",
    "三叁參叄弎",
    "四肆",
    "五伍",
    "六陆陸",
    "七柒拐",
    "八捌",
    "九玖勾",
];

/// Zeros of further scripts whose digits follow each other.
const ZEROS: [u32; 8] = [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xE66, 0x1040, 0x17E0];

/// First characters of 电话, 手机, 联系, 传真, 座机, 热线, 致电.
const WORDS: &str = "电手联传座热致電聯傳熱";

const SEPARATORS: &str = " \t-._/()[]+·•。、｜|‐‑‒–—―−─﹣⁃‧∙⋅・~～〜【】〔〕（）［］";

/// Signs that may stand between the digits of a number in a cell.
const ODD: &str = ",，﹐\n\r:：;；|*＊\\=#\"“”‘’'《》→＝＃﹡★☆";

/// Beyond it every sign is worked out each time: such characters are rare.
const TABLE: usize = 0x1_0000;

static SIGNS: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    let sign = |code: u32| char::from_u32(code).map_or(Sign::Hard, work_out);
    (0..TABLE as u32).map(sign).collect()
});

/// The signs of the first 65,536 characters.
pub(super) fn table() -> &'static [Sign] {
    &SIGNS
}

static QUIET: LazyLock<Vec<bool>> = LazyLock::new(|| {
    SIGNS.chunks(64).map(|block| block.iter().all(|sign| *sign == Sign::Hard)).collect()
});

/// Whether each [`block`] of 64 characters has none but [`Sign::Hard`] ones.
pub(super) fn quiet() -> &'static [bool] {
    &QUIET
}

/// The block of the characters that share the first two of their three bytes.
#[inline]
pub(super) fn block(first: u8, second: u8) -> usize {
    (usize::from(first & 0x0F) << 6) | usize::from(second & 0x3F)
}

/// What a character is.
pub(super) fn sign(character: char) -> Sign {
    match SIGNS.get(character as usize) {
        Some(sign) => *sign,
        None => work_out(character),
    }
}

fn work_out(character: char) -> Sign {
    match character {
        '0'..='9' => Sign::Digit(character as u8 - b'0'),
        'X' | 'x' | 'Ｘ' | 'ｘ' | 'Х' | 'х' | 'Χ' | 'χ' | '×' => Sign::X,
        'O' | 'o' => Sign::Letter(0),
        'l' | 'I' => Sign::Letter(1),
        '@' | '＠' | '﹫' => Sign::At,
        _ if ODD.contains(character) => Sign::Comma,
        _ if WORDS.contains(character) => Sign::Word,
        _ if SEPARATORS.contains(character) => Sign::Separator,
        _ if character.is_ascii() && !character.is_control() => Sign::Hard,
        _ if is_invisible(character) || is_mark(character) => Sign::Invisible,
        _ if character.is_whitespace() => Sign::Separator,
        _ => other(character),
    }
}

/// Marks drawn over or around the character before, as in keycaps.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20FF}' | '\u{2065}'
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{E0000}'..='\u{E0FFF}')
}

fn other(character: char) -> Sign {
    let numeral = NUMERALS.iter().position(|forms| forms.contains(character));
    if let Some(digit) = numeral.or_else(|| further(character as u32)) {
        return Sign::Loose(digit as u8);
    }
    if !folds(character) {
        return Sign::Hard;
    }
    let mut folded = character.nfkc().filter(|part| !"().".contains(*part));
    match (folded.next(), folded.next()) {
        (Some(digit @ '0'..='9'), None) => {
            let digit = digit as u8 - b'0';
            let full_width = ('０'..='９').contains(&character);
            if full_width { Sign::Digit(digit) } else { Sign::Loose(digit) }
        }
        (Some(part), None) if part != character => match work_out(part) {
            Sign::Digit(digit) => Sign::Loose(digit),
            same => same,
        },
        // Nothing but points and brackets.
        (None, _) => Sign::Separator,
        _ => Sign::Hard,
    }
}

/// Digits that fold to no Latin one: dingbats, negative circles, other scripts.
fn further(code: u32) -> Option<usize> {
    let from_one = [0x2776, 0x2780, 0x278A, 0x24F5];
    let of_one = from_one.iter().find(|one| (**one..**one + 9).contains(&code));
    let of_zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code));
    match (of_one, of_zero) {
        (Some(one), _) => Some((code - one + 1) as usize),
        (None, Some(zero)) => Some((code - zero) as usize),
        (None, None) => (code == 0x24FF).then_some(0),
    }
}

/// Whether a character can be a Latin one in another form; most Chinese text is not worth asking.
fn folds(character: char) -> bool {
    matches!(character as u32, 0x80..0x3400 | 0xF900..0x2_0000)
}

#[cfg(test)]
mod tests {
    use super::{Sign, sign};

    #[test]
    fn digits_of_every_dress_are_digits() {
        for three in "③⑶⒊³₃❸➂➌⓷𝟑𝟛三叁३٣".chars() {
            assert_eq!(sign(three), Sign::Loose(3), "{three}");
        }
        assert_eq!(sign('３'), Sign::Digit(3));
        assert_eq!(sign('０'), Sign::Digit(0));
    }

    #[test]
    fn words_are_none() {
        for word in "张医院年月十百千⑩".chars() {
            assert_eq!(sign(word), Sign::Hard, "{word}");
        }
    }
}
