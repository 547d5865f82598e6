//! Lists of counts, training bases, quality centres, operations and new technologies: what is
//! published of them, and what is not.

use crate::strangers::{checked, told};
use gongshi::check::Checked;
use gongshi::record::BaseStatus;
use std::collections::BTreeSet;

/// The counts that are published, in the order of the rows.
fn counts(checked: &Checked) -> Vec<u32> {
    let disclosures = &checked.dataset.disclosures;
    let mut found: Vec<_> =
        disclosures.iter().map(|it| (it.origin.location.row, it.cumulative_cases)).collect();
    found.sort_unstable();
    found.into_iter().filter_map(|(_, count)| count).collect()
}

/// The institutions that are published.
fn institutions(checked: &Checked) -> BTreeSet<&str> {
    checked.dataset.institutions.iter().map(|it| it.name.as_str()).collect()
}

/// The institutions with a base that is valid.
fn bases(checked: &Checked) -> BTreeSet<&str> {
    let dataset = &checked.dataset;
    let valid = dataset.training_bases.iter().filter(|it| it.status == BaseStatus::Active);
    valid.map(|it| dataset.institution(it.institution).name.as_str()).collect()
}

/// A list of one hospital's cases, under a title or none.
fn counted(title: &str, column: &str, more: &str) -> Vec<u32> {
    let title = if title.is_empty() { String::new() } else { format!("{title},,\n") };
    let text =
        format!("{title}医疗机构名称,技术名称,{column}\n示例甲医院,肿瘤消融治疗技术,132{more}\n");
    counts(&checked(&[("院务公开.csv", &text)]))
}

#[test]
fn counts_of_a_span_of_time_are_not_published_as_cumulative() {
    for (title, column, more) in [
        ("", "累计例数（1-10月）", ""),
        ("统计时间：2026年1月1日至2026年9月30日", "累计例数", ""),
        ("2026年1-10月限制类技术累计例数统计表", "累计例数", ""),
        ("10月", "例数", ""),
        ("2026年10月限制类技术开展情况", "例数", ""),
        ("", "例数", "\n注：以上为2025年度数据,,"),
        ("", "例数,统计时段", ",2026年1月-6月"),
        ("", "例数,数据范围", ",2026年第三季度"),
        ("", "累计,2024年,2025年", ",100,32"),
    ] {
        assert!(counted(title, column, more).is_empty(), "{title} {column} {more}");
    }
    for (title, column, more) in [
        ("", "累计例数", ""),
        ("公示期：2026年11月1日至11月7日", "累计例数", ""),
        ("", "累计例数,本月例数,本年例数", ",3,20"),
        ("", "累计,2024年,2025年", ",10,20"),
    ] {
        assert_eq!(counted(title, column, more), [132], "{title} {column} {more}");
    }
}

#[test]
fn the_months_of_a_system_are_no_cumulative_counts() {
    for key in ["month", "statMonth", "period", "tjny"] {
        let text = format!(
            "[{{\"hospitalName\":\"示例甲医院\",\"techName\":\"肿瘤消融治疗技术\",\"cases\":12,\"{key}\":\"2026-10\"}}]"
        );
        assert!(counts(&checked(&[("院务公开.json", &text)])).is_empty(), "{key}");
    }
}

#[test]
fn totals_and_departments_are_no_institutions() {
    let rows = [
        "2家,心室辅助技术,33",
        "共计2家,心室辅助技术,33",
        "占比,心室辅助技术,20",
        "均值,心室辅助技术,20",
        "市属医院小计,心室辅助技术,33",
        "示例甲医院合计,肿瘤消融治疗技术,133",
        "示例甲医院,合计,133",
        "三级医院5家,心室辅助技术,33",
        "示例丙医院介入科,心室辅助技术,33",
    ];
    let text = format!(
        "医疗机构名称,技术名称,累计例数\n示例甲医院,肿瘤消融治疗技术,120\n{}\n",
        rows.join("\n")
    );
    let checked = checked(&[("院务公开.csv", &text)]);
    assert_eq!(institutions(&checked), BTreeSet::from(["示例甲医院"]));
    assert_eq!(counts(&checked), [120]);
    assert_eq!(told(&checked, "F101"), [10, 11], "what is no total is told");
}

