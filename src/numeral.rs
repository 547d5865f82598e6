//! Chinese numerals, with which names, headings and articles are numbered.

/// What one of 一 to 九 counts.
pub(crate) fn digit(character: char) -> Option<u32> {
    Some(match character {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Whether a character is one of 一 to 十.
pub(crate) fn is_numeral(character: char) -> bool {
    character == '十' || digit(character).is_some()
}
