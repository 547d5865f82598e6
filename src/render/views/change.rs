//! What one release changed, kind by kind.

use super::holders::NOT_REPORTED;
use super::status::SUSPENDED;
use super::{View, catalog, listing};
use crate::catalog::JurisdictionCode;
use crate::history::{Event, EventKind, Release};
use crate::record::FilingStatus;
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Table};
use crate::render::{RenderError, format};
use crate::site::changes::{self, UNTOLD, field_title, is_untold, value_words};
use crate::site::{Page, Site};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// Above so many changes of one kind the page counts them by place, lists the first and points at
/// the data file, which has them all.
const MOST_LISTED: usize = 100;

/// Above so many changes of one kind they stand folded, so that the other kinds stay in sight.
const MOST_OPEN: usize = 40;

#[derive(Serialize)]
struct Change {
    title: String,
    summary: String,
    baseline: bool,
    /// What was accepted though the gate objected.
    accepted: Vec<String>,
    /// Changes of records that no event tells of one by one.
    others: Vec<String>,
    /// Where the records themselves can be had.
    data: String,
    sections: Vec<Section>,
    /// Catalogs that took effect or ceased to be in force since the release before.
    catalogs: Vec<Cell>,
    earlier: Option<Cell>,
    later: Option<Cell>,
}

#[derive(Serialize)]
struct Section {
    heading: String,
    explanation: &'static str,
    /// How many there are in each place, where not all are listed.
    places: Option<Table>,
    table: Table,
    /// So many that they stand folded.
    folded: bool,
    /// How many more there are, and the file that has them.
    more: Option<Cell>,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>, date: Date) -> Result<View, RenderError> {
    let releases = &site.history.releases;
    let page = || RenderError::NoView { page: format!("changes/{date}/") };
    let at = releases.iter().position(|each| each.date == date).ok_or_else(page)?;
    let release = &releases[at];
    let before = at.checked_sub(1).and_then(|at| releases.get(at));
    let other = |release: &Release| {
        Cell::link(format::day(release.date), links.page(&Page::Change(release.date)))
    };
    let title = format!("{}的更新", format::day(date));
    let body = Change {
        summary: site.changed(release),
        baseline: release.baseline,
        accepted: release.accepted.iter().map(|each| site.with_senders(&each.what)).collect(),
        others: others(site, release),
        data: links.page(&Page::Data),
        sections: sections(site, links, release),
        catalogs: before.map_or_else(Vec::new, |before| {
            catalog::changed(site, links, before.date, release.date)
        }),
        earlier: before.map(other),
        later: releases.get(at + 1).map(other),
        title: title.clone(),
    };
    let head = Head {
        description: format!("{title}：{}", body.summary),
        title,
        above: vec![(section_label(&Page::Changes).to_owned(), Page::Changes)],
    };
    View::new("pages/change.html", head, &body)
}

fn others(site: &Site<'_>, release: &Release) -> Vec<String> {
    let told = release.others.iter().filter_map(changes::other);
    told.map(|told| site.with_senders(&told)).collect()
}

fn sections(site: &Site<'_>, links: &Links<'_>, release: &Release) -> Vec<Section> {
    let section = |kind| section(site, links, release, kind);
    EventKind::ALL.into_iter().filter_map(section).collect()
}

fn section(
    site: &Site<'_>,
    links: &Links<'_>,
    release: &Release,
    kind: EventKind,
) -> Option<Section> {
    let events = events(site, &release.events, kind);
    let heading = heading(kind, &events);
    let mut alike = alike(&events);
    let folded = alike.len() > MOST_OPEN;
    let more = alike.iter().skip(MOST_LISTED).map(Vec::len).sum::<usize>() as u32;
    alike.truncate(MOST_LISTED);
    let rows = alike.iter().map(|events| row(site, links, events));
    let table = Table::new(&heading, columns(kind), rows).headed().unless_empty()?;
    let more = (more > 0).then(|| {
        let text = format!("这里没有列出的还有 {} 条，见变更数据（CSV）", format::number(more));
        Cell::link(text, links.file("data/changes.csv"))
    });
    let places = (more.is_some()).then(|| by_place(site, links, &events));
    Some(Section { heading, explanation: explanation(kind), places, table, folded, more })
}

/// The words of the summary with their counts: 不再列出（4）、例数不再列出（1）.
fn heading(kind: EventKind, events: &[&Event]) -> String {
    let (counts, others): (Vec<&Event>, Vec<&Event>) =
        events.iter().partition(|event| event.in_chinese() != kind.in_chinese());
    let parts = [others, counts].into_iter().filter_map(|part| {
        let word = part.first()?.in_chinese();
        Some(format!("{word}（{}）", format::number(part.len() as u32)))
    });
    parts.collect::<Vec<_>>().join("、")
}

