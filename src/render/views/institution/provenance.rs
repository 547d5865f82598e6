//! Where the records of the page came from, and how their source wrote what the page writes
//! differently.

use crate::catalog::{Technology, TechnologyId};
use crate::dataset::{Disclosure, InstitutionIndex, Origin};
use crate::date::PartialDate;
use crate::record::{Field, Kind};
use crate::render::format;
use crate::render::parts::{Cell, Column, Table};
use crate::site::{FirstSeen, Site, changes};
use crate::text::fold;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Which rows of which files the page speaks of, and the records whose source reads otherwise.
#[derive(Serialize)]
pub(super) struct Provenance {
    files: Table,
    differing: Option<Table>,
}

/// One record of the page.
struct Record<'a> {
    kind: Kind,
    technology: Option<&'a TechnologyId>,
    origin: &'a Origin,
    /// What the source wrote: field and raw text.
    written: Vec<String>,
    /// What authorities corrected.
    corrected: Vec<String>,
}

/// The rows of one kind in one sheet.
struct Rows<'a> {
    seen: FirstSeen<'a>,
    kind: Kind,
    numbers: BTreeSet<u32>,
    records: usize,
}

pub(super) fn provenance(site: &Site<'_>, index: InstitutionIndex) -> Provenance {
    let records = records(site, index);
    Provenance { files: files(site, &records), differing: differing(site, &records) }
}

/// The files with their rows and checksums, a line for each kind of record.
fn files(site: &Site<'_>, records: &[Record<'_>]) -> Table {
    let columns = [
        Column::text("记录"),
        Column::text("来源文件"),
        Column::text("在文件里的位置"),
        Column::short("SHA-256 前12位"),
    ];
    let files = by_file(site, records);
    let is_of_several = files.windows(2).any(|pair| pair[0].seen.folder() != pair[1].seen.folder());
    let rows = files.into_iter().map(|rows| {
        // Of several authorities' files the page tells which is whose.
        let sender = is_of_several.then(|| site.sender(rows.seen.folder())).flatten();
        let sender = sender.map(|authority| authority.name.clone());
        let sheet = rows.seen.sheet.map(|name| format!("工作表“{name}”"));
        let position = sheet.unwrap_or_default() + &format::rows(&rows.numbers);
        vec![
            Cell::text(counted(&rows)),
            Cell::text(rows.seen.file_name())
                .with_notes(sender.into_iter().chain([exported(&rows.seen)])),
            Cell::text(position),
            Cell::text(format::short_hash(rows.seen.sha256)),
        ]
    });
    Table::new("本页各项记录的来源", columns, rows).headed()
}

/// 备案 13 项; the institution itself is one.
fn counted(rows: &Rows<'_>) -> String {
    let kind = rows.kind.in_chinese();
    match rows.kind {
        Kind::Institution => kind.to_owned(),
        _ => format!("{kind} {} 项", rows.records),
    }
}

fn exported(seen: &FirstSeen<'_>) -> String {
    let day = seen.snapshot.map(|date| format!("{}导出", format::day(date)));
    day.unwrap_or_else(|| "导出日期不明".to_owned())
}

/// In the order in which the page comes by them.
fn by_file<'a>(site: &Site<'a>, records: &[Record<'_>]) -> Vec<Rows<'a>> {
    let mut all: Vec<Rows<'a>> = Vec::new();
    for record in records {
        let (kind, seen) = (record.kind, site.first_seen(record.origin.location));
        let place = |seen: &FirstSeen<'a>| (seen.file, seen.sheet);
        let same = |rows: &&mut Rows<'a>| rows.kind == kind && place(&rows.seen) == place(&seen);
        match all.iter_mut().find(same) {
            Some(rows) => {
                rows.numbers.insert(seen.row);
                rows.records += 1;
            }
            None => all.push(Rows { seen, kind, numbers: BTreeSet::from([seen.row]), records: 1 }),
        }
    }
    all
}

/// The records whose source wrote something else, or that an authority corrected.
fn differing(site: &Site<'_>, records: &[Record<'_>]) -> Option<Table> {
    let differs =
        |record: &&Record<'_>| !(record.written.is_empty() && record.corrected.is_empty());
    let rows = records.iter().filter(differs).map(|record| {
        let written = match record.written.is_empty() {
            true => Cell::text("更正前见下"),
            false => Cell::text(record.written.join("；")),
        };
        vec![Cell::text(label(site, record)), written.with_notes(record.corrected.iter().cloned())]
    });
    let columns = [Column::text("记录"), Column::text("原文写法")];
    Table::new("原文与本页写法不同的记录", columns, rows).unless_empty()
}

