//! Exports of systems, of hospitals and of clerks: what is published of them, and what is not.

use crate::strangers::{checked, told, valid};

/// A record of a system, with one more member.
fn record(name: &str, member: &str) -> String {
    format!(
        "{{\"yymc\":\"{name}\",\"jsmc\":\"肿瘤消融治疗技术\",\"wcbasj\":\"2023-05-06\"{member}}}"
    )
}

#[test]
fn rows_that_a_system_marks_as_gone_are_not_valid() {
    for member in [
        "\"op\":\"d\"",
        "\"__op\":\"D\"",
        "\"czlx\":\"D\"",
        "\"sfsc\":\"1\"",
        "\"scbz\":1",
        "\"zf_bj\":\"1\"",
        "\"yxbz\":\"0\"",
        "\"isInvalid\":true",
        "\"isHistory\":1",
        "\"isLatest\":false",
        "\"isShow\":0",
        "\"docStatus\":\"DRAFT\"",
    ] {
        let checked = checked(&[(
            "备案.json",
            &format!("[{}]", record("示例甲医院", &format!(",{member}"))),
        )]);
        assert!(valid(&checked).is_empty(), "{member}");
        assert_eq!(told(&checked, "F116"), [1], "{member}");
    }
    for member in [
        "\"op\":\"u\"",
        "\"sfsc\":\"0\"",
        "\"scbz\":0",
        "\"yxbz\":\"1\"",
        "\"isHistory\":false",
        "\"isLatest\":true",
        "\"czlx\":\"新增\"",
    ] {
        let checked = checked(&[(
            "备案.json",
            &format!("[{}]", record("示例甲医院", &format!(",{member}"))),
        )]);
        assert_eq!(valid(&checked), ["示例甲医院"], "{member}");
    }
    for (header, cell) in [
        ("操作类型", "D"),
        ("是否历史数据", "是"),
        ("是否最新", "否"),
        ("是否启用", "否"),
        ("启用标志", "0"),
    ] {
        let text = format!(
            "医疗机构名称,技术名称,完成备案时间,{header}\n示例甲医院,肿瘤消融治疗技术,2023-05-06,{cell}\n"
        );
        let checked = checked(&[("备案.csv", &text)]);
        assert!(valid(&checked).is_empty(), "{header}");
    }
}

/// An older version of a filing is no end of it.
#[test]
fn an_older_version_says_nothing_against_the_one_of_now() {
    let rows = [record("示例甲医院", ",\"isHistory\":1"), record("示例甲医院", ",\"isHistory\":0")];
    let text = format!("[{}]", rows.join(","));
    assert_eq!(valid(&checked(&[("备案.json", &text)])), ["示例甲医院"]);
    let (old, now) = (record("示例甲医院", ""), record("示例甲医院", ""));
    let text = format!("{{\"history\":[{old}],\"current\":[{now}]}}");
    assert_eq!(valid(&checked(&[("备案.json", &text)])), ["示例甲医院"]);
}

#[test]
fn arrays_of_what_was_deleted_are_not_valid() {
    for key in ["deleted", "removedList", "delete", "history", "invalidRecords", "drafts"] {
        let (one, other) = (record("示例甲医院", ""), record("示例乙医院", ""));
        let text = format!("{{\"data\":[{one}],\"{key}\":[{other}]}}");
        let checked = checked(&[("备案.json", &text)]);
        assert_eq!(valid(&checked), ["示例甲医院"], "{key}");
        assert_eq!(told(&checked, "F116"), [1], "{key}");
    }
}

#[test]
fn a_status_in_initials_is_one() {
    let text = format!(
        "[{},{}]",
        record("示例甲医院", ",\"zt\":\"2\""),
        record("示例乙医院", ",\"zt\":\"有效\"")
    );
    let checked = checked(&[("备案.json", &text)]);
    assert_eq!(valid(&checked), ["示例乙医院"]);
    assert_eq!(told(&checked, "F104"), [1]);
}

#[test]
fn cases_of_a_quarter_beside_all_cases_are_another_count() {
    let text = "医疗机构名称,技术名称,本季度例数,累计例数,死亡例数,截止日期\n\
                示例甲医院,肿瘤消融治疗技术,12,120,0,2026-09-30\n";
    let read = checked(&[("2026年三季度.csv", text)]);
    assert_eq!(read.dataset.disclosures[0].cumulative_cases, Some(120));
    // A column of spans makes each row one of them.
    let text = "医疗机构名称,技术名称,季度,累计例数,截止日期\n\
                示例甲医院,肿瘤消融治疗技术,三季度,12,2026-09-30\n";
    let unread = checked(&[("2026年.csv", text)]);
    assert_eq!(unread.dataset.disclosures[0].cumulative_cases, None);
    let finding = unread.findings.iter().find(|it| it.rule.code == "F025").expect("told");
    assert!(finding.remedy().contains("那一列"), "{}", finding.remedy());
}

