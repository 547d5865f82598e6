//! Whole numbers in Chinese numerals: 四十一, 一百零二, 两千, 一万二千.
//!
//! Only numbers written out in full are read. 一百二 can be 120 or 102 and 三五 three to five:
//! neither is.

use crate::numeral;

/// Units within a group of four digits.
const UNITS: [(char, u32); 3] = [('千', 1_000), ('百', 100), ('十', 10)];

/// A number below 一亿; `None` where the text is none or can mean another.
pub(crate) fn parse_numeral(text: &str) -> Option<u32> {
    if text == "零" || text == "〇" {
        return Some(0);
    }
    match text.split_once('万') {
        None => group(text, true),
        Some((above, "")) => group(above, true)?.checked_mul(10_000),
        Some((above, below)) => {
            let (rest, has_zero) = without_zero(below);
            let above = group(above, true)?.checked_mul(10_000)?;
            let below = group(rest, false)?;
            // 一万二 is short for 12000 with some, 10002 with none: its zero must be written.
            let fits = if has_zero { below < 1_000 } else { below >= 1_000 };
            fits.then(|| above + below)
        }
    }
}

/// A number of at most four digits. `leading`: whether it may begin with 十 for 一十.
fn group(text: &str, leading: bool) -> Option<u32> {
    let mut rest = text;
    let mut sum = 0;
    let mut last = 10_000;
    for (unit, value) in UNITS {
        let Some((digit_text, after)) = rest.split_once(unit) else { continue };
        let (digit_text, has_zero) = without_zero(digit_text);
        // A zero stands for exactly the units left out.
        if has_zero != (sum > 0 && value * 10 < last) {
            return None;
        }
        let count = match digit_text {
            "" if value == 10 && sum == 0 && leading => 1,
            text => digit(text)?,
        };
        sum += count * value;
        last = value;
        rest = after;
    }
    if rest.is_empty() {
        return (sum > 0).then_some(sum);
    }
    let (ones, has_zero) = without_zero(rest);
    let fits = if sum == 0 { !has_zero } else { has_zero == (last > 10) };
    fits.then(|| digit(ones)).flatten().map(|ones| sum + ones)
}

fn without_zero(text: &str) -> (&str, bool) {
    let rest = text.strip_prefix(['零', '〇']);
    (rest.unwrap_or(text), rest.is_some())
}

/// One digit from 1 to 9.
fn digit(text: &str) -> Option<u32> {
    let mut characters = text.chars();
    let only = characters.next().filter(|_| characters.next().is_none())?;
    if only == '两' {
        return Some(2);
    }
    numeral::digit(only)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As one writes a number in full.
    fn written(number: u32) -> String {
        let four = |number: u32| {
            let mut text = String::new();
            let mut gap = false;
            for (value, unit) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
                let digit = number / value % 10;
                if digit == 0 {
                    gap = !text.is_empty();
                    continue;
                }
                if gap {
                    text.push('零');
                    gap = false;
                }
                text.extend("一二三四五六七八九".chars().nth(digit as usize - 1));
                text.push_str(unit);
            }
            text
        };
        match (number / 10_000, number % 10_000) {
            (0, 0) => "零".to_owned(),
            (0, below) => four(below),
            (above, 0) => format!("{}万", four(above)),
            (above, below) => {
                let zero = if below < 1_000 { "零" } else { "" };
                format!("{}万{zero}{}", four(above), four(below))
            }
        }
    }

    #[test]
    fn every_number_written_in_full_is_read() {
        for number in (0..20_000).chain((20_000..100_000_000).step_by(7_919)) {
            assert_eq!(parse_numeral(&written(number)), Some(number), "{}", written(number));
        }
    }

    #[test]
    fn usual_short_forms_are_read_and_doubtful_ones_are_not() {
        let cases =
            [("十", 10), ("十二", 12), ("两千", 2_000), ("两百零五", 205), ("一万二千", 12_000)];
        for (text, number) in cases {
            assert_eq!(parse_numeral(text), Some(number), "{text}");
        }
        for text in [
            "一百二",
            "一万二",
            "三五",
            "百",
            "十十",
            "一百十",
            "二〇",
            "一零",
            "",
            "几十",
            "一百零十",
        ] {
            assert_eq!(parse_numeral(text), None, "{text}");
        }
    }
}
