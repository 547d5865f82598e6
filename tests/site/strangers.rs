//! Exports in shapes that strangers send: what is published of them, and what is told.

use gongshi::check::Checked;
use gongshi::record::FilingStatus;
use std::collections::BTreeSet;

/// What files of one export come to.
pub(crate) fn checked(files: &[(&str, &str)]) -> Checked {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    for (name, text) in files {
        crate::support::export(&site, "220100/2026-11-15", name, text.as_bytes());
    }
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    assert!(checked.dataset.account().balances(), "{files:?}: lines lost");
    checked
}

/// The institutions with a valid filing.
pub(crate) fn valid(checked: &Checked) -> Vec<&str> {
    let dataset = &checked.dataset;
    let filings = dataset.filings.iter().filter(|it| it.status == FilingStatus::Active);
    let names = filings.map(|it| dataset.institution(it.institution).name.as_str());
    names.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The rows in which a rule found something.
pub(crate) fn told(checked: &Checked, code: &str) -> Vec<u32> {
    let told = checked.findings.iter().filter(|finding| finding.rule.code == code);
    told.map(|finding| finding.location.row).collect()
}

#[test]
fn a_list_of_what_was_withdrawn_is_not_believed_to_be_valid() {
    let rows = "医疗机构名称,技术名称,完成备案时间,备案状态\n\
                示例甲医院,肿瘤消融治疗技术,2023-05-06,有效\n\
                示例乙医院,肿瘤消融治疗技术,2023-05-07,撤销\n";
    let titled = |title: &str| format!("{title},,,\n{rows}");
    for (name, text) in [
        ("表.csv", titled("长春市限制类医疗技术撤销备案名单")),
        ("撤销备案名单.csv", rows.to_owned()),
    ] {
        let checked = checked(&[(name, &text)]);
        assert!(valid(&checked).is_empty(), "{name}");
        assert_eq!(told(&checked, "F116").len(), 1, "{name}");
        assert_eq!(checked.dataset.filings.len(), 1, "{name}: the withdrawn one");
    }
    let both = titled("长春市限制类医疗技术备案及撤销备案名单");
    assert_eq!(valid(&checked(&[("表.csv", &both)])), ["示例甲医院"]);
}

#[test]
fn a_heading_over_what_has_ended_counts_whatever_column_it_stands_in() {
    let columns = ["医疗机构名称", "技术名称", "完成备案时间", "登记号", "科室", "所在地"];
    let row = |from: usize, name: &str| {
        let cells = [name, "肿瘤消融治疗技术", "2023-05-06", "", "肿瘤科", "长春市"];
        (0..6).map(|at| cells[(from + at) % 6]).collect::<Vec<_>>().join(",") + "\n"
    };
    for from in 0..columns.len() {
        let header = (0..6).map(|at| columns[(from + at) % 6]).collect::<Vec<_>>().join(",");
        for heading in
            ["二、已取消备案", "已停止开展的技术", "暂停开展：", "以下为已撤销备案的技术"]
        {
            let text = format!(
                "{header}\n{}{heading},,,,,\n{}{}",
                row(from, "示例甲医院"),
                row(from, "示例乙医院"),
                row(from, "示例丙医院")
            );
            let checked = checked(&[("表.csv", &text)]);
            assert_eq!(valid(&checked), ["示例甲医院"], "{header}, {heading}");
            assert_eq!(told(&checked, "F116"), [4, 5], "{header}, {heading}");
        }
    }
}

#[test]
fn what_stands_around_a_technology_is_no_part_of_its_name() {
    let text = "医疗机构名称,技术名称,完成备案时间\n\
                示例甲医院,★肿瘤消融治疗技术,2023-05-06\n\
                示例乙医院,《肿瘤消融治疗技术》,2023-05-06\n\
                示例丙医院,肿瘤消融治疗技术（限制类）,2023-05-06\n\
                示例丁医院,肿瘤消融治疗技术（一部分）,2023-05-06\n";
    let of_mark = checked(&[("表.csv", text)]);
    assert_eq!(valid(&of_mark), ["示例丙医院", "示例乙医院", "示例甲医院"]);
    assert_eq!((told(&of_mark, "F105"), told(&of_mark, "F201")), (vec![2], vec![5]));
    let explained = checked(&[("表.csv", &format!("{text}注：★为已撤销的技术\n"))]);
    assert_eq!(valid(&explained), ["示例丙医院", "示例乙医院"]);
}

#[test]
fn a_word_in_place_of_a_number_is_of_its_row() {
    let rows = "序号,医疗机构名称,技术名称,完成备案时间\n\
                1,示例甲医院,肿瘤消融治疗技术,2023-05-06\n\
                2,示例乙医院,肿瘤消融治疗技术,2023-05-06\n\
                更正,示例乙医院,肿瘤消融治疗技术,2023-06-06\n\
                3,示例丙医院,肿瘤消融治疗技术,2023-05-06\n\
                更正3,示例丙医院,心室辅助技术,2023-05-06\n\
                新增,示例丁医院,心室辅助技术,2023-05-06\n\
                4,示例戊医院,心室辅助技术,2023-05-06\n\
                删除,示例戊医院,心室辅助技术,2023-05-06\n\
                作废,示例己医院,心室辅助技术,2023-05-06\n";
    let checked = checked(&[("备案.csv", rows)]);
    assert_eq!(valid(&checked), ["示例丁医院", "示例甲医院"]);
    assert_eq!(told(&checked, "F118"), [3, 4, 5, 6]);
    assert_eq!((told(&checked, "F116"), told(&checked, "F418")), (vec![9, 10], vec![8]));
}

#[test]
fn what_is_not_for_the_public_is_not_published() {
    let rows = "医疗机构名称,技术名称,完成备案时间,备案状态\n\
                示例甲医院,肿瘤消融治疗技术,2023-05-06,有效\n";
    let titled = format!("限制类技术备案情况（内部资料，请勿外传）,,,\n{rows}");
    let noted = format!("{rows}（本表不对外公布）,,,\n");
    for (name, text) in [("表.csv", &*titled), ("表.csv", &noted), ("备案_旧版.csv", rows)] {
        let checked = checked(&[(name, text)]);
        assert!(checked.dataset.filings.is_empty(), "{text}");
        assert_eq!(told(&checked, "F027").len(), 1, "{text}");
    }
    // An old copy says nothing against the list.
    let both = checked(&[("备案.csv", rows), ("备案_旧版.csv", rows)]);
    assert_eq!(valid(&both), ["示例甲医院"]);
}

#[test]
fn a_cell_of_no_single_institution_is_none() {
    let rows = [
        "示例市医院等3家",
        "全市二级以上医院",
        "本院",
        "（示例）XX市医院",
        "示例县医院→示例县人民医院",
        "示例区医院（2023年更名为示例区中心医院）",
        "示例区中心医院",
    ];
    let row = |name: &&str| format!("{name},肿瘤消融治疗技术,2023-05-06\n");
    let text: String = rows.iter().map(row).collect();
    let text = format!("医疗机构名称,技术名称,完成备案时间\n{text}");
    let checked = checked(&[("备案.csv", &text)]);
    assert_eq!(valid(&checked), ["示例区中心医院"]);
    assert_eq!((told(&checked, "F101"), told(&checked, "F112")), (vec![2, 3, 4, 5], vec![6]));
}

#[test]
fn remarks_of_ends_limits_and_new_names_are_heard() {
    let remarks = [
        ("2024.3撤", "F116"),
        ("消融2024年停", "F116"),
        ("2025年5月到期", "F116"),
        ("待现场核查", "F116"),
        ("仅限甲状腺结节", "F101"),
        ("不含肺部", "F101"),
        ("2024年更名为示例市中心医院", "F306"),
    ];
    for (remark, code) in remarks {
        let text = format!(
            "医疗机构名称,技术名称,完成备案时间,备注\n\
             示例市医院,肿瘤消融治疗技术,2023-05-06,{remark}\n"
        );
        let checked = checked(&[("备案.csv", &text)]);
        assert_eq!(told(&checked, code), [2], "{remark}");
        assert_eq!(valid(&checked).is_empty(), code != "F306", "{remark}");
    }
    for remark in ["仅东院区开展", "2029年5月到期", "首次", "2023年完成第1例"] {
        let text = format!(
            "医疗机构名称,技术名称,完成备案时间,备注\n\
             示例市医院,肿瘤消融治疗技术,2023-05-06,{remark}\n"
        );
        assert_eq!(valid(&checked(&[("备案.csv", &text)])), ["示例市医院"], "{remark}");
    }
}

#[test]
fn rows_that_only_look_otherwise_may_be_any() {
    let rows = "医疗机构名称,技术名称,完成备案时间\n\
                示例甲医院,肿瘤消融治疗技术,2023-05-06\n\
                示例乙医院,肿瘤消融治疗技术,2023-05-07\n";
    let ended = format!("{rows}注：标红的已撤销，其余有效,,\n");
    let other = format!("{rows}注：标红的为新增,,\n");
    assert!(valid(&checked(&[("备案.csv", &ended)])).is_empty());
    assert_eq!(valid(&checked(&[("备案.csv", &other)])), ["示例乙医院", "示例甲医院"]);
}

#[test]
fn operations_and_last_days_of_systems_are_heard() {
    for field in ["\"op\":\"delete\"", "\"action\":\"REVOKE\"", "\"endDate\":\"2024-05-06\""] {
        let text = format!(
            "[{{\"hospitalName\":\"示例甲医院\",\"techName\":\"肿瘤消融治疗技术\",\
             \"filingDate\":\"2023-05-06\",{field}}}]"
        );
        let checked = checked(&[("备案.json", &text)]);
        assert!(valid(&checked).is_empty(), "{field}");
        assert_eq!(told(&checked, "F116"), [1], "{field}");
    }
}

#[test]
fn rows_of_arrays_and_joined_pages_are_read() {
    let record = |name: &str| {
        format!(
            "{{\"hospitalName\":\"{name}\",\"techName\":\"肿瘤消融治疗技术\",\
             \"filingDate\":\"2023-05-06\"}}"
        )
    };
    let page = |name: &str| {
        format!(
            "{{\"code\":200,\"msg\":\"ok\",\"data\":{{\"total\":2,\"rows\":[{}]}}}}",
            record(name)
        )
    };
    let pages = format!("[{},{}]", page("示例甲医院"), page("示例乙医院"));
    let names = "[\"医疗机构名称\",\"技术名称\",\"完成备案时间\"]";
    let rows = "[\"示例甲医院\",\"肿瘤消融治疗技术\",\"2023-05-06\"],\
                [\"示例乙医院\",\"肿瘤消融治疗技术\",\"2023-05-06\"]";
    let bare = format!("[{names},{rows}]");
    let beside = format!("{{\"columns\":{names},\"data\":[{rows}]}}");
    for text in [pages, bare, beside] {
        let checked = checked(&[("备案.json", &text)]);
        assert_eq!(valid(&checked), ["示例乙医院", "示例甲医院"], "{text}");
    }
}

#[test]
fn a_list_of_another_city_is_not_of_the_folder() {
    let rows = "医疗机构名称,技术名称,完成备案时间\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n";
    for title in ["吉林市限制类医疗技术备案名单", "关于公布吉林省四平市限制类技术备案的通告"]
    {
        let checked = checked(&[("备案.csv", &format!("{title},,\n{rows}"))]);
        assert!(valid(&checked).is_empty(), "{title}");
        assert_eq!(told(&checked, "F304"), [3], "{title}");
    }
    for title in [
        "长春市限制类医疗技术备案名单",
        "吉林省长春市朝阳区限制类技术备案名单",
        "吉林省限制类医疗技术备案名单",
        "全市限制类医疗技术备案名单",
        "吉林市示例医院限制类技术备案名单",
    ] {
        let checked = checked(&[("备案.csv", &format!("{title},,\n{rows}"))]);
        assert_eq!(valid(&checked), ["示例甲医院"], "{title}");
    }
}

#[test]
fn an_end_of_one_numbered_hospital_is_none_of_another() {
    let text = "医疗机构名称,技术名称,完成备案时间,备注\n\
                示例市第二医院,肿瘤消融治疗技术,2023-05-06,\n\
                示例市第二十三医院,肿瘤消融治疗技术,2023-05-06,2024年撤销\n";
    assert_eq!(valid(&checked(&[("备案.csv", text)])), ["示例市第二医院"]);
}

#[test]
fn names_of_people_in_place_of_departments_are_kept_back() {
    for cell in ["介入科（张三）", "内科-李四", "王建国", "肿瘤科王建国"] {
        let text = format!(
            "医疗机构名称,技术名称,完成备案时间,所在科室\n\
             示例市医院,肿瘤消融治疗技术,2023-05-06,{cell}\n"
        );
        let checked = checked(&[("备案.csv", &text)]);
        assert_eq!(told(&checked, "F701"), [2], "{cell}");
        let department = checked.dataset.filings[0].department.as_deref().unwrap_or_default();
        assert!(!department.contains(['张', '李', '王']), "{cell}");
    }
}

#[test]
fn a_newer_list_beside_an_older_one_is_told() {
    let rows = |names: &[&str]| {
        let row = |name: &&str| format!("{name},肿瘤消融治疗技术,2023-05-06\n");
        let rows: String = names.iter().map(row).collect();
        format!("医疗机构名称,技术名称,完成备案时间\n{rows}")
    };
    let old = rows(&["示例甲医院", "示例乙医院", "示例丙医院"]);
    let new = rows(&["示例甲医院", "示例丙医院"]);
    let checked_both = checked(&[("备案1108.csv", &old), ("备案1115.csv", &new)]);
    let copy = checked_both.findings.iter().find(|it| it.rule.code == "F404").expect("a copy");
    assert!(copy.message.contains("另有 1 行"), "{}", copy.message);
    let changed = rows(&["示例甲医院", "示例丁医院"]);
    let checked_both = checked(&[("备案.csv", &old), ("备案(1).csv", &changed)]);
    assert_eq!(told(&checked_both, "F029").len(), 1);
    assert!(told(&checked(&[("备案.csv", &old), ("备案(1).csv", &old)]), "F029").is_empty());
}

#[test]
fn the_name_of_now_stands_beside_the_one_before() {
    for header in
        ["医疗机构名称（现）,医疗机构名称（原）", "医疗机构名称（变更后）,变更前医疗机构名称"]
    {
        let text = format!(
            "{header},技术名称,完成备案时间\n\
             示例市中心医院,示例市第一医院,肿瘤消融治疗技术,2023-05-06\n"
        );
        let checked = checked(&[("备案.csv", &text)]);
        assert_eq!(valid(&checked), ["示例市中心医院"], "{header}");
        assert_eq!(checked.dataset.institutions[0].former_names, ["示例市第一医院"], "{header}");
    }
}
