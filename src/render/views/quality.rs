//! 数据质量: what became of every line read, and what the checks found. Never a value of a cell.

use super::View;
use crate::check::{Basis, RuleClass, Severity};
use crate::record::LineAccount;
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{FindingCount, Page, Site, SourceAccount};
use serde::Serialize;

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
        ("采用", accepted, "整行内容已经公布"),
        ("部分采用", partly_accepted, "一行里写了几项，其中有的没有公布"),
        ("搁置", set_aside, "有错误，没有公布，等报送机关更正"),
        ("表头", header, "表头和它上面的标题"),
        ("空白", blank, "没有内容"),
        ("注释", note, "表下的说明和合计"),
        ("续行", continuation, "一个单元格内换行形成的后续行"),
    ];
    all.into_iter().map(part).collect()
}

/// The account of each source. File by file it is in the data set.
fn sources(site: &Site<'_>, links: &Links<'_>) -> Table {
    let columns = [
        Column::text("来源"),
        Column::numeric("文件"),
        Column::numeric("读入"),
        Column::numeric("采用"),
        Column::numeric("部分采用"),
        Column::numeric("搁置"),
        Column::numeric("错误"),
        Column::numeric("警告"),
        Column::numeric("提示"),
        Column::numeric("已说明"),
    ];
    let accounts = site.source_accounts();
    let rows = accounts.iter().map(|(source, account)| {
        let SourceAccount { files, lines, findings } = account;
        let FindingCount { errors, warnings, notices, explained } = *findings;
        let name = site.source_name(source);
        let name = match site.source_page(source) {
            Some(page) => Cell::link(name, links.page(&page)),
            None => Cell::text(name),
        };
        let numbers = [
            *files,
            lines.read,
            lines.accepted,
            lines.partly_accepted,
            lines.set_aside,
            errors,
            warnings,
            notices,
            explained,
        ];
        std::iter::once(name).chain(numbers.map(Cell::number)).collect()
    });
    Table::new("每个来源的行数和核查结果", columns, rows).headed()
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
        Severity::Warning => "记录照常公布，同时请报送机关核对。",
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
    let columns = [
        Column::text("规则"),
        Column::short("级别"),
        Column::numeric("处数"),
        Column::numeric("已说明"),
        Column::numeric("来源数"),
    ];
    let found = site.findings_by_rule();
    let groups = RuleClass::ALL.into_iter().map(|class| {
        let mut rows = Rows::under(Cell::text(class.in_chinese()));
        let of_class = found.iter().filter(|(rule, _)| rule.class() == class);
        for (rule, counts) in of_class.filter(|(_, counts)| !counts.is_empty()) {
            let open: u32 = counts.values().map(|count| count.open()).sum();
            let explained: u32 = counts.values().map(|count| count.explained).sum();
            let cells = vec![
                Cell::link(rule.title, links.page(&Page::Rule(rule.name))).with_note(rule.code),
                severity_tag(site.severity(rule)),
                Cell::number(open),
                Cell::number(explained),
                Cell::number(counts.len() as u32),
            ];
            rows.push_at(rule.code.to_ascii_lowercase(), cells);
        }
        rows
    });
    Table::grouped("发现了问题的规则", columns, groups).headed()
}
