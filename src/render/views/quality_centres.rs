//! 质控中心, by technology.

use super::View;
use crate::record::Kind;
use crate::render::RenderError;
use crate::render::basis::{self, Basis, Topic};
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Table};
use crate::site::{Page, Site};
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct QualityCentres {
    answer: String,
    table: Option<Table>,
    basis: Vec<Basis>,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let body = QualityCentres {
        answer: site.none_any_more(Kind::QualityCentre).unwrap_or_else(|| answer(site)),
        table: table(site, links).unless_empty(),
        basis: basis::articles(site, links, &[Topic::Quality]),
    };
    let head = Head {
        title: section_label(&Page::QualityCentres).to_owned(),
        description: "每项限制类技术的质量由哪个质控中心监测和评估。".to_owned(),
        above: Vec::new(),
    };
    View::new("pages/quality-centres.html", head, &body)
}

fn answer(site: &Site<'_>) -> String {
    let centres = &site.dataset.quality_centres;
    let names: BTreeSet<_> = centres.iter().map(|centre| &centre.name).collect();
    let technologies: BTreeSet<_> = centres.iter().map(|centre| &centre.technology).collect();
    format!("有 {} 个质控中心负责 {} 项技术。", names.len(), technologies.len())
}

fn table(site: &Site<'_>, links: &Links<'_>) -> Table {
    let columns =
        [Column::text("技术"), Column::text("质控中心"), Column::numeric("备案有效的机构")];
    let groups = site.centres_by_technology();
    let rows = groups.iter().map(|(technology, centres)| {
        let names: Vec<_> = centres.iter().map(|centre| centre.name.as_str()).collect();
        vec![
            Cell::link(&technology.name, links.technology(&technology.id)),
            Cell::text(names.join("、")),
            Cell::number(site.active_institutions(&technology.id)),
        ]
    });
    Table::new("每项技术的质控中心", columns, rows)
}
