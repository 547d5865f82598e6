//! 更新: what a release changed, in words.

use super::event::{self, EventView};
use crate::history::{EventKind, Release};
use crate::render::format;
use crate::render::links::Links;
use crate::site::{Page, Site};
use serde::Serialize;

/// How many events the home page shows.
const SHOWN: usize = 10;

/// What the newest release changed, for the home page.
#[derive(Serialize)]
pub(super) struct Newest {
    /// The page with all of it; `None` before the first release.
    href: Option<String>,
    /// One sentence: 新增备案 3 项，备案撤销 1 项.
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
    let told = release.events.iter().filter(|each| each.kind != EventKind::CountUpdated);
    let events: Vec<_> = told.take(SHOWN).map(|each| event::view(site, links, each)).collect();
    let more = (release.events.len() - events.len()) as u32;
    Newest {
        href: Some(links.page(&Page::Change(release.date))),
        summary: summary(release),
        events,
        more: (more > 0).then(|| format::number(more)),
    }
}

/// What a release changed, in one sentence.
pub(super) fn summary(release: &Release) -> String {
    let listed = format!(
        "列出 {} 家医疗机构、{} 项备案",
        format::number(release.institutions),
        format::number(release.filings)
    );
    if release.baseline {
        return format!("首次发布，{listed}。");
    }
    let counts: Vec<_> =
        EventKind::ALL.into_iter().filter_map(|kind| count(release, kind)).collect();
    match counts.is_empty() {
        true => format!("与上一次发布相比没有变化，{listed}。"),
        false => format!("{}；{listed}。", counts.join("，")),
    }
}

fn count(release: &Release, kind: EventKind) -> Option<String> {
    let number = release.events.iter().filter(|event| event.kind == kind).count() as u32;
    (number > 0).then(|| format!("{} {} 条", kind.in_chinese(), format::number(number)))
}
