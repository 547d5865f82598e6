//! 法规: what the site carries, by where it holds.

use super::{View, jurisdictions};
use crate::catalog::JurisdictionCode;
use crate::content::{Regulation, RegulationStatus};
use crate::render::RenderError;
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Table};
use crate::site::{Page, Reach, Site};
use serde::Serialize;

#[derive(Serialize)]
struct Regulations {
    answer: String,
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    heading: String,
    explanation: Option<String>,
    table: Table,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let body = Regulations { answer: answer(site), groups: groups(site, links) };
    let head = Head {
        title: "法规".to_owned(),
        description: "医疗技术临床应用管理的法规全文，每一条都有自己的链接。".to_owned(),
        above: Vec::new(),
    };
    View::new("pages/regulations.html", head, &body)
}

fn answer(site: &Site<'_>) -> String {
    let count = site.regulations().count();
    format!("{count} 份文件的全文，逐字照录。每一条都有自己的链接，可以直接引用。")
}

fn groups(site: &Site<'_>, links: &Links<'_>) -> Vec<Group> {
    let reaches = [Reach::National, Reach::Here, Reach::Elsewhere];
    reaches.into_iter().filter_map(|reach| group(site, links, reach)).collect()
}

fn group(site: &Site<'_>, links: &Links<'_>, reach: Reach) -> Option<Group> {
    let area = jurisdictions::area_name(site);
    let (heading, explanation) = match reach {
        Reach::National => ("全国适用".to_owned(), None),
        Reach::Here if site.jurisdiction.is_country() => ("各地的规定".to_owned(), None),
        Reach::Here => (format!("{area}的规定"), None),
        Reach::Elsewhere => (
            "其他地区的文件".to_owned(),
            Some(format!("只适用于当地，不适用于{area}，供对照参考。")),
        ),
    };
    let columns = [
        Column::text("文件"),
        Column::text("适用范围"),
        Column::text("效力"),
        Column::text("文号"),
        Column::text("施行日期"),
    ];
    let ours = site.regulations().filter(|each| site.reach(each) == reach);
    let rows = ours.map(|each| row(site, links, each)).collect::<Vec<_>>();
    let table = Table::new(&heading, columns, rows).unless_empty()?;
    Some(Group { heading, explanation, table })
}

fn row(site: &Site<'_>, links: &Links<'_>, regulation: &Regulation) -> Vec<Cell> {
    let page = Page::Regulation(regulation.id.clone());
    vec![
        Cell::link(&regulation.title, links.page(&page)).with_note(&regulation.issuer),
        Cell::text(scope(site, regulation)),
        status(regulation.status),
        Cell::or_unknown(regulation.document_number.as_deref(), NO_NUMBER),
        in_force(regulation),
    ]
}

/// What stands where the text has no document number.
pub(super) const NO_NUMBER: &str = "文本没有文号";

/// The first day in force; a draft has none.
pub(super) fn in_force(regulation: &Regulation) -> Cell {
    let why = match regulation.status {
        RegulationStatus::Draft => "征求意见稿，没有施行",
        _ => "施行日期未载明",
    };
    Cell::date(regulation.in_force, why)
}

/// Where a regulation holds.
pub(super) fn scope(site: &Site<'_>, regulation: &Regulation) -> String {
    let Some(code) = &regulation.jurisdiction else { return "全国".to_owned() };
    let name = JurisdictionCode::new(code.clone())
        .map(|code| site.reference.jurisdictions.full_name(&code))
        .unwrap_or_default();
    if name.is_empty() { format!("行政区划 {code}") } else { name }
}

/// Whether a regulation is in force, as a tag.
pub(super) fn status(status: RegulationStatus) -> Cell {
    Cell::tag(status.as_str(), status.in_chinese())
}
