//! Records of a kind that events do not tell of, all gone from an authority's exports.

use super::super::accept::Class;
use super::super::others::KINDS;
use super::{Objection, Sides};
use crate::record::Kind;

/// An objection for each kind and folder. Where the folder itself is gone, that is told.
pub(super) fn objections(sides: &Sides<'_>) -> Vec<Objection> {
    KINDS.into_iter().flat_map(|kind| of_kind(sides, kind)).collect()
}

fn of_kind(sides: &Sides<'_>, kind: Kind) -> Vec<Objection> {
    let before = sides.before.records.as_ref().and_then(|records| records.get(kind.code()));
    let Some(before) = before else { return Vec::new() };
    let left = |folder: &String| {
        sides.records.get(kind.code()).is_some_and(|now| now.folders.contains_key(folder))
    };
    let lost = before
        .folders
        .iter()
        .filter(|(folder, _)| !left(folder) && sides.sources.contains_key(*folder));
    let objection = |(folder, count): (&String, &u32)| Objection {
        name: Class::Records.name(format_args!("{folder}/{}", kind.code())),
        title: format!("“{folder}”原有的 {count} 条{}记录全部不再列出", kind.in_chinese()),
        items: Vec::new(),
        advice: "请检查这次的文件夹里是不是少了文件，或者那张表没有认出来",
    };
    lost.map(objection).collect()
}
