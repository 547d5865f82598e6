//! One regulation in one version: its facts, its contents and its text.

mod contents;
mod passages;

use super::regulations::{self, NO_NUMBER};
use super::{View, jurisdictions};
use crate::content::{Regulation, RegulationStatus};
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Fact};
use crate::render::{RenderError, format};
use crate::site::{Page, Reach, Site};
use contents::Chapter;
use passages::PassageView;
use serde::Serialize;

#[derive(Serialize)]
struct RegulationView<'a> {
    /// As HTML.
    title: String,
    status: Cell,
    /// 适用于全国，2018年11月1日起施行.
    answer: String,
    /// Who issued it, and its number.
    issued_by: String,
    /// What a reader must know of its force before relying on it.
    cautions: Vec<String>,
    facts: Vec<Fact>,
    notes: &'a [String],
    /// Where its numbers do not follow each other.
    irregularities: Vec<Cell>,
    contents: Vec<Chapter<'a>>,
    /// 7 章，60 条.
    extent: String,
    passages: Vec<PassageView<'a>>,
    /// Every version, where there are several.
    versions: Vec<Cell>,
    /// Comparisons with other texts.
    comparisons: Vec<Cell>,
    /// What refers to the document as a whole.
    cited_by: Vec<Cell>,
}

pub(super) fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    regulation: &Regulation,
) -> Result<View, RenderError> {
    let citations = site.citations();
    let body = RegulationView {
        title: format::heading(&regulation.title),
        status: regulations::status(regulation.status),
        answer: answer(site, regulation),
        issued_by: issued_by(regulation),
        cautions: cautions(site, regulation),
        facts: facts(site, links, regulation),
        notes: &regulation.notes,
        irregularities: irregularities(regulation),
        contents: contents::chapters(&regulation.contents),
        extent: contents::extent(regulation),
        passages: passages::views(site, links, &citations, regulation),
        versions: versions(site, links, regulation),
        comparisons: comparisons(site, links, regulation),
        cited_by: passages::cited_by(site, links, &citations, regulation, ""),
    };
    let head = Head {
        title: title(site, regulation),
        description: format!("{}全文，{}发布。", regulation.title, regulation.issuer),
        above: vec![(section_label(&Page::Regulations).to_owned(), Page::Regulations)],
    };
    View::new("pages/regulation.html", head, &body)
}

/// The title, with the version where it is not the one that counts.
fn title(site: &Site<'_>, regulation: &Regulation) -> String {
    match site.page_of_version(regulation) {
        Page::Regulation(_) => regulation.title.clone(),
        _ => format!("{}（{}年文本）", regulation.title, regulation.version),
    }
}

fn answer(site: &Site<'_>, regulation: &Regulation) -> String {
    let scope = regulations::scope(site, regulation);
    let since = match (regulation.in_force, regulation.status) {
        (Some(date), _) => format!("，{}起施行", date.in_chinese()),
        (None, RegulationStatus::Draft) => String::new(),
        (None, _) => "，施行日期未载明".to_owned(),
    };
    format!("适用于{scope}{since}。")
}

fn issued_by(regulation: &Regulation) -> String {
    let number = regulation.document_number.iter().map(String::as_str);
    let parts = std::iter::once(regulation.issuer.as_str()).chain(number);
    parts.collect::<Vec<_>>().join("，")
}

fn cautions(site: &Site<'_>, regulation: &Regulation) -> Vec<String> {
    let status = match regulation.status {
        RegulationStatus::InForce => None,
        RegulationStatus::Draft => {
            Some("这是征求意见稿，不是已经施行的规定，不能作为办事依据。".to_owned())
        }
        RegulationStatus::Repealed => Some("这份文件已经废止，只供查阅。".to_owned()),
        RegulationStatus::Unstated => Some(regulations::UNSTATED.to_owned()),
    };
    let elsewhere = (site.reach(regulation) == Reach::Elsewhere).then(|| {
        let (scope, area) = (regulations::scope(site, regulation), jurisdictions::area_name(site));
        format!("这份文件只适用于{scope}，不适用于{area}。")
    });
    let other = matches!(site.page_of_version(regulation), Page::RegulationVersion(..))
        .then(|| "这不是本站数据截止日适用的版本。".to_owned());
    other.into_iter().chain(status).chain(elsewhere).collect()
}

