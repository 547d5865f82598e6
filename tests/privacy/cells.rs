//! Which cells of published columns are kept back, and which are not.

use crate::columns::interpreted;
use gongshi::record::{CellDefectKind, Field, InterpretedTable};
use std::collections::BTreeSet;

const WITHHELD: &str = include_str!("texts/withheld.txt");
const ORDINARY: &str = include_str!("texts/ordinary.txt");

/// Of each section of the texts: the header of its table, and a row around a cell.
const TABLES: [(&str, &str, [&str; 2]); 5] = [
    (
        "department",
        "医疗机构名称,限制类技术名称,所在科室,完成备案时间,备案状态",
        ["示例市第一医院,肿瘤消融治疗技术,", ",2023-05-06,有效"],
    ),
    (
        "reason",
        "医疗机构名称,限制类技术名称,完成备案时间,备案状态,状态变更日期,状态原因",
        ["示例市第一医院,肿瘤消融治疗技术,2023-05-06,撤销备案,2024-05-06,", ""],
    ),
    (
        "plan",
        "医疗机构名称,培训技术名称,基地备案日期,培训名额,培训计划",
        ["示例市第一医院,肿瘤消融治疗技术,2023-05-06,20,", ""],
    ),
    ("licence_note", "医疗机构名称,登记号,备注三", ["示例市第一医院,,", ""]),
    ("category", "医疗机构名称,登记号,医疗机构级别,医疗机构类别", ["示例市第一医院,,三甲,", ""]),
];

/// The texts of a section.
fn section(texts: &'static str, wanted: &str) -> Vec<&'static str> {
    let heading = format!("[{wanted}]");
    let lines = texts.lines().skip_while(|line| *line != heading).skip(1);
    lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty()).collect()
}

/// The table whose rows hold these texts in the cell that is asked about.
fn table(header: &str, [before, after]: [&str; 2], texts: &[&str]) -> InterpretedTable {
    let quoted = |text: &&str| format!("{before}\"{}\"{after}\n", text.replace('"', "\"\""));
    let rows: String = texts.iter().map(quoted).collect();
    interpreted(&[("a.csv", &format!("{header}\n{rows}"))]).tables.remove(0)
}

/// The texts of a section that are kept back, and those that are not.
fn sorted(texts: &'static str, wanted: &str) -> (Vec<&'static str>, Vec<&'static str>) {
    let (_, header, row) =
        TABLES.into_iter().find(|(name, ..)| *name == wanted).expect("a section");
    let texts = section(texts, wanted);
    let table = table(header, row, &texts);
    let of_row = table.records.iter().map(|record| record.row.location.row);
    let rows: BTreeSet<u32> = of_row.collect();
    assert_eq!(rows.len(), texts.len(), "{wanted}: {:?}", table.header_defects);
    let defects = table.records.iter().flat_map(|record| &record.defects);
    let personal = defects.filter(|defect| defect.kind == CellDefectKind::Personal);
    let personal: BTreeSet<u32> = personal.map(|defect| defect.location.row).collect();
    let numbered = (2..).zip(texts);
    let (withheld, told): (Vec<_>, Vec<_>) = numbered.partition(|(row, _)| personal.contains(row));
    let text = |(_, text)| text;
    (withheld.into_iter().map(text).collect(), told.into_iter().map(text).collect())
}

#[test]
fn texts_about_single_people_are_kept_back() {
    let missed: Vec<_> = TABLES.iter().map(|(name, ..)| (name, sorted(WITHHELD, name).1)).collect();
    assert!(missed.iter().all(|(_, texts)| texts.is_empty()), "published: {missed:#?}");
}

#[test]
fn ordinary_texts_are_published() {
    let wrong: Vec<_> = TABLES.iter().map(|(name, ..)| (name, sorted(ORDINARY, name).0)).collect();
    assert!(wrong.iter().all(|(_, texts)| texts.is_empty()), "kept back: {wrong:#?}");
}

/// Names and headings are no free text: only what a label makes certain is withheld.
#[test]
fn labelled_people_in_names_and_headings_are_not_read() {
    let text = "医疗机构名称：示例甲医院（负责人李四）,,\n\
                限制类技术名称,完成备案时间,备案状态\n\
                肿瘤消融治疗技术,2023-05-06,有效\n";
    let name = interpreted(&[("a.csv", text)]).tables.remove(0);
    let text = "肿瘤消融治疗技术（负责人：李四）,,\n\
                医疗机构名称,完成备案时间,备案状态\n\
                示例甲医院,2023-05-06,有效\n";
    let heading = interpreted(&[("a.csv", text)]).tables.remove(0);
    for (table, field) in [(name, Field::InstitutionName), (heading, Field::Technology)] {
        let [record] = table.records.as_slice() else { panic!("one record: {table:?}") };
        let personal = record.defects.iter().find(|it| it.kind == CellDefectKind::Personal);
        assert_eq!(personal.map(|defect| defect.field), Some(field), "{:?}", record.defects);
        let read = format!("{:?}{:?}", record.institution, record.statement);
        assert!(!read.contains("李四"), "{read}");
    }
}
