//! Tables as clerks write them, of which it is known what they say: a filing that has ended, however
//! that is told, is never published as valid; all others are, with their day.

use crate::chance::Chance;
use gongshi::record::FilingStatus;
use std::collections::BTreeMap;

/// Names of technologies, and their ids.
const TECHNOLOGIES: [(&str, &str); 6] = [
    ("肿瘤消融治疗技术", "tumor-ablation"),
    ("心室辅助技术", "ventricular-assist"),
    ("自体器官移植技术", "organ-autotransplantation"),
    ("性别重置技术", "gender-reassignment"),
    ("放射性粒子植入治疗技术", "radioactive-seed-implantation"),
    ("人工智能辅助治疗技术", "ai-assisted-treatment"),
];
const INSTITUTION: [&str; 4] = ["医疗机构名称", "机构名称", "医院名称", "备案医疗机构"];
const TECHNOLOGY: [&str; 4] = ["技术名称", "限制类技术名称", "备案技术", "限制类医疗技术"];
const COMPLETED: [&str; 4] = ["完成备案时间", "备案日期", "备案完成时间", "备案时间"];
const TITLES: [&str; 3] = ["", "示例市限制类医疗技术备案情况表", "备案名单（截至2026年10月31日）"];

/// What cells say of a filing that is valid, and of one that has ended.
const VALID: [&str; 5] = ["有效", "正常", "在用", "已备案", "备案有效"];
const ENDED: [&str; 9] =
    ["撤销", "已注销", "取消", "暂停", "停止开展", "终止", "失效", "不再开展", "退出"];
const HARMLESS: [&str; 8] = [
    "",
    "设备已更新",
    "2024年通过校验",
    "首例2021年",
    "2022年停诊，已恢复",
    "退回补正后于2022年完成备案",
    "负责人变更",
    "无撤销情况",
];
const REMARKS: [&str; 14] = [
    "该技术已停止开展",
    "2024年5月撤回备案",
    "停业整顿",
    "主动申请注销",
    "许可证吊销",
    "抽查不合格，责令整改",
    "已从名单中移除",
    "备案未完成",
    "无相应资质",
    "合并到示例总医院，注销",
    "现已不做",
    "暂缓开展",
    "撤",
    "重复，作废",
];
const BEHIND: [&str; 4] = ["（撤销）", "(已取消)", "—暂停", "（停止开展）"];
const HEADINGS: [&str; 5] =
    ["二、已取消", "（二）停止开展的技术", "已注销备案名单", "以下为已撤销的备案", "二、暂停开展"];
const NOTES: [&str; 4] = [
    "注：序号{}已撤销。",
    "备注：第{}项已取消备案",
    "说明：{}号已停止开展",
    "注：第{}条的备案已暂停",
];

/// How a table tells of an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Status,
    Remark,
    BehindName,
    BehindTechnology,
    BehindDay,
    Heading,
    Note,
}

/// One filing as it is.
#[derive(Debug)]
struct Truth {
    institution: String,
    technology: (&'static str, &'static str),
    day: [usize; 3],
    ended: Option<Told>,
}

/// Which columns a table has, and how its days are written.
struct Form {
    serial: bool,
    status: bool,
    remark: bool,
    /// The technology stands in the first column.
    turned: bool,
    days: usize,
}

#[test]
fn what_has_ended_is_never_valid_however_a_table_tells_it() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let (mut chance, mut truths) = (Chance(7), Vec::new());
    for table in 0..250 {
        let (text, of_table) = written(&mut chance, table);
        crate::support::export(
            &site,
            "220100/2026-11-15",
            &format!("表{table}.csv"),
            text.as_bytes(),
        );
        truths.extend(of_table);
    }
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    let dataset = &checked.dataset;
    assert!(dataset.account().balances());
    let valid = dataset.filings.iter().filter(|filing| filing.status == FilingStatus::Active);
    let mut valid: BTreeMap<(&str, &str), String> = valid
        .map(|filing| {
            let name = dataset.institution(filing.institution).name.as_str();
            let day = filing.completed.map(|day| day.to_string()).unwrap_or_default();
            ((name, filing.technology.as_str()), day)
        })
        .collect();
    for truth in &truths {
        let published = valid.remove(&(truth.institution.as_str(), truth.technology.1));
        let [year, month, day] = truth.day;
        let expected = truth.ended.is_none().then(|| format!("{year}-{month:02}-{day:02}"));
        assert_eq!(published, expected, "{truth:?}");
    }
    assert!(valid.is_empty(), "{valid:?}");
    let told: std::collections::BTreeSet<_> = truths.iter().filter_map(|it| it.ended).collect();
    assert_eq!(told.len(), 7, "every way of telling an end comes up");
}

