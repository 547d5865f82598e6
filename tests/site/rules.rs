//! One fixture a rule: `tests/rules/<rule>/` holds the exports (and in `data/` other files of the
//! site), `expected.txt` the report.

use gongshi::check::{Checked, RULES, handbook, report_text};
use gongshi::source::Location;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Where a fixture's file lies when it says nothing else.
const PLACE: &str = "220100/2026-11-15";

/// The file that says the day of the check, where it is another than of all the others.
const DAY: &str = "today.txt";

/// The report of a fixture and the codes in it.
fn report(fixture: &Path) -> (String, BTreeSet<&'static str>) {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    for entry in fs::read_dir(fixture).expect("fixture") {
        let entry = entry.expect("entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        if name == "data" {
            crate::support::copy(&entry.path(), &site.join("data"));
        } else if entry.path().is_dir() {
            crate::support::copy(&entry.path(), &site.join("data/sources").join(name));
        } else if !["expected.txt", DAY].contains(&name.as_str()) {
            crate::support::export(&site, PLACE, &name, &fs::read(entry.path()).expect("file"));
        }
    }
    let day = fs::read_to_string(fixture.join(DAY)).ok();
    let day = day.map_or(crate::support::TODAY, |day| day.trim().parse().expect("a day"));
    let checked = gongshi::inspect(&site, day).expect("inspected").checked;
    assert!(checked.dataset.account().balances(), "{}: lines lost", fixture.display());
    values_are_as_written(&site.join("data/sources"), &checked);
    let codes = checked.findings.iter().map(|finding| finding.rule.code).collect();
    (report_text(&checked.findings, &checked.dataset.sources), codes)
}

/// What a finding shows of a cell stands in the file as it is: a clerk looks for it there.
fn values_are_as_written(sources: &Path, checked: &Checked) {
    let of_cells = checked.findings.iter().filter(|finding| finding.location.column.is_some());
    for finding in of_cells.filter(|finding| !NOT_AS_WRITTEN.contains(&finding.rule.code)) {
        let path = &checked.dataset.sources.file(finding.location.file).path;
        let Ok(text) = fs::read_to_string(sources.join(path)) else { continue };
        let (code, value) = (finding.rule.code, finding.value.as_str());
        let quoted = value.replace('"', "\"\"");
        let stands = text.contains(value) || text.contains(&quoted);
        assert!(stands, "{code}: “{value}” is not in {path}");
    }
}

/// Personal data is masked, and what can't be shown is named by its number.
const NOT_AS_WRITTEN: [&str; 4] = ["F019", "F107", "F701", "F702"];

#[test]
fn every_rule_has_a_fixture_that_it_finds() {
    for rule in RULES {
        let fixture = crate::support::repository().join("tests/rules").join(rule.name);
        assert!(fixture.is_dir(), "{} {} has no fixture", rule.code, rule.name);
        let (text, codes) = report(&fixture);
        assert!(codes.contains(rule.code), "{}: {codes:?}\n{text}", rule.name);
        crate::support::expect_text(&fixture.join("expected.txt"), &text);
    }
}

#[test]
fn every_fixture_belongs_to_a_rule() {
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    for entry in fs::read_dir(crate::support::repository().join("tests/rules")).expect("fixtures") {
        let name = entry.expect("entry").file_name().to_string_lossy().into_owned();
        assert!(names.contains(name.as_str()), "tests/rules/{name} belongs to no rule");
    }
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|one, other| one < other), "{codes:?}");
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
}

#[test]
fn the_handbook_says_what_the_rules_say() {
    crate::support::expect_text(&crate::support::repository().join("docs/rules.md"), &handbook());
}

/// What else weighs in a fixture, and why it is true there.
const ALSO: [(&str, &str, &str); 15] = [
    ("ambiguous-correction", "F405", "two valid filings are what the correction can't choose from"),
    ("conflicting-statuses", "F116", "a row that is set aside says that a filing has ended"),
    ("conflicting-statuses", "F201", "a name in a list of what was revoked says more than it"),
    ("ended-in-remark", "F012", "two columns of the status, one of which says that it ended"),
    ("ended-in-remark", "F306", "one of its remarks tells of a new name"),
    ("ended-in-remark", "F418", "some of its files list as valid what others say has ended"),
    ("filed-not-noted", "F208", "a note that is not wholly understood concludes nothing"),
    ("merged-count", "F501", "there is no table of filings"),
    ("papers-out-of-order", "F406", "one of its rows is late too"),
    ("unclear-end", "F101", "one of its rows names no technology"),
    ("unclear-end", "F201", "the names are not in the catalog"),
    ("unclear-end", "F418", "of some rows only one filing can be meant"),
    ("unknown-technology", "F115", "one of the unknown names is code"),
    ("unreadable-as-of", "F501", "there is no table of filings"),
    ("unreadable-file", "F501", "the table of filings can't be read"),
];