fn label(site: &Site<'_>, record: &Record<'_>) -> String {
    let kind = record.kind.in_chinese();
    record
        .technology
        .map_or_else(|| kind.to_owned(), |id| format!("{kind}：{}", site.technology_name(id)))
}

fn records<'a>(site: &Site<'a>, index: InstitutionIndex) -> Vec<Record<'a>> {
    let institution = site.dataset.institution(index);
    let record = |kind, technology, origin, written| {
        let corrected = corrected(site, index, kind, technology);
        Record { kind, technology, origin, written, corrected }
    };
    let name = differing_name(&institution.origin, &institution.name);
    let mut records = vec![record(Kind::Institution, None, &institution.origin, name)];
    for filing in site.filings_of(index) {
        let mut written = differing_technology(site, &filing.origin, &filing.technology);
        written.extend(differing_date(&filing.origin, Field::Completed, filing.completed));
        records.push(record(Kind::Filing, Some(&filing.technology), &filing.origin, written));
        for row in &filing.elsewhere {
            records.push(record(Kind::Filing, Some(&filing.technology), row, Vec::new()));
        }
    }
    for disclosure in newest_disclosures(site, index) {
        let (technology, origin) = (&disclosure.technology, &disclosure.origin);
        let mut written = differing_technology(site, origin, technology);
        written.extend(differing_date(origin, Field::Completed, disclosure.completed));
        written.extend(differing_count(disclosure));
        records.push(record(Kind::Disclosure, Some(technology), origin, written));
    }
    for base in site.training_bases_of(index) {
        let written = differing_technology(site, &base.origin, &base.technology);
        records.push(record(Kind::TrainingBase, Some(&base.technology), &base.origin, written));
    }
    // What a hospital lists of its own is shown as it is written.
    for admitted in site.new_technologies_of(index) {
        records.push(record(Kind::NewTechnology, None, &admitted.origin, Vec::new()));
    }
    for operation in site.surgery_items_of(index) {
        records.push(record(Kind::SurgeryItem, None, &operation.origin, Vec::new()));
    }
    records
}

/// What authorities corrected in the records of a kind, beside what the source wrote:
/// 完成备案时间“2023年5月6日”更正为“2023年5月16日”：登记时录错（长春市卫生健康委员会 2026年11月16日说明）.
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
        let field = Some(each.published_field());
        let shown = |value: &Option<String>| match value {
            Some(value) => format!("“{}”", changes::value_words(site, field, value)),
            None => "空白".to_owned(),
        };
        format!(
            "{}{}更正为{}：{}（{}）",
            each.field.in_chinese(),
            shown(&each.was),
            shown(&each.now),
            each.cause.reason,
            changes::by(site, &each.cause),
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

/// The date's cell, where it was read (a cell with more than a date is not) and has other numbers
/// than the date: 2023.5.6 and 2023-05-06 say 2023年5月6日 too.
fn differing_date(origin: &Origin, field: Field, shown: Option<PartialDate>) -> Option<String> {
    let (raw, shown) = (origin.text(field)?, shown?.in_chinese());
    numbers(raw).ne(numbers(&shown)).then(|| format!("完成备案时间“{raw}”"))
}

/// The numbers of a text, one after another, each without leading zeros.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let runs = text.split(|character: char| !character.is_ascii_digit());
    runs.filter(|run| !run.is_empty()).map(|run| run.trim_start_matches('0'))
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
    let shown = site.technology_name(id);
    let raw = origin.text(Field::Technology).filter(|raw| *raw != shown);
    let raw = raw.filter(|raw| is_name_of(site, id, raw));
    raw.map(|raw| format!("技术“{raw}”")).into_iter().collect()
}

fn is_name_of(site: &Site<'_>, id: &TechnologyId, raw: &str) -> bool {
    // Nearly all are written as a catalog has them.
    names(site, id).any(|name| name == raw) || {
        let raw = fold(raw);
        names(site, id).any(|name| fold(&name) == raw)
    }
}

/// Every name that a technology goes by or went by.
fn names<'a>(site: &Site<'a>, id: &TechnologyId) -> impl Iterator<Item = Cow<'a, str>> {
    let own = site.reference.technologies.get(id).into_iter();
    let own = own.flat_map(|Technology { name, aliases, .. }| std::iter::once(name).chain(aliases));
    let listed = site.listings(id).into_iter().flat_map(|listed| {
        let entry = listed.entry;
        let full = entry.scope.as_ref().map(|_| Cow::from(entry.full_name()));
        entry.aliases.iter().chain([&entry.name]).map(Cow::from).chain(full)
    });
    own.map(Cow::from).chain(listed)
}
