//! What tells one person from others without a name: sex and age, a birthday, the number of a
//! car, where somebody lives, an address written in words.
//!
//! All of it is asked of folded texts.

use super::names;
use crate::text::is_ideograph;

/// Words without which [`are_in`] finds nothing.
pub(crate) const WORDS: [&str; 17] = [
    "男",
    "女",
    "岁",
    "年龄",
    "出生",
    "年生",
    "月生",
    "单元",
    "小区",
    "住址",
    "家庭地址",
    "户籍地址",
    "居住地址",
    "COM",
    "点C",
    "DOT",
    "邮箱",
];

/// Whether a folded text has any of it but the number of a car.
pub(crate) fn are_in(folded: &str) -> bool {
    is_aged(folded) || is_born(folded) || has_sex(folded) || has_home(folded) || has_address(folded)
}

/// First characters of the numbers of cars.
const DIVISIONS: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";

/// Whether a folded text has the number of a car: 吉A·12345, 吉AD12345.
pub(crate) fn has_plate(folded: &str) -> bool {
    // Most texts have no digit.
    let has_digits = folded.bytes().filter(u8::is_ascii_digit).nth(3).is_some();
    has_digits && folded.match_indices(|each: char| each.is_ascii_uppercase()).any(is_plate(folded))
}

fn is_plate(folded: &str) -> impl Fn((usize, &str)) -> bool + '_ {
    move |(at, letter)| {
        let number = &folded[at + letter.len()..];
        let number = number.trim_start_matches(|each: char| "·.-•・".contains(each));
        let signs = number.bytes().take_while(u8::is_ascii_alphanumeric).take(7);
        let (signs, digits) = signs.fold((0, 0), |(signs, digits), it| {
            (signs + 1, digits + u8::from(it.is_ascii_digit()))
        });
        matches!(signs, 5 | 6) && digits >= 4 && folded[..at].ends_with(|it| DIVISIONS.contains(it))
    }
}

/// How many digits a text ends with, and what stands before them.
fn number_before(text: &str) -> (&str, usize) {
    let before = text.trim_end_matches(|each: char| each.is_ascii_digit());
    (before, text.len() - before.len())
}

/// 张三，男，45岁; 45岁男性; 年龄45岁. Limits of age are of nobody: 45岁以下, 年龄18-60岁.
fn is_aged(folded: &str) -> bool {
    let aged = folded.match_indices('岁').any(|(at, _)| {
        let (before, digits) = number_before(&folded[..at]);
        let behind = &folded[at + '岁'.len_utf8()..];
        (1..=3).contains(&digits) && !is_limit(before, behind) && is_of_one(before, behind)
    });
    aged || folded
        .match_indices("年龄")
        .any(|(at, word)| !folded[..at].ends_with('均') && is_age(&folded[at + word.len()..]))
}

fn is_of_one(before: &str, behind: &str) -> bool {
    let before = before.trim_end_matches(|each: char| ":,、(".contains(each));
    let before =
        ["现年", "今年", "年龄"].iter().find_map(|it| before.strip_suffix(it)).unwrap_or(before);
    let before = before.trim_end_matches(|each: char| ":,、(".contains(each));
    let before = before.strip_suffix('性').unwrap_or(before);
    before.ends_with(['男', '女'])
        || behind.trim_start_matches([',', '、']).starts_with(['男', '女'])
}

fn is_limit(before: &str, behind: &str) -> bool {
    let ends = ["以", "及", "-", "~", "至", "到", "左右", "(含", "之", "组", "者"];
    let begins = ["于", "过", "满", "达", "≥", "≤", "<", ">", "-", "~", "至", "到", "均"];
    ends.iter().any(|word| behind.starts_with(word)) || begins.iter().any(|it| before.ends_with(it))
}

/// 年龄：45, 年龄45岁.
fn is_age(behind: &str) -> bool {
    let value = behind.trim_start_matches(|each: char| ":为是".contains(each));
    let rest = value.trim_start_matches(|each: char| each.is_ascii_digit());
    let digits = value.len() - rest.len();
    let rest = rest.trim_start_matches(['周', '岁']);
    (1..=3).contains(&digits) && !is_limit("", rest)
}

