//! `gongshi template`: what is filled in as it says is read as it was meant.

use crate::book::{Book, attributes};
use crate::{check, export, gongshi, site, text};
use std::fs;
use std::path::Path;

const NAME: &str = "示例省第一人民医院";
const NUMBER: &str = "PDY00001X22010211A1001";
const TECHNOLOGY: &str = "肿瘤消融治疗技术";

/// A template of a site in a folder, written by the command.
fn template(folder: &Path, jurisdiction: &str, more: &[&str]) -> Vec<u8> {
    site(folder, jurisdiction);
    let mut arguments = vec!["template", "--out", "表.xlsx"];
    arguments.extend(more);
    if !more.contains(&"--date") {
        arguments.extend(["--date", "2026-11-15"]);
    }
    let output = gongshi(folder, &arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let bytes = fs::read(folder.join("表.xlsx")).expect("the template");
    fs::remove_file(folder.join("表.xlsx")).expect("removed");
    bytes
}

/// The texts of a column of the hidden lists that a column of a sheet offers.
fn offered(book: &Book, sheet: &str, column: &str) -> Vec<String> {
    let at = book.header(sheet).iter().position(|head| head == column).expect("the column");
    let letter = char::from(b'A' + u8::try_from(at).expect("few columns"));
    let mut checks = book.sheet(sheet).split("<dataValidation ");
    let range = format!("sqref=\"{letter}2:{letter}1048576\"");
    let check = checks.find(|check| check.contains(&range)).expect("a check");
    let list = check.split_once("!$").expect("a list").1;
    let (column, rest) = list.split_at(1);
    let count: usize = rest.split_once(":$").expect("a range").1[2..]
        .split('<')
        .next()
        .expect("an end")
        .parse()
        .expect("a count");
    let shared: Vec<&str> = book.part("xl/sharedStrings.xml").split("<si>").skip(1).collect();
    let lists = book.sheet("gongshi选项");
    let cell = |row: usize| {
        let at = format!("<c r=\"{column}{row}\"");
        let value = lists.split_once(&at).expect("a cell").1.split_once("<v>").expect("text").1;
        let number: usize = value.split('<').next().expect("text").parse().expect("a number");
        let text = shared[number].split_once('>').expect("text").1;
        text.split('<').next().expect("text").to_owned()
    };
    (1..=count).map(cell).collect()
}

fn filing<'a>(technology: &'a str, authority: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("医疗机构名称", NAME),
        ("登记号", NUMBER),
        ("技术名称", technology),
        ("完成备案时间", "2023-05-06"),
        ("备案机关", authority),
        ("备案状态", "有效"),
        ("所在科室", "介入科"),
        ("首例开展日期", "2023年4月12日"),
        ("材料齐全日期", "2023-04-20"),
    ]
}

#[test]
fn filled_in_it_imports_without_a_finding() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let mut book = Book::open(&template(folder.path(), "220000", &[]));
    let both = [("医疗机构名称", NAME), ("登记号", NUMBER)];
    let with = |more: &[(&'static str, &'static str)]| vec![[&both, more].concat()];
    book.fill(
        "医疗机构",
        &with(&[
            ("统一社会信用代码", credit_code()),
            ("医疗机构类别", "综合医院"),
            ("医疗机构级别", "三级甲等"),
            ("所在地", "长春市朝阳区"),
            ("备案机关", "吉林省卫生健康委员会"),
            ("第二名称", "示例省肿瘤医院"),
            ("曾用名", "示例省立医院"),
        ]),
    );
    book.fill("备案", &[filing(TECHNOLOGY, "吉林省卫生健康委员会")]);
    book.fill(
        "院务公开",
        &with(&[
            ("技术名称", TECHNOLOGY),
            ("累计例数", "41"),
            ("截止日期", "2026-11-15"),
            ("完成备案时间", "2023-05-06"),
        ]),
    );
    book.fill(
        "培训基地",
        &with(&[
            ("技术名称", TECHNOLOGY),
            ("基地备案日期", "2024年6月"),
            ("备案状态", "有效"),
            ("培训计划", "每年两期"),
            ("培训名额", "10"),
        ]),
    );
    book.fill(
        "质控中心",
        &[vec![("技术名称", TECHNOLOGY), ("质控中心名称", "示例省肿瘤专业医疗质量控制中心")]],
    );
    book.fill(
        "手术分级管理目录",
        &with(&[("手术名称", "腹腔镜下胆囊切除术"), ("手术编码", "51.2300"), ("手术级别", "三级")]),
    );
    book.fill(
        "新技术准入",
        &with(&[
            ("新技术名称", "单孔腹腔镜手术"),
            ("新技术等级", "二级"),
            ("技术类别", "常规类"),
            ("准入日期", "2026-01-15"),
            ("监管期", "1年"),
        ]),
    );
    book.fill("副本备注", &with(&[("副本备注", "限制类技术：肿瘤消融治疗技术（2023年5月6日）")]));
    export(folder.path(), "填报.xlsx", &book.save());
    assert_eq!(check(folder.path()), (Vec::new(), Some(0)));
    let checked = gongshi::inspect(folder.path(), jiff::civil::date(2026, 11, 22)).expect("read");
    let data = &checked.checked.dataset;
    let counts = [
        data.institutions.len(),
        data.filings.len(),
        data.disclosures.len(),
        data.training_bases.len(),
        data.quality_centres.len(),
        data.surgery_items.len(),
        data.new_technologies.len(),
    ];
    assert_eq!(counts, [1; 7], "every sheet is read");
}

