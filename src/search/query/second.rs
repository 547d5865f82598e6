//! A second hospital that is only counted: 第二医院 of 福州市第一医院和第二医院 is that of the same place or
//! school (the browser's pattern of the same is in `browser/patterns.rs`).

use super::stretch::AND;

/// Numerals that count hospitals.
pub(crate) const COUNTED: &str = "一二三四五六七八九十";

/// What may stand between a number and the end of a name.
const KINDS: [&str; 3] = ["人民", "中心", ""];

/// What parts two stretches while they are one text.
const END: char = '\n';

/// The stretches with what the first of two hospitals stands in before the number of the second too.
pub(super) fn with_place_again(stretches: &[Vec<char>]) -> Vec<Vec<char>> {
    let text = stretches.join(&END);
    let (mut found, mut at) = (Vec::with_capacity(text.len()), 0);
    while at < text.len() {
        let begins = at == 0 || text[at - 1] == END;
        if let Some((place, end, next)) = begins.then(|| second(&text[at..])).flatten() {
            let place = &text[at..at + place];
            found.extend_from_slice(&text[at..at + end]);
            found.push(END);
            found.extend_from_slice(place);
            at += next;
        } else {
            found.push(text[at]);
            at += 1;
        }
    }
    found.split(|each| *each == END).map(<[char]>::to_vec).collect()
}

/// Where the place of a first hospital ends, where its name does, and where the number of a second
/// begins.
fn second(text: &[char]) -> Option<(usize, usize, usize)> {
    let line = text.iter().take_while(|each| **each != END).count();
    (2..line).find_map(|place| {
        ends(&text[place..]).into_iter().find_map(|length| {
            let end = place + length;
            let between = |each: &&char| AND.contains(**each) || **each == END;
            let parted = text[end..].iter().take_while(between).count();
            let next = end + parted;
            let city = usize::from(text.get(next) == Some(&'市'));
            let counted = |from: usize| !ends(text.get(from..).unwrap_or_default()).is_empty();
            let next = [next + city, next].into_iter().find(|from| counted(*from))?;
            (parted > 0).then_some((place, end, next))
        })
    })
}

/// The lengths of the counted names that a text begins with.
fn ends(text: &[char]) -> Vec<usize> {
    let ordinal = usize::from(text.first() == Some(&'第'));
    let figures = text[ordinal..].iter().take(2).take_while(|each| COUNTED.contains(**each));
    let figures = figures.count();
    let mut found = Vec::new();
    for number in (1..=figures).rev() {
        let rest: String = text[ordinal + number..].iter().take(4).collect();
        for kind in KINDS {
            for end in ["医院", "院"] {
                if rest.strip_prefix(kind).is_some_and(|rest| rest.starts_with(end)) {
                    found.push(ordinal + number + kind.chars().count() + end.chars().count());
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::with_place_again;

    #[test]
    fn a_second_number_is_of_the_same_place() {
        for (text, expected) in [
            ("江城市第一医院和第二医院ecmo", "江城市第一医院|江城市第二医院ecmo"),
            ("江城市一院|市二院|ecmo", "江城市一院|江城市二院|ecmo"),
            ("江城医科大学第二医院与第三医院", "江城医科大学第二医院|江城医科大学第三医院"),
            ("江城市第一人民医院和江城市第二人民医院", "江城市第一人民医院和江城市第二人民医院"),
            ("江城市第一医院和平院区", "江城市第一医院和平院区"),
            ("第一医院和第二医院", "第一医院和第二医院"),
        ] {
            let stretches: Vec<Vec<char>> =
                text.split('|').map(|each| each.chars().collect()).collect();
            let found = with_place_again(&stretches).into_iter().map(String::from_iter);
            assert_eq!(found.collect::<Vec<_>>().join("|"), expected, "{text}");
        }
    }
}
