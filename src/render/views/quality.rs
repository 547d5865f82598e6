//! 数据质量: what became of every line read, and what the checks found. Never a value of a cell.

use super::View;
use crate::catalog::AuthorityId;
use crate::check::{Rule, Severity};
use crate::record::LineAccount;
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{Page, RuleTotal, Site, SourceTable};
use crate::source::Encoding;
use jiff::civil::Date;
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
    rules: Vec<RuleView>,
    severities: Vec<SeverityView>,
    data: Vec<Cell>,
}

#[derive(Serialize)]
struct Part {
    label: &'static str,
    lines: String,
    meaning: &'static str,
}

#[derive(Serialize)]
struct SeverityView {
    tag: Cell,
    meaning: &'static str,
}

#[derive(Serialize)]
struct RuleView {
    anchor: String,
    code: &'static str,
    title: &'static str,
    severity: Cell,
    findings: String,
    files: String,
    explanation: &'static str,
    remedy: &'static str,
    basis: Option<Cell>,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let account = site.dataset.account();
    let totals = site.rule_totals();
    let body = Quality {
        read: format::number(account.read),
        parts: parts(&account),
        balances: account.balances(),
        files: format::number(site.dataset.sources.files.len() as u32),
        sources: sources(site).unless_empty(),
        findings_summary: findings_summary(site),
        severities: severities(site),
        rules: totals.iter().map(|total| rule(site, links, total)).collect(),
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

fn sources(site: &Site<'_>) -> Table {
    let columns = [
        Column::text("来源文件"),
        Column::text("内容"),
        Column::numeric("读入"),
        Column::numeric("采用"),
        Column::numeric("部分采用"),
        Column::numeric("搁置"),
        Column::numeric("表头"),
        Column::numeric("空白"),
        Column::numeric("注释"),
        Column::numeric("续行"),
    ];
    let tables = site.source_tables();
    let exports = tables.chunk_by(|one, other| export_of(one) == export_of(other));
    let groups = exports.map(|tables| {
        let mut rows = Rows::under(export_heading(site, &tables[0]));
        tables.iter().for_each(|table| rows.push(source(table)));
        rows
    });
    Table::grouped("每个来源文件的行数", columns, groups).headed()
}

/// Files of one authority and one day stand together.
fn export_of<'a>(table: &SourceTable<'a>) -> (&'a str, Option<Date>) {
    (&table.file.authority, table.file.snapshot)
}

fn export_heading(site: &Site<'_>, table: &SourceTable<'_>) -> Cell {
    let (folder, day) = export_of(table);
    let authority = AuthorityId::new(folder).ok();
    let authority = authority.and_then(|id| site.reference.authorities.get(&id));
    let name = authority.map_or(folder, |authority| authority.name.as_str());
    let day = day.map(|day| format!("，{}导出", format::day(day))).unwrap_or_default();
    Cell::text(format!("{name}{day}"))
}

fn source(table: &SourceTable<'_>) -> Vec<Cell> {
    let SourceTable { file, account } = table;
    let sheet = account.and_then(|account| file.sheet_name(account.sheet));
    let name = match sheet {
        Some(sheet) => format!("{}（工作表“{sheet}”）", file.name()),
        None => file.name().to_owned(),
    };
    let encoding = file.encoding.map_or("未能读取", encoding_word);
    let hash = match file.sha256.is_empty() {
        true => String::new(),
        false => format!("，SHA-256 {}…", format::short_hash(&file.sha256)),
    };
    let mut cells = vec![Cell::text(name).with_note(format!("{encoding}{hash}")), kind(table)];
    let lines = account.map(|account| account.lines);
    let parts: [fn(&LineAccount) -> u32; 8] = [
        |lines| lines.read,
        |lines| lines.accepted,
        |lines| lines.partly_accepted,
        |lines| lines.set_aside,
        |lines| lines.header,
        |lines| lines.blank,
        |lines| lines.note,
        |lines| lines.continuation,
    ];
    cells.extend(parts.map(|part| match &lines {
        Some(lines) => Cell::number(part(lines)),
        None => Cell::unknown("没有表"),
    }));
    cells
}

fn kind(table: &SourceTable<'_>) -> Cell {
    let kind = table.account.and_then(|account| account.kind);
    Cell::or_unknown(kind.map(|kind| kind.in_chinese()), "未能认出")
}

fn encoding_word(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => "UTF-8",
        Encoding::Gb18030 => "GB 18030",
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
        Encoding::Workbook => "Excel 工作簿",
    }
}

fn findings_summary(site: &Site<'_>) -> String {
    let all = [Severity::Error, Severity::Warning, Severity::Notice];
    let word = |severity: Severity| {
        let findings = format::number(site.findings.total(severity));
        format!("{} {findings} 处", severity.in_chinese())
    };
    let explained = match site.findings.explained() {
        0 => String::new(),
        count => format!("；另有 {} 处经核实并写明理由，已说明", format::number(count)),
    };
    format!("{}{explained}。", all.map(word).join("，"))
}

fn severities(site: &Site<'_>) -> Vec<SeverityView> {
    let all = [Severity::Error, Severity::Warning, Severity::Notice];
    let occurring = all.into_iter().filter(|severity| site.findings.total(*severity) > 0);
    let view = |each| SeverityView { tag: severity(each), meaning: meaning(each) };
    occurring.map(view).collect()
}

fn meaning(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "记录搁置，没有公布，等报送机关更正。",
        Severity::Warning => "记录照常公布，同时请报送机关核对。",
        Severity::Notice => "只说明事实，不代表有问题。",
    }
}

fn severity(severity: Severity) -> Cell {
    Cell::tag(severity.code(), severity.in_chinese())
}

fn rule(site: &Site<'_>, links: &Links<'_>, total: &RuleTotal) -> RuleView {
    let Rule { code, title, explanation, remedy, basis, .. } = *total.rule;
    let article = basis.filter(|basis| crate::site::dictionary::article(basis, site).is_some());
    let article = article.and_then(|basis| {
        Some(Cell::link(basis.citation, links.article(basis.regulation, basis.anchor)?))
    });
    RuleView {
        anchor: code.to_ascii_lowercase(),
        code,
        title,
        severity: severity(total.rule.severity),
        findings: format::number(total.findings),
        files: format::number(total.files),
        explanation,
        remedy,
        basis: article,
    }
}
