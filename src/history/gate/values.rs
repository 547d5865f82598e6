//! Completion dates or statuses that change on too many filings of one authority, as they do
//! when two columns are exchanged.

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

pub(super) fn objections(sides: &Sides<'_>) -> Vec<Objection> {
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
            "“{folder}”的 {whole} 条备案中有 {} 条改了{word}，超过了允许的 {}%",
            events.len(),
            limits.changes_percent
        ),
        items: events.iter().map(|event| item(sides, event)).collect(),
        advice: "请检查是不是列错位，或者两列对调了",
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
