//! 数据质量: what became of every line read, and what the checks found. Never a value of a cell.

use super::View;
use crate::check::{Basis, Rule, RuleClass, Severity};
use crate::record::LineAccount;
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{FindingCount, FindingSource, Page, Site, SourceAccount};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Quality {
    read: String,
    /// What the lines read became, each with its number; they add up to `read`.
    parts: Vec<Part>,
    balances: bool,
    files: String,
    sources: Option<Table>,
    findings_summary: String,
    rules: Option<Table>,
    /// Address of the page of all rules.
    all_rules: String,
    severities: Vec<SeverityView>,
    data: Vec<Cell>,
}

#[derive(Serialize)]
struct Part {
    label: &'static str,
    lines: String,
    meaning: &'static str,
}

/// A severity and what it means.
#[derive(Clone, Serialize)]
pub(super) struct SeverityView {
    tag: Cell,
    meaning: &'static str,
}

impl From<Severity> for SeverityView {
    fn from(severity: Severity) -> Self {
        Self { tag: severity_tag(severity), meaning: meaning(severity) }
    }
}

/// The severities in the order pages explain them.
pub(super) const MEANINGS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Notice];

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let account = site.dataset.account();
    let body = Quality {
        read: format::number(account.read),
        parts: parts(&account),
        balances: account.balances(),
        files: format::number(site.dataset.sources.files.len() as u32),
        sources: sources(site, links).unless_empty(),
        findings_summary: findings_summary(site),
        severities: severities(site),
        rules: rules(site, links).unless_empty(),
        all_rules: links.page(&Page::Rules),
        data: vec![
            Cell::link("来源文件（CSV）", links.file("data/sources.csv")),
            Cell::link("核查结果（CSV）", links.file("data/findings.csv")),
        ],
    };
    let head = Head {
        title: "数据质量".to_owned(),
        description: "读入的每一行的去向，和每条核查规则发现了多少处。".to_owned(),
        above: vec![(section_label(&Page::Data).to_owned(), Page::Data)],
    };
    View::new("pages/quality.html", head, &body)
}

fn parts(account: &LineAccount) -> Vec<Part> {
    let LineAccount {
        read: _,
        header,
        blank,
        note,
        continuation,
        accepted,
        partly_accepted,
        set_aside,
    } = *account;
    let part = |(label, lines, meaning)| Part { label, lines: format::number(lines), meaning };
    let all = [
        ("采用", accepted, "这一行的记录已经公布，不公开的列除外"),
        ("部分采用", partly_accepted, "一行里写了几项，其中有的没有公布"),
        ("搁置", set_aside, "没有公布：有错误的，等报送机关更正；与前面重复的，只采用第一行"),
        ("表头", header, "表头和它上面的标题"),
        ("空白", blank, "没有内容"),
        ("注释", note, "表下的说明和合计，封面等只有文字的工作表"),
        ("续行", continuation, "一个单元格内换行形成的后续行"),
    ];
    all.into_iter().map(part).collect()
}

/// The account of each source. File by file it is in the data set.
fn sources(site: &Site<'_>, links: &Links<'_>) -> Table {
    let columns = [
        Column::text("来源"),
        Column::numeric("错误"),
        Column::numeric("警告"),
        Column::numeric("提示"),
    ];
    let accounts = site.source_accounts();
    let rows = accounts.iter().map(|(source, account)| {
        let SourceAccount { files, lines, findings } = account;
        let FindingCount { errors, warnings, notices, explained } = *findings;
        let explained = (explained > 0).then(|| explained_words(explained));
        let note = format!(
            "{} 个文件，读入 {} 行，采用 {}，部分采用 {}，搁置 {}",
            format::number(*files),
            format::number(lines.read),
            format::number(lines.accepted),
            format::number(lines.partly_accepted),
            format::number(lines.set_aside),
        );
        let name = source_cell(site, links, source).with_note(note).with_notes(explained);
        std::iter::once(name).chain([errors, warnings, notices].map(Cell::number)).collect()
    });
    Table::new("每个来源的行数和核查结果", columns, rows).compact().headed()
}

