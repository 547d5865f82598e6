//! The arithmetic of numbers that belong to people.

use unicode_normalization::UnicodeNormalization;

/// Weights of GB 11643 (ISO 7064 MOD 11-2), for the first 17 characters.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check characters by remainder; 10 stands for X.
const CHECKS: [u8; 11] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];

/// Whether 18 characters (X as 10) are a citizen ID: province, birth date, check character.
pub(super) fn is_citizen_id(signs: &[u8]) -> bool {
    let Some((check, body)) = signs.split_last().filter(|_| signs.len() == 18) else {
        return false;
    };
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(sign, weight)| u32::from(*sign) * weight).sum();
    looks_like_citizen_id(signs) && *check == CHECKS[(sum % 11) as usize]
}

/// The same without the check character.
pub(super) fn looks_like_citizen_id(signs: &[u8]) -> bool {
    signs.len() == 18
        && signs[..17].iter().all(|sign| *sign < 10)
        && is_province(signs)
        && (1900..=2049).contains(&number(&signs[6..10]))
        && is_day(number(&signs[10..12]), number(&signs[12..14]))
}

/// Whether 15 digits are a citizen ID of before 1999: province, birth date.
pub(super) fn is_old_citizen_id(signs: &[u8]) -> bool {
    looks_like_old_citizen_id(signs)
        && is_day(number(&signs[8..10]), number(&signs[10..12]))
        && number(&signs[12..15]) > 0
}

/// The same without the day.
pub(super) fn looks_like_old_citizen_id(signs: &[u8]) -> bool {
    signs.len() == 15 && signs.iter().all(|sign| *sign < 10) && is_province(signs)
}

/// The first two digits of division codes, and 83 and 9x for residents from beyond.
fn is_province(signs: &[u8]) -> bool {
    matches!(number(&signs[..2]), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65
        | 71 | 81..=83 | 91)
}

/// Whether there is such a day in some year.
pub(super) fn is_day(month: u32, day: u32) -> bool {
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Whether digits are a day, a month or two years: 20230506, 202305, 20232024.
pub(super) fn is_date(digits: &[u8]) -> bool {
    let is_year = |part: &[u8]| (1900..2100).contains(&number(part));
    match digits.len() {
        6 => is_year(&digits[..4]) && is_day(number(&digits[4..]), 1),
        8 => {
            let day = is_day(number(&digits[4..6]), number(&digits[6..]));
            is_year(&digits[..4]) && (day || is_year(&digits[4..]))
        }
        _ => false,
    }
}

/// Whether digits are the number of a card that is issued: its first digits and Luhn's check.
pub(super) fn is_bank_card(digits: &[u8]) -> bool {
    let first = number(&digits[..2.min(digits.len())]);
    let issued = match digits.len() {
        16 => matches!(first, 34..=37 | 40..=49 | 51..=55 | 60 | 62 | 65 | 81),
        17..=19 => matches!(first, 60 | 62),
        _ => false,
    };
    issued && digits.iter().all(|digit| *digit < 10) && luhn(digits)
}

fn luhn(digits: &[u8]) -> bool {
    let value = |(at, digit): (usize, &u8)| match at % 2 {
        0 => u32::from(*digit),
        _ => u32::from(*digit) * 2 / 10 + u32::from(*digit) * 2 % 10,
    };
    digits.iter().rev().enumerate().map(value).sum::<u32>() % 10 == 0
}

/// The decimal number of digits; of very many, the largest there is.
pub(super) fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0_u32, |sum, digit| sum.saturating_mul(10).saturating_add((*digit).into()))
}

/// Digits as text, X for 10.
pub(super) fn text(signs: &[u8]) -> String {
    signs.iter().map(|sign| if *sign == 10 { 'X' } else { char::from(b'0' + sign) }).collect()
}

/// The plain form of a value: half-width, no white space, separators dropped, ASCII lower case
/// for addresses, upper case for the rest.
pub(super) fn plain(text: &str) -> String {
    let folded: String = text.nfkc().filter(|each| !each.is_whitespace()).collect();
    if folded.contains('@') {
        return folded.to_lowercase();
    }
    let kept = folded.chars().filter(|each| each.is_alphanumeric());
    kept.flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(text: &str) -> Vec<u8> {
        text.bytes().map(|byte| if byte == b'X' { 10 } else { byte - b'0' }).collect()
    }

    #[test]
    fn check_characters_are_checked() {
        assert!(is_citizen_id(&signs("11010519491231002X")));
        assert!(!is_citizen_id(&signs("110105194912310021")));
        assert!(!is_citizen_id(&signs("110105194913310021")));
        assert!(is_old_citizen_id(&signs("130503670401001")));
        assert!(!is_old_citizen_id(&signs("130503671301001")));
        assert!(["20230506", "202305", "20232024"].iter().all(|text| is_date(&signs(text))));
        assert!(["20231306", "12345678", "2023"].iter().all(|text| !is_date(&signs(text))));
        assert!(
            is_bank_card(&signs("6222021234567890128"))
                != is_bank_card(&signs("6222021234567890129"))
        );
    }
}
