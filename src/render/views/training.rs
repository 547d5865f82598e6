//! 培训基地, by technology.

use super::status::{self, Meaning};
use super::{View, holders};
use crate::catalog::Technology;
use crate::dataset::TrainingBase;
use crate::record::{BaseStatus, Kind};
use crate::render::basis::{self, Basis, Topic};
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{Page, Site};
use serde::Serialize;

/// Up to so many training bases are listed on this page; beyond, those of each technology are
/// counted, and its own page lists them.
const MOST_LISTED: usize = 400;

#[derive(Serialize)]
struct Training {
    answer: String,
    meanings: Vec<Meaning>,
    table: Option<Table>,
    basis: Vec<Basis>,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let bases = &site.dataset.training_bases;
    let whole = bases.len() <= MOST_LISTED;
    let body = Training {
        answer: site.none_any_more(Kind::TrainingBase).unwrap_or_else(|| answer(site)),
        meanings: status::base_meanings(bases.iter().map(|base| base.status)),
        table: if whole { table(site, links) } else { counted(site, links) }.unless_empty(),
        basis: basis::articles(site, links, &[Topic::Training, Topic::TrainingAssessment]),
    };
    let head = Head {
        title: section_label(&Page::Training).to_owned(),
        description: "哪些医疗机构备案为限制类技术临床应用规范化培训基地。".to_owned(),
        above: Vec::new(),
    };
    View::new("pages/training.html", head, &body)
}

fn answer(site: &Site<'_>) -> String {
    let count = |status| {
        let bases = site.dataset.training_bases.iter();
        bases.filter(|base| base.status == status).count() as u32
    };
    let stopped = match count(BaseStatus::Stopped) {
        0 => String::new(),
        stopped => format!("，另有 {} 个被责令停止培训", format::number(stopped)),
    };
    format!("有 {} 个培训基地备案有效{stopped}。", format::number(count(BaseStatus::Active)),)
}

fn table(site: &Site<'_>, links: &Links<'_>) -> Table {
    let columns = [
        Column::text("医疗机构"),
        Column::text("状态"),
        Column::short("备案日期"),
        Column::text("培训名额"),
        Column::text("培训计划"),
    ];
    let groups = site.training_by_technology();
    let groups = groups.iter().map(|(technology, bases)| group(site, links, technology, bases));
    Table::grouped("按技术排列", columns, groups)
}

fn counted(site: &Site<'_>, links: &Links<'_>) -> Table {
    let columns = [Column::text("技术"), Column::numeric("培训基地（个）")];
    let groups = site.training_by_technology();
    let rows = groups.iter().map(|(technology, bases)| {
        let name = Cell::link(&technology.name, links.technology(&technology.id));
        vec![name, Cell::number(bases.len() as u32)]
    });
    Table::new("点技术看培训基地", columns, rows.collect::<Vec<_>>()).compact()
}

fn group(
    site: &Site<'_>,
    links: &Links<'_>,
    technology: &Technology,
    bases: &[&TrainingBase],
) -> Rows {
    let heading = Cell::link(&technology.name, links.technology(&technology.id));
    let mut rows = Rows::under_at(technology.id.as_str(), heading);
    for base in bases {
        let first = holders::institution(site, links, base.institution);
        rows.push(std::iter::once(first).chain(holders::base_cells(base)).collect());
    }
    rows
}
