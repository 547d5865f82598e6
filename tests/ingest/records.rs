//! Whole files → records.

use crate::read_one;
use gongshi::record::{
    CellDefectKind, Field, FilingStatement, FilingStatus, HeaderDefectKind, InterpretedTable, Kind,
    Level, Record, Statement, interpret,
};
use gongshi::source::read;

fn table(name: &str, text: &str) -> InterpretedTable {
    interpret(&read_one(name, text.as_bytes())).tables.remove(0)
}

fn filing(record: &Record) -> &FilingStatement {
    match &record.statement {
        Statement::Filing(filing) => filing,
        other => panic!("{other:?}"),
    }
}

fn names(record: &Record) -> Vec<&str> {
    let mentions = match &record.statement {
        Statement::Filing(statement) => &statement.technologies,
        Statement::Disclosure(statement) => &statement.technologies,
        Statement::TrainingBase(statement) => &statement.technologies,
        Statement::QualityCentre(statement) => &statement.technologies,
        _ => return Vec::new(),
    };
    mentions.iter().map(|mention| mention.text.as_str()).collect()
}

#[test]
fn a_filing_table_with_title_and_notes() {
    let table = table(
        "导出.csv",
        "示例省限制类技术备案表（截至2026年11月15日）,,,,,,\n\
         序号,医疗机构名称,登记号,等级/类别,限制类技术名称,首例开展日期,完成备案时间,备案状态\n\
         1,示例市医院（原示例县医院）,m000100y422010211a1001,三甲/综合医院,\"G08 肿瘤消融治疗技术、血液净化技术\",2023.5,2023年6月1日,撤销备案\n\
         2,示例乙医院,,未定级,血液净化技术,/,20230230,\n\
         注：以上均为示例\n",
    );
    assert_eq!(table.kind, Some(Kind::Filing));
    assert_eq!(table.as_of.map(|date| date.to_string()).as_deref(), Some("2026-11-15"));
    assert_eq!(table.header_defects, []);
    let [first, second] = table.records.as_slice() else { panic!("two records") };
    assert_eq!(first.institution.name, "示例市医院");
    assert_eq!(first.institution.former_names, ["示例县医院"]);
    assert_eq!(first.institution.registration_number.as_deref(), Some("M000100Y422010211A1001"));
    assert_eq!(first.institution.level, Some(Level::ThreeA));
    assert_eq!(first.institution.category.as_deref(), Some("综合医院"));
    assert_eq!(names(first), ["G08 肿瘤消融治疗技术", "血液净化技术"]);
    assert_eq!(filing(first).first_case.map(|date| date.to_string()).as_deref(), Some("2023-05"));
    assert_eq!(filing(first).status, Some(FilingStatus::Withdrawn));
    assert_eq!(first.defects, []);
    assert_eq!(filing(second).first_case, None);
    let [defect] = second.defects.as_slice() else { panic!("{:?}", second.defects) };
    assert_eq!((defect.field, defect.kind.clone()), (Field::Completed, CellDefectKind::NotADate));
    assert_eq!((defect.location.row, defect.location.column), (4, Some(7)));
    assert_eq!(defect.raw, "20230230");
}

#[test]
fn kinds_are_told_by_their_headers() {
    let cases = [
        ("医院名称,技术名称,累计开展的病例数,截止日期\n示例,甲,1,2026.1.1", Kind::Disclosure),
        ("医疗机构名称,技术名称,备案日期,培训名额\n示例,甲,2023.1.1,10", Kind::TrainingBase),
        ("序号,技术名称,委托中心\nG01,甲,示例质控中心", Kind::QualityCentre),
        ("医院名称,手术编码,手术名称,手术级别\n示例,1,甲,四级", Kind::SurgeryItem),
        ("医院名称,新技术名称,准入日期,监管期\n示例,甲,2023.1.1,1年", Kind::NewTechnology),
        ("机构名称,登记号,医院等级\n示例,111111111111111111,三甲", Kind::Institution),
        ("institution_name,technology,completed\n示例,甲,2023", Kind::Filing),
    ];
    for (text, kind) in cases {
        let table = table("导出.csv", text);
        assert_eq!((table.kind, &table.header_defects), (Some(kind), &vec![]), "{text}");
        assert_eq!(table.records[0].defects, [], "{text}");
    }
}

