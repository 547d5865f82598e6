//! 搜索: the search itself, and the ways to the same places for browsers without scripts.

use super::{View, holders::NOT_REPORTED, pager};
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Table};
use crate::render::{RenderError, format};
use crate::site::{Letter, Page, Site};
use serde::Serialize;

#[derive(Serialize)]
struct Search {
    hint: String,
    letters: Vec<LetterLink>,
    routes: Vec<Cell>,
}

#[derive(Serialize)]
struct LetterLink {
    label: String,
    href: String,
    institutions: String,
    /// `aria-current`: the page itself, or the letter that it goes on with.
    current: Option<&'static str>,
}

#[derive(Serialize)]
struct Letters {
    heading: String,
    count: String,
    letters: Vec<LetterLink>,
    table: Table,
    pages: Vec<Cell>,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let routes = [Page::Technologies, Page::Jurisdictions, Page::Institutions];
    let routes = routes.iter().filter(|page| site.has_section(page));
    let label = crate::render::layout::section_label;
    let body = Search {
        hint: hint(site, "、第二十四条。也可以写拼音。要原样的一句话，加上引号。"),
        letters: letters(site, links, None),
        routes: routes.map(|page| Cell::link(label(page), links.page(page))).collect(),
    };
    let head = Head {
        title: "搜索".to_owned(),
        description: "按医院、技术、地区、级别或法规条文搜索。".to_owned(),
        above: Vec::new(),
    };
    View::new("pages/search.html", head, &body)
}

/// What may be asked, with a place of the site's own area.
pub(super) fn hint(site: &Site<'_>, more: &str) -> String {
    let place = site.asked_place();
    format!("例如：{place} 肿瘤消融、市第三人民医院{more}")
}

/// One page of the institutions under a letter.
pub(super) fn letter(
    site: &Site<'_>,
    links: &Links<'_>,
    letter: Letter,
    page: u32,
) -> Result<View, RenderError> {
    let institutions = site.institutions_under(letter, page);
    let row = |index: &crate::dataset::InstitutionIndex| {
        let name = &site.dataset.institution(*index).name;
        vec![Cell::link(name, links.institution(*index)), location(site, *index)]
    };
    let rows: Vec<_> = institutions.iter().map(row).collect();
    let heading = match letter {
        Some(letter) => format!("拼音首字母 {letter} 的机构"),
        None => "其他开头的机构".to_owned(),
    };
    let columns = [Column::text("医疗机构"), Column::text("所在地")];
    let count = site.letters().into_iter().find(|(each, _)| *each == letter);
    let numbered = |number| links.page(&Page::Letter(letter, number));
    let body = Letters {
        count: format::number(count.map_or(0, |(_, count)| count as u32)),
        letters: letters(site, links, Some((letter, page))),
        table: Table::new(heading.clone(), columns, rows).compact().headed(),
        pages: pager::cells(page, site.letter_pages(letter), numbered),
        heading: heading.clone(),
    };
    let title = if page > 1 { format!("{heading}（第 {page} 页）") } else { heading };
    let head = Head {
        description: format!("{title}，按名称的拼音排列。"),
        title,
        above: vec![("搜索".to_owned(), Page::Search)],
    };
    View::new("pages/letter.html", head, &body)
}

/// Where an institution stands, as its source says; where it is listed for want of that is no
/// answer.
fn location(site: &Site<'_>, index: crate::dataset::InstitutionIndex) -> Cell {
    match &site.dataset.institution(index).jurisdiction {
        Some(code) => Cell::text(site.reference.jurisdictions.full_name(code)),
        None => Cell::unknown(NOT_REPORTED),
    }
}

/// Every letter, on the page of one of them or elsewhere.
fn letters(site: &Site<'_>, links: &Links<'_>, shown: Option<(Letter, u32)>) -> Vec<LetterLink> {
    let current = |letter| match shown {
        Some((shown, page)) if shown == letter => Some(if page == 1 { "page" } else { "true" }),
        _ => None,
    };
    let link = |(letter, count): (Letter, usize)| LetterLink {
        label: letter.map_or_else(|| "其他".to_owned(), |letter| letter.to_string()),
        href: links.page(&Page::Letter(letter, 1)),
        institutions: format::number(count as u32),
        current: current(letter),
    };
    site.letters().into_iter().map(link).collect()
}
