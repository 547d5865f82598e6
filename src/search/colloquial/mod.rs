//! What people call hospitals: 三院, 一附院, 省医, 市妇幼, 吉大二院, 重医附一院.
//!
//! Shortened by habit and not by any register, so a match says 习惯称呼 and ranks below the names
//! on record. A name is read as places, a school and the hospital's own part; each is shortened in
//! the ways people do (`place`, `school`, `own`), and the shortened parts are put together again. A
//! name that is a number is written in figures and numerals (`number`).

mod company;
mod number;
mod own;
mod place;
mod school;

use super::find::named;
use crate::catalog::{Jurisdiction, Jurisdictions};
use company::without_company;
use own::Own;
use place::Places;
pub(super) use place::short_names as place_names;
use school::Read;

/// At most so many short names of one institution.
const MOST: usize = 60;

/// What the forces' names end with.
const OF_FORCES: [char; 2] = ['军', '区'];

const BRACKETS: [char; 8] = ['(', ')', '（', '）', '【', '】', '〔', '〕'];

/// The habits by which names are shortened.
pub(super) struct Habits {
    places: Places,
}

impl Habits {
    /// Habits that know these places.
    pub(super) fn new(jurisdictions: &Jurisdictions) -> Self {
        Self { places: Places::new(jurisdictions) }
    }

    /// What all of these names begin with before they say anything, such as 示例.
    pub(super) fn lead<'a>(&self, mut names: impl Iterator<Item = &'a str>) -> &'a str {
        let (Some(first), Some(second)) = (names.next(), names.next()) else { return "" };
        let lead = names.fold(common(first, second), common);
        self.places.before(lead)
    }

    /// The short names of a hospital in a city, the likelier first; none is in its name or in
    /// another.
    pub(super) fn short_names(&self, name: &str, city: Option<&str>) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let plain = company::out_of_brackets(name);
        let shortened = spellings(&plain).into_iter().flat_map(|each| self.shortened(each, city));
        for short in shortened.chain(without_bracket(name)) {
            if !name.contains(&short) && !found.iter().any(|longer| longer.contains(&short)) {
                found.retain(|each| !short.contains(each.as_str()));
                found.push(short);
            }
        }
        found.truncate(MOST);
        found
    }

    /// What a place is called besides, or was before it became a district: 哈市, 崇明县.
    pub(super) fn place_otherwise(&self, place: &Jurisdiction) -> Vec<String> {
        self.places.otherwise(place)
    }

    /// A name with its places short: 河南肿瘤医院 for 河南省肿瘤医院.
    pub(super) fn without_types(&self, name: &str) -> Vec<String> {
        let (heads, rest) = self.places.split(name);
        heads.short_with(rest)
    }

    fn shortened(&self, name: &str, city: Option<&str>) -> Vec<String> {
        let (heads, rest) = self.places.split(name);
        match school::read(rest, heads.last_short()) {
            Some(read) => of_school(&read, heads.written(), city.unwrap_or_default()),
            None => {
                let Own { shorts, of_place } = own::of_place(rest);
                let mut found = heads.with_each(&shorts);
                found.extend(heads.with_type(of_place));
                found.extend(heads.short_with(rest));
                found.extend(heads.of_county(rest));
                found.extend(self.without_chief(name));
                found.push(without_company(name));
                found.push(company::of_group(name));
                found.extend(company::of_industry(name));
                found.extend(own::of_place(&without_company(name)).shorts);
                found.extend(number::written_otherwise(name));
                found.extend(number::of_police(name));
                found
            }
        }
    }

    /// 开滦医院 for 开滦总医院; 天津总医院 and 军区总医院 are no 天津医院 and no 军区医院.
    fn without_chief(&self, name: &str) -> Option<String> {
        let name = without_company(name);
        let (_, own) = self.places.split(&name);
        let before = own.strip_suffix("总医院")?;
        let says_whose = before.chars().count() >= 2 && !before.ends_with(OF_FORCES);
        let is_own = says_whose && !before.ends_with("大学") && !self.places.is_place(before);
        is_own.then(|| format!("{}医院", name.strip_suffix("总医院").unwrap_or(&name)))
    }
}

