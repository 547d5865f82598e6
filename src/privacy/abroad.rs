//! Telephones of Hong Kong, Macao and Taiwan, with the number of the place before them.

use super::checks;

/// How many digits such a number may have, where digits begin with 852, 853 or 886 and a number of
/// that place.
pub(super) fn length(digits: &[u8]) -> impl Iterator<Item = usize> {
    let zeros = if digits.starts_with(&[0, 0]) { 2 } else { 0 };
    let lengths: &[usize] = match &digits[zeros..] {
        [8, 5, 2, 2 | 3 | 5..=9, ..] | [8, 5, 3, 2 | 6 | 8, ..] => &[11],
        [8, 8, 6, 0, 9, ..] => &[13],
        [8, 8, 6, 9, ..] => &[12],
        [8, 8, 6, 0, 2..=8, ..] => &[13, 12],
        [8, 8, 6, 2..=8, ..] => &[12, 11],
        _ => &[],
    };
    lengths.iter().map(move |length| zeros + length)
}

/// The plain form: without 00 before it.
pub(super) fn plain(digits: &[u8]) -> String {
    checks::text(digits.strip_prefix(&[0, 0]).unwrap_or(digits))
}
