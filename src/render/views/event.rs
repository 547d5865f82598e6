//! One change of one release, in words.

use super::{change, change_words};
use crate::date::PartialDate;
use crate::history::{Event, EventKind};
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::site::{Site, changes};
use serde::Serialize;

/// One event as a line.
#[derive(Serialize)]
pub(super) struct EventView {
    kind: &'static str,
    /// To whom; left out on the institution's own page.
    institution: Option<Cell>,
    technology: Option<Cell>,
    date: Option<String>,
    /// Which value changed, and how.
    detail: Option<String>,
}

/// An event, with the institution.
pub(super) fn view(site: &Site<'_>, links: &Links<'_>, event: &Event) -> EventView {
    let name = &event.institution_name;
    let institution = match site.page_of(&event.institution) {
        Some(page) => Cell::link(name, links.page(&page)),
        None => Cell::text(name),
    };
    EventView { institution: Some(institution), ..own(site, links, event) }
}

/// An event on the page of its institution.
pub(super) fn own(site: &Site<'_>, links: &Links<'_>, event: &Event) -> EventView {
    let technology = event.technology.as_ref().and_then(|id| {
        let technology = site.reference.technologies.get(id)?;
        Some(Cell::link(&technology.name, links.technology(id)))
    });
    EventView {
        kind: event.in_chinese(),
        institution: None,
        technology,
        date: event.date.map(PartialDate::in_chinese),
        detail: with_reason(site, event, detail(site, event)),
    }
}

/// The detail with the reason of an authority's correction behind it.
fn with_reason(site: &Site<'_>, event: &Event, detail: Option<String>) -> Option<String> {
    let Some(cause) = &event.cause else { return detail };
    let reason = format!("理由：{}（{}）", cause.reason, super::history_of::by(site, cause));
    Some(detail.map_or(reason.clone(), |detail| format!("{detail}。{reason}")))
}

fn detail(site: &Site<'_>, event: &Event) -> Option<String> {
    let (before, after) = (event.before.as_deref(), event.after.as_deref());
    match event.kind {
        EventKind::Renamed => before.map(|before| format!("原名“{before}”")),
        EventKind::Corrected if change::is_untold(event) => {
            Some(format!("{}（{}）", counts(None, after), change::UNTOLD))
        }
        EventKind::Corrected => Some(match event.field.as_deref() {
            Some(field) => correction(site, field, event),
            None => counts(before, after),
        }),
        EventKind::CountUpdated if change::is_untold(event) => {
            Some(format!("{}（{}）", counts(None, after), change::UNTOLD))
        }
        EventKind::CountUpdated => Some(counts(before, after)),
        EventKind::Withdrawn | EventKind::Cancelled | EventKind::Suspended => {
            after.map(str::to_owned)
        }
        EventKind::Relisted if before.is_some() => before.map(|before| format!("原名“{before}”")),
        EventKind::Filed | EventKind::Relisted => {
            event.ended_at_first().map(|status| status.in_chinese().to_owned())
        }
        EventKind::Removed => Some(changes::removed(event)),
        EventKind::Resumed | EventKind::InstitutionAdded => None,
    }
}

fn counts(before: Option<&str>, after: Option<&str>) -> String {
    let read = |text: Option<&str>| text.and_then(changes::count);
    match (read(before), read(after)) {
        (Some(before), Some(after)) => format!("{after} 例，此前公布 {before} 例"),
        (None, Some(after)) => format!("{after} 例"),
        _ => String::new(),
    }
}

/// 完成备案时间由“2023年5月”改为“2023年5月6日”.
fn correction(site: &Site<'_>, field: &str, event: &Event) -> String {
    let title = change_words::field_title(Some(field), event.technology.is_some());
    let shown = |value: &Option<String>| match value {
        Some(value) => format!("“{}”", change_words::value_words(site, Some(field), value)),
        None => "空白".to_owned(),
    };
    format!("{title}由{}改为{}", shown(&event.before), shown(&event.after))
}
