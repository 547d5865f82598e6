//! How each file was read (读取说明): its encoding, what separates its cells, and what became of
//! the lines of each of its tables.

use crate::dataset::{Dataset, TableAccount};
use crate::record::LineAccount;
use crate::source::{Encoding, SourceFile};
use serde_json::{Value, json as object};

/// One line a file, and one a table where a file has several.
#[must_use]
pub fn text(dataset: &Dataset) -> String {
    let mut out = String::from("读取说明\n");
    for (file, tables) in files(dataset) {
        let mut facts: Vec<String> = file.encoding.map(encoding).into_iter().collect();
        facts.extend(file.delimiter.map(|sign| format!("{}分隔", delimiter(sign))));
        if let [table] = tables.as_slice() {
            facts.push(lines(table));
        }
        if facts.is_empty() {
            facts.push("没有读取".to_owned());
        }
        out.push_str(&format!("  {}：{}\n", file.path, facts.join("，")));
        for table in tables.iter().filter(|_| tables.len() > 1) {
            let sheet = file.sheet_name(table.sheet).unwrap_or_default();
            let what = if file.path.ends_with("json") { "一组记录" } else { "工作表" };
            out.push_str(&format!("    {what}“{sheet}”：{}\n", lines(table)));
        }
    }
    out.push('\n');
    out
}

/// The same for programs: `[{"file", "encoding", "delimiter", "tables": […]}]`.
#[must_use]
pub fn json(dataset: &Dataset) -> Value {
    let one = |(file, tables): (&SourceFile, Vec<&TableAccount>)| {
        object!({
            "file": file.path,
            "encoding": file.encoding,
            "delimiter": file.delimiter,
            "tables": tables.iter().map(|table| table_json(file, table)).collect::<Vec<_>>(),
        })
    };
    files(dataset).into_iter().map(one).collect()
}

fn table_json(file: &SourceFile, table: &TableAccount) -> Value {
    let LineAccount { read, header, blank, note, continuation, accepted, .. } = table.lines;
    object!({
        "sheet": file.sheet_name(table.sheet),
        "kind": table.kind.map(|kind| kind.in_chinese()),
        "hidden": table.is_hidden,
        "read": read,
        "header": header,
        "blank": blank,
        "note": note,
        "continuation": continuation,
        "accepted": accepted,
        "partly_accepted": table.lines.partly_accepted,
        "set_aside": table.lines.set_aside,
    })
}

fn files(dataset: &Dataset) -> Vec<(&SourceFile, Vec<&TableAccount>)> {
    let tables = |index: usize| {
        let of_file = |table: &&TableAccount| table.file.0 as usize == index;
        dataset.accounts.iter().filter(of_file).collect()
    };
    let files = dataset.sources.files.iter().enumerate();
    files.map(|(index, file)| (file, tables(index))).collect()
}

fn encoding(encoding: Encoding) -> String {
    let name = match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf8Bom => "UTF-8（有 BOM）",
        Encoding::Gb18030 => "GB18030",
        Encoding::Utf16Le => "UTF-16（小端）",
        Encoding::Utf16Be => "UTF-16（大端）",
        Encoding::Workbook => return "Excel 工作簿".to_owned(),
    };
    format!("编码 {name}")
}

fn delimiter(sign: char) -> &'static str {
    match sign {
        '\t' => "制表符",
        ';' => "分号",
        '，' => "中文逗号",
        _ => "逗号",
    }
}

fn lines(table: &TableAccount) -> String {
    let LineAccount {
        read,
        header,
        blank,
        note,
        continuation,
        accepted,
        partly_accepted,
        set_aside,
    } = table.lines;
    let kind = match table.kind {
        _ if table.is_hidden => "隐藏的工作表，没有读取",
        Some(kind) => kind.in_chinese(),
        None if read == blank => "空白",
        None if read == blank + note => "只有文字，没有表格",
        None => "认不出的表",
    };
    let parts = [
        ("表头", header),
        ("空白", blank),
        ("注释", note),
        ("续行", continuation),
        ("采用", accepted),
        ("部分采用", partly_accepted),
        ("搁置", set_aside),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {count}"))
        .collect();
    match parts.as_slice() {
        [] => kind.to_owned(),
        parts => format!("{kind}，共 {read} 行（{}）", parts.join("、")),
    }
}