/// A table with a few filings.
fn written(chance: &mut Chance, table: usize) -> (String, Vec<Truth>) {
    let form = Form {
        serial: chance.below(2) == 0,
        status: chance.below(2) == 0,
        remark: chance.below(2) == 0,
        turned: chance.below(4) == 0,
        days: chance.below(6),
    };
    let mut truths = filings(chance, table, &form);
    // What has ended under a heading stands behind the others.
    truths.sort_by_key(|it| it.ended == Some(Told::Heading));
    let width = 3 + usize::from(form.serial) + usize::from(form.status) + usize::from(form.remark);
    let alone = |text: &str| format!("{text}{}\n", ",".repeat(width - 1));
    let title = chance.one(&TITLES);
    let mut text = if title.is_empty() { String::new() } else { alone(title) };
    let names = [chance.one(&INSTITUTION), chance.one(&TECHNOLOGY), chance.one(&COMPLETED)];
    text += &line(&form, "序号", names.map(str::to_owned), "备案状态", "备注");
    let (mut noted, mut headed) = (Vec::new(), false);
    for (at, truth) in truths.iter().enumerate() {
        if truth.ended == Some(Told::Heading) && !headed {
            text += &alone(chance.one(&HEADINGS));
            headed = true;
        }
        if truth.ended == Some(Told::Note) {
            noted.push((at + 1).to_string());
        }
        text += &row(chance, &form, at + 1, truth);
    }
    if !noted.is_empty() {
        text += &alone(&chance.one(&NOTES).replace("{}", &noted.join("、")));
    }
    (text, truths)
}

fn filings(chance: &mut Chance, table: usize, form: &Form) -> Vec<Truth> {
    let mut ways = vec![Told::BehindName, Told::BehindTechnology, Told::BehindDay, Told::Heading];
    ways.extend(form.status.then_some(Told::Status));
    ways.extend(form.remark.then_some(Told::Remark));
    ways.extend(form.serial.then_some(Told::Note));
    let count = 3 + chance.below(4);
    let filing = |at: usize| Truth {
        institution: format!("示例{}医院", name(table * 10 + at)),
        technology: chance.one(&TECHNOLOGIES),
        day: [2022 + chance.below(3), 5 + chance.below(8), 1 + chance.below(28)],
        ended: (chance.below(3) == 0).then(|| chance.one(&ways)),
    };
    (0..count).map(filing).collect()
}

/// Characters that no other number has.
fn name(number: usize) -> String {
    const CHARACTERS: &str =
        "安康华益仁和瑞泰宁福德济荣昌隆盛博爱慈善光江河川云飞龙凤鸣春松柏杨柳桃银珠宝星月晨霞";
    let characters: Vec<char> = CHARACTERS.chars().collect();
    let base = characters.len();
    let of = |at: usize| characters[at % base];
    [of(number), of(number / base), of(number / base / base)].iter().collect()
}

fn row(chance: &mut Chance, form: &Form, number: usize, truth: &Truth) -> String {
    let told = |way: Told, text: &str| {
        if truth.ended == Some(way) { text.to_owned() } else { String::new() }
    };
    let behind = chance.one(&BEHIND);
    let [year, month, day] = truth.day;
    let written = match form.days {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{year}/{month}/{day}"),
        2 => format!("{year}.{month:02}.{day:02}"),
        3 => format!("{year}年{month}月{day}日"),
        4 => format!("{year}{month:02}{day:02}"),
        _ => format!("{year}年{month:02}月{day:02}日"),
    };
    let cells = [
        truth.institution.clone() + &told(Told::BehindName, behind),
        truth.technology.0.to_owned() + &told(Told::BehindTechnology, behind),
        written + &told(Told::BehindDay, "（取消）"),
    ];
    let status =
        if truth.ended == Some(Told::Status) { chance.one(&ENDED) } else { chance.one(&VALID) };
    let remark = if truth.ended == Some(Told::Remark) {
        chance.one(&REMARKS)
    } else {
        chance.one(&HARMLESS)
    };
    line(form, &number.to_string(), cells, status, remark)
}

/// The cells of a row in the order of a table.
fn line(form: &Form, serial: &str, cells: [String; 3], status: &str, remark: &str) -> String {
    let [institution, technology, day] = cells;
    let mut line = match form.turned {
        false => vec![institution, technology, day],
        true => vec![technology, institution, day],
    };
    if form.serial {
        line.insert(0, serial.to_owned());
    }
    line.extend(form.status.then(|| status.to_owned()));
    line.extend(form.remark.then(|| remark.to_owned()));
    line.join(",") + "\n"
}
