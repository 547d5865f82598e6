//! How many cases the institution disclosed.

use crate::catalog::TechnologyId;
use crate::dataset::{Disclosure, InstitutionIndex};
use crate::render::links::Links;
use crate::render::parts::{Cell, Chart, Column, Table};
use crate::render::views::holders::NOT_REPORTED;
use crate::site::Site;
use serde::Serialize;

/// The series of one technology.
#[derive(Serialize)]
pub(super) struct TechnologyCases {
    name: String,
    chart: Chart,
}

/// The newest disclosure of each technology.
pub(super) fn table(site: &Site<'_>, links: &Links<'_>, index: InstitutionIndex) -> Option<Table> {
    let columns = [
        Column::text("技术"),
        Column::numeric("累计例数"),
        Column::short("截止日期"),
        Column::short("医院公布的完成备案时间"),
    ];
    let rows = technologies(site, index)
        .into_iter()
        .filter_map(|id| Some(row(site, links, site.latest_disclosure(index, id)?)));
    let rows: Vec<_> = rows.collect();
    Table::new("每项技术最近一次公布的累计例数", columns, rows).headed().unless_empty()
}

fn row(site: &Site<'_>, links: &Links<'_>, disclosure: &Disclosure) -> Vec<Cell> {
    let id = &disclosure.technology;
    vec![
        Cell::link(name(site, id), links.technology(id)),
        disclosure.cumulative_cases.map_or_else(|| Cell::unknown(NOT_REPORTED), Cell::number),
        Cell::date(disclosure.as_of, NOT_REPORTED),
        Cell::date(disclosure.completed, NOT_REPORTED),
    ]
}

/// The series of each technology with at least two points.
pub(super) fn charts(site: &Site<'_>, index: InstitutionIndex) -> Vec<TechnologyCases> {
    let chart = |id: &TechnologyId| {
        let points = site.history.series.get(&(index, id.clone()))?;
        let name = name(site, id);
        let chart = Chart::of(&format!("{name}的累计例数"), points)?;
        Some(TechnologyCases { name: name.to_owned(), chart })
    };
    technologies(site, index).into_iter().filter_map(chart).collect()
}

/// What the institution filed or disclosed, in the order of the catalogs.
fn technologies<'a>(site: &Site<'a>, index: InstitutionIndex) -> Vec<&'a TechnologyId> {
    let filed = site.filings_of(index).map(|filing| &filing.technology);
    let disclosed = site.disclosures_of(index).map(|disclosure| &disclosure.technology);
    let mut all: Vec<_> = filed.chain(disclosed).collect();
    all.sort_by_key(|id| (site.technology_rank(id), *id));
    all.dedup();
    all
}

fn name<'a>(site: &Site<'a>, id: &'a TechnologyId) -> &'a str {
    site.reference.technologies.get(id).map_or(id.as_str(), |technology| technology.name.as_str())
}
