//! Rows that a remark, a title, the key of an array or a colour says something else of.

use super::strangers::{checked, told, valid};

/// Whom a row with this remark is published of, beside the one above it.
fn with_remark(remark: &str) -> Vec<u32> {
    let text = format!(
        "医疗机构名称,技术名称,完成备案时间,备注\n\
         示例甲医院,肿瘤消融治疗技术,2023-05-06,\n\
         示例乙医院,肿瘤消融治疗技术,2022-03-04,{remark}\n"
    );
    let checked = checked(&[("表.csv", &text)]);
    assert!(valid(&checked).contains(&"示例甲医院"), "{remark}");
    assert_eq!(valid(&checked).len(), 2 - told(&checked, "F116").len(), "{remark}");
    told(&checked, "F116")
}

#[test]
fn a_remark_that_says_otherwise_is_heard() {
    for remark in [
        "有效期三年",
        "备案有效期：2年",
        "自备案之日起三年",
        "三年有效",
        "未按期复核",
        "逾期未复核",
        "技术已下放",
        "改为非限制类管理",
        "由限制类调整为非限制类",
        "不再限制",
        "已转让",
        "前备案",
        "整改",
        "待整改",
        "异常",
        "非正常",
        "×",
        "否",
        "淘汰",
    ] {
        assert_eq!(with_remark(remark), [3], "{remark}");
    }
}

#[test]
fn a_remark_that_sounds_alike_is_none() {
    for remark in [
        "有效期五年",
        "执业许可证有效期三年",
        "已按期复核",
        "复核合格",
        "整改完成",
        "无异常",
        "已淘汰旧设备",
        "2020年前备案",
        "逾期未报送月报",
        "正常",
        "是",
        "√",
    ] {
        assert!(with_remark(remark).is_empty(), "{remark}");
    }
}

#[test]
fn a_term_in_a_title_counts_from_the_day_of_each_row() {
    let text = "长春市限制类医疗技术备案名单（有效期三年）,,\n\
                医疗机构名称,技术名称,完成备案时间\n\
                示例甲医院,肿瘤消融治疗技术,2025-05-06\n\
                示例乙医院,肿瘤消融治疗技术,2022-03-04\n";
    let checked = checked(&[("表.csv", text)]);
    assert_eq!(valid(&checked), ["示例甲医院"]);
    assert_eq!(told(&checked, "F116"), [4]);
}

#[test]
fn rows_under_a_title_of_what_was_asked_for_are_told_of() {
    let rows = "医疗机构名称,技术名称,完成备案时间\n\
                示例甲医院,肿瘤消融治疗技术,2023-05-06\n\
                示例乙医院,肿瘤消融治疗技术,\n";
    for title in [
        "备案受理清单",
        "限制类医疗技术申请表汇总",
        "限制类医疗技术备案初审情况",
        "公示期5天",
        "公示期间名单",
    ] {
        let checked = checked(&[("表.csv", &format!("{title},,\n{rows}"))]);
        assert_eq!(valid(&checked), ["示例甲医院"], "{title}");
        assert_eq!((told(&checked, "F117").len(), told(&checked, "F116").len()), (1, 1), "{title}");
    }
    for title in ["限制类医疗技术备案名单", "申请备案并已完成备案名单"] {
        let checked = checked(&[("表.csv", &format!("{title},,\n{rows}"))]);
        assert!(told(&checked, "F117").is_empty(), "{title}");
    }
    let form = checked(&[("表.csv", &format!("限制类医疗技术备案表模板,,\n{rows}"))]);
    assert!(valid(&form).is_empty());
}