/// The short names of a school's hospital, and its name as others write it in full.
fn of_school(read: &Read<'_>, place: &str, city: &str) -> Vec<String> {
    let part = read.own;
    let of_city = part.contains("人民");
    let mut own = own::of_school(part);
    let mut found = joined(&read.shorts, &own);
    let attached: Vec<String> = own.iter().filter(|each| each.contains('附')).cloned().collect();
    found.extend(joined(&[read.named.to_owned()], &attached));
    // 承德附属医院 is that of the city's medical college.
    let of_many = is_generic(part);
    let is_citys = of_many && part.contains("附属") && read.named == city && read.other.is_some();
    found.extend(is_citys.then(|| format!("{city}{part}")));
    let college = read.college.ends_with("医学院").then(|| read.college.to_owned());
    let others: Vec<String> = read.other.iter().cloned().chain(college).collect();
    found.extend(joined(&others, &[part.to_owned()]));
    found.extend(joined(&others, &own).into_iter().filter(|_| of_many));
    // 武汉协和 is a school's, though its name says nothing of 武汉; 武汉一院 and 武汉口腔医院 are the city's
    // own, or called 第一人民医院.
    let of_another = |each: &str| !city.is_empty() && each.starts_with(city);
    let of_any = |each: &str| own::is_counted(each) || (is_generic(each) && !each.contains('附'));
    own.retain(|each| (of_city || !of_any(each)) && !of_another(each));
    if !city.is_empty() {
        let number = part.trim_start_matches("附属");
        let ways = [number.to_owned(), format!("市{number}")];
        let counted =
            own.iter().filter(|each| own::is_counted(each)).map(|each| format!("市{each}"));
        let ways: Vec<String> = ways.into_iter().chain(counted).collect();
        own.extend(ways.into_iter().filter(|_| of_city && number.starts_with('第')));
        found.extend(joined(&[city.to_owned()], &own));
    }
    found.extend(read.shorts.last().map(|short| format!("{short}{}{part}", read.college)));
    let full = format!("{place}{}", read.school);
    let full = std::slice::from_ref(&full);
    found.extend(joined(full, &own::of_school(part)));
    found.extend(joined(&[full, &read.shorts].concat(), &own::in_full(part, city)));
    found
}

/// Whether many hospitals have a name.
fn is_generic(name: &str) -> bool {
    named::is_generic(&name.chars().collect::<Vec<_>>())
}

fn joined(schools: &[String], own: &[String]) -> Vec<String> {
    own.iter().flat_map(|own| schools.iter().map(move |school| format!("{school}{own}"))).collect()
}

/// A name without what stands in its brackets, and each hospital's name in them.
fn spellings(name: &str) -> Vec<&str> {
    let mut parts = name.split(BRACKETS).map(str::trim);
    let outer = parts.next().filter(|part| !part.is_empty());
    let inner = parts.filter(|part| part.ends_with("医院") || part.ends_with("中心"));
    outer.into_iter().chain(inner).collect()
}

/// A name without the one bracket inside it, which says where a hospital of several stands: 树安医院
/// and 长春树安医院 for 树安（长春）医院.
fn without_bracket(name: &str) -> Vec<String> {
    let [before, inside, after] = name.split(BRACKETS).collect::<Vec<_>>()[..] else {
        return Vec::new();
    };
    let named = |part: &str| part.chars().count() >= 2;
    match named(before) && named(after) {
        true => vec![format!("{inside}{before}{after}"), format!("{before}{after}")],
        false => Vec::new(),
    }
}

/// What two texts both begin with.
fn common<'a>(one: &'a str, other: &str) -> &'a str {
    let same = one.char_indices().zip(other.chars()).find(|((_, a), b)| a != b);
    let end = same.map_or(one.len().min(other.len()), |((at, _), _)| at);
    &one[..end]
}

#[cfg(test)]
mod tests {
    use super::Habits;
    use crate::catalog::Jurisdictions;

    const PLACES: &str = "code,name,type,parent,aliases\n\
        220000,吉林省,省,,\n220100,长春市,地级市,220000,\n220104,朝阳区,市辖区,220100,\n\
        220122,农安县,县,220100,\n220183,德惠市,县级市,220100,\n222400,延边朝鲜族自治州,自治州,220000,延边州;延边\n450000,广西壮族自治区,自治区,,广西\n\
        650000,新疆维吾尔自治区,自治区,,新疆\n650100,乌鲁木齐市,地级市,650000,\n310000,上海市,直辖市,,\n310115,浦东新区,市辖区,310000,\n";

