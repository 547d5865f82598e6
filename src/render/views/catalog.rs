//! One edition: its items, what became of each, and how many institutions filed it.

use super::catalogs::{self, NO_NUMBER};
use super::regulations::UNSTATED;
use super::{View, listing};
use crate::catalog::{CatalogEntry, CatalogKind, Edition, EditionId, EntryRef};
use crate::content::RegulationStatus;
use crate::render::basis::{self, Basis, Topic};
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Fact, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{Clash, EditionState, Page, Site, scope};
use jiff::civil::Date;
use serde::Serialize;

#[derive(Serialize)]
struct Catalog<'a> {
    /// As HTML.
    title: String,
    answer: String,
    prohibited: bool,
    /// Some items are prohibited for one disease only.
    by_indication: bool,
    facts: Vec<Fact>,
    notes: &'a [String],
    /// Codes that mean another technology in another edition.
    clashes: Vec<ClashView>,
    items: Table,
    comparisons: Vec<Cell>,
    source: &'a str,
    basis: Vec<Basis>,
}

/// Codes that another edition gives to other technologies.
#[derive(Serialize)]
struct ClashView {
    other: String,
    count: usize,
    codes: String,
    example: String,
}

pub(super) fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    id: &EditionId,
) -> Result<View, RenderError> {
    let page = || RenderError::NoView { page: format!("catalogs/{id}/") };
    let edition = site.editions().find(|edition| edition.id == *id).ok_or_else(page)?;
    let prohibited = edition.kind == CatalogKind::Prohibited;
    let topic = if prohibited { Topic::Prohibited } else { Topic::Restricted };
    let body = Catalog {
        title: format::heading(&edition.title),
        answer: answer(site, edition),
        prohibited,
        by_indication: edition.is_by_indication(),
        facts: facts(site, links, edition),
        notes: &edition.notes,
        clashes: clashes(site, edition),
        items: items(site, links, edition),
        comparisons: comparisons(site, links, edition),
        source: &edition.source,
        basis: basis::articles(site, links, &[topic]),
    };
    let head = Head {
        title: edition.title.clone(),
        description: format!("{}：{}", edition.title, body.answer),
        above: vec![(section_label(&Page::Catalogs).to_owned(), Page::Catalogs)],
    };
    View::new("pages/catalog.html", head, &body)
}

fn answer(site: &Site<'_>, edition: &Edition) -> String {
    let count = edition.entries.len();
    let kind = edition.kind.in_chinese();
    match site.edition_state(edition) {
        EditionState::InForce => match site.annexed_to(edition).map(|each| each.status) {
            Some(RegulationStatus::Unstated) => format!("列出 {count} 项{kind}技术。{UNSTATED}"),
            _ => format!("现行有效，列出 {count} 项{kind}技术。"),
        },
        EditionState::Coming => {
            format!("还没有施行，列出 {count} 项{kind}技术。")
        }
        EditionState::Former => {
            let until = edition.in_force_until.map(|date| format!("{}起", date.in_chinese()));
            let until = until.unwrap_or_default();
            format!("{until}不再施行。这里是当时列出的 {count} 项{kind}技术。")
        }
    }
}

fn facts(site: &Site<'_>, links: &Links<'_>, edition: &Edition) -> Vec<Fact> {
    let date = |date: Option<crate::date::PartialDate>| Cell::date(date, "日期未查到");
    let kind = match edition.kind {
        CatalogKind::Restricted => "限制类：可以开展，但应当备案",
        CatalogKind::Prohibited => "禁止类：不得用于临床",
    };
    let other = |edition: &Edition| {
        Cell::link(&edition.title, links.page(&Page::Catalog(edition.id.clone())))
    };
    let replaces = site.editions().filter(|each| each.replaced_by.as_ref() == Some(&edition.id));
    let replaced_by = site.editions().filter(|each| edition.replaced_by.as_ref() == Some(&each.id));
    let mut facts = vec![
        Fact::new("种类", Cell::text(kind)),
        Fact::new("适用范围", Cell::text(catalogs::holds_in(site, edition))),
        Fact::new("发布机关", Cell::text(&edition.issuer)),
        Fact::new("文号", Cell::or_unknown(edition.document_number.as_deref(), NO_NUMBER)),
        Fact::new("发布日期", date(edition.issued)),
        Fact::new("施行时间", Cell::text(listing::in_force(edition))),
    ];
    let norms = Cell::or_unknown(edition.norms.as_deref(), "管理规范未查到");
    if edition.kind == CatalogKind::Restricted {
        facts.push(Fact::new("临床应用管理规范", norms));
    }
    facts.extend(Fact::several("代替", replaces.map(other)));
    facts.extend(Fact::several("已由下列目录代替", replaced_by.map(other)));
    facts
}

/// For each other edition: which codes of this one it gives to other technologies.
fn clashes(site: &Site<'_>, edition: &Edition) -> Vec<ClashView> {
    let all = site.clashes();
    let pairs = all.chunk_by(|one, other| pair(one) == pair(other));
    let concerned = pairs.filter(|clashes| pair(&clashes[0]).contains(&&edition.id));
    let view = |clashes: &[Clash<'_>]| {
        let [earlier, later] = [clashes[0].earlier.0, clashes[0].later.0];
        let other = if earlier.id == edition.id { later } else { earlier };
        let codes: Vec<_> = clashes.iter().map(|clash| clash.code).collect();
        ClashView {
            other: other.short_title.clone(),
            count: codes.len(),
            codes: codes.join("、"),
            example: catalogs::clash(&clashes[codes.len() / 2]),
        }
    };
    concerned.map(view).collect()
}