#[test]
fn an_array_of_what_is_no_longer_or_not_yet_valid_is_not_believed() {
    let record = |name: &str| {
        format!(
            r#"[{{"hospitalName":"{name}","techName":"肿瘤消融治疗技术","filingDate":"2023-05-06"}}]"#
        )
    };
    for key in [
        "prohibited",
        "revoked",
        "cancelled",
        "banned",
        "terminated",
        "rejectedList",
        "unfiled",
        "ycx",
        "禁止类",
        "oldRecords",
    ] {
        let (valid_ones, others) = (record("示例甲医院"), record("示例乙医院"));
        let text = format!(r#"{{"code":0,"data":{{"restricted":{valid_ones},"{key}":{others}}}}}"#);
        let checked = checked(&[("表.json", &text)]);
        assert_eq!(valid(&checked), ["示例甲医院"], "{key}");
        assert_eq!(told(&checked, "F116").len(), 1, "{key}");
    }
}

#[test]
fn a_sign_for_the_same_as_above_is_nobodys_name() {
    for sign in ["同上", "〃", "々", "同左", "″"] {
        let text = format!(
            "医疗机构名称\t技术名称\t完成备案时间\t所在地\n\
             示例甲医院\t肿瘤消融治疗技术\t2023-05-06\t长春市\n\
             {sign}\t心室辅助技术\t2023-05-06\t{sign}\n"
        );
        let checked = checked(&[("表.csv", &text)]);
        assert_eq!(valid(&checked), ["示例甲医院"], "{sign}");
        assert_eq!(told(&checked, "F101"), [3], "{sign}");
    }
}

/// How many rows of these files are published, of whatever kind.
fn published(files: &[(&str, &str)]) -> usize {
    let dataset = checked(files).dataset;
    dataset.institutions.len()
        + dataset.training_bases.len()
        + dataset.quality_centres.len()
        + dataset.new_technologies.len()
        + dataset.surgery_items.len()
}

#[test]
fn a_register_says_who_has_closed_or_is_not_open_yet() {
    let rows = |head: &str, said: &str| {
        let text = format!(
            "医疗机构名称,级别,所在地,{head}\n示例甲医院,三级甲等,长春市,\n示例乙医院,二级,长春市,{said}\n"
        );
        published(&[("名录.csv", &text)])
    };
    for (head, said) in [
        ("执业状态", "过期"),
        ("执业状态", "筹建"),
        ("执业状态", "待执业"),
        ("执业状态", "迁出"),
        ("执业状态", "否"),
        ("登记状态", "注销"),
        ("是否在业", "否"),
        ("是否营业", "×"),
    ] {
        assert_eq!(rows(head, said), 1, "{head}: {said}");
    }
    for (head, said) in
        [("执业状态", "正常"), ("执业状态", "换证"), ("是否在业", "是"), ("是否营利", "否")]
    {
        assert_eq!(rows(head, said), 2, "{head}: {said}");
    }
    let titled = "拟设置医疗机构公示,,\n机构名称,级别,所在地\n示例甲医院,三级甲等,长春市\n";
    assert_eq!(published(&[("名录.csv", titled)]), 0);
}

#[test]
fn bases_centres_technologies_and_operations_end_in_their_own_words() {
    let base = |note: &str| {
        format!(
            "医疗机构名称,培训技术,培训名额,备案时间,备注\n示例甲医院,肿瘤消融治疗技术,20,2021-05-06,{note}\n"
        )
    };
    let centre = |note: &str| {
        format!("技术名称,质控中心名称,备注\n肿瘤消融治疗技术,示例省肿瘤质控中心,{note}\n")
    };
    let new = |note: &str| {
        format!(
            "医疗机构名称,新技术名称,等级,准入日期,状态\n示例甲医院,示例新术,二级,2025-05-06,{note}\n"
        )
    };
    let operation = |head: &str, note: &str| {
        format!("医疗机构名称,手术名称,手术级别,{head}\n示例甲医院,示例切除术,四级,{note}\n")
    };
    // Where the row itself is not published, no hospital is.
    for (name, text) in [
        ("培训基地.csv", base("已满期")),
        ("培训基地.csv", base("培训任务已结束")),
        ("培训基地.csv", base("自2024年起不再招收")),
        ("培训基地.csv", base("待复审")),
        ("质控.csv", centre("筹建")),
        ("质控.csv", centre("聘期已满")),
        ("新技术.csv", new("修改后再审")),
        ("新技术.csv", new("拟准入")),
        ("手术.csv", operation("备注", "不开展")),
        ("手术.csv", operation("开展情况", "未开展")),
        ("手术.csv", operation("状态", "未启用")),
        ("手术.csv", operation("启用", "否")),
        ("手术.csv", operation("是否有效", "否")),
    ] {
        assert_eq!(published(&[(name, &text)]), 0, "{text}");
    }
    for (name, text, rows) in [
        ("培训基地.csv", base("公示已结束"), 2),
        ("培训基地.csv", base("公示期已满"), 2),
        ("质控.csv", centre("首批"), 1),
        ("新技术.csv", new("监管期内"), 2),
        ("手术.csv", operation("备注", "拟新增设备"), 2),
        ("手术.csv", operation("是否微创", "否"), 2),
    ] {
        assert_eq!(published(&[(name, &text)]), rows, "{text}");
    }
    let titled = format!("到期培训基地名单,,,,\n{}", base(""));
    assert_eq!(published(&[("培训基地.csv", &titled)]), 0);
}

#[test]
fn the_cases_of_the_last_years_are_not_all_cases() {
    let row = "示例甲医院,肿瘤消融治疗技术,12\n";
    let counts = |name: &str, head: &str, note: &str| {
        let text = format!("医疗机构名称,技术名称,{head}\n{row}{note}");
        let dataset = checked(&[(name, &text)]).dataset;
        dataset.disclosures.iter().filter(|it| it.cumulative_cases.is_some()).count()
    };
    assert_eq!(counts("公开.csv", "累计例数", ""), 1);
    assert_eq!(counts("近三年例数.csv", "例数", ""), 0);
    assert_eq!(counts("公开.csv", "近5年累计例数", ""), 0);
    assert_eq!(counts("公开.csv", "累计例数", "注：累计例数为近三年数据,,\n"), 0);
}

#[test]
fn a_base_is_the_hospitals_that_it_stands_in() {
    let row = "示例省肿瘤消融培训基地,示例甲医院,肿瘤消融治疗技术,20,2021-05-06\n";
    for head in ["基地名称,依托单位", "基地名称,依托医院", "培训基地名称,所在医院"]
    {
        let checked =
            checked(&[("培训基地.csv", &format!("{head},培训技术,名额,备案时间\n{row}"))]);
        let names: Vec<&str> =
            checked.dataset.institutions.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["示例甲医院"], "{head}");
        assert_eq!(checked.dataset.training_bases.len(), 1, "{head}");
    }
    let alone =
        "基地名称,培训技术,名额,备案时间\n示例省肿瘤消融培训基地,肿瘤消融治疗技术,20,2021-05-06\n";
    let checked = checked(&[("培训基地.csv", alone)]);
    assert!(checked.dataset.institutions.is_empty());
    assert_eq!(told(&checked, "F101"), [2]);
}

