//! Weeks of a small city of which it is known what happened in each: the site tells exactly that,
//! however the exports of a week are written, and publishes what holds.

use crate::chance::Chance;
use crate::history::json;
use crate::support::{export, options, site};
use gongshi::history::Accept;
use gongshi::{BuildOptions, Silent};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

const WEEKS: [&str; 6] =
    ["2026-10-11", "2026-10-18", "2026-10-25", "2026-11-01", "2026-11-08", "2026-11-15"];
const HOSPITALS: usize = 8;
const TECHNOLOGIES: [(&str, &str, &str); 3] = [
    ("tumor-ablation", "肿瘤消融治疗技术", "肿瘤消融技术"),
    ("ventricular-assist", "心室辅助技术", "心室辅助装置应用技术"),
    ("organ-autotransplantation", "自体器官移植技术", "自体器官移植术"),
];
/// The codes of statuses, their names and how cells write them.
const STATUSES: [(&str, [&str; 3]); 4] = [
    ("active", ["有效", "正常", "在用"]),
    ("withdrawn", ["撤销", "已撤销", "撤销备案"]),
    ("cancelled", ["取消", "已取消", "取消备案"]),
    ("suspended", ["暂停", "已暂停", "暂停开展"]),
];
const NAMES: &str = "安康华益仁和瑞泰宁福德济荣昌隆盛博爱慈善光江河川云飞龙凤鸣春松柏";

/// A filing as it is.
struct Truth {
    hospital: usize,
    technology: usize,
    day: [usize; 3],
    status: usize,
    listed: bool,
    count: u32,
}

impl Truth {
    fn completed(&self) -> String {
        let [year, month, day] = self.day;
        format!("{year}-{month:02}-{day:02}")
    }
}

struct City {
    chance: Chance,
    /// The names that each hospital has and had.
    names: Vec<Vec<String>>,
    filings: Vec<Truth>,
}

impl City {
    fn new(seed: u64) -> Self {
        let mut city = Self { chance: Chance(seed), names: Vec::new(), filings: Vec::new() };
        for hospital in 0..HOSPITALS {
            let name = city.name();
            city.names.push(vec![name]);
            // The first technology stays, so that no hospital leaves as a whole.
            for technology in 0..2 {
                let day = city.day();
                let count = 20 + city.chance.below(200) as u32;
                let status = if technology == 0 { 0 } else { city.chance.one(&[0, 0, 0, 1, 3]) };
                let filing = Truth { hospital, technology, day, status, listed: true, count };
                city.filings.push(filing);
            }
        }
        city
    }

    /// A name that no hospital has or had.
    fn name(&mut self) -> String {
        let characters: Vec<char> = NAMES.chars().collect();
        loop {
            let [one, other] = [0, 0].map(|_| self.chance.one(&characters));
            let name = format!("示例{one}{other}医院");
            if !self.names.iter().flatten().any(|known| *known == name) {
                return name;
            }
        }
    }

    fn day(&mut self) -> [usize; 3] {
        [2022 + self.chance.below(3), 6 + self.chance.below(6), 1 + self.chance.below(28)]
    }

    /// Something happens to each of a few hospitals; what the site is to tell of it.
    fn live_on(&mut self) -> BTreeSet<String> {
        let mut hospitals: BTreeSet<usize> = BTreeSet::new();
        while hospitals.len() < 3 {
            hospitals.insert(self.chance.below(HOSPITALS));
        }
        hospitals.into_iter().map(|hospital| self.happen(hospital)).collect()
    }

    fn happen(&mut self, hospital: usize) -> String {
        let (new_day, new_name) = (self.day(), self.name());
        let what = self.chance.below(6);
        let end = self.chance.one(&[1, 2, 3]);
        let name = self.names[hospital].last().expect("a name").clone();
        let own = self.filings.iter_mut().filter(|filing| filing.hospital == hospital);
        let mut own: Vec<_> = own.collect();
        let (technology, _, _) = TECHNOLOGIES[own[own.len() - 1].technology];
        let filing = &mut own[1];
        let told = |kind: &str, what: &str| format!("{kind} {name} {technology} {what}");
        match what {
            _ if !filing.listed => {
                filing.listed = true;
                told("relisted", &filing.completed())
            }
            0 => {
                self.names[hospital].push(new_name.clone());
                format!("renamed {new_name}  {name}>{new_name}")
            }
            1 => {
                filing.listed = false;
                told("removed", &format!("{}>", filing.completed()))
            }
            2 if filing.status == 0 => {
                let before = filing.completed();
                filing.day = new_day;
                told("corrected", &format!("{before}>{}", filing.completed()))
            }
            3 => {
                let filing = &mut own[0];
                let before = filing.count;
                filing.count += 7;
                let (technology, _, _) = TECHNOLOGIES[0];
                format!("count_updated {name} {technology} {before}>{}", filing.count)
            }
            _ => {
                filing.status = if filing.status == 0 { end } else { 0 };
                let kind = if filing.status == 0 { "resumed" } else { STATUSES[end].0 };
                told(kind, "")
            }
        }
    }

