//! 按技术查: every technology, by where it stands today.

use super::View;
use super::catalog::{PROHIBITED_FOR, prohibited_for};
use crate::catalog::{CatalogEntry, Edition, Technology};
use crate::render::RenderError;
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Table};
use crate::site::{Page, Site, Standing, TechnologyGroup, scope};
use serde::Serialize;

#[derive(Serialize)]
struct Technologies {
    /// What it means that a technology is not listed.
    unlisted: String,
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    heading: String,
    explanation: String,
    /// The edition that lists them, with its page.
    edition: Option<Cell>,
    table: Table,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let groups = site.technology_groups();
    let groups = groups.iter().map(|each| group(site, links, each)).collect();
    let body = Technologies { unlisted: unlisted(site), groups };
    let head = Head {
        title: "按技术查".to_owned(),
        description: "限制类和禁止类医疗技术一览，每项技术有多少家医疗机构备案有效。".to_owned(),
        above: Vec::new(),
    };
    View::new("pages/technologies.html", head, &body)
}

fn unlisted(site: &Site<'_>) -> String {
    match scope::unknown_additions(site) {
        None => "没有列出的技术不在本站收录的目录里：不属于禁止类、也没有另行规定的，由医疗机构自己决定是否开展，不需要这种备案。".to_owned(),
        Some(additions) => format!(
            "没有列出的技术不在本站收录的目录里。{additions}，当地要不要备案请问备案机关。"
        ),
    }
}

fn group(site: &Site<'_>, links: &Links<'_>, group: &TechnologyGroup<'_>) -> Group {
    let heading = heading(site, group.standing);
    let rows = group.technologies.iter().map(|each| row(site, links, group.standing, each));
    let table = match group.standing {
        Standing::Prohibited(edition) => {
            let indication = edition.is_by_indication().then(|| Column::text(PROHIBITED_FOR));
            let columns = std::iter::once(Column::text("技术")).chain(indication);
            Table::new(&heading, columns.collect::<Vec<_>>(), rows)
        }
        _ => {
            let columns = [Column::text("技术"), Column::numeric("有效备案（家）")];
            Table::new(&heading, columns, rows).compact()
        }
    };
    Group {
        explanation: explanation(site, group),
        edition: edition(group.standing).map(|edition| {
            Cell::link(&edition.title, links.page(&Page::Catalog(edition.id.clone())))
        }),
        table: table.headed(),
        heading,
    }
}

/// The heading of a group, the same on every page.
pub(super) fn heading(site: &Site<'_>, standing: Standing<'_>) -> String {
    match standing {
        Standing::Restricted(edition) => match &edition.jurisdiction {
            Some(area) => format!("{}限制类技术", site.reference.jurisdictions.full_name(area)),
            None => "国家限制类技术".to_owned(),
        },
        Standing::RestrictedInParts => format!("只在部分{}限制的技术", part(site)),
        Standing::FormerlyRestricted => "不在现行目录中的技术".to_owned(),
        Standing::Prohibited(edition) => edition.short_title.clone(),
    }
}

/// What the parts of the site's area are called.
fn part(site: &Site<'_>) -> &'static str {
    if site.jurisdiction.is_country() { "省" } else { "地区" }
}

fn explanation(site: &Site<'_>, group: &TechnologyGroup<'_>) -> String {
    match group.standing {
        Standing::Restricted(_) => {
            "医疗机构自我评估合格后可以开展，开展首例之日起15个工作日内应当备案。".to_owned()
        }
        Standing::RestrictedInParts => {
            let part = part(site);
            format!("国家限制类目录没有列入，部分{part}的目录列入：在这些{part}开展应当备案。")
        }
        Standing::FormerlyRestricted => {
            let left = group.technologies.iter().map(|each| site.left(&each.id));
            let unasked = left.map(|left| left.is_some_and(|left| left.is_certain));
            let unasked = if unasked.min() == Some(true) { "，不需要备案" } else { "" };
            format!("曾经列入限制类目录，现行目录不再列入{unasked}。以前的备案记录仍可查看。")
        }
        Standing::Prohibited(_) => "禁止临床应用，不存在备案。".to_owned(),
    }
}

fn edition<'a>(standing: Standing<'a>) -> Option<&'a Edition> {
    match standing {
        Standing::Restricted(edition) | Standing::Prohibited(edition) => Some(edition),
        Standing::RestrictedInParts | Standing::FormerlyRestricted => None,
    }
}

fn row(
    site: &Site<'_>,
    links: &Links<'_>,
    standing: Standing<'_>,
    technology: &Technology,
) -> Vec<Cell> {
    let entry = edition(standing)
        .and_then(|edition| edition.entries.iter().find(|one| one.technology == technology.id));
    let code = entry.and_then(|entry| entry.code.as_ref()).map(|code| format!("编号 {code}"));
    let limited = site.restricted_part(&technology.id);
    let limited = limited.and_then(|one| one.entry.scope.as_deref()).map(scope::part);
    let off = site.off(&technology.id).map(str::to_owned);
    let name = Cell::link(&technology.name, links.technology(&technology.id))
        .with_note(&technology.explanation)
        .with_notes(limited)
        .with_notes(off)
        .with_notes(code);
    std::iter::once(name).chain(last_cell(site, standing, technology, entry)).collect()
}

/// For what a technology is prohibited, where its edition says that of any; else how many
/// institutions have filed it.
fn last_cell(
    site: &Site<'_>,
    standing: Standing<'_>,
    technology: &Technology,
    entry: Option<&CatalogEntry>,
) -> Option<Cell> {
    match standing {
        Standing::Prohibited(edition) => {
            entry.filter(|_| edition.is_by_indication()).map(prohibited_for)
        }
        _ => Some(Cell::number(site.active_institutions(&technology.id))),
    }
}
