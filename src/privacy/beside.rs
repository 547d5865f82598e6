//! What stands directly beside a number, and whether it leaves it a number of its own.

use super::Form;

/// Letters directly before a number that do not make it a part of a longer code.
const WORDS: [&str; 20] = [
    "tel", "phone", "mobile", "mob", "mp", "cell", "fax", "sj", "sjh", "dh", "lxdh", "wx", "vx",
    "wechat", "weixin", "qq", "sfz", "sfzh", "id", "no",
];

/// A longer run of letters and digits is a code, also in a cell.
const LONGEST_TOKEN: usize = 16;

/// Whether the character directly before a number leaves it a number of its own. What stands
/// before `fresh` is no neighbour.
pub(super) fn is_free_before(bytes: &[u8], fresh: usize, start: usize, form: Form) -> bool {
    let before = &bytes[fresh.min(start)..start];
    let letters = before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let word = before[before.len() - letters..].to_ascii_lowercase();
    letters == 0
        || WORDS.iter().any(|known| known.as_bytes() == word)
        || (form == Form::Cell && token(bytes, start) < LONGEST_TOKEN)
}

/// The same of the character directly behind it.
pub(super) fn is_free_behind(bytes: &[u8], start: usize, right: Option<char>, form: Form) -> bool {
    let letter = right.is_some_and(|each| each.is_ascii_alphabetic());
    !letter || (form == Form::Cell && token(bytes, start) < LONGEST_TOKEN)
}

/// Length of the run of letters and digits around a place.
fn token(bytes: &[u8], at: usize) -> usize {
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric();
    let before = bytes[..at].iter().rev().take(64).take_while(is_part).count();
    before + bytes[at..].iter().take(64).take_while(is_part).count()
}

/// Whether a Latin word for a telephone stands shortly before a number.
pub(super) fn has_latin_word(bytes: &[u8], start: usize) -> bool {
    let before = bytes[start.saturating_sub(12)..start].to_ascii_lowercase();
    ["tel", "phone", "fax"]
        .iter()
        .any(|word| before.windows(word.len()).any(|part| part == word.as_bytes()))
}

/// Whether a plus sign stands directly before a number.
pub(super) fn has_plus(bytes: &[u8], start: usize) -> bool {
    let before = &bytes[..start];
    before.ends_with(b"+") || before.ends_with("＋".as_bytes())
}

/// Whether one or two letters that are no part of a longer code stand directly before a place.
pub(super) fn has_letter(bytes: &[u8], start: usize) -> bool {
    let before = &bytes[..start];
    let letters = before.iter().rev().take(3).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let is_digit = |at: usize| before.get(at).is_some_and(u8::is_ascii_digit);
    matches!(letters, 1 | 2) && !before.len().checked_sub(letters + 1).is_some_and(is_digit)
}
