//! Lists of which it is known what has ended, written in many ways: what has ended is never
//! published as valid, and what is valid is published.

use crate::chance::Chance;
use gongshi::record::FilingStatus;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const TECHNOLOGIES: [&str; 4] =
    ["肿瘤消融治疗技术", "心室辅助技术", "自体器官移植技术", "放射性粒子植入治疗技术"];
const NAMES: [&str; 6] = [
    "示例安康医院",
    "示例福宁医院",
    "示例华益医院",
    "示例松江医院",
    "示例德荣医院",
    "示例春江医院",
];
const DAYS: [&str; 4] = ["2023-05-06", "2023年5月6日", "2023.5.6", "2023/5/6"];
const ENDED: [&str; 10] = [
    "已撤销",
    "2025年3月撤销",
    "该技术备案已取消",
    "因设备更换停止开展",
    "暂停",
    "不再开展该技术",
    "2024.6起停用",
    "经核查不符合条件，予以撤销",
    "备案已作废",
    "已移出备案名单",
];
const HARMLESS: [&str; 6] =
    ["", "首次备案", "材料齐全", "2023年换发执业许可证", "系统已录入", "无"];
const SECTIONS: [&str; 5] = [
    "二、已取消备案",
    "已停止开展的技术",
    "暂停开展：",
    "以下为已撤销备案的技术",
    "（二）撤销备案名单",
];
const SUFFIXES: [&str; 4] = ["（已撤销）", "（暂停）", "【已取消】", "-已停止"];

/// How a list tells what has ended.
#[derive(Clone, Copy, Debug)]
enum Way {
    Status,
    Remark,
    Asked,
    DayOfEnd,
    Section,
    Table,
    AtHospital,
    AtTechnology,
}

const WAYS: [Way; 8] = [
    Way::Status,
    Way::Remark,
    Way::Asked,
    Way::DayOfEnd,
    Way::Section,
    Way::Table,
    Way::AtHospital,
    Way::AtTechnology,
];

struct Filing {
    name: &'static str,
    technology: &'static str,
    is_ended: bool,
}

struct List {
    chance: Chance,
    way: Way,
    /// By how many places the columns are turned.
    turned: usize,
    day: &'static str,
}

impl List {
    fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let (way, day) = (chance.one(&WAYS), chance.one(&DAYS));
        Self { turned: chance.below(5), chance, way, day }
    }

    /// Each hospital has filed each of some technologies.
    fn filings(&mut self) -> Vec<Filing> {
        let mut all = Vec::new();
        for name in NAMES {
            for technology in TECHNOLOGIES {
                if self.chance.below(2) == 0 {
                    all.push(Filing { name, technology, is_ended: self.chance.below(4) == 0 });
                }
            }
        }
        all
    }

    fn header(&self) -> Vec<&'static str> {
        let told = match self.way {
            Way::Status => Some("备案状态"),
            Way::Remark => Some("备注"),
            Way::Asked => Some("是否仍开展"),
            Way::DayOfEnd => Some("撤销时间"),
            Way::Section | Way::Table | Way::AtHospital | Way::AtTechnology => None,
        };
        let columns = ["医疗机构名称", "技术名称", "完成备案时间", "登记号"];
        self.turn(columns.into_iter().chain(told).collect())
    }

    fn turn<T>(&self, mut cells: Vec<T>) -> Vec<T> {
        let by = self.turned % cells.len();
        cells.rotate_left(by);
        cells
    }

    fn row(&mut self, filing: &Filing) -> String {
        let is_ended = filing.is_ended;
        let mut one = |ended: &[&'static str], valid: &[&'static str]| {
            self.chance.one(if is_ended { ended } else { valid })
        };
        let told = match self.way {
            Way::Status => Some(one(&["撤销", "已取消", "暂停"], &["有效", "正常", "在用"])),
            Way::Remark => Some(one(&ENDED, &HARMLESS)),
            Way::Asked => Some(one(&["否", "×"], &["是"])),
            Way::DayOfEnd => Some(one(&["2025-03-01"], &["", "/"])),
            Way::AtHospital | Way::AtTechnology => Some(one(&SUFFIXES, &[""])),
            Way::Section | Way::Table => None,
        };
        let (name, technology) = match self.way {
            Way::AtHospital => {
                (filing.name.to_owned() + told.unwrap_or(""), filing.technology.to_owned())
            }
            Way::AtTechnology => {
                (filing.name.to_owned(), filing.technology.to_owned() + told.unwrap_or(""))
            }
            _ => (filing.name.to_owned(), filing.technology.to_owned()),
        };
        let column = (self.header().len() == 5).then(|| told.unwrap_or("").to_owned());
        let cells = [name, technology, self.day.to_owned(), String::new()];
        self.turn(cells.into_iter().chain(column).collect()).join(",") + "\n"
    }

    fn text(&mut self, filings: &[Filing]) -> String {
        let header = self.header().join(",") + "\n";
        let apart = matches!(self.way, Way::Section | Way::Table);
        let mut text = header.clone();
        for filing in filings.iter().filter(|it| !apart || !it.is_ended) {
            text += &self.row(filing);
        }
        if apart {
            let heading = match self.way {
                Way::Section => self.chance.one(&SECTIONS),
                _ => "限制类医疗技术撤销备案名单",
            };
            let _ = writeln!(text, "{heading}{}", ",".repeat(self.header().len() - 1));
            if matches!(self.way, Way::Table) {
                text += &header;
            }
            for filing in filings.iter().filter(|it| it.is_ended) {
                text += &self.row(filing);
            }
        }
        text
    }
}

#[test]
fn what_has_ended_is_never_valid_however_a_list_says_so() {
    for seed in 0..80 {
        let mut list = List::new(seed);
        let filings = list.filings();
        let text = list.text(&filings);
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = crate::support::site(temporary.path());
        crate::support::export(&site, "220100/2026-11-15", "表.csv", text.as_bytes());
        let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
        let dataset = &checked.dataset;
        let valid = dataset.filings.iter().filter(|it| it.status == FilingStatus::Active);
        let valid: BTreeSet<(&str, &str)> = valid
            .map(|it| (dataset.institution(it.institution).name.as_str(), it.technology.as_str()))
            .collect();
        let expected: BTreeSet<&str> =
            filings.iter().filter(|it| !it.is_ended).map(|it| it.name).collect();
        let count = filings.iter().filter(|it| !it.is_ended).count();
        let names: BTreeSet<&str> = valid.iter().map(|(name, _)| *name).collect();
        assert_eq!((names, valid.len()), (expected, count), "{:?}:\n{text}", list.way);
    }
}
