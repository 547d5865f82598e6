//! What changed for one institution, release by release.

use super::event::{self, EventView};
use crate::dataset::InstitutionIndex;
use crate::render::format;
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::site::{Page, Site};
use serde::Serialize;

/// The events of one release.
#[derive(Serialize)]
pub(super) struct ReleaseEvents {
    /// The release's date, with its page.
    release: Cell,
    events: Vec<EventView>,
}

/// The events of an institution, the newest release first.
pub(super) fn releases(
    site: &Site<'_>,
    links: &Links<'_>,
    index: InstitutionIndex,
) -> Vec<ReleaseEvents> {
    let mut releases: Vec<(jiff::civil::Date, Vec<EventView>)> = Vec::new();
    for (release, change) in site.history.events_of(site.history.id(index)).rev() {
        let date = release.date;
        let view = event::own(site, links, change);
        match releases.last_mut().filter(|(last, _)| *last == date) {
            Some((_, events)) => events.push(view),
            None => releases.push((date, vec![view])),
        }
    }
    let shown = releases.into_iter().map(|(date, events)| ReleaseEvents {
        release: Cell::link(format::day(date), links.page(&Page::Change(date))),
        events,
    });
    shown.collect()
}