    fn habits() -> Habits {
        Habits::new(&Jurisdictions::from_csv("places", PLACES).expect("places"))
    }

    #[test]
    fn hospitals_have_the_names_people_use() {
        let cases = [
            ("长春市第三人民医院", "长春三院 长春市三院 市三院 三院 长春三医院 长春第三人民医院"),
            ("吉林大学第二医院", "吉大二院 吉大二"),
            ("中国医科大学附属第一医院", "中国医大一院 医大一院 中国医大附一院"),
            ("长春中医药大学附属医院", "长春中医大附院 长中医附院"),
            ("哈尔滨医科大学第一附属医院", "哈尔滨医大一附院 哈医大一附院 哈医大一院"),
            ("重庆医科大学附属第一医院", "重医附一院 重医附一 重医一院 重庆医大附一院"),
            ("浙江大学医学院附属第一医院", "浙大一院 浙大附一院 浙一"),
            ("北京大学第三医院", "北医三院 北大三院"),
            ("华中科技大学同济医学院附属协和医院", "华科协和 武汉协和医院"),
            ("西安交通大学第一附属医院", "西安交大一附院 交大一附院 西交大一附院"),
            ("中南大学湘雅二医院", "湘雅二院 中南湘雅二医院"),
            ("长春市五医院", "长春五院 五院"),
            ("蚌埠医学院第一附属医院", "蚌医一附院"),
            ("四川大学华西医院", "川大华西"),
            ("吉林省人民医院", "吉林省医 省医 省医院 吉林人民医院"),
            ("广西壮族自治区人民医院", "广西人民医院 区医院 广西区医院"),
            ("中州大学第一附属医院", "中州大学附属第一医院 中州大学第一医院"),
            ("松原大学第二医院", "松原大学附属第二医院 松原大学第二附属医院"),
            ("重庆医科大学附属第一医院", "重庆医科大学第一附属医院"),
            ("巴蜀大学华宜医院", "巴蜀大学附属华宜医院"),
            (
                "申江大学医学院附属武汉瑞安医院",
                "申江大学附属武汉瑞安医院 申江大学武汉瑞安医院 申江大学附属瑞安医院 申江大学瑞安医院",
            ),
            ("燕山科技大学蒙阴医学院第一附属医院", "蒙医一附院 燕山科技大学附属第一医院"),
            ("齐州第一医科大学第二附属医院", "齐一大二附院"),
            ("示例树安（长春）医院", "示例树安医院 长春示例树安医院"),
            ("重庆医科大学附属第一医院", "重医附属第一医院 重医第一附属医院 重庆医科大学一院"),
            ("冀中能源峦峰集团有限公司总医院", "冀中能源峦峰总医院 冀中能源峦峰集团总医院"),
            ("吉林省长春市朝阳区人民医院", "吉林长春朝阳区人民医院"),
            ("申江交通大学医学院附属第九人民医院", "武汉市第九人民医院"),
            ("松北华大学附属医院", "松北华附院 松北华大学附院"),
            ("松原学院附属医院", "松原附院 松原学院附院"),
            ("松原医学院德惠附属医院", "松医德惠附院 德惠附院"),
            ("长春市儿童医院", "长春儿医 长春市儿医"),
            ("松原医药学院附属医院", "松原附院 松原医药学院附院"),
            (
                "申江交通大学医学院附属第九人民医院",
                "武汉第九人民医院 申江交大医学院附属第九人民医院",
            ),
            ("东陵大学附属中宜医院", "东大附属中宜医院"),
            ("延边朝鲜族自治州第一人民医院", "延边州一院 延边州第一人民医院"),
            ("长春市中心人民医院", "长春中心医院"),
            ("中国人民解放军联勤保障部队第九六四医院", "解放军964医院 解放军第964医院"),
            ("长春市第一医院", "长春一医院"),
            ("延边朝鲜族自治州人民医院", "延边州医院 州医院 延边人民医院"),
            ("长春市朝阳区妇幼保健院", "长春朝阳妇幼 朝阳妇幼 区妇保院"),
            ("上海市浦东新区人民医院", "浦东人民医院 区医院"),
            ("长春市中医医院", "长春中医院 市中医院"),
            ("长春市第一中心医院", "一中心医院 长春一中心"),
            ("长春市第四医院（长春市妇女儿童医院）", "长春四院 长春妇儿医院"),
            ("吉林省总医院", "吉林省总院"),
            ("吉林省农安县人民医院", "农安医院 农安县医院"),
            ("乌鲁木齐市第一人民医院", "乌市一院"),
            ("德惠市人民医院", "德惠医院 德惠市医院"),
            (
                "武汉医科大学附属第一医院",
                "武汉附属第一医院 武汉医学院附属第一医院 武汉医学院一附院",
            ),
            ("武汉医学院附属医院", "武汉附属医院 武汉医科大学附属医院"),
            ("南原科技大学桂山医学院第一附属医院", "桂山医学院一附院"),
            ("南原工程大学附属医院", "南工大附院 南原工程大附院"),
            ("南原药科大学附属第一医院", "南药附一院 南药大附一院"),
            ("松江矿务集团有限公司总医院", "松江矿务医院 松矿总医院"),
            ("申江交通大学医学院附属第九人民医院", "武汉市九院 武汉九院"),
            ("申江交通大学医学院附属瑞宁医院江北医院", "瑞宁江北医院"),
            ("松江石油管理局总医院", "松江石油总医院 松油总医院 松江石油医院"),
            ("武汉医科大学附属医院", "武汉医科大附属医院 武医大附属医院"),
            ("松原中医药大学第二附属医院", "松原中医药大二附院 松中医大第二附属医院"),
            ("松泉钢铁（集团）有限责任公司医院", "松钢医院 松泉钢铁医院"),
            ("松原铁路局中心医院", "松铁中心医院"),
            ("松钢集团第三职工医院", "松钢三院 松钢集团三院"),
            ("长春市第三人民医院", "长春第三医院 长春市第三医院"),
            ("联勤保障部队第九六四医院", "第964医院"),
            (
                "中国人民解放军联勤保障部队第九六四医院",
                "中国人民解放军联勤保障部队第964医院 联勤保障部队964医院 联勤保障部队第964医院",
            ),
            (
                "中国人民武装警察部队吉林省总队医院",
                "武警吉林省总队医院 武警吉林总队医院 吉林武警总队医院",
            ),
        ];
        for (name, shorts) in cases {
            let found = habits().short_names(name, Some("武汉"));
            for short in shorts.split(' ') {
                assert!(found.iter().any(|each| each.contains(short)), "{short}: {found:?}");
            }
        }
    }

