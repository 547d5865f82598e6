//! Cumulative counts that grow many times at once, as they do when the unit or the column is
//! another.

use super::super::accept::Class;
use super::super::event::{Event, EventKind};
use super::super::institution_id::InstitutionId;
use super::{Objection, Sides};
use crate::catalog::TechnologyId;
use std::collections::{BTreeMap, BTreeSet};

/// A count that grows so many times, and by so many cases, did not grow within a week.
const TIMES: u32 = 10;
const CASES: u32 = 100;

/// One alone may be a slip of its own, or a true one.
const AT_LEAST: usize = 2;

/// Whose count of what.
type Series<'s> = (&'s InstitutionId, &'s TechnologyId);

/// An objection for each folder that counts so.
pub(super) fn objections(sides: &Sides<'_>) -> Vec<Objection> {
    let mut grown: BTreeMap<Series<'_>, [u32; 2]> = BTreeMap::new();
    for event in sides.unexplained() {
        if let (Some(technology), Some(counts)) = (&event.technology, growth(event)) {
            grown.insert((&event.institution, technology), counts);
        }
    }
    if grown.len() < AT_LEAST {
        return Vec::new();
    }
    let percent = sides.limits.changes_percent;
    let too_much = by_folder(sides).into_iter().filter_map(|(folder, series)| {
        let of_folder: Vec<_> =
            series.iter().filter_map(|key| Some((*key, *grown.get(key)?))).collect();
        let too_many =
            of_folder.len() >= AT_LEAST && Sides::is_above(of_folder.len(), series.len(), percent);
        too_many.then(|| objection(sides, folder, series.len(), &of_folder))
    });
    too_much.collect()
}

/// The count before and after, where it grew too much.
fn growth(event: &Event) -> Option<[u32; 2]> {
    let is_count = matches!(event.kind, EventKind::CountUpdated | EventKind::Corrected);
    let read = |text: &Option<String>| text.as_deref()?.parse::<u32>().ok();
    let [before, after] = [&event.before, &event.after].map(read);
    let [before, after] = [before.filter(|_| is_count && event.is_of_count())?, after?];
    let many_times = before > 0 && after / TIMES >= before;
    (many_times && after - before >= CASES).then_some([before, after])
}

/// The series of each folder's counts.
fn by_folder<'s>(sides: &'s Sides<'_>) -> BTreeMap<&'s str, BTreeSet<Series<'s>>> {
    let mut series: BTreeMap<&str, BTreeSet<Series<'_>>> = BTreeMap::new();
    for each in sides.dataset.disclosures.iter().filter(|each| each.cumulative_cases.is_some()) {
        let file = sides.dataset.sources.file(each.origin.location.file);
        let key = (&sides.ids[each.institution.0 as usize], &each.technology);
        series.entry(file.authority.as_str()).or_default().insert(key);
    }
    series
}

fn objection(
    sides: &Sides<'_>,
    folder: &str,
    whole: usize,
    grown: &[(Series<'_>, [u32; 2])],
) -> Objection {
    let names: BTreeMap<_, _> =
        sides.institutions.iter().map(|known| (&known.id, known.name.as_str())).collect();
    let item = |((id, technology), [before, after]): &(Series<'_>, [u32; 2])| {
        let name = names.get(id).copied().unwrap_or_default();
        format!("{name}的“{}”：由 {before} 变为 {after}", sides.technology(technology))
    };
    Objection {
        name: Class::Growth.name(folder),
        title: format!(
            "“{folder}”公布的 {whole} 项累计例数中有 {} 项变成了原来的 {TIMES} 倍以上",
            grown.len()
        ),
        items: grown.iter().map(item).collect(),
        advice: "请检查是不是单位变了，或者取错了列",
    }
}
