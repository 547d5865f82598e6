//! What only the name of a file, of a group of JSON or of a reference says.

use crate::read_one;
use gongshi::record::{CellDefectKind, Field, HeaderDefectKind, InterpretedTable, interpret};
use gongshi::source::SourceDefectKind;

fn tables(name: &str, text: &str) -> Vec<InterpretedTable> {
    interpret(&read_one(name, text.as_bytes())).tables
}

/// Of each record the institution and the technology.
fn said(tables: &[InterpretedTable]) -> Vec<String> {
    let records = tables.iter().flat_map(|table| &table.records);
    let technology = |row: &gongshi::record::RawRow| row.text(Field::Technology).map(str::to_owned);
    records
        .map(|it| format!("{} {}", it.institution.name, technology(&it.row).unwrap_or_default()))
        .collect()
}

/// The institutions of the records of which a note says something.
fn set_aside(text: &str) -> Vec<String> {
    let tables = tables("备案.csv", text);
    let is_said = |kind: &CellDefectKind| {
        matches!(kind, CellDefectKind::Ended(_) | CellDefectKind::Corrected(..))
    };
    let records = tables.iter().flat_map(|table| &table.records);
    let said = records.filter(|it| it.defects.iter().any(|defect| is_said(&defect.kind)));
    said.map(|it| it.institution.name.clone()).collect()
}

#[test]
fn a_file_names_what_no_column_does() {
    let hospitals = "序号,医疗机构,备案时间\n1,示例甲医院,2023-03-05\n";
    for name in ["心室辅助技术.csv", "附件3 心室辅助技术备案名单（2026年10月）.csv"]
    {
        assert_eq!(said(&tables(name, hospitals)), ["示例甲医院 心室辅助技术"], "{name}");
    }
    let technologies = "技术名称,备案时间\n心室辅助技术,2023-03-05\n";
    assert_eq!(said(&tables("示例甲医院.csv", technologies)), ["示例甲医院 心室辅助技术"]);
    // 医院 alone, or a kind of hospitals, is no hospital's name.
    assert_eq!(tables("各级医院.csv", technologies)[0].kind, None);
}

#[test]
fn a_title_may_begin_with_the_place() {
    let text = "长春市肿瘤消融治疗技术备案机构名单,,\n序号,医疗机构,备案时间\n\
                1,示例甲医院,2023-03-05\n";
    assert_eq!(said(&tables("名单.csv", text)), ["示例甲医院 肿瘤消融治疗技术"]);
}

#[test]
fn groups_of_json_may_be_called_by_their_technology() {
    let text = r#"{"肿瘤消融治疗技术":[{"医疗机构名称":"示例甲医院","完成备案时间":"2023-05-06"}],
                  "心室辅助技术":[{"医疗机构名称":"示例乙医院","完成备案时间":"2023-05-07"}]}"#;
    let found = said(&tables("备案.json", text));
    assert_eq!(found, ["示例甲医院 肿瘤消融治疗技术", "示例乙医院 心室辅助技术"]);
}

#[test]
fn objects_line_by_line_are_read_whatever_the_file_is_called() {
    let one = r#"{"jgmc":"示例甲医院","jsmc":"心室辅助技术","barq":"2023-05-06"}"#;
    let text = format!("{one}\n{one}\n");
    assert_eq!(said(&tables("备案.json", &text)).len(), 2);
}

#[test]
fn a_workbook_under_another_ending_is_told_once() {
    for name in ["备案.csv", "备案.json"] {
        let read = read_one(name, b"PK\x03\x04\x14\x00\x06\x00\xFF\xFE\n\xC0\n\xC1");
        let [defect] = read.defects.as_slice() else { panic!("{:?}", read.defects) };
        let SourceDefectKind::BrokenWorkbook(reason) = &defect.kind else { panic!("{defect:?}") };
        assert!(reason.contains("请把后缀改成 .xlsx"), "{reason}");
    }
    let read = read_one("备案.csv", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    assert_eq!(read.defects[0].kind, SourceDefectKind::OldWorkbook);
}

#[test]
fn a_note_finds_its_rows_by_reference_and_by_the_sign_at_the_number() {
    let text = "序号,医疗机构名称,技术名称,完成备案时间\n\
                1,示例甲医院[1],心室辅助技术,2023-05-06\n\
                *2,示例乙医院,心室辅助技术,2023-05-07\n\
                3,示例丙医院,心室辅助技术,2023-05-08\n\
                [1] 2024年1月注销执业许可证。,,,\n\
                说明：序号前加*者，备案已失效。,,,\n";
    assert_eq!(set_aside(text), ["示例甲医院", "示例乙医院"]);
}

#[test]
fn a_correction_is_of_the_row_it_names() {
    let text = |note: &str| {
        format!(
            "序号,医疗机构名称,技术名称,完成备案时间\n1,示例甲医院,心室辅助技术,2023-05-06\n\
             2,示例乙医院,心室辅助技术,2023-05-07\n{note},,,\n"
        )
    };
    for note in ["更正：序号1的完成备案时间应为2023-06-06", "注：示例甲医院的完成备案时间有误"]
    {
        assert_eq!(set_aside(&text(note)), ["示例甲医院"], "{note}");
    }
    for note in
        ["以上信息如有误，请联系更正", "填表说明：日期应为完成备案的日期", "说明：本表已更正"]
    {
        let tables = tables("备案.csv", &text(note));
        assert!(set_aside(&text(note)).is_empty(), "{note}");
        assert!(tables[0].header_defects.is_empty(), "{note}");
    }
    let open = tables("备案.csv", &text("更正：上期漏列示例丙医院"));
    let [defect] = open[0].header_defects.as_slice() else { panic!("told once") };
    assert!(matches!(defect.kind, HeaderDefectKind::MayHaveEnded(_)));
}

#[test]
fn columns_and_keys_that_ask_whether_it_still_holds_are_heard() {
    let ended = |header: &str, cell: &str| {
        set_aside(&format!(
            "医疗机构名称,技术名称,完成备案时间,{header}\n示例甲医院,心室辅助技术,2023-05-06,{cell}\n"
        ))
        .len()
            == 1
    };
    for (header, cell) in
        [("目前是否开展", "否"), ("在册", "否"), ("有效标志", "N"), ("进展", "补正材料中")]
    {
        assert!(ended(header, cell), "{header} {cell}");
    }
    for (header, cell) in
        [("目前是否开展", "是"), ("在册", "是"), ("有效标志", "Y"), ("进展", "已办结")]
    {
        assert!(!ended(header, cell), "{header} {cell}");
    }
    let text =
        r#"[{"jgmc":"示例甲医院","jsmc":"心室辅助技术","barq":"2023-05-06","zxrq":"2024-01-01"}]"#;
    let defects = &tables("备案.json", text)[0].records[0].defects;
    assert!(defects.iter().any(|it| matches!(it.kind, CellDefectKind::Ended(_))));
}
