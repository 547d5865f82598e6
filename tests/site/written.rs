//! Lists as clerks and systems write them: a level in two columns, names with numbers and remarks
//! around them, words broken over lines, days in objects, old sheets and rows of examples.

use crate::strangers::{checked, told, valid};
use gongshi::check::Checked;
use gongshi::record::{FilingStatus, Level};

const HEADER: &str = "序号,医疗机构名称,技术名称,完成备案时间,备注\n";

/// What is published of one list of filings.
fn of(rows: &str) -> Checked {
    checked(&[("备案.csv", &format!("{HEADER}{rows}"))])
}

/// The row of a hospital with this remark.
fn row(name: &str, remark: &str) -> String {
    format!("1,{name},肿瘤消融治疗技术,2023-05-06,{remark}\n")
}

#[test]
fn a_level_and_its_grade_may_stand_in_two_columns() {
    for names in ["级别,等次", "医院级别,医院等级", "医疗机构级别,医疗机构等次"]
    {
        let text = format!(
            "医疗机构名称,{names},技术名称,完成备案时间\n\
             示例甲医院,三级,甲等,肿瘤消融治疗技术,2023-05-06\n\
             示例乙医院,三级,未定等,肿瘤消融治疗技术,2023-05-06\n\
             示例丙医院,三甲,,肿瘤消融治疗技术,2023-05-06\n\
             示例丁医院,三级,二级甲等,肿瘤消融治疗技术,2023-05-06\n\
             示例戊医院,,甲等,肿瘤消融治疗技术,2023-05-06\n"
        );
        let checked = checked(&[("备案.csv", &text)]);
        let level = |name: &str| {
            let named = |it: &&gongshi::dataset::Institution| it.name == name;
            checked.dataset.institutions.iter().find(named).and_then(|it| it.level)
        };
        assert_eq!(level("示例甲医院"), Some(Level::ThreeA), "{names}");
        assert_eq!(level("示例乙医院"), Some(Level::Three), "{names}");
        assert_eq!(level("示例丙医院"), Some(Level::ThreeA), "{names}");
        assert_eq!((level("示例丁医院"), level("示例戊医院")), (None, None), "{names}");
        assert_eq!(told(&checked, "F105"), [5, 6], "{names}");
        assert!(told(&checked, "F012").is_empty(), "{names}");
        assert_eq!(valid(&checked).len(), 5, "{names}");
    }
    let text = "医疗机构名称,级别,等级,技术名称,完成备案时间\n\
                示例甲医院,国家级,三级甲等,肿瘤消融治疗技术,2023-05-06\n";
    let checked = checked(&[("备案.csv", text)]);
    assert_eq!(checked.dataset.institutions[0].level, Some(Level::ThreeA));
    assert_eq!(told(&checked, "F011"), [1], "the level of a technology is none of a hospital");
}

#[test]
fn what_remarks_say_is_not_yet_or_no_longer_is_not_valid() {
    for remark in [
        "正在备案",
        "待重新备案",
        "补正材料中",
        "公示中",
        "录入错误",
        "重复",
        "2024年度未续备",
        "自2024年1月起停做",
        "不符合规范要求",
        "锁定",
        "历史数据",
    ] {
        assert!(valid(&of(&row("示例甲医院", remark))).is_empty(), "{remark}");
    }
    for remark in ["已公示", "首次备案", "已补正", "重复使用设备已更新"] {
        assert_eq!(valid(&of(&row("示例甲医院", remark))), ["示例甲医院"], "{remark}");
    }
}

