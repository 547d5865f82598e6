//! How many cases the institution disclosed.

use crate::catalog::TechnologyId;
use crate::dataset::{Disclosure, InstitutionIndex};
use crate::history::SeriesPoint;
use crate::record::Field;
use crate::render::links::Links;
use crate::render::parts::{Cell, Chart, Column, Rows, Table};
use crate::render::views::holders::untold;
use crate::render::views::listing;
use crate::site::{LatestCount, Site};
use serde::Serialize;
use std::collections::BTreeSet;

/// The series of one technology.
#[derive(Serialize)]
pub(super) struct TechnologyCases {
    name: String,
    chart: Chart,
}

/// The newest disclosure of each technology. One that is not `anchored` by a filing on the page has
/// its anchor here, for the data links to it.
pub(super) fn table(site: &Site<'_>, links: &Links<'_>, index: InstitutionIndex) -> Option<Table> {
    let columns = [Column::text("技术"), Column::numeric("累计例数")];
    let former = site.former_filings_of(index).iter().map(|former| &former.filing.technology);
    let filed = site.filings_of(index).map(|filing| &filing.technology);
    let anchored: BTreeSet<&TechnologyId> = filed.chain(former).collect();
    let mut rows = Rows::plain();
    for id in technologies(site, index) {
        let Some(latest) = site.latest_count(index, id) else { continue };
        let cells = row(site, links, (index, id), latest);
        match anchored.contains(id) {
            true => rows.push(cells),
            false => rows.push_at(id.as_str(), cells),
        }
    }
    let table = Table::grouped("每项技术最近一次公布的累计例数", columns, [rows]);
    table.compact().headed().unless_empty()
}

fn row(
    site: &Site<'_>,
    links: &Links<'_>,
    (index, id): (InstitutionIndex, &TechnologyId),
    latest: LatestCount<'_>,
) -> Vec<Cell> {
    let disclosure = site.latest_disclosure(index, id);
    let difference = disclosure.and_then(|disclosure| difference(site, disclosure));
    let (as_of, missing, cases) = match latest {
        LatestCount::Listed(listed) => (listed.as_of, None, listed_count(listed)),
        LatestCount::Earlier(SeriesPoint { as_of, cases }) => {
            (Some(as_of), Some(NOT_LISTED_AGAIN.to_owned()), Cell::number(cases))
        }
    };
    let as_of = match as_of {
        Some(date) => format!("截至{}", date.in_chinese()),
        None => "截止日期未写明".to_owned(),
    };
    let technology = listing::technology(site, links, id).with_note(as_of);
    vec![technology.with_notes(missing).with_notes(difference), cases]
}

/// Where the newest count stands in an earlier export only.
const NOT_LISTED_AGAIN: &str = "此后报送的资料没有再列这个数";

fn listed_count(disclosure: &Disclosure) -> Cell {
    let cases = disclosure.cumulative_cases;
    let untold = || match disclosure.few_cases {
        Some(few) => Cell::text(few.in_chinese()),
        None => Cell::unknown(untold([&*disclosure.origin], Field::CumulativeCases)),
    };
    cases.map_or_else(untold, Cell::number)
}

/// Where the institution's statement and the filing say different things: a month and a day of it
/// do not, and a filing without a date says nothing.
fn difference(site: &Site<'_>, disclosure: &Disclosure) -> Option<String> {
    let filings = site.filings_of(disclosure.institution);
    let filings: Vec<_> =
        filings.filter(|filing| filing.technology == disclosure.technology).collect();
    if filings.is_empty() {
        let known = site.former_filings_of(disclosure.institution);
        let was_listed = known.iter().any(|each| each.filing.technology == disclosure.technology);
        return Some(if was_listed { NO_LONGER_FILED } else { NOT_FILED }.to_owned());
    }
    let stated = disclosure.completed?;
    let differs = filings
        .iter()
        .all(|filing| filing.completed.is_some_and(|filed| !filed.compatible_with(stated)));
    differs.then(|| format!("医疗机构公布的完成备案时间是{}，与备案记录不同", stated.in_chinese()))
}

const NOT_FILED: &str = "医疗机构公布了例数，本站未见备案记录";
const NO_LONGER_FILED: &str = "医疗机构公布了例数；备案以前公布过，现在的资料里没有";

/// The series of each technology with at least two points.
pub(super) fn charts(site: &Site<'_>, index: InstitutionIndex) -> Vec<TechnologyCases> {
    let chart = |id: &TechnologyId| {
        let points = site.history.series.get(index, id)?;
        let name = site.technology_name(id);
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
    all.sort_by_cached_key(|id| (site.technology_rank(id), *id));
    all.dedup();
    all
}
