//! Records that stand otherwise than one a row: within JSON, side by side, in a cell of hospitals.

use crate::read_one;
use gongshi::record::{
    CellDefectKind, Ended, Field, FilingStatus, HeaderDefectKind, InterpretedTable, Kind, Record,
    Statement, interpret,
};

fn table(name: &str, text: &str) -> InterpretedTable {
    let table = interpret(&read_one(name, text.as_bytes())).tables.remove(0);
    let lines = &table.lines;
    let told = lines.header + lines.note + lines.blank + lines.set_aside + lines.continuation;
    let rows: std::collections::BTreeSet<u32> =
        table.records.iter().map(|record| record.row.location.row).collect();
    assert_eq!(lines.read as usize, told as usize + rows.len(), "{lines:?}");
    table
}

/// Institution, technology, day and status of a record, with the column of its technology.
fn said(record: &Record) -> String {
    let Statement::Filing(filing) = &record.statement else { return "no filing".to_owned() };
    let cell = record.row.cell(Field::Technology);
    let column = cell.map_or(0, |cell| cell.column);
    let technology = cell.map_or("", |cell| cell.text);
    let day = filing.completed.map(|day| day.to_string()).unwrap_or_default();
    let status = filing.status.map_or("", FilingStatus::in_chinese);
    format!("{} {technology}@{column} {day} {status}", record.institution.name)
}

fn all(table: &InterpretedTable) -> Vec<String> {
    table.records.iter().map(said).collect()
}

fn is_ended(record: &Record) -> bool {
    record.defects.iter().any(|defect| matches!(defect.kind, CellDefectKind::Ended(_)))
}

#[test]
fn json_has_the_keys_of_systems() {
    for record in [
        r#"{"hospitalName":"示例甲医院","techName":"肿瘤消融治疗技术","filingDate":"2023-05-06","status":"有效"}"#,
        r#"{"hospital_name":"示例甲医院","technology_name":"肿瘤消融治疗技术","finish_date":1683302400000,"filing_status":"有效"}"#,
        r#"{"yymc":"示例甲医院","jsmc":"肿瘤消融治疗技术","wcbasj":[2023,5,6],"bazt":"有效"}"#,
        r#"{"HospitalName":"示例甲医院","TechName":"肿瘤消融治疗技术","completedAt":{"$date":"2023-05-06"},"status":1,"statusName":"有效"}"#,
    ] {
        let text = format!(r#"{{"code":200,"data":{{"total":1,"list":[{record}]}}}}"#);
        let found = all(&table("list.json", &text));
        assert_eq!(found, ["示例甲医院 肿瘤消融治疗技术@2 2023-05-06 有效"], "{record}");
    }
}

#[test]
fn days_of_the_system_are_no_day_of_completion() {
    for key in ["createTime", "updated_at", "publishDate", "auditTime", "date", "filing·createTime"]
    {
        let text = format!(
            r#"[{{"hospitalName":"示例甲医院","techName":"肿瘤消融治疗技术","status":"有效","{key}":"2023-05-06"}}]"#
        );
        let found = table("备案.json", &text);
        assert_eq!(all(&found), ["示例甲医院 肿瘤消融治疗技术@2  有效"], "{key}");
        let told = HeaderDefectKind::UnknownColumn(key.to_owned());
        assert!(found.header_defects.iter().any(|it| it.kind == told), "{key}");
    }
    for (name, key) in [("备案.json", "applyDate"), ("备案.csv", "申请时间")] {
        let text = match name {
            "备案.csv" => {
                format!("医疗机构名称,技术名称,{key}\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n")
            }
            _ => format!(
                r#"[{{"hospitalName":"示例甲医院","techName":"肿瘤消融治疗技术","{key}":"2023-05-06"}}]"#
            ),
        };
        let found = table(name, &text);
        let pending = CellDefectKind::Ended(Ended::Pending);
        assert!(found.records[0].defects.iter().any(|it| it.kind == pending), "{key}");
    }
}

#[test]
fn records_within_a_record_have_what_stands_around_them() {
    let found = table(
        "备案.json",
        r#"{"data":[
            {"name":"示例甲医院","level":"三级甲等","filings":[
                {"techName":"肿瘤消融治疗技术","filingDate":"2023-05-06"},
                {"techName":"心室辅助技术","filingDate":"2023-06-06","isValid":false}]},
            {"name":"示例乙医院","level":"二级","filings":[]},
            {"name":"示例丙医院","level":null,"filings":[{"techName":"心室辅助技术","filingDate":"2023年7月"}]}]}"#,
    );
    assert_eq!(
        all(&found),
        [
            "示例甲医院 肿瘤消融治疗技术@3 2023-05-06 ",
            "示例甲医院 心室辅助技术@3 2023-06-06 ",
            "示例丙医院 心室辅助技术@3 2023-07 ",
        ]
    );
    let rows: Vec<u32> = found.records.iter().map(|it| it.row.location.row).collect();
    assert_eq!((rows, found.lines.blank), (vec![1, 2, 4], 1));
    assert_eq!(found.records.iter().map(is_ended).collect::<Vec<_>>(), [false, true, false]);
    assert!(found.records[0].institution.level.is_some());
}

