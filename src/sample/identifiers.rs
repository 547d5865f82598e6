//! Credit codes and registration numbers with right check characters.

/// GB 32100-2015, table 1: a character's value is its index.
const CREDIT_ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The two identifiers of an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identifiers {
    /// 统一社会信用代码.
    pub(super) credit_code: String,
    /// 医疗机构执业许可证登记号, 22 characters.
    pub(super) registration_number: String,
}

/// What the identifiers of an institution are made from.
pub(super) struct Subject<'a> {
    /// A number of its own, below 1,000,000.
    pub(super) serial: u32,
    /// Six-digit division code.
    pub(super) division: &'a str,
    /// Institution class of four characters: `A100`.
    pub(super) class: &'a str,
    /// Registering department and kind: `12` 事业单位, `91` 企业, `52` 民办非企业单位.
    pub(super) registered_as: &'a str,
}

impl Identifiers {
    /// Makes both; the organisation code in them begins with `YL` (样例) so that no real
    /// organisation's is met.
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let body = format!("YL{:06}", subject.serial);
        let organisation = format!("{body}{}", organisation_check(&body));
        let credit = format!("{}{}{organisation}", subject.registered_as, subject.division);
        let (economy, management) =
            if subject.registered_as == "12" { ("11", '1') } else { ("15", '2') };
        Self {
            credit_code: format!("{credit}{}", credit_check(&credit)),
            registration_number: format!(
                "{organisation}{}{economy}{}{management}",
                subject.division, subject.class
            ),
        }
    }
}

/// Check character of an organisation code's first 8 characters (GB 11714-1997).
fn organisation_check(body: &str) -> char {
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().zip(weights).map(|(c, weight)| digit(c) * weight).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        check => char::from_digit(check, 10).unwrap_or('0'),
    }
}

fn digit(character: char) -> u32 {
    character.to_digit(36).unwrap_or_default()
}

/// Check character of a credit code's first 17 characters (GB 32100-2015).
pub(super) fn credit_check(body: &str) -> char {
    let (mut sum, mut weight) = (0, 1);
    for byte in body.bytes() {
        let value = CREDIT_ALPHABET.iter().position(|&known| known == byte).unwrap_or_default();
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    char::from(CREDIT_ALPHABET[(31 - sum % 31) % 31])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_characters_match_the_published_example() {
        assert_eq!(organisation_check("M000100Y"), '4');
        assert_eq!(credit_check("91350100M000100Y4"), '3');
    }

    #[test]
    fn both_identifiers_carry_the_organisation_code() {
        let subject =
            Subject { serial: 42, division: "220104", class: "A100", registered_as: "12" };
        let ids = Identifiers::of(&subject);
        assert_eq!((ids.credit_code.len(), ids.registration_number.len()), (18, 22));
        assert_eq!(ids.credit_code[8..17], ids.registration_number[..9]);
        assert!(ids.credit_code.starts_with("12220104YL000042"));
    }
}
