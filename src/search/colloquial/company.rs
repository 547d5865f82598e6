//! Hospitals of companies, whose names people shorten: 枣矿中心医院 for 枣庄矿业集团中心医院, 酒钢医院 for
//! 酒泉钢铁（集团）有限责任公司医院.

/// Words that companies have and that tell a hospital from no other.
const COMPANY: [&str; 6] = ["集团", "股份", "有限", "责任", "公司", "管理局"];
const GROUP: &str = "集团";

/// What companies do, the longer words first, and what is said for it behind the first character
/// of what they are named after.
const INDUSTRIES: [(&str, char); 10] = [
    ("矿务局", '矿'),
    ("矿务", '矿'),
    ("矿业", '矿'),
    ("煤业", '煤'),
    ("煤电", '煤'),
    ("煤炭", '煤'),
    ("钢铁", '钢'),
    ("铁路局", '铁'),
    ("铁路", '铁'),
    ("石油", '油'),
];

/// A name with 集团 out of its brackets, which are no second name.
pub(super) fn out_of_brackets(name: &str) -> String {
    name.replace("（集团）", GROUP).replace("(集团)", GROUP)
}

/// A name without the words of companies: 峰峰总医院.
pub(super) fn without_company(name: &str) -> String {
    COMPANY.iter().fold(name.to_owned(), |name, word| name.replace(word, ""))
}

/// A name with none of them but 集团: 峰峰集团总医院.
pub(super) fn of_group(name: &str) -> String {
    let others = COMPANY.iter().filter(|word| **word != GROUP);
    others.fold(name.to_owned(), |name, word| name.replace(word, ""))
}

/// A name with the company it begins with in two characters: 新矿中心医院, 兰铁中心医院.
pub(super) fn of_industry(name: &str) -> Option<String> {
    let name = without_company(name);
    let mut found =
        INDUSTRIES.iter().filter_map(|(word, short)| Some((name.split_once(word)?, short)));
    let ((named, own), short) = found.next()?;
    let first = named.chars().next().filter(|_| (2..=3).contains(&named.chars().count()))?;
    own.ends_with("院").then(|| format!("{first}{short}{own}"))
}