/// Errors and warnings that a fixture was not made for would be noise to a clerk: of all that
/// weigh, only these few, each of them true. Notices are facts of small files (no dates, no
/// disclosures) and don't count.
#[test]
fn fixtures_have_no_findings_that_are_not_meant() {
    let (mut meant, mut others) = (0, BTreeSet::new());
    for rule in RULES {
        let expected = crate::support::repository().join("tests/rules").join(rule.name);
        let text = fs::read_to_string(expected.join("expected.txt")).expect("expected");
        for line in text.lines() {
            let Some((level, rest)) = line.split_once(' ') else { continue };
            let Some((code, _)) = rest.split_once('：') else { continue };
            match (level, code == rule.code) {
                ("错误" | "警告" | "提示", true) => meant += 1,
                ("错误" | "警告", false) => drop(others.insert((rule.name, code.to_owned()))),
                _ => {}
            }
        }
    }
    let also = ALSO.map(|(fixture, code, _)| (fixture, code.to_owned()));
    assert_eq!(others, BTreeSet::from(also), "beside {meant} findings that are meant");
    assert!(meant >= RULES.len());
}

/// A clerk who mends the first fault of a row must not find the next one a week later.
#[test]
fn every_bad_cell_of_a_row_is_told_at_once() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let rows = "医疗机构名称,统一社会信用代码,所在地,备案机关,技术名称,完成备案时间,备案状态,累计例数,截止日期\n\
        示例市第一医院,1,无此地,无此机关,无此技术,2026-13-01,不明,约30,2026-14-01\n\
        示例市第一医院,,,,无此技术,2062-01-01,有效,约30,\n\
        示例市第一医院,,,无此机关,无此技术,2023-01-01,有效,约30,\n";
    crate::support::export(&site, PLACE, "备案.csv", rows.as_bytes());
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    let errors = checked.findings.iter().filter(|finding| finding.location.row > 1);
    let told: Vec<(u32, u16, &str)> = errors
        .map(|finding| {
            let Location { row, column, .. } = finding.location;
            (row, column.unwrap_or_default(), finding.rule.code)
        })
        .collect();
    let expected = [
        (2, 2, "F108"),
        (2, 3, "F305"),
        (2, 4, "F304"),
        (2, 5, "F201"),
        (2, 6, "F102"),
        (2, 7, "F104"),
        (2, 8, "F103"),
        (2, 9, "F102"),
        (3, 5, "F201"),
        (3, 6, "F401"),
        (3, 8, "F103"),
        (4, 4, "F304"),
        (4, 5, "F201"),
        (4, 8, "F103"),
    ];
    assert_eq!(told, expected);
    assert!(checked.dataset.filings.is_empty() && checked.dataset.disclosures.is_empty());
}

/// A name in a city's list that two of its counties have is nobody's; in one county only it is that
/// one's. Two counties' hospitals are never one for a list that is read before theirs.
#[test]
fn hospitals_of_two_counties_are_not_joined_by_their_citys_list() {
    let names = |counties: &[&str]| {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = crate::support::site(temporary.path());
        let filing = "医疗机构名称,技术名称,完成备案时间\n示例仁爱医院,心室辅助技术,2019-01-20\n";
        for county in counties {
            let place = format!("{county}/2026-11-15");
            crate::support::export(&site, &place, "备案.csv", filing.as_bytes());
        }
        let counts =
            "医疗机构名称,技术名称,累计例数,截止日期\n示例仁爱医院,心室辅助技术,20,2026-10-31\n";
        crate::support::export(&site, "220100/2026-11-15", "公开.csv", counts.as_bytes());
        let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
        let codes = checked.findings.iter().map(|finding| finding.rule.code.to_owned());
        let dataset = &checked.dataset;
        (dataset.institutions.len(), dataset.disclosures.len(), codes.collect::<BTreeSet<_>>())
    };
    let (institutions, disclosures, codes) = names(&["220122", "220183"]);
    assert_eq!((institutions, disclosures, codes.contains("F302")), (2, 0, true));
    let (institutions, disclosures, codes) = names(&["220183"]);
    assert_eq!((institutions, disclosures, codes.contains("F302")), (1, 1, false));
}