#[test]
fn a_training_base_is_called_by_its_hospital() {
    let text = "基地名称,培训项目,招生人数\n\
                示例大学第一医院肿瘤消融治疗技术培训基地,肿瘤消融治疗技术,20\n\
                示例市中心医院培训基地,肿瘤消融治疗技术,20\n";
    let checked = checked(&[("培训基地.csv", text)]);
    let names: Vec<_> = checked.dataset.institutions.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["示例大学第一医院", "示例市中心医院"]);
}

#[test]
fn people_in_unlikely_places_are_kept_back() {
    for cell in ["肿瘤科 wx: abc12345", "普外一科/Dr.Wang", "陈志强团队", "普外科-王五组"]
    {
        let text = format!(
            "医疗机构名称,技术名称,完成备案时间,所在科室\n\
             示例市医院,肿瘤消融治疗技术,2023-05-06,{cell}\n"
        );
        assert_eq!(told(&checked(&[("备案.csv", &text)]), "F701"), [2], "{cell}");
    }
    let text = "医疗机构名称,技术名称,完成备案时间\n\
                示例戊医院 王建国,肿瘤消融治疗技术,2021-06-03\n\
                示例己医院（院长李四）,肿瘤消融治疗技术,2021-06-03\n\
                示例庚医院（高新区）,肿瘤消融治疗技术,2021-06-03\n";
    assert_eq!(told(&checked(&[("备案.csv", text)]), "F702"), [2, 3]);
    let text = "医疗机构名称,手术名称,手术级别\n\
                示例市医院,胃癌根治术（仅张三、李四授权）,四级\n\
                示例市医院,胃癌根治术,四级\n";
    let surgeries = checked(&[("手术.csv", text)]);
    assert_eq!(told(&surgeries, "F702"), [2]);
    assert_eq!(surgeries.dataset.surgery_items.len(), 1);
    let text = "医疗机构名称,新技术名称,准入日期\n\
                示例市医院,经导管主动脉瓣置换（患者李某某首例）,2025-06-03\n";
    assert_eq!(told(&checked(&[("新技术.csv", text)]), "F702"), [2]);
}

/// In many systems the department is that of who entered the row.
#[test]
fn an_office_or_a_hospital_is_no_department() {
    let text = "医疗机构名称,技术名称,完成备案时间,所在科室\n\
                示例市中心医院,肿瘤消融治疗技术,2023-05-06,长春市卫生健康委员会\n\
                示例县医院,肿瘤消融治疗技术,2023-05-06,示例县医院\n\
                示例区医院,肿瘤消融治疗技术,2023-05-06,示例市中心医院\n\
                示例市妇幼保健院,肿瘤消融治疗技术,2023-05-06,生殖医学中心\n\
                示例大学医院,肿瘤消融治疗技术,2023-05-06,口腔医院\n";
    let checked = checked(&[("备案.csv", text)]);
    assert_eq!(told(&checked, "F105"), [2, 3, 4]);
    let departments = checked.dataset.filings.iter().filter_map(|it| it.department.as_deref());
    let mut departments: Vec<_> = departments.collect();
    departments.sort_unstable();
    assert_eq!(departments, ["口腔医院", "生殖医学中心"]);
}

#[test]
fn a_code_that_is_none_is_told_at_its_own_cell() {
    let text = "医疗机构名称,技术代码,技术名称,完成备案时间\n\
                示例甲医院,2022-G08,肿瘤消融治疗技术,2023-06-03\n\
                示例乙医院,10,肿瘤消融治疗技术,2023-06-03\n\
                示例丙医院,2022-G10,肿瘤消融治疗技术,2023-06-03\n";
    let checked = checked(&[("备案.csv", text)]);
    assert_eq!(valid(&checked), ["示例乙医院", "示例甲医院"]);
    assert_eq!((told(&checked, "F105"), told(&checked, "F202")), (vec![3], vec![4]));
}

#[test]
fn tabs_behind_values_are_no_delimiters() {
    let text = "医疗机构名称\t,技术名称\t,完成备案时间\t\r\n示例甲医院\t,肿瘤消融治疗技术\t,2023-05-06\t\r\n";
    assert_eq!(valid(&checked(&[("备案.csv", text)])), ["示例甲医院"]);
    let tabs = "医疗机构名称\t技术名称\t完成备案时间\n示例甲医院\t肿瘤消融治疗技术\t2023-05-06\n";
    assert_eq!(valid(&checked(&[("备案.csv", tabs)])), ["示例甲医院"]);
}

#[test]
fn a_status_with_its_code_is_read_and_a_code_alone_is_not() {
    let row = |header: &str, cell: &str| {
        format!(
            "医疗机构名称,技术名称,完成备案时间,{header}\n示例甲医院,肿瘤消融治疗技术,2023-05-06,{cell}\n"
        )
    };
    for (header, cell, is_valid) in [
        ("备案状态", "1-有效", true),
        ("备案状态", "02撤销", false),
        ("审核状态", "2", false),
        ("审核状态", "审核通过", true),
        ("审核结果", "2", true),
        ("是否启用", "启用", true),
        ("启用状态", "未启用", false),
        ("启用状态", "停用", false),
        ("数据状态", "1", false),
        ("数据状态", "正常", true),
        ("sjzt", "0", false),
        ("jlzt", "有效", true),
    ] {
        let checked = checked(&[("备案.csv", &row(header, cell))]);
        assert_eq!(!valid(&checked).is_empty(), is_valid, "{header} {cell}");
    }
}

