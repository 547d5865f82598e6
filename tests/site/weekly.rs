//! The weekly build: what did not change stays as it is, down to the file.

use crate::history::{FIRST, HEADER, SECOND, THIRD, id_of, json, week};
use crate::support::{build, checksum, export, files, options, site};
use gongshi::history::Accept;
use gongshi::{BuildOptions, Silent};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

fn inode(site: &Path, path: &str) -> u64 {
    fs::metadata(site.join("public").join(path)).expect(path).ino()
}

/// The inodes of an institution's page and its data.
fn page(site: &Path, number: &str) -> [u64; 2] {
    let folder = format!("institutions/{}", id_of(site, number));
    ["index.html", "index.json"].map(|name| inode(site, &format!("{folder}/{name}")))
}

fn filing(site: &Path, number: &str) -> Value {
    json(site, &format!("institutions/{}/index.json", id_of(site, number)))["filings"][0].clone()
}

#[test]
fn a_page_is_written_again_when_its_records_change_and_not_before() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND, THIRD]);
    build(&site);
    let numbers = ["111111111111111111", "222222222222222222", "333333333333333333"];
    let before = numbers.map(|number| page(&site, number));
    let added = "示例市第五医院,555555555555555555,心室辅助技术,2026-11-09,有效,";
    let changed = SECOND.replace("2023-06-07", "2023-06-17");
    week(&site, "2026-11-15", &[added, FIRST, &changed, THIRD]);
    build(&site);
    let after = numbers.map(|number| page(&site, number));
    assert_eq!(before[0], after[0], "nothing on it changed");
    assert_eq!(before[2], after[2], "nothing on it changed");
    assert!(before[1][0] != after[1][0] && before[1][1] != after[1][1], "its date changed");
    let sheet = fs::read_to_string(site.join("public/data/as-of.css")).expect("sheet");
    assert!(sheet.contains("2026年11月15日"), "every page shows the day: {sheet}");
    assert_eq!(json(&site, "data/release.json")["as_of"], "2026-11-15");
}

#[test]
fn a_record_comes_from_the_row_that_said_it_first() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    let changed = SECOND.replace("2023-06-07", "2023-06-17");
    let text = format!("{HEADER}{}\n", [THIRD, &changed, FIRST].join("\n"));
    export(&site, "220100/2026-11-15", "备案（十一月）.csv", text.as_bytes());
    build(&site);
    let place = |filing: &Value| (filing["source_file"].clone(), filing["source_row"].clone());
    let first = filing(&site, "111111111111111111");
    assert_eq!(place(&first), ("220100/2026-11-08/备案.csv".into(), 2.into()));
    let second = filing(&site, "222222222222222222");
    assert_eq!(place(&second), ("220100/2026-11-15/备案（十一月）.csv".into(), 3.into()));
    let sources = json(&site, "data/sources.json");
    let sources = sources["records"].as_array().expect("records");
    let source = sources.iter().find(|each| each["file"] == first["source_file"]);
    let bytes = fs::read(site.join("data/sources/220100/2026-11-08/备案.csv")).expect("export");
    assert_eq!(source.expect("the earlier file is told")["sha256"], checksum(&bytes));
    assert_eq!(json(&site, "data/filings.json")["records"][0], first, "the same in all data");
}

#[test]
fn a_text_written_otherwise_is_said_anew() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST]);
    week(&site, "2026-11-15", &[&FIRST.replace("2023-05-06", "2023.5.6")]);
    build(&site);
    let filing = filing(&site, "111111111111111111");
    assert_eq!(filing["raw_completed"], "2023.5.6");
    assert_eq!(filing["source_file"], "220100/2026-11-15/备案.csv");
}

#[test]
fn an_export_sent_again_names_its_own_rows() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    build(&site);
    week(&site, "2026-11-08", &[SECOND, FIRST]);
    build(&site);
    assert_eq!(filing(&site, "111111111111111111")["source_row"], 3);
    assert_eq!(
        json(&site, "data/ledger.json")["seen"][0]["rows"].as_array().map(Vec::len),
        Some(2)
    );
}

/// What the ledger says of the rows, with a private cell of one text or another.
fn said(cells: &str) -> Value {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let text = format!(
        "医疗机构名称,登记号,限制类技术名称,首例开展日期,完成备案时间,备案状态\n\
         示例市第一医院,111111111111111111,{cells},2023-05-06,有效\n"
    );
    export(&site, "220100/2026-11-08", "备案.csv", text.as_bytes());
    build(&site);
    assert_eq!(json(&site, "data/filings.json")["count"], 1, "{cells}");
    json(&site, "data/ledger.json")["seen"][0]["rows"].clone()
}

#[test]
fn what_is_not_published_leaves_no_trace_in_the_ledger() {
    let rows = said("肿瘤消融治疗技术,2023-04-01");
    assert_eq!(rows, said("肿瘤消融治疗技术,2023-04-02"), "the first case is private");
    let [one, other] = ["联系人甲", "联系人乙"];
    let one = said(&format!("肿瘤消融治疗技术；{one},2023-04-01"));
    assert_eq!(one, said(&format!("肿瘤消融治疗技术；{other},2023-04-01")), "so is the rest");
}

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// The rows of a city's hospitals, changed a little from week to week.
struct City {
    random: Random,
    rows: Vec<(usize, String)>,
    next: usize,
}

