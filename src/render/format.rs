//! How values read on a page.

use crate::date::PartialDate;
pub(crate) use crate::text::number;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// 2026年5月6日.
pub(crate) fn day(date: Date) -> String {
    PartialDate::from_day(date).in_chinese()
}

/// 第 3，5，7 至 12 行. Between the numbers stand signs that no number has inside: with 、 and – a
/// list of rows could be somebody's bank card.
pub(crate) fn rows(numbers: &BTreeSet<u32>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers.iter().copied() {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let written = runs.iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}，{last}"),
        _ => format!("{first} 至 {last}"),
    });
    format!("第 {} 行", written.collect::<Vec<_>>().join("，"))
}

/// The first characters of a checksum, enough to compare by eye.
pub(crate) fn short_hash(sha256: &str) -> &str {
    sha256.get(..12).unwrap_or(sha256)
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::privacy::{Form, scan};

    #[test]
    fn rows_that_follow_each_other_are_one_run() {
        let written = |numbers: &[u32]| rows(&numbers.iter().copied().collect());
        assert_eq!(written(&[7]), "第 7 行");
        assert_eq!(written(&[12, 3, 4, 9, 10, 11]), "第 3，4，9 至 12 行");
    }

    /// Rows of long files, by four and more: among a thousand such lists many pass the check digit
    /// of bank cards.
    #[test]
    fn no_list_of_rows_looks_like_somebodys_number() {
        for start in 1000..3000_u32 {
            let near = (0..5).map(|at| start * 5 + at * (1 + start % 3));
            let far = (1..5).map(|at| start * 31 * at);
            for numbers in [near.collect(), far.collect()] {
                let written = format!("<td>{}</td>", rows(&numbers));
                assert!(scan(written.as_bytes(), Form::File).is_empty(), "{written}");
            }
        }
    }
}
