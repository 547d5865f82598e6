//! Tables of who holds a technology's filings.

use super::jurisdictions;
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::dataset::{Disclosure, Filing, InstitutionIndex, TrainingBase};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::views::jurisdictions::place_name;
use crate::site::{Branch, Page, Site};

/// What a cell says where the source has nothing.
pub(super) const NOT_REPORTED: &str = "来源文件未报送";

/// Anchor of a place on a technology's page.
pub(super) fn place_anchor(place: &JurisdictionCode) -> String {
    format!("p-{place}")
}

/// The valid filings, by place; where they are too many, their number by place.
pub(super) fn active(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Option<Table> {
    let branches = site.active_by_branch(id);
    if !site.lists_filings_for(id) {
        return counted(site, links, &branches);
    }
    let columns = [
        Column::text("医疗机构"),
        Column::short("完成备案时间"),
        Column::text("备案机关"),
        Column::short("累计例数"),
    ];
    let groups = branches.iter().map(|branch| group(site, links, branch));
    Table::grouped("备案状态均为“有效”，按所在地排列", columns, groups).unless_empty()
}

fn counted(site: &Site<'_>, links: &Links<'_>, branches: &[Branch<'_>]) -> Option<Table> {
    let columns = [Column::text("地区"), Column::numeric("有效备案（项）")];
    let rows = branches.iter().map(|branch| {
        let place = Cell::link(
            branch_name(site, &branch.place),
            links.page(&Page::Jurisdiction(branch.place.clone())),
        );
        vec![place, Cell::number(branch.filings.len() as u32)]
    });
    Table::new("各地的有效备案数，点地区看机构", columns, rows).compact().unless_empty()
}

fn group(site: &Site<'_>, links: &Links<'_>, branch: &Branch<'_>) -> Rows {
    let heading = format!("{}（{} 家）", branch_name(site, &branch.place), branch.filings.len());
    let page = Page::Jurisdiction(branch.place.clone());
    let mut rows =
        Rows::under_at(place_anchor(&branch.place), Cell::link(heading, links.page(&page)));
    let mut previous = &branch.place;
    for filing in &branch.filings {
        let place = site.place_of(filing.institution);
        let cells = active_row(site, links, filing);
        // The first row of each county carries the county's anchor.
        match place == previous {
            true => rows.push(cells),
            false => rows.push_at(place_anchor(place), cells),
        }
        previous = place;
    }
    rows
}

/// The name of a place right below the site's area; for the area itself, that no source says
/// more.
pub(super) fn branch_name(site: &Site<'_>, place: &JurisdictionCode) -> String {
    let name = place_name(site, place);
    match *place == site.jurisdiction {
        true => format!("{name}，未报送所在市县"),
        false => name,
    }
}

fn active_row(site: &Site<'_>, links: &Links<'_>, filing: &Filing) -> Vec<Cell> {
    vec![
        described(site, links, filing.institution),
        Cell::date(filing.completed, NOT_REPORTED),
        authority(site, filing),
        cases(site, filing),
    ]
}

/// Filings that are not valid now, with their status.
pub(super) fn inactive(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Option<Table> {
    let columns = [
        Column::text("医疗机构"),
        Column::text("状态"),
        Column::short("完成备案时间"),
        Column::text("备案机关"),
    ];
    let rows = site.inactive_filings_for(id).map(|filing| {
        vec![
            described(site, links, filing.institution),
            status(filing),
            Cell::date(filing.completed, NOT_REPORTED),
            authority(site, filing),
        ]
    });
    let rows: Vec<_> = rows.collect();
    Table::new(format!("共 {} 项", rows.len()), columns, rows).unless_empty()
}

/// Training bases for a technology.
pub(super) fn training(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Option<Table> {
    let positions = site.index.training_bases_for.get(id).map(Vec::as_slice).unwrap_or_default();
    let columns = [
        Column::text("医疗机构"),
        Column::short("状态"),
        Column::short("备案日期"),
        Column::text("培训名额"),
        Column::text("培训计划"),
    ];
    let rows = positions.iter().map(|at| {
        let base = &site.dataset.training_bases[*at as usize];
        let first = institution(site, links, base.institution);
        std::iter::once(first).chain(base_cells(base)).collect()
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    Table::new(format!("共 {} 个", rows.len()), columns, rows).unless_empty()
}

/// Status, date, places and plan of a training base.
pub(super) fn base_cells(base: &TrainingBase) -> [Cell; 4] {
    let since = base.status_date.map(|date| format!("{}起", date.in_chinese()));
    [
        Cell::base_status(base.status).with_notes(since),
        Cell::date(base.filed_on, NOT_REPORTED),
        base.places.map_or_else(|| Cell::unknown(NOT_REPORTED), Cell::number),
        Cell::or_unknown(base.plan.as_deref(), NOT_REPORTED),
    ]
}

/// An institution with its page, and below it where it stands and its level.
pub(super) fn described(site: &Site<'_>, links: &Links<'_>, index: InstitutionIndex) -> Cell {
    let described = site.dataset.institution(index);
    let place = described.jurisdiction.as_ref().map(|code| place_name(site, code));
    let place = place.unwrap_or_else(|| format!("所在地{NOT_REPORTED}"));
    let level = described.level.map_or("级别来源文件未报送", |level| level.in_chinese());
    institution(site, links, index).with_note(format!("{place}，{level}"))
}

/// An institution with its page.
pub(super) fn institution(site: &Site<'_>, links: &Links<'_>, index: InstitutionIndex) -> Cell {
    Cell::link(&site.dataset.institution(index).name, links.institution(index))
}

/// Where an institution stands, as its source says.
pub(super) fn location(site: &Site<'_>, index: InstitutionIndex) -> Cell {
    match &site.dataset.institution(index).jurisdiction {
        Some(code) => Cell::text(jurisdictions::place_name(site, code)),
        None => Cell::unknown(NOT_REPORTED),
    }
}

/// The authority that holds a filing.
pub(super) fn authority(site: &Site<'_>, filing: &Filing) -> Cell {
    let authority = site.reference.authorities.get(&filing.authority);
    Cell::or_unknown(authority.map(|authority| authority.name.as_str()), NOT_REPORTED)
}

/// The status of a filing, since when and why.
pub(super) fn status(filing: &Filing) -> Cell {
    let since = filing.status_date.map(|date| format!("{}起", date.in_chinese()));
    let parts: Vec<_> = since.into_iter().chain(filing.status_reason.clone()).collect();
    let note = (!parts.is_empty()).then(|| parts.join("，"));
    Cell::filing_status(filing.status).with_notes(note)
}

/// The newest disclosed count of a filing's institution and technology.
pub(super) fn cases(site: &Site<'_>, filing: &Filing) -> Cell {
    let disclosure = site.latest_disclosure(filing.institution, &filing.technology);
    let told = |one: &Disclosure| {
        let exact = one.cumulative_cases.map(crate::render::format::number);
        exact.or_else(|| Some(one.few_cases?.in_chinese()))
    };
    let Some((disclosure, cases)) = disclosure.and_then(|one| Some((one, told(one)?))) else {
        return Cell::unknown("医院未公布");
    };
    let as_of = match disclosure.as_of {
        Some(date) => format!("截至{}", date.in_chinese()),
        None => "截止日期未报送".to_owned(),
    };
    Cell::text(format!("{cases} 例")).with_note(as_of)
}
