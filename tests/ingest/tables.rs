//! Several tables in a sheet, and what is said around each of them.

use crate::read_one;
use gongshi::record::{CellDefectKind, Field, HeaderDefectKind, InterpretedTable, Kind, interpret};

fn tables(name: &str, text: &str) -> Vec<InterpretedTable> {
    let tables = interpret(&read_one(name, text.as_bytes())).tables;
    for lines in tables.iter().map(|table| (&table.lines, table.records.len())) {
        let (lines, records) = lines;
        let told = lines.header + lines.note + lines.blank + lines.set_aside + lines.continuation;
        assert!(lines.read as usize <= told as usize + records, "{lines:?} {records}");
    }
    tables
}

/// Of each record institution, technology and place, all tables one after another.
fn said(tables: &[InterpretedTable]) -> Vec<String> {
    let records = tables.iter().flat_map(|table| &table.records);
    let one = |record: &gongshi::record::Record| {
        let mut said = vec![record.institution.name.clone()];
        let technology = record.row.cell(Field::Technology).map(|cell| cell.text.to_owned());
        said.extend(technology);
        said.extend(record.institution.jurisdiction.clone());
        said.join(" ")
    };
    records.map(one).collect()
}

fn is_unknown(table: &InterpretedTable) -> bool {
    let mut defects = table.header_defects.iter();
    defects.any(|defect| matches!(defect.kind, HeaderDefectKind::UnknownTable { .. }))
}

#[test]
fn the_first_header_counts_though_a_later_one_says_more() {
    let found = tables(
        "备案.csv",
        "一、2023年备案,,,\n\
         医疗机构名称,技术名称,完成备案时间,\n\
         示例甲医院,肿瘤消融治疗技术,2023-05-06,\n\
         二、2024年备案,,,\n\
         医疗机构名称,技术名称,完成备案时间,所在科室\n\
         示例乙医院,肿瘤消融治疗技术,2024-05-06,介入科\n",
    );
    let names = ["示例甲医院 肿瘤消融治疗技术", "示例乙医院 肿瘤消融治疗技术"];
    assert_eq!(said(&found), names);
    let found = tables(
        "报表.csv",
        "一、基本情况表,,\n医疗机构名称,级别,类别\n示例甲医院,三级甲等,综合医院\n\
         二、备案情况表,,\n医疗机构名称,技术名称,完成备案时间\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n",
    );
    let kinds: Vec<_> = found.iter().map(|table| table.kind).collect();
    assert_eq!(kinds, [Some(Kind::Institution), Some(Kind::Filing)]);
}

#[test]
fn rows_above_a_header_that_are_no_titles_are_set_aside() {
    let found = tables(
        "备案.csv",
        "拟开展甲,拟开展乙,拟开展丙\n示例甲医院,肿瘤消融治疗技术,2026-11-01\n\
         医疗机构名称,技术名称,完成备案时间\n示例乙医院,肿瘤消融治疗技术,2023-05-06\n",
    );
    assert!(is_unknown(&found[0]) && found[0].lines.set_aside == 2, "{found:?}");
    assert_eq!(said(&found), ["示例乙医院 肿瘤消融治疗技术"]);
}

#[test]
fn labels_over_a_list_name_its_hospital() {
    for labels in [
        "医疗机构名称,示例甲医院,登记号,PDY00001X22010211A1001,医疗机构级别,三级甲等",
        "填报单位：示例甲医院（盖章）,,填报日期：2026年11月1日,,,",
        "示例甲医院限制类医疗技术备案情况表,,,,,",
    ] {
        let text = format!(
            "备案表,,,,,\n{labels}\n序号,技术名称,备案时间,科室,,\n1,肿瘤消融治疗技术,2023-05-06,介入科,,\n"
        );
        let found = tables("备案.csv", &text);
        assert_eq!(said(&found), ["示例甲医院 肿瘤消融治疗技术"], "{labels}");
    }
}

