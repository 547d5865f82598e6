//! 核查规则: every rule by class, with what it weighs here and how often it found something.

use super::View;
use super::quality::{MEANINGS, severity_tag};
use crate::check::RuleClass;
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{Page, Site};
use serde::Serialize;

#[derive(Serialize)]
struct RulesPage {
    rules_count: usize,
    severities: Vec<super::quality::SeverityView>,
    table: Table,
    quality: String,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let rules = site.findings_by_rule();
    let columns = [
        Column::text("规则"),
        Column::short("级别"),
        Column::numeric("本次处数"),
        Column::numeric("已说明"),
    ];
    let groups = RuleClass::ALL.into_iter().map(|class| {
        let mut rows = Rows::under(Cell::text(class.in_chinese()));
        for (rule, counts) in rules.iter().filter(|(rule, _)| rule.class() == class) {
            let open: u32 = counts.values().map(|count| count.open()).sum();
            let explained: u32 = counts.values().map(|count| count.explained).sum();
            rows.push_at(
                rule.code.to_ascii_lowercase(),
                vec![
                    Cell::link(rule.title, links.page(&Page::Rule(rule.name))).with_note(rule.code),
                    severity_tag(site.severity(rule)),
                    Cell::number(open),
                    Cell::number(explained),
                ],
            );
        }
        rows
    });
    let body = RulesPage {
        rules_count: rules.len(),
        severities: MEANINGS.map(super::quality::SeverityView::from).to_vec(),
        table: Table::grouped("全部核查规则", columns, groups),
        quality: links.page(&Page::Quality),
    };
    let head = Head {
        title: "核查规则".to_owned(),
        description: format!(
            "本站对报送数据的 {} 条核查规则：查什么、依据哪一条、怎样改。",
            format::number(rules.len() as u32)
        ),
        above: vec![
            (section_label(&Page::Data).to_owned(), Page::Data),
            ("数据质量".to_owned(), Page::Quality),
        ],
    };
    View::new("pages/rules.html", head, &body)
}
