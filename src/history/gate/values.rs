//! Completion dates, statuses or other values that change on too many filings of one authority, as
//! they do when two columns are exchanged or one is missing.

use super::super::accept::Class;
use super::super::event::{Event, EventKind};
use super::{Objection, Sides};
use crate::date::PartialDate;
use crate::lookup::Map;
use std::collections::BTreeMap;

/// A class with its word, and whether an event is one of it.
type Kind = (Class, &'static str, fn(&Event) -> bool);

const CLASSES: [Kind; 2] =
    [(Class::Completed, "完成备案时间", is_new_date), (Class::Status, "备案状态", is_new_status)];

/// Other fields of filings, in the words of the columns.
const FIELDS: [(&str, &str); 6] = [
    ("limited_to", "备案范围"),
    ("department", "所在科室"),
    ("papers_complete", "材料齐全时间"),
    ("status_date", "状态变更日期"),
    ("status_reason", "状态原因"),
    ("licence_note", "副本备注"),
];

/// The objections to dates and statuses, then those to the other fields.
pub(super) fn objections(sides: &Sides<'_>) -> Vec<Objection> {
    let mut objections = of_classes(sides);
    objections.extend(FIELDS.iter().flat_map(|field| of_field(sides, *field)));
    objections
}

/// An objection for each folder in which too many of those that stated a field state it otherwise,
/// or no longer.
fn of_field(sides: &Sides<'_>, (field, word): (&str, &str)) -> Vec<Objection> {
    let is_changed = |event: &&Event| {
        event.kind == EventKind::Corrected
            && event.field.as_deref() == Some(field)
            && event.before.is_some()
            && event.technology.is_some()
    };
    let mut events = sides.unexplained().filter(is_changed).peekable();
    if events.peek().is_none() {
        return Vec::new();
    }
    let (mut folder_of, mut stated) = (Map::default(), BTreeMap::<&str, usize>::new());
    for known in sides.before.filings.iter().filter(|known| known.values.get(field).is_some()) {
        let folder = known.source.as_deref().unwrap_or("");
        folder_of.insert((&known.institution, &known.technology), folder);
        *stated.entry(folder).or_default() += 1;
    }
    let mut changed: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in events {
        let key = event.technology.as_ref().map(|technology| (&event.institution, technology));
        if let Some(folder) = key.and_then(|key| folder_of.get(&key)) {
            changed.entry(folder).or_default().push(event);
        }
    }
    let percent = sides.limits.changes_percent;
    changed.retain(|folder, events| sides.is_much(events.len(), stated[folder], percent));
    let objection = |(folder, events): (&str, Vec<&Event>)| Objection {
        name: Class::Values.name(format_args!("{folder}/{field}")),
        title: title(folder, &format!("的写有{word}的 {} 条备案", stated[folder]), word, &events),
        items: events.iter().map(|event| item(sides, event)).collect(),
        advice: "请检查是不是列错位，或者少了这一列",
    };
    changed.into_iter().map(objection).collect()
}

/// What many filings have otherwise; where all of these have lost it, its column is likely missing.
fn title(folder: &str, whole: &str, word: &str, events: &[&Event]) -> String {
    let many = events.len();
    match events.iter().all(|event| event.kind == EventKind::Corrected && event.after.is_none()) {
        true => format!("“{folder}”{whole}中有 {many} 条这次没有了{word}，多半是少了这一列"),
        false => format!("“{folder}”{whole}中有 {many} 条改了{word}"),
    }
}

fn of_classes(sides: &Sides<'_>) -> Vec<Objection> {
    let folder_of: Map<_, _> = sides
        .filings
        .iter()
        .map(|each| ((&each.institution, &each.technology), each.source.as_deref().unwrap_or("")))
        .collect();
    let mut filings: BTreeMap<&str, usize> = BTreeMap::new();
    for filing in sides.filings {
        *filings.entry(filing.source.as_deref().unwrap_or("")).or_default() += 1;
    }
    let mut objections = Vec::new();
    for (class, word, is_of_class) in CLASSES {
        let mut changed: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
        for event in sides.unexplained() {
            let Some(technology) = event.technology.as_ref().filter(|_| is_of_class(event)) else {
                continue;
            };
            if let Some(folder) = folder_of.get(&(&event.institution, technology)) {
                changed.entry(folder).or_default().push(event);
            }
        }
        for (folder, events) in changed {
            let whole = filings.get(folder).copied().unwrap_or_default();
            objections.extend(objection(sides, (class, word, folder), &events, whole));
        }
    }
    objections
}

fn objection(
    sides: &Sides<'_>,
    (class, word, folder): (Class, &str, &str),
    events: &[&Event],
    whole: usize,
) -> Option<Objection> {
    let limits = sides.limits;
    sides.is_much(events.len(), whole, limits.changes_percent).then(|| Objection {
        name: class.name(folder),
        title: format!(
            "{}，超过了允许的 {}%",
            title(folder, &format!("的 {whole} 条备案"), word, events),
            limits.changes_percent
        ),
        items: events.iter().map(|event| item(sides, event)).collect(),
        advice: "请检查是不是列错位、少了一列，或者两列对调了",
    })
}

fn is_new_date(event: &Event) -> bool {
    let date = |text: &Option<String>| text.as_deref().and_then(PartialDate::from_iso);
    event.kind == EventKind::Corrected
        && event.field.as_deref() == Some("completed")
        // A month that becomes a day of that month is not another date.
        && match (date(&event.before), date(&event.after)) {
            (Some(before), Some(after)) => !before.compatible_with(after),
            (before, _) => before.is_some(),
        }
}

fn is_new_status(event: &Event) -> bool {
    use EventKind::{Cancelled, Resumed, Suspended, Withdrawn};
    matches!(event.kind, Withdrawn | Cancelled | Suspended | Resumed)
}

fn item(sides: &Sides<'_>, event: &Event) -> String {
    let technology = event.technology.as_ref().map_or("", |id| sides.technology(id));
    let what = match (&event.before, &event.after) {
        _ if event.kind != EventKind::Corrected => event.kind.in_chinese().to_owned(),
        (Some(before), Some(after)) => format!("由 {before} 改为 {after}"),
        (Some(before), None) => format!("原来是 {before}，现在空白"),
        (None, _) => String::new(),
    };
    format!("{}的“{technology}”：{what}", event.institution_name)
}
