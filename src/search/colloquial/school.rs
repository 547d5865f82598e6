//! Universities and colleges that hospitals belong to, and what they are called.

/// Those whose short names follow no rule.
const SCHOOLS: &[(&str, &[&str])] = &[
    ("北京大学", &["北大", "北医"]),
    ("中山大学", &["中山", "中大"]),
    ("四川大学", &["川大"]),
    ("浙江大学", &["浙大", "浙"]),
    ("南昌大学", &["昌大", "南大"]),
    ("华中科技大学", &["华科", "华中科大"]),
    ("中国科学技术大学", &["中科大", "中国科大"]),
    ("中国医科大学", &["中国医大"]),
    ("内蒙古医科大学", &["内医大", "内医", "内蒙医大", "内蒙古医大"]),
];

/// What a school's name ends with, what people say for it after the school's first character
/// and after its place.
const KINDS: &[(&str, &[&str], &[&str])] = &[
    ("中医药大学", &["中医", "中医大"], &["中医大"]),
    ("军医大学", &[], &["军医大"]),
    ("医科大学", &["医", "医大"], &["医大"]),
    ("交通大学", &["交大", "交"], &["交大"]),
    ("科技大学", &["科大"], &["科大"]),
    ("理工大学", &["理工"], &["理工"]),
    ("民族大学", &["民大"], &["民大"]),
    ("师范大学", &["师大"], &["师大"]),
    ("大学", &["大"], &[]),
    ("中医药学院", &["中医"], &["中医"]),
    ("中医学院", &["中医"], &["中医"]),
    ("医学院", &["医"], &["医"]),
];

/// Parts of a university that hospitals name after it and people leave out.
const COLLEGES: [&str; 3] = ["医学院", "医学部", "医学中心"];

/// Characters of the longest name of a college inside a university: 同济医学院.
const LONGEST_COLLEGE: usize = 6;

/// The short names of the school that a name begins with, and the hospital's own part after it.
/// A school that is named after nothing, 医学院, is that of the place before it.
pub(super) fn read<'a>(name: &'a str, place: &str) -> Option<(Vec<String>, &'a str)> {
    let university = name.find("大学").map(|at| at + "大学".len());
    let end = university.or_else(|| name.find("医学院").map(|at| at + "医学院".len()))?;
    let (school, own) = name.split_at(end);
    let own = if university.is_some() { without_college(own) } else { own };
    let hospital = own.contains("院") || own.starts_with("附属");
    let schools = short_names(school, place);
    (hospital && !schools.is_empty()).then_some((schools, own))
}

fn without_college(own: &str) -> &str {
    let ends = COLLEGES.iter().filter_map(|each| Some(own.find(each)? + each.len()));
    let college = ends.min().filter(|end| own[..*end].chars().count() <= LONGEST_COLLEGE);
    college.map(|end| &own[end..]).filter(|rest| !rest.is_empty()).unwrap_or(own)
}

fn short_names(school: &str, place: &str) -> Vec<String> {
    if let Some((_, listed)) = SCHOOLS.iter().find(|(name, _)| *name == school) {
        return listed.iter().map(|each| (*each).to_owned()).collect();
    }
    let kind = KINDS
        .iter()
        .find_map(|(end, first, whole)| Some((school.strip_suffix(end)?, *first, *whole)));
    let Some((named, after_first, after_whole)) = kind else { return Vec::new() };
    let named = if named.is_empty() { place } else { named };
    let Some(first) = named.chars().next().filter(|_| named.chars().count() >= 2) else {
        return Vec::new();
    };
    let short = after_first.iter().map(|kind| format!("{first}{kind}"));
    short.chain(after_whole.iter().map(|kind| format!("{named}{kind}"))).collect()
}
