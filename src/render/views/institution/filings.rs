//! What the institution filed.

use crate::dataset::{Filing, InstitutionIndex};
use crate::date::PartialDate;
use crate::record::{Field, Kind};
use crate::render::format;
use crate::render::links::Links;
use crate::render::parts::{Cell, Column, Rows, Table};
use crate::render::views::holders::{self, NOT_REPORTED};
use crate::render::views::listing;
use crate::site::{Site, scope};
use std::collections::BTreeSet;

/// What the institution filed, the valid filings first, in the order of the catalogs.
pub(super) struct Filings<'a> {
    filings: Vec<&'a Filing>,
}

impl<'a> Filings<'a> {
    pub(super) fn of(site: &Site<'a>, index: InstitutionIndex) -> Self {
        let mut filings: Vec<_> = site.filings_of(index).collect();
        filings.sort_by_key(|each| (each.status, site.technology_rank(&each.technology)));
        Self { filings }
    }

    /// What the page says once of the licence's notes, where no row has one to tell.
    pub(super) fn notes(&self, site: &Site<'_>) -> Option<&'static str> {
        if self.filings.iter().all(|each| each.licence_note.is_none()) {
            return Some("资料未写明");
        }
        let is_repeated = self.filings.iter().all(|each| note(site, each).is_none());
        is_repeated.then_some("写明的，与上面的技术、状态和日期一致")
    }

    /// The table; the first row of each technology carries the technology's anchor.
    pub(super) fn table(&self, site: &Site<'_>, links: &Links<'_>) -> Option<Table> {
        let columns = [
            Column::text("技术"),
            Column::text("状态"),
            Column::short("完成备案时间"),
            Column::text("备案机关"),
            Column::text("所依据的目录"),
        ];
        let mut rows = Rows::plain();
        let mut anchored = BTreeSet::new();
        for filing in &self.filings {
            let cells = row(site, links, filing);
            match anchored.insert(&filing.technology) {
                true => rows.push_at(filing.technology.as_str(), cells),
                false => rows.push(cells),
            }
        }
        Table::grouped("备案的限制类技术", columns, [rows]).headed().unless_empty()
    }
}

fn row(site: &Site<'_>, links: &Links<'_>, filing: &Filing) -> Vec<Cell> {
    let department = filing.department.as_ref().map(|name| format!("科室：{name}"));
    let completed = holders::completed(site, filing).with_notes(papers(filing));
    let note = note(site, filing).map(|note| format!("许可证副本备注：{note}"));
    vec![
        listing::technology(site, links, &filing.technology)
            .with_notes(holders::part(filing))
            .with_notes(department),
        holders::status(filing).with_notes(corrected(site, filing, Field::Status)),
        completed.with_notes(corrected(site, filing, Field::Completed)),
        holders::authority(site, filing),
        entry(site, links, filing).with_notes(note),
    ]
}

/// What the licence's note says that the row does not say anyway.
fn note<'f>(site: &Site<'_>, filing: &'f Filing) -> Option<&'f str> {
    let note = filing.licence_note.as_deref()?;
    let entry = site.entry(&filing.entry).map(|(_, entry)| entry.name.as_str());
    let today = site.reference.technologies.get(&filing.technology).map(|each| each.name.as_str());
    let date = filing.completed.map(PartialDate::in_chinese);
    let known = [entry, today, date.as_deref(), Some(filing.status.in_chinese())];
    says_more(note, known.into_iter().flatten()).then_some(note)
}

/// Whether a note says more than that these words were filed.
fn says_more<'w>(note: &str, words: impl Iterator<Item = &'w str>) -> bool {
    let mut rest = note.to_owned();
    for word in words.chain(["限制类技术", "完成备案", "备案"]) {
        rest = rest.replace(word, "");
    }
    rest.contains(char::is_alphanumeric)
}

/// Since when a value is a corrected one; the history below says why.
fn corrected(site: &Site<'_>, filing: &Filing, field: Field) -> Option<String> {
    let mut corrections = site.corrections_of(filing.institution);
    let last = corrections.rfind(|each| {
        each.technology.as_ref() == Some(&filing.technology)
            && (each.kind, each.field) == (Kind::Filing, field)
    });
    last.map(|each| format!("{}更正", format::day(each.cause.date)))
}

/// When the papers were complete, where reported.
fn papers(filing: &Filing) -> Option<String> {
    filing.papers_complete.map(|date| format!("材料齐全 {}", date.in_chinese()))
}

/// The entry the filing was made under: a code means something only with its edition.
fn entry(site: &Site<'_>, links: &Links<'_>, filing: &Filing) -> Cell {
    let Some((edition, entry)) = site.entry(&filing.entry) else {
        return Cell::unknown(NOT_REPORTED);
    };
    let code = entry.code.as_deref().unwrap_or("未编号");
    let href = links.catalog_entry(&edition.id, entry);
    Cell::link(format!("{} {code}", edition.short_title), href)
        .with_notes(entry.scope.as_deref().map(scope::part_in_short))
        .with_notes(site.off(&filing.technology).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::says_more;

    #[test]
    fn a_note_that_repeats_its_row_says_no_more() {
        let words = || ["肿瘤消融治疗技术", "2023年5月6日"].into_iter();
        assert!(!says_more("限制类技术：肿瘤消融治疗技术（2023年5月6日）", words()));
        assert!(!says_more("肿瘤消融治疗技术，2023年5月6日完成备案", words()));
        for more in [
            "肿瘤消融治疗技术，2023年5月16日完成备案",
            "肿瘤消融治疗技术，2023年5月6日完成备案，已撤销",
            "肿瘤消融治疗技术、血液净化技术",
        ] {
            assert!(says_more(more, words()), "{more}");
        }
    }
}