/// 1975年5月出生, 男，1975年生.
fn is_born(folded: &str) -> bool {
    folded.match_indices('生').any(|(at, sign)| {
        let is_end = !folded[at + sign.len()..].starts_with(is_ideograph);
        let before = &folded[..at];
        let before = before.strip_suffix('出').unwrap_or(before);
        let date = before
            .trim_end_matches(|each: char| each.is_ascii_digit() || "年月日.-/".contains(each));
        let date = &before[date.len()..];
        is_end && (date.starts_with("19") || date.starts_with("20")) && date.len() > 4
    })
}

/// 张三(女), 张三,男,….
fn has_sex(folded: &str) -> bool {
    folded.match_indices(['男', '女']).any(|(at, sex)| {
        let behind = folded[at + sex.len()..].trim_start_matches('性');
        let name = folded[..at].strip_suffix(['(', ',', '、', ':']);
        !behind.starts_with(is_ideograph) && name.is_some_and(names::ends)
    })
}

/// 住址：…, 阳光小区3栋2单元501室.
fn has_home(folded: &str) -> bool {
    const LABELS: [&str; 4] = ["住址", "家庭地址", "户籍地址", "居住地址"];
    let is_given = |label: &str| {
        let mut places = folded.match_indices(label);
        places.any(|(at, _)| has_place(&folded[at + label.len()..]))
    };
    LABELS.iter().any(|label| is_given(label))
        || folded.match_indices("单元").any(|(at, word)| {
            let (building, digits) = number_before(&folded[..at]);
            let is_house = ["栋", "幢", "号楼", "小区", "花园", "楼"];
            let flat = &folded[at + word.len()..];
            let behind = flat.trim_start_matches(|each: char| each.is_ascii_digit());
            let is_flat = behind.len() < flat.len() && !behind.starts_with('年');
            digits > 0 && is_flat && is_house.iter().any(|it| building.ends_with(it))
        })
}

/// Whether a place stands behind a label.
fn has_place(behind: &str) -> bool {
    let mut words = behind.trim_start_matches([':', '为', '是', '(']).chars().take(12);
    words.any(|each| "省市县区镇乡村路街号".contains(each))
}

/// Providers of mail addresses, as they begin.
const PROVIDERS: [&str; 14] = [
    "163", "126", "QQ", "SINA", "SOHU", "GMAIL", "HOTMAIL", "OUTLOOK", "139", "189", "FOXMAIL",
    "YEAH", "ALIYUN", "YAHOO",
];

/// 张三AT163点COM, zhangsan#163.com, 邮箱:zhangsan.
fn has_address(folded: &str) -> bool {
    let written = folded.match_indices(['C', 'N']).any(|(at, _)| {
        let is_ending = ["COM", "CN", "NET"].iter().any(|it| folded[at..].starts_with(it));
        is_ending && dotted(&folded[..at]).is_some_and(ends_with_provider)
    });
    written
        || folded.match_indices("邮箱").any(|(at, word)| {
            let value =
                folded[at + word.len()..].trim_start_matches(|each: char| ":为是号".contains(each));
            value.chars().take_while(char::is_ascii_alphanumeric).count() > 3
        })
}

/// What stands before a dot, however it is written.
fn dotted(text: &str) -> Option<&str> {
    ["点", "DOT", "(.)", "(DOT)", ".", "。", "·"].iter().find_map(|dot| text.strip_suffix(dot))
}

/// Whether a provider stands there with somebody before it, and no address of a web page.
fn ends_with_provider(text: &str) -> bool {
    let somebody = PROVIDERS.iter().find_map(|provider| text.strip_suffix(provider));
    somebody.is_some_and(|before| {
        let is_page = ["WWW.", "HTTP://", "HTTPS://", "MAIL."];
        !before.is_empty() && !is_page.iter().any(|page| before.ends_with(page))
    })
}