/// The changes of a kind by place and by the institution's name; those of institutions that are
/// no longer listed come last.
pub(super) fn events<'r>(
    site: &Site<'_>,
    events: impl IntoIterator<Item = &'r Event>,
    kind: EventKind,
) -> Vec<&'r Event> {
    let mut events: Vec<_> = events.into_iter().filter(|event| event.kind == kind).collect();
    events.sort_by_cached_key(|event| {
        let place = site.history.institution(&event.institution).map(|at| site.place_of(at));
        let technology = event.technology.as_ref().map(|id| site.technology_rank(id));
        (place.is_none(), place, &event.institution_name, technology)
    });
    events
}

/// Events that say the same of several filings of one institution, as where another authority
/// takes a hospital over, together: in the place of the first.
fn alike<'r>(events: &[&'r Event]) -> Vec<Vec<&'r Event>> {
    let mut rows: Vec<Vec<&Event>> = Vec::new();
    for event in events {
        let is_alike = |row: &&mut Vec<&Event>| {
            let is_one_of_many = event.kind == EventKind::Corrected && event.technology.is_some();
            is_one_of_many
                && row[0].technology.is_some()
                && Event { technology: event.technology.clone(), ..row[0].clone() } == **event
        };
        // The events of an institution follow each other.
        let of_institution = rows.iter_mut().rev();
        let of_institution =
            of_institution.take_while(|row| row[0].institution == event.institution);
        match of_institution.into_iter().find(is_alike) {
            Some(row) => row.push(event),
            None => rows.push(vec![event]),
        }
    }
    rows
}

/// How many changes there are in each place right below the site's area.
fn by_place(site: &Site<'_>, links: &Links<'_>, events: &[&Event]) -> Table {
    let mut counts: BTreeMap<Option<Option<JurisdictionCode>>, u32> = BTreeMap::new();
    for event in events {
        let index = site.history.institution(&event.institution);
        let place = index.map(|index| site.branch_of(index));
        *counts.entry(place).or_default() += 1;
    }
    let rows = counts.into_iter().map(|(place, count)| {
        let place = match place {
            Some(None) => Cell::text("不在本站范围的机构"),
            Some(Some(code)) => {
                let name = super::holders::branch_name(site, &code);
                Cell::link(name, links.page(&Page::Jurisdiction(code)))
            }
            None => Cell::text("现已不再列出的机构"),
        };
        vec![place, Cell::number(count)]
    });
    let columns = [Column::text("地区"), Column::numeric("条数")];
    Table::new("各地的条数", columns, rows.collect::<Vec<_>>()).compact()
}

fn explanation(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Filed => "新出现的备案记录。",
        EventKind::Withdrawn => "医疗机构自己提出，不再保留备案。",
        EventKind::Cancelled => "卫生健康部门取消了备案。",
        EventKind::Suspended => SUSPENDED,
        EventKind::Resumed => "备案重新有效。",
        EventKind::Corrected => {
            "已经公布的内容改了：来源文件改了，或者卫生健康部门作了更正并说明理由。"
        }
        EventKind::Renamed => "机构改了名称，网址不变。",
        EventKind::Removed => {
            "最新的来源文件里不再有这条记录，或者那一行有错误，没有采用。机构的网页保留，写明最后公布的内容。"
        }
        EventKind::InstitutionAdded => "第一次出现在来源文件里的医疗机构。",
        EventKind::Relisted => "曾经不再列出，现在又出现在来源文件里的医疗机构或备案。",
        EventKind::CountUpdated => "医院公布了新的累计例数，或者同样的例数有了更新的截止日期。",
    }
}

fn columns(kind: EventKind) -> Vec<Column> {
    let concerned = [Column::text("医疗机构"), Column::text("技术")];
    let rest: &[&'static str] = match kind {
        EventKind::Filed => &["完成备案时间", "状态"],
        EventKind::Withdrawn | EventKind::Cancelled | EventKind::Suspended | EventKind::Resumed => {
            &["日期", "原因"]
        }
        EventKind::Corrected => &["更正的内容", "原来", "现在"],
        EventKind::Renamed => {
            return [Column::text("现在的名称"), Column::text("原来的名称")].into();
        }
        EventKind::Removed => &["原来公布的内容"],
        EventKind::Relisted => &["完成备案时间", "状态"],
        EventKind::InstitutionAdded => {
            return vec![Column::text("医疗机构"), Column::text("所在地")];
        }
        EventKind::CountUpdated => &["截至", "原来", "现在"],
    };
    concerned.into_iter().chain(rest.iter().map(|label| column(label))).collect()
}

