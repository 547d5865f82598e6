//! Where each record of the page came from, and how its source wrote what the page writes
//! differently.

use crate::catalog::{Technology, TechnologyId};
use crate::dataset::{Disclosure, InstitutionIndex, Origin};
use crate::date::PartialDate;
use crate::record::{Field, Kind};
use crate::render::format;
use crate::render::parts::{Cell, Column, Table};
use crate::render::views::{change_words, history_of};
use crate::site::Site;
use crate::source::{Location, SourceFile};
use crate::text::fold;
use std::collections::BTreeSet;

/// One record for the table.
struct Record<'a> {
    label: String,
    origin: &'a Origin,
    /// What the source wrote: field and raw text.
    written: Vec<String>,
    /// What authorities corrected.
    corrected: Vec<String>,
}

/// File, place in it and checksum of each record.
pub(super) fn table(site: &Site<'_>, index: InstitutionIndex) -> Table {
    let columns = [
        Column::text("记录"),
        Column::text("来源文件"),
        Column::text("原文写法"),
        Column::short("SHA-256 前12位"),
    ];
    let rows = records(site, index).into_iter().map(|record| row(site, &record));
    Table::new("本页各项记录的来处", columns, rows).headed()
}

fn row(site: &Site<'_>, record: &Record<'_>) -> Vec<Cell> {
    let location = record.origin.location;
    let file = site.dataset.sources.file(location.file);
    let written = match (record.written.is_empty(), record.corrected.is_empty()) {
        (true, true) => Cell::text("与本页相同"),
        (true, false) => Cell::text("更正前见下"),
        (false, _) => Cell::text(record.written.join("；")),
    };
    let written = written.with_notes(record.corrected.iter().cloned());
    vec![
        Cell::text(&record.label),
        Cell::text(file.name()).with_note(position(file, location)),
        written,
        Cell::text(format::short_hash(&file.sha256)),
    ]
}

/// 2026年11月15日导出，工作表“备案”第 3 行.
fn position(file: &SourceFile, location: Location) -> String {
    let exported = file
        .snapshot
        .map_or("导出日期不明".to_owned(), |date| format!("{}导出", format::day(date)));
    let sheet = file.sheet_name(location.sheet).map(|name| format!("工作表“{name}”"));
    format!("{exported}，{}第 {} 行", sheet.unwrap_or_default(), location.row)
}

fn records<'a>(site: &Site<'a>, index: InstitutionIndex) -> Vec<Record<'a>> {
    let institution = site.dataset.institution(index);
    let mut records = vec![Record {
        label: "医疗机构".to_owned(),
        origin: &institution.origin,
        written: differing_name(&institution.origin, &institution.name),
        corrected: corrected(site, index, Kind::Institution, None),
    }];
    for filing in site.filings_of(index) {
        let mut written = differing_technology(site, &filing.origin, &filing.technology);
        written.extend(differing_date(&filing.origin, Field::Completed, filing.completed));
        let label = format!("备案：{}", name(site, &filing.technology));
        let corrected = corrected(site, index, Kind::Filing, Some(&filing.technology));
        records.push(Record { label, origin: &filing.origin, written, corrected });
    }
    for disclosure in newest_disclosures(site, index) {
        let mut written = differing_technology(site, &disclosure.origin, &disclosure.technology);
        written.extend(differing_date(&disclosure.origin, Field::Completed, disclosure.completed));
        let label = format!("院务公开：{}", name(site, &disclosure.technology));
        written.extend(differing_count(disclosure));
        let corrected = corrected(site, index, Kind::Disclosure, Some(&disclosure.technology));
        records.push(Record { label, origin: &disclosure.origin, written, corrected });
    }
    for base in site.training_bases_of(index) {
        let written = differing_technology(site, &base.origin, &base.technology);
        let label = format!("培训基地：{}", name(site, &base.technology));
        let corrected = corrected(site, index, Kind::TrainingBase, Some(&base.technology));
        records.push(Record { label, origin: &base.origin, written, corrected });
    }
    records
}

