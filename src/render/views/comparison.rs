//! Two regulations, or two versions of one, part by part: what differs first.

use super::View;
use crate::content::compare::{Span, SpanKind};
use crate::content::{Divergence, Regulation, Unit};
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::render::{RenderError, format};
use crate::site::{Compared, ComparedRow, Page, Site};
use serde::Serialize;

#[derive(Serialize)]
struct ComparisonView<'a> {
    /// As HTML.
    title: String,
    /// 收紧 5 处，增加 12 处 ….
    answer: String,
    from: Cell,
    to: Cell,
    /// The parts that differ, those of substance first, in order of the text.
    groups: Vec<Group<'a>>,
    /// Parts that say the same.
    same: Vec<Cell>,
    note: &'a str,
}

#[derive(Serialize)]
struct Group<'a> {
    heading: &'static str,
    rows: Vec<RowView<'a>>,
}

#[derive(Serialize)]
struct RowView<'a> {
    id: String,
    heading: String,
    changes: Vec<Cell>,
    note: &'a str,
    from: Side,
    to: Side,
}

/// One of the two texts.
#[derive(Serialize)]
struct Side {
    /// Short title of the document.
    name: String,
    labels: Vec<Cell>,
    paragraphs: Vec<Vec<Piece>>,
    absent: bool,
}

#[derive(Serialize)]
struct Piece {
    changed: bool,
    text: String,
}

pub(super) fn alignment(
    site: &Site<'_>,
    links: &Links<'_>,
    from: &str,
    to: &str,
) -> Result<View, RenderError> {
    let missing = || RenderError::NoView { page: format!("regulations/{from}/vs/{to}/") };
    let compared = site.compared(from, to).ok_or_else(missing)?;
    let [from, to] = [&compared.from.short_title, &compared.to.short_title];
    view(site, links, &compared, format!("{from}与{to}逐条对照"), [from.clone(), to.clone()])
}

pub(super) fn versions(
    site: &Site<'_>,
    links: &Links<'_>,
    id: &str,
    from: &str,
    to: &str,
) -> Result<View, RenderError> {
    let missing = || RenderError::NoView { page: format!("regulations/{id}/{from}/vs/{to}/") };
    let compared = site.changes_between(id, from, to).ok_or_else(missing)?;
    let names = [from, to].map(|version| format!("{version}年文本"));
    let title = format!("{}：{}改成{}", compared.to.short_title, names[0], names[1]);
    view(site, links, &compared, title, names)
}

fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    compared: &Compared<'_>,
    title: String,
    names: [String; 2],
) -> Result<View, RenderError> {
    let rewritten =
        if compared.reviewed { "只改了说法的条文" } else { "文字有改动的条文" };
    let (same, different): (Vec<_>, Vec<_>) = compared.rows.iter().partition(|row| row.is_same());
    let (worded, changed): (Vec<_>, Vec<_>) =
        different.into_iter().partition(|row| row.changes == [Divergence::Adapted]);
    let page = |regulation: &Regulation| links.page(&site.page_of_version(regulation));
    let pages = [page(compared.from), page(compared.to)];
    let document = |regulation: &Regulation, name: &str, page: &str| {
        Cell::link(format!("《{}》（{name}）", regulation.title), page)
    };
    let body = ComparisonView {
        answer: answer(&compared.rows),
        from: document(compared.from, &names[0], &pages[0]),
        to: document(compared.to, &names[1], &pages[1]),
        groups: [("增加、收紧、放宽或删去的条文", changed), (rewritten, worded)]
            .into_iter()
            .filter(|(_, rows)| !rows.is_empty())
            .map(|(heading, rows)| Group {
                heading,
                rows: rows.iter().map(|row| row_view(row, &names, &pages)).collect(),
            })
            .collect(),
        same: same.iter().map(|row| Cell::link(heading(row), target(row, &pages))).collect(),
        note: compared.note,
        title: format::heading(&title),
    };
    let above = (section_label(&Page::Regulations).to_owned(), Page::Regulations);
    let head =
        Head { description: format!("{title}：{}", body.answer), title, above: vec![above] };
    View::new("pages/comparison.html", head, &body)
}

/// 44 处不同：增加 16 处 ….: how many rows of each kind; a row can be of several.
fn answer(rows: &[ComparedRow<'_>]) -> String {
    let count =
        |change: Divergence| rows.iter().filter(|row| row.changes.contains(&change)).count();
    let differing = Divergence::ALL.into_iter().filter(|change| *change != Divergence::Same);
    let words: Vec<_> = differing
        .map(|change| (change, count(change)))
        .filter(|(_, count)| *count > 0)
        .map(|(change, count)| format!("{} {count} 处", change.in_chinese()))
        .collect();
    let same = count(Divergence::Same);
    match rows.len() - same {
        0 => format!("没有改动。{same} 处对应的条文，文字都相同。"),
        different => {
            format!(
                "{different} 处不同：{}；{same} 处文字相同。一处可以有几种变化。",
                words.join("，")
            )
        }
    }
}

fn row_view<'a>(row: &ComparedRow<'a>, names: &[String; 2], pages: &[String; 2]) -> RowView<'a> {
    let anchor = row.to.first().map(|unit| unit.anchor.clone());
    let left_out = || row.from.first().map(|unit| format!("from-{}", unit.anchor));
    let changes = row.changes.iter().map(|change| Cell::tag(change.as_str(), change.in_chinese()));
    RowView {
        id: anchor.or_else(left_out).unwrap_or_default(),
        heading: heading(row),
        changes: changes.collect(),
        note: row.note,
        from: side(&names[0], &pages[0], &row.from, paragraphs(&row.spans, SpanKind::Added)),
        to: side(&names[1], &pages[1], &row.to, paragraphs(&row.spans, SpanKind::Removed)),
    }
}

/// 第十一条 → 第十二条; one label where both have it.
fn heading(row: &ComparedRow<'_>) -> String {
    let labels = |units: &[&Unit]| {
        let labels: Vec<_> = units.iter().map(|unit| unit.label.as_str()).collect();
        labels.join("、")
    };
    match (labels(&row.from), labels(&row.to)) {
        (from, to) if from == to => from,
        (from, to) if to.is_empty() => format!("{from}（没有对应）"),
        (from, to) if from.is_empty() => format!("新的{to}"),
        (from, to) => format!("{from} → {to}"),
    }
}

fn target(row: &ComparedRow<'_>, pages: &[String; 2]) -> String {
    let anchor = row.to.first().map(|unit| unit.anchor.as_str()).unwrap_or_default();
    format!("{}#{anchor}", pages[1])
}

fn side(name: &str, page: &str, units: &[&Unit], paragraphs: Vec<Vec<Piece>>) -> Side {
    let label = |unit: &&Unit| Cell::link(&unit.label, format!("{page}#{}", unit.anchor));
    Side {
        name: name.to_owned(),
        labels: units.iter().map(label).collect(),
        absent: units.is_empty(),
        paragraphs,
    }
}

/// One text with its own words marked: all spans but those of the other.
fn paragraphs(spans: &[Span], other: SpanKind) -> Vec<Vec<Piece>> {
    let mut paragraphs = vec![Vec::new()];
    for span in spans.iter().filter(|span| span.kind != other) {
        let text = if other == SpanKind::Added { &span.old } else { &span.new };
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                paragraphs.push(Vec::new());
            }
            if let Some(last) = paragraphs.last_mut().filter(|_| !line.is_empty()) {
                last.push(Piece { changed: span.kind != SpanKind::Same, text: line.to_owned() });
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}
