//! Days, months and years in a question, which are no name's figures: 2024 of 昆明 ECMO 2024 (the
//! browser's pattern of the same is in `browser/patterns.rs`).

use super::ordinal::NUMBERED;

/// Whether each character stands in a date.
pub(crate) fn characters(text: &[char]) -> Vec<bool> {
    let (mut found, mut at) = (vec![false; text.len()], 0);
    while at < text.len() {
        let end = at + date(&text[at..]).unwrap_or(0);
        found[at..end].fill(true);
        at = end.max(at + 1);
    }
    found
}

/// The length of the date that a text begins with: 2024, 202405, 2024年5月.
fn date(text: &[char]) -> Option<usize> {
    let figures = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        rest.iter().take_while(|each| each.is_ascii_digit()).count()
    };
    let is = |at: usize, wanted: char| text.get(at) == Some(&wanted);
    if !is(0, '2') || !is(1, '0') || figures(0) < 4 {
        return None;
    }
    let mut ends = Vec::new();
    if is(4, '年') {
        for month in (1..=figures(5).min(2)).rev().filter(|month| is(5 + month, '月')) {
            let behind = 6 + month;
            for day in (1..=figures(behind).min(2)).rev() {
                ends.extend(is(behind + day, '日').then_some(behind + day + 1));
                ends.push(behind + day);
            }
            ends.push(behind);
        }
        ends.push(5);
    }
    ends.extend([8, 6, 4].into_iter().filter(|end| figures(0) >= *end));
    let goes_on = |each: &char| each.is_ascii_digit() || NUMBERED.contains(*each);
    ends.into_iter().find(|end| !text.get(*end).is_some_and(goes_on))
}

#[cfg(test)]
mod tests {
    use super::characters;

    #[test]
    fn dates_are_told_from_other_figures() {
        for (text, expected) in [
            ("昆明ecmo2024", "昆明ecmo----"),
            ("2024年5月ecmo", "-------ecmo"),
            ("2024年", "-----"),
            ("202405", "------"),
            ("2024医院", "2024医院"),
            ("第302医院", "第302医院"),
            ("20", "20"),
        ] {
            let text: Vec<char> = text.chars().collect();
            let dates = characters(&text);
            let found = text.iter().zip(dates).map(|(each, date)| if date { '-' } else { *each });
            assert_eq!(found.collect::<String>(), expected);
        }
    }
}
