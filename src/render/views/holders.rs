//! Tables of who holds a technology's filings.

use super::jurisdictions;
use super::status::{self, Meaning};
use crate::catalog::{JurisdictionCode, Level, TechnologyId};
use crate::dataset::{Filing, InstitutionIndex, TrainingBase};
use crate::date::PartialDate;
use crate::record::{Field, FilingStatus, RawRow};
use crate::render::format;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::views::jurisdictions::place_name;
use crate::site::{Held, HolderPage, LatestCount, Page, Site};
use std::collections::BTreeSet;

/// What a cell says where the source has nothing.
pub(super) const NOT_REPORTED: &str = "资料未写明";

/// What was reported and is not told: rows disagree, or it can't be read.
const NOT_TOLD: &str = "报送的写法不一致或者认不出，没有公布";

/// Why a value is not there: these rows may state it.
pub(super) fn untold<'r>(rows: impl IntoIterator<Item = &'r RawRow>, field: Field) -> &'static str {
    let says = |text: &str| text.chars().any(char::is_alphanumeric) && !text.starts_with(NOTHING);
    let mut cells = rows.into_iter().filter_map(|row| row.cell(field));
    match cells.any(|cell| says(cell.text)) {
        true => NOT_TOLD,
        false => NOT_REPORTED,
    }
}

/// Beginnings of a cell that says that there is nothing: 无, 不详, 暂无.
const NOTHING: [char; 3] = ['无', '不', '暂'];

/// Anchor of a place on a technology's page.
pub(super) fn place_anchor(place: &JurisdictionCode) -> String {
    format!("p-{place}")
}

/// Filings of one technology, as one page lists them.
pub(super) struct Listed<'s> {
    /// The place of the page; the filings are grouped by the places right below it.
    pub(super) place: &'s JurisdictionCode,
    /// Of any status.
    pub(super) filings: Vec<&'s Filing>,
}

/// The valid filings, by place.
pub(super) fn active(site: &Site<'_>, links: &Links<'_>, listed: &Listed<'_>) -> Option<Table> {
    let columns = [
        Column::text("医疗机构"),
        Column::short("完成备案时间"),
        Column::text("备案机关"),
        Column::short("累计例数"),
    ];
    let active = listed.filings.iter().filter(|each| each.status == FilingStatus::Active);
    let active: Vec<_> = active.copied().collect();
    let place = |filing: &&Filing| site.place_of(filing.institution);
    let groups = active
        .chunk_by(|one, other| {
            let [one, other] =
                [one, other].map(|each| site.child_towards(listed.place, place(each)));
            one == other
        })
        .map(|filings| group(site, links, listed.place, filings));
    Table::grouped("备案状态均为“有效”，按所在地排列", columns, groups).unless_empty()
}

/// Up to so many filings are seen without a way to jump among them: two screens of a phone.
const MOST_WITHOUT_JUMPS: usize = 8;

/// Links to the groups of [`active`], each with its number of institutions, where there are many
/// rows: 长春市 9.
pub(super) fn jumps(site: &Site<'_>, listed: &Listed<'_>) -> Vec<Cell> {
    let active = listed.filings.iter().filter(|each| each.status == FilingStatus::Active);
    let active: Vec<&Filing> = active.copied().collect();
    if active.len() <= MOST_WITHOUT_JUMPS {
        return Vec::new();
    }
    let place =
        |filing: &Filing| site.child_towards(listed.place, site.place_of(filing.institution));
    let groups: Vec<_> = active.chunk_by(|one, other| place(one) == place(other)).collect();
    let jump = |filings: &&[&Filing]| {
        let place = place(filings[0]);
        let known = site.reference.jurisdictions.get(&place).filter(|_| place != *listed.place);
        let name = known.map_or_else(|| branch_name(site, &place), |known| known.name.clone());
        Cell::link(format!("{name} {}", holders(filings)), format!("#{}", place_anchor(&place)))
    };
    if groups.len() > 1 { groups.iter().map(jump).collect() } else { Vec::new() }
}

/// The numbers of filings in the places right below one, whose pages list them.
pub(super) fn counted(
    site: &Site<'_>,
    links: &Links<'_>,
    id: &TechnologyId,
    place: &JurisdictionCode,
) -> Option<Table> {
    let columns = [
        Column::text("地区"),
        Column::numeric("备案有效（家）"),
        Column::numeric("不是有效状态（项）"),
    ];
    let below = site.places_below(place).into_iter().map(|each| each.code.clone());
    let rows = below.filter_map(|below| {
        let held = site.held(id, &below);
        let page = links.page(&site.page_of_holders(id, &below).page);
        let cells = counted_row(Cell::link(branch_name(site, &below), page), held);
        (held.filings > 0).then_some(cells)
    });
    let own = (*place == site.jurisdiction).then(|| unplaced(site, links, id)).flatten();
    let rows: Vec<_> = rows.chain(own).collect();
    Table::new("点地区看机构", columns, rows).compact().unless_empty()
}

