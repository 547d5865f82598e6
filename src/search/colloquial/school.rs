//! Universities and colleges that hospitals belong to, and what they are called.

/// Those whose short names follow no rule.
const SCHOOLS: &[(&str, &[&str])] = &[
    ("北京大学", &["北大", "北医"]),
    ("中山大学", &["中山", "中大"]),
    ("四川大学", &["川大"]),
    ("浙江大学", &["浙大", "浙"]),
    ("南昌大学", &["昌大", "南大"]),
    ("复旦大学", &["复旦", "复大"]),
    ("华中科技大学", &["华科", "华中科大"]),
    ("中国科学技术大学", &["中科大", "中国科大"]),
    ("中国医科大学", &["中国医大"]),
    ("内蒙古医科大学", &["内医大", "内医", "内蒙医大", "内蒙古医科大", "内蒙古医大"]),
    ("南京大学", &["南大"]),
    ("陕西中医药大学", &["陕中", "陕中医", "陕中医大", "陕西中医药大", "陕西中医", "陕西中医大"]),
    // 中大 is 中山大学.
    ("中南大学", &["中南", "中南大"]),
    // 广医 is 广州医科大学.
    ("广西医科大学", &["广西医大", "广西医科大"]),
    // 广中医 is 广州中医药大学.
    ("广西中医药大学", &["桂中医", "广西中医药大", "广西中医", "广西中医大"]),
];

/// What a school's name ends with, what people say for it after the school's first character
/// and after its place.
const KINDS: &[(&str, &[&str], &[&str])] = &[
    ("中医药大学", &["中医", "中医大"], &["中医药大", "中医", "中医大"]),
    ("军医大学", &[], &["军医大"]),
    ("医科大学", &["医", "医大"], &["医科大", "医", "医大"]),
    ("交通大学", &["交大", "交"], &["交大"]),
    ("科技大学", &["科大"], &["科大"]),
    ("理工大学", &["理工"], &["理工"]),
    ("工程大学", &["工大", "工程大"], &["工程大"]),
    ("药科大学", &["药", "药大"], &["药", "药大"]),
    ("民族大学", &["民大"], &["民大"]),
    ("师范大学", &["师大"], &["师大"]),
    ("大学", &["大"], &[]),
    ("中医药学院", &["中医"], &["中医"]),
    ("中医学院", &["中医"], &["中医"]),
    ("医学院", &["医"], &["医"]),
    ("医药学院", &["医"], &["医"]),
    ("科学院", &[], &[]),
    ("学院", &[], &[]),
];

/// Parts of a university that hospitals name after it and people leave out.
const COLLEGES: [&str; 3] = ["医学院", "医学部", "医学中心"];

/// Characters of the longest name of a college inside a university: 同济医学院.
const LONGEST_COLLEGE: usize = 6;

/// What a hospital's name says of its school.
pub(super) struct Read<'a> {
    /// The school in full.
    pub(super) school: &'a str,
    /// What it is named after, which is said for it before 附院.
    pub(super) named: &'a str,
    /// What it is called where it became a university, or was a college before.
    pub(super) other: Option<String>,
    /// The college of it, which people leave out.
    pub(super) college: &'a str,
    /// Its short names.
    pub(super) shorts: Vec<String>,
    /// The hospital's own part.
    pub(super) own: &'a str,
}

/// The school that a name begins with, and the hospital's own part after it. A school that is named
/// after nothing, 医学院, is that of the place before it; a college with a name of its own is called
/// by that too: 包头医学院.
pub(super) fn read<'a>(name: &'a str, place: &'a str) -> Option<Read<'a>> {
    let behind = |word: &str| name.find(word).map(|at| at + word.len());
    let university = behind("大学");
    let end = university.or_else(|| behind("医学院")).or_else(|| behind("学院"))?;
    let (school, own) = name.split_at(end);
    let mut shorts = short_names(school, place);
    let (college, own) = if university.is_some() { at_college(own) } else { ("", own) };
    if college.ends_with("医学院") && college != "医学院" {
        shorts.extend(short_names(college, place));
    }
    let hospital = own.contains("院") || own.starts_with("附属");
    let (named, ..) = kind(school)?;
    let named = if named.is_empty() { place } else { named };
    let hospital = hospital && named.chars().count() >= 2;
    let other = otherwise(school);
    hospital.then_some(Read { school, named, other, college, shorts, own })
}

/// 桂林医学院 for 桂林医科大学, which it was before, and the other way round: there are never both.
fn otherwise(school: &str) -> Option<String> {
    let ends = ["医科大学", "医学院"];
    let of = |end: &str, other: &str| Some(format!("{}{other}", school.strip_suffix(end)?));
    let other = of(ends[0], ends[1]).or_else(|| of(ends[1], ends[0]));
    other.filter(|each| !ends.contains(&each.as_str()))
}

/// The college that what follows a university begins with, and the rest.
fn at_college(own: &str) -> (&str, &str) {
    let ends = COLLEGES.iter().filter_map(|each| Some(own.find(each)? + each.len()));
    let college = ends.min().filter(|end| own[..*end].chars().count() <= LONGEST_COLLEGE);
    own.split_at(college.filter(|end| *end < own.len()).unwrap_or(0))
}

/// What a school is named after, and what people say after its first character and after all of that.
fn kind(school: &str) -> Option<(&str, &'static [&'static str], &'static [&'static str])> {
    KINDS.iter().find_map(|(end, first, whole)| Some((school.strip_suffix(end)?, *first, *whole)))
}

fn short_names(school: &str, place: &str) -> Vec<String> {
    if let Some((_, listed)) = SCHOOLS.iter().find(|(name, _)| *name == school) {
        return listed.iter().map(|each| (*each).to_owned()).collect();
    }
    let Some((named, after_first, after_whole)) = kind(school) else { return Vec::new() };
    let named = if named.is_empty() { place } else { named };
    // 山一大 is 山东第一医科大学, and 山医大 another.
    if let Some((place, number)) = named.split_once('第') {
        let first: String = place.chars().take(1).collect();
        return vec![format!("{first}{number}大"), format!("{first}{number}医大")];
    }
    let Some(first) = named.chars().next().filter(|_| named.chars().count() >= 2) else {
        return Vec::new();
    };
    // 北大 and 南大 are others.
    let of_another = |short: &String| SCHOOLS.iter().any(|(_, all)| all.contains(&short.as_str()));
    let short = after_first.iter().map(|kind| format!("{first}{kind}"));
    short
        .filter(|each| !of_another(each))
        .chain(after_whole.iter().map(|kind| format!("{named}{kind}")))
        .collect()
}