fn pair<'a>(clash: &Clash<'a>) -> [&'a EditionId; 2] {
    [&clash.earlier.0.id, &clash.later.0.id]
}

fn items(site: &Site<'_>, links: &Links<'_>, edition: &Edition) -> Table {
    let prohibited = edition.kind == CatalogKind::Prohibited;
    let coded = edition.entries.iter().any(|entry| entry.code.is_some());
    let compared = site
        .crosswalks()
        .any(|each| each.succession && (each.from == edition.id || each.to == edition.id));
    let centred = edition.entries.iter().any(|entry| !centres(site, entry).is_empty());
    let mut columns = vec![Column::text("技术")];
    columns.extend(coded.then(|| Column::text("编号")));
    columns.extend(compared.then(|| Column::text("换版时的变化")));
    columns.extend(centred.then(|| Column::text("质控中心")));
    columns.extend(match prohibited {
        true if edition.is_by_indication() => vec![Column::text(PROHIBITED_FOR)],
        true => Vec::new(),
        false => vec![Column::numeric("备案有效的机构"), Column::numeric("按本目录备案过")],
    });
    let mut rows = Rows::plain();
    for (index, entry) in edition.entries.iter().enumerate() {
        let mut cells = vec![name(links, entry)];
        cells.extend(coded.then(|| Cell::or_unknown(entry.code.as_deref(), "未编号")));
        cells.extend(compared.then(|| change(site, edition, entry)));
        cells.extend(centred.then(|| match centres(site, entry).join("、") {
            names if names.is_empty() => Cell::unknown("没有收到资料"),
            names => Cell::text(names),
        }));
        let reference = EntryRef { edition: edition.id.clone(), index };
        cells.extend(match prohibited {
            true if edition.is_by_indication() => vec![prohibited_for(entry)],
            true => Vec::new(),
            false => vec![
                Cell::number(site.active_institutions(&entry.technology)),
                Cell::number(site.institutions_filed_under(&reference)),
            ],
        });
        rows.push_at(entry.anchor(), cells);
    }
    Table::grouped(format!("共 {} 项，按目录的顺序", edition.entries.len()), columns, [rows])
}

/// The column of an edition that prohibits technologies for one disease.
pub(super) const PROHIBITED_FOR: &str = "禁止用于";

/// For what an item of such an edition is prohibited.
pub(super) fn prohibited_for(entry: &CatalogEntry) -> Cell {
    Cell::text(entry.indication.as_deref().unwrap_or("临床，目录没有限定疾病"))
}

/// The quality centres of an item's technology.
fn centres(site: &Site<'_>, entry: &CatalogEntry) -> Vec<String> {
    let positions = site.index.quality_centres_for.get(&entry.technology);
    let positions = positions.map(Vec::as_slice).unwrap_or_default();
    positions.iter().map(|at| site.dataset.quality_centres[*at as usize].name.clone()).collect()
}

fn name(links: &Links<'_>, entry: &CatalogEntry) -> Cell {
    let scope = entry.scope.as_deref().map(scope::part);
    let notes: Vec<_> = scope.into_iter().chain(entry.note.clone()).collect();
    let note = (!notes.is_empty()).then(|| notes.join("；"));
    Cell::link(entry.full_name(), links.technology(&entry.technology)).with_notes(note)
}

/// What became of an entry, coming from the former edition and going to the next.
fn change(site: &Site<'_>, edition: &Edition, entry: &CatalogEntry) -> Cell {
    let passages: Vec<_> = site.passages_of(edition, entry).collect();
    if passages.is_empty() {
        return Cell::unknown("没有对照");
    }
    let words: Vec<_> = passages.iter().map(|(_, row)| row.fate.in_chinese()).collect();
    let notes: Vec<_> = passages.iter().map(|(_, row)| row.explanation.as_str()).collect();
    Cell::text(words.join("，再")).with_note(notes.concat())
}

/// The editions that took effect or ceased to be in force from one day to a later one.
pub(super) fn changed(site: &Site<'_>, links: &Links<'_>, before: Date, after: Date) -> Vec<Cell> {
    let cell = |(edition, state): (&Edition, EditionState)| {
        let since = match state {
            EditionState::Former => edition.in_force_until.map(|day| (day, "不再施行")),
            _ => edition.in_force_from.map(|day| (day, "施行")),
        };
        let since = since.map(|(day, what)| format!("{}起{what}", day.in_chinese()));
        Cell::link(&edition.title, links.page(&Page::Catalog(edition.id.clone()))).with_notes(since)
    };
    site.editions_changed(before, after).map(cell).collect()
}

fn comparisons(site: &Site<'_>, links: &Links<'_>, edition: &Edition) -> Vec<Cell> {
    let concerned =
        site.crosswalks().filter(|each| each.from == edition.id || each.to == edition.id);
    let link = |crosswalk: &crate::catalog::Crosswalk| {
        let [from, to] = super::crosswalk::titles(site, crosswalk);
        let page = Page::Crosswalk(crosswalk.from.clone(), crosswalk.to.clone());
        Cell::link(format!("{from}与{to}逐项对照"), links.page(&page))
            .with_note(super::crosswalk::summary(site, crosswalk))
    };
    concerned.map(link).collect()
}
