//! Forms of labels and values, and technologies as columns.

use crate::read_one;
use gongshi::record::{
    CellDefectKind, Field, FormTrouble, HeaderDefectKind, InterpretedTable, Kind, LineAccount,
    Record, Statement, interpret,
};

fn table(text: &str) -> InterpretedTable {
    interpret(&read_one("表.csv", text.as_bytes())).tables.remove(0)
}

fn trouble(text: &str) -> (FormTrouble, u32, Option<u16>) {
    let table = table(text);
    assert_eq!(table.records, []);
    let [defect] = table.header_defects.as_slice() else { panic!("{:?}", table.header_defects) };
    match &defect.kind {
        HeaderDefectKind::UnreadForm(trouble) => {
            (trouble.clone(), defect.location.row, defect.location.column)
        }
        other => panic!("{other:?}"),
    }
}

/// Annex 3 of the Jilin rules, filled in, with the date that the authority adds.
const FORM: &str = "附件3,,,,\n\
                    医疗技术临床应用备案表,,,,\n\
                    医疗机构名称,示例市医院（原示例县医院）,等级/类别,三级甲等/综合医院,\n\
                    联 系 人,示例人,联系电话,0431-00000000,\n\
                    开展时间,2023年5月6日,完成备案时间,2023年5月20日,\n\
                    医疗技术名称,肿瘤消融治疗技术,,,\n\
                    医疗机构自评情况,符合,,,\n\
                    开展医疗技术人员情况,姓名,性别,执业范围,职称\n\
                    ,示例甲,男,外科,主任医师\n\
                    ,示例乙,女,外科,主任医师\n\
                    医疗机构承诺,承诺该项技术已对照相关技术管理规范进行自我评估。,,,\n\
                    注：此表一式两份,,,,\n";

#[test]
fn a_form_is_one_record() {
    let table = table(FORM);
    assert_eq!((table.kind, table.header_defects), (Some(Kind::Filing), vec![]));
    let [record] = table.records.as_slice() else { panic!("{:?}", table.records) };
    let Statement::Filing(filing) = &record.statement else { panic!("{:?}", record.statement) };
    assert_eq!(record.institution.name, "示例市医院");
    assert_eq!(record.institution.former_names, ["示例县医院"]);
    assert_eq!(record.institution.category.as_deref(), Some("综合医院"));
    assert_eq!(filing.technologies[0].text, "肿瘤消融治疗技术");
    assert_eq!(filing.first_case.map(|date| date.to_string()).as_deref(), Some("2023-05-06"));
    assert_eq!(filing.completed.map(|date| date.to_string()).as_deref(), Some("2023-05-20"));
    assert_eq!(record.defects, []);
    let place = |field| {
        let location = record.row.location_of(field);
        (location.row, location.column)
    };
    assert_eq!(place(Field::InstitutionName), (3, Some(2)));
    assert_eq!(place(Field::Level), (3, Some(4)));
    assert_eq!(place(Field::Technology), (6, Some(2)));
    let private = ["示例人", "0431", "示例甲", "主任医师", "承诺"];
    for cell in record.row.cells() {
        assert!(!private.iter().any(|text| cell.text.contains(text)), "{cell:?}");
    }
}

#[test]
fn every_line_of_a_form_is_accounted_for() {
    let table = table(FORM);
    let lines = LineAccount { accepted: 1, ..table.lines };
    let expected = LineAccount {
        read: 12,
        header: 2,
        note: 3,
        continuation: 6,
        accepted: 1,
        ..LineAccount::default()
    };
    assert_eq!(lines, expected);
    assert!(lines.balances());
}

#[test]
fn labels_with_colons_make_a_form_too() {
    let table = table(
        "备案表\n医疗机构名称：示例甲医院\n技术名称:血液净化技术\n完成备案时间： 2023.5.6\n联系电话：\n",
    );
    let [record] = table.records.as_slice() else { panic!("{table:?}") };
    let Statement::Filing(filing) = &record.statement else { panic!("{record:?}") };
    assert_eq!(record.institution.name, "示例甲医院");
    assert_eq!(filing.completed.map(|date| date.to_string()).as_deref(), Some("2023-05-06"));
}