#[test]
fn another_hospital_over_the_same_columns_is_another() {
    let rows =
        "医疗机构名称：示例甲医院,,\n序号,技术名称,备案时间\n1,肿瘤消融治疗技术,2023-05-06\n";
    let expected = ["示例甲医院 肿瘤消融治疗技术", "示例乙医院 心室辅助技术"];
    for between in [
        "医疗机构名称：示例乙医院,,\n",
        "医疗机构名称：示例乙医院,,\n序号,技术名称,备案时间\n",
        ",,\n附件1 备案情况表,,\n申报单位：示例乙医院,,\n序号,技术名称,备案时间\n",
        "二、示例乙医院,,\n",
    ] {
        let found = tables("汇总.csv", &format!("{rows}{between}1,心室辅助技术,2023-06-06\n"));
        assert_eq!(said(&found), expected, "{between}");
    }
    let (name, header) = rows.split_once('\n').expect("two lines");
    let (header, own) = header.split_once('\n').expect("two lines");
    let below =
        format!("{header}\n{name}\n{own}医疗机构名称：示例乙医院,,\n1,心室辅助技术,2023-06-06\n");
    assert_eq!(said(&tables("汇总.csv", &below)), expected, "names below the header");
}

#[test]
fn titles_over_the_same_columns_count_for_their_own_rows() {
    let header = "医疗机构名称,技术名称,例数\n";
    let found = tables(
        "公开.csv",
        &format!(
            "公开情况表（截至2026年9月30日）,,\n{header}示例甲医院,肿瘤消融治疗技术,30\n\
             公开情况表（截至2026年10月31日）,,\n{header}示例甲医院,肿瘤消融治疗技术,33\n\
             2026年1-10月开展情况表,,\n{header}示例乙医院,肿瘤消融治疗技术,5\n"
        ),
    );
    let dates: Vec<_> =
        found.iter().map(|table| table.as_of.map(|date| date.to_string())).collect();
    assert_eq!(dates, [Some("2026-09-30".to_owned()), Some("2026-10-31".to_owned()), None]);
    let of_span = &found[2].header_defects;
    assert!(of_span.iter().any(|it| matches!(it.kind, HeaderDefectKind::PeriodCount(_))));
    let found = tables(
        "名单.csv",
        "肿瘤消融治疗技术备案医疗机构名单,\n医疗机构名称,备案时间\n示例甲医院,2023-05-06\n\
         心室辅助技术备案医疗机构名单,\n医疗机构名称,备案时间\n示例乙医院,2023-06-06\n",
    );
    assert_eq!(said(&found), ["示例甲医院 肿瘤消融治疗技术", "示例乙医院 心室辅助技术"]);
}

#[test]
fn a_title_that_only_goes_on_begins_no_table() {
    let header = "医疗机构名称,技术名称,累计例数\n";
    for title in ["公开表（截至2026年9月30日）", "公开表（截至2026年9月30日）（续）", "续表"]
    {
        let found = tables(
            "公开.csv",
            &format!(
                "公开表（截至2026年9月30日）,,\n{header}示例甲医院,肿瘤消融治疗技术,30\n\
                 {title},,\n{header}示例乙医院,肿瘤消融治疗技术,33\n"
            ),
        );
        assert_eq!((found.len(), said(&found).len()), (1, 2), "{title}");
    }
}

#[test]
fn what_the_sheet_says_first_goes_on_over_its_sections() {
    let header = "医疗机构名称,技术名称,例数\n";
    let found = tables(
        "表.csv",
        &format!(
            "院务公开表（截至2026年10月31日）,,\n一、省直,,\n{header}示例甲医院,肿瘤消融治疗技术,30\n\
             二、市属,,\n{header}示例乙医院,肿瘤消融治疗技术,3\n"
        ),
    );
    assert!(found.iter().all(|table| table.as_of.is_some() && table.kind.is_some()), "{found:?}");
}

#[test]
fn a_crosstab_of_other_technologies_is_another() {
    let found = tables(
        "一览.csv",
        "限制类技术完成备案时间一览表（一）,,\n医疗机构名称,肿瘤消融治疗技术,心室辅助技术\n\
         示例甲医院,2023-05-06,\n限制类技术完成备案时间一览表（二）,,\n\
         医疗机构名称,自体器官移植技术,同种异体皮肤移植技术\n示例乙医院,2023-07-06,\n",
    );
    assert_eq!(said(&found), ["示例甲医院 肿瘤消融治疗技术", "示例乙医院 自体器官移植技术"]);
}