/// What authorities corrected in the records of a kind, beside what the source wrote:
/// 完成备案时间“2023年5月6日”更正为“2023年5月16日”，见 corrections.toml 第 3 行：登记时录错.
fn corrected(
    site: &Site<'_>,
    index: InstitutionIndex,
    kind: Kind,
    technology: Option<&TechnologyId>,
) -> Vec<String> {
    let of_record = site
        .corrections_of(index)
        .filter(|each| each.kind == kind && each.technology.as_ref() == technology);
    let told = of_record.map(|each| {
        let field = Some(change_words::published_field(each.field));
        let shown = |value: &Option<String>| match value {
            Some(value) => format!("“{}”", change_words::value_words(site, field, value)),
            None => "空白".to_owned(),
        };
        let file = site.dataset.sources.file(each.location.file);
        format!(
            "{}{}更正为{}：{}（{}，见 {} 第 {} 行）",
            each.field.in_chinese(),
            shown(&each.was),
            shown(&each.now),
            each.cause.reason,
            history_of::by(site, &each.cause),
            file.name(),
            each.location.row,
        )
    });
    told.collect()
}

/// The newest of each technology, as the page shows them; the data files have them all.
fn newest_disclosures<'a>(site: &Site<'a>, index: InstitutionIndex) -> Vec<&'a Disclosure> {
    let technologies: BTreeSet<_> =
        site.disclosures_of(index).map(|disclosure| &disclosure.technology).collect();
    technologies.into_iter().filter_map(|id| site.latest_disclosure(index, id)).collect()
}

fn differing_name(origin: &Origin, shown: &str) -> Vec<String> {
    let raw = origin.text(Field::InstitutionName).filter(|raw| *raw != shown);
    // A name cell may hold more than the name; only another spelling of it is shown.
    let same = raw.filter(|raw| fold(raw) == fold(shown));
    same.map(|raw| format!("名称“{raw}”")).into_iter().collect()
}

/// The date's cell, where it was read: a cell with more than a date is not.
fn differing_date(origin: &Origin, field: Field, shown: Option<PartialDate>) -> Option<String> {
    let (raw, shown) = (origin.text(field)?, shown?);
    (raw != shown.in_chinese()).then(|| format!("完成备案时间“{raw}”"))
}

/// The count's cell, where the page shows another count.
fn differing_count(disclosure: &Disclosure) -> Option<String> {
    let raw = disclosure.origin.text(Field::CumulativeCases)?;
    let shown = disclosure.cumulative_cases?.to_string();
    let plain = raw.bytes().all(|byte| byte.is_ascii_digit());
    (plain && raw != shown).then(|| format!("累计例数“{raw}”"))
}

/// The technology's cell, where it holds nothing but a name the technology goes by: a cell that
/// holds more has not been checked for what it holds.
fn differing_technology(site: &Site<'_>, origin: &Origin, id: &TechnologyId) -> Vec<String> {
    let shown = name(site, id);
    let raw = origin.text(Field::Technology).filter(|raw| *raw != shown);
    let raw = raw.filter(|raw| is_name_of(site, id, raw));
    raw.map(|raw| format!("技术“{raw}”")).into_iter().collect()
}

fn is_name_of(site: &Site<'_>, id: &TechnologyId, raw: &str) -> bool {
    let raw = fold(raw);
    let own = site.reference.technologies.get(id).is_some_and(|technology| {
        let Technology { name, aliases, .. } = technology;
        std::iter::once(name).chain(aliases).any(|name| fold(name) == raw)
    });
    own || site.listings(id).iter().any(|listed| {
        let entry = listed.entry;
        let names = entry.aliases.iter().chain([&entry.name]).map(|name| fold(name));
        names.chain([fold(&entry.full_name())]).any(|name| name == raw)
    })
}

fn name<'a>(site: &Site<'a>, id: &'a TechnologyId) -> &'a str {
    site.reference.technologies.get(id).map_or(id.as_str(), |technology| technology.name.as_str())
}
