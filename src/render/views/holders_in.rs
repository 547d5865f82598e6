//! Who filed a technology in one place, where the technology's own page would be too long.

use super::holders::{self, Listed};
use super::jurisdictions::place_name;
use super::status::Meaning;
use super::{View, pager};
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Table};
use crate::render::{RenderError, format};
use crate::site::{Page, Site};
use serde::Serialize;

#[derive(Serialize)]
struct HoldersIn {
    heading: String,
    answer: String,
    /// The numbers of the places below, whose pages list the filings.
    below: Option<Table>,
    /// Links to the places among the filings.
    jumps: Vec<Cell>,
    /// The valid filings listed here.
    holders: Option<Table>,
    inactive: Option<Table>,
    meanings: Vec<Meaning>,
    /// The pages of this list, where there are several.
    pages: Vec<Cell>,
    /// Where none is valid: the nearest place above that has some.
    nearest: Option<Cell>,
    technology: Cell,
    place: Cell,
}

/// The page of a technology in a place; the first page is 1.
pub(super) fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    (id, place, page): (&TechnologyId, &JurisdictionCode, u32),
) -> Result<View, RenderError> {
    let technology =
        super::known(&Page::Technology(id.clone()), site.reference.technologies.get(id))?;
    let holding = site.holding(id, place, page);
    let split = !holding.whole && page == 1 && *place != site.jurisdiction;
    let numbered = |number| links.page(&Page::Holders(id.clone(), place.clone(), number));
    let listed = Listed { place, filings: holding.filings };
    let name = holders::branch_name(site, place);
    let heading = format!("{name}：{}", technology.name);
    let title = if page > 1 { format!("{heading}（第 {page} 页）") } else { heading.clone() };
    let answer = answer(site, id, place, &name);
    let description = format!("{}：{answer}", technology.name);
    let head = Head { title, description, above: above(site, id, place) };
    let body = HoldersIn {
        heading,
        answer,
        below: split.then(|| holders::counted(site, links, id, place)).flatten(),
        jumps: holders::jumps(site, &listed),
        holders: holders::active(site, links, &listed),
        inactive: holders::inactive(site, links, &listed),
        meanings: holders::meanings(&listed),
        pages: pager::cells(page, holding.pages, numbered),
        nearest: nearest(site, links, id, place),
        technology: Cell::link(&technology.name, links.technology(id)),
        place: Cell::link(place_name(site, place), links.page(&Page::Jurisdiction(place.clone()))),
    };
    View::new("pages/holders-in.html", head, &body)
}

fn answer(site: &Site<'_>, id: &TechnologyId, place: &JurisdictionCode, name: &str) -> String {
    let held = match *place == site.jurisdiction {
        true => site.held_itself(id, place),
        false => site.held(id, place),
    };
    match held.active_institutions {
        0 => format!("本站没有收到{name}医疗机构备案这项技术的有效记录。"),
        count => format!("{name}有 {} 家医疗机构备案有效。", format::number(count)),
    }
}

/// 按技术查, the technology, then the places above that have a page of it.
fn above(site: &Site<'_>, id: &TechnologyId, place: &JurisdictionCode) -> Vec<(String, Page)> {
    let places = site.above(place).into_iter().filter(|above| *above != site.jurisdiction);
    let mut above: Vec<_> = places
        .map(|above| (place_name(site, &above), Page::Holders(id.clone(), above, 1)))
        .collect();
    let name = site.technology_name(id).to_owned();
    above.push((name, Page::Technology(id.clone())));
    above.push(("按技术查".to_owned(), Page::Technologies));
    above.reverse();
    above
}

fn nearest(
    site: &Site<'_>,
    links: &Links<'_>,
    id: &TechnologyId,
    place: &JurisdictionCode,
) -> Option<Cell> {
    let nearby = site.held_nearby(place).into_iter();
    let (_, above) = nearby.into_iter().find(|(lacked, _)| *lacked == id)?;
    Some(holders::nearby(site, links, id, &above))
}
