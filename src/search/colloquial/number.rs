//! Names that are a number, as people type them: 第900医院 and 第九零零医院 for 第九〇〇医院.

/// The numerals by their values; zero is written in two ways.
const NUMERALS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The other zero.
const ZERO: char = '零';

/// Whose hospitals are numbers.
const ARMY: &str = "解放军";

/// Figures of a number that is a name; fewer count hospitals.
const LEAST: usize = 3;

/// The end of a name from its number on, written in the other ways.
pub(super) fn written_otherwise(name: &str) -> Vec<String> {
    let characters: Vec<char> = name.chars().collect();
    let Some((from, to)) = number(&characters) else { return Vec::new() };
    let values: Vec<usize> = characters[from..to].iter().filter_map(|each| value(*each)).collect();
    let begin = from - usize::from(from > 0 && characters[from - 1] == '第');
    let written = |spelt: &dyn Fn(usize) -> char| {
        let number = values.iter().map(|value| spelt(*value));
        let (before, after) = (&characters[begin..from], &characters[to..]);
        let text = before.iter().copied().chain(number).chain(after.iter().copied());
        text.collect::<String>()
    };
    let figure = |value: usize| char::from(b'0' + value as u8);
    let numeral = |value: usize| NUMERALS[value];
    let with_zero = |value: usize| if value == 0 { ZERO } else { NUMERALS[value] };
    let mut found = vec![written(&figure), written(&numeral), written(&with_zero)];
    // 解放军964医院 as 解放军第964医院.
    if name.contains(ARMY) {
        let figures = &found[0];
        let bare = figures.strip_prefix('第').unwrap_or(figures);
        found = vec![
            format!("{ARMY}第{bare}"),
            format!("{ARMY}{bare}"),
            written(&numeral),
            written(&with_zero),
        ];
    }
    found.retain(|each| !name.ends_with(each));
    found.dedup();
    found
}

/// The first number of enough figures, with nothing but figures or numerals in it.
fn number(characters: &[char]) -> Option<(usize, usize)> {
    let mut from = 0;
    while from < characters.len() {
        let length = characters[from..].iter().take_while(|each| value(**each).is_some()).count();
        if length >= LEAST {
            return Some((from, from + length));
        }
        from += length.max(1);
    }
    None
}

fn value(character: char) -> Option<usize> {
    let numeral = NUMERALS.iter().position(|each| *each == character);
    let figure = || character.to_digit(10).map(|figure| figure as usize);
    numeral.or_else(|| (character == ZERO).then_some(0)).or_else(figure)
}

#[cfg(test)]
mod tests {
    use super::written_otherwise;

    #[test]
    fn numbers_are_written_in_all_ways() {
        for (name, others) in [
            ("联勤保障部队第九〇〇医院", &["第900医院", "第九零零医院"][..]),
            ("3201医院", &["三二〇一医院", "三二零一医院"]),
            ("七二一医院", &["721医院"]),
            ("第三人民医院", &[]),
            ("第二十一医院", &[]),
        ] {
            assert_eq!(written_otherwise(name), others, "{name}");
        }
    }
}