/// A city's workbook with a sheet for each county: what a sheet lists stands there.
#[test]
fn hospitals_of_one_name_on_sheets_of_two_counties_are_two() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for county in ["农安县", "德惠市"] {
        let sheet = workbook.add_worksheet().set_name(county).expect("a name");
        let rows = [
            ["医疗机构名称", "技术名称", "完成备案时间"],
            ["示例人民医院", "心室辅助技术", "2019-01-20"],
        ];
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text).expect("a cell");
            }
        }
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    crate::support::export(&site, "220100/2026-11-15", "备案.xlsx", &bytes);
    let dataset =
        gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked.dataset;
    let places: BTreeSet<&str> = dataset
        .institutions
        .iter()
        .filter_map(|each| each.jurisdiction.as_ref().map(|place| place.as_str()))
        .collect();
    assert_eq!((dataset.filings.len(), places), (2, BTreeSet::from(["220122", "220183"])));
}

/// The number of one of two hospitals of a name does not say which of two counties it stands in.
#[test]
fn a_citys_number_joins_neither_of_two_counties_hospitals() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let list = "医疗机构名称,登记号,级别\n示例仁爱医院,12345678901,三级甲等\n";
    crate::support::export(&site, "220100/2026-11-15", "机构.csv", list.as_bytes());
    let filing =
        "医疗机构名称,登记号,技术名称,完成备案时间\n示例仁爱医院,,心室辅助技术,2019-01-20\n";
    let numbered = format!("{filing}示例仁爱医院,12345678901,肿瘤消融治疗技术,2019-01-20\n");
    crate::support::export(&site, "220122/2026-11-15", "备案.csv", filing.as_bytes());
    crate::support::export(&site, "220183/2026-11-15", "备案.csv", numbered.as_bytes());
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    let filed: Vec<&str> =
        checked.dataset.filings.iter().map(|it| it.technology.as_str()).collect();
    assert_eq!((checked.dataset.institutions.len(), filed), (1, vec!["tumor-ablation"]));
    let several = checked.findings.iter().filter(|finding| finding.rule.code == "F302");
    assert_eq!(several.count(), 2);
}

/// Two licences of one owner share a credit code; what one has filed the other has not.
#[test]
fn a_campus_with_a_licence_of_its_own_is_an_institution_of_its_own() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let rows = "医疗机构名称,登记号,统一社会信用代码,技术名称,完成备案时间\n\
        示例大学医院,41275931022010411A1001,122200004127593106,心室辅助技术,2019-01-20\n\
        示例大学医院北院,41275931022010411A1002,122200004127593106,肿瘤消融治疗技术,2019-01-20\n\
        示例大学医院北院,,122200004127593106,放射性粒子植入治疗技术,2019-01-20\n\
        示例大学医院（新名）,,122200004127593106,人工智能辅助治疗技术,2019-01-20\n\
        示例大学医院,41275931022010411A1003,122200004127593106,人工智能辅助诊断技术,2019-01-20\n";
    crate::support::export(&site, PLACE, "备案.csv", rows.as_bytes());
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    let of = |name: &str| {
        let dataset = &checked.dataset;
        let own =
            dataset.filings.iter().filter(|it| dataset.institution(it.institution).name == name);
        own.map(|it| it.technology.as_str()).collect::<BTreeSet<_>>()
    };
    assert_eq!(of("示例大学医院"), BTreeSet::from(["ventricular-assist", "ai-assisted-diagnosis"]));
    let north = BTreeSet::from(["tumor-ablation", "radioactive-seed-implantation"]);
    assert_eq!(of("示例大学医院北院"), north);
    let several = checked.findings.iter().filter(|finding| finding.rule.code == "F302");
    assert_eq!(several.map(|finding| finding.location.row).collect::<Vec<_>>(), [5]);
}

