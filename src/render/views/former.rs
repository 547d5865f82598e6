//! One institution that is no longer listed: its address stays, with what was last published.

use super::history_of::{self, ReleaseEvents};
use super::holders::NOT_REPORTED;
use super::{View, former_filings, listing};
use crate::history::{EventKind, InstitutionId, KnownInstitution};
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Fact, Table};
use crate::render::{RenderError, format};
use crate::site::changes::{self, value_words};
use crate::site::{Page, Site};
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct Former<'a> {
    name: &'a str,
    answer: String,
    /// Since when, which export, why.
    removal: Vec<Fact>,
    filings: Option<Table>,
    cases: Option<Table>,
    facts: Vec<Fact>,
    history: Vec<ReleaseEvents>,
    permanent: String,
}

pub(super) fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    id: &InstitutionId,
) -> Result<View, RenderError> {
    let page = Page::FormerInstitution(*id);
    let no_view = || RenderError::NoView { page: page.folder(site.history) };
    let known = site.former(id).ok_or_else(no_view)?;
    let answer = answer(known);
    let head = Head {
        title: format!("{}（不再列出）", known.name),
        description: format!("{}：{answer}", known.name),
        above: vec![(section_label(&Page::Institutions).to_owned(), Page::Institutions)],
    };
    let body = Former {
        name: &known.name,
        removal: removal(site, links, known),
        filings: former_filings::table(site, links, site.former_filings(id), BTreeSet::new()),
        cases: cases(site, links, id),
        facts: facts(site, known),
        history: history_of::releases_of(site, links, id),
        permanent: links.permanent(&page),
        answer,
    };
    View::new("pages/former.html", head, &body)
}

fn answer(known: &KnownInstitution) -> String {
    let since = known.removal.as_ref().map_or_else(
        || "已不再列出".to_owned(),
        |removal| format!("自{}的更新起不再列出", format::day(removal.release)),
    );
    format!("报送的资料里没有这家医疗机构，{since}。")
}

fn removal(site: &Site<'_>, links: &Links<'_>, known: &KnownInstitution) -> Vec<Fact> {
    let events = site.history.events_of(&known.id);
    let mut removed =
        events.filter(|(_, event)| event.kind == EventKind::Removed && event.technology.is_none());
    let cause = removed.next_back().and_then(|(_, event)| event.cause.as_ref());
    let why = match cause {
        Some(cause) => Cell::text(&cause.reason).with_note(changes::by(site, cause)),
        None => Cell::unknown("资料没有说明原因"),
    };
    let mut facts = Vec::new();
    if let Some(removal) = &known.removal {
        let page = links.page(&Page::Change(removal.release));
        facts.push(Fact::new("不再列出自", Cell::link(format::day(removal.release), page)));
        facts.push(Fact::new("哪份资料", Cell::text(former_filings::export(site, removal))));
    }
    facts.push(Fact::new("原因", why));
    facts
}

/// The last count of each technology.
fn cases(site: &Site<'_>, links: &Links<'_>, id: &InstitutionId) -> Option<Table> {
    let columns = [Column::text("技术"), Column::numeric("累计例数")];
    let counts = site.history.former_counts.get(id).into_iter().flatten();
    let rows = counts.filter_map(|counts| {
        let (as_of, cases) = counts.points.last()?;
        let name = listing::technology(site, links, &counts.technology);
        Some(vec![name.with_note(format!("截至{}", as_of.in_chinese())), Cell::number(cases)])
    });
    let table = Table::new("最后公布的累计例数", columns, rows.collect::<Vec<_>>());
    table.compact().headed().unless_empty()
}

fn facts(site: &Site<'_>, known: &KnownInstitution) -> Vec<Fact> {
    let value = |field: &str| {
        let value = known.values.get(field).map(|value| value_words(site, Some(field), value));
        Cell::or_unknown(value.as_deref(), NOT_REPORTED)
    };
    let mut facts = vec![Fact::new("名称", Cell::text(&known.name))];
    facts.extend(Fact::several("曾用名", known.former_names.iter().map(Cell::text)));
    facts.extend([
        Fact::new("级别", value("level")),
        Fact::new("类别", value("category")),
        Fact::new("所在地", value("jurisdiction_code")),
        Fact::new("发证机关（核发执业许可证）", value("authority_id")),
        Fact::new("执业许可证登记号", value("registration_number")),
        Fact::new("统一社会信用代码", value("credit_code")),
    ]);
    facts
}
