//! What a division's k-th hospital is called, of which category and of which level.

use super::category::Category::{self, *};
use super::places::ethnic_medicine;
use crate::catalog::Jurisdiction;
use crate::record::Level::{self, *};

/// A hospital before it is placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template {
    /// Name after the division's: 第三人民医院.
    pub(super) name: String,
    pub(super) category: Category,
    pub(super) level: Level,
    /// Whether it is privately run.
    pub(super) private: bool,
}

type Line = (&'static str, Category, &'static [Level]);

const PROVINCE: &[Line] = &[
    ("人民医院", General, &[ThreeA]),
    ("肿瘤医院", Tumour, &[ThreeA]),
    ("中医院", Chinese, &[ThreeA]),
    ("医学院第一附属医院", General, &[ThreeA]),
    ("妇幼保健院", MotherAndChild, &[ThreeA]),
    ("心血管病医院", Heart, &[ThreeA, Three]),
    ("儿童医院", Children, &[ThreeA]),
    ("中西医结合医院", Integrated, &[ThreeA, ThreeB]),
    ("口腔医院", Dental, &[ThreeA]),
    ("骨科医院", Bone, &[ThreeB, ThreeA]),
    ("医学院第二附属医院", General, &[ThreeA]),
    ("眼科医院", Eye, &[Three, ThreeA]),
    ("康复医院", Rehabilitation, &[Three]),
    ("精神卫生中心", Mental, &[ThreeA]),
    ("传染病医院", Infectious, &[ThreeA]),
];

const PREFECTURE: &[Line] = &[
    ("中心医院", General, &[ThreeA, ThreeA, ThreeB]),
    ("中医医院", Chinese, &[ThreeA, ThreeB, Three]),
    ("妇幼保健院", MotherAndChild, &[ThreeA, ThreeC, Three, TwoA]),
];

const PREFECTURE_MORE: &[Line] = &[
    ("第三人民医院", General, &[ThreeB, TwoA]),
    ("肿瘤医院", Tumour, &[ThreeB, Three]),
    ("眼科医院", Eye, &[Three, TwoA]),
    ("精神病医院", Mental, &[TwoA, Three]),
    ("口腔医院", Dental, &[Two, ThreeC]),
    ("第二人民医院", General, &[TwoA, ThreeB]),
    ("骨科医院", Bone, &[TwoA, Three]),
    ("传染病医院", Infectious, &[Three, TwoA]),
    ("康复医院", Rehabilitation, &[TwoB, Two]),
    ("中西医结合医院", Integrated, &[ThreeB, TwoA]),
    ("心血管病医院", Heart, &[Three, TwoA]),
    ("儿童医院", Children, &[TwoA, Three]),
];

const COUNTY: &[Line] = &[
    ("人民医院", General, &[TwoA, TwoA, ThreeB, TwoB]),
    ("中医院", Chinese, &[TwoA, TwoB, Two]),
    ("妇幼保健院", MotherAndChild, &[TwoC, TwoA, Two]),
];

const PRIVATE: &[Line] = &[
    ("医院", General, &[One, OneA, Ungraded]),
    ("骨科医院", Bone, &[Two, OneB]),
    ("眼科医院", Eye, &[Ungraded, Two]),
    ("康复医院", Rehabilitation, &[OneA, One]),
    ("口腔医院", Dental, &[OneC, Ungraded]),
    ("中医院", Chinese, &[OneB, One]),
    ("精神病医院", Mental, &[Two, OneC]),
    ("肿瘤医院", Tumour, &[Two, Ungraded]),
];

const BRANDS: &[&str] = &[
    "康宁", "仁和", "博济", "安泰", "同心", "益民", "惠康", "济民", "福安", "瑞康", "明康", "永安",
    "和平", "长青", "向阳", "新民", "德康", "嘉和", "宁远", "恒康", "润泽", "松鹤", "百合", "晨光",
];

/// 院区.
const CAMPUSES: &[&str] = &["东院区", "新区院区", "南院区", "高新院区", "西院区", "北院区"];

/// The k-th hospital of a province.
pub(super) fn of_province(place: usize, k: usize) -> Template {
    match PROVINCE.get(k) {
        Some(line) => public(line, place),
        None if k < 100 => numbered(k - PROVINCE.len() + 2, ThreeB),
        None => private(k, place),
    }
}

