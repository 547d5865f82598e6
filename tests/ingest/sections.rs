//! Lists in sections: technologies as headings over hospitals, and headings of groups.

use crate::read_one;
use gongshi::record::{Field, InterpretedTable, Kind, Record, interpret};

fn tables(text: &str) -> Vec<InterpretedTable> {
    interpret(&read_one("备案.csv", text.as_bytes())).tables
}

fn table(text: &str) -> InterpretedTable {
    let mut tables = tables(text);
    assert_eq!(tables.len(), 1, "{tables:?}");
    let table = tables.remove(0);
    let lines = &table.lines;
    let told = lines.header + lines.note + lines.blank + lines.set_aside + lines.continuation;
    assert_eq!(lines.read as usize, told as usize + table.records.len());
    table
}

/// Of each record institution, technology and the row that names it.
fn said(table: &InterpretedTable) -> Vec<String> {
    let one = |record: &Record| {
        let name = &record.institution.name;
        match record.row.cell(Field::Technology) {
            Some(cell) => {
                format!("{name} {}@{}", cell.text, record.row.location_of(Field::Technology).row)
            }
            None => name.clone(),
        }
    };
    table.records.iter().map(one).collect()
}

#[test]
fn a_technology_alone_counts_for_the_rows_under_it() {
    let table = table(
        "限制类技术备案名单,,\n\
         一、肿瘤消融治疗技术（2家）,,\n\
         序号,医疗机构名称,完成备案时间\n\
         1,示例甲医院,2023-05-06\n\
         2,示例乙医院,2023-05-07\n\
         二、心室辅助技术,,\n\
         1,示例甲医院,2023-06-06\n",
    );
    assert_eq!(table.kind, Some(Kind::Filing));
    assert_eq!(
        said(&table),
        [
            "示例甲医院 肿瘤消融治疗技术@2",
            "示例乙医院 肿瘤消融治疗技术@2",
            "示例甲医院 心室辅助技术@6"
        ]
    );
    assert_eq!((table.lines.header, table.header_defects.len()), (4, 0));
}

#[test]
fn headings_may_come_under_the_header_and_headers_again() {
    let below = "医疗机构名称,完成备案时间\n\
                 示例丙医院,2023-05-05\n\
                 心室辅助技术,\n\
                 示例甲医院,2023-05-06\n";
    assert_eq!(said(&table(below)), ["示例丙医院", "示例甲医院 心室辅助技术@3"]);
    let again = "一、肿瘤消融治疗技术,\n\
                 医疗机构名称,完成备案时间\n\
                 示例甲医院,2023-05-06\n\
                 \n\
                 医疗机构名称,完成备案时间\n\
                 示例乙医院,2023-05-07\n\
                 二、心室辅助技术,\n\
                 医疗机构名称,完成备案时间\n\
                 示例丙医院,2023-06-06\n";
    assert_eq!(
        said(&table(again)),
        [
            "示例甲医院 肿瘤消融治疗技术@1",
            "示例乙医院 肿瘤消融治疗技术@1",
            "示例丙医院 心室辅助技术@7"
        ]
    );
}

#[test]
fn a_group_of_technologies_ends_a_section() {
    let table = table(
        "医疗机构名称,完成备案时间\n\
         肿瘤消融治疗技术,\n\
         示例甲医院,2023-05-06\n\
         省级限制类医疗技术,\n\
         示例乙医院,2023-05-07\n",
    );
    assert_eq!(said(&table), ["示例甲医院 肿瘤消融治疗技术@2", "示例乙医院"]);
}

#[test]
fn a_heading_is_told_from_what_the_first_column_asks_for() {
    for [column, value] in [["备案完成时间", "2023-05-06"], ["登记号", "M000100Y422010211A1001"]]
    {
        let other = if column == "登记号" { "备案时间" } else { "备注" };
        let table = table(&format!(
            "{column},医疗机构名称,{other}\n1.肿瘤消融治疗技术,,\n{value},示例甲医院,\n\
             心室辅助技术（1家）,,\n{value},示例乙医院,\n2023年新增1家,,\n{value},示例丙医院,\n"
        ));
        let expected = [
            "示例甲医院 肿瘤消融治疗技术@2",
            "示例乙医院 心室辅助技术@4",
            "示例丙医院 2023年新增1家@6",
        ];
        assert_eq!(said(&table), expected, "{column}");
    }
}

#[test]
fn a_list_of_counts_in_sections_is_one_of_disclosures() {
    let table = table("院务公开,\n肿瘤消融治疗技术,\n医疗机构名称,累计例数\n示例甲医院,12\n");
    assert_eq!(table.kind, Some(Kind::Disclosure));
    assert_eq!(said(&table), ["示例甲医院 肿瘤消融治疗技术@2"]);
}

#[test]
fn places_and_groups_alone_are_no_institutions() {
    let table = table(
        "医疗机构名称,级别,所在地\n\
         一、省直医院,,\n\
         示例甲医院,三级甲等,长春市\n\
         （二）朝阳区,,\n\
         示例乙医院,二级甲等,朝阳区\n\
         民营医院（1家）,,\n\
         县医院,,\n",
    );
    assert_eq!(table.kind, Some(Kind::Institution));
    assert_eq!(said(&table), ["示例甲医院", "示例乙医院", "县医院"]);
    assert_eq!(table.lines.note, 3);
}