#[test]
fn operations_may_stand_under_the_names_of_hospitals() {
    let text = "手术名称,手术编码,级别\n一、示例甲医院,,\n阑尾切除术,47.09,二级\n\
                二、示例乙医院,,\n肺叶切除术,32.41,4.0\n";
    let dataset = checked(&[("手术.csv", text)]).dataset;
    let of = |name: &str| {
        let item = dataset.surgery_items.iter().find(|it| it.name == name).expect("an operation");
        (dataset.institution(item.institution).name.clone(), item.level)
    };
    assert_eq!(of("阑尾切除术"), ("示例甲医院".to_owned(), Some(2)));
    assert_eq!(of("肺叶切除术"), ("示例乙医院".to_owned(), Some(4)));
}

#[test]
fn keys_of_systems_name_the_other_kinds_too() {
    for (name, text) in [
        (
            "质控.json",
            r#"[{"centerName":"示例省肿瘤质控中心","technologyNames":["肿瘤消融治疗技术"]},
                {"centerName":"示例省心脏质控中心","technologyNames":["心室辅助技术"],"status":"已撤销"}]"#,
        ),
        (
            "新技术.json",
            r#"[{"hospitalName":"示例甲医院","newTechName":"示例新术","admitDate":"2025-05-06","auditResult":"不同意"},
                {"hospitalName":"示例甲医院","newTechName":"示例又一新术","admitDate":"2025-05-06","auditResult":"同意"}]"#,
        ),
        (
            "手术.json",
            r#"[{"yljgmc":"示例甲医院","ssmc":"示例切除术","ssbm":"47.09","ssjb":"四级","sfty":"1"},
                {"yljgmc":"示例甲医院","ssmc":"示例成形术","ssbm":"47.10","ssjb":"四级","sfty":"0"}]"#,
        ),
    ] {
        let checked = checked(&[(name, text)]);
        let dataset = &checked.dataset;
        let rows = dataset.quality_centres.len()
            + dataset.new_technologies.len()
            + dataset.surgery_items.len();
        assert_eq!(rows, 1, "{name}");
        assert_eq!(told(&checked, "F116").len(), 1, "{name}");
        assert!(dataset.surgery_items.iter().all(|it| it.level == Some(4)));
    }
    let base = r#"[{"hospitalName":"示例甲医院","trainingTechnology":"肿瘤消融治疗技术","quota":20,
                    "filingDate":"2021-05-06","baseStatus":"停止"}]"#;
    let bases = checked(&[("培训基地.json", base)]).dataset.training_bases;
    assert_eq!((bases.len(), bases[0].places), (1, Some(20)));
    assert_eq!(bases[0].status, gongshi::record::BaseStatus::Stopped);
}