#[test]
fn bases_that_have_ended_are_not_valid() {
    for (title, columns, cells) in [
        ("", "有效期至,状态", "2025-02-28,有效"),
        ("", "基地备案日期,有效期", "2020-03-01,5年"),
        ("", "基地备案日期,有效期,状态", "2020-03-01,三年,有效"),
        ("第一批培训基地名单（有效期2020年1月1日至2022年12月31日）", "名额", "5"),
        ("培训基地申报汇总表", "名额", "5"),
        ("", "备注", "有效期满未延续"),
        ("", "名额,申报时间", "5,2026-03-01"),
    ] {
        let title = if title.is_empty() { String::new() } else { format!("{title},,\n") };
        let text = format!(
            "{title}医疗机构名称,技术名称,{columns}\n示例甲医院,肿瘤消融治疗技术,{cells}\n"
        );
        let checked = checked(&[("培训基地.csv", &text)]);
        assert!(bases(&checked).is_empty(), "{columns} {cells}");
        assert_eq!(told(&checked, "F116").len(), 1, "{columns} {cells}");
    }
    for (columns, cells) in [
        ("有效期至,状态", "2028-02-28,有效"),
        ("有效期起,有效期止,状态", "2024-01-01,2028-12-31,有效"),
        ("基地备案日期,有效期", "2024-03-01,5年"),
        ("基地备案日期,申报时间", "2024-03-01,2024-01-01"),
    ] {
        let text =
            format!("医疗机构名称,技术名称,{columns}\n示例甲医院,肿瘤消融治疗技术,{cells}\n");
        let checked = checked(&[("培训基地.csv", &text)]);
        assert_eq!(bases(&checked), BTreeSet::from(["示例甲医院"]), "{columns} {cells}");
    }
}

#[test]
fn a_base_is_listed_under_its_hospital() {
    let text = "基地名称,技术名称,培训名额\n\
                示例乙医院（培训基地）,肿瘤消融治疗技术,5\n\
                吉林省肿瘤消融治疗技术培训基地（示例丁医院）,肿瘤消融治疗技术,5\n";
    let checked = checked(&[("培训基地.csv", text)]);
    assert_eq!(bases(&checked), BTreeSet::from(["示例乙医院", "示例丁医院"]));
}

#[test]
fn what_a_status_ends_is_published_of_no_kind() {
    let centres = "质控中心名称,负责技术,状态\n\
                   示例省介入质控中心,肿瘤消融治疗技术,正常\n\
                   示例省心血管质控中心,心室辅助技术,停用\n";
    let operations = "医疗机构名称,手术名称,手术级别,备注,类别\n\
                      示例甲医院,阑尾切除术,二级,2025年由三级调整为二级,普通\n\
                      示例甲医院,胃切除术,三级,暂停开展,\n\
                      示例甲医院,胆囊切除术,三级,,已取消\n\
                      示例甲医院,终止妊娠术,二级,,\n";
    let new = "医疗机构名称,新技术名称,申报时间,准入日期,状态\n\
               示例甲医院,示例消融术,2024-01-01,2024-03-01,已转常规\n\
               示例甲医院,示例栓塞术,2025-01-01,2025-03-01,中止\n\
               示例甲医院,示例球囊术,2026-01-01,,\n";
    let checked =
        checked(&[("质控中心.csv", centres), ("手术目录.csv", operations), ("新技术.csv", new)]);
    let dataset = &checked.dataset;
    let centres: Vec<_> = dataset.quality_centres.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(centres, ["示例省介入质控中心"]);
    let operations: BTreeSet<_> = dataset.surgery_items.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(operations, BTreeSet::from(["阑尾切除术", "终止妊娠术"]));
    let new: Vec<_> = dataset.new_technologies.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(new, ["示例消融术"]);
}

