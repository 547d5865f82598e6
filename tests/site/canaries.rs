//! A canary in every private place of every kind of source and every format: none may sing in
//! the output, the logs or a report.

use crate::support::{export, files, site};
use rust_xlsxwriter::{DocProperties, Note, Workbook};
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;
use unicode_normalization::UnicodeNormalization;

/// Columns that forms and exports have and nobody may publish.
const PRIVATE: [&str; 22] = [
    "联系人",
    "联系电话",
    "手机",
    "手机号码",
    "传真",
    "电子邮箱",
    "E-mail",
    "出生年月",
    "医师资格证书编码",
    "医师执业证书编码",
    "身份证号",
    "主要人员名单",
    "医务人员",
    "填表人",
    "首例患者姓名",
    "首例病历号",
    "首例患者诊断",
    "首例治疗效果",
    "法定代表人",
    "通讯地址",
    "备注2",
    "随便一列",
];

/// A kind of source: its name, its public columns and one row of them.
struct Source {
    name: &'static str,
    columns: &'static [&'static str],
    row: &'static [&'static str],
}

const SOURCES: [Source; 7] = [
    Source {
        name: "医疗机构",
        columns: &["医疗机构名称", "登记号", "医疗机构类别", "医疗机构级别"],
        row: &["示例市第一医院", "220101123456789012", "综合医院", "三级甲等"],
    },
    Source {
        name: "备案",
        columns: &["医疗机构名称", "限制类技术名称", "首例开展日期", "完成备案时间"],
        row: &["示例市第一医院", "肿瘤消融治疗技术", "2023-04-17", "2023-05-06"],
    },
    Source {
        name: "院务公开",
        columns: &["医疗机构名称", "限制类技术名称", "完成备案时间", "累计例数", "截止日期"],
        row: &["示例市第一医院", "肿瘤消融治疗技术", "2023-05-06", "41", "2026-10-31"],
    },
    Source {
        name: "培训基地",
        columns: &["医疗机构名称", "限制类技术名称", "培训基地备案日期", "培训计划", "培训名额"],
        row: &["示例市第一医院", "肿瘤消融治疗技术", "2024-05-06", "每年两期", "12"],
    },
    Source {
        name: "质控中心",
        columns: &["质控中心名称", "限制类技术名称"],
        row: &["示例省肿瘤消融质控中心", "肿瘤消融治疗技术"],
    },
    Source {
        name: "手术分级",
        columns: &["医疗机构名称", "手术名称", "手术编码", "手术级别"],
        row: &["示例市第一医院", "示例手术", "37.6600x001", "四级"],
    },
    Source {
        name: "新技术",
        columns: &["医疗机构名称", "新技术名称", "新技术等级", "准入日期"],
        row: &["示例市第一医院", "示例新技术", "二级", "2024-05-06"],
    },
];

/// Letters only, so that no folding changes it: unlike anything a site writes.
struct Canaries {
    next: u32,
}

impl Canaries {
    fn one(&mut self) -> String {
        self.next += 1;
        let letter = |at: u32| char::from(b'a' + (self.next / 26_u32.pow(at) % 26) as u8);
        format!("kanarie{}{}{}q", letter(2), letter(1), letter(0))
    }
}

/// What every canary begins with.
const SONG: &str = "kanarie";

fn header(source: &Source) -> Vec<&'static str> {
    source.columns.iter().chain(&PRIVATE).copied().collect()
}

fn row(source: &Source, canaries: &mut Canaries) -> Vec<String> {
    let private = PRIVATE.map(|_| canaries.one());
    source.row.iter().map(|text| (*text).to_owned()).chain(private).collect()
}

fn csv(source: &Source, canaries: &mut Canaries) -> Vec<u8> {
    format!("{}\n{}\n", header(source).join(","), row(source, canaries).join(",")).into_bytes()
}

fn object(source: &Source, canaries: &mut Canaries) -> String {
    let row = row(source, canaries);
    let members = header(source).into_iter().zip(&row);
    let members: Vec<_> = members.map(|(name, text)| format!("\"{name}\":\"{text}\"")).collect();
    format!("{{{}}}", members.join(","))
}