fn counted_row(place: Cell, held: Held) -> Vec<Cell> {
    let inactive = held.filings - held.active_filings;
    vec![place, Cell::number(held.active_institutions), Cell::number(inactive)]
}

/// The row of the institutions of which no source says in which place of the area they stand.
fn unplaced(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Option<Vec<Cell>> {
    let area = &site.jurisdiction;
    let held = site.held_itself(id, area);
    let page = links.page(&Page::Holders(id.clone(), area.clone(), 1));
    let cells = counted_row(Cell::link(branch_name(site, area), page), held);
    (held.filings > 0).then_some(cells)
}

fn group(site: &Site<'_>, links: &Links<'_>, from: &JurisdictionCode, filings: &[&Filing]) -> Rows {
    let Some(first) = filings.first() else { return Rows::plain() };
    let below = site.child_towards(from, site.place_of(first.institution));
    let heading = format!("{}（{} 家）", branch_name(site, &below), holders(filings));
    let page = Page::Jurisdiction(below.clone());
    let mut rows = Rows::under_at(place_anchor(&below), Cell::link(heading, links.page(&page)));
    let mut previous = &below;
    for filing in filings {
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

/// How many institutions hold these filings.
fn holders(filings: &[&Filing]) -> usize {
    filings.iter().map(|filing| filing.institution).collect::<BTreeSet<_>>().len()
}

/// The address of the list of who holds a technology in a place; for the site's area, of those
/// that stand in none of the places below.
pub(super) fn address(
    site: &Site<'_>,
    links: &Links<'_>,
    id: &TechnologyId,
    place: &JurisdictionCode,
) -> String {
    if *place == site.jurisdiction && !site.lists_filings_for(id) {
        return links.page(&Page::Holders(id.clone(), place.clone(), 1));
    }
    let HolderPage { page, anchored } = site.page_of_holders(id, place);
    let address = links.page(&page);
    if anchored { format!("{address}#{}", place_anchor(place)) } else { address }
}

/// A place above with the number of its holders, and where they are listed. The number of the
/// whole country, another one every week, is left to the technology's own page.
pub(super) fn nearby(
    site: &Site<'_>,
    links: &Links<'_>,
    id: &TechnologyId,
    place: &JurisdictionCode,
) -> Cell {
    let count = format::number(site.held(id, place).active_institutions);
    let text = match place.is_country() {
        true => "全国名单".to_owned(),
        false => format!("{}（{count} 家）", place_name(site, place)),
    };
    // Of the site's whole area the technology's own page tells all.
    let address = match *place == site.jurisdiction {
        true => links.technology(id),
        false => address(site, links, id, place),
    };
    Cell::link(text, address)
}

/// The name of a place right below the site's area; for the area itself, that no source says
/// more.
pub(super) fn branch_name(site: &Site<'_>, place: &JurisdictionCode) -> String {
    match *place == site.jurisdiction {
        true => itself_name(site, place),
        false => place_name(site, place),
    }
}

/// What stands in a place and, as far as any source says, in none of the places below it:
/// 吉林省，未写明所在市县. A place with none below it has nothing left to say.
pub(super) fn itself_name(site: &Site<'_>, place: &JurisdictionCode) -> String {
    let name = place_name(site, place);
    if site.places_below(place).is_empty() {
        return name;
    }
    let below = match site.reference.jurisdictions.get(place) {
        None => "所在省",
        Some(place) if place.level == Level::Province && place.kind != "直辖市" => "所在市县",
        Some(place) if place.level == Level::County => "所在地区",
        Some(_) => "所在区县",
    };
    format!("{name}，未写明{below}")
}

/// The filings by institutions outside the site's area, which its counts leave out.
pub(super) fn elsewhere(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Option<Table> {
    let filings = site.holders_elsewhere(id);
    let holders = holders(&filings);
    let rows: Vec<_> = filings.iter().map(|filing| status_row(site, links, filing)).collect();
    let caption = format!("共 {holders} 家，{} 项", rows.len());
    Table::new(caption, status_columns(), rows).unless_empty()
}

fn active_row(site: &Site<'_>, links: &Links<'_>, filing: &Filing) -> Vec<Cell> {
    vec![
        described(site, links, filing.institution).with_notes(part(filing)),
        completed(site, filing),
        authority(site, filing),
        cases(site, filing),
    ]
}

/// Filings that are not valid now, with their status.
pub(super) fn inactive(site: &Site<'_>, links: &Links<'_>, listed: &Listed<'_>) -> Option<Table> {
    let rows: Vec<_> = not_valid(listed).map(|each| status_row(site, links, each)).collect();
    Table::new(format!("共 {} 项", rows.len()), status_columns(), rows).unless_empty()
}

fn status_columns() -> [Column; 4] {
    [
        Column::text("医疗机构"),
        Column::text("状态"),
        Column::short("完成备案时间"),
        Column::text("备案机关"),
    ]
}

fn status_row(site: &Site<'_>, links: &Links<'_>, filing: &Filing) -> Vec<Cell> {
    vec![
        described(site, links, filing.institution).with_notes(part(filing)),
        status(filing),
        Cell::date(filing.completed, NOT_REPORTED),
        authority(site, filing),
    ]
}

/// What the statuses of those filings mean.
pub(super) fn meanings(listed: &Listed<'_>) -> Vec<Meaning> {
    status::meanings(not_valid(listed).map(|each| each.status))
}

fn not_valid<'s>(listed: &Listed<'s>) -> impl Iterator<Item = &'s Filing> {
    let filings = listed.filings.iter().copied();
    filings.filter(|filing| filing.status != FilingStatus::Active)
}

/// Up to so many training bases of one technology are listed on its page.
pub(super) const MOST_BASES: usize = 300;

/// Training bases for a technology: all, or the first.
pub(super) fn training(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Option<Table> {
    let positions = site.index.training_bases_for.get(id).map(Vec::as_slice).unwrap_or_default();
    let columns = [
        Column::text("医疗机构"),
        Column::short("状态"),
        Column::short("备案日期"),
        Column::text("培训名额"),
        Column::text("培训计划"),
    ];
    let rows = positions.iter().take(MOST_BASES).map(|at| {
        let base = &site.dataset.training_bases[*at as usize];
        let first = institution(site, links, base.institution);
        std::iter::once(first).chain(base_cells(base)).collect()
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let count = format::number(positions.len() as u32);
    Table::new(format!("共 {count} 个"), columns, rows).unless_empty()
}

/// How many more training bases there are, and the file that has them.
pub(super) fn more_training(site: &Site<'_>, links: &Links<'_>, id: &TechnologyId) -> Option<Cell> {
    let count = site.index.training_bases_for.get(id).map_or(0, Vec::len);
    let more = count.checked_sub(MOST_BASES).filter(|more| *more > 0)?;
    let text = format!(
        "这里列出前 {MOST_BASES} 个，还有 {} 个，见培训基地数据（CSV）",
        format::number(more as u32)
    );
    Some(Cell::link(text, links.file("data/training-bases.csv")))
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
    let place = place.unwrap_or_else(|| "所在地未写明".to_owned());
    let level = described.level.map_or("级别未写明", |level| level.in_chinese());
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

/// The part of the technology that a filing is limited to, where its source names one.
pub(super) fn part(filing: &Filing) -> Option<String> {
    filing.limited_to.as_deref().map(part_in_words)
}

/// 备案范围：肺癌.
pub(super) fn part_in_words(part: &str) -> String {
    format!("备案范围：{part}")
}

/// The status of a filing, since when and why.
pub(super) fn status(filing: &Filing) -> Cell {
    let since = filing.status_date.map(|date| format!("{}起", date.in_chinese()));
    let parts: Vec<_> = since.into_iter().chain(filing.status_reason.clone()).collect();
    let note = (!parts.is_empty()).then(|| parts.join("，"));
    Cell::filing_status(filing.status).with_notes(note)
}

/// Other days that are named of one filing.
const MOST_RIVALS: usize = 5;

/// When a filing was completed, and where other valid ones say something else, that they do.
pub(super) fn completed(site: &Site<'_>, filing: &Filing) -> Cell {
    let rivals: Vec<&Filing> = site.rivals_of(filing).collect();
    let days: Vec<String> = rivals
        .iter()
        .take(MOST_RIVALS)
        .map(|other| other.completed.map_or("没有写日期".to_owned(), |date| date.in_chinese()))
        .collect();
    let others = days.join("、");
    let note = match rivals.len() {
        0 => None,
        1 => Some(format!("另一条有效备案：{others}")),
        2..=MOST_RIVALS => Some(format!("另外几条有效备案：{others}")),
        more => Some(format!("另外 {more} 条有效备案：{others}等")),
    };
    let note = note.map(|others| format!("{others}；来源文件没有说明以哪一条为准"));
    Cell::date(filing.completed, NOT_REPORTED).with_notes(note)
}

/// The newest disclosed count of a filing's institution and technology.
pub(super) fn cases(site: &Site<'_>, filing: &Filing) -> Cell {
    let latest = site.latest_count(filing.institution, &filing.technology);
    let Some((cases, as_of)) = latest.and_then(|latest| told(&latest)) else {
        return Cell::unknown(NO_CASES);
    };
    let as_of = match as_of {
        Some(date) => format!("截至{}", date.in_chinese()),
        None => "截止日期未写明".to_owned(),
    };
    Cell::text(format!("{cases} 例")).with_note(as_of)
}

/// Where no count is known: the hospital may have published one that did not come here.
const NO_CASES: &str = "没有收到公开的例数";

/// A count in words, and up to which day it is counted; `None` where it is not told.
fn told(latest: &LatestCount<'_>) -> Option<(String, Option<PartialDate>)> {
    match latest {
        LatestCount::Earlier(point) => Some((format::number(point.cases), Some(point.as_of))),
        LatestCount::Listed(one) => {
            let exact = one.cumulative_cases.map(format::number);
            let cases = exact.or_else(|| Some(one.few_cases?.in_chinese()))?;
            Some((cases, one.as_of))
        }
    }
}