/// A source by its name, linked to its place where the site has a page of it.
pub(super) fn source_cell(site: &Site<'_>, links: &Links<'_>, source: &FindingSource) -> Cell {
    let name = site.source_name(source);
    match site.source_page(source) {
        Some(page) => Cell::link(name, links.page(&page)),
        None => Cell::text(name),
    }
}

fn explained_words(explained: u32) -> String {
    format!("已说明 {} 处", format::number(explained))
}

/// How many findings, and below how many of them were explained.
pub(super) fn count_cell<'c>(counts: impl Iterator<Item = &'c FindingCount>) -> Cell {
    let (open, explained) = counts.fold((0, 0), |(open, explained), count| {
        (open + count.open(), explained + count.explained)
    });
    Cell::number(open).with_notes((explained > 0).then(|| explained_words(explained)))
}

/// A row about one rule: linked name, weight, count.
pub(super) fn rule_row(
    site: &Site<'_>,
    links: &Links<'_>,
    rule: &'static Rule,
    counts: &BTreeMap<FindingSource, FindingCount>,
) -> Vec<Cell> {
    vec![
        Cell::link(rule.title, links.page(&Page::Rule(rule.name))).with_note(rule.code),
        severity_tag(site.severity(rule)),
        count_cell(counts.values()),
    ]
}

fn findings_summary(site: &Site<'_>) -> String {
    let word = |severity: Severity| {
        let findings = format::number(site.findings.total(severity));
        format!("{} {findings} 处", severity.in_chinese())
    };
    let explained = match site.findings.explained() {
        0 => String::new(),
        count => format!("；另有 {} 处经核实并写明理由，已说明", format::number(count)),
    };
    format!("{}{explained}。", MEANINGS.map(word).join("，"))
}

fn severities(site: &Site<'_>) -> Vec<SeverityView> {
    let occurring = MEANINGS.into_iter().filter(|severity| site.findings.total(*severity) > 0);
    occurring.map(SeverityView::from).collect()
}

/// What a severity means for the public.
pub(super) fn meaning(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "记录搁置，没有公布，等报送机关更正。",
        Severity::Warning => "记录照常公布，规则写明不公布的那一项除外；同时请报送机关核对。",
        Severity::Notice => "只说明事实，不代表有问题。",
    }
}

/// A severity as a tag.
pub(super) fn severity_tag(severity: Severity) -> Cell {
    Cell::tag(severity.code(), severity.in_chinese())
}

/// The article of a rule, linked where the site carries it.
pub(super) fn article(site: &Site<'_>, links: &Links<'_>, basis: &'static Basis) -> Cell {
    let carried = crate::site::dictionary::article(basis, site);
    let address = carried.and_then(|_| links.article(basis.regulation, basis.anchor));
    match address {
        Some(address) => Cell::link(basis.citation, address),
        None => Cell::text(basis.citation),
    }
}

/// The rules that found something, by class.
fn rules(site: &Site<'_>, links: &Links<'_>) -> Table {
    let found = site.findings_by_rule();
    let groups = RuleClass::ALL.into_iter().map(|class| {
        let mut rows = Rows::under(Cell::text(class.in_chinese()));
        let of_class = found.iter().filter(|(rule, _)| rule.class() == class);
        for (rule, counts) in of_class.filter(|(_, counts)| !counts.is_empty()) {
            rows.push_at(rule.code.to_ascii_lowercase(), rule_row(site, links, rule, counts));
        }
        rows
    });
    Table::grouped("发现了问题的规则", rule_columns(), groups).compact().headed()
}

/// The columns of [`rule_row`].
pub(super) fn rule_columns() -> [Column; 3] {
    [Column::text("规则"), Column::short("级别"), Column::numeric("处数")]
}
