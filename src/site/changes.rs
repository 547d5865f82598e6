//! What releases changed, in the words that pages and feeds share.

mod detail;
mod words;

pub use detail::{UNTOLD, by, day, detail, is_untold, reason};
pub use words::{field_title, value_words};

use super::Site;
use super::dictionary::DataSetId;
use crate::date::PartialDate;
use crate::history::{Event, EventKind, InstitutionId, OtherChange, Release};
use crate::privacy::Few;
use crate::record::Kind;
use crate::text::number;
use std::collections::BTreeMap;

/// What a release changed, in one sentence: 新增备案 3 条，备案撤销 1 条；列出 2 家医疗机构、5 项备案。
#[must_use]
pub fn summary(release: &Release) -> String {
    let listed = format!(
        "列出 {} 家医疗机构、{} 项备案",
        number(release.institutions),
        number(release.filings)
    );
    if release.baseline {
        return format!("第一次公布，{listed}。");
    }
    let mut told = counts(release);
    told.extend(release.others.iter().filter_map(other));
    match told.is_empty() {
        true => format!("与上一次相比没有变化，{listed}。"),
        false => format!("{}；{listed}。", told.join("，")),
    }
}

impl Site<'_> {
    /// What a release changed, in one sentence that names authorities.
    #[must_use]
    pub fn changed(&self, release: &Release) -> String {
        self.with_senders(&summary(release))
    }

    /// A text in which quoted folders of exports are named as their authorities: `“220100”` says
    /// something to the clerk alone.
    #[must_use]
    pub fn with_senders(&self, text: &str) -> String {
        let name = |folder| self.sender(folder).map_or(folder, |authority| &authority.name);
        let mut told = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, (folder, after))) = rest
            .split_once('“')
            .and_then(|(before, quoted)| Some((before, quoted.split_once('”')?)))
        {
            told.extend([before, "“", name(folder), "”"]);
            rest = after;
        }
        told.push_str(rest);
        told
    }
}

/// A change of records that no event tells of one by one: 培训基地由 3 条变为 0 条;
/// 备案的“所在科室”这次都没有写（原来 12 条写有，来源“220100”）. How many of as many
/// records changed is not kept.
#[must_use]
pub fn other(change: &OtherChange) -> Option<String> {
    let kind = Kind::from_code(&change.kind)?.in_chinese();
    if let Some(field) = &change.field {
        return Some(column(kind, field, change));
    }
    Some(match (change.before, change.after) {
        (before, after) if before == after => {
            format!("{kind}仍是 {} 条，内容有变化", number(after))
        }
        (before, after) => format!("{kind}由 {} 条变为 {} 条", number(before), number(after)),
    })
}

/// A column that an authority's exports have lost or gained.
fn column(kind: &str, field: &str, change: &OtherChange) -> String {
    let sets = [DataSetId::Filings, DataSetId::Institutions];
    let declared = sets.iter().find_map(|set| set.declaration().field(field));
    let title = declared.map_or(field, |declared| declared.title);
    let folder = change.folder.as_deref().unwrap_or_default();
    let [before, after] = [change.before, change.after].map(number);
    match (change.before, change.after) {
        (_, 0) => format!("{kind}的“{title}”这次都没有写（原来 {before} 条写有，来源“{folder}”）"),
        (0, _) => format!("{kind}的“{title}”这次写有 {after} 条（原来都没有写，来源“{folder}”）"),
        _ => format!("{kind}写有“{title}”的由 {before} 条变为 {after} 条（来源“{folder}”）"),
    }
}

/// How many changes there are under each word, in the order of the kinds.
fn counts(release: &Release) -> Vec<String> {
    let mut told = Vec::new();
    for kind in EventKind::ALL {
        let events = release.events.iter().filter(|event| event.kind == kind);
        let mut by_word: Vec<(&str, u32)> = Vec::new();
        for event in events {
            match by_word.iter_mut().find(|(word, _)| *word == event.in_chinese()) {
                Some((_, count)) => *count += 1,
                None => by_word.push((event.in_chinese(), 1)),
            }
        }
        told.extend(by_word.iter().map(|(word, count)| format!("{word} {} 条", number(*count))));
    }
    told
}

