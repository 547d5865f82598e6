//! One rule: what it finds and why, on what article, what to do, and how often in this release.

use super::View;
use super::quality::{count_cell, meaning, severity_tag, source_cell};
use crate::check::{self, Rule};
use crate::render::RenderError;
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Table};
use crate::site::{FindingCount, FindingSource, Page, Site};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct RulePage {
    code: &'static str,
    name: &'static str,
    title: &'static str,
    explanation: &'static str,
    example: &'static str,
    remedy: &'static str,
    severity: Cell,
    meaning: &'static str,
    /// What the rule itself says, where the site says something else.
    own_severity: Option<&'static str>,
    basis: Option<Cell>,
    found: u32,
    explained: u32,
    sources: Option<Table>,
    rules: String,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>, name: &str) -> Result<View, RenderError> {
    // The pages are made from the rules: there is no page of another.
    let rule = check::rule(name).unwrap_or(check::RULES[0]);
    let counts = site.findings_of(rule);
    let Rule { code, name, title, explanation, remedy, example, basis, .. } = *rule;
    let severity = site.severity(rule);
    let body = RulePage {
        code,
        name,
        title,
        explanation,
        example,
        remedy,
        severity: severity_tag(severity),
        meaning: meaning(severity),
        own_severity: (severity != rule.severity).then(|| rule.severity.in_chinese()),
        basis: basis.map(|basis| super::quality::article(site, links, basis)),
        found: counts.values().map(|count| count.open()).sum(),
        explained: counts.values().map(|count| count.explained).sum(),
        sources: sources(site, links, &counts).unless_empty(),
        rules: links.page(&Page::Rules),
    };
    let head = Head {
        title: title.to_owned(),
        description: format!("核查规则 {code} {title}：{explanation}"),
        above: vec![
            (section_label(&Page::Data).to_owned(), Page::Data),
            ("数据质量".to_owned(), Page::Quality),
            ("核查规则".to_owned(), Page::Rules),
        ],
    };
    View::new("pages/rule.html", head, &body)
}

fn sources(
    site: &Site<'_>,
    links: &Links<'_>,
    counts: &BTreeMap<FindingSource, FindingCount>,
) -> Table {
    let columns = [Column::text("来源"), Column::numeric("处数")];
    let row = |(source, count): (&FindingSource, &FindingCount)| {
        vec![source_cell(site, links, source), count_cell(std::iter::once(count))]
    };
    Table::new("按来源的处数", columns, counts.iter().map(row)).compact().headed()
}
