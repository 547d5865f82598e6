//! One change of one release, in words.

use crate::catalog::{AuthorityId, EditionId, JurisdictionCode};
use crate::date::PartialDate;
use crate::history::{Event, EventKind};
use crate::render::format;
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::site::Site;
use crate::site::dictionary::DataSetId;
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

/// An event, with the institution. One that is no longer listed has no page.
pub(super) fn view(site: &Site<'_>, links: &Links<'_>, event: &Event) -> EventView {
    let name = &event.institution_name;
    let institution = match site.history.institution(&event.institution) {
        Some(index) => Cell::link(name, links.institution(index)),
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
        kind: event.kind.in_chinese(),
        institution: None,
        technology,
        date: event.date.map(PartialDate::in_chinese),
        detail: detail(site, event),
    }
}

fn detail(site: &Site<'_>, event: &Event) -> Option<String> {
    let (before, after) = (event.before.as_deref(), event.after.as_deref());
    match event.kind {
        EventKind::Renamed => before.map(|before| format!("原名“{before}”")),
        EventKind::Corrected => Some(match event.field.as_deref() {
            Some(field) => correction(site, field, event),
            None => counts(before, after),
        }),
        EventKind::CountUpdated => Some(counts(before, after)),
        EventKind::Withdrawn | EventKind::Cancelled | EventKind::Suspended => {
            after.map(str::to_owned)
        }
        EventKind::Filed
        | EventKind::Resumed
        | EventKind::Removed
        | EventKind::InstitutionAdded => None,
    }
}

fn counts(before: Option<&str>, after: Option<&str>) -> String {
    let read = |text: Option<&str>| text.and_then(|text| text.parse::<u32>().ok());
    match (read(before), read(after)) {
        (Some(before), Some(after)) => {
            format!("{} 例，此前公布 {} 例", format::number(after), format::number(before))
        }
        (None, Some(after)) => format!("{} 例", format::number(after)),
        _ => String::new(),
    }
}

/// 完成备案时间由“2023年5月”改为“2023年5月6日”.
fn correction(site: &Site<'_>, field: &str, event: &Event) -> String {
    let sets = [DataSetId::Filings, DataSetId::Institutions];
    let declared = sets.iter().find_map(|set| set.declaration().field(field));
    let title = declared.map_or(field, |field| field.title.trim_end_matches("标识"));
    let shown = |value: &Option<String>| match value {
        Some(value) => format!("“{}”", in_words(site, field, value)),
        None => "空白".to_owned(),
    };
    format!("{title}由{}改为{}", shown(&event.before), shown(&event.after))
}

/// A value of the ledger as the pages write it: names for codes.
fn in_words(site: &Site<'_>, field: &str, value: &str) -> String {
    let reference = site.reference;
    let named = match field {
        "jurisdiction_code" => JurisdictionCode::new(value)
            .ok()
            .map(|code| reference.jurisdictions.full_name(&code))
            .filter(|name| !name.is_empty()),
        "authority_id" => AuthorityId::new(value)
            .ok()
            .and_then(|id| reference.authorities.get(&id))
            .map(|authority| authority.name.clone()),
        "edition" => EditionId::new(value)
            .ok()
            .and_then(|id| reference.editions.get(&id))
            .map(|edition| edition.short_title.clone()),
        "first_case" | "papers_complete" | "completed" | "status_date" => {
            PartialDate::from_iso(value).map(PartialDate::in_chinese)
        }
        _ => None,
    };
    named.unwrap_or_else(|| value.to_owned())
}