#[test]
fn the_serial_column_of_guizhou_annex_4_holds_codes() {
    let table = table(
        "质控.csv",
        "序号,技术名称,委托中心\nG01,甲技术,示例质控中心\nGO3,乙技术,示例质控中心\n",
    );
    let Statement::QualityCentre(statement) = &table.records[1].statement else { panic!() };
    assert_eq!(statement.technologies[0].code.as_deref(), Some("GO3"));
}

#[test]
fn private_columns_are_never_read_and_unknown_ones_are_told() {
    let text =
        "医疗机构名称,技术名称,完成备案时间,联系电话,备注2\n示例,甲,2023.1.1,0431-00000000,密\n";
    let table = table("a.csv", text);
    let [defect] = table.header_defects.as_slice() else { panic!("{:?}", table.header_defects) };
    assert_eq!(defect.kind, HeaderDefectKind::UnknownColumn("备注2".to_owned()));
    let printed = format!("{table:?}");
    assert!(!printed.contains("0431-00000000") && !printed.contains('密'), "{printed}");
}

#[test]
fn two_columns_for_one_field_are_both_left_unread() {
    let table =
        table("a.csv", "医疗机构名称,医院名称,技术名称,完成备案时间\n甲院,乙院,甲,2023.1.1\n");
    let doubled = HeaderDefectKind::DoubledColumn {
        field: Field::InstitutionName,
        names: ["医疗机构名称".to_owned(), "医院名称".to_owned()],
    };
    assert_eq!(table.header_defects[0].kind, doubled);
    assert_eq!(table.records[0].defects[0].kind, CellDefectKind::Missing);
}

#[test]
fn a_table_between_two_kinds_is_set_aside() {
    let table = table("导出.csv", "医院名称,技术名称\n示例,甲\n");
    assert_eq!((table.kind, table.records.len(), table.lines.set_aside), (None, 0, 1));
    let several = HeaderDefectKind::AmbiguousKind(vec![Kind::Filing, Kind::Disclosure], Vec::new());
    assert_eq!(table.header_defects[0].kind, several);
}

#[test]
fn long_numbers_are_no_identifiers() {
    let text =
        r#"[{"institution_name":"示例","registration_number":220101123456789012,"level":"三级"}]"#;
    let table = table("机构.json", text);
    let record = &table.records[0];
    assert_eq!(record.institution.registration_number, None);
    assert_eq!(record.defects[0].kind, CellDefectKind::NumberedIdentifier);
    assert_eq!(record.row.location.row, 1);
}

#[test]
fn settings_name_kind_and_columns() {
    let settings = "[[file]]\nname = '*.csv'\nkind = 'filing'\n\
                    columns = { '技术' = 'technology', '备注' = 'ignore', '时间' = 'complete' }\n";
    let root = crate::folder(&[
        ("a/source.toml", settings.as_bytes()),
        ("a/2026-11-15/x.csv", "医院名称,技术,备注\n示例,甲、乙,密\n".as_bytes()),
    ]);
    let interpreted = interpret(&read(root.path(), crate::UNTIL).expect("listed"));
    let table = &interpreted.tables[0];
    assert_eq!((table.kind, names(&table.records[0])), (Some(Kind::Filing), vec!["甲", "乙"]));
    let kinds: Vec<_> = table.header_defects.iter().map(|defect| &defect.kind).collect();
    assert_eq!(kinds, [&HeaderDefectKind::UnknownSetting("complete".to_owned())]);
}

#[test]
fn a_header_of_two_rows_is_read_by_its_groups() {
    let table = table(
        "附件2.csv",
        "附件2,,,,,,,,,,,,,\n\
         示例省限制类技术临床应用备案表（医疗机构）,,,,,,,,,,,,,\n\
         序号,医疗机构,,,医疗技术,,所在科室,备案情况,,人员情况,,仪器设备情况,,备注\n\
         ,名称,类别,级别,名称,类别,,完成备案时间,备案机关,姓名,职称,名称,台数,\n\
         1,示例甲医院,综合医院,三甲,肿瘤消融治疗技术,限制类,肿瘤科,2023.5.6,示例局,密甲,密乙,密丙,3,\n\
         小计,1家,,,,,,,,,,,,\n\
         填表人：示例,,,,联系电话：0431-00000000,,,,,,,,,\n",
    );
    assert_eq!(table.kind, Some(Kind::Filing), "{:?}", table.header_defects);
    let unknown: Vec<_> = table.header_defects.iter().map(|defect| &defect.kind).collect();
    let expected = ["仪器设备情况·名称", "仪器设备情况·台数", "备注"]
        .map(|name| HeaderDefectKind::UnknownColumn(name.to_owned()));
    assert_eq!(unknown, expected.iter().collect::<Vec<_>>());
    let [record] = table.records.as_slice() else { panic!("{:?}", table.records) };
    assert_eq!(record.institution.name, "示例甲医院");
    assert_eq!(record.institution.category.as_deref(), Some("综合医院"));
    assert_eq!(record.authority.as_deref(), Some("示例局"));
    assert_eq!(names(record), ["肿瘤消融治疗技术"]);
    assert_eq!((table.lines.header, table.lines.note), (4, 2));
    assert!(!format!("{table:?}").contains('密'));
}