#[test]
fn people_in_lists_of_other_kinds_are_not_published() {
    let centres = "质控中心,技术名称\n张三,肿瘤消融治疗技术\n\
                   示例省心血管质控中心 主任张三,心室辅助技术\n示例甲医院 张三主任,心室辅助技术\n";
    let operations = "医疗机构名称,手术名称,手术级别\n\
                      示例甲医院,主动脉瓣置换术 张三主任医师,四级\n示例甲医院,胆囊切除术 张三,二级\n";
    let new = "医疗机构名称,新技术名称,准入日期\n示例甲医院,示例栓塞术-李四,2026-03-01\n";
    let counts = "医疗机构名称,技术名称,累计例数\n示例丙医院（李四）,肿瘤消融治疗技术,12\n";
    let checked = checked(&[
        ("质控中心.csv", centres),
        ("手术目录.csv", operations),
        ("新技术.csv", new),
        ("院务公开.csv", counts),
    ]);
    let dataset = &checked.dataset;
    assert!(dataset.quality_centres.is_empty() && dataset.surgery_items.is_empty());
    assert!(dataset.new_technologies.is_empty() && dataset.disclosures.is_empty());
}

#[test]
fn a_name_alone_in_that_of_a_file_is_told() {
    let rows = "医疗机构名称,技术名称,完成备案时间\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n";
    for (name, is_told) in [
        ("备案-张三.csv", true),
        ("李四负责.csv", true),
        ("备案（王建国）.csv", true),
        ("备案-白名单.csv", false),
        ("备案-黄石.csv", false),
        ("备案2026.csv", false),
    ] {
        let checked = checked(&[(name, rows)]);
        assert_eq!(!told(&checked, "F703").is_empty(), is_told, "{name}");
    }
}

#[test]
fn a_hospitals_own_lists_are_read() {
    let operations = "示例甲医院手术分级管理目录（2026年版）,,\n手术编码,手术名称,手术级别\n\
                      51.2300,胆囊切除术,三级\n";
    let new = "示例乙医院2026年新技术准入一览表,,,\n序号,项目名称,项目负责人,准入时间\n\
               1,示例消融术,张三,2026-03-01\n";
    let page = "示例丙医院限制类医疗技术临床应用信息公开表,\n技术名称,肿瘤消融治疗技术\n\
                完成备案时间,2023年5月6日\n累计开展病例数,132例\n截止日期,2026年10月31日\n科主任,张三\n";
    let named = "手术编码,手术名称,手术级别\n47.0100,阑尾切除术,二级\n";
    let checked = checked(&[
        ("手术目录.csv", operations),
        ("新技术.csv", new),
        ("公开.csv", page),
        ("示例丁医院手术分级管理目录.csv", named),
    ]);
    let names = ["示例甲医院", "示例乙医院", "示例丙医院", "示例丁医院"];
    assert_eq!(institutions(&checked), BTreeSet::from(names));
    assert_eq!(counts(&checked), [132]);
    let as_of = checked.dataset.disclosures[0].as_of.expect("a day");
    assert_eq!(as_of.to_string(), "2026-10-31");
}

#[test]
fn the_level_of_a_systems_new_technology_is_none_of_its_hospital() {
    let text = "[{\"hospital\":\"示例甲医院\",\"newTechName\":\"示例消融术\",\"level\":\"一级\"}]";
    let checked = checked(&[("新技术.json", text)]);
    let dataset = &checked.dataset;
    assert_eq!(institutions(&checked), BTreeSet::from(["示例甲医院"]));
    assert!(dataset.institutions.iter().all(|it| it.level.is_none()));
    let grades: Vec<_> = dataset.new_technologies.iter().map(|it| it.grade).collect();
    assert_eq!(grades, [Some(1)]);
}
