//! A hospital's own part of its name, after its places or its school.

/// Words and what they are shortened to.
const WORDS: &[(&str, &str)] = &[
    ("妇幼保健计划生育服务中心", "妇幼保健院"),
    ("妇幼保健计划生育服务中心", "妇保院"),
    ("妇幼保健院", "妇保院"),
    ("附属儿童医院", "附儿院"),
    ("妇女儿童", "妇儿"),
    ("妇幼儿童", "妇儿"),
    ("中医医院", "中医院"),
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
];

const FIGURES: &str = "一二三四五六七八九十百0123456789";

/// What stands between a number and 医院 and is left out with 第.
const LEFT_OUT: [&str; 4] = ["", "人民", "附属", "附属人民"];

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
    found
}

fn worded(own: &str) -> impl Iterator<Item = String> {
    let words = WORDS.iter().filter(move |(long, _)| own.contains(long));
    words.map(move |(long, short)| own.replacen(long, short, 1))
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
    let ways: &[&str] = match (last, kind.starts_with("附属"), kind) {
        (true, ..) => &["附#院", "#院", "#附院"],
        (_, true, _) => &["#附院", "#院", "附#院"],
        (.., "人民") => &["#院", "#医院"],
        _ => &["#院"],
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