#[test]
fn tables_one_under_another_are_two_tables() {
    let text = "一、备案情况表,,,\n医疗机构名称,技术名称,完成备案时间,备案状态\n示例甲医院,甲技术,2023.5.6,有效\n\
                \n二、院务公开情况表（截至2026年10月31日）,,,\n医疗机构名称,技术名称,累计例数,\n\
                示例甲医院,甲技术,41,\n医疗机构名称,技术名称,累计例数,\n示例乙医院,甲技术,十二例,\n";
    let tables = interpret(&read_one("汇总.csv", text.as_bytes())).tables;
    let kinds: Vec<_> = tables.iter().map(|table| (table.kind, table.records.len())).collect();
    assert_eq!(kinds, [(Some(Kind::Filing), 1), (Some(Kind::Disclosure), 2)]);
    assert_eq!(tables[0].as_of, None);
    assert_eq!(tables[1].as_of.map(|date| date.to_string()).as_deref(), Some("2026-10-31"));
    let Statement::Disclosure(said) = &tables[1].records[1].statement else { panic!() };
    assert_eq!(said.cumulative_cases, Some(12));
    let read: u32 = tables.iter().map(|table| table.lines.read).sum();
    assert_eq!((read, tables[1].lines.header), (9, 3));
}

#[test]
fn several_dates_beside_several_technologies_are_paired() {
    let table = table(
        "备案.csv",
        "序号,单位名称,技术名称,备案时间\n\
         1,示例甲医院,\"1.肿瘤消融治疗技术\n2.血液净化技术\",\"2023.5.6\n2024年1月\"\n\
         2,,,\n",
    );
    let said: Vec<_> = table
        .records
        .iter()
        .map(|record| (names(record).join("、"), filing(record).completed.map(|on| on.to_string())))
        .collect();
    let expected = [("肿瘤消融治疗技术", "2023-05-06"), ("血液净化技术", "2024-01")];
    let expected: Vec<_> =
        expected.iter().map(|(name, on)| ((*name).to_owned(), Some((*on).to_owned()))).collect();
    assert_eq!(said, expected);
    // The row with nothing but its number counts as blank.
    assert_eq!(table.lines.blank, 1);
}

#[test]
fn a_licence_note_names_technologies_with_their_dates() {
    let table = table(
        "电子化注册导出.csv",
        "机构名称,登记号,备注三\n示例甲医院,,限制类技术：甲技术（2023年5月6日）；乙技术（2024.1）\n示例乙医院,,无\n",
    );
    assert_eq!(table.kind, Some(Kind::LicenceNote));
    let noted = |record: &Record| match &record.statement {
        Statement::LicenceNote(note) => note
            .technologies
            .iter()
            .map(|each| (each.mention.text.clone(), each.completed.map(|on| on.to_string())))
            .collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let expected = [
        ("甲技术".to_owned(), Some("2023-05-06".to_owned())),
        ("乙技术".to_owned(), Some("2024-01".to_owned())),
    ];
    assert_eq!(noted(&table.records[0]), expected);
    assert_eq!(noted(&table.records[1]), []);
}

#[test]
fn merged_cells_hold_for_the_rows_they_cover() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let format = rust_xlsxwriter::Format::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 0, 4, "示例省备案名单（截至2026年11月15日）", &format).expect("merged");
    sheet.merge_range(1, 0, 2, 0, "序号", &format).expect("merged");
    sheet.merge_range(1, 1, 2, 1, "医疗机构名称", &format).expect("merged");
    sheet.merge_range(1, 2, 2, 2, "技术名称", &format).expect("merged");
    sheet.merge_range(1, 3, 1, 4, "备案情况", &format).expect("merged");
    sheet.write_row(2, 3, ["时间", "机关"]).expect("cells");
    sheet.merge_range(3, 0, 3, 4, "一、三级医院", &format).expect("merged");
    sheet.merge_range(4, 1, 5, 1, "示例甲医院", &format).expect("merged");
    sheet.write_row(4, 2, ["甲技术", "2023.5.6", "示例局"]).expect("cells");
    sheet.write_row(5, 2, ["乙技术", "2023.5.7", "示例局"]).expect("cells");
    let read = read_one("名单.xlsx", &workbook.save_to_buffer().expect("memory"));
    let table = interpret(&read).tables.remove(0);
    let found: Vec<_> = table
        .records
        .iter()
        .map(|record| (record.institution.name.as_str(), names(record).join("")))
        .collect();
    assert_eq!(found, [("示例甲医院", "甲技术".to_owned()), ("示例甲医院", "乙技术".to_owned())]);
    assert_eq!(table.records[1].authority.as_deref(), Some("示例局"));
    assert_eq!((table.lines.header, table.lines.note), (3, 1));
    assert_eq!(table.as_of.map(|on| on.to_string()).as_deref(), Some("2026-11-15"));
}

