//! A technology's story over editions and provinces: restricted since when, where, until when.

use crate::catalog::{CatalogKind, Edition, Listed, TechnologyId};
use crate::date::PartialDate;
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::site::{EditionState, Site};
use serde::Serialize;

/// One step of the story.
#[derive(Serialize)]
pub(super) struct Step {
    /// 2022年4月20日, or 现在.
    when: String,
    /// What happened, with the edition that says so.
    what: Cell,
}

/// Every step, the earliest first; the last says how things stand.
pub(super) fn steps(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Vec<Step> {
    let mut listings = site.listings(id);
    listings.sort_by_key(|one| (one.edition.in_force_from, one.edition.id.clone()));
    let is_known = site.left(id).is_some_and(|left| left.is_certain);
    let mut dated: Vec<(Option<PartialDate>, Step)> = Vec::new();
    for one in &listings {
        let before = listings.iter().find(|other| is_followed_by(other.edition, one.edition));
        dated.push((one.edition.in_force_from, listed(site, links, one, before)));
        let goes_on = listings.iter().any(|other| is_followed_by(one.edition, other.edition));
        if let Some(until) = one.edition.in_force_until.filter(|_| !goes_on) {
            dated.push((Some(until), removed(site, one.edition, until, is_known)));
        }
    }
    dated.sort_by_key(|(date, _)| *date);
    let mut steps: Vec<Step> = dated.into_iter().map(|(_, step)| step).collect();
    if !steps.is_empty() {
        steps.push(Step { when: "现在".to_owned(), what: Cell::text(now(site, &listings)) });
    }
    steps
}

fn is_followed_by(edition: &Edition, next: &Edition) -> bool {
    edition.replaced_by.as_ref() == Some(&next.id)
}

fn when(date: Option<PartialDate>) -> String {
    date.map_or_else(|| "日期未注明".to_owned(), PartialDate::in_chinese)
}

/// 国家 or 吉林省.
fn place(site: &Site<'_>, edition: &Edition) -> String {
    let area = edition.jurisdiction.as_ref();
    area.map_or_else(
        || "国家".to_owned(),
        |code| site.reference.jurisdictions.full_name(code).to_owned(),
    )
}

fn verb(kind: CatalogKind) -> &'static str {
    match kind {
        CatalogKind::Restricted => "限制",
        CatalogKind::Prohibited => "禁止",
    }
}

fn listed(
    site: &Site<'_>,
    links: &Links<'_>,
    one: &Listed<'_>,
    before: Option<&Listed<'_>>,
) -> Step {
    let (edition, entry) = (one.edition, one.entry);
    let code = |code: &Option<String>| code.as_deref().map(|code| format!("编号 {code}"));
    // Whether an older document that the site does not carry restricted it before is not known.
    let step = match (edition.kind, before.is_some()) {
        (CatalogKind::Restricted, false) => "列入限制类目录",
        (CatalogKind::Restricted, true) => "继续列入限制类目录",
        (CatalogKind::Prohibited, false) => "禁止",
        (CatalogKind::Prohibited, true) => "继续禁止",
    };
    let mut text = format!("{}{step}", place(site, edition));
    if let Some(disease) = &entry.indication {
        text.push_str(&format!("用于治疗{disease}"));
    }
    let changed = before.filter(|before| before.entry.code != entry.code);
    let codes = match changed.and_then(|before| before.entry.code.as_deref()) {
        Some(old) => code(&entry.code).map(|new| format!("{new}，上一版是 {old}")),
        None => code(&entry.code),
    };
    let named = before.filter(|before| before.entry.name != entry.name);
    let named = named.map(|before| format!("名称由“{}”改为“{}”", before.entry.name, entry.name));
    let ours = site.editions().any(|each| each.id == edition.id);
    let what = match ours {
        true => Cell::link(text, links.catalog_entry(&edition.id, entry)),
        false => Cell::text(text),
    };
    let notes = std::iter::once(edition.short_title.clone()).chain(codes).chain(named);
    let notes = notes.collect::<Vec<_>>().join("，");
    Step { when: when(edition.in_force_from), what: what.with_note(notes) }
}

/// The end of an edition that none follows for the technology; `is_known` where the site's own
/// province is known not to restrict it.
fn removed(site: &Site<'_>, edition: &Edition, until: PartialDate, is_known: bool) -> Step {
    let next = edition.replaced_by.as_ref().and_then(|id| site.reference.editions.get(id));
    let why = match next {
        Some(next) if is_known => format!("{}没有列入", next.short_title),
        Some(next) => format!("{}没有列入；各省仍可能在本省目录里限制", next.short_title),
        None => format!("{}不再施行", edition.short_title),
    };
    let text = format!("{}不再{}", place(site, edition), verb(edition.kind));
    Step { when: when(Some(until)), what: Cell::text(text).with_note(why) }
}

/// 国家限制，吉林省限制.
fn now(site: &Site<'_>, listings: &[Listed<'_>]) -> String {
    let in_force =
        listings.iter().filter(|one| site.edition_state(one.edition) == EditionState::InForce);
    let mut said: Vec<String> = in_force
        .map(|one| {
            let disease = one.entry.indication.as_ref();
            let disease = disease.map(|disease| format!("用于治疗{disease}")).unwrap_or_default();
            format!("{}{}{disease}", place(site, one.edition), verb(one.edition.kind))
        })
        .collect();
    said.dedup();
    match said.is_empty() {
        true => "本站收录的现行目录都没有列入。".to_owned(),
        false => format!("{}。", said.join("，")),
    }
}