    /// Writes a week's exports as clerks do, each time in another way.
    fn export(&mut self, site: &Path, date: &str) {
        let chance = &mut self.chance;
        let form = chance.below(4);
        let mut columns = [0, 1, 2, 3, 4];
        columns.rotate_left(chance.below(5));
        let heads = [
            chance.one(&["医疗机构名称", "机构名称", "医院名称"]),
            chance.one(&["登记号", "执业许可证登记号"]),
            chance.one(&["技术名称", "限制类技术名称", "备案技术"]),
            chance.one(&["完成备案时间", "备案日期"]),
            chance.one(&["备案状态", "状态"]),
        ];
        let mut rows: Vec<[String; 5]> = Vec::new();
        for filing in self.filings.iter().filter(|filing| filing.listed) {
            let (_, name, other) = TECHNOLOGIES[filing.technology];
            rows.push([
                self.names[filing.hospital].last().expect("a name").clone(),
                format!("{:018}", 1_000 + filing.hospital),
                chance.one(&[name, other]).to_owned(),
                written(filing.day, form),
                chance.one(&STATUSES[filing.status].1).to_owned(),
            ]);
        }
        let turn = chance.below(rows.len());
        rows.rotate_left(turn);
        let in_order = |cells: [String; 5]| columns.iter().map(|at| cells[*at].clone()).collect();
        let mut table: Vec<Vec<String>> = vec![in_order(heads.map(str::to_owned))];
        table.extend(rows.into_iter().map(in_order));
        let place = format!("220100/{date}");
        let name = chance.one(&["备案", "限制类技术备案", "名单"]);
        match chance.below(2) {
            0 => export(site, &place, &format!("{name}.csv"), comma_separated(&table).as_bytes()),
            _ => export(site, &place, &format!("{name}.json"), records(&table).as_bytes()),
        }
        self.export_counts(site, &place);
    }

    /// Counts of the first technologies, without a day.
    fn export_counts(&self, site: &Path, place: &str) {
        let mut table = vec![["医疗机构名称", "技术名称", "累计例数"].map(str::to_owned).to_vec()];
        let counted = self.filings.iter().filter(|filing| filing.technology == 0);
        table.extend(counted.map(|filing| {
            let name = self.names[filing.hospital].last().expect("a name").clone();
            vec![name, TECHNOLOGIES[0].1.to_owned(), filing.count.to_string()]
        }));
        export(site, place, "院务公开.csv", comma_separated(&table).as_bytes());
    }

    /// What holds: hospital, technology, day and status.
    fn holds(&self) -> BTreeSet<String> {
        let listed = self.filings.iter().filter(|filing| filing.listed);
        let line = |filing: &Truth| {
            let name = self.names[filing.hospital].last().expect("a name");
            let ((technology, _, _), (status, _)) =
                (TECHNOLOGIES[filing.technology], STATUSES[filing.status]);
            format!("{name} {technology} {} {status}", filing.completed())
        };
        listed.map(line).collect()
    }
}

fn written([year, month, day]: [usize; 3], form: usize) -> String {
    match form {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{year}.{month}.{day}"),
        2 => format!("{year}年{month}月{day}日"),
        _ => format!("{year}/{month:02}/{day:02}"),
    }
}

fn comma_separated(table: &[Vec<String>]) -> String {
    table.iter().map(|row| row.join(",") + "\n").collect()
}

fn records(table: &[Vec<String>]) -> String {
    let (head, rows) = table.split_first().expect("a header");
    let record = |row: &Vec<String>| {
        let fields = head.iter().zip(row).map(|(name, text)| (name.clone(), text.clone().into()));
        Value::Object(fields.collect())
    };
    Value::Array(rows.iter().map(record).collect()).to_string()
}

/// The records of a data file, each as a line.
fn lines(site: &Path, path: &str, line: impl Fn(&Value) -> Option<String>) -> BTreeSet<String> {
    let records = json(site, path)["records"].clone();
    records.as_array().expect("records").iter().filter_map(line).collect()
}

fn text<'v>(record: &'v Value, field: &str) -> &'v str {
    record[field].as_str().unwrap_or_default()
}

/// A change as [`City::happen`] writes it.
fn change(record: &Value, date: &str) -> Option<String> {
    let of = |field| text(record, field);
    let what = match of("kind") {
        "relisted" => of("date").to_owned(),
        "renamed" | "removed" | "corrected" | "count_updated" => {
            format!("{}>{}", of("before"), of("after"))
        }
        _ => String::new(),
    };
    let line = format!("{} {} {} {what}", of("kind"), of("institution_name"), of("technology_id"));
    (of("release_date") == date).then_some(line)
}

#[test]
fn each_week_tells_what_happened_and_nothing_else() {
    let mut kinds = BTreeSet::new();
    for seed in 1..=2 {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = site(temporary.path());
        let mut city = City::new(seed);
        for (week, date) in WEEKS.into_iter().enumerate() {
            let expected = if week == 0 { BTreeSet::new() } else { city.live_on() };
            city.export(&site, date);
            let options = BuildOptions { accept: Accept::Everything, ..options(&site) };
            gongshi::build(&options, &Silent).expect("built");
            let told = lines(&site, "data/changes.json", |record| change(record, date));
            assert_eq!(told, expected, "seed {seed}, {date}");
            let published = lines(&site, "data/filings.json", |record| {
                let of = |field| text(record, field);
                let [name, technology] = [of("institution_name"), of("technology_id")];
                Some(format!("{name} {technology} {} {}", of("completed"), of("status")))
            });
            assert_eq!(published, city.holds(), "seed {seed}, {date}");
            kinds.extend(told.iter().filter_map(|it| it.split(' ').next()).map(str::to_owned));
        }
    }
    assert_eq!(kinds.len(), 9, "every kind comes up: {kinds:?}");
}