const TECHNOLOGIES: [&str; 4] =
    ["肿瘤消融治疗技术", "心室辅助技术", "造血干细胞移植技术", "肿瘤消融治疗技术、心室辅助技术"];

impl City {
    fn new(seed: u64) -> Self {
        let mut city = Self { random: Random(seed), rows: Vec::new(), next: 1 };
        (0..12).for_each(|_| city.add());
        city
    }

    fn row(&mut self, hospital: usize) -> String {
        let technology = TECHNOLOGIES[self.random.below(TECHNOLOGIES.len())];
        let (month, day) = (1 + self.random.below(12), 1 + self.random.below(28));
        let status = ["有效,", "暂停,2026-10-12", "撤销,2026-10-11"][self.random.below(3)];
        format!(
            "示例市{hospital}医院,{hospital:018},{technology},2024-{month:02}-{day:02},{status}"
        )
    }

    fn add(&mut self) {
        let row = self.row(self.next);
        let at = self.random.below(self.rows.len() + 1);
        self.rows.insert(at, (self.next, row));
        self.next += 1;
    }

    /// One of the things that happen to a list in a week.
    fn change(&mut self) {
        let at = self.random.below(self.rows.len());
        let (hospital, _) = self.rows[at];
        match self.random.below(6) {
            0 => self.add(),
            1 if self.rows.len() > 8 => drop(self.rows.remove(at)),
            2 => self.rows.rotate_left(at),
            3 => self.rows[at].1 = self.rows[at].1.replace("医院,", "中心医院,"),
            4 => {
                self.rows[at].1 =
                    self.rows[at].1.replace("2024-0", "2024.").replace("2024-", "2024.")
            }
            _ => self.rows[at].1 = self.row(hospital),
        }
    }

    fn export(&self, site: &Path, date: &str) {
        let rows: Vec<&str> = self.rows.iter().map(|(_, row)| row.as_str()).collect();
        week(site, date, &rows);
    }
}

/// The rows of each hospital in an export, and the files of its page.
type Hospitals = BTreeMap<usize, (Vec<String>, [u64; 2])>;

/// Builds with the city's next export.
fn next_week(site: &Path, city: &City, date: &str) -> Hospitals {
    city.export(site, date);
    accepting(site);
    let mut hospitals = Hospitals::new();
    for (hospital, row) in &city.rows {
        let page = || page(site, &format!("{hospital:018}"));
        let (rows, _) = hospitals.entry(*hospital).or_insert_with(|| (Vec::new(), page()));
        rows.push(row.clone());
    }
    hospitals
}

fn accepting(site: &Path) {
    let options = BuildOptions { accept: Accept::Everything, ..options(site) };
    gongshi::build(&options, &Silent).expect("built");
}

#[test]
fn after_random_changes_a_weekly_build_is_a_full_build() {
    for seed in 1..=5 {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let [weekly, at_once] = ["weekly", "at once"].map(|name| temporary.path().join(name));
        [&weekly, &at_once]
            .into_iter()
            .for_each(|folder| fs::create_dir_all(folder).expect("folder"));
        let [weekly, at_once] = [weekly, at_once].map(|folder| site(&folder));
        let (mut city, mut before) = (City::new(seed), Hospitals::new());
        for date in ["2026-10-18", "2026-10-25", "2026-11-01", "2026-11-08"] {
            city.export(&at_once, date);
            let hospitals = next_week(&weekly, &city, date);
            for (hospital, (rows, page)) in &hospitals {
                let unchanged = before.get(hospital).filter(|(old, _)| old == rows);
                assert!(unchanged.is_none_or(|(_, old)| old == page), "{seed} {date} {rows:?}");
            }
            before = hospitals;
            (0..3).for_each(|_| city.change());
        }
        accepting(&at_once);
        let [weekly, at_once] = [weekly, at_once].map(|site| files(&site.join("public")));
        assert_eq!(weekly.len(), at_once.len());
        for ((path, bytes), (other, others)) in weekly.iter().zip(&at_once) {
            assert_eq!(path, other);
            assert!(bytes == others, "{seed}: {path} differs");
        }
    }
}

#[test]
fn a_folder_of_another_name_is_the_same_authority() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    build(&site);
    let sources = site.join("data/sources");
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    fs::rename(sources.join("220100"), sources.join("长春市卫生健康委员会")).expect("renamed");
    let before = page(&site, "111111111111111111");
    gongshi::build(&options(&site), &Silent).expect("nothing is missing");
    assert_eq!(before, page(&site, "111111111111111111"), "nothing on it changed");
    let first = filing(&site, "111111111111111111");
    assert_eq!(first["source_file"], "220100/2026-11-08/备案.csv", "as it was published");
    let release = json(&site, "changes/2026-11-15/index.json");
    assert_eq!(
        (&release["releases"][0]["changes"], &release["changes"]),
        (&0.into(), &Value::Array(Vec::new()))
    );
    // What is really gone is missed under the present name.
    week(&site, "2026-11-22", &[FIRST, SECOND]);
    fs::remove_dir_all(sources.join("长春市卫生健康委员会")).expect("removed");
    fs::rename(sources.join("220100"), sources.join("220200")).expect("renamed");
    let refused = gongshi::build(&options(&site), &Silent).expect_err("an authority is missing");
    assert!(refused.to_string().contains("“长春市卫生健康委员会”的导出不见了"), "{refused}");
}