/// A number is copied into the next row, or a word stands in its place: what one hospital has filed
/// is not another's.
#[test]
fn a_number_under_another_hospitals_name_joins_nothing() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let rows = "医疗机构名称,登记号,技术名称,完成备案时间\n\
        示例甲医院,PDY00000022010111A1001,肿瘤消融治疗技术,2023-05-06\n\
        完全另一家医院,PDY00000022010111A1001,心室辅助技术,2019-01-20\n\
        示例乙医院,办理中,肿瘤消融治疗技术,2023-05-06\n\
        示例丙医院,办理中,心室辅助技术,2019-01-20\n\
        示例丁医院,同上,肿瘤消融治疗技术,2023-05-06\n\
        示例甲院,PDY00000022010111A1001,心室辅助技术,2019-01-20\n";
    crate::support::export(&site, PLACE, "备案.csv", rows.as_bytes());
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    let dataset = &checked.dataset;
    let numbered = |it: &&gongshi::dataset::Institution| it.registration_number.is_some();
    let numbered: Vec<&str> =
        dataset.institutions.iter().filter(numbered).map(|it| it.name.as_str()).collect();
    assert_eq!((numbered, dataset.institutions.len()), (vec!["示例甲医院"], 4));
    let filed = dataset.filings.iter().map(|it| dataset.institution(it.institution).name.as_str());
    assert_eq!(filed.collect::<BTreeSet<_>>().len(), 4);
    let told = |code: &str| {
        let told = checked.findings.iter().filter(|finding| finding.rule.code == code);
        told.map(|finding| finding.location.row).collect::<Vec<_>>()
    };
    assert_eq!((told("F303"), told("F105"), told("F306")), (vec![3], vec![4, 5, 6], vec![7]));
    let other = checked.findings.iter().find(|finding| finding.rule.code == "F306");
    assert!(other.is_some_and(|finding| !finding.message.contains("名单")));
}

/// The dataset of one city's files, and the codes of what was found.
fn checked(files: &[(&str, &str)]) -> (Checked, Vec<&'static str>) {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    for (name, text) in files {
        crate::support::export(&site, PLACE, name, text.as_bytes());
    }
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    let codes = checked.findings.iter().map(|finding| finding.rule.code).collect();
    (checked, codes)
}

/// The counts of a dataset in its order.
fn counts(checked: &Checked) -> Vec<Option<u32>> {
    checked.dataset.disclosures.iter().map(|each| each.cumulative_cases).collect()
}

/// The day stands in the title: nothing in the rows themselves tells one count from the other.
#[test]
fn the_same_count_on_a_later_day_is_another_count() {
    for columns in ["累计例数", "完成备案时间,累计例数"] {
        let date = if columns.contains(',') { "2023-05-06," } else { "" };
        let table = |title: &str| {
            format!(
                "{title}\n医疗机构名称,技术名称,{columns}\n示例甲医院,肿瘤消融治疗技术,{date}30\n"
            )
        };
        let (september, october) = (table("截至2026年9月30日"), table("截至2026年10月31日"));
        let (both, codes) = checked(&[("甲.csv", &september), ("乙.csv", &october)]);
        assert_eq!(counts(&both), [Some(30), Some(30)], "{columns} {codes:?}");
        let (once, codes) = checked(&[("甲.csv", &september), ("乙.csv", &september)]);
        assert_eq!(counts(&once), [Some(30)], "{columns} {codes:?}");
        let told = once.findings.iter().find(|finding| finding.rule.code == "F404");
        assert!(told.is_some_and(|finding| finding.message.contains(".csv”第 3 行")), "{codes:?}");
    }
}

#[test]
fn counts_of_no_day_that_differ_are_not_told() {
    let rows = "医疗机构名称,技术名称,累计例数\n示例甲医院,肿瘤消融治疗技术,30\n示例甲医院,肿瘤消融治疗技术,20\n";
    let (checked, codes) = checked(&[("公开.csv", rows)]);
    assert_eq!(counts(&checked), [None, None]);
    assert!(codes.contains(&"F508"), "{codes:?}");
}

#[test]
fn a_fall_across_a_row_without_a_count_is_seen() {
    let rows = "医疗机构名称,技术名称,累计例数,截止日期\n\
        示例甲医院,肿瘤消融治疗技术,30,2026-08-31\n\
        示例甲医院,肿瘤消融治疗技术,,2026-09-30\n\
        示例甲医院,肿瘤消融治疗技术,20,2026-10-31\n";
    let (_, codes) = checked(&[("公开.csv", rows)]);
    assert!(codes.contains(&"F504"), "{codes:?}");
}

#[test]
fn a_technology_named_twice_is_one_and_a_number_of_several_is_nobodys() {
    let rows = "医疗机构名称,技术名称,技术编号,完成备案时间\n\
        示例甲医院,肿瘤消融治疗技术、肿瘤消融治疗技术,,2023-05-06\n\
        示例乙医院,肿瘤消融治疗技术、心室辅助技术,G01,2023-05-06\n";
    let bases = "培训基地名称,培训技术,基地备案日期,培训名额\n\
        示例甲医院,肿瘤消融治疗技术、心室辅助技术,2023-05-06,20\n";
    let (checked, codes) = checked(&[("备案.csv", rows), ("基地.csv", bases)]);
    assert_eq!((checked.dataset.filings.len(), checked.dataset.training_bases.len()), (3, 2));
    assert!(checked.dataset.training_bases.iter().all(|base| base.places.is_none()));
    assert!(!codes.contains(&"F405"), "{codes:?}");
    let told = checked.findings.iter().filter(|finding| finding.rule.code == "F105");
    let told: Vec<&str> = told.map(|finding| finding.value.as_str()).collect();
    assert_eq!(told, ["20", "G01"]);
}