/// A date stays on one line.
fn column(label: &'static str) -> Column {
    match label {
        "完成备案时间" | "日期" | "截至" => Column::short(label),
        _ => Column::text(label),
    }
}

/// Events that are alike, in one row.
fn row(site: &Site<'_>, links: &Links<'_>, alike: &[&Event]) -> Vec<Cell> {
    let event = alike[0];
    let institution = institution(site, links, event);
    let concerned = concerned(site, links, alike);
    let date = |why| Cell::date(event.date, why);
    match event.kind {
        EventKind::Filed => vec![institution, concerned, date(NOT_REPORTED), first_status(event)],
        EventKind::Withdrawn | EventKind::Cancelled | EventKind::Suspended | EventKind::Resumed => {
            let reason = Cell::or_unknown(event.after.as_deref(), NOT_REPORTED);
            let reason = reason.with_notes(changes::reason(site, event));
            vec![institution, concerned, date(NOT_REPORTED), reason]
        }
        EventKind::Corrected => {
            let [before, after] = both(site, event);
            let as_of = changes::day(event);
            let field = field_title(event.field.as_deref(), event.technology.is_some());
            let after = after.with_notes(is_untold(event).then(|| UNTOLD.to_owned()));
            let after = after.with_notes(changes::reason(site, event));
            vec![institution, concerned, Cell::text(field).with_notes(as_of), before, after]
        }
        EventKind::Renamed => {
            vec![institution, Cell::or_unknown(event.before.as_deref(), NOT_REPORTED)]
        }
        EventKind::Removed => {
            let why = changes::reason(site, event).or_else(|| Some("文件没有说明原因".to_owned()));
            vec![institution, concerned, Cell::text(changes::removed(event)).with_notes(why)]
        }
        EventKind::Relisted => {
            let [day, status] = match event.technology {
                Some(_) => [date(NOT_REPORTED), first_status(event)],
                None => [Cell::text("整家机构"), Cell::unknown("见各项备案")],
            };
            vec![institution, concerned, day, status]
        }
        EventKind::InstitutionAdded => vec![institution, place(site, event)],
        EventKind::CountUpdated => {
            let [before, mut after] = both(site, event);
            if event.before.is_some() && event.before == event.after && !is_untold(event) {
                after = Cell::text("不变，截止日期更新");
            }
            let after = after.with_notes(is_untold(event).then(|| UNTOLD.to_owned()));
            let after = after.with_notes(changes::reason(site, event));
            vec![institution, concerned, date(NOT_REPORTED), before, after]
        }
    }
}

/// The institution by the name of that release; one no longer listed keeps its page.
fn institution(site: &Site<'_>, links: &Links<'_>, event: &Event) -> Cell {
    let name = &event.institution_name;
    let listed = site.history.institution(&event.institution).is_some();
    let note = (!listed).then(|| "现已不再列出".to_owned());
    match site.page_of(&event.institution) {
        Some(page) => Cell::link(name, links.page(&page)).with_notes(note),
        None => Cell::text(name).with_notes(note),
    }
}

fn concerned(site: &Site<'_>, links: &Links<'_>, alike: &[&Event]) -> Cell {
    let Some(id) = &alike[0].technology else { return Cell::text("机构本身的信息") };
    if alike.len() > 1 {
        let ids = alike.iter().filter_map(|event| event.technology.as_ref());
        let names: Vec<_> = ids.map(|id| site.technology_name(id)).collect();
        let count = format!("{} 项技术", format::number(alike.len() as u32));
        return Cell::text(count).with_note(names.join("、"));
    }
    listing::technology(site, links, id)
}

/// The status a filing had when it first appeared.
fn first_status(event: &Event) -> Cell {
    Cell::filing_status(event.ended_at_first().unwrap_or(FilingStatus::Active))
}

fn both(site: &Site<'_>, event: &Event) -> [Cell; 2] {
    let field = event.field.as_deref();
    [(&event.before, "没有"), (&event.after, "不再有")].map(|(value, absent)| match value {
        Some(value) => Cell::text(value_words(site, field, value)),
        None => Cell::unknown(absent),
    })
}

fn place(site: &Site<'_>, event: &Event) -> Cell {
    match site.history.institution(&event.institution) {
        Some(index) => super::holders::location(site, index),
        None => Cell::unknown("现已不再列出"),
    }
}