#[test]
fn rows_under_names_that_are_not_known_are_none_of_the_table_above() {
    for header in ["序号,申请机构,申请技术,申请时间", "序号,机构,项目,日期"] {
        let text = format!(
            "序号,医疗机构,技术名称,备案时间\n1,示例甲医院,肿瘤消融治疗技术,2023-05-06\n\
             二、新申请项目,,,\n{header}\n1,示例乙医院,肿瘤消融治疗技术,2026-11-01\n"
        );
        let found = tables("公示.csv", &text);
        assert_eq!(said(&found), ["示例甲医院 肿瘤消融治疗技术"], "{header}");
        assert!(is_unknown(&found[1]) && found[1].lines.set_aside == 1, "{header}");
    }
}

#[test]
fn a_heading_that_is_not_known_ends_the_section() {
    for (heading, name) in [
        ("二、心室辅助", "心室辅助"),
        ("二、体外膜肺氧合（ECMO）", "体外膜肺氧合（ECMO）"),
        ("心室辅助技朮", "心室辅助技朮"),
    ] {
        let found = tables(
            "名单.csv",
            &format!(
                "序号,医疗机构名称,备案时间\n一、肿瘤消融治疗技术,,\n1,示例甲医院,2023-05-06\n\
                 {heading},,\n2,示例乙医院,2023-05-07\n"
            ),
        );
        let second = format!("示例乙医院 {name}");
        assert_eq!(said(&found), ["示例甲医院 肿瘤消融治疗技术", &second]);
    }
    let beside = "序号,医疗机构名称,备案时间\n,一、肿瘤消融治疗技术,\n1,示例甲医院,2023-05-06\n\
                  ,二、心室辅助技术,共1家\n2,示例乙医院,2023-05-07\n";
    assert_eq!(said(&tables("名单.csv", beside))[1], "示例乙医院 心室辅助技术");
}

#[test]
fn a_place_over_rows_is_where_they_are() {
    let found = tables(
        "名单.csv",
        "序号,医疗机构名称,技术名称,备案时间\n一、榆树市,,,\n1,中医院,肿瘤消融治疗技术,2023-05-06\n\
         二、德惠市,,,\n2,中医院,肿瘤消融治疗技术,2023-05-07\n三、省直医院,,,\n\
         3,示例甲医院,肿瘤消融治疗技术,2023-05-08\n",
    );
    let expected = [
        "中医院 肿瘤消融治疗技术 榆树市",
        "中医院 肿瘤消融治疗技术 德惠市",
        "示例甲医院 肿瘤消融治疗技术",
    ];
    assert_eq!(said(&found), expected);
    let found = tables(
        "名单.csv",
        "医疗机构名称,备案时间\n榆树市,\n肿瘤消融治疗技术,\n中医院,2023-05-06\n德惠市,\n\
         肿瘤消融治疗技术,\n中医院,2023-05-07\n",
    );
    assert_eq!(said(&found)[1], "中医院 肿瘤消融治疗技术 德惠市");
}

#[test]
fn rows_of_places_and_groups_are_told() {
    let found = tables(
        "公开.csv",
        "医疗机构名称,技术名称,累计例数\n示例甲医院,肿瘤消融治疗技术,3\n全省,肿瘤消融治疗技术,30\n\
         三级医院,肿瘤消融治疗技术,20\n其他,肿瘤消融治疗技术,10\n市医院,肿瘤消融治疗技术,4\n",
    );
    let of_many = |at: usize| {
        let mut defects = found[0].records[at].defects.iter();
        defects.any(|defect| defect.kind == CellDefectKind::OfMany)
    };
    assert_eq!([0, 1, 2, 3, 4].map(of_many), [false, true, true, true, false]);
}