#[test]
fn a_title_names_the_institution_of_its_own_list() {
    let table = table(
        "公开.csv",
        "医疗机构名称：示例甲医院,,\n统计截止日期,2026年9月30日,\n\
         限制类医疗技术名称,完成备案时间,累计开展的病例数\n甲技术,2023.5.6,\"1,234\"\n",
    );
    assert_eq!(table.kind, Some(Kind::Disclosure), "{:?}", table.header_defects);
    let record = &table.records[0];
    assert_eq!((record.institution.name.as_str(), record.defects.len()), ("示例甲医院", 0));
    let cell = record.row.cell(Field::InstitutionName).expect("the name");
    assert_eq!((cell.column, cell.text), (1, "示例甲医院"));
    assert_eq!(table.as_of.map(|on| on.to_string()).as_deref(), Some("2026-09-30"));
}

#[test]
fn a_filing_with_a_count_is_a_disclosure_too() {
    let text = "医疗机构名称,限制类技术名称,首例开展日期,完成备案时间,备案机关,累计例数\n\
        示例医院,肿瘤消融治疗技术,2023-05-06,2023-05-20,示例市卫生健康委员会,41例\n\
        示例二院,肿瘤消融治疗技术,2023-05-06,2023-05-20,示例市卫生健康委员会,\n";
    let tables = interpret(&read_one("汇总.csv", text.as_bytes())).tables;
    assert_eq!(tables[0].kind, Some(Kind::Filing));
    let kinds: Vec<Kind> = tables[0].records.iter().map(|record| record.kind).collect();
    assert_eq!(kinds, [Kind::Filing, Kind::Disclosure, Kind::Filing]);
    let Statement::Disclosure(said) = &tables[0].records[1].statement else { panic!("a count") };
    assert_eq!(said.cumulative_cases, Some(41));
    assert_eq!(tables[0].records[1].row.location, tables[0].records[0].row.location);
}

#[test]
fn one_count_is_not_of_several_technologies() {
    let text = "医疗机构名称,技术名称,累计例数\n示例医院,肿瘤消融治疗技术、心室辅助技术,41\n";
    let tables = interpret(&read_one("公开.csv", text.as_bytes())).tables;
    let defects: Vec<_> = tables[0].records[0].defects.iter().map(|each| &each.kind).collect();
    assert_eq!(defects, [&CellDefectKind::Uneven { technologies: 2, values: 1 }]);
}

/// The fields that were read of the first record, without the institution's name.
fn read_as(name: &str, header: &str, row: &str) -> Vec<(Field, String)> {
    let table = table(name, &format!("{header}\n{row}\n"));
    let cells = table.records[0].row.cells();
    let beside = cells.filter(|cell| cell.field != Field::InstitutionName);
    beside.map(|cell| (cell.field, cell.text.to_owned())).collect()
}

