//! What the publish gate sees in one authority's exports though it is little of the whole: a file
//! that is missing, columns that slipped, counts in another unit.

use crate::gate::refused_then_accepted;
use crate::history::last_events;
use crate::support::{build, export, site};
use std::path::{Path, PathBuf};

/// A hospital of the small city: name, number, technology, day and count.
type Row = (String, usize, &'static str, String, u32);

const TECHNOLOGIES: [&str; 2] = ["肿瘤消融治疗技术", "心室辅助技术"];

/// So many hospitals of the city.
fn city(hospitals: usize) -> Vec<Row> {
    let names = ["中心医院", "中医医院", "妇幼保健院", "传染病医院", "骨科医院", "口腔医院"];
    let row = |at: usize| {
        let (name, technology) = (names[at % names.len()], TECHNOLOGIES[at % 2]);
        let day = format!("2023-05-{:02}", at + 10);
        (format!("示例市{name}"), at + 1, technology, day, 40 + at as u32)
    };
    (0..hospitals).map(row).collect()
}

/// Another city of a hundred filings, so that the small one's are a small share.
fn large(site: &Path) {
    let row = |at: usize| {
        let technology = TECHNOLOGIES[at % 2];
        format!("示例大市第{at}医院,{:018},{technology},2022-03-04,有效,\n", 9000 + at)
    };
    let rows: String = (1..=100).map(row).collect();
    let text = format!("{}{rows}", crate::history::HEADER);
    export(site, "220200/2026-11-08", "备案.csv", text.as_bytes());
}

const FILINGS: &str = "备案.csv";
const LIST: &str = "医疗机构.csv";
const COUNTS: &str = "院务公开.csv";

/// One of the files of the city.
fn put(site: &Path, date: &str, name: &str, rows: &[Row]) {
    let row = |(name_of, number, technology, day, count): &Row| match name {
        FILINGS => format!("{name_of},{number:018},{technology},{day},有效,\n"),
        LIST => format!("{name_of},{number:018},二级甲等\n"),
        _ => format!("{name_of},{number:018},{technology},{count},2026-10-31\n"),
    };
    let header = match name {
        FILINGS => crate::history::HEADER,
        LIST => "医疗机构名称,登记号,级别\n",
        _ => "医疗机构名称,登记号,技术名称,累计例数,截止日期\n",
    };
    let text: String = rows.iter().map(row).collect();
    export(site, &format!("220100/{date}"), name, format!("{header}{text}").as_bytes());
}

fn all(site: &Path, date: &str, rows: &[Row]) {
    [FILINGS, LIST, COUNTS].into_iter().for_each(|name| put(site, date, name, rows));
}

/// A published site of both cities.
fn published(temporary: &tempfile::TempDir, rows: &[Row]) -> PathBuf {
    let site = site(temporary.path());
    large(&site);
    all(&site, "2026-11-08", rows);
    build(&site);
    site
}

const NEXT: &str = "2026-11-15";

#[test]
fn a_file_of_a_small_city_is_missing() {
    for (missing, kind, told) in [
        (FILINGS, "filing", "“220100”原有的 4 条备案记录全部不再列出"),
        (LIST, "institution", "“220100”原有的 4 条医疗机构记录全部不再列出"),
        (COUNTS, "disclosure", "“220100”原有的 4 条院务公开记录全部不再列出"),
    ] {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let rows = city(4);
        let site = published(&temporary, &rows);
        let others = [FILINGS, LIST, COUNTS].into_iter().filter(|name| *name != missing);
        others.for_each(|name| put(&site, NEXT, name, &rows));
        let name = format!("records:220100/{kind}");
        let mut names = vec![name.as_str()];
        // No other city has counts.
        names.extend((kind == "disclosure").then_some("removals"));
        names.sort_unstable_by_key(|name| *name == "removals");
        refused_then_accepted(&site, &names, told);
    }
}

#[test]
fn many_filings_of_one_city_are_not_listed() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    large(&site);
    let rows: Vec<Row> = (0..12)
        .map(|at| {
            (
                format!("示例市第{at}医院"),
                at + 1,
                TECHNOLOGIES[at % 2],
                format!("2023-05-{:02}", at + 10),
                40,
            )
        })
        .collect();
    let both = |date: &str, filed: &[Row]| {
        put(&site, date, LIST, &rows);
        put(&site, date, FILINGS, filed);
    };
    both("2026-11-08", &rows);
    build(&site);
    both(NEXT, &rows[1..]);
    build(&site);
    assert_eq!(last_events(&site), ["removed"], "one filing is no part of a file");
    both("2026-11-16", &rows[6..]);
    let told = "“220100”原有的 11 条备案中有 5 条不再列出";
    refused_then_accepted(&site, &["filings:220100"], told);
}

/// The rows with the names of the ones after them.
fn slipped(rows: &[Row]) -> Vec<Row> {
    let next = rows.iter().cycle().skip(1);
    rows.iter()
        .zip(next)
        .map(|(row, next)| (next.0.clone(), row.1, row.2, row.3.clone(), row.4))
        .collect()
}

#[test]
fn names_that_slip_against_the_numbers() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let rows = city(3);
    let site = published(&temporary, &rows);
    all(&site, NEXT, &slipped(&rows));
    refused_then_accepted(&site, &["names:220100"], "“220100”的 3 家机构中有 3 家改了名称");
}

#[test]
fn one_new_name_is_no_slip() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let mut rows = city(3);
    let site = published(&temporary, &rows);
    rows[0].0 = "示例市第一人民医院".to_owned();
    all(&site, NEXT, &rows);
    build(&site);
    assert_eq!(last_events(&site), ["renamed"]);
}

#[test]
fn filings_that_slip_against_the_names() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    large(&site);
    let rows = city(3);
    let unnumbered = |date: &str, rows: &[Row]| {
        let row = |row: &Row| format!("{},{},{}\n", row.0, TECHNOLOGIES[0], row.3);
        let text: String = rows.iter().map(row).collect();
        let text = format!("医疗机构名称,技术名称,完成备案时间\n{text}");
        export(&site, &format!("220100/{date}"), FILINGS, text.as_bytes());
    };
    unnumbered("2026-11-08", &rows);
    build(&site);
    unnumbered(NEXT, &slipped(&rows));
    refused_then_accepted(&site, &["moved:220100"], "“220100”有 3 条备案换到了别的机构名下");
}

#[test]
fn levels_that_slip_or_are_lost() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let mut rows = city(6);
    let site = published(&temporary, &rows);
    all(&site, NEXT, &rows);
    let text: String = rows.iter().map(|row| format!("{},{:018}\n", row.0, row.1)).collect();
    let text = format!("医疗机构名称,登记号\n{text}");
    export(&site, &format!("220100/{NEXT}"), LIST, text.as_bytes());
    let told = "“220100”的 6 家机构中有 6 家改了级别";
    refused_then_accepted(&site, &["values:220100/level"], told);
    // They come back, which is no loss.
    rows[0].4 += 1;
    all(&site, "2026-11-16", &rows);
    build(&site);
}

#[test]
fn counts_in_another_unit() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let mut rows = city(3);
    let site = published(&temporary, &rows);
    rows[0].4 *= 1000;
    all(&site, NEXT, &rows);
    build(&site);
    rows.iter_mut().skip(1).for_each(|row| row.4 *= 1000);
    all(&site, "2026-11-16", &rows);
    let told = "“220100”公布的 3 项累计例数中有 2 项变成了原来的 10 倍以上";
    refused_then_accepted(&site, &["growth:220100"], told);
}