#[test]
fn a_wrong_value_of_a_form_is_told_in_its_own_cell() {
    let table = table(&FORM.replace("2023年5月20日", "2023-02-30"));
    let [defect] = table.records[0].defects.as_slice() else { panic!("{table:?}") };
    assert_eq!(defect.kind, CellDefectKind::NotADate);
    assert_eq!((defect.location.row, defect.location.column), (5, Some(4)));
}

#[test]
fn a_form_that_is_not_clear_is_set_aside() {
    let unknown = FORM.replace("医疗机构自评情况", "技术特点");
    assert_eq!(trouble(&unknown), (FormTrouble::UnknownLabel, 7, Some(1)));
    let more = FORM.replace("肿瘤消融治疗技术,,", "肿瘤消融治疗技术,血液净化技术,");
    let several = FormTrouble::SeveralValues(Field::Technology);
    assert_eq!(trouble(&more), (several, 6, Some(3)));
    let below = FORM.replace("医疗机构自评情况,符合,,,", ",血液净化技术,,,");
    assert_eq!(trouble(&below), (FormTrouble::UnknownLabel, 7, Some(2)));
    let twice = FORM.replace("医疗机构自评情况,符合", "开展时间,2024年5月6日");
    assert_eq!(trouble(&twice), (FormTrouble::Doubled(Field::FirstCase), 7, Some(1)));
    let asked = FORM.replace("2023年5月20日", "");
    assert_eq!(trouble(&asked), (FormTrouble::NotCompleted, 0, None));
    let two = format!("{FORM}{FORM}");
    assert_eq!(trouble(&two), (FormTrouble::SeveralForms, 15, Some(1)));
    let lines = table(&two).lines;
    assert_eq!((lines.read, lines.set_aside), (24, 24));
}

#[test]
fn a_form_without_values_is_an_empty_table() {
    let table = table("备案表,\n医疗机构名称,\n医疗技术名称,\n联系人,\n");
    assert_eq!(table.records, []);
    assert_eq!(table.header_defects[0].kind, HeaderDefectKind::NoRecords);
}

#[test]
fn tables_with_labels_above_them_stay_tables() {
    let text = "医疗机构名称：示例甲医院,\n填表人：示例,\n序号,技术名称,完成备案时间\n1,血液净化技术,2023-05-06\n2,肿瘤消融治疗技术,2023-05-06\n";
    assert_eq!(table(text).records.len(), 2);
    let repeated = "医疗机构名称,说明,技术名称\n示例甲医院,甲,血液净化技术\n医疗机构名称,说明,技术名称\n示例乙医院,乙,血液净化技术\n";
    let named = interpret(&read_one("备案.csv", repeated.as_bytes())).tables.remove(0);
    assert_eq!(named.records.len(), 2);
}

/// Institution, technology, date of completion or count.
fn said(record: &Record) -> (String, String, String) {
    let (technologies, value) = match &record.statement {
        Statement::Filing(filing) => {
            (&filing.technologies, filing.completed.map(|date| date.to_string()))
        }
        Statement::Disclosure(disclosure) => {
            (&disclosure.technologies, disclosure.cumulative_cases.map(|count| count.to_string()))
        }
        other => panic!("{other:?}"),
    };
    let technology = technologies[0].text.clone();
    (record.institution.name.clone(), technology, value.unwrap_or_default())
}

fn owned(parts: [&str; 3]) -> (String, String, String) {
    let [a, b, c] = parts.map(str::to_owned);
    (a, b, c)
}

const ROWS: &str = "序号,医疗机构名称,级别,肿瘤消融治疗技术,心室辅助技术,备注\n\
                    1,示例甲医院,三级甲等,2023-05-06,×,\n\
                    2,示例乙医院,三级乙等,2023年6月,2024.1.2,\n\
                    3,示例丙医院,二级甲等,,/,\n";