#[test]
fn a_closed_hospital_is_no_hospital_of_that_name_in_any_list() {
    let names = |name: &str, text: &str| {
        let dataset = checked(&[(name, text)]).dataset;
        dataset.institutions.iter().map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    for (name, head, row) in [
        ("公开.csv", "技术名称,累计例数", "肿瘤消融治疗技术,12"),
        ("手术.csv", "手术名称,手术级别", "示例切除术,四级"),
        ("副本备注.csv", "登记号,备注三", ",肿瘤消融治疗技术"),
    ] {
        let text = format!("医疗机构名称,{head}\n示例甲医院,{row}\n示例乙医院（已停业）,{row}\n");
        assert_eq!(names(name, &text), ["示例甲医院"], "{name}");
    }
}

#[test]
fn a_hospital_that_says_that_it_has_stopped_is_told_of() {
    let text = "医疗机构名称,技术名称,累计例数,备注\n\
                示例甲医院,肿瘤消融治疗技术,12,已停止开展\n\
                示例乙医院,肿瘤消融治疗技术,12,首批\n";
    let checked = checked(&[("公开.csv", text)]);
    assert_eq!(checked.dataset.disclosures.len(), 2);
    assert_eq!(told(&checked, "F117"), [2]);
}

#[test]
fn what_stands_in_the_place_of_a_name_is_told_from_names() {
    let text = "医疗机构名称,级别,所在地\n示例甲医院（拟更名为示例乙医院）,三级甲等,长春市\n\
                综合医院,三级,长春市\n";
    let register = checked(&[("名录.csv", text)]).dataset;
    let names: Vec<&str> = register.institutions.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["示例甲医院"]);
    let rows = [
        "示例切除术",
        "示例缝合术（停用）",
        "示例吻合术-已取消",
        "取消",
        "普外科",
        "四级手术",
        "示例成形术（王小明专用）",
        "终止妊娠术",
        "动脉导管关闭术",
    ];
    let rows: String = rows.iter().map(|row| format!("示例甲医院,{row},四级\n")).collect();
    let text = format!("医疗机构名称,手术名称,手术级别\n{rows}");
    let mut names: Vec<String> = checked(&[("手术.csv", &text)])
        .dataset
        .surgery_items
        .into_iter()
        .map(|it| it.name)
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["动脉导管关闭术", "示例切除术", "终止妊娠术"]);
}

#[test]
fn the_day_up_to_which_is_counted_may_say_so() {
    let of = |day: &str| {
        let text = format!(
            "医疗机构名称,技术名称,累计例数,截止日期\n示例甲医院,肿瘤消融治疗技术,12,{day}\n"
        );
        let dataset = checked(&[("公开.csv", &text)]).dataset;
        dataset.disclosures.first().and_then(|it| it.as_of).map(|day| day.to_string())
    };
    assert_eq!(of("截至2026年9月30日").as_deref(), Some("2026-09-30"));
    assert_eq!(of("2026.9.30止").as_deref(), Some("2026-09-30"));
    assert_eq!(of("2026年1-9月"), None);
}

#[test]
fn a_technology_of_another_class_is_not_filed() {
    for head in ["技术类别", "管理类别", "备注"] {
        for class in ["非限制类", "禁止类"] {
            let text = format!(
                "医疗机构名称,技术名称,完成备案时间,{head}\n\
                 示例甲医院,肿瘤消融治疗技术,2023-05-06,限制类\n\
                 示例乙医院,肿瘤消融治疗技术,2023-05-06,{class}\n"
            );
            let checked = checked(&[("表.csv", &text)]);
            assert_eq!(valid(&checked), ["示例甲医院"], "{head}: {class}");
            assert_eq!(told(&checked, "F116"), [3], "{head}: {class}");
        }
    }
}

#[test]
fn a_term_in_a_note_counts_from_the_day_of_each_row() {
    let text = "医疗机构名称,技术名称,完成备案时间\n\
                示例甲医院,肿瘤消融治疗技术,2025-05-06\n\
                示例乙医院,肿瘤消融治疗技术,2018-05-06\n\
                注：备案有效期三年,,\n";
    let noted = checked(&[("表.csv", text)]);
    assert_eq!(valid(&noted), ["示例甲医院"]);
    assert_eq!(told(&noted, "F116"), [3]);
    let of_licence = text.replace("备案有效期", "执业许可证有效期");
    assert_eq!(valid(&checked(&[("表.csv", &of_licence)])), ["示例乙医院", "示例甲医院"]);
}
