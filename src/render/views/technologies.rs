//! 按技术查: every technology, by where it stands today.

use super::View;
use crate::catalog::{CatalogEntry, Edition, Technology};
use crate::render::RenderError;
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Table};
use crate::site::{Page, Site, Standing, TechnologyGroup};
use serde::Serialize;

#[derive(Serialize)]
struct Technologies {
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    heading: String,
    explanation: &'static str,
    /// The edition that lists them, with its page.
    edition: Option<Cell>,
    table: Table,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let groups = site.technology_groups();
    let body =
        Technologies { groups: groups.iter().map(|each| group(site, links, each)).collect() };
    let head = Head {
        title: "按技术查".to_owned(),
        description: "限制类和禁止类医疗技术一览，每项技术有多少家医疗机构备案有效。".to_owned(),
        above: Vec::new(),
    };
    View::new("pages/technologies.html", head, &body)
}

fn group(site: &Site<'_>, links: &Links<'_>, group: &TechnologyGroup<'_>) -> Group {
    let heading = heading(site, group.standing);
    let rows = group.technologies.iter().map(|each| row(site, links, group.standing, each));
    let table = match group.standing {
        Standing::Prohibited(_) => {
            Table::new(&heading, [Column::text("技术"), Column::text("禁止用于")], rows)
        }
        _ => {
            let columns = [Column::text("技术"), Column::numeric("有效备案（家）")];
            Table::new(&heading, columns, rows).compact()
        }
    };
    Group {
        explanation: explanation(group.standing),
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
        Standing::FormerlyRestricted => "不在现行目录中的技术".to_owned(),
        Standing::Prohibited(edition) => edition.short_title.clone(),
    }
}

fn explanation(standing: Standing<'_>) -> &'static str {
    match standing {
        Standing::Restricted(_) => {
            "医疗机构自我评估合格后可以开展，开展首例之日起15个工作日内应当备案。"
        }
        Standing::FormerlyRestricted => {
            "曾经列入限制类目录，现行目录不再列入。以前的备案记录仍可查看。"
        }
        Standing::Prohibited(_) => "禁止临床应用，不存在备案。",
    }
}

fn edition<'a>(standing: Standing<'a>) -> Option<&'a Edition> {
    match standing {
        Standing::Restricted(edition) | Standing::Prohibited(edition) => Some(edition),
        Standing::FormerlyRestricted => None,
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
    let name = Cell::link(&technology.name, links.technology(&technology.id))
        .with_note(&technology.explanation)
        .with_notes(code);
    vec![name, last_cell(site, standing, technology, entry)]
}

fn last_cell(
    site: &Site<'_>,
    standing: Standing<'_>,
    technology: &Technology,
    entry: Option<&CatalogEntry>,
) -> Cell {
    match standing {
        Standing::Prohibited(_) => {
            let indication = entry.and_then(|entry| entry.indication.as_deref());
            Cell::text(indication.unwrap_or("任何疾病"))
        }
        _ => Cell::number(site.active_institutions(&technology.id)),
    }
}
