//! What is told of one change behind whom and what it concerns.

use super::{count, field_title, removed, value_words};
use crate::dataset::Cause;
use crate::date::PartialDate;
use crate::history::{Event, EventKind};
use crate::privacy::Few;
use crate::site::Site;

/// Stands beside two counts that are both told as less than the same.
pub const UNTOLD: &str = "前后的数目都不公布，可能不同";

/// Whether neither the count before nor the one after is told, and both read alike.
#[must_use]
pub fn is_untold(event: &Event) -> bool {
    let is_few = |text: &str| Few::from_code(text).is_some();
    event.before == event.after && event.after.as_deref().is_some_and(is_few)
}

/// The day of a change: when it happened, or, of a count, the day to which it counts.
#[must_use]
pub fn day(event: &Event) -> Option<String> {
    let day = event.date?.in_chinese();
    Some(if event.is_of_count() { format!("截至{day}") } else { day })
}

/// Which value changed and how, with the reason of an authority's correction behind it.
#[must_use]
pub fn detail(site: &Site<'_>, event: &Event) -> Option<String> {
    let told = changed(site, event);
    let Some(reason) = reason(site, event) else { return told };
    Some(told.map_or(reason.clone(), |told| format!("{told}。{reason}")))
}

/// The reason of an authority's correction: 理由：重复统计（长春市卫生健康委员会 2026年11月16日说明）.
#[must_use]
pub fn reason(site: &Site<'_>, event: &Event) -> Option<String> {
    let cause = event.cause.as_ref()?;
    Some(format!("理由：{}（{}）", cause.reason, by(site, cause)))
}

/// Who says why, and when: 长春市卫生健康委员会 2026年11月16日说明.
#[must_use]
pub fn by(site: &Site<'_>, cause: &Cause) -> String {
    let found = site.reference.authorities.get(&cause.by);
    let name = found.map_or(cause.by.as_str(), |authority| authority.name.as_str());
    format!("{name} {}说明", PartialDate::from_day(cause.date).in_chinese())
}

fn changed(site: &Site<'_>, event: &Event) -> Option<String> {
    let (before, after) = (event.before.as_deref(), event.after.as_deref());
    match event.kind {
        EventKind::Renamed => before.map(|before| format!("原名“{before}”")),
        EventKind::Corrected | EventKind::CountUpdated if is_untold(event) => {
            Some(format!("{}（{UNTOLD}）", counts(None, after)))
        }
        EventKind::Corrected => Some(match event.field.as_deref() {
            Some(field) => correction(site, field, event),
            None => counts(before, after),
        }),
        EventKind::CountUpdated => Some(counts(before, after)),
        EventKind::Withdrawn | EventKind::Cancelled | EventKind::Suspended | EventKind::Resumed => {
            after.map(str::to_owned)
        }
        EventKind::Relisted if before.is_some() => before.map(|before| format!("原名“{before}”")),
        EventKind::Filed | EventKind::Relisted => {
            event.ended_at_first().map(|status| status.in_chinese().to_owned())
        }
        EventKind::Removed => Some(removed(event)),
        EventKind::InstitutionAdded => None,
    }
}

fn counts(before: Option<&str>, after: Option<&str>) -> String {
    match (before.and_then(count), after.and_then(count)) {
        (Some(before), Some(after)) if before == after => format!("{after} 例，与此前公布的相同"),
        (Some(before), Some(after)) => format!("{after} 例，此前公布 {before} 例"),
        (None, Some(after)) => format!("{after} 例"),
        _ => String::new(),
    }
}

/// 完成备案时间由“2023年5月”改为“2023年5月6日”.
fn correction(site: &Site<'_>, field: &str, event: &Event) -> String {
    let title = field_title(Some(field), event.technology.is_some());
    let shown = |value: &Option<String>| match value {
        Some(value) => format!("“{}”", value_words(site, Some(field), value)),
        None => "空白".to_owned(),
    };
    format!("{title}由{}改为{}", shown(&event.before), shown(&event.after))
}
