//! References such as `C3` and `A1:D5`.

use super::super::table::MergedRange;

/// Rows of a sheet: what the file format allows (ECMA-376, Excel's own limit).
pub(super) const MAX_ROWS: u32 = 1_048_576;

/// Columns of a sheet: up to XFD.
const MAX_COLUMNS: u32 = 16_384;

/// The 1-based row and column of a cell; `None` where no sheet has such a cell.
pub(super) fn cell(reference: &str) -> Option<(u32, u16)> {
    let plain = |byte: &u8| *byte != b'$';
    let mut column = 0_u32;
    let mut row = 0_u32;
    for byte in reference.bytes().filter(plain) {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                let letter = u32::from(byte.to_ascii_uppercase() - b'A') + 1;
                column = column.checked_mul(26)?.checked_add(letter)?;
            }
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            _ => return None,
        }
    }
    let exists = (1..=MAX_ROWS).contains(&row) && (1..=MAX_COLUMNS).contains(&column);
    exists.then_some((row, u16::try_from(column).ok()?))
}

/// A block such as `A1:D5`; a single cell is none.
pub(super) fn block(reference: &str) -> Option<MergedRange> {
    let (from, to) = reference.split_once(':')?;
    let ((first_row, first_column), (last_row, last_column)) = (cell(from)?, cell(to)?);
    let block = MergedRange { first_row, last_row, first_column, last_column };
    (first_row <= last_row && first_column <= last_column).then_some(block)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cells_of_a_sheet_have_a_place() {
        assert_eq!(cell("A1"), Some((1, 1)));
        assert_eq!(cell("$AB$12"), Some((12, 28)));
        assert_eq!(cell("XFD1048576"), Some((1_048_576, 16_384)));
        for wrong in ["", "A", "1", "A0", "XFE1", "A1048577", "1A", "A1A", "ZZZZZZZZZZ1", "A-1"] {
            assert_eq!(cell(wrong), None, "{wrong}");
        }
        assert_eq!(cell("A99999999999999999999"), None);
        assert_eq!(block("B2:A1"), None);
    }
}
