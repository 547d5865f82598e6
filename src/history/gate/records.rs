//! Records of a kind, all gone from an authority's exports, as they are when a file is missing.

use super::super::accept::Class;
use super::super::event::{Event, EventKind};
use super::super::others::KINDS;
use super::{Objection, Sides};
use crate::record::Kind;
use std::collections::{BTreeMap, BTreeSet};

const ADVICE: &str = "请检查这次的文件夹里是不是少了文件，或者那张表没有认出来";

/// An objection for each kind and folder. Where the folder itself is gone, that is told.
pub(super) fn objections(sides: &Sides<'_>) -> Vec<Objection> {
    let mut objections = filings(sides);
    objections.extend(of_kind(sides, Kind::Institution));
    // The same counts may come in another authority's file.
    let is_count = |event: &Event| event.kind == EventKind::Removed && event.is_of_count();
    if sides.unexplained().any(is_count) {
        objections.extend(of_kind(sides, Kind::Disclosure));
    }
    objections.extend(KINDS.into_iter().flat_map(|kind| of_kind(sides, kind)));
    objections
}

/// The folders that had a list of institutions and have none.
pub(super) fn without_list<'s>(sides: &'s Sides<'_>) -> BTreeSet<&'s str> {
    lost(sides, Kind::Institution).into_keys().collect()
}

/// How many records of a kind each folder had that has none now.
fn lost<'s>(sides: &'s Sides<'_>, kind: Kind) -> BTreeMap<&'s str, usize> {
    let before = sides.before.records.as_ref().and_then(|records| records.get(kind.code()));
    let now = sides.records.get(kind.code());
    let is_left = |folder: &str| now.is_some_and(|now| now.folders.contains_key(folder));
    let folders = before.into_iter().flat_map(|before| &before.folders);
    folders
        .map(|(folder, count)| (folder.as_str(), *count as usize))
        .filter(|(folder, _)| sides.sources.contains_key(*folder) && !is_left(folder))
        .collect()
}

fn of_kind(sides: &Sides<'_>, kind: Kind) -> Vec<Objection> {
    let lost = lost(sides, kind).into_iter();
    lost.map(|(folder, count)| objection(kind, folder, count, Vec::new())).collect()
}

fn objection(kind: Kind, folder: &str, count: usize, items: Vec<String>) -> Objection {
    Objection {
        name: Class::Records.name(format_args!("{folder}/{}", kind.code())),
        title: format!("“{folder}”原有的 {count} 条{}记录全部不再列出", kind.in_chinese()),
        items,
        advice: ADVICE,
    }
}

/// The folders of which no filing is left, where one is not listed by another folder either.
fn filings(sides: &Sides<'_>) -> Vec<Objection> {
    let mut left: BTreeSet<&str> =
        sides.filings.iter().filter_map(|filing| filing.source.as_deref()).collect();
    // What another folder's list stands for is listed all the same.
    let rows = sides.dataset.filings.iter().flat_map(|filing| &filing.elsewhere);
    left.extend(rows.map(|row| sides.dataset.sources.file(row.location.file).authority.as_str()));
    let mut lost: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for filing in &sides.before.filings {
        if let Some(folder) = filing.source.as_deref()
            && !left.contains(folder)
            && sides.sources.contains_key(folder)
        {
            lost.entry(folder).or_default().push((&filing.institution, &filing.technology));
        }
    }
    let removed: BTreeMap<_, _> = super::filings::removals(sides)
        .filter_map(|event| Some(((&event.institution, event.technology.as_ref()?), event)))
        .collect();
    let objection = |(folder, filings): (&str, Vec<_>)| {
        let events = filings.iter().filter_map(|key| removed.get(key));
        let items: Vec<String> = events.map(|event| super::filings::item(sides, event)).collect();
        (!items.is_empty()).then(|| objection(Kind::Filing, folder, filings.len(), items))
    };
    lost.into_iter().filter_map(objection).collect()
}