#[test]
fn a_key_means_what_its_group_says() {
    let found = table(
        "备案.json",
        r#"[{"hospital":{"name":"示例甲医院","code":"H01","status":"正常"},
             "technology":{"name":"肿瘤消融治疗技术","code":"G08"},
             "filing":{"date":"2023-05-06","status":"已撤销","createTime":"2023-04-01"}}]"#,
    );
    assert_eq!(all(&found), ["示例甲医院 肿瘤消融治疗技术@4 2023-05-06 已撤销"]);
    let code = found.records[0].row.cell(Field::TechnologyCode).map(|cell| cell.text);
    assert_eq!(code, Some("G08"));
    let unknown = |key: &str| {
        let told = HeaderDefectKind::UnknownColumn(key.to_owned());
        found.header_defects.iter().any(|it| it.kind == told)
    };
    assert!(["hospital·code", "hospital·status", "filing·createTime"].into_iter().all(unknown));
}

#[test]
fn a_state_written_as_a_code_says_nothing() {
    let record = |state: &str| {
        format!(
            r#"{{"hospitalName":"示例甲医院","techName":"肿瘤消融治疗技术","filingDate":"2023-05-06",{state}}}"#
        )
    };
    let states = [r#""auditStatus":1"#, r#""auditStatus":"待审核""#, r#""auditStatus":"通过""#];
    let ended = states.map(|state| {
        let found = table("备案.json", &format!("[{}]", record(state)));
        is_ended(&found.records[0])
    });
    assert_eq!(ended, [true, true, false]);
    let found = table("备案.json", &format!("[{}]", record(r#""status":1"#)));
    assert!(found.records[0].defects.iter().any(|it| it.kind == CellDefectKind::UnknownStatus));
}

#[test]
fn tables_side_by_side_are_read_block_by_block() {
    let found = table(
        "备案.csv",
        "示例市备案名单,,,,,,,,\n\
         序号,医疗机构,技术,备案时间,序号,医疗机构,技术,备案时间,备注\n\
         1,示例甲医院,肿瘤消融治疗技术,2023-05-06,3,示例丙医院,肿瘤消融治疗技术,2023-05-08,\n\
         二、已撤销,,,,,,,,\n\
         2,示例乙医院,心室辅助技术,2023-05-07,,,,,\n",
    );
    assert_eq!(
        all(&found),
        [
            "示例甲医院 肿瘤消融治疗技术@3 2023-05-06 ",
            "示例丙医院 肿瘤消融治疗技术@7 2023-05-08 ",
            "示例乙医院 心室辅助技术@3 2023-05-07 ",
        ]
    );
    assert_eq!(found.records.iter().map(is_ended).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!((found.lines.header, found.lines.note), (2, 1));
}

#[test]
fn a_remark_in_a_block_is_of_that_block() {
    let found = table(
        "备案.csv",
        "医疗机构,技术,备案时间,备注,医疗机构,技术,备案时间,备注\n\
         示例甲医院,肿瘤消融治疗技术,2023-05-06,,示例乙医院,肿瘤消融治疗技术,2023-05-08,已撤销\n\
         示例丙医院,肿瘤消融治疗技术,2023-05-06,,,心室辅助技术,2023-05-08,\n",
    );
    assert_eq!(found.records.iter().map(is_ended).collect::<Vec<_>>(), [false, true, false, false]);
    let missing = &found.records[3].defects;
    assert!(missing.iter().any(|it| it.kind == CellDefectKind::Missing), "{missing:?}");
}

#[test]
fn numbered_columns_are_of_one_technology_each() {
    let found = table(
        "备案.csv",
        "医疗机构,登记号,技术1,备案时间1,技术2,备案时间2\n\
         示例甲医院,PDY00001X22010211A1001,肿瘤消融治疗技术,2023-05-06,心室辅助技术,2023-06-06\n\
         示例乙医院,,肿瘤消融治疗技术,2023-05-06,,\n\
         示例丙医院,,,,,\n",
    );
    assert_eq!(
        all(&found),
        [
            "示例甲医院 肿瘤消融治疗技术@3 2023-05-06 ",
            "示例甲医院 心室辅助技术@5 2023-06-06 ",
            "示例乙医院 肿瘤消融治疗技术@3 2023-05-06 ",
        ]
    );
    assert!(found.records[1].institution.registration_number.is_some());
    assert_eq!(found.lines.note, 1);
}

#[test]
fn blocks_that_differ_are_none() {
    let found = table(
        "备案.csv",
        "医疗机构,技术,备案时间,医疗机构,技术,完成备案时间\n\
         示例甲医院,肿瘤消融治疗技术,2023-05-06,示例乙医院,心室辅助技术,2023-05-08\n",
    );
    assert_eq!((found.kind, found.records.len(), found.lines.set_aside), (None, 0, 1));
}

#[test]
fn an_end_in_a_column_of_a_technology_is_of_that_filing() {
    let found = table(
        "备案.csv",
        "限制类技术备案情况一览表,,\n医疗机构名称,肿瘤消融治疗技术,心室辅助技术\n\
         示例甲医院,√,撤销（2024年3月）\n示例乙医院,√,2023-05-06\n",
    );
    assert_eq!(
        all(&found),
        [
            "示例甲医院 肿瘤消融治疗技术@2  ",
            "示例甲医院 心室辅助技术@3  已撤销",
            "示例乙医院 肿瘤消融治疗技术@2  ",
            "示例乙医院 心室辅助技术@3  ",
        ]
    );
    let unknown = &found.records[3].defects;
    assert!(unknown.iter().any(|it| it.kind == CellDefectKind::UnknownStatus), "{unknown:?}");
    let found = table(
        "备案.csv",
        "完成备案时间一览表,,\n医疗机构名称,肿瘤消融治疗技术,心室辅助技术\n\
         示例甲医院,2023-05-06,已撤销\n示例乙医院,2023-05-06（撤销）,暂停（2024年）\n",
    );
    assert_eq!(
        all(&found),
        [
            "示例甲医院 肿瘤消融治疗技术@2 2023-05-06 ",
            "示例甲医院 心室辅助技术@3  已撤销",
            "示例乙医院 肿瘤消融治疗技术@2  ",
            "示例乙医院 心室辅助技术@3  暂停",
        ]
    );
    assert_eq!(found.records[2].defects[0].kind, CellDefectKind::NotADate);
}

#[test]
fn a_proposal_completes_no_filing() {
    let rows: String =
        ["建议备案", "拟备案", "公示期", "受理", "经专家评审，建议予以备案", "同意备案"]
            .map(|opinion| format!("示例甲医院,肿瘤消融治疗技术,2023-05-06,\"{opinion}\"\n"))
            .concat();
    for column in ["审核意见", "审核结果", "备注"] {
        let found = table("备案.csv", &format!("医疗机构名称,技术名称,备案时间,{column}\n{rows}"));
        let ended: Vec<bool> = found.records.iter().map(is_ended).collect();
        assert_eq!(ended, [true, true, true, true, true, false], "{column}");
    }
}

#[test]
fn a_list_of_hospitals_beside_a_technology_is_a_filing_each() {
    let list = "技术名称,备案医疗机构,备案时间\n\
                肿瘤消融治疗技术,示例甲医院、示例乙医院、示例丙医院、示例丁医院,\n\
                心室辅助技术,示例甲医院、示例乙医院,\n\
                自体器官移植技术,示例甲医院、示例乙医院,2023-05-06\n";
    let found = table("备案.csv", list);
    assert_eq!((found.kind, found.records.len()), (Some(Kind::Filing), 7));
    let several = |record: &Record| {
        record.defects.iter().any(|it| matches!(it.kind, CellDefectKind::SeveralNames(_)))
    };
    assert_eq!(found.records.iter().filter(|it| several(it)).count(), 1);
    // One hospital has up to three names.
    let few = "技术名称,备案医疗机构,备案时间\n肿瘤消融治疗技术,示例甲医院、示例乙医院,\n";
    assert!(several(&table("备案.csv", few).records[0]));
}

#[test]
fn a_city_and_a_county_are_one_place() {
    let text = "市州,县区,医疗机构,技术名称,备案时间\n\
                长春市,朝阳区,示例甲医院,肿瘤消融治疗技术,2023-05-06\n\
                长春市,市直,示例乙医院,肿瘤消融治疗技术,2023-05-06\n\
                长春市,,示例丙医院,肿瘤消融治疗技术,2023-05-06\n";
    let found = table("备案.csv", text);
    let places = found.records.iter().map(|it| it.institution.jurisdiction.as_deref());
    let places: Vec<_> = places.map(Option::unwrap_or_default).collect();
    assert_eq!(places, ["长春市朝阳区", "长春市", "长春市"]);
    assert_eq!(found.header_defects, []);
}

#[test]
fn a_province_a_city_and_a_county_are_one_place() {
    let text = "省份,设区市,所属县（市、区）,医疗机构,技术名称,备案时间\n\
                吉林省,长春市,朝阳区,示例甲医院,肿瘤消融治疗技术,2023-05-06\n\
                吉林省,长春市,长春市朝阳区,示例乙医院,肿瘤消融治疗技术,2023-05-06\n\
                吉林省,长春市,市直,示例丙医院,肿瘤消融治疗技术,2023-05-06\n\
                ,,朝阳区,示例丁医院,肿瘤消融治疗技术,2023-05-06\n";
    let found = table("备案.csv", text);
    let places = found.records.iter().map(|it| it.institution.jurisdiction.as_deref());
    let places: Vec<_> = places.map(Option::unwrap_or_default).collect();
    assert_eq!(places, ["吉林省长春市朝阳区", "吉林省长春市朝阳区", "吉林省长春市", "朝阳区"]);
    assert_eq!(found.header_defects, []);
}

#[test]
fn hospitals_may_be_the_columns() {
    let text = "限制类技术备案一览表,,\n技术名称,示例甲医院,示例乙医院\n\
                肿瘤消融治疗技术,√,\n心室辅助技术,√,撤销\n";
    assert_eq!(
        all(&table("备案.csv", text)),
        [
            "示例甲医院 肿瘤消融治疗技术@1  ",
            "示例甲医院 心室辅助技术@1  ",
            "示例乙医院 心室辅助技术@1  已撤销",
        ]
    );
}

#[test]
fn a_key_that_reads_like_a_nested_one_is_the_same_twice() {
    let text = r#"[{"医院·名称":"示例甲医院","医院":{"名称":"示例乙医院"},"技术名称":"肿瘤消融治疗技术","备案时间":"2023-05-06"}]"#;
    let read = read_one("备案.json", text.as_bytes());
    assert_eq!(interpret(&read).tables.iter().map(|it| it.records.len()).sum::<usize>(), 0);
    let told = format!("{:?}", read.defects);
    assert!(told.contains("医院·名称"), "{told}");
}

#[test]
fn each_group_of_records_is_a_table_of_its_own() {
    let text = r#"{"data":{
        "filings":[{"hospitalName":"示例甲医院","techName":"肿瘤消融治疗技术","filingDate":"2023-05-06"}],
        "revoked":[{"hospitalName":"示例乙医院","techName":"肿瘤消融治疗技术","filingDate":"2023-05-06"}]}}"#;
    let read = read_one("list.json", text.as_bytes());
    let found = interpret(&read).tables;
    let ended: Vec<(u16, bool)> = found
        .iter()
        .flat_map(|table| table.records.iter().map(|record| (table.sheet, is_ended(record))))
        .collect();
    assert_eq!(ended, [(0, false), (1, true)]);
    assert_eq!(read.sources.files[0].sheets, ["filings", "revoked"]);
}

#[test]
fn a_limited_name_and_an_authority_are_no_hospital() {
    let text = "医疗机构名称,技术名称,备案时间\n示例甲医院（仅限髋关节）,肿瘤消融治疗技术,2023-05-06\n\
                示例市卫生健康委员会,肿瘤消融治疗技术,2023-05-06\n";
    let found = table("备案.csv", text);
    let limited = CellDefectKind::Limited("仅限髋关节".to_owned());
    assert!(found.records[0].defects.iter().any(|defect| defect.kind == limited));
    assert!(found.records[1].defects.iter().any(|it| it.kind == CellDefectKind::OfMany));
    let list = "医疗机构名称,技术名称\n示例甲医院、示例乙医院（仅限成人）,肿瘤消融治疗技术\n";
    let found = table("备案.csv", list);
    let several =
        |it: &gongshi::record::CellDefect| matches!(it.kind, CellDefectKind::SeveralNames(_));
    assert!(found.records[0].defects.iter().any(several));
}

#[test]
fn what_was_filed_under_an_unknown_name_makes_no_list_of_hospitals() {
    let of = |content: &str| {
        let head = "行政相对人名称,统一社会信用代码,备案内容,备案日期\n";
        table("备案.csv", &format!("{head}示例甲医院,,{content},2023-05-06\n")).kind
    };
    assert_eq!(of("医疗机构执业登记"), None);
    assert_eq!(of("肿瘤消融治疗技术"), Some(Kind::Filing));
}

#[test]
fn columns_of_what_was_filed_are_known_by_their_cells() {
    let of = |name: &str, other: &str| {
        let rows =
            format!("示例甲医院,肿瘤消融治疗技术,2023-05-06\n示例乙医院,{other},2023-05-07\n");
        table("表.csv", &format!("医疗机构名称,{name},完成备案时间\n{rows}")).kind
    };
    for name in ["项目名称", "开展项目", "备案内容", "备案事项", "限制类项目", "技术名"]
    {
        assert_eq!(of(name, "心室辅助技术"), Some(Kind::Filing), "{name}");
    }
    assert_eq!(of("拟开展项目", "心室辅助技术"), None);
    assert_eq!(of("项目名称", "住院楼改建"), None);
}

#[test]
fn one_count_for_several_technologies_is_of_none() {
    let text = "医疗机构,技术1,备案时间1,技术2,备案时间2,累计例数\n\
                示例甲医院,肿瘤消融治疗技术,2023-05-06,心室辅助技术,2023-06-06,30\n";
    let found = table("备案.csv", text);
    let is_told = |record: &Record| {
        record.defects.iter().any(|it| matches!(it.kind, CellDefectKind::Uneven { .. }))
    };
    assert!(is_told(&found.records[0]));
    let counts = found.records.iter().filter(|it| it.row.cell(Field::CumulativeCases).is_some());
    assert_eq!(counts.count(), 0);
}
