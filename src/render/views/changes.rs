//! 更新: every release, and what a release changed, in words.

use super::event::{self, EventView};
use super::{View, change};
use crate::history::{EventKind, Release};
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{Page, Site, changes};
use serde::Serialize;

/// How many events the home page shows.
const SHOWN: usize = 10;

#[derive(Serialize)]
struct Changes {
    answer: String,
    releases: Table,
    feed: String,
    json_feed: String,
}

/// The list of releases.
pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let body = Changes {
        answer: site
            .history
            .releases
            .last()
            .map(|release| newest_in_short(site, release))
            .unwrap_or_default(),
        releases: releases(site, links),
        feed: links.file("changes/feed.xml"),
        json_feed: links.file("changes/feed.json"),
    };
    let head = Head {
        title: section_label(&Page::Changes).to_owned(),
        description: "每次更新新增、撤销、取消、暂停和更正了哪些备案。".to_owned(),
        above: Vec::new(),
    };
    View::new("pages/changes.html", head, &body)
}

fn newest_in_short(site: &Site<'_>, release: &Release) -> String {
    format!("最近一次更新的数据截至{}：{}", format::day(release.date), site.changed(release))
}

/// The releases by year, the newest first.
fn releases(site: &Site<'_>, links: &Links<'_>) -> Table {
    let columns = [Column::text("更新（数据截至）"), Column::text("变化")];
    let newest_first: Vec<_> = site.history.releases.iter().rev().collect();
    let years = newest_first.chunk_by(|one, other| one.date.year() == other.date.year());
    let groups = years.map(|of_year| {
        let mut rows = Rows::under(Cell::text(format!("{}年", of_year[0].date.year())));
        for release in of_year {
            let page = links.page(&Page::Change(release.date));
            rows.push(vec![
                Cell::link(format::day(release.date), page),
                Cell::text(site.changed(release)),
            ]);
        }
        rows
    });
    Table::grouped("每次更新，新的在前", columns, groups)
}

/// What the newest release changed, for the home page.
#[derive(Serialize)]
pub(super) struct Newest {
    /// The page with all of it; `None` before the first release.
    href: Option<String>,
    /// One sentence: 新增备案 3 条，备案撤销 1 条.
    summary: String,
    /// The first events, without the many updates of counts.
    events: Vec<EventView>,
    /// How many more there are.
    more: Option<String>,
}

/// The newest release's changes.
pub(super) fn newest(site: &Site<'_>, links: &Links<'_>) -> Newest {
    let Some(release) = site.history.releases.last() else {
        return Newest { href: None, summary: String::new(), events: Vec::new(), more: None };
    };
    let all = changes::told(&release.events);
    let kinds = EventKind::ALL.into_iter().filter(|kind| *kind != EventKind::CountUpdated);
    let told = kinds.flat_map(|kind| change::events(site, all.iter().copied(), kind));
    let events: Vec<_> = told.take(SHOWN).map(|each| event::view(site, links, each)).collect();
    // Where none is shown, there is no rest of them.
    let more = if events.is_empty() { 0 } else { (all.len() - events.len()) as u32 };
    Newest {
        href: Some(links.page(&Page::Change(release.date))),
        summary: site.changed(release),
        events,
        more: (more > 0).then(|| format::number(more)),
    }
}