/// 同上 is read in no cell: neither a second name nor a department is called that.
#[test]
fn a_word_for_the_cell_above_is_never_a_value() {
    let list = "医疗机构名称,曾用名,第二名称,类别\n示例甲医院,同上,无曾用名,同上\n";
    let new = "医疗机构名称,新技术名称,准入日期,监管期,科室\n\
        示例甲医院,示例新技术,2026-01-05,2026年,同上\n";
    let (checked, _) = checked(&[("机构.csv", list), ("新技术.csv", new)]);
    let institution = &checked.dataset.institutions[0];
    assert!(institution.former_names.is_empty() && institution.aliases.is_empty());
    assert_eq!(institution.category, None);
    let [new] = checked.dataset.new_technologies.as_slice() else { panic!("one") };
    assert_eq!((&new.department, new.supervision_months), (&None, None));
    let told = checked.findings.iter().filter(|finding| finding.rule.code == "F105");
    assert_eq!(told.count(), 4);
}

/// A cancelled filing without a date comes first in the order, and hides no valid one.
#[test]
fn a_valid_filing_beside_an_undated_one_is_held_against_the_counts() {
    let rows = "医疗机构名称,技术名称,完成备案时间,备案状态,状态变更日期,状态原因\n\
        示例甲医院,肿瘤消融治疗技术,,取消,2021-01-08,发生严重不良后果\n\
        示例甲医院,肿瘤消融治疗技术,2023-05-06,有效,,\n";
    let (_, codes) = checked(&[("备案.csv", rows)]);
    assert!(codes.contains(&"F502"), "{codes:?}");
}

/// Two technologies in one cell can have the same fault: it is told of each.
#[test]
fn each_technology_of_a_cell_has_its_finding() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let rows = "医疗机构名称,技术名称,完成备案时间,备案状态,累计例数\n\
        示例医院,心血管疾病介入诊疗技术（三、四级手术）、综合介入诊疗技术（三、四级手术）,2020-01-20,有效,\"3、4\"\n";
    crate::support::export(&site, PLACE, "备案.csv", rows.as_bytes());
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    let told = checked.findings.iter().filter(|finding| finding.rule.code == "F203");
    let told: Vec<&str> = told.map(|finding| finding.value.as_str()).collect();
    let expected = ["心血管疾病介入诊疗技术（三、四级手术）", "综合介入诊疗技术（三、四级手术）"];
    assert_eq!(told, expected);
}

/// Which file is read first decides nothing of what rows say differently.
#[test]
fn a_list_that_says_nothing_and_lists_that_disagree_decide_nothing() {
    let level = |lists: &[&str]| {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = crate::support::site(temporary.path());
        for (number, list) in lists.iter().enumerate() {
            crate::support::export(&site, PLACE, &format!("机构{number}.csv"), list.as_bytes());
        }
        let filings = "医疗机构名称,登记号,级别,技术名称,完成备案时间\n\
            示例市第一医院,111111111111111111,三级,心室辅助技术,2019-01-20\n\
            示例市第一医院,111111111111111111,二级,肿瘤消融治疗技术,2019-01-20\n";
        crate::support::export(&site, PLACE, "备案.csv", filings.as_bytes());
        let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
        let told = checked.findings.iter().filter(|finding| finding.rule.code == "F307");
        let told: Vec<bool> = told.map(|finding| finding.message.contains("名单")).collect();
        (checked.dataset.institutions[0].level.map(|level| level.in_chinese()), told)
    };
    let silent = "医疗机构名称,登记号\n示例市第一医院,111111111111111111\n";
    let second = "医疗机构名称,登记号,级别\n示例市第一医院,111111111111111111,二级甲等\n";
    let third = "医疗机构名称,登记号,级别\n示例市第一医院,111111111111111111,三级甲等\n";
    assert_eq!(level(&[silent]), (None, vec![false]));
    assert_eq!(level(&[third]), (Some("三级甲等"), vec![true]));
    assert_eq!(level(&[silent, third]), (Some("三级甲等"), vec![true]));
    assert_eq!(level(&[second, third]), (None, vec![false]));
    assert_eq!(level(&[third, second]), (None, vec![false]));
}