#[test]
fn a_point_in_time_may_be_written_as_a_text() {
    let text = format!("[{}]", record("示例甲医院", "").replace("2023-05-06", "1683331200000"));
    let checked = checked(&[("备案.json", &text)]);
    let completed = checked.dataset.filings[0].completed.expect("a day");
    assert_eq!(completed.to_string(), "2023-05-06");
}

#[test]
fn remedies_fit_what_is_wrong() {
    let remedy = |name: &str, text: &str, code: &str| {
        let checked = checked(&[(name, text)]);
        let finding = checked.findings.iter().find(|it| it.rule.code == code);
        finding.unwrap_or_else(|| panic!("{code} of {text}")).remedy().to_owned()
    };
    let json = format!("[{}]", record("示例甲医院", ""));
    assert!(remedy("备案.csv", &json, "F010").contains(".json"));
    assert!(remedy("备案.json", &json.replace('}', ",}"), "F001").contains("逗号"));
    let row = "医疗机构名称,技术名称,完成备案时间\n示例甲医院,肿瘤消融治疗技术,9999-12-31\n";
    assert!(remedy("备案.csv", row, "F102").contains("没有日期"));
    let row = "医疗机构名称,技术名称,完成备案时间,sjzt\n示例甲医院,肿瘤消融治疗技术,2023-05-06,1\n";
    assert!(remedy("备案.csv", row, "F116").contains("ignore"));
}

#[test]
fn cases_in_which_something_went_wrong_are_none_of_those_treated() {
    let counts = |name: &str, text: &str| {
        let checked = checked(&[(name, text)]);
        let counts = checked.dataset.disclosures.iter().map(|it| it.cumulative_cases);
        counts.collect::<Vec<_>>()
    };
    let rows = |title: &str, header: &str| {
        format!("{title},,\n医疗机构名称,技术名称,{header}\n示例甲医院,肿瘤消融治疗技术,3\n")
    };
    for (name, title, header, count) in [
        ("a.csv", "限制类技术并发症及死亡病例统计表", "例数", None),
        ("不良事件.csv", "院务公开", "例数", None),
        ("a.csv", "限制类技术并发症统计表", "累计例数", None),
        ("a.csv", "限制类技术临床应用及不良事件情况", "例数", Some(3)),
        ("a.csv", "限制类技术并发症统计表", "开展例数", Some(3)),
    ] {
        assert_eq!(counts(name, &rows(title, header)), [count], "{title} {header}");
    }
    let groups = "医疗机构名称,技术名称,临床应用,并发症\n,,例数,例数\n\
                  示例甲医院,肿瘤消融治疗技术,120,3\n";
    assert_eq!(counts("公示.csv", groups), [Some(120)]);
}

#[test]
fn a_span_of_time_in_a_title_gives_no_day_of_the_figures() {
    let text = "统计时间：2026年1月1日-2026年9月30日,,\n医疗机构名称,技术名称,累计例数\n\
                示例甲医院,肿瘤消融治疗技术,35\n";
    let checked = checked(&[("公示.csv", text)]);
    assert_eq!(checked.dataset.disclosures[0].as_of, None);
    assert_eq!(told(&checked, "F114"), [1]);
}

/// The authority that completes filings notes them on licences.
#[test]
fn a_list_of_licence_notes_speaks_against_what_is_not_stated_as_valid() {
    let filings = "医疗机构名称,技术名称,完成备案时间\n示例甲医院,肿瘤消融治疗技术,2021-06-03\n\
                   示例乙医院,心室辅助技术,2022-06-03\n";
    let listed = |note: &str| {
        let notes = format!(
            "医疗机构名称,登记号,备注三\n示例甲医院,,{note}\n\
             示例乙医院,,限制类技术：心室辅助技术（2022年6月3日）\n"
        );
        let checked = checked(&[("备案.csv", filings), ("副本.csv", &notes)]);
        valid(&checked).contains(&"示例甲医院")
    };
    for note in [
        "限制类技术：肿瘤消融治疗技术（2021年6月3日，已撤销）",
        "肿瘤消融治疗技术（2021年6月3日）；2024年3月1日撤销肿瘤消融治疗技术",
        "肿瘤消融治疗技术（已注销）",
        "注销肿瘤消融治疗技术",
        "原备案的肿瘤消融治疗技术已取消备案",
        "2024年3月起暂停开展限制类技术",
    ] {
        assert!(!listed(note), "{note}");
    }
    for note in [
        "限制类技术：肿瘤消融治疗技术（2021年6月3日）",
        "肿瘤消融治疗技术（2019年6月3日，已撤销）；肿瘤消融治疗技术（2021年6月3日）",
        "取消急诊科",
    ] {
        assert!(listed(note), "{note}");
    }
}
