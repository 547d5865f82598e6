//! Names that are a number, as people type them: 第900医院 and 第九零零医院 for 第九〇〇医院; and the
//! short name of the armed police.

/// The numerals by their values; zero is written in two ways.
const NUMERALS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The other zero.
const ZERO: char = '零';

/// Whose hospitals are numbers.
const ARMY: &str = "解放军";

/// The armed police, and what it is called.
const POLICE: &str = "中国人民武装警察部队";
const POLICE_SHORT: &str = "武警";

/// Figures of a number that is a name; fewer count hospitals.
const LEAST: usize = 3;

/// A name with its number written in the other ways; of the army's, a shorter one too.
pub(super) fn written_otherwise(name: &str) -> Vec<String> {
    let characters: Vec<char> = name.chars().collect();
    let Some((from, to)) = number(&characters) else { return Vec::new() };
    let values: Vec<usize> = characters[from..to].iter().filter_map(|each| value(*each)).collect();
    let (before, after) = (&characters[..from], &characters[to..]);
    let written = |spelt: &dyn Fn(usize) -> char| {
        let number = values.iter().map(|value| spelt(*value));
        let text = before.iter().copied().chain(number).chain(after.iter().copied());
        text.collect::<String>()
    };
    let figure = |value: usize| char::from(b'0' + value as u8);
    let numeral = |value: usize| NUMERALS[value];
    let with_zero = |value: usize| if value == 0 { ZERO } else { NUMERALS[value] };
    let figures = written(&figure);
    let mut found = vec![written(&numeral), written(&with_zero)];
    // 解放军964医院 and 联勤保障部队964医院 as 中国人民解放军联勤保障部队第964医院.
    if name.contains(ARMY) {
        let forces = String::from_iter(before.strip_suffix(&['第']).unwrap_or(before));
        let end: String = figures.chars().skip(from).collect();
        found.push(format!("{forces}{end}"));
        found.extend([format!("{ARMY}第{end}"), format!("{ARMY}{end}")]);
    }
    found.push(figures);
    found.retain(|each| !name.ends_with(each));
    found.sort_unstable();
    found.dedup();
    found
}

/// 武警吉林总队医院 and 吉林武警总队医院 for 中国人民武装警察部队吉林总队医院, or 吉林省总队医院.
pub(super) fn of_police(name: &str) -> Vec<String> {
    let Some(own) = name.strip_prefix(POLICE).or(name.strip_prefix(POLICE_SHORT)) else {
        return Vec::new();
    };
    let mut found = vec![format!("{POLICE_SHORT}{own}")];
    if let Some((place, hospital)) = own.split_once("总队") {
        let place = place.strip_suffix(['省', '市']).unwrap_or(place);
        found.push(format!("{POLICE_SHORT}{place}总队{hospital}"));
        found.push(format!("{place}{POLICE_SHORT}总队{hospital}"));
    }
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
            (
                "联勤保障部队第九〇〇医院",
                &["联勤保障部队第900医院", "联勤保障部队第九零零医院"][..],
            ),
            ("3201医院", &["三二〇一医院", "三二零一医院"]),
            ("七二一医院", &["721医院"]),
            (
                "解放军海军第九六四医院",
                &["解放军964医院", "解放军海军964医院", "解放军海军第964医院", "解放军第964医院"],
            ),
            ("第三人民医院", &[]),
            ("第二十一医院", &[]),
        ] {
            assert_eq!(written_otherwise(name), others, "{name}");
        }
    }
}
