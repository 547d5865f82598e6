//! Layouts of filings that can be read with certainty, and what is told where they can't.

use crate::strangers::{checked, told};
use gongshi::check::Checked;
use gongshi::record::FilingStatus;

/// What is published of filings, one text each: hospital, technology, day and whether it is valid.
fn filings(checked: &Checked) -> Vec<String> {
    let dataset = &checked.dataset;
    let mut found: Vec<String> = dataset
        .filings
        .iter()
        .map(|it| {
            let name = &dataset.institution(it.institution).name;
            let day = it.completed.map_or_else(String::new, |day| day.to_string());
            let mark = if it.status == FilingStatus::Active { "" } else { "!" };
            format!("{mark}{name} {} {day}", it.technology)
        })
        .collect();
    found.sort_unstable();
    found
}

fn of(name: &str, text: &str) -> (Vec<String>, Checked) {
    let checked = checked(&[(name, text)]);
    (filings(&checked), checked)
}

#[test]
fn what_stands_behind_a_change_counts() {
    let rows = "示例甲医院,心室辅助技术,肿瘤消融治疗技术,2023-05-06,2024-05-06";
    for header in [
        "医疗机构名称,变更前技术名称,变更后技术名称,完成备案时间,变更时间",
        "医疗机构名称,技术名称（变更前）,技术名称（变更后）,完成备案时间,变更日期",
        "医疗机构名称,调整前技术,调整后技术,完成备案时间,变更原因",
    ] {
        let (found, _) = of("备案变更.csv", &format!("{header}\n{rows}\n"));
        assert_eq!(found, ["示例甲医院 tumor-ablation 2023-05-06"], "{header}");
    }
    let grouped = "医疗机构名称,变更前,,变更后,\n,技术名称,完成备案时间,技术名称,完成备案时间\n\
                   示例甲医院,心室辅助技术,2020-01-01,肿瘤消融治疗技术,2023-05-06\n";
    assert_eq!(of("备案变更.csv", grouped).0, ["示例甲医院 tumor-ablation 2023-05-06"]);
    let renamed = "变更前医疗机构名称,变更后医疗机构名称,技术名称,完成备案时间\n\
                   示例甲医院,示例乙医院,肿瘤消融治疗技术,2023-05-06\n";
    let (found, checked) = of("备案变更.csv", renamed);
    assert_eq!(found, ["示例乙医院 tumor-ablation 2023-05-06"]);
    assert_eq!(checked.dataset.institutions[0].former_names, ["示例甲医院"]);
}

#[test]
fn what_stood_before_a_change_is_not_valid() {
    let rows = "医疗机构名称,变更情况,技术名称,完成备案时间\n\
                示例甲医院,变更前,心室辅助技术,2020-05-06\n\
                示例甲医院,变更后,肿瘤消融治疗技术,2023-05-06\n";
    let (found, checked) = of("备案变更.csv", rows);
    assert_eq!(found, ["示例甲医院 tumor-ablation 2023-05-06"]);
    assert_eq!(told(&checked, "F116"), [2]);
    let items = "医疗机构名称,技术名称,变更事项,变更前,变更后,变更时间\n\
                 示例甲医院,肿瘤消融治疗技术,备案状态,有效,撤销,2024-05-06\n";
    assert!(of("备案变更.csv", items).0.is_empty(), "which side counts for what can't be told");
}

#[test]
fn the_day_of_a_filing_may_stand_behind_its_technology() {
    let both = ["示例甲医院 tumor-ablation 2023-05-06", "示例甲医院 vad 2024-01-02"];
    for (header, cell) in [
        ("备案技术", "肿瘤消融治疗技术（2023年5月6日备案）、心室辅助技术（2024年1月2日备案）"),
        ("备案技术及备案时间", "肿瘤消融治疗技术（2023.5.6）；心室辅助技术（2024.1.2）"),
        ("备案技术及时间", "1.肿瘤消融治疗技术（2023.5.6）2.心室辅助技术（2024.1.2）"),
        ("限制类技术名称（备案时间）", "肿瘤消融治疗技术（2023.5.6）、心室辅助技术（2024.1.2）"),
    ] {
        let (found, _) = of("备案.csv", &format!("医疗机构名称,{header}\n示例甲医院,{cell}\n"));
        let days: Vec<&str> = found.iter().filter_map(|it| it.rsplit(' ').next()).collect();
        assert_eq!(days, both.map(|it| it.rsplit(' ').next().unwrap_or_default()), "{header}");
    }
    for cell in [
        "肿瘤消融治疗技术（2023年5月6日）",
        "肿瘤消融治疗技术（2023年5月6日撤销备案）",
        "肿瘤消融治疗技术（拟2027年备案）",
        "肿瘤消融治疗技术（2023年5月6日首例）",
    ] {
        let (found, _) = of("备案.csv", &format!("医疗机构名称,备案技术\n示例甲医院,{cell}\n"));
        assert!(found.is_empty(), "{cell}");
    }
}

