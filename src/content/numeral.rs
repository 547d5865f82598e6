//! Numbers as Chinese legal texts count: 一 … 九百九十九, and plain digits of either width.

use crate::numeral;

/// Reads a whole numeral from 1 to 999, Chinese (`二十四`, `一百零三`) or digits (`12`, `１２`).
pub(super) fn parse(text: &str) -> Option<u32> {
    let number = if text.chars().all(|character| digit(character).is_some()) {
        text.chars()
            .try_fold(0u32, |sum, character| sum.checked_mul(10)?.checked_add(digit(character)?))?
    } else {
        chinese(text)?
    };
    (1..=999).contains(&number).then_some(number)
}

/// Writes a number from 1 to 999 as laws do: 二十四, 一百零三. Larger ones stay in digits.
pub(super) fn write(number: u32) -> String {
    const UNITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if !(1..=999).contains(&number) {
        return number.to_string();
    }
    let [hundreds, tens, ones] =
        [number / 100, number / 10 % 10, number % 10].map(|digit| UNITS[digit as usize]);
    match (hundreds, tens, ones) {
        ("", "", ones) => ones.to_owned(),
        ("", "一", ones) => format!("十{ones}"),
        ("", tens, ones) => format!("{tens}十{ones}"),
        (hundreds, "", "") => format!("{hundreds}百"),
        (hundreds, "", ones) => format!("{hundreds}百零{ones}"),
        (hundreds, tens, ones) => format!("{hundreds}百{tens}十{ones}"),
    }
}

fn digit(character: char) -> Option<u32> {
    let folded = match character {
        '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0'))?,
        other => other,
    };
    folded.to_digit(10)
}

fn chinese(text: &str) -> Option<u32> {
    let (hundreds, rest) = match text.split_once('百') {
        Some((count, rest)) => (unit(count)?, rest),
        None => (0, text),
    };
    let (tens, rest) = match rest.split_once('十') {
        Some(("" | "零", rest)) => (1, rest),
        Some((count, rest)) => (unit(count)?, rest),
        None => (0, rest),
    };
    let ones = match rest.strip_prefix('零').unwrap_or(rest) {
        "" => 0,
        ones => unit(ones)?,
    };
    Some(hundreds * 100 + tens * 10 + ones)
}

fn unit(text: &str) -> Option<u32> {
    let mut characters = text.chars();
    let only = characters.next().filter(|_| characters.next().is_none())?;
    numeral::digit(only)
}

#[cfg(test)]
mod tests {
    use super::{parse, write};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_number_reads_back(number in 1u32..=999) {
            prop_assert_eq!(parse(&write(number)), Some(number));
            prop_assert_eq!(parse(&number.to_string()), Some(number));
        }

        #[test]
        fn any_text_is_an_answer(text in "[一二三四五六七八九十百零0-9０-９条]{0,6}") {
            prop_assert!(parse(&text).is_none_or(|number| (1..=999).contains(&number)));
        }
    }

    #[test]
    fn other_text_is_no_number() {
        for text in ["", "零", "甲", "一二", "十十", "0", "1a", "99999999999"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse("１２"), Some(12));
    }
}