#[test]
fn dates_under_technologies_are_filings() {
    let table = table(&format!("限制类技术完成备案时间一览表,,,,,\n{ROWS}"));
    let said: Vec<_> = table.records.iter().map(said).collect();
    let expected = [
        ["示例甲医院", "肿瘤消融治疗技术", "2023-05-06"],
        ["示例乙医院", "肿瘤消融治疗技术", "2023-06"],
        ["示例乙医院", "心室辅助技术", "2024-01-02"],
    ];
    assert_eq!(said, expected.map(owned));
    assert!(table.records.iter().all(|record| record.kind == Kind::Filing));
    let first = &table.records[0].row;
    assert_eq!(first.location_of(Field::Completed).column, Some(4));
    // The title and the header; the hospital that has filed nothing is a note.
    assert_eq!((table.lines.read, table.lines.header, table.lines.note), (5, 2, 1));
}

#[test]
fn the_kind_of_date_may_stand_over_the_technologies() {
    let text = "医疗机构名称,完成备案时间,\n,肿瘤消融治疗技术,心室辅助技术\n示例甲医院,2023-05-06,2023-05-07\n";
    let said: Vec<_> = table(text).records.iter().map(said).collect();
    assert_eq!(said.len(), 2);
    assert_eq!(said[1], owned(["示例甲医院", "心室辅助技术", "2023-05-07"]));
}

#[test]
fn counts_under_technologies_are_disclosures() {
    let rows = ROWS.replace("2023-05-06", "41").replace("2023年6月", "7").replace("2024.1.2", "0");
    let table = table(&format!("累计例数（截至2026年10月31日）,,,,,\n{rows}"));
    let said: Vec<_> = table.records.iter().map(said).collect();
    assert_eq!(said[0], owned(["示例甲医院", "肿瘤消融治疗技术", "41"]));
    assert_eq!((table.kind, said.len()), (Some(Kind::Disclosure), 3));
    assert!(table.as_of.is_some());
}

#[test]
fn a_tick_is_a_filing_without_a_date_and_no_date_is_guessed() {
    let ticks = ROWS.replace("2023-05-06", "√").replace("2023年6月", "√").replace("2024.1.2", "√");
    let table = |title: &str, rows: &str| self::table(&format!("{title},,,,,\n{rows}"));
    let filed = table("限制类技术备案情况", &ticks);
    assert_eq!(filed.records.len(), 3);
    assert!(filed.records.iter().all(|record| said(record).2.is_empty()));
    // A tick where a date belongs is none.
    let dated = table("限制类技术完成备案时间", &ticks);
    assert!(dated.records.iter().all(|record| record.defects[0].kind == CellDefectKind::NotADate));
}

#[test]
fn technologies_as_columns_without_a_word_about_their_cells_are_set_aside() {
    let rows = ROWS.replace(",级别,", ",联系人,");
    for title in ["限制类技术一览表", "限制类技术备案情况", "首例开展时间和完成备案时间"]
    {
        let table = table(&format!("{title},,,,,\n{rows}"));
        assert_eq!(table.records, [], "{title}");
        assert_eq!(table.header_defects[0].kind, HeaderDefectKind::UnclearMatrix, "{title}");
        assert_eq!(table.lines.set_aside, 5);
    }
}

#[test]
fn a_matrix_with_totals_is_read_and_an_unclear_one_is_no_list_of_institutions() {
    let ticked = "限制类技术备案情况一览表,,\n\
                  医疗机构名称,肿瘤消融治疗技术,心室辅助技术\n\
                  示例甲医院,√,\n\
                  示例乙医院,√,√\n\
                  合计,2,1\n";
    let tables = interpret(&read_one("表.csv", ticked.as_bytes())).tables;
    assert_eq!((tables[0].kind, tables[0].records.len()), (Some(Kind::Filing), 3));
    let unclear = "限制类技术备案情况一览表,,,\n\
                   医疗机构名称,级别,肿瘤消融治疗技术,心室辅助技术\n\
                   示例甲医院,三甲,√,2024.3\n";
    let tables = interpret(&read_one("表.csv", unclear.as_bytes())).tables;
    assert_eq!((tables[0].kind, tables[0].records.len()), (None, 0));
}