    #[test]
    fn a_number_behind_a_city_is_no_schools_hospital() {
        for name in ["中州大学第一附属医院", "中州医科大学附属第二医院", "松州大学第三医院南院区"]
        {
            let found = habits().short_names(name, Some("武汉"));
            assert!(!found.is_empty(), "{name}");
            for short in found {
                let counted =
                    ["武汉一院", "武汉二院", "武汉三院"].iter().any(|each| short.contains(each));
                assert!(!counted, "{short} of {name}");
            }
        }
    }

    #[test]
    fn what_is_anothers_is_no_name() {
        for (name, short) in [
            ("长河工程大学附属医院", "长大"),
            ("长春总医院", "长春医院"),
            ("长春军区总医院", "长春军区医院"),
            ("长春市人民医院", "长春医院"),
            ("武汉中医药大学附属医院", "武汉附属医院"),
            ("武汉医科大学总医院", "武汉医科大学医院"),
        ] {
            let found = habits().short_names(name, Some("武汉"));
            assert!(!found.iter().any(|each| each.contains(short)), "{short}: {found:?}");
        }
    }

    #[test]
    fn a_name_that_nobody_shortens_has_no_other() {
        for name in ["康宁骨科医院", "大学路卫生院", "（）", "第", ""] {
            assert_eq!(habits().short_names(name, None), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn what_all_names_begin_with_is_no_part_of_any() {
        let lead = |names: &[&'static str]| habits().lead(names.iter().copied());
        assert_eq!(lead(&["示例长春市中心医院", "示例长春市人民医院"]), "示例");
        assert_eq!(lead(&["长春市中心医院", "长春市人民医院"]), "");
        assert_eq!(lead(&["示例长春市中心医院"]), "");
    }
}
