//! Comparisons that the editions themselves give: items are the same where their technology is.

use super::crosswalk::{Crosswalk, CrosswalkRow, Fate};
use super::edition::{CatalogEntry, Edition, Editions};
use super::ids::EditionId;

/// The pairs of editions to compare, the earlier one first.
pub(super) fn pairs(editions: &Editions) -> Vec<(&Edition, &Edition)> {
    let coded = |edition: &&Edition| {
        edition.is_restricted() && edition.entries.iter().all(|entry| entry.code.is_some())
    };
    let mut all: Vec<_> = editions.iter().filter(coded).collect();
    all.sort_by_key(|edition| (edition.in_force_from, &edition.id));
    let mut pairs = Vec::new();
    for (at, from) in all.iter().enumerate() {
        let comparable = |to: &&&Edition| {
            let national = from.jurisdiction.is_none() || to.jurisdiction.is_none();
            national || from.jurisdiction == to.jurisdiction
        };
        pairs.extend(all[at + 1..].iter().filter(comparable).map(|to| (*from, *to)));
    }
    pairs
}

/// Whether an edition took the place of another, at once or by way of others.
pub(super) fn replaces(editions: &Editions, from: &EditionId, to: &EditionId) -> bool {
    let next = |edition: &&Edition| editions.get(edition.replaced_by.as_ref()?);
    let chain = std::iter::successors(editions.get(from), next);
    chain.skip(1).take(editions.iter().count()).any(|edition| edition.id == *to)
}

/// What became of each item.
pub(super) fn compare(from: &Edition, to: &Edition, editions: &Editions) -> Crosswalk {
    let succession = replaces(editions, &from.id, &to.id);
    let same = |one: &CatalogEntry, all: &Edition| -> Option<CatalogEntry> {
        all.entries.iter().find(|other| other.technology == one.technology).cloned()
    };
    let mut rows: Vec<CrosswalkRow> = from
        .entries
        .iter()
        .map(|old| match same(old, to) {
            Some(new) => passed_on(old, &new, to),
            None => alone(old, Fate::Removed, to, succession),
        })
        .collect();
    let new = to.entries.iter().filter(|new| same(new, from).is_none());
    rows.extend(new.map(|new| alone(new, Fate::New, from, succession)));
    let source = format!("“{}”与“{}”，由程序按技术逐项比对。", from.title, to.title);
    Crosswalk { from: from.id.clone(), to: to.id.clone(), source, rows, succession }
}

fn passed_on(old: &CatalogEntry, new: &CatalogEntry, to: &Edition) -> CrosswalkRow {
    let code = |entry: &CatalogEntry| entry.code.clone().unwrap_or_default();
    let renamed = format!("名称由“{}”改为“{}”", old.name, new.name);
    let named_alike = old.name == new.name;
    let (fate, explanation) = match old.code == new.code {
        true if named_alike => (Fate::Kept, "编号和名称都没有变。".to_owned()),
        true => (Fate::Renamed, format!("编号没有变，{renamed}。")),
        false => {
            let name = if named_alike { "名称没有变".to_owned() } else { renamed };
            let other = other_meaning(&code(old), to, "；");
            let moved = format!("{name}，编号由 {} 改为 {}{other}。", code(old), code(new));
            (Fate::Renumbered, moved)
        }
    };
    CrosswalkRow { from: old.code.clone(), to: new.code.clone(), fate, explanation }
}

/// An item that only one of the two has.
fn alone(entry: &CatalogEntry, fate: Fate, other: &Edition, succession: bool) -> CrosswalkRow {
    let code = entry.code.clone();
    let meaning = other_meaning(code.as_deref().unwrap_or_default(), other, "，");
    let words = match (succession, fate) {
        (true, Fate::Removed) => format!("{}不再列入{meaning}。", other.short_title),
        (true, _) => format!("以前没有列入{meaning}。"),
        (false, _) => format!("{}没有这一项{meaning}。", other.short_title),
    };
    let (from, to) = if fate == Fate::New { (None, code) } else { (code, None) };
    CrosswalkRow { from, to, fate, explanation: words }
}

/// What the code means in the other edition, so that nobody takes one for the other.
fn other_meaning(code: &str, other: &Edition, joint: &str) -> String {
    let entry = other.entry(code);
    let words =
        |entry: &CatalogEntry| format!("{joint}{}的 {code} 是{}", other.short_title, entry.name);
    entry.map(words).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::catalog::{EditionId, Fate, Reference};

    fn id(text: &str) -> EditionId {
        EditionId::new(text).expect("id")
    }

    #[test]
    fn the_program_agrees_with_the_reviewed_comparison() {
        let reference = Reference::builtin().expect("reference");
        let (from, to) = (id("national-2017"), id("national-2022"));
        let edition = |id| reference.editions.get(id).expect("edition");
        let derived = super::compare(edition(&from), edition(&to), &reference.editions);
        let reviewed = reference.crosswalks.get(&from, &to).expect("reviewed");
        let fates = |rows: &[crate::catalog::CrosswalkRow]| -> Vec<_> {
            rows.iter().map(|row| (row.from.clone(), row.to.clone(), row.fate)).collect()
        };
        assert_eq!(fates(&derived.rows), fates(&reviewed.rows));
        assert!(derived.succession && reviewed.succession);
        let ablation = derived.rows.iter().find(|row| row.from.as_deref() == Some("G10"));
        let words = &ablation.expect("G10").explanation;
        assert!(
            words.contains("编号由 G10 改为 G08") && words.contains("G10 是人工智能辅助治疗技术")
        );
    }

    #[test]
    fn a_province_is_compared_without_speaking_of_removal() {
        let reference = Reference::builtin().expect("reference");
        let both = reference.crosswalks.get(&id("jilin-2021"), &id("national-2022")).expect("pair");
        assert!(!both.succession);
        assert_eq!(Fate::Removed.between(both.succession), "只在前一份");
        assert!(both.rows.iter().all(|row| !row.explanation.contains("不再列入")));
        assert_eq!(both.rows.len(), 21 + 12);
    }
}
