//! What of a technology is restricted, and since when it no longer is, in plain words.

use super::{Left, Site};
use crate::catalog::{CatalogKind, Edition, Listed, TechnologyId};
use crate::date::PartialDate;

/// Levels of operations by their numerals, and whether all of them are the difficult ones.
struct Grades {
    words: String,
    difficult: bool,
}

/// 三、四级手术: 三级、四级手术; `None` where the scope speaks of something else.
fn grades(scope: &str) -> Option<Grades> {
    let levels = scope.strip_suffix("手术").unwrap_or(scope).strip_suffix('级')?;
    let levels: Vec<_> = levels.split('、').map(|level| level.trim_end_matches('级')).collect();
    let known = levels.iter().all(|level| ["一", "二", "三", "四"].contains(level));
    let words: Vec<_> = levels.iter().map(|level| format!("{level}级")).collect();
    let difficult = levels.iter().all(|level| ["三", "四"].contains(level));
    known.then(|| Grades { words: words.join("、"), difficult })
}

/// What [`Site::off`] answers.
pub(super) fn off(site: &Site<'_>, id: &TechnologyId) -> Option<String> {
    inside(site, id).or_else(|| site.left(id).map(|each| left(site, &each)))
}

/// 国家限制类目录没有列入；吉林省现在限制，在那里开展应当备案: for a technology that is restricted in
/// parts of the area only.
#[must_use]
pub fn inside(site: &Site<'_>, id: &TechnologyId) -> Option<String> {
    let listings = site.restricted_inside(id);
    if listings.is_empty() {
        return None;
    }
    let area = |listed: &Listed<'_>| {
        let area = listed.edition.jurisdiction.as_ref();
        let area = area.map_or("", |area| site.reference.jurisdictions.full_name(area));
        let part = listed.entry.scope.as_deref().map(|scope| format!("（{}）", limited(scope)));
        format!("{area}{}", part.unwrap_or_default())
    };
    let areas: Vec<_> = listings.iter().map(area).collect();
    let gone = match site.left(id) {
        Some(each) => gone(site, each.edition),
        None => "国家限制类目录没有列入".to_owned(),
    };
    let others =
        if site.jurisdiction.is_country() { "，其他省要看当地的目录" } else { "" };
    Some(format!("{gone}；{}现在限制，在那里开展应当备案{others}", areas.join("、")))
}

/// 只有难度较高的三级、四级操作属于限制类，其余不需要备案.
#[must_use]
pub fn part(scope: &str) -> String {
    let part = match grades(scope) {
        Some(Grades { words, difficult }) => {
            let difficult = if difficult { "难度较高的" } else { "" };
            let what = if scope.ends_with("手术") { "手术" } else { "操作" };
            format!("{difficult}{words}{what}")
        }
        None => format!("{scope}的部分"),
    };
    format!("只有{part}属于限制类，其余不需要备案")
}

/// The same for a row: 只有三级、四级手术（操作）需要备案. The levels are those of operations, which a
/// hospital has too.
#[must_use]
pub fn part_in_short(scope: &str) -> String {
    let part = match grades(scope) {
        Some(grades) if scope.ends_with("手术") => format!("{}手术", grades.words),
        Some(grades) => format!("{}手术（操作）", grades.words),
        None => format!("{scope}的部分"),
    };
    format!("只有{part}需要备案")
}

fn limited(scope: &str) -> String {
    let part = grades(scope).map_or_else(|| scope.to_owned(), |grades| grades.words);
    format!("限{part}")
}

/// 2022年4月20日起不再列入国家限制类目录，不需要备案.
#[must_use]
pub fn left(site: &Site<'_>, left: &Left<'_>) -> String {
    let gone = gone(site, left.edition);
    match (left.edition.kind, left.is_certain) {
        (CatalogKind::Prohibited, _) => gone,
        (CatalogKind::Restricted, true) => format!("{gone}，不需要备案"),
        (CatalogKind::Restricted, false) => {
            format!("{gone}；各省仍可以在本省目录里限制")
        }
    }
}

/// 本站没有收录贵州省增补的目录，贵州省另有增补的这里没有列出; `None` where what a place may have
/// added is known.
#[must_use]
pub fn unknown_additions(site: &Site<'_>) -> Option<String> {
    if site.jurisdiction.is_country() {
        return Some("各省可以增补，没有列出的省目录本站没有收录".to_owned());
    }
    let name = &site.unknown_catalog()?.name;
    Some(format!("本站没有收录{name}增补的目录，{name}另有增补的这里没有列出"))
}

fn gone(site: &Site<'_>, edition: &Edition) -> String {
    let since = edition.in_force_until.map(PartialDate::in_chinese);
    let since = since.map_or_else(|| "现在".to_owned(), |date| format!("{date}起"));
    format!("{since}不再列入{}", catalog(site, edition))
}

/// 国家限制类目录 or 吉林省限制类目录.
fn catalog(site: &Site<'_>, edition: &Edition) -> String {
    let area = edition.jurisdiction.as_ref();
    let area = area.map_or("国家", |area| site.reference.jurisdictions.full_name(area));
    format!("{area}{}目录", edition.kind.in_chinese())
}

#[cfg(test)]
mod tests {
    use super::{part, part_in_short};

    #[test]
    fn a_part_is_told_in_plain_words() {
        let grades = "只有难度较高的三级、四级操作属于限制类，其余不需要备案";
        assert_eq!(part("三、四级"), grades);
        assert_eq!(part("三级、四级手术"), grades.replace("操作", "手术"));
        assert_eq!(part("二级以上"), "只有二级以上的部分属于限制类，其余不需要备案");
        assert_eq!(part_in_short("三、四级手术"), "只有三级、四级手术需要备案");
        assert_eq!(part_in_short("三、四级"), "只有三级、四级手术（操作）需要备案");
        assert_eq!(part_in_short("二级以上"), "只有二级以上的部分需要备案");
    }
}
