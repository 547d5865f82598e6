//! A hospital's own part of its name, after its places or its school.

/// Words and what they are shortened to.
const WORDS: &[(&str, &str)] = &[
    ("妇幼保健计划生育服务中心", "妇幼保健院"),
    ("妇幼保健计划生育服务中心", "妇保院"),
    ("妇幼保健院", "妇保院"),
    ("附属儿童医院", "附儿院"),
    ("附属医院", "附院"),
    ("儿童医院", "儿医"),
    ("妇女儿童", "妇儿"),
    ("妇幼儿童", "妇儿"),
    ("中医医院", "中医院"),
    ("中医院", "中医医院"),
    ("中西医结合医院", "中西医院"),
    ("精神卫生中心", "精神病院"),
    ("精神卫生中心", "精卫中心"),
    ("精神病医院", "精神病院"),
    ("传染病医院", "传染病院"),
    ("疾病预防控制中心", "疾控中心"),
    ("社区卫生服务中心", "社区医院"),
    ("红十字会医院", "红会医院"),
    ("红十字医院", "红会医院"),
    ("职业病防治院", "职防院"),
    ("总医院", "总院"),
    ("蒙医医院", "蒙医院"),
    ("壮医医院", "壮医院"),
    ("心血管病医院", "心血管医院"),
    ("中心人民医院", "中心医院"),
    ("妇女儿童医疗中心", "妇儿中心"),
    ("纪念医院", "医院"),
];

const FIGURES: &str = "一二三四五六七八九十百0123456789";

/// What stands between a number and 医院 and is left out with 第.
const LEFT_OUT: [&str; 5] = ["", "人民", "附属", "附属人民", "职工"];

/// The ways to shorten a hospital's own part.
pub(super) struct Own {
    /// Shortened parts.
    pub(super) shorts: Vec<String>,
    /// One that needs the type of the place before it: 医院 of 省人民医院.
    pub(super) of_place: Option<String>,
}

/// The part after places.
pub(super) fn of_place(own: &str) -> Own {
    let of_place = own.strip_prefix("人民").filter(|rest| rest.starts_with("医院"));
    Own {
        shorts: numbered(own).into_iter().chain(worded(own)).collect(),
        of_place: of_place.map(str::to_owned),
    }
}

/// The part after a school.
pub(super) fn of_school(own: &str) -> Vec<String> {
    let bare = own.strip_prefix("附属").unwrap_or(own);
    let mut found = numbered(own);
    if found.is_empty() {
        let short = bare.strip_prefix("医院").filter(|_| bare.len() < own.len());
        found.push(short.map_or_else(|| bare.to_owned(), |tail| format!("附院{tail}")));
    }
    found.extend(worded(own));
    found.extend(of_branch(bare));
    found
}

/// 瑞宁江北医院 for 瑞宁医院江北医院, which is a branch of it; of those that are counted nobody says so.
fn of_branch(own: &str) -> Option<String> {
    let (before, behind) = own.split_once("医院")?;
    let says_whose = before.chars().count() >= 2 && !before.contains(['第', '民']);
    (says_whose && behind.ends_with('院')).then(|| format!("{before}{behind}"))
}

/// The part after a school as others write it in full: 第一附属医院, 附属第一医院 and 第一医院 are one,
/// and so are 附属瑞金医院 and 瑞金医院, with their city or without. 附属医院 alone is one's.
pub(super) fn in_full(own: &str, city: &str) -> Vec<String> {
    let bare = own.replacen("附属", "", 1);
    if bare == "医院" || !bare.ends_with("院") {
        return (own == "附属医院").then(|| own.to_owned()).into_iter().collect();
    }
    let number = bare.strip_prefix('第').and_then(|rest| rest.strip_suffix("医院"));
    let number = number.filter(|each| each.chars().all(|each| FIGURES.contains(each)));
    let mut found = vec![format!("附属{bare}")];
    found.extend(number.map(|number| format!("第{number}附属医院")));
    let named =
        bare.strip_prefix(city).filter(|rest| !city.is_empty() && rest.len() > "医院".len());
    found.extend(named.iter().flat_map(|named| [format!("附属{named}"), (*named).to_owned()]));
    found.push(bare);
    found
}

fn worded(own: &str) -> impl Iterator<Item = String> {
    let words = WORDS.iter().filter(move |(long, _)| own.contains(long));
    let words = words.map(move |(long, short)| own.replacen(long, short, 1));
    words.chain(own.strip_prefix("人民医院").map(|tail| format!("人医{tail}")))
}

/// 第三人民医院 → 三院 and 三医院; 附属第一医院 → 附一院, 一附院 and 一院; 第一中心医院 → 一中心医院.
fn numbered(own: &str) -> Vec<String> {
    let Some((before, after)) = own.split_once('第') else {
        return counted(own).into_iter().collect();
    };
    let end = after.find(|each| !FIGURES.contains(each)).unwrap_or(after.len());
    let (number, after) = after.split_at(end);
    let Some((kind, tail)) = after.split_once("医院").filter(|_| !number.is_empty()) else {
        return Vec::new();
    };
    if !LEFT_OUT.contains(&kind) {
        return vec![format!("{before}{number}{after}")];
    }
    let (head, last) = before.strip_suffix("附属").map_or((before, false), |head| (head, true));
    let ways: &[&str] = match (last, kind.starts_with("附属")) {
        (true, _) => &["附#院", "附属#院", "#院", "#附院"],
        (_, true) => &["#附院", "#院", "附#院"],
        // 长春市第三医院, where none is called so.
        _ if kind == "人民" => &["#院", "#医院", "第#医院"],
        _ => &["#院", "#医院"],
    };
    let way = |each: &&str| format!("{head}{}{tail}", each.replace('#', number));
    ways.iter().map(way).collect()
}

/// Whether a part is a number and nothing of its own before it: 三院, 第三医院.
pub(super) fn is_counted(own: &str) -> bool {
    let number = own.trim_start_matches('第').trim_start_matches(|each| FIGURES.contains(each));
    number.len() < own.len() && (number.starts_with('院') || number.starts_with("医院"))
}

/// 湘雅二医院 → 湘雅二院: one figure, and not the last of a larger number.
fn counted(own: &str) -> Option<String> {
    let (before, tail) = own.split_once("医院")?;
    let mut last = before.chars().rev();
    let is_figure = |each: char| FIGURES.contains(each) && !each.is_ascii_digit();
    let one = last.next().is_some_and(is_figure) && !last.next().is_some_and(is_figure);
    one.then(|| format!("{before}院{tail}"))
}
