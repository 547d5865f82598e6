use super::{MOST_CHANGES, atom, json};
use crate::export::fixture::{Fixture, event};
use crate::history::EventKind;

/// The names of elements in order, if every one that opens is closed in turn.
fn elements(xml: &str) -> Option<Vec<String>> {
    let (mut open, mut seen) = (Vec::new(), Vec::new());
    let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>')?;
        let name = tag.trim_matches('/').split([' ', '\n']).next()?.to_owned();
        if tag.starts_with('/') {
            (open.pop()? == name).then_some(())?;
        } else {
            seen.push(name.clone());
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
        (!text.contains('>')).then_some(())?;
    }
    open.is_empty().then_some(seen)
}

#[test]
fn the_atom_feed_is_well_formed_and_complete() {
    let fixture = Fixture::new();
    let feed = atom(&fixture.site());
    let elements = elements(&feed).unwrap_or_else(|| panic!("{feed}"));
    assert_eq!(elements.iter().filter(|name| *name == "entry").count(), 2);
    for needed in ["id", "title", "updated", "author", "rights", "summary", "content"] {
        assert!(elements.iter().any(|name| name == needed), "{needed}");
    }
    assert!(
        feed.contains("<title>示例省限制类技术 &lt;公示&gt; &amp; 查询：更新</title>"),
        "{feed}"
    );
    assert!(feed.contains("<updated>2026-11-16T00:00:00+08:00</updated>"));
    assert!(feed.contains("<id>https://example.org/ylws/changes/2026-11-16/</id>"));
}

#[test]
fn a_summary_says_what_changed() {
    let feed = atom(&Fixture::new().site());
    let told = "备案暂停 1 条，更正 1 条，不再列出 1 条，培训基地由 2 条变为 1 条；列出 2 家医疗机构、2 项备案。";
    assert!(feed.contains(told), "{feed}");
    assert!(feed.contains("备案暂停：示例市第一医院，肿瘤消融治疗技术（2025年）"), "{feed}");
    assert!(feed.contains("第一次公布，列出 2 家医疗机构、2 项备案。"));
}

#[test]
fn a_long_list_of_changes_ends_in_a_pointer() {
    let mut fixture = Fixture::new();
    fixture.history.releases[1].events = vec![event(EventKind::Filed, None); MOST_CHANGES + 7];
    assert!(atom(&fixture.site()).contains("另有 7 条变更，见网页"));
}

#[test]
fn the_json_feed_tells_the_same() {
    let feed = json(&Fixture::new().site());
    let feed: serde_json::Value = serde_json::from_slice(&feed).expect("JSON");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(feed["items"][0]["id"], "https://example.org/ylws/changes/2026-11-16/");
    assert_eq!(feed["items"][0]["date_published"], "2026-11-16T00:00:00+08:00");
}

#[test]
fn both_feeds_bear_the_notice_of_the_site() {
    let mut fixture = Fixture::new();
    fixture.config.notice = None;
    let notice = |fixture: &Fixture| {
        let feed = json(&fixture.site());
        let feed: serde_json::Value = serde_json::from_slice(&feed).expect("JSON");
        (atom(&fixture.site()).contains("<subtitle>演示 &lt;站&gt;</subtitle>"), feed)
    };
    let (told, feed) = notice(&fixture);
    assert!(!told && feed.get("description").is_none());
    fixture.config.notice = Some("演示 <站>".to_owned());
    let (told, feed) = notice(&fixture);
    assert!(told && feed["description"] == "演示 <站>", "{feed}");
}