fn facts(site: &Site<'_>, links: &Links<'_>, regulation: &Regulation) -> Vec<Fact> {
    let Regulation { issuer, document_number, issued, replaces, replaced_by, source, .. } =
        regulation;
    let named = |title: &String| {
        let found = site.regulations().find(|each| each.title == *title);
        match found {
            Some(found) => Cell::link(title, links.page(&site.page_of_version(found))),
            None => Cell::text(title),
        }
    };
    let mut facts = vec![
        Fact::new("效力", regulations::status(regulation.status)),
        Fact::new("适用范围", Cell::text(regulations::scope(site, regulation))),
        Fact::new("发布机关", Cell::text(issuer)),
        Fact::new("文号", Cell::or_unknown(document_number.as_deref(), NO_NUMBER)),
        Fact::new("发布日期", Cell::date(*issued, "发布日期未载明")),
        Fact::new("施行日期", regulations::in_force(regulation)),
    ];
    facts.extend(Fact::several("代替", replaces.iter().map(named)));
    facts.extend(Fact::several("被代替", replaced_by.iter().map(named)));
    facts.push(Fact::new("文本来源", Cell::text(source)));
    facts
}

fn irregularities(regulation: &Regulation) -> Vec<Cell> {
    let told = regulation.irregularities.iter().map(|each| {
        let cause = if each.as_printed {
            "原文如此，照录。"
        } else {
            "还没有与原文核对。"
        };
        Cell::link(&each.message, format!("#{}", each.anchor)).with_note(cause)
    });
    told.collect()
}

/// Each version with the time it holds, the newest first, and what changed from the one before.
fn versions(site: &Site<'_>, links: &Links<'_>, regulation: &Regulation) -> Vec<Cell> {
    let all = site.versions(&regulation.id);
    if all.len() < 2 {
        return Vec::new();
    }
    let line = |(at, each): (usize, &Regulation)| {
        let from = each.in_force.map(|date| format!("{}起施行", date.in_chinese()));
        let until = all.get(at + 1).and_then(|next| next.in_force);
        let until = until.map(|date| format!("，到{}下一版施行为止", date.in_chinese()));
        let from = from.unwrap_or_else(|| "施行日期未载明".to_owned());
        let text = format!("{}年文本：{from}{}", each.version, until.unwrap_or_default());
        match each.version == regulation.version {
            true => Cell::text(text).with_note("正在阅读的版本"),
            false => Cell::link(text, links.page(&site.page_of_version(each))),
        }
    };
    all.iter().enumerate().rev().map(line).collect()
}

/// Comparisons with other versions and other regulations.
fn comparisons(site: &Site<'_>, links: &Links<'_>, regulation: &Regulation) -> Vec<Cell> {
    let id = &regulation.id;
    let versions = site.version_pairs(id).map(|[from, to]| {
        let (from, to) = (&from.version, &to.version);
        let page = Page::RegulationChanges(id.clone(), from.clone(), to.clone());
        Cell::link(format!("{from}年文本改成{to}年文本，改了什么"), links.page(&page))
    });
    let alignments = site.content.alignments.iter();
    let alignments = alignments.filter(|each| each.from.id == *id || each.to.id == *id);
    let alignments = alignments.filter_map(|each| {
        let (from, to) = (site.regulation(&each.from.id)?, site.regulation(&each.to.id)?);
        let page = Page::RegulationComparison(each.from.id.clone(), each.to.id.clone());
        let text = format!("{}与{}逐条对照", from.short_title, to.short_title);
        Some(Cell::link(text, links.page(&page)))
    });
    versions.chain(alignments).collect()
}