#[test]
fn marks_mean_what_a_legend_says() {
    let table = |title: &str, rows: &str, note: &str| {
        format!("{title},,\n医疗机构名称,肿瘤消融治疗技术,性别重置技术\n{rows}\n{note},,\n")
    };
    let rows = "示例甲医院,●,○\n示例乙医院,×,●";
    let note = "注：●表示已备案，○表示未开展，×表示已撤销";
    let (found, checked) = of("备案.csv", &table("限制类技术备案一览表", rows, note));
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("!示例乙医院 tumor-ablation"), "{found:?}");
    assert!(told(&checked, "F117").is_empty());
    let rows = "示例甲医院,●,○\n示例乙医院,,●";
    let title = "限制类技术备案一览表（●已备案 ○拟备案）";
    let (found, checked) = of("备案.csv", &table(title, rows, ""));
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(told(&checked, "F104"), [3]);
    for (rows, note) in [
        ("示例甲医院,√,√", "注：√为拟开展"),
        ("示例甲医院,●,△", "注：●已备案，○未开展"),
        ("示例甲医院,●,●", ""),
    ] {
        let (found, _) = of("备案.csv", &table("限制类技术备案一览表", rows, note));
        assert!(found.is_empty(), "{rows} {note}");
    }
}

#[test]
fn two_tables_side_by_side_are_told() {
    for text in [
        "医疗机构名称,技术名称,完成备案时间,,医疗机构名称,登记号\n\
         示例甲医院,肿瘤消融治疗技术,2023-05-06,,示例丙医院,PDY000021220102A1001\n",
        "医疗机构名称,技术名称,完成备案时间,,技术名称,质控中心\n\
         示例甲医院,肿瘤消融治疗技术,2023-05-06,,心室辅助技术,示例省质控中心\n",
    ] {
        let (found, checked) = of("两表.csv", text);
        assert!(found.is_empty());
        assert_eq!(told(&checked, "F010"), [1]);
        assert!(told(&checked, "F101").is_empty(), "told once, not of each row");
    }
}

#[test]
fn one_name_may_stand_over_several_columns() {
    for text in [
        "技术名称,备案医疗机构,,,\n\
         肿瘤消融治疗技术,示例甲医院,示例乙医院,示例丙医院,示例丁医院\n",
        "医疗机构名称,备案技术,\n示例甲医院,肿瘤消融治疗技术,心室辅助技术\n\
         示例乙医院,肿瘤消融治疗技术,\n示例丙医院,肿瘤消融治疗技术\n",
    ] {
        let (found, checked) = of("备案.csv", text);
        assert_eq!(found.len(), 4, "{text}: {found:?}");
        assert!(told(&checked, "F011").is_empty(), "{text}");
    }
    for unclear in [
        "医疗机构名称,备案技术,\n示例甲医院,肿瘤消融治疗技术,已报省里\n",
        "备案技术,医疗机构名称,\n肿瘤消融治疗技术,示例甲医院,示例肿瘤医院\n",
    ] {
        let (found, checked) = of("备案.csv", unclear);
        assert_eq!((found.len(), told(&checked, "F011")), (1, vec![1]), "{unclear}");
    }
}

#[test]
fn a_number_of_technologies_names_none() {
    let text = "医疗机构名称,备案技术（项目数）,技术1,技术2\n\
                示例甲医院,2,肿瘤消融治疗技术,心室辅助技术\n";
    assert_eq!(of("备案.csv", text).0.len(), 2);
}

#[test]
fn names_of_columns_say_what_was_filed() {
    for (header, row) in [
        ("技术名称,备案医疗机构", "肿瘤消融治疗技术,示例甲医院"),
        ("医疗机构名称,已备案技术", "示例甲医院,肿瘤消融治疗技术"),
        ("备案编号,医疗机构名称,技术名称", "〔2023〕1号,示例甲医院,肿瘤消融治疗技术"),
    ] {
        let (found, _) = of("名单.csv", &format!("{header}\n{row}\n"));
        assert_eq!(found.len(), 1, "{header}");
    }
    for header in ["医疗机构名称,技术名称", "医疗机构名称,是否备案,技术名称"]
    {
        let row =
            header.replace("医疗机构名称", "示例甲医院").replace("技术名称", "肿瘤消融治疗技术");
        let (found, checked) = of("名单.csv", &format!("{header}\n{row}\n"));
        assert!(found.is_empty(), "{header}");
        assert_eq!(told(&checked, "F010"), [1], "{header}");
    }
}
