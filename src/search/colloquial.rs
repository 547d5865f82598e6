//! What people call hospitals: 三院, 一附院, 省医, 市妇幼, 吉大二院.
//!
//! Shortened by habit and not by any register, so a match says 习惯简称 and ranks below the names
//! on record.

use std::collections::BTreeSet;

/// At most so many short names of one institution.
const MOST: usize = 10;

/// Whole words and what they are shortened to.
const WORDS: &[(&str, &str)] = &[
    ("省人民医院", "省医院"),
    ("省人民医院", "省医"),
    ("市人民医院", "市医院"),
    ("县人民医院", "县医院"),
    ("区人民医院", "区医院"),
    ("妇幼保健计划生育服务中心", "妇幼"),
    ("妇幼保健院", "妇幼"),
    ("中医医院", "中医院"),
    ("中西医结合医院", "中西医"),
    ("精神卫生中心", "精神病院"),
    ("疾病预防控制中心", "疾控"),
    ("附属口腔医院", "口腔医院"),
];

/// Universities whose short name does not begin with their first character.
const UNIVERSITIES: &[(&str, &str)] = &[
    ("四川大学", "川大"),
    ("华中科技大学", "华科"),
    ("西安交通大学", "西交大"),
    ("上海交通大学", "上交大"),
    ("医科大学", "医大"),
    ("中医药大学", "中医大"),
    ("中医药大学", "中医药"),
];

const FIGURES: &str = "一二三四五六七八九十百0123456789";
const ENDINGS: [char; 5] = ['市', '县', '区', '省', '州'];

/// The short names of a hospital, none of which is its name.
pub(super) fn short_names(name: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    for (short, at) in numbered(name).into_iter().chain(worded(name)) {
        found.insert(short.clone());
        if let Some(bare) = without_ending(&short, at) {
            found.insert(bare);
        }
    }
    let universities: Vec<String> =
        found.iter().map(String::as_str).chain([name]).flat_map(university).collect();
    found.extend(universities);
    found.remove(name);
    found.into_iter().take(MOST).collect()
}

/// 第三人民医院 → 三院, 附属第一医院 and 第一附属医院 → 一附院 and 一院. With each short name the byte
/// at which the shortened part begins.
fn numbered(name: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, mark) in name.match_indices('第') {
        let rest = &name[at + mark.len()..];
        let end = rest.find(|each| !FIGURES.contains(each)).unwrap_or(rest.len());
        let (number, rest) = rest.split_at(end);
        let Some(length) = rest.find("医院").map(|at| at + "医院".len()) else { continue };
        if number.is_empty() || length > "附属人民中心医院".len() {
            continue;
        }
        let (kind, tail) = rest.split_at(length);
        let before = &name[..at];
        let head = before.strip_suffix("附属").unwrap_or(before);
        found.push((format!("{head}{number}院{tail}"), head.len()));
        if kind.starts_with("附属") || before.len() > head.len() {
            found.push((format!("{head}{number}附院{tail}"), head.len()));
        }
    }
    found
}

fn worded(name: &str) -> Vec<(String, usize)> {
    let fitting = WORDS.iter().filter_map(|(long, short)| {
        let at = name.find(long)?;
        let kept = short
            .chars()
            .next()
            .filter(|first| long.starts_with(*first) && ENDINGS.contains(first));
        let short = name.replacen(long, short, 1);
        Some((short, at + kept.map_or(0, char::len_utf8)))
    });
    fitting.collect()
}

/// 梧德市三院 → 梧德三院: without the 市 before the shortened part.
fn without_ending(short: &str, at: usize) -> Option<String> {
    let (head, tail) = short.split_at(at);
    let ending = head.chars().next_back().filter(|each| ENDINGS.contains(each))?;
    let head = &head[..head.len() - ending.len_utf8()];
    // 省医 and 市妇幼 live by that character.
    (head.chars().count() >= 2).then(|| format!("{head}{tail}"))
}

/// 吉林大学二院 → 吉大二院.
fn university(name: &str) -> Vec<String> {
    let listed = UNIVERSITIES
        .iter()
        .filter(|(long, _)| name.contains(long))
        .map(|(long, short)| name.replacen(long, short, 1));
    let mut found: Vec<String> = listed.collect();
    let general = name.find("大学").filter(|_| found.is_empty());
    if let Some((head, first)) = general.and_then(|at| Some((&name[..at], name.chars().next()?)))
        && (2..=4).contains(&head.chars().count())
    {
        found.push(format!("{first}大{}", &name[head.len() + "大学".len()..]));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::short_names;

    #[test]
    fn hospitals_have_the_names_people_use() {
        let cases = [
            ("梧德市第三人民医院", "梧德三院"),
            ("梧德市第三人民医院", "梧德市三院"),
            ("吉林大学第二医院", "吉大二院"),
            ("中国医科大学附属第一医院", "中国医大一院"),
            ("长春中医药大学附属医院", "长春中医大附属医院"),
            ("哈尔滨医科大学第一附属医院", "哈尔滨医大一附院"),
            ("吉林省人民医院", "吉林省医"),
            ("长春市妇幼保健院", "长春市妇幼"),
            ("长春市妇幼保健院", "长春妇幼"),
            ("四平市中医医院", "四平中医院"),
        ];
        for (name, short) in cases {
            let found = short_names(name);
            assert!(found.iter().any(|each| each == short), "{name}: {found:?}");
        }
        assert_eq!(short_names("康宁骨科医院"), Vec::<String>::new());
    }
}