/// A hospital must not become one of level three because one of its operations is.
#[test]
fn a_bare_level_or_class_is_that_of_what_the_table_lists() {
    let read = |header: &str, row: &str| read_as("a.csv", header, row);
    let own = |field: Field, text: &str| (field, text.to_owned());
    assert_eq!(
        read("医疗机构名称,手术名称,*级别：,类别", "示例医院,冠状动脉搭桥术,三级,心脏手术"),
        [own(Field::SurgeryName, "冠状动脉搭桥术"), own(Field::SurgeryLevel, "三级")]
    );
    assert_eq!(
        read("医疗机构名称,手术名称,手术级别,级别", "示例医院,冠状动脉搭桥术,四级,三级"),
        [own(Field::SurgeryName, "冠状动脉搭桥术"), own(Field::SurgeryLevel, "四级")]
    );
    assert_eq!(
        read("医疗机构名称,新技术名称,等级,类别", "示例医院,示例技术,二级,常规类"),
        [
            own(Field::NewTechnologyName, "示例技术"),
            own(Field::Grade, "二级"),
            own(Field::TechnologyClass, "常规类")
        ]
    );
    assert_eq!(
        read("医疗机构名称,级别,类别,技术名称,备案日期", "示例医院,三级,限制类,心室辅助技术,2023"),
        [
            own(Field::Level, "三级"),
            own(Field::TechnologyClass, "限制类"),
            own(Field::Technology, "心室辅助技术"),
            own(Field::Completed, "2023")
        ]
    );
    assert_eq!(
        read("医疗机构名称,级别,类别", "示例医院,三级,综合医院"),
        [own(Field::Level, "三级"), own(Field::Category, "综合医院")]
    );
}

#[test]
fn settings_say_what_a_bare_level_means() {
    let settings = "[[file]]\nname = \"*.csv\"\ncolumns = { \"级别\" = \"level\" }\n";
    let root = crate::folder(&[
        ("220000/2026-11-15/source.toml", settings.as_bytes()),
        (
            "220000/2026-11-15/a.csv",
            "医疗机构名称,手术名称,级别\n示例医院,示例术,三级\n".as_bytes(),
        ),
    ]);
    let interpreted = interpret(&read(root.path(), crate::UNTIL).expect("read"));
    assert_eq!(interpreted.tables[0].records[0].institution.level, Some(Level::Three));
}

#[test]
fn the_header_of_a_count_gives_its_date() {
    let dated =
        |text: &str| table("公开.csv", text).as_of.map(|date| date.to_string()).unwrap_or_default();
    let header = "医疗机构名称,技术名称,累计例数（截至2026年10月31日）,截止日期\n";
    assert_eq!(dated(&format!("{header}示例医院,心室辅助技术,3,\n")), "2026-10-31");
    assert_eq!(dated("医疗机构名称,技术名称,截止日期,累计例数\n示例医院,心室辅助技术,,3\n"), "");
}

/// Thirty cases of a year are not the cases there have been.
#[test]
fn counts_of_a_year_are_not_read_as_cumulative() {
    let (of_year, title) = ("医疗机构名称,技术名称,例数（2025年度）", "2025年度开展情况,,\n");
    for text in [of_year.to_owned(), format!("{title}医疗机构名称,技术名称,例数")] {
        let table = table("公开.csv", &format!("{text}\n示例医院,心室辅助技术,30\n"));
        assert_eq!(table.kind, Some(Kind::Disclosure));
        let is_of_period =
            |kind: &HeaderDefectKind| matches!(kind, HeaderDefectKind::PeriodCount(_));
        assert!(table.header_defects.iter().any(|defect| is_of_period(&defect.kind)));
        let Statement::Disclosure(said) = &table.records[0].statement else { panic!("{table:?}") };
        assert_eq!(said.cumulative_cases, None);
    }
}

/// A word for an end under one technology says nothing of the others in the row.
#[test]
fn an_end_in_a_matrix_is_of_its_technology() {
    let table = table(
        "备案.csv",
        "完成备案时间一览,,,\n医疗机构名称,肿瘤消融治疗技术,心室辅助技术,备注\n\
         示例甲医院,2023年5月6日,已撤销,\n示例乙医院,2023年5月6日,,已撤销\n",
    );
    let ended = |record: &Record| {
        record.defects.iter().any(|defect| matches!(defect.kind, CellDefectKind::Ended(_)))
    };
    let told: Vec<(&str, bool)> = table
        .records
        .iter()
        .map(|record| (record.institution.name.as_str(), ended(record)))
        .collect();
    assert_eq!(told, [("示例甲医院", false), ("示例甲医院", false), ("示例乙医院", true)]);
}

