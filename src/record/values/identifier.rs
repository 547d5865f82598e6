//! Identifiers of institutions: form and check characters.
//!
//! Credit code: GB 32100-2015. Registration number: 22 characters since 《医疗机构执业许可证》
//! numbers carry the organisation code; mostly 18 and 12 before. It has no check character of its
//! own.

/// The signs of a credit code in the order of their values 0 to 30: no I, O, S, V, Z.
const CREDIT_SIGNS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Whether a unified social credit code has 18 valid signs and the right check character.
/// Expects upper case.
#[must_use]
pub fn is_valid_credit_code(code: &str) -> bool {
    let value = |byte: u8| CREDIT_SIGNS.iter().position(|sign| *sign == byte);
    let Some((last, first)) = code.as_bytes().split_last().filter(|_| code.len() == 18) else {
        return false;
    };
    let mut weight = 1;
    let mut sum = 0;
    for byte in first {
        let Some(value) = value(*byte) else { return false };
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    value(*last) == Some((31 - sum % 31) % 31)
}

/// Whether a text can be a registration number: the forms differ by place and year, but 办理中,
/// 见附件, 1 and 2201XXXX are none, and would make one institution of all that have them.
pub(crate) fn can_be_registration_number(normal: &str) -> bool {
    const SHORTEST: usize = 8;
    /// The organisation code in these can have two of the letter in a row.
    const CURRENT: usize = 22;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'(' | b')');
    let signs = normal.bytes().filter(u8::is_ascii_alphanumeric).count();
    let blank = normal.split(|sign| sign != 'X').map(str::len).max().unwrap_or(0);
    let blanked = blank >= if normal.len() == CURRENT { 3 } else { 2 };
    normal.bytes().all(plain)
        && signs >= SHORTEST
        && normal.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
        && !blanked
}

/// An identifier as compared and stored: half-width, upper case, without white space and without
/// the marks that keep a workbook from reading it as a number (`="2201…"`, `'2201…`).
pub(crate) fn normal(text: &str) -> String {
    crate::text::fold(text).trim_matches(['=', '"', '\'']).to_owned()
}

/// Whether digits were lost on the way: a number cell beyond 15 digits, or the exponent form a
/// workbook writes into CSV (`2.20101E+17`).
pub(crate) fn lost_digits(text: &str, is_number: bool) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let exponent = text.split_once('+').is_some_and(|(number, exponent)| {
        let numeric = |c: char| c.is_ascii_digit() || c == '.';
        number.strip_suffix('E').is_some_and(|number| number.chars().all(numeric))
            && exponent.chars().all(|c| c.is_ascii_digit())
    });
    exponent || (is_number && (digits > 15 || text.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_characters() {
        assert!(is_valid_credit_code("91350100M000100Y43"));
        assert!(!is_valid_credit_code("91350100M000100Y44"));
        assert!(!is_valid_credit_code("91350100M000100I43"));
    }

    #[test]
    fn one_wrong_character_is_always_found() {
        let code = "91350100M000100Y43";
        for at in 0..18 {
            for sign in CREDIT_SIGNS {
                let mut changed = code.as_bytes().to_vec();
                changed[at] = *sign;
                let changed = String::from_utf8(changed).expect("ASCII");
                assert_eq!(is_valid_credit_code(&changed), changed == code, "{changed}");
            }
        }
    }

    #[test]
    fn what_is_no_registration_number_is_told() {
        for number in [
            "M000100Y422010211A1001",
            "220101123456789012",
            "MA4LXX3K722010211A1001",
            "2201-00012345",
        ] {
            assert!(can_be_registration_number(number), "{number}");
        }
        for text in [
            "办理中",
            "待补",
            "1",
            "2201XXXX",
            "220101XXXXXXXXXXXX",
            "00000000",
            "2201-1",
            "见附件12345678",
        ] {
            assert!(!can_be_registration_number(text), "{text}");
        }
    }

    #[test]
    fn digits_lost_in_workbooks_are_seen() {
        assert!(lost_digits("220101123456789000", true));
        assert!(lost_digits("2.20101E+17", false));
        assert!(!lost_digits(&normal("=\"220101123456789012\""), false));
        assert!(!lost_digits("123456789012", true));
    }
}