#[test]
fn counts_beside_a_span_are_not_read() {
    for (column, value) in [
        ("统计区间", "2026-01-01至2026-10-31"),
        ("季度", "2026年三季度"),
        ("统计周期", "本月"),
        ("填报月份", "2026年10月"),
        ("开始时间", "2026-01-01"),
    ] {
        let text = format!(
            "医疗机构名称,技术名称,例数,{column}\n示例甲医院,肿瘤消融治疗技术,12,{value}\n"
        );
        let defects = &tables("公开.csv", &text)[0].header_defects;
        assert!(
            defects.iter().any(|it| matches!(it.kind, HeaderDefectKind::PeriodCount(_))),
            "{column}"
        );
    }
}

#[test]
fn short_names_beside_technologies_are_technologies() {
    let found = tables(
        "一览.csv",
        "完成备案时间一览表,,,,\n医疗机构名称,肿瘤消融治疗技术,心室辅助技术,ECMO,备注\n\
         示例甲医院,2023-05-06,,2023-07-06,2023-08-06\n",
    );
    assert_eq!(said(&found), ["示例甲医院 肿瘤消融治疗技术", "示例甲医院 ECMO"]);
    let ticks = "（√为开展，○为已备案未开展）,,\n医疗机构名称,肿瘤消融治疗技术,心室辅助技术\n示例甲医院,√,\n";
    let found = tables("备案.csv", ticks);
    assert_eq!(found[0].header_defects[0].kind, HeaderDefectKind::UnclearMatrix);
}

#[test]
fn headers_of_three_rows_are_read_whole() {
    let found = tables(
        "备案.csv",
        "序号,医疗机构名称,技术名称,备案情况,,\n,,,时间,,备案部门\n,,,首例,完成,\n\
         1,示例甲医院,肿瘤消融治疗技术,2023-04-06,2023-05-06,示例市卫生健康委员会\n",
    );
    let cell = |field| found[0].records[0].row.cell(field).map(|cell| cell.text);
    assert_eq!(cell(Field::FirstCase), Some("2023-04-06"));
    assert_eq!(cell(Field::Completed), Some("2023-05-06"));
}

#[test]
fn a_day_may_stand_in_three_columns() {
    let found = tables(
        "备案.csv",
        "序号,医疗机构名称,技术名称,备案时间,,\n,,,年,月,日\n\
         1,示例甲医院,肿瘤消融治疗技术,2023,5,6\n2,示例乙医院,肿瘤消融治疗技术,2023,5,\n",
    );
    let day = |at: usize| found[0].records[at].row.cell(Field::Completed).map(|cell| cell.text);
    assert_eq!([day(0), day(1)], [Some("2023年5月6日"), Some("2023年5月")]);
    assert_eq!(found[0].header_defects, []);
}

#[test]
fn years_and_signatures_are_no_records() {
    let found = tables(
        "备案.csv",
        "医疗机构名称,技术名称,备案时间\n2023年,,\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n\
         示例市卫生健康委员会,,2026年11月1日\n示例市卫生健康委员会办公室 2026年11月1日印发,,\n",
    );
    assert_eq!((said(&found).len(), found[0].lines.note), (1, 3));
}

#[test]
fn columns_of_units_and_authorities_are_no_second_hospital() {
    for (column, value) in [("单位", "例"), ("备案机构", "示例市卫生健康委员会")] {
        let text = format!(
            "医疗机构名称,技术名称,{column},备案时间\n示例甲医院,肿瘤消融治疗技术,{value},2023-05-06\n"
        );
        assert_eq!(said(&tables("备案.csv", &text)), ["示例甲医院 肿瘤消融治疗技术"]);
    }
}

/// 备注栏 is any remark, and is not published; whether a hospital is private is none of its categories.
#[test]
fn a_remark_is_no_note_of_a_licence() {
    let text = "医疗机构名称,技术名称,备案时间,备注栏,医院性质\n\
                示例甲医院,肿瘤消融治疗技术,2023-05-06,材料另存,民营\n";
    let found = tables("备案.csv", text);
    assert_eq!(found[0].kind, Some(Kind::Filing));
    let row = &found[0].records[0].row;
    for field in [Field::LicenceNote, Field::Category] {
        assert_eq!(row.text(field), None, "{field:?}");
    }
}

#[test]
fn a_header_is_found_under_many_instructions() {
    let text = format!(
        "{}医疗机构名称,技术名称,完成备案时间\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n",
        "请如实填报。,,\n".repeat(35)
    );
    assert_eq!(said(&tables("备案.csv", &text)).len(), 1);
}

