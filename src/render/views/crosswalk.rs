//! What became of the items of one edition in the next.

use super::View;
use crate::catalog::{CatalogEntry, Crosswalk, EditionId, Fate};
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::{RenderError, format};
use crate::site::{Page, Passage, Site};
use serde::Serialize;

#[derive(Serialize)]
struct CrosswalkView<'a> {
    /// As HTML.
    title: String,
    summary: String,
    earlier: Cell,
    later: Cell,
    items: Table,
    /// Codes that both editions have for different technologies.
    clashes: Option<Table>,
    source: &'a str,
    /// Whether the later edition took the place of the earlier one.
    succession: bool,
}

pub(super) fn view(
    site: &Site<'_>,
    links: &Links<'_>,
    from: &EditionId,
    to: &EditionId,
) -> Result<View, RenderError> {
    let page = || RenderError::NoView { page: format!("catalogs/{from}/vs/{to}/") };
    let crosswalk = site.reference.crosswalks.get(from, to).ok_or_else(page)?;
    let [earlier, later] = titles(site, crosswalk);
    let title = format!("{earlier}与{later}对照");
    let edition = |id: &EditionId, text| Cell::link(text, links.page(&Page::Catalog(id.clone())));
    let body = CrosswalkView {
        summary: summary(site, crosswalk),
        items: items(site, links, crosswalk),
        clashes: clashes(site, links, crosswalk),
        source: &crosswalk.source,
        succession: crosswalk.succession,
        title: format::heading(&title),
        earlier: edition(from, earlier),
        later: edition(to, later),
    };
    let head = Head {
        description: format!("{title}：{}", body.summary),
        title,
        above: vec![(section_label(&Page::Catalogs).to_owned(), Page::Catalogs)],
    };
    View::new("pages/crosswalk.html", head, &body)
}

/// The short titles of the earlier and the later edition.
pub(super) fn titles<'a>(site: &Site<'a>, crosswalk: &'a Crosswalk) -> [&'a str; 2] {
    [&crosswalk.from, &crosswalk.to].map(|id| {
        site.reference.editions.get(id).map_or(id.as_str(), |edition| &edition.short_title)
    })
}

/// 不变 3 项，改名 1 项 …; of two that hold beside each other, what both list and what only one.
pub(super) fn summary(site: &Site<'_>, crosswalk: &Crosswalk) -> String {
    let count = |fate| crosswalk.rows.iter().filter(|row| row.fate == fate).count();
    if crosswalk.succession {
        let counts = Fate::ALL.map(|fate| (fate, count(fate)));
        let words = counts.iter().filter(|(_, count)| *count > 0);
        let words: Vec<_> =
            words.map(|(fate, count)| format!("{} {count} 项", fate.in_chinese())).collect();
        return format!("{}。", words.join("，"));
    }
    let [earlier, later] = titles(site, crosswalk);
    let both = match crosswalk.rows.len() - count(Fate::Removed) - count(Fate::New) {
        0 => "没有两份都列入的技术".to_owned(),
        both => format!("两份都列入 {both} 项"),
    };
    let alone = [(earlier, count(Fate::Removed)), (later, count(Fate::New))];
    let alone = alone.iter().filter(|(_, count)| *count > 0);
    let alone = alone.map(|(title, count)| format!("，只在{title}的 {count} 项"));
    format!("{both}{}。", alone.collect::<String>())
}

fn items(site: &Site<'_>, links: &Links<'_>, crosswalk: &Crosswalk) -> Table {
    let [earlier, later] = titles(site, crosswalk);
    if !crosswalk.succession {
        return beside(site, links, crosswalk);
    }
    let columns = [
        Column::text("技术"),
        Column::named(earlier),
        Column::named(later),
        Column::text("变化"),
        Column::text("说明"),
    ];
    let rows = site.passages(crosswalk).map(|each| row(site, links, &each));
    Table::new("逐项对照，按旧目录的顺序，新增的在最后", columns, rows)
}

fn row(site: &Site<'_>, links: &Links<'_>, passage: &Passage<'_>) -> Vec<Cell> {
    let Passage { row, from, to } = passage;
    let renamed = row.fate == Fate::Renamed;
    vec![
        name(site, links, to.or(*from)),
        item(*from, renamed, "没有列入"),
        item(*to, renamed, "不再列入"),
        Cell::tag(fate_class(row.fate), row.fate.in_chinese()),
        Cell::text(&row.explanation),
    ]
}

/// Two editions that hold beside each other: what both list, then what only one lists.
fn beside(site: &Site<'_>, links: &Links<'_>, crosswalk: &Crosswalk) -> Table {
    let [earlier, later] = titles(site, crosswalk);
    let columns = [Column::text("技术"), Column::named(earlier), Column::named(later)];
    let groups = [
        ("两份都列入".to_owned(), [true, true]),
        (format!("只在{earlier}"), [true, false]),
        (format!("只在{later}"), [false, true]),
    ];
    let groups = groups.map(|(heading, listed)| {
        let mut rows = Rows::under(Cell::text(heading));
        for Passage { row, from, to } in site.passages(crosswalk) {
            if [from.is_some(), to.is_some()] != listed {
                continue;
            }
            let both = listed == [true, true];
            let note = both.then(|| row.explanation.clone());
            let cells = [from, to].map(|entry| item(entry, false, "没有列入"));
            rows.push(
                [name(site, links, to.or(from)).with_notes(note)]
                    .into_iter()
                    .chain(cells)
                    .collect(),
            );
        }
        rows
    });
    Table::grouped("按目录的顺序", columns, groups)
}

fn name(site: &Site<'_>, links: &Links<'_>, entry: Option<&CatalogEntry>) -> Cell {
    let Some(entry) = entry else { return Cell::unknown("目录中没有这一项") };
    let technology = site.reference.technologies.get(&entry.technology);
    let text = technology.map_or(&entry.name, |technology| &technology.name);
    Cell::link(text, links.technology(&entry.technology))
}

/// The code, with the name where the two editions differ in it.
fn item(entry: Option<&CatalogEntry>, renamed: bool, absent: &str) -> Cell {
    let Some(entry) = entry else { return Cell::unknown(absent) };
    Cell::or_unknown(entry.code.as_deref(), "未编号").with_notes(renamed.then(|| entry.full_name()))
}

fn fate_class(fate: Fate) -> &'static str {
    match fate {
        Fate::Kept => "kept",
        Fate::Renamed => "renamed",
        Fate::Renumbered => "renumbered",
        Fate::Removed => "removed",
        Fate::New => "new",
        Fate::Split => "split",
        Fate::Merged => "merged",
    }
}

fn clashes(site: &Site<'_>, links: &Links<'_>, crosswalk: &Crosswalk) -> Option<Table> {
    let [earlier, later] = titles(site, crosswalk);
    let columns = [Column::text("编号"), Column::named(earlier), Column::named(later)];
    let all = site.clashes();
    let ours = all
        .iter()
        .filter(|clash| clash.earlier.0.id == crosswalk.from && clash.later.0.id == crosswalk.to);
    let rows = ours.map(|clash| {
        let link = |entry: &CatalogEntry| {
            Cell::link(entry.full_name(), links.technology(&entry.technology))
        };
        vec![Cell::text(clash.code), link(clash.earlier.1), link(clash.later.1)]
    });
    Table::new("编号相同、技术不同", columns, rows.collect::<Vec<_>>()).headed().unless_empty()
}
