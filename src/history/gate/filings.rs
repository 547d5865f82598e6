//! Filings of one authority: many that are no longer listed, though few of all; and those that
//! suddenly belong to other institutions, as they do when names slip against the other columns.

use super::super::accept::Class;
use super::super::event::{Event, EventKind};
use super::super::institution_id::InstitutionId;
use super::super::ledger::KnownFiling;
use super::{Objection, Sides, removals};
use crate::catalog::TechnologyId;
use crate::lookup::{Map, Set};
use std::collections::{BTreeMap, BTreeSet};

/// So many filings of several institutions do not change hands by chance.
const MOVED_AT_LEAST: usize = 3;

/// The filings that are no longer listed and of which no correction tells why.
pub(super) fn removals<'s>(sides: &'s Sides<'_>) -> impl Iterator<Item = &'s Event> {
    let is_filing = |event: &&Event| event.technology.is_some() && event.field.is_none();
    sides.unexplained().filter(|event| event.kind == EventKind::Removed).filter(is_filing)
}

/// An objection for each folder. Where all are gone that is told, and so is what is too much of
/// the whole.
pub(super) fn removed(sides: &Sides<'_>) -> Vec<Objection> {
    if removals(sides).next().is_none() || removals::objection(sides).is_some() {
        return Vec::new();
    }
    let (mut folder_of, mut filings) = (Map::default(), BTreeMap::<&str, usize>::new());
    for filing in &sides.before.filings {
        let folder = folder(filing);
        folder_of.insert((&filing.institution, &filing.technology), folder);
        *filings.entry(folder).or_default() += 1;
    }
    let mut gone: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in removals(sides) {
        let key = event.technology.as_ref().map(|technology| (&event.institution, technology));
        if let Some(folder) = key.and_then(|key| folder_of.get(&key)) {
            gone.entry(folder).or_default().push(event);
        }
    }
    let left: BTreeSet<&str> =
        sides.filings.iter().filter_map(|filing| filing.source.as_deref()).collect();
    gone.retain(|folder, events| {
        left.contains(folder)
            && sides.is_much(events.len(), filings[folder], sides.limits.removals_percent)
    });
    let objection = |(folder, events): (&str, Vec<&Event>)| Objection {
        name: Class::Filings.name(folder),
        title: format!(
            "“{folder}”原有的 {} 条备案中有 {} 条不再列出，超过了允许的 {}%",
            filings[folder],
            events.len(),
            sides.limits.removals_percent
        ),
        items: events.iter().map(|event| item(sides, event)).collect(),
        advice: "撤销、取消的备案应当留在导出里并写明状态；请检查是不是漏了行、少了文件",
    };
    gone.into_iter().map(objection).collect()
}

/// 示例医院的“肿瘤消融治疗技术”.
pub(super) fn item(sides: &Sides<'_>, event: &Event) -> String {
    let technology = event.technology.as_ref().map_or("", |id| sides.technology(id));
    format!("{}的“{technology}”", event.institution_name)
}

/// What makes a filing the same under another institution: the technology, its entry and the day.
type Filed<'f> = (&'f str, &'f TechnologyId, [Option<&'f str>; 3]);

/// Those who filed the same on one side only.
type Sided<'f> = [BTreeSet<&'f InstitutionId>; 2];

/// Which filing left whom, and who has it now.
type Move<'f> = (&'f TechnologyId, &'f InstitutionId, &'f InstitutionId);

/// An objection for each folder in which filings of several institutions changed hands.
pub(super) fn moved(sides: &Sides<'_>) -> Vec<Objection> {
    let mut filed: BTreeMap<Filed<'_>, Sided<'_>> = BTreeMap::new();
    let whole = [&sides.before.filings, sides.filings].map(holders);
    for (side, other) in [(0, 1), (1, 0)] {
        for (key, holder) in whole[side].difference(&whole[other]) {
            filed.entry(*key).or_default()[side].insert(holder);
        }
    }
    let mut moves: BTreeMap<&str, Vec<Move<'_>>> = BTreeMap::new();
    for ((folder, technology, _), [gone, new]) in &filed {
        let of_key = gone.iter().zip(new).map(|(from, to)| (*technology, *from, *to));
        moves.entry(folder).or_default().extend(of_key);
    }
    moves.retain(|_, moves| {
        let from: BTreeSet<_> = moves.iter().map(|(_, from, _)| from).collect();
        moves.len() >= MOVED_AT_LEAST && from.len() > 1
    });
    let names: BTreeMap<_, _> =
        sides.institutions.iter().map(|known| (&known.id, known.name.as_str())).collect();
    let item = |(technology, from, to): &Move<'_>| {
        let name = |id| names.get(id).copied().unwrap_or_default();
        format!("“{}”：原来是{}，现在是{}", sides.technology(technology), name(from), name(to))
    };
    let objection = |(folder, moves): (&str, Vec<Move<'_>>)| Objection {
        name: Class::Moved.name(folder),
        title: format!("“{folder}”有 {} 条备案换到了别的机构名下", moves.len()),
        items: moves.iter().map(item).collect(),
        advice: "请检查机构名称、登记号这些列是不是与其他列错开了行",
    };
    moves.into_iter().map(objection).collect()
}

/// Who filed what.
fn holders(filings: &[KnownFiling]) -> Set<(Filed<'_>, &InstitutionId)> {
    filings.iter().filter_map(|filing| Some((key(filing)?, &filing.institution))).collect()
}

/// `None` for a filing without a day: too many have the same.
fn key(filing: &KnownFiling) -> Option<Filed<'_>> {
    let values = ["edition", "code", "completed"].map(|field| filing.values.get(field));
    values[2]?;
    Some((folder(filing), &filing.technology, values))
}

/// The folder of exports that listed a filing.
fn folder(filing: &KnownFiling) -> &str {
    filing.source.as_deref().unwrap_or("")
}
