//! One change of one release, in words.

use crate::history::Event;
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
        date: changes::day(event),
        detail: changes::detail(site, event),
    }
}
