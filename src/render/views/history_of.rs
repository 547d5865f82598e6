//! What changed for one institution, release by release.

use super::event::{self, EventView};
use crate::dataset::InstitutionIndex;
use crate::history::{Event, EventKind, InstitutionId};
use crate::render::format;
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::site::{Page, Site, changes};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// The events of one release.
#[derive(Serialize)]
pub(super) struct ReleaseEvents {
    /// The release's date, with its page.
    release: Cell,
    events: Vec<EventView>,
    /// How many counts were updated; the page shows the counts themselves.
    updated: u32,
}

/// The events of an institution, the newest release first.
pub(super) fn releases(
    site: &Site<'_>,
    links: &Links<'_>,
    index: InstitutionIndex,
) -> Vec<ReleaseEvents> {
    releases_of(site, links, site.history.id(index))
}

/// The same for any institution, listed or not.
pub(super) fn releases_of(
    site: &Site<'_>,
    links: &Links<'_>,
    id: &InstitutionId,
) -> Vec<ReleaseEvents> {
    let mut releases: BTreeMap<_, Vec<&Event>> = BTreeMap::new();
    for (release, event) in site.history.events_of(id) {
        releases.entry(release.date).or_default().push(event);
    }
    let of_release = |(date, events): (Date, Vec<&Event>)| {
        let is_update = |event: &&Event| event.kind == EventKind::CountUpdated;
        let (updates, told): (Vec<_>, Vec<_>) =
            changes::told(events).into_iter().partition(is_update);
        ReleaseEvents {
            release: Cell::link(format::day(date), links.page(&Page::Change(date))),
            events: told.into_iter().map(|event| event::own(site, links, event)).collect(),
            updated: updates.len() as u32,
        }
    };
    releases.into_iter().rev().map(of_release).collect()
}
