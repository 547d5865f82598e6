//! Records printed in any form that is read come back as the same records.

use crate::read_one;
use gongshi::record::{Statement, interpret};
use proptest::prelude::*;

/// One disclosure: institution, technologies, date, count.
type Said = (String, Vec<String>, String, u32);

const HEADER: [&str; 4] = ["医疗机构名称", "限制类技术名称", "完成备案时间", "累计例数"];

fn said() -> impl Strategy<Value = Said> {
    let date = (2018_u16..=2026, 1_u8..=12, 1_u8..=28);
    (
        "示例[甲乙丙丁戊己庚]{1,4}医院",
        // One count is of one technology.
        "[肿瘤消融心室辅助]{2,6}技术".prop_map(|name| vec![name]),
        date.prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")),
        0_u32..100_000,
    )
}

fn cells((name, technologies, date, count): &Said) -> [String; 4] {
    [name.clone(), technologies.join("、"), date.clone(), count.to_string()]
}

fn text(records: &[Said], delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(vec![]);
    writer.write_record(HEADER).expect("memory");
    for record in records {
        writer.write_record(cells(record)).expect("memory");
    }
    String::from_utf8(writer.into_inner().expect("memory")).expect("UTF-8")
}

fn workbook(records: &[Said]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, HEADER).expect("cells");
    for (record, row) in records.iter().zip(1..) {
        let [name, technologies, date, _] = cells(record);
        sheet.write_row(row, 0, [name, technologies, date]).expect("cells");
        sheet.write_number(row, 3, record.3).expect("a cell");
    }
    workbook.save_to_buffer().expect("memory")
}

fn objects(records: &[Said]) -> Vec<String> {
    let object = |record: &Said| {
        let members =
            HEADER.iter().zip(cells(record)).map(|(key, value)| format!("{key:?}:{value:?}"));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    };
    records.iter().map(object).collect()
}

fn read_back(name: &str, bytes: &[u8]) -> Vec<Said> {
    let tables = interpret(&read_one(name, bytes)).tables;
    let records = tables.iter().flat_map(|table| &table.records);
    records
        .map(|record| {
            assert_eq!(record.defects, []);
            let Statement::Disclosure(said) = &record.statement else { panic!("{record:?}") };
            let technologies = said.technologies.iter().map(|each| each.text.clone()).collect();
            let date = said.completed.map(|date| date.to_string()).unwrap_or_default();
            let count = said.cumulative_cases.unwrap_or(u32::MAX);
            (record.institution.name.clone(), technologies, date, count)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn records_come_back_from_every_form(records in proptest::collection::vec(said(), 1..8)) {
        let comma = text(&records, b',');
        let utf16: Vec<u8> =
            format!("\u{FEFF}{comma}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let forms = [
            ("公开.csv", comma.clone().into_bytes()),
            ("公开.csv", format!("\u{FEFF}{comma}").into_bytes()),
            ("公开.csv", encoding_rs::GB18030.encode(&comma).0.into_owned()),
            ("公开.csv", utf16),
            ("公开.csv", text(&records, b'\t').into_bytes()),
            ("公开.csv", text(&records, b';').into_bytes()),
            ("公开.xlsx", workbook(&records)),
            ("公开.json", format!("[{}]", objects(&records).join(",")).into_bytes()),
            ("公开.ndjson", objects(&records).join("\n").into_bytes()),
        ];
        for (name, bytes) in forms {
            prop_assert_eq!(&read_back(name, &bytes), &records, "{}", name);
        }
    }
}
