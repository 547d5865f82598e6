//! 法规: what the site carries, by where it holds.

use super::{View, jurisdictions};
use crate::catalog::JurisdictionCode;
use crate::content::{Regulation, RegulationStatus};
use crate::render::RenderError;
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::site::{Page, Reach, Site};
use serde::Serialize;

#[derive(Serialize)]
struct Regulations {
    answer: String,
    table: Table,
    /// Comparisons of two regulations.
    comparisons: Vec<Cell>,
    glossary: Option<Cell>,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let glossary = site.glossary();
    let body = Regulations {
        answer: answer(site),
        table: table(site, links),
        comparisons: comparisons(site, links),
        glossary: glossary.map(|each| {
            Cell::link(&each.title, links.page(&Page::Glossary)).with_note(&each.summary)
        }),
    };
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

fn table(site: &Site<'_>, links: &Links<'_>) -> Table {
    let columns = [
        Column::text("文件"),
        Column::text("效力"),
        Column::text("文号"),
        Column::text("施行日期"),
    ];
    let reaches = [Reach::National, Reach::Here, Reach::Elsewhere];
    let groups = reaches.map(|reach| group(site, links, reach));
    Table::grouped("按适用的地区排列", columns, groups)
}

fn comparisons(site: &Site<'_>, links: &Links<'_>) -> Vec<Cell> {
    let all = site.content.alignments.iter().filter_map(|each| {
        let (from, to) = (site.regulation(&each.from.id)?, site.regulation(&each.to.id)?);
        let page = Page::RegulationComparison(each.from.id.clone(), each.to.id.clone());
        let text = format!("{}与{}逐条对照", from.short_title, to.short_title);
        Some(
            Cell::link(text, links.page(&page))
                .with_note("哪些条文相同，地方增加、收紧、删去了什么"),
        )
    });
    all.collect()
}

fn group(site: &Site<'_>, links: &Links<'_>, reach: Reach) -> Rows {
    let mut rows = Rows::under(heading(site, reach));
    for regulation in site.regulations().filter(|each| site.reach(each) == reach) {
        rows.push(row(site, links, regulation));
    }
    rows
}

fn heading(site: &Site<'_>, reach: Reach) -> Cell {
    let area = jurisdictions::area_name(site);
    match reach {
        Reach::National => Cell::text("全国适用"),
        Reach::Here if site.jurisdiction.is_country() => Cell::text("各地的规定"),
        Reach::Here => Cell::text(format!("{area}的规定")),
        Reach::Elsewhere => Cell::text("其他地区的文件")
            .with_note(format!("只适用于当地，不适用于{area}，供对照参考")),
    }
}

fn row(site: &Site<'_>, links: &Links<'_>, regulation: &Regulation) -> Vec<Cell> {
    let page = Page::Regulation(regulation.id.clone());
    vec![
        Cell::link(&regulation.title, links.page(&page)).with_note(format!(
            "{}，适用于{}",
            regulation.issuer,
            scope(site, regulation)
        )),
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

/// What to make of a text that does not state whether it is in force, a catalog in its annex too.
pub(super) const UNSTATED: &str = "文本没有注明现在是否有效；没有收到它被废止或者代替的资料，\
    本站按现行处理。办事请以发布机关的说明为准。";

/// Where a regulation holds.
pub(super) fn scope(site: &Site<'_>, regulation: &Regulation) -> String {
    let Some(code) = &regulation.jurisdiction else { return "全国".to_owned() };
    let name = JurisdictionCode::new(code.clone())
        .map(|code| site.reference.jurisdictions.full_name(&code))
        .unwrap_or_default();
    if name.is_empty() { format!("行政区划 {code}") } else { name.to_owned() }
}

/// Whether a regulation is in force, as a tag.
pub(super) fn status(status: RegulationStatus) -> Cell {
    Cell::tag(status.as_str(), status.in_chinese())
}