#[test]
fn what_stands_around_a_name_is_told_from_it() {
    for name in ["（一）示例甲医院", "一、示例甲医院", "(三)示例甲医院"] {
        assert_eq!(valid(&of(&row(name, ""))), ["示例甲医院"], "{name}");
    }
    for name in
        ["示例甲医院（筹）", "示例甲医院（拟）", "示例甲医院（建设中）", "示例甲医院（公示中）"]
    {
        let checked = of(&row(name, ""));
        assert!(checked.dataset.filings.is_empty(), "{name}");
        assert_eq!(told(&checked, "F116"), [2], "{name}");
    }
    for name in ["市直", "未知", "各医疗机构", "测试医院", "test"] {
        let checked = of(&row(name, ""));
        assert!(checked.dataset.institutions.is_empty(), "{name}");
        assert_eq!(told(&checked, "F101"), [2], "{name}");
    }
    for name in ["王小明", "张三"] {
        let checked = of(&row(name, ""));
        assert!(checked.dataset.institutions.is_empty(), "{name}");
        assert_eq!(told(&checked, "F702"), [2], "{name}");
    }
}

#[test]
fn a_row_of_an_example_and_old_lists_are_left_out() {
    for number in ["例", "示例", "例："] {
        let rows = format!("{number},示例乙医院,肿瘤消融治疗技术,2023-05-06,\n");
        assert_eq!(valid(&of(&(rows + &row("示例甲医院", "")))), ["示例甲医院"], "{number}");
    }
    let rows = format!("{HEADER}{}", row("示例甲医院", ""));
    for name in ["历史.csv", "备案历史数据.csv", "存档.csv", "备案（征求意见）.csv"]
    {
        let checked = checked(&[(name, &rows)]);
        assert!(checked.dataset.filings.is_empty(), "{name}");
        assert_eq!(told(&checked, "F027").len(), 1, "{name}");
    }
    let titled = format!("限制类技术备案（草稿）,,,,\n{rows}");
    assert_eq!(told(&checked(&[("备案.csv", &titled)]), "F027").len(), 1);
}

#[test]
fn words_broken_over_lines_are_one() {
    let rows = "1,\"示例市\n甲医院\",\"肿瘤消融治\n疗技术\",\"2023-05-\n06\",\n\
                2,示例乙医院,\"体外膜肺氧合（ECMO）技\n术\",2023-05-06,\n";
    let checked = of(rows);
    let days = checked.dataset.filings.iter().map(|it| it.completed.map(|day| day.to_string()));
    assert!(days.clone().all(|day| day.as_deref() == Some("2023-05-06")), "{rows}");
    assert_eq!(days.count(), 2);
}

#[test]
fn days_and_marks_of_systems_are_read() {
    let record = |more: &str| {
        format!(r#"[{{"hospitalName":"示例甲医院","techName":"肿瘤消融治疗技术",{more}}}]"#)
    };
    for day in [
        r#""filingDate":{"year":2023,"month":5,"day":6}"#,
        r#""filingDate":{"year":2023,"month":"MAY","monthValue":5,"dayOfMonth":6,"dayOfWeek":"SATURDAY"}"#,
        r#""filingDate":{"$date":{"$numberLong":"1683302400000"}}"#,
        r#""filing":{"completedOn":"2023-05-06"}"#,
    ] {
        let checked = checked(&[("备案.json", &record(day))]);
        let days: Vec<_> = checked.dataset.filings.iter().map(|it| it.completed).collect();
        let days: Vec<_> = days.into_iter().flatten().map(|day| day.to_string()).collect();
        assert_eq!(days, ["2023-05-06"], "{day}");
    }
    for mark in [
        r#""enableFlag":"N""#,
        r#""published":false"#,
        r#""paused":true"#,
        r#""stopTime":"2024-01-01""#,
        r#""gqrq":"2024-01-01""#,
        r#""tag":"历史""#,
    ] {
        let text = record(&format!(r#""filingDate":"2023-05-06",{mark}"#));
        let checked = checked(&[("备案.json", &text)]);
        let is_valid = checked.dataset.filings.iter().any(|it| it.status == FilingStatus::Active);
        assert!(!is_valid, "{mark}");
        assert_eq!(told(&checked, "F116"), [1], "{mark}");
    }
}
