//! One regulation: its facts, its contents and its text.

use super::regulations::{self, NO_NUMBER};
use super::{View, jurisdictions};
use crate::content::{ContentsEntry, Regulation, RegulationStatus};
use crate::render::RenderError;
use crate::render::layout::{Head, section_label};
use crate::render::parts::{Cell, Fact};
use crate::site::{Page, Reach, Site};
use serde::Serialize;

#[derive(Serialize)]
struct RegulationView<'a> {
    title: &'a str,
    /// 现行，全国适用，2018年11月1日起施行.
    answer: String,
    /// Who issued it, and its number.
    issued_by: String,
    /// What a reader must know of its force before relying on it.
    cautions: Vec<String>,
    facts: Vec<Fact>,
    notes: &'a [String],
    contents: Vec<Chapter<'a>>,
    /// 7 章 60 条.
    extent: String,
    html: String,
}

/// A top-level part with what stands inside it.
#[derive(Serialize)]
struct Chapter<'a> {
    heading: Option<&'a ContentsLink<'a>>,
    parts: &'a [ContentsLink<'a>],
}

#[derive(Serialize)]
struct ContentsLink<'a> {
    anchor: &'a str,
    label: &'a str,
    #[serde(skip)]
    level: u8,
}

pub(super) fn view(site: &Site<'_>, id: &str) -> Result<View, RenderError> {
    let page = || RenderError::NoView { page: format!("regulations/{id}/") };
    let regulation = site.regulation(id).ok_or_else(page)?;
    let contents: Vec<_> = regulation.contents.iter().map(contents_link).collect();
    let body = RegulationView {
        title: &regulation.title,
        answer: answer(site, regulation),
        issued_by: issued_by(regulation),
        cautions: cautions(site, regulation),
        facts: facts(site, regulation),
        notes: &regulation.notes,
        contents: chapters(&contents),
        extent: extent(regulation),
        html: regulation.html(),
    };
    let head = Head {
        title: regulation.title.clone(),
        description: format!("{}全文，{}发布。", regulation.title, regulation.issuer),
        above: vec![(section_label(&Page::Regulations).to_owned(), Page::Regulations)],
    };
    View::new("pages/regulation.html", head, &body)
}

fn answer(site: &Site<'_>, regulation: &Regulation) -> String {
    let status = regulation.status.in_chinese();
    let scope = regulations::scope(site, regulation);
    let since = match (regulation.in_force, regulation.status) {
        (Some(date), _) => format!("，{}起施行", date.in_chinese()),
        (None, RegulationStatus::Draft) => String::new(),
        (None, _) => "，施行日期未载明".to_owned(),
    };
    format!("{status}，适用于{scope}{since}。")
}

fn issued_by(regulation: &Regulation) -> String {
    let number = regulation.document_number.iter().map(String::as_str);
    let parts = std::iter::once(regulation.issuer.as_str()).chain(number);
    parts.collect::<Vec<_>>().join("，")
}

fn contents_link(entry: &ContentsEntry) -> ContentsLink<'_> {
    ContentsLink { anchor: &entry.anchor, label: &entry.label, level: entry.level }
}

/// Groups the lines of the contents under those of level 1.
fn chapters<'a>(lines: &'a [ContentsLink<'a>]) -> Vec<Chapter<'a>> {
    let begins = |line: &ContentsLink<'_>| line.level == 1;
    let groups = lines.chunk_by(move |_, next| !begins(next));
    let chapter = |group: &'a [ContentsLink<'a>]| match group {
        [first, rest @ ..] if begins(first) => Chapter { heading: Some(first), parts: rest },
        parts => Chapter { heading: None, parts },
    };
    groups.map(chapter).collect()
}

fn extent(regulation: &Regulation) -> String {
    let count = |prefix: &str, within: bool| {
        let of = |entry: &&ContentsEntry| {
            entry.anchor.starts_with(prefix) && (within || entry.level == 1)
        };
        regulation.contents.iter().filter(of).count()
    };
    let parts = [
        (count("ch-", false), "章"),
        (count("art-", true), "条"),
        (count("s", false), "部分"),
        (count("annex-", false), "个附件"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<_> = parts.map(|(count, word)| format!("{count} {word}")).collect();
    parts.join("，")
}

fn cautions(site: &Site<'_>, regulation: &Regulation) -> Vec<String> {
    let status = match regulation.status {
        RegulationStatus::InForce => None,
        RegulationStatus::Draft => {
            Some("这是征求意见稿，不是已经施行的规定，不能作为办事依据。".to_owned())
        }
        RegulationStatus::Repealed => Some("这份文件已经废止，只供查阅。".to_owned()),
        RegulationStatus::Unstated => {
            Some("文本没有注明现在是否有效。办事请以发布机关的说明为准。".to_owned())
        }
    };
    let elsewhere = (site.reach(regulation) == Reach::Elsewhere).then(|| {
        let (scope, area) = (regulations::scope(site, regulation), jurisdictions::area_name(site));
        format!("这份文件只适用于{scope}，不适用于{area}。")
    });
    status.into_iter().chain(elsewhere).collect()
}

fn facts(site: &Site<'_>, regulation: &Regulation) -> Vec<Fact> {
    let Regulation { issuer, document_number, issued, replaces, replaced_by, source, .. } =
        regulation;
    let mut facts = vec![
        Fact::new("效力", regulations::status(regulation.status)),
        Fact::new("适用范围", Cell::text(regulations::scope(site, regulation))),
        Fact::new("发布机关", Cell::text(issuer)),
        Fact::new("文号", Cell::or_unknown(document_number.as_deref(), NO_NUMBER)),
        Fact::new("发布日期", Cell::date(*issued, "发布日期未载明")),
        Fact::new("施行日期", regulations::in_force(regulation)),
    ];
    facts.extend(Fact::several("代替", replaces.iter().map(Cell::text)));
    facts.extend(Fact::several("被代替", replaced_by.iter().map(Cell::text)));
    facts.push(Fact::new("文本来源", Cell::text(source)));
    facts
}

#[cfg(test)]
mod tests {
    use super::{ContentsLink, chapters};

    fn link(anchor: &'static str, level: u8) -> ContentsLink<'static> {
        ContentsLink { anchor, label: anchor, level }
    }

    #[test]
    fn articles_stand_under_their_chapter() {
        let lines = [link("art-0", 2), link("ch-1", 1), link("art-1", 2), link("art-2", 2)];
        let chapters = chapters(&lines);
        let shape: Vec<_> = chapters
            .iter()
            .map(|each| (each.heading.map(|link| link.anchor), each.parts.len()))
            .collect();
        assert_eq!(shape, [(None, 1), (Some("ch-1"), 2)]);
    }
}
