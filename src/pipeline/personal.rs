//! Personal data in what was to be published: what is exempt, and where a leak came from.

use crate::check;
use crate::config::Config;
use crate::content;
use crate::dataset::Dataset;
use crate::history::Ledger;
use crate::privacy::{self, Exempt};
use crate::publish::Leak;
use crate::record::personal::is_in_file_name;
use crate::source::{self, FileId, Location, Read, Sources};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Values told in all, and places of each.
const MOST_VALUES: usize = 20;
const MOST_PLACES: usize = 5;
/// As many characters of a checksum as pages show.
const SHORT_CHECKSUM: usize = 12;

/// What may be published although it looks personal: the authority's declared contacts, numbers
/// of institutions, past ones too, the beginnings of checksums, and paths of exports.
pub(super) fn exempt(config: &Config, dataset: &Dataset, ledger: &Ledger) -> Exempt {
    let mut exempt = Exempt::default();
    let contact = &config.contact;
    contact.phones.iter().chain(&contact.emails).for_each(|each| exempt.add(each));
    for institution in &dataset.institutions {
        let numbers = institution.registration_number.iter().chain(&institution.credit_code);
        numbers.for_each(|number| exempt.add(number));
    }
    let is_number = |field: &str| matches!(field, "registration_number" | "credit_code");
    let known = ledger.institutions.iter();
    let values = known.flat_map(|known| known.values.iter().chain(known.unstated.iter()));
    for (field, value) in values {
        if is_number(field) {
            exempt.add(value);
        }
    }
    for event in ledger.releases.iter().flat_map(|release| &release.events) {
        if event.field.as_deref().is_some_and(is_number) {
            event.before.iter().chain(&event.after).for_each(|number| exempt.add(number));
        }
    }
    let files = dataset.sources.files.iter().map(|file| (&file.sha256, &file.path));
    let seen = ledger.seen.iter().map(|seen| (&seen.sha256, &seen.file));
    for (sha256, path) in files.chain(seen) {
        exempt.add(sha256.get(..SHORT_CHECKSUM).unwrap_or_default());
        across_folders(path).for_each(|number| exempt.add(&number));
    }
    exempt
}

/// Numbers that a path only has because its folders stand before its name: every eleventh
/// 220500/2026-11-15/2024年 has the check digit of a citizen ID.
fn across_folders(path: &str) -> impl Iterator<Item = String> {
    let numbers = privacy::find(path).into_iter().map(|hit| hit.value);
    numbers.filter(|number| !path.split('/').any(|part| has(part, number)))
}

/// The files and sheets that name a person behind a label, in words. The search of the finished
/// files knows no names.
pub(super) fn named(sources: &Sources) -> Option<String> {
    let mut places = Vec::new();
    for file in &sources.files {
        let is_named = |name: &str| is_in_file_name(name) && privacy::find(name).is_empty();
        places.extend(is_named(&file.path).then(|| file.path.clone()));
        let sheets = file.sheets.iter().filter(|name| is_named(name));
        places.extend(sheets.map(|name| format!("{} 工作表“{name}”", file.path)));
    }
    let more = places.len().saturating_sub(MOST_VALUES);
    places.truncate(MOST_VALUES);
    let mut text = "没有发布：文件名或工作表名会随记录公布，这些名称里有人名。请改名：".to_owned();
    text.extend(places.iter().map(|place| format!("\n  - {}", privacy::mask(place))));
    if more > 0 {
        text.push_str(&format!("\n  - 另有 {more} 处"));
    }
    (!places.is_empty()).then_some(text)
}

/// The leaks in words: each value masked, where it would have been published, and where it came
/// from.
pub(super) fn explain(leaks: &[Leak], site: &Path, as_of: Date) -> String {
    let mut by_value: BTreeMap<&str, Vec<&Leak>> = BTreeMap::new();
    for leak in leaks {
        by_value.entry(&leak.value).or_default().push(leak);
    }
    let read = source::read(&site.join("data").join("sources"), as_of).unwrap_or_default();
    let places: BTreeSet<_> = leaks.iter().map(|leak| (&leak.value, &leak.path)).collect();
    let mut text = format!("没有发布：要公布的文件里有 {} 处个人信息。", places.len());
    for (value, of_value) in by_value.iter().take(MOST_VALUES) {
        text.push_str(&told(value, of_value, &read, site));
    }
    if by_value.len() > MOST_VALUES {
        text.push_str(&format!("\n  …… 共 {} 个号码", by_value.len()));
    }
    text.push_str(
        "\n请从来源里删去后再运行。机关自己对外公布的电话和邮箱，请写进 site.toml 的 [contact]。\
         原来的网站没有改动。",
    );
    text
}

fn told(value: &str, leaks: &[&Leak], read: &Read, site: &Path) -> String {
    let kind = leaks[0].kind.in_chinese();
    let mut text = format!("\n  - {kind} {}", privacy::masked(value));
    let mut sources = in_tables(value, read);
    sources.extend(in_settings(value, site));
    sources.extend(in_content(value, site));
    if sources.is_empty() {
        sources.push("导出文件、site.toml 和 content 文件夹里都没有找到，请检查 data 里的目录、更正等文件和以往的发布".into());
    }
    for place in listed(sources) {
        text.push_str(&format!("\n      取自 {place}"));
    }
    let files: BTreeSet<_> =
        leaks.iter().map(|leak| privacy::mask(&leak.path).into_owned()).collect();
    for file in listed(files.into_iter().collect()) {
        text.push_str(&format!("\n      会出现在 {file}"));
    }
    text
}

/// The first few, and how many there are.
fn listed(mut places: Vec<String>) -> Vec<String> {
    let all = places.len();
    if all > MOST_PLACES {
        places.truncate(MOST_PLACES);
        places.push(format!("…… 共 {all} 处"));
    }
    places
}

/// Every cell, header and name in which a value stands.
fn in_tables(value: &str, read: &Read) -> Vec<String> {
    let mut places = Vec::new();
    for (at, file) in read.sources.files.iter().enumerate() {
        let place = check::place_in_words(Location::of_file(FileId(at as u32)), &read.sources);
        let names = std::iter::once(&file.path).chain(&file.sheets);
        places.extend(names.filter(|name| has(name, value)).map(|_| format!("{place} 的名称")));
    }
    for table in &read.tables {
        for row in &table.rows {
            for (column, cell) in (1_u16..).zip(&row.cells) {
                if has(&cell.text, value) {
                    let location = table.location(row).at_column(column);
                    places.push(check::place_in_words(location, &read.sources));
                }
            }
        }
    }
    places
}

fn in_settings(value: &str, site: &Path) -> Option<String> {
    let settings = Config::text(site)?;
    let line = settings.lines().position(|line| has(line, value))?;
    Some(format!("{} 第 {} 行", crate::config::FILE_NAME, line + 1))
}

/// Every line of the editors' files in which a value stands.
fn in_content(value: &str, site: &Path) -> Vec<String> {
    let files = content::read(&site.join("content")).unwrap_or_default();
    let lines = files.iter().flat_map(|file| {
        (1_u32..).zip(file.text.lines()).map(move |(number, line)| (file, number, line))
    });
    lines
        .filter(|(_, _, line)| has(line, value))
        .map(|(file, number, _)| format!("content/{} 第 {number} 行", file.path))
        .collect()
}

fn has(text: &str, value: &str) -> bool {
    privacy::find(text).iter().any(|hit| hit.value == value)
}