/// Those changes of a release that are told one by one, in their order. An institution that is no
/// longer listed stands for its filings and its counts, unless they have a reason of their own.
#[must_use]
pub fn told<'r>(events: impl IntoIterator<Item = &'r Event>) -> Vec<&'r Event> {
    let mut events: Vec<&Event> = events.into_iter().collect();
    let gone: BTreeMap<&InstitutionId, &Event> = events
        .iter()
        .filter(|event| event.kind == EventKind::Removed && event.technology.is_none())
        .map(|event| (&event.institution, *event))
        .collect();
    events.retain(|event| {
        let is_part = event.kind == EventKind::Removed && event.technology.is_some();
        let whole = gone.get(&event.institution).filter(|_| is_part);
        whole.is_none_or(|whole| event.cause.is_some() && event.cause != whole.cause)
    });
    events
}

/// What is no longer listed: 整家机构; 累计例数 120 例; 备案，完成于2024年5月6日.
#[must_use]
pub fn removed(event: &Event) -> String {
    let before = event.before.as_deref();
    if event.technology.is_none() {
        return "整家机构".to_owned();
    }
    if event.is_of_count() {
        let count = before.and_then(count);
        return count.map_or_else(|| "累计例数".to_owned(), |count| format!("累计例数 {count} 例"));
    }
    match before.and_then(PartialDate::from_iso) {
        Some(date) => format!("备案，完成于{}", date.in_chinese()),
        None => "备案".to_owned(),
    }
}

/// A count of the history as people read it: 12,345, or 少于 11 where it is not told.
#[must_use]
pub fn count(value: &str) -> Option<String> {
    let exact = value.parse::<u32>().ok().map(number);
    exact.or_else(|| Some(Few::from_code(value)?.in_chinese()))
}

#[cfg(test)]
mod tests {
    use super::{removed, summary, told};
    use crate::catalog::TechnologyId;
    use crate::history::{Event, EventKind, InstitutionId, Release};

    fn event(kind: EventKind, technology: Option<&str>, field: Option<&str>) -> Event {
        Event {
            kind,
            institution: InstitutionId::new("a1b2c3d").expect("an id"),
            institution_name: "示例市第一医院".to_owned(),
            technology: technology.map(|id| TechnologyId::new(id).expect("an id")),
            date: None,
            field: field.map(str::to_owned),
            before: None,
            after: None,
            cause: None,
        }
    }

    fn release(events: Vec<Event>) -> Release {
        let date = jiff::civil::date(2026, 11, 16);
        let (others, accepted) = (Vec::new(), Vec::new());
        Release { date, baseline: false, institutions: 2, filings: 3, events, others, accepted }
    }

    #[test]
    fn a_count_that_is_gone_is_no_filing_that_is_gone() {
        let mut count = event(EventKind::Removed, Some("ecmo"), Some("cumulative_cases"));
        count.before = Some("12000".to_owned());
        assert_eq!(count.in_chinese(), "例数不再列出");
        assert_eq!(removed(&count), "累计例数 12,000 例");
        let release = release(vec![count, event(EventKind::Removed, Some("ecmo"), None)]);
        let words = "例数不再列出 1 条，不再列出 1 条；列出 2 家医疗机构、3 项备案。";
        assert_eq!(summary(&release), words);
        assert_eq!(told(&release.events).len(), 2);
    }

    #[test]
    fn an_institution_that_is_gone_is_told_once() {
        let whole = event(EventKind::Removed, None, None);
        let filing = event(EventKind::Removed, Some("ecmo"), None);
        let count = event(EventKind::Removed, Some("ecmo"), Some("cumulative_cases"));
        let filed = event(EventKind::Filed, Some("ecmo"), None);
        let release = release(vec![filed.clone(), whole.clone(), filing, count]);
        assert_eq!(told(&release.events), [&filed, &whole]);
        assert_eq!(removed(&whole), "整家机构");
    }
}
