//! What no row may hold, whatever its format: a cell that no workbook can hold, signs that no
//! text has, and bytes that could not be decoded.

use super::SourceDefectKind;
use super::table::Cell;

/// Characters of a cell: Excel's own limit.
const LONGEST: usize = 32_767;

/// Stands in the text where bytes could not be decoded. It is no character of any language
/// (Unicode, noncharacters), and no row that holds it is kept.
pub(crate) const UNDECODED: char = '\u{FDD0}';

/// Why a row is set aside, and the 1-based column.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) column: u16,
    /// What is to be told; `None` where the decoder has told it.
    pub(crate) kind: Option<SourceDefectKind>,
}

/// The first cell that forbids its row.
pub(crate) fn refusal(cells: &[Cell]) -> Option<Refusal> {
    let refused = |(cell, column): (&Cell, u16)| {
        let kind = kind(&cell.text)?;
        Some(Refusal { column, kind })
    };
    cells.iter().zip(1..).find_map(refused)
}

fn kind(text: &str) -> Option<Option<SourceDefectKind>> {
    if text.len() > LONGEST {
        let length = text.chars().count();
        if length > LONGEST {
            return Some(Some(SourceDefectKind::TooLongCell(length)));
        }
    }
    // No other byte begins a sign that is refused.
    let is_suspect = |byte: u8| byte < b' ' || matches!(byte, 0x7F | 0xC2 | 0xEF);
    if !text.bytes().any(is_suspect) {
        return None;
    }
    let sign = text.chars().find(|sign| *sign == UNDECODED || is_refused(*sign))?;
    Some((sign != UNDECODED).then_some(SourceDefectKind::ControlCharacter(sign)))
}

/// Line breaks and tabs are white space.
fn is_refused(sign: char) -> bool {
    sign.is_control() && !sign.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Option<SourceDefectKind>> {
        refusal(&[Cell::text("甲"), Cell::text(text)]).map(|refusal| refusal.kind)
    }

    #[test]
    fn only_what_no_text_has_is_refused() {
        for fine in ["示例\r\n\t\u{B}医院", "\u{A0}１２", "é", "﹖", &"字".repeat(LONGEST)]
        {
            assert_eq!(of(fine), None);
        }
        for sign in ['\0', '\u{7F}', '\u{1B}', '\u{9F}'] {
            let refused = SourceDefectKind::ControlCharacter(sign);
            assert_eq!(of(&format!("甲{sign}")), Some(Some(refused)));
        }
        let long = SourceDefectKind::TooLongCell(LONGEST + 1);
        assert_eq!(of(&"字".repeat(LONGEST + 1)), Some(Some(long)));
        assert_eq!(of("甲\u{FDD0}乙"), Some(None));
    }
}
