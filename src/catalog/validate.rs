//! What must hold between the files of the reference data.

use super::code::ItemCode;
use super::crosswalk::{Crosswalk, CrosswalkRow, Fate};
use super::edition::{CatalogEntry, Edition, Editions};
use super::error::ReferenceError;
use super::jurisdiction::Jurisdictions;
use super::technology::Technologies;
use std::collections::BTreeSet;

/// Checks one edition against the rest.
pub(crate) fn edition(
    file: &str,
    edition: &Edition,
    technologies: &Technologies,
    jurisdictions: &Jurisdictions,
) -> Result<(), ReferenceError> {
    let problem = entries(edition, technologies)
        .or_else(|| place_and_time(edition, jurisdictions))
        .map(|what| ReferenceError::invalid(file, what));
    problem.map_or(Ok(()), Err)
}

fn entries(edition: &Edition, technologies: &Technologies) -> Option<String> {
    let (mut codes, mut uncoded) = (BTreeSet::new(), BTreeSet::new());
    for entry in &edition.entries {
        if technologies.get(&entry.technology).is_none() {
            return Some(format!("“{}”的技术 {} 未定义", entry.name, entry.technology));
        }
        let Some(code) = &entry.code else {
            if !uncoded.insert(&entry.technology) {
                return Some(format!("没有编号的“{}”列了两次", entry.name));
            }
            continue;
        };
        let Some(parsed) = ItemCode::parse(code) else {
            return Some(format!("“{}”的编号 {code} 应为一个字母加数字", entry.name));
        };
        if !codes.insert(parsed) {
            return Some(format!("编号 {code} 重复"));
        }
    }
    None
}

fn place_and_time(edition: &Edition, jurisdictions: &Jurisdictions) -> Option<String> {
    if let Some(code) = &edition.jurisdiction
        && jurisdictions.get(code).is_none()
    {
        return Some(format!("行政区划 {code} 不存在"));
    }
    match (edition.in_force_from, edition.in_force_until) {
        (Some(from), Some(until)) if !from.certainly_before(until) => {
            Some(format!("施行日期 {from} 应早于失效日期 {until}"))
        }
        _ => None,
    }
}

/// Checks that every edition named as a successor exists.
pub(crate) fn successors(editions: &Editions) -> Result<(), ReferenceError> {
    for edition in editions.iter() {
        if let Some(next) = &edition.replaced_by
            && editions.get(next).is_none()
        {
            let file = format!("data/catalogs/{}.json", edition.id);
            return Err(ReferenceError::invalid(&file, format!("接替的目录 {next} 不存在")));
        }
    }
    Ok(())
}

/// Checks a crosswalk: its editions and items exist, each item of both has exactly one row, and
/// each fate is what the two items say.
pub(crate) fn crosswalk(
    file: &str,
    crosswalk: &Crosswalk,
    editions: &Editions,
) -> Result<(), ReferenceError> {
    let edition = |id| {
        let missing = || ReferenceError::invalid(file, format!("目录 {id} 不存在"));
        editions.get(id).ok_or_else(missing)
    };
    let (from, to) = (edition(&crosswalk.from)?, edition(&crosswalk.to)?);
    let problem = crosswalk
        .rows
        .iter()
        .find_map(|row| fate(row, from, to))
        .or_else(|| uncovered(from, sides(crosswalk, Fate::Split, |row| &row.from)))
        .or_else(|| uncovered(to, sides(crosswalk, Fate::Merged, |row| &row.to)));
    problem.map_or(Ok(()), |what| Err(ReferenceError::invalid(file, what)))
}

fn fate(row: &CrosswalkRow, from: &Edition, to: &Edition) -> Option<String> {
    let item = |edition: &Edition, key: &Option<String>| {
        let key = key.as_deref()?;
        Some(edition.item(key).map(|entry| (entry.code.clone(), entry.name.clone())))
    };
    let actual = match (item(from, &row.from), item(to, &row.to)) {
        (Some(None), _) => return Some(format!("{} 没有这一项：{:?}", from.id, row.from)),
        (_, Some(None)) => return Some(format!("{} 没有这一项：{:?}", to.id, row.to)),
        (None, None) => return Some("有一行前后编号都是空的".to_owned()),
        (Some(_), None) => Fate::Removed,
        (None, Some(_)) => Fate::New,
        (Some(Some(_)), Some(Some(_))) if matches!(row.fate, Fate::Split | Fate::Merged) => {
            return None;
        }
        (Some(Some((Some(old), _))), Some(Some((Some(new), _)))) if old != new => Fate::Renumbered,
        (Some(Some((_, name))), Some(Some((_, new_name)))) if name == new_name => Fate::Kept,
        _ => Fate::Renamed,
    };
    (actual != row.fate)
        .then(|| format!("{:?} → {:?} 的结果应为“{}”", row.from, row.to, actual.in_chinese()))
}

/// The codes of one side. An item split or merged has several rows and counts once.
fn sides(
    crosswalk: &Crosswalk,
    several: Fate,
    code: fn(&CrosswalkRow) -> &Option<String>,
) -> impl Iterator<Item = Option<&str>> {
    let mut seen = BTreeSet::new();
    crosswalk.rows.iter().filter_map(move |row| {
        let code = code(row).as_deref();
        (row.fate != several || seen.insert(code)).then_some(code)
    })
}

/// An item of the edition that does not have exactly one row.
fn uncovered<'a>(
    edition: &Edition,
    codes: impl Iterator<Item = Option<&'a str>>,
) -> Option<String> {
    let codes: Vec<&str> = codes.flatten().collect();
    let of_edition = edition.entries.iter().map(CatalogEntry::key);
    let mut wrong = of_edition.filter(|code| codes.iter().filter(|one| *one == code).count() != 1);
    wrong.next().map(|code| format!("{} 的 {code} 应恰好有一行", edition.id))
}