#[test]
fn a_technology_alone_in_its_own_column_is_no_heading() {
    let table = table(
        "序号,医疗机构名称,技术名称,完成备案时间\n\
         1,示例甲医院,肿瘤消融治疗技术,2023-05-06\n\
         ,,心室辅助技术,\n\
         2,示例乙医院,心室辅助技术,2023-05-07\n",
    );
    assert_eq!(
        said(&table),
        ["示例甲医院 肿瘤消融治疗技术@2", "示例甲医院 心室辅助技术@3", "示例乙医院 心室辅助技术@4"]
    );
}

#[test]
fn a_list_goes_on_behind_a_note_and_a_title_names_its_technology() {
    let text = "限制类技术备案医疗机构名单,\n\
                医疗机构名称,完成备案时间\n\
                一、肿瘤消融治疗技术,\n\
                1.示例甲医院,2023-05-06\n\
                注：以下为县管,\n\
                2.示例乙医院,2023-05-07\n\
                二、心室辅助技术,\n\
                1.示例丙医院,2023-05-08\n";
    assert_eq!(
        said(&table(text)),
        [
            "示例甲医院 肿瘤消融治疗技术@3",
            "示例乙医院 肿瘤消融治疗技术@3",
            "示例丙医院 心室辅助技术@7"
        ]
    );
    let titled = "肿瘤消融治疗技术备案医疗机构名单,\n\
                  医疗机构名称,完成备案时间\n\
                  示例甲医院,2023-05-06\n";
    assert_eq!(said(&table(titled)), ["示例甲医院 肿瘤消融治疗技术@1"]);
}

#[test]
fn a_hospital_alone_counts_for_the_rows_under_it() {
    let found = table(
        "限制类技术备案名单,,\n\
         一、示例甲医院,,\n\
         序号,技术名称,完成备案时间\n\
         1,肿瘤消融治疗技术,2023-05-06\n\
         二、示例乙医院（1项）,,\n\
         序号,技术名称,完成备案时间\n\
         1,心室辅助技术,2023-05-06\n\
         三、示例丙院,,\n\
         1,心室辅助技术,2023-05-07\n\
         四、示例市第三人民,,\n\
         1,心室辅助技术,2023-05-08\n",
    );
    let expected = [
        "示例甲医院 肿瘤消融治疗技术@4",
        "示例乙医院 心室辅助技术@7",
        "示例丙院 心室辅助技术@9",
        " 心室辅助技术@11",
    ];
    assert_eq!(said(&found), expected);
    let found = table(
        "示例甲医院,,\n\
         限制类技术一览表,,\n\
         序号,技术名称,完成备案时间\n\
         一、国家级限制类技术,,\n\
         1,肿瘤消融治疗技术,2023-05-06\n\
         二、省级限制类技术,,\n\
         2,血液净化技术,\n",
    );
    let expected = ["示例甲医院 肿瘤消融治疗技术@5", "示例甲医院 血液净化技术@7"];
    assert_eq!(said(&found), expected);
}

#[test]
fn a_hospital_first_under_a_header_counts_up_to_the_next() {
    let found = table(
        "序号,技术名称,完成备案时间\n\
         一、示例甲医院,,\n\
         1,肿瘤消融治疗技术,2023-05-06\n\
         二、示例乙医院,,\n\
         1,心室辅助技术,2023-05-06\n\
         三、示例市第三人民,,\n\
         1,心室辅助技术,2023-05-08\n",
    );
    let expected =
        ["示例甲医院 肿瘤消融治疗技术@3", "示例乙医院 心室辅助技术@5", " 心室辅助技术@7"];
    assert_eq!(said(&found), expected);
}

#[test]
fn headings_may_be_called_annexes_and_sheets_may_be_called_by_a_hospital() {
    let found = table(
        "附件1：肿瘤消融治疗技术备案医疗机构名单,,\n\
         序号,医疗机构名称,完成备案时间\n\
         1,示例甲医院,2023-05-06\n\
         附件2：心室辅助技术备案医疗机构名单,,\n\
         1,示例乙医院,2023-05-06\n",
    );
    let expected = ["示例甲医院 肿瘤消融治疗技术@1", "示例乙医院 心室辅助技术@4"];
    assert_eq!(said(&found), expected);
    for (name, is_read) in [("示例市第一医院", true), ("综合医院", false), ("全部医院", false)]
    {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet().set_name(name).expect("a name");
        let rows = [["技术名称", "完成备案时间"], ["心室辅助技术", "2023-05-06"]];
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text).expect("a cell");
            }
        }
        let bytes = workbook.save_to_buffer().expect("a workbook");
        let tables = interpret(&read_one("备案.xlsx", &bytes)).tables;
        let names: Vec<&str> =
            tables[0].records.iter().map(|record| record.institution.name.as_str()).collect();
        assert_eq!(names, if is_read { vec![name] } else { vec![] }, "{name}");
    }
}

#[test]
fn an_annex_named_under_a_table_is_a_note() {
    let found = table(
        "医疗机构名称,技术名称,完成备案时间\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n附件：备案名单,,\n监督电话：见网站,,\n",
    );
    assert_eq!((said(&found).len(), found.lines.note), (1, 2));
}