/// A credit code whose last character is its check.
fn credit_code() -> &'static str {
    let code = |last: char| format!("12220000412345678{last}");
    let mut marks = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars();
    let last = marks.find(|last| gongshi::record::is_valid_credit_code(&code(*last)));
    code(last.expect("one of them fits")).leak()
}

#[test]
fn unfilled_it_gives_no_finding() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let bytes = template(folder.path(), "220000", &[]);
    export(folder.path(), "填报.xlsx", &bytes);
    assert_eq!(check(folder.path()), (Vec::new(), Some(0)));
}

#[test]
fn whatever_is_offered_is_understood() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let mut book = Book::open(&template(folder.path(), "220000", &["备案", "机构"]));
    assert_eq!(book.sheets(), ["填写说明", "备案", "医疗机构", "gongshi选项"]);
    let technologies = offered(&book, "备案", "技术名称");
    let authorities = offered(&book, "备案", "备案机关");
    assert!(technologies.iter().any(|name| name == "心血管疾病介入诊疗技术（三、四级手术）"));
    assert!(authorities.iter().any(|name| name == "吉林省卫生健康委员会"));
    let mut rows: Vec<_> = technologies.iter().map(|name| filing(name, &authorities[0])).collect();
    for status in offered(&book, "备案", "备案状态") {
        let mut row = filing(TECHNOLOGY, "吉林省卫生健康委员会");
        row[5].1 = status.leak();
        rows.push(row);
    }
    rows.extend(authorities.iter().map(|authority| filing(TECHNOLOGY, authority)));
    book.fill("备案", &rows);
    let institutions = |column: &'static str| {
        offered(&book, "医疗机构", column).into_iter().map(move |text| {
            vec![("医疗机构名称", NAME), ("登记号", NUMBER), (column, &*text.leak())]
        })
    };
    let columns = ["所在地", "医疗机构级别", "医疗机构类别"];
    let rows: Vec<_> = columns.into_iter().flat_map(institutions).collect();
    book.fill("医疗机构", &rows);
    export(folder.path(), "填报.xlsx", &book.save());
    let not_understood = ["F104", "F105", "F2", "F304", "F305"];
    let told: Vec<String> = check(folder.path())
        .0
        .into_iter()
        .filter(|told| not_understood.iter().any(|code| told.starts_with(&format!("\"{code}"))))
        .collect();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn the_lists_are_those_of_the_place_and_the_day() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let guizhou = Book::open(&template(folder.path(), "520000", &[]));
    let names = offered(&guizhou, "备案", "技术名称");
    assert_eq!(names.len(), 12, "the national catalog of 2022 alone: {names:?}");
    assert!(offered(&guizhou, "备案", "备案机关").iter().any(|name| name.contains("贵阳")));
    let past = Book::open(&template(folder.path(), "520000", &["--date", "2018-06-01"]));
    let names = offered(&past, "备案", "技术名称");
    assert_eq!(names.len(), 15, "the national catalog of 2017: {names:?}");
}

#[test]
fn columns_hold_what_is_typed_and_say_what_is_wanted() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let bytes = template(folder.path(), "220000", &[]);
    assert_eq!(bytes, template(folder.path(), "220000", &[]), "the same bytes every time");
    let book = Book::open(&bytes);
    assert_eq!(book.sheets().len(), 10);
    assert!(book.part("xl/workbook.xml").contains("state=\"veryHidden\""));
    let header = book.header("备案");
    let sheet = book.sheet("备案");
    assert!(sheet.contains("state=\"frozen\""), "the header stays in sight");
    // Every column of the filings keeps its text: long numbers, and months without a day.
    let looks = attributes(sheet, "<col ", "style");
    assert_eq!(looks.len(), attributes(sheet, "<col ", "min").len());
    assert!(book.part("xl/styles.xml").contains("numFmtId=\"49\""));
    let notes = book.parts("xl/comments").concat();
    for name in header {
        assert!(notes.contains(&format!("{name}（")), "no note on {name}");
    }
    assert!(book.sheet("院务公开").contains("type=\"whole\""), "counts are whole numbers");
}

#[test]
fn what_is_there_is_not_overwritten_and_mistakes_are_told() {
    let folder = tempfile::tempdir().expect("temporary folder");
    template(folder.path(), "220000", &[]);
    fs::write(folder.path().join("填报模板.xlsx"), "填了一半").expect("a file");
    let output = gongshi(folder.path(), &["template"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stderr).contains("没有改动它"), "{}", text(&output.stderr));
    assert_eq!(fs::read(folder.path().join("填报模板.xlsx")).expect("kept"), "填了一半".as_bytes());
    let output = gongshi(folder.path(), &["template", "备按"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("备按"), "{}", text(&output.stderr));
    let output = gongshi(folder.path(), &["template", "--out", "表.xls"]);
    assert_eq!(output.status.code(), Some(3));
}
