//! What a byte can be, as far as a byte alone tells: nearly all of a text is dismissed by it.

use super::signs::block;

/// Bytes at which the scan looks closer while it is in no number.
const STOPS: [bool; 128] = {
    let mut stops = [false; 128];
    let mut digit = b'0';
    while digit <= b'9' {
        stops[digit as usize] = true;
        digit += 1;
    }
    let others = b"@&\\%([{";
    let mut at = 0;
    while at < others.len() {
        stops[others[at] as usize] = true;
        at += 1;
    }
    stops
};

/// How the scan goes on at a byte while it is in no number.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Look {
    /// Nothing begins here.
    Past,
    /// The first of three bytes of a character.
    Three,
    /// Looks closer.
    Closer,
}

/// [`Look`] by byte.
pub(super) const LOOK: [Look; 256] = {
    let mut look = [Look::Closer; 256];
    let mut byte = 0;
    while byte < 256 {
        if byte < 128 && !STOPS[byte] {
            look[byte] = Look::Past;
        } else if byte & 0xF0 == 0xE0 {
            look[byte] = Look::Three;
        }
        byte += 1;
    }
    look
};

/// What an ASCII byte does behind the first digit of a number.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Next {
    /// No number goes on behind it.
    Ends,
    /// Belongs to the number.
    Digit,
    /// May stand between two digits.
    Separates,
    /// Separates in a cell, ends in a file.
    Comma,
    /// Needs a closer look.
    Special,
}

/// [`Next`] by byte of ASCII.
pub(super) const NEXT: [Next; 128] = {
    let mut next = [Next::Ends; 128];
    let signs: [(&[u8], Next); 4] = [
        (b"0123456789", Next::Digit),
        (b" -./_)]+~\t", Next::Separates),
        (b",\n\r:;|*=#\"'", Next::Comma),
        (b"oOlI@&\\%([{<", Next::Special),
    ];
    let mut kind = 0;
    while kind < signs.len() {
        let mut at = 0;
        while at < signs[kind].0.len() {
            next[signs[kind].0[at] as usize] = signs[kind].1;
            at += 1;
        }
        kind += 1;
    }
    next
};

/// What stands behind the letters and signs with which nothing begins; four are looked at in a row,
/// for most come in long rows.
#[inline]
pub(super) fn behind_letters(mut rest: &[u8]) -> &[u8] {
    let is_past = |byte: u8| LOOK[usize::from(byte)] == Look::Past;
    while let Some((&[one, two, three, four], behind)) = rest.split_first_chunk() {
        if !(is_past(one) && is_past(two) && is_past(three) && is_past(four)) {
            break;
        }
        rest = behind;
    }
    let letters = rest.iter().position(|byte| !is_past(*byte)).unwrap_or(rest.len());
    &rest[letters..]
}

/// Whether three bytes are a character of a quiet block.
#[inline]
pub(super) fn is_quiet(quiet: &[bool], part: [u8; 3]) -> bool {
    part[1] & 0xC0 == 0x80 && part[2] & 0xC0 == 0x80 && quiet[block(part[0], part[1])]
}

/// The number of a character of three bytes, if one begins here.
#[inline]
pub(super) fn code_of_three(bytes: &[u8], at: usize) -> Option<usize> {
    let part = bytes.get(at..at + 3)?;
    let code = (usize::from(part[0] & 0x0F) << 12)
        | (usize::from(part[1] & 0x3F) << 6)
        | usize::from(part[2] & 0x3F);
    let is_one = part[0] & 0xF0 == 0xE0 && part[1] & 0xC0 == 0x80 && part[2] & 0xC0 == 0x80;
    is_one.then_some(code)
}
