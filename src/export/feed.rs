//! The feeds of releases: Atom (RFC 4287) and JSON Feed 1.1.
//!
//! An entry's id is the permanent address of its page; `updated` is the release's date at
//! midnight in China, so that no clock is read.

use super::xml::escape;
use super::{address, json};
use crate::date::PartialDate;
use crate::history::{Event, EventKind, Release};
use crate::site::{Page, Site, changes};
use jiff::civil::Date;
use serde::Serialize;

/// Releases in a feed: half a year of weekly ones, some 60 KB at most.
const MOST_RELEASES: usize = 26;
/// Changes told one by one, those with a reason first; the page tells the rest.
const MOST_CHANGES: usize = 20;

/// One release as both feeds tell it.
struct Entry {
    address: String,
    title: String,
    updated: String,
    summary: String,
    changes: Vec<String>,
}

fn entries(site: &Site<'_>) -> Vec<Entry> {
    site.history.releases.iter().rev().take(MOST_RELEASES).map(|each| entry(site, each)).collect()
}

fn entry(site: &Site<'_>, release: &Release) -> Entry {
    // Many updates of counts must not hide what was corrected.
    let mut shown = changes::told(&release.events);
    let more = shown.len().saturating_sub(MOST_CHANGES);
    shown.sort_by_key(|event| (event.cause.is_none(), event.kind == EventKind::CountUpdated));
    let shown = shown.into_iter().take(MOST_CHANGES);
    let mut told: Vec<_> = shown.map(|event| sentence(site, event)).collect();
    if more > 0 {
        told.push(format!("另有 {more} 条变更，见网页"));
    }
    Entry {
        address: address(site, &Page::Change(release.date).folder(site.history)),
        title: format!("{}的更新", PartialDate::from_day(release.date).in_chinese()),
        updated: midnight(release.date),
        summary: site.changed(release),
        changes: told,
    }
}

fn midnight(date: Date) -> String {
    format!("{date}T00:00:00+08:00")
}

/// 备案撤销：示例医院，肿瘤消融治疗技术（2026年11月3日），不再开展
fn sentence(site: &Site<'_>, event: &Event) -> String {
    let technology = event.technology.as_ref().map(|id| format!("，{}", site.technology_name(id)));
    let day = changes::day(event).map(|day| format!("（{day}）"));
    let detail = changes::detail(site, event).filter(|detail| !detail.is_empty());
    format!(
        "{}：{}{}{}{}",
        event.in_chinese(),
        event.institution_name,
        technology.unwrap_or_default(),
        day.unwrap_or_default(),
        detail.map(|detail| format!("，{detail}")).unwrap_or_default(),
    )
}

/// The Atom feed.
pub(crate) fn atom(site: &Site<'_>) -> String {
    let entries = entries(site);
    let updated = entries.first().map_or_else(|| midnight(site.dataset.as_of), newest);
    let page = escape(&address(site, &Page::Changes.folder(site.history)));
    let own = escape(&address(site, "changes/feed.xml"));
    let [title, author, rights] =
        [&site.config.title, &site.config.authority, &site.config.data_licence]
            .map(|text| escape(text));
    let entries: String = entries.iter().map(atom_entry).collect();
    let notice = site.config.notice.as_deref().map(escape);
    let subtitle = notice.map(|text| format!("<subtitle>{text}</subtitle>\n")).unwrap_or_default();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n\
         <id>{page}</id>\n<title>{title}：更新</title>\n{subtitle}<updated>{updated}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n\
         <author><name>{author}</name></author>\n<rights>{rights}</rights>\n{entries}</feed>\n"
    )
}

fn newest(entry: &Entry) -> String {
    entry.updated.clone()
}

fn atom_entry(entry: &Entry) -> String {
    let Entry { address, title, updated, summary, .. } = entry;
    let [address, title, plain] = [address, title, summary].map(|text| escape(text));
    let content = escape(&html(entry));
    format!(
        "<entry>\n<id>{address}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n\
         <summary>{plain}</summary>\n<content type=\"html\">{content}</content>\n</entry>\n"
    )
}

fn html(entry: &Entry) -> String {
    let items = entry.changes.iter().map(|change| format!("<li>{}</li>", escape(change)));
    let items: String = items.collect();
    let list = if items.is_empty() { String::new() } else { format!("<ul>{items}</ul>") };
    format!("<p>{}</p>{list}", escape(&entry.summary))
}

#[derive(Serialize)]
struct JsonFeed<'s> {
    version: &'static str,
    title: String,
    /// The notice at the top of every page.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'s str>,
    language: &'static str,
    home_page_url: String,
    feed_url: String,
    authors: [JsonAuthor<'s>; 1],
    items: Vec<JsonItem>,
}

#[derive(Serialize)]
struct JsonAuthor<'s> {
    name: &'s str,
}

#[derive(Serialize)]
struct JsonItem {
    id: String,
    url: String,
    title: String,
    summary: String,
    content_html: String,
    date_published: String,
}

/// The JSON feed.
pub(crate) fn json(site: &Site<'_>) -> Vec<u8> {
    let feed = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: format!("{}：更新", site.config.title),
        description: site.config.notice.as_deref(),
        language: "zh-CN",
        home_page_url: address(site, &Page::Changes.folder(site.history)),
        feed_url: address(site, "changes/feed.json"),
        authors: [JsonAuthor { name: &site.config.authority }],
        items: entries(site).into_iter().map(json_item).collect(),
    };
    json::document(&feed)
}

fn json_item(entry: Entry) -> JsonItem {
    let content_html = html(&entry);
    let Entry { address, title, updated, summary, changes: _ } = entry;
    JsonItem {
        id: address.clone(),
        url: address,
        title,
        summary,
        content_html,
        date_published: updated,
    }
}

#[cfg(test)]
mod tests;