fn workbook(source: &Source, canaries: &mut Canaries) -> Vec<u8> {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_author(canaries.one())
        .set_manager(canaries.one())
        .set_title(canaries.one())
        .set_comment(canaries.one());
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    sheet.set_name(source.name).expect("name");
    let texts = [header(source).into_iter().map(str::to_owned).collect(), row(source, canaries)];
    for (line, texts) in (0..).zip(&texts) {
        for (column, text) in (0..).zip(texts) {
            sheet.write_string(line, column, text).expect("cell");
        }
    }
    let private = source.columns.len() as u16;
    sheet.set_column_hidden(private).expect("column");
    sheet.insert_note(1, 0, &Note::new(canaries.one()).set_author(canaries.one())).expect("note");
    sheet.set_header(format!("&L{}", canaries.one())).set_footer(format!("&R{}", canaries.one()));
    // A row of a hidden person beside the table, and a hidden sheet.
    sheet.write_string(2, private, canaries.one()).expect("cell");
    sheet.set_row_hidden(2).expect("row");
    let hidden = book.add_worksheet();
    hidden.set_name("人员").expect("name").set_hidden(true);
    for (line, texts) in (0..).zip(&[vec!["姓名".to_owned()], vec![canaries.one()]]) {
        hidden.write_string(line, 0, &texts[0]).expect("cell");
    }
    book.save_to_buffer().expect("workbook")
}

/// The text as a reader sees it: escapes and tags undone, folded, without spaces.
fn normal(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("&amp;", "&").replace("&lt;", "<");
    let mut shown = String::new();
    let mut inside = false;
    for character in text.nfkc() {
        match character {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside || character.is_whitespace() || "-_.\u{200b}".contains(character) => {}
            _ => shown.extend(character.to_lowercase()),
        }
    }
    shown
}

fn assert_silent(what: &str, bytes: &[u8]) {
    for form in [String::from_utf8_lossy(bytes).to_lowercase(), normal(bytes)] {
        let sings = form.find(SONG).map(|at| form[at..].chars().take(20).collect::<String>());
        assert!(sings.is_none(), "{what} tells a private value: {sings:?}");
    }
}

fn run(site: &Path, arguments: &[&str]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshi"));
    let output = command.args(arguments).args(["--date", "2026-11-22"]).current_dir(site).output();
    let output = output.expect("gongshi runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    [output.stdout, output.stderr].concat()
}

/// The sheet that an annotated copy adds may not tell what the clerk's own sheets hold. How many
/// copies there are.
fn lists_are_silent(site: &Path) -> usize {
    let copies = files(&site.join("检查结果"));
    for (path, bytes) in &copies {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
        let parts = 0..archive.len();
        let lists = parts.filter_map(|index| {
            let mut text = String::new();
            archive.by_index(index).expect("a part").read_to_string(&mut text).expect("text");
            (text.contains("检查结果") && text.contains("本工作表由 gongshi 生成")).then_some(text)
        });
        let lists: Vec<String> = lists.collect();
        assert_eq!(lists.len(), 1, "{path}");
        assert_silent(path, lists[0].as_bytes());
    }
    copies.len()
}

#[test]
fn no_canary_sings() {
    let mut canaries = Canaries { next: 0 };
    for format in ["csv", "json", "ndjson", "xlsx"] {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = site(temporary.path());
        for source in &SOURCES {
            let bytes = match format {
                "csv" => csv(source, &mut canaries),
                "json" => format!("[{}]", object(source, &mut canaries)).into_bytes(),
                "ndjson" => format!("{}\n", object(source, &mut canaries)).into_bytes(),
                _ => workbook(source, &mut canaries),
            };
            export(&site, "220100/2026-11-15", &format!("{}.{format}", source.name), &bytes);
        }
        let nested = format!("[{{\"人员\":[{{\"姓名\":\"{}\"}}]}}]", canaries.one());
        export(&site, "220100/2026-11-15", "附件.json", nested.as_bytes());
        for arguments in [&["build"][..], &["check"], &["check", "--format", "json"]] {
            assert_silent(&format!("{format}: {arguments:?}"), &run(&site, arguments));
        }
        assert!(lists_are_silent(&site) > 1, "{format}: no annotated copies");
        let published = files(&site.join("public"));
        let all: Vec<u8> = published.iter().flat_map(|(_, bytes)| bytes.clone()).collect();
        let all = String::from_utf8_lossy(&all).into_owned();
        for told in ["示例市第一医院", "每年两期", "示例省肿瘤消融质控中心", "示例新技术"]
        {
            assert!(all.contains(told), "{format}: {told} was not read");
        }
        for (path, bytes) in &published {
            assert_silent(&format!("{format}: {path}"), bytes);
            let text = String::from_utf8_lossy(bytes);
            for day in ["2023-04-17", "2023年4月17日"] {
                assert!(!text.contains(day), "{format}: {path} tells the day of the first case");
            }
        }
    }
    assert!(canaries.next > 600);
}
