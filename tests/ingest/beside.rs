//! What a workbook says beside the texts of its cells: comments, strokes, merged cells, formats.

use crate::read_one;
use gongshi::record::{CellDefectKind, Ended, Field, InterpretedTable, Record, interpret};
use rust_xlsxwriter::{Format, Note, Workbook, Worksheet};

const HEADER: [&str; 3] = ["医疗机构名称", "技术名称", "完成备案时间"];

/// The table of a sheet that has these rows, and what `more` puts beside them.
fn table(rows: &[[&str; 3]], more: impl FnOnce(&mut Worksheet)) -> InterpretedTable {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip([HEADER].iter().chain(rows)) {
        for (column, text) in (0..).zip(cells.iter()).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, *text).expect("a cell");
        }
    }
    more(sheet);
    let bytes = workbook.save_to_buffer().expect("a workbook");
    interpret(&read_one("备案.xlsx", &bytes)).tables.remove(0)
}

/// Which records are said to have ended.
fn ended(table: &InterpretedTable) -> Vec<bool> {
    let is_ended = |record: &Record| {
        record.defects.iter().any(|it| matches!(it.kind, CellDefectKind::Ended(_)))
    };
    table.records.iter().map(is_ended).collect()
}

#[test]
fn an_end_in_a_comment_counts() {
    let day = "2023-05-06";
    let rows = [
        ["示例甲医院", "肿瘤消融治疗技术", day],
        ["示例乙医院", "肿瘤消融治疗技术", day],
        ["示例丙医院", "肿瘤消融治疗技术", day],
    ];
    let found = table(&rows, |sheet| {
        for (row, author, text) in [
            (1, "示例", "2024年8月已取消备案"),
            (2, "gongshi 核查", "错误 F116：这里写有“取消”"),
            (3, "示例", "新院区"),
        ] {
            let note = Note::new(text).set_author(author).add_author_prefix(false);
            sheet.insert_note(row, 0, &note).expect("a comment");
        }
    });
    assert_eq!(ended(&found), [true, false, false]);
    let said = CellDefectKind::Ended(Ended::Comment("取消"));
    assert!(found.records[0].defects.iter().any(|defect| defect.kind == said));
}

#[test]
fn what_a_merged_cell_shows_is_said_of_all_its_rows() {
    let day = "2023-05-06";
    let rows = [
        ["", "肿瘤消融治疗技术", day],
        ["", "心室辅助技术", day],
        ["示例乙医院", "心室辅助技术", day],
    ];
    let found = table(&rows, |sheet| {
        let struck = Format::new().set_font_strikethrough();
        sheet.merge_range(1, 0, 2, 0, "示例甲医院", &struck).expect("a merged cell");
    });
    assert_eq!(ended(&found), [true, true, false]);
}

#[test]
fn a_day_whose_year_is_not_shown_is_no_date() {
    let rows = [["示例甲医院", "肿瘤消融治疗技术", ""], ["示例乙医院", "肿瘤消融治疗技术", ""]];
    let found = table(&rows, |sheet| {
        for (row, format) in [(1, "m\"月\"d\"日\""), (2, "yyyy\"年\"m\"月\"d\"日\"")] {
            let format = Format::new().set_num_format(format);
            sheet.write_number_with_format(row, 2, 46_148, &format).expect("a day");
        }
    });
    let told = |record: &Record| record.defects.iter().map(|it| it.raw.clone()).collect::<Vec<_>>();
    assert_eq!(told(&found.records[0]), ["5月6日"]);
    assert_eq!(told(&found.records[1]), Vec::<String>::new());
}

#[test]
fn a_header_merged_over_two_columns_is_one() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new();
    for (row, texts) in (0..).zip([HEADER, ["示例甲医院", "肿瘤消融治疗技术", "2023-05-06"]])
    {
        sheet.merge_range(row, 0, row, 1, texts[0], &plain).expect("a name");
        sheet.write_string(row, 2, texts[1]).expect("a technology");
        sheet.write_string(row, 3, texts[2]).expect("a day");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let tables = interpret(&read_one("备案.xlsx", &bytes)).tables;
    assert_eq!(tables[0].records[0].institution.name, "示例甲医院");
    assert!(tables[0].records[0].row.cell(Field::Completed).is_some());
    assert_eq!(tables[0].header_defects, []);
}

#[test]
fn rows_over_which_cells_of_the_header_are_merged_are_its_own() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new();
    for (column, text) in (0..).zip(["医疗机构名称", "技术名称"]) {
        sheet.merge_range(0, column, 1, column, text, &plain).expect("a name");
    }
    sheet.merge_range(0, 2, 0, 3, "2026年", &plain).expect("a group");
    sheet.merge_range(0, 4, 1, 4, "累计例数", &plain).expect("a name");
    for (column, text) in (2..).zip(["上半年", "下半年"]) {
        sheet.write_string(1, column, text).expect("a name");
    }
    for (column, text) in (0..).zip(["示例甲医院", "肿瘤消融治疗技术", "1", "2", "41"])
    {
        sheet.write_string(2, column, text).expect("a cell");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let tables = interpret(&read_one("公开.xlsx", &bytes)).tables;
    assert_eq!((tables[0].lines.header, tables[0].records.len()), (2, 1));
    let count = tables[0].records[0].row.cell(Field::CumulativeCases);
    assert!(count.is_some_and(|cell| cell.text == "41"));
}