/// The k-th hospital of a prefecture; `place` is its position among the prefectures.
pub(super) fn of_prefecture(division: &Jurisdiction, place: usize, k: usize) -> Template {
    let own = ethnic_medicine(division);
    match (k, own) {
        (0..=2, _) => public(&PREFECTURE[k], place),
        (3, Some(medicine)) => ethnic(medicine, ThreeB),
        _ => {
            let extra = k - 3 - usize::from(own.is_some());
            match PREFECTURE_MORE.len() {
                length if extra < length => {
                    public(&PREFECTURE_MORE[(extra * 5 + place) % length], place / 2)
                }
                length if extra < length + CAMPUSES.len() => {
                    campus(&PREFECTURE[place % 3], CAMPUSES[extra - length], place)
                }
                length => private(extra - length - CAMPUSES.len(), place),
            }
        }
    }
}

/// The k-th hospital of a county; `place` is its position among the counties. Not every county
/// begins with its 人民医院, so that a small data set has all kinds.
pub(super) fn of_county(division: &Jurisdiction, place: usize, k: usize) -> Template {
    const FIRST: [Option<usize>; 6] = [Some(0), Some(1), Some(0), None, Some(2), Some(0)];
    let turn = place / 6 + place % 6 + k;
    match (FIRST[place % 6], k, ethnic_medicine(division)) {
        (_, 3, Some(medicine)) => ethnic(medicine, TwoA),
        (Some(first), 0..=2, _) => public(&COUNTY[(first + k) % 3], turn),
        (None, 1..=3, _) => public(&COUNTY[k - 1], turn),
        (_, 4, _) => campus(&COUNTY[0], CAMPUSES[place % CAMPUSES.len()], turn),
        _ => private(k, place),
    }
}

fn public(line: &Line, turn: usize) -> Template {
    template(line, "", turn, false)
}

fn private(k: usize, turn: usize) -> Template {
    // 24 + 1 and 8 share no factor: each brand meets each kind once before any pair returns,
    // and then at its first campus.
    let brand = BRANDS[(k + turn * 5) % BRANDS.len()];
    let line = &PRIVATE[(k + k / BRANDS.len() + turn / 6) % PRIVATE.len()];
    let mut private = template(line, brand, turn / 6 / PRIVATE.len() + k, true);
    if let Some(round) = (k / (BRANDS.len() * PRIVATE.len())).checked_sub(1) {
        private.name.push_str(CAMPUSES[round % CAMPUSES.len()]);
    }
    private
}

/// A campus of a public hospital with a licence of its own.
fn campus(line: &Line, campus: &str, turn: usize) -> Template {
    let mut template = public(line, turn);
    template.name.push_str(campus);
    template
}

fn template(&(name, category, levels): &Line, brand: &str, turn: usize, private: bool) -> Template {
    let level = levels[turn % levels.len()];
    Template { name: format!("{brand}{name}"), category, level, private }
}

fn numbered(number: usize, level: Level) -> Template {
    let name = format!("第{}人民医院", in_chinese(number));
    Template { name, category: General, level, private: false }
}

fn ethnic(medicine: &str, level: Level) -> Template {
    Template { name: format!("{medicine}医院"), category: Ethnic, level, private: false }
}

/// A number below 100 in Chinese figures.
fn in_chinese(number: usize) -> String {
    const FIGURES: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, unit) => FIGURES[unit].to_owned(),
        (1, unit) => format!("十{}", FIGURES[unit]),
        (ten, unit) => format!("{}十{}", FIGURES[ten % 10], FIGURES[unit]),
    }
}

#[cfg(test)]
mod tests {
    use super::{of_county, of_prefecture, of_province};
    use crate::catalog::JurisdictionCode;
    use crate::sample::reference::Reference;
    use std::collections::BTreeSet;

    #[test]
    fn no_division_has_a_name_twice() {
        let places = Reference::builtin().expect("built-in data").places;
        let get = |code| places.get(&JurisdictionCode::new(code).expect("code")).expect("place");
        for at in 0..40 {
            let province: BTreeSet<_> = (0..1000).map(|k| of_province(at, k).name).collect();
            assert_eq!(province.len(), 1000, "{at}");
            for code in ["220100", "222400"] {
                let prefecture = (0..1000).map(|k| of_prefecture(get(code), at, k).name);
                assert_eq!(prefecture.collect::<BTreeSet<_>>().len(), 1000, "{code} {at}");
                let county = (0..1000).map(|k| of_county(get(code), at, k).name);
                assert_eq!(county.collect::<BTreeSet<_>>().len(), 1000, "{code} {at}");
            }
        }
    }
}
