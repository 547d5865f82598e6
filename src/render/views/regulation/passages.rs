//! The text of a regulation, each unit with how to cite it and what refers to it.

use crate::content::{Passage, Regulation, Unit, UnitKind};
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::site::{Citations, Citing, Page, Site};
use serde::Serialize;

/// A stretch of the text.
#[derive(Serialize)]
pub(super) struct PassageView<'a> {
    /// What can be cited; `None` for headings of chapters and what stands between units.
    unit: Option<UnitView<'a>>,
    html: String,
}

#[derive(Serialize)]
struct UnitView<'a> {
    anchor: &'a str,
    kind: &'static str,
    /// Whether it says something of its own, and is more than a heading.
    citable: bool,
    label: String,
    /// 《医疗技术临床应用管理办法》（国家卫生健康委员会令第1号）第二十四条, with its address.
    citation: String,
    /// By GB/T 7714-2015.
    reference: String,
    cited_by: Vec<Cell>,
}

pub(super) fn views<'a>(
    site: &Site<'_>,
    links: &Links<'_>,
    citations: &Citations<'_>,
    regulation: &'a Regulation,
) -> Vec<PassageView<'a>> {
    let page = site.page_of_version(regulation);
    let view = |passage: &Passage| PassageView {
        unit: passage.unit.map(|at| &regulation.units[at]).map(|unit| UnitView {
            anchor: &unit.anchor,
            kind: unit.kind.as_str(),
            citable: !unit.text.is_empty(),
            label: cited_label(unit),
            citation: citation(links, &page, regulation, unit),
            reference: reference(site, links, &page, regulation, unit),
            cited_by: cited_by(site, links, citations, regulation, &unit.anchor),
        }),
        html: html(site, links, &page, &passage.html),
    };
    regulation.passages.iter().map(view).collect()
}

/// A heading as a citation has it: 附件1《备案书》, “一、管理”部分.
fn cited_label(unit: &Unit) -> String {
    match unit.kind {
        UnitKind::Section => format!("“{}”部分", unit.label),
        UnitKind::Annex => match unit.label.split_once(char::is_whitespace) {
            Some((number, title)) => format!("{number}《{}》", title.trim()),
            None => unit.label.clone(),
        },
        _ => unit.label.clone(),
    }
}

fn citation(links: &Links<'_>, page: &Page, regulation: &Regulation, unit: &Unit) -> String {
    let number = regulation.document_number.iter().map(|number| format!("（{number}）"));
    let number: String = number.collect();
    let (title, address) = (&regulation.title, links.permanent(page));
    format!("《{title}》{number}{}，{address}#{}", cited_label(unit), unit.anchor)
}

/// Author. Title: number: part[EB/OL]. (issued)[seen]. Address.
fn reference(
    site: &Site<'_>,
    links: &Links<'_>,
    page: &Page,
    regulation: &Regulation,
    unit: &Unit,
) -> String {
    let Regulation { issuer, title, document_number, issued, .. } = regulation;
    let number = document_number.iter().map(|number| format!(": {number}")).collect::<String>();
    let issued = issued.iter().map(|date| format!("({date})")).collect::<String>();
    let (seen, address) = (site.dataset.as_of, links.permanent(page));
    let label = cited_label(unit);
    format!(
        "{issuer}. {title}{number}: {label}[EB/OL]. {issued}[{seen}]. {address}#{}.",
        unit.anchor
    )
}

/// What refers to a unit, or with an empty anchor to the document as a whole.
pub(super) fn cited_by(
    site: &Site<'_>,
    links: &Links<'_>,
    citations: &Citations<'_>,
    regulation: &Regulation,
    anchor: &str,
) -> Vec<Cell> {
    let all = citations.of(&regulation.id, anchor).iter();
    all.map(|citing| cell(site, links, citing)).collect()
}

fn cell(site: &Site<'_>, links: &Links<'_>, citing: &Citing<'_>) -> Cell {
    match citing {
        Citing::Regulation(regulation, unit) => {
            let page = links.page(&site.page_of_version(regulation));
            let label = unit.map_or("开头".to_owned(), cited_label);
            let anchor = unit.map(|unit| format!("#{}", unit.anchor)).unwrap_or_default();
            Cell::link(format!("{}{label}", regulation.short_title), format!("{page}{anchor}"))
        }
        Citing::Rule(rule) => Cell::link(
            format!("核查规则 {}：{}", rule.code, rule.title),
            links.page(&Page::Rule(rule.name)),
        ),
        Citing::Field(set, field) => Cell::link(
            format!("公开数据“{}”的“{}”", set.title, field.title),
            format!("{}#{}-{}", links.page(&Page::Dictionary), set.name, field.name),
        ),
        Citing::Written(page) => {
            Cell::link(&page.title, links.page(&Page::Content(page.id.clone())))
        }
        Citing::Term(term) => Cell::link(
            format!("词语解释：{}", term.name),
            format!("{}#{}", links.page(&Page::Glossary), term.id),
        ),
        Citing::Pages(topic, name, page) => {
            Cell::link(format!("{name}（{}）", topic.in_chinese()), links.page(page))
        }
    }
}

/// The text with its links as they work from this page. In `content` they are written for the
/// regulation's own page; other versions lie one folder deeper. A catalog referred to by its
/// document number leads to its page here.
fn html(site: &Site<'_>, links: &Links<'_>, page: &Page, html: &str) -> String {
    let mut html = match page {
        Page::RegulationVersion(..) => html.replace("href=\"../", "href=\"../../"),
        _ => html.to_owned(),
    };
    for edition in site.editions() {
        let Some(number) = edition.document_number.as_deref() else { continue };
        if html.contains(number) {
            let href = links.page(&Page::Catalog(edition.id.clone()));
            let link = format!("<a class=\"reference\" href=\"{href}\">{number}</a>");
            html = html.replace(number, &link);
        }
    }
    html
}