#[test]
fn figures_that_mark_footnotes_and_words_of_totals_are_nothing() {
    let text = "医疗机构名称,技术名称,累计例数,截止日期\n\
                示例甲医院,肿瘤消融治疗技术,30①,2026-10-31\n\
                农安县小计,肿瘤消融治疗技术,30,2026-10-31\n\
                同上,心室辅助技术,5,2026-10-31\n";
    let tables = interpret(&read_one("公开.csv", text.as_bytes())).tables;
    let records = &tables[0].records;
    let told = |at: usize| records[at].defects.iter().map(|it| it.kind.clone()).collect::<Vec<_>>();
    assert_eq!((records.len(), tables[0].lines.note), (2, 1));
    assert_eq!(told(0), [CellDefectKind::NotACount]);
    assert_eq!(told(1), [CellDefectKind::Missing]);
}

#[test]
fn counts_that_a_further_row_divides_are_not_read() {
    let text = "医疗机构名称,技术名称,开展例数,,\n\
                ,,2024年,2025年,累计\n\
                示例甲医院,肿瘤消融治疗技术,3,5,12\n";
    let tables = interpret(&read_one("公开.csv", text.as_bytes())).tables;
    let read = |record: &gongshi::record::Record| record.row.cell(Field::CumulativeCases).is_some();
    assert!(!tables[0].records.iter().any(read));
}

#[test]
fn an_end_in_a_hidden_column_counts_though_nobody_sees_it() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows = [
        ["医疗机构名称", "技术名称", "完成备案时间", "备案状态"],
        ["示例甲医院", "肿瘤消融治疗技术", "2023-05-06", "已撤销"],
        ["示例乙医院", "肿瘤消融治疗技术", "2023-05-06", "有效"],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).expect("a cell");
        }
    }
    sheet.set_column_hidden(3).expect("hidden");
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let tables = interpret(&read_one("备案.xlsx", &bytes)).tables;
    let ended = |record: &Record| {
        record.defects.iter().any(|it| matches!(it.kind, CellDefectKind::Ended(_)))
    };
    let ended: Vec<bool> = tables[0].records.iter().map(ended).collect();
    assert_eq!(ended, [true, false]);
}

#[test]
fn a_row_whose_text_is_struck_through_has_ended() {
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    let plain = rust_xlsxwriter::Format::new();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, text) in (0..).zip(["医疗机构名称", "技术名称", "备案状态"]) {
        sheet.write_string(0, column, text).expect("a cell");
    }
    let rows: [[(&rust_xlsxwriter::Format, &str); 2]; 3] = [
        [(&struck, "示例"), (&struck, "甲医院")],
        [(&plain, "示例"), (&plain, "乙医院")],
        [(&struck, "示例"), (&plain, "丙医院")],
    ];
    for (row, name) in (1..).zip(rows) {
        sheet.write_rich_string(row, 0, &name).expect("a cell");
        sheet.write_string(row, 1, "肿瘤消融治疗技术").expect("a cell");
        sheet.write_string(row, 2, "有效").expect("a cell");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let tables = interpret(&read_one("备案.xlsx", &bytes)).tables;
    let ended = |record: &Record| {
        record.defects.iter().any(|it| matches!(it.kind, CellDefectKind::EndedThoughValid(_)))
    };
    let ended: Vec<bool> = tables[0].records.iter().map(ended).collect();
    assert_eq!(ended, [true, false, true]);
}

#[test]
fn a_row_that_is_struck_through_has_ended() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    let plain = rust_xlsxwriter::Format::new().set_bold();
    let sheet = workbook.add_worksheet();
    let rows = [
        (["医疗机构名称", "技术名称", "备案状态"], &plain),
        (["示例甲医院", "肿瘤消融治疗技术", "有效"], &struck),
        (["示例乙医院", "肿瘤消融治疗技术", "有效"], &plain),
    ];
    for (row, (cells, format)) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string_with_format(row, column, text, format).expect("a cell");
        }
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let tables = interpret(&read_one("备案.xlsx", &bytes)).tables;
    let ended = |record: &Record| {
        record.defects.iter().any(|it| matches!(it.kind, CellDefectKind::EndedThoughValid(_)))
    };
    let ended: Vec<bool> = tables[0].records.iter().map(ended).collect();
    assert_eq!(ended, [true, false]);
}
