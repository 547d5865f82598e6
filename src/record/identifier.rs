//! Identifiers of institutions: form and check characters.
//!
//! Credit code: GB 32100-2015. Organisation code (characters 9 to 17 of it): GB 11714-1997.
//! Registration number: 22 characters since 《医疗机构执业许可证》 numbers carry the organisation
//! code; 18 and 12 before. It has no check character of its own.

/// The signs of a credit code in the order of their values 0 to 30: no I, O, S, V, Z.
const CREDIT_SIGNS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Weights of the organisation code's first eight characters.
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Forms of a registration number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegistrationForm {
    /// 22 characters: organisation code 9, division 6, economic type 2, class 4, management 1.
    Current,
    /// The older form of 18 characters.
    Older18,
    /// The older form of 12 characters.
    Older12,
}

/// Whether a unified social credit code has 18 valid signs and the right check character.
/// Expects upper case.
#[must_use]
pub fn is_valid_credit_code(code: &str) -> bool {
    let value = |byte: u8| CREDIT_SIGNS.iter().position(|sign| *sign == byte);
    let values: Option<Vec<usize>> = code.bytes().map(value).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    let mut weight = 1;
    let mut sum = 0;
    for value in &values[..17] {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    values[17] == (31 - sum % 31) % 31
}

/// Whether an organisation code has nine valid signs and the right check character; a hyphen
/// before the check character is allowed. Expects upper case.
#[must_use]
pub fn is_valid_organisation_code(code: &str) -> bool {
    let signs: Vec<u8> = code.bytes().filter(|byte| *byte != b'-').collect();
    let value = |byte: &u8| char::from(*byte).to_digit(36).filter(|_| !byte.is_ascii_lowercase());
    let values: Option<Vec<u32>> = signs.iter().take(8).map(value).collect();
    let Some(values) = values.filter(|_| signs.len() == 9) else { return false };
    let sum: u32 = values.iter().zip(ORGANISATION_WEIGHTS).map(|(v, weight)| v * weight).sum();
    let check = match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => b"0123456789"[digit as usize],
    };
    signs[8] == check
}

/// The form of a registration number; `None` where it has none of the known forms.
#[must_use]
pub fn registration_form(number: &str) -> Option<RegistrationForm> {
    let plain =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    match number.len() {
        22 if plain(number) => Some(RegistrationForm::Current),
        18 if plain(number) => Some(RegistrationForm::Older18),
        12 if plain(number) => Some(RegistrationForm::Older12),
        _ => None,
    }
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
    let exponent = text.split_once("E+").is_some_and(|(number, exponent)| {
        let numeric = |c: char| c.is_ascii_digit() || c == '.';
        number.chars().all(numeric) && exponent.chars().all(|c| c.is_ascii_digit())
    });
    exponent || (is_number && (digits > 15 || text.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_characters() {
        assert!(is_valid_credit_code("91350100M000100Y43"));
        assert!(is_valid_organisation_code("M000100Y4"));
        assert!(is_valid_organisation_code("M000100Y-4"));
        assert!(!is_valid_credit_code("91350100M000100Y44"));
        assert!(!is_valid_credit_code("91350100M000100I43"));
        assert!(!is_valid_organisation_code("M000100Y5"));
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
    fn forms_of_registration_numbers() {
        assert_eq!(registration_form("M000100Y422010211A1001"), Some(RegistrationForm::Current));
        assert_eq!(registration_form("220101123456789012"), Some(RegistrationForm::Older18));
        assert_eq!(registration_form("2201-1"), None);
    }

    #[test]
    fn digits_lost_in_workbooks_are_seen() {
        assert!(lost_digits("220101123456789000", true));
        assert!(lost_digits("2.20101E+17", false));
        assert!(!lost_digits(&normal("=\"220101123456789012\""), false));
        assert!(!lost_digits("123456789012", true));
    }
}