/// A day that a technology was first used on, or approved on, is none of a filing.
#[test]
fn a_table_that_nothing_calls_a_filing_is_none() {
    for (column, name) in [("首例开展时间", "名单.csv"), ("批准时间", "名单.csv")] {
        let text = format!(
            "医疗机构名称,限制类技术名称,{column}\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n"
        );
        let found = tables(name, &text);
        assert_eq!((found[0].kind, found[0].lines.set_aside), (None, 1), "{column}");
    }
    for (column, value) in [("所在科室", "肿瘤科"), ("技术类别", "限制类"), ("技术编号", "G08")]
    {
        let text = format!("医疗机构名称,技术名称,{column}\n示例甲医院,肿瘤消融治疗技术,{value}\n");
        assert_eq!(tables("名单.csv", &text)[0].kind, None, "{column}");
        assert_eq!(tables("备案.csv", &text)[0].kind, Some(Kind::Filing), "{column}");
    }
    // A census of what is done says of none that it was filed.
    for (column, value, kind) in [
        ("开展状态", "开展中", None),
        ("状态", "有效", None),
        ("备案状态", "有效", Some(Kind::Filing)),
        ("是否有效", "是", Some(Kind::Filing)),
    ] {
        let text = format!("医疗机构名称,技术名称,{column}\n示例甲医院,肿瘤消融治疗技术,{value}\n");
        assert_eq!(tables("限制类技术开展情况.csv", &text)[0].kind, kind, "{column}");
    }
    let revoked = "医疗机构名称,技术名称,撤销日期\n示例甲医院,肿瘤消融治疗技术,2024-05-06\n";
    assert_eq!(tables("名单.csv", revoked)[0].kind, Some(Kind::Filing));
    let revoked = "已撤销的限制类技术,,\n医疗机构名称,技术名称,所在科室\n示例甲医院,肿瘤消融治疗技术,肿瘤科\n";
    assert_eq!(tables("名单.csv", revoked)[0].kind, Some(Kind::Filing));
    let people = "培训合格人员名单,,\n医疗机构名称,技术名称,合格时间\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n";
    assert_eq!(tables("名单.csv", people)[0].kind, None);
    let text = "医疗机构名称,技术名称,首例开展时间\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n";
    assert_eq!(tables("备案.csv", text)[0].kind, Some(Kind::Filing));
}

#[test]
fn ticks_are_filings_where_a_legend_says_so_whatever_stands_over_them() {
    let found = tables(
        "名单.csv",
        "限制类技术备案一览表（√表示已完成备案）,,\n\
         医疗机构名称,肿瘤消融治疗技术,心室辅助技术\n示例甲医院,√,\n示例乙医院,,√\n",
    );
    assert_eq!(said(&found), ["示例甲医院 肿瘤消融治疗技术", "示例乙医院 心室辅助技术"]);
}

#[test]
fn filings_whose_technologies_stand_in_unknown_columns_are_no_list_of_hospitals() {
    let found = tables(
        "备案.csv",
        "县市区,医疗机构名称,国家级备案技术项,省级备案技术项,备案时间\n\
         示例县,示例甲医院,肿瘤消融治疗技术,,2023-05-06\n",
    );
    assert!(is_unknown(&found[0]));
    assert_eq!((found[0].kind, found[0].lines.set_aside), (None, 2));
}

/// 备案时间 may be the day on which a filing was asked for.
#[test]
fn one_of_two_days_of_completion_that_is_blank_says_that_nothing_is_completed() {
    let found = tables(
        "备案.csv",
        "医疗机构名称,技术名称,备案时间,完成备案时间\n\
         示例甲医院,肿瘤消融治疗技术,2023-05-06,2023-05-20\n\
         示例乙医院,肿瘤消融治疗技术,2023-05-06,\n",
    );
    let pending = CellDefectKind::Ended(gongshi::record::Ended::Pending);
    let told = found[0].records.iter().map(|it| it.defects.iter().any(|it| it.kind == pending));
    assert_eq!(told.collect::<Vec<_>>(), [false, true]);
}
