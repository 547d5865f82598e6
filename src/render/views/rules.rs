//! 核查规则: every rule by class, with what it weighs here and how often it found something.

use super::View;
use super::quality::{MEANINGS, SeverityView, rule_columns, rule_row};
use crate::check::RuleClass;
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{Page, Site};
use serde::Serialize;

#[derive(Serialize)]
struct RulesPage {
    rules_count: usize,
    severities: Vec<SeverityView>,
    table: Table,
    quality: String,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let rules = site.findings_by_rule();
    let groups = RuleClass::ALL.into_iter().map(|class| {
        let mut rows = Rows::under(Cell::text(class.in_chinese()));
        for (rule, counts) in rules.iter().filter(|(rule, _)| rule.class() == class) {
            let row = rule_row(site, links, rule, counts);
            rows.push_at(rule.code.to_ascii_lowercase(), row);
        }
        rows
    });
    let body = RulesPage {
        rules_count: rules.len(),
        severities: MEANINGS.map(SeverityView::from).to_vec(),
        table: Table::grouped("全部核查规则和本次更新的处数", rule_columns(), groups).compact(),
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
