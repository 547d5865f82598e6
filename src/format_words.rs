//! What is wrong with a JSON file or a CSV table that people keep by hand, in a clerk's words.

use serde_json::error::Category;

/// The reader's error with its line and column.
#[must_use]
pub(crate) fn of_json(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let what = match error.classify() {
        Category::Eof => "文件不完整：少了引号、大括号或方括号".to_owned(),
        Category::Syntax => {
            "写法不对，请检查逗号、冒号、引号和括号（都用英文的），末一项后面不要逗号".to_owned()
        }
        Category::Data => of_data(&said),
        Category::Io => "读不出来".to_owned(),
    };
    format!("第 {} 行第 {} 个字节处：{what}", error.line(), error.column())
}

/// The reader's error with its line.
#[must_use]
pub(crate) fn of_csv(error: &csv::Error) -> String {
    let (position, what) = match error.kind() {
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => (
            pos.as_ref(),
            format!("这一行有 {len} 列，列名有 {expected_len} 列；空着的列也要有逗号"),
        ),
        csv::ErrorKind::Utf8 { pos, .. } => (pos.as_ref(), NOT_UTF8.to_owned()),
        csv::ErrorKind::Deserialize { pos, err } => (pos.as_ref(), of_data(&err.to_string())),
        _ => (None, "读不出来".to_owned()),
    };
    match position {
        Some(position) => format!("第 {} 行：{what}", position.line()),
        None => what,
    }
}

/// What to do with a file in another encoding.
pub(crate) const NOT_UTF8: &str = "不是 UTF-8 文本：在 Excel 里请另存为“CSV UTF-8（逗号分隔）”，在记事本里请另存为并选编码“UTF-8”";

/// What does not fit, of a file that can be read.
fn of_data(said: &str) -> String {
    let quoted = |index: usize| said.split('`').nth(index).unwrap_or_default();
    let known = || {
        let names = said.split_once("expected").map_or("", |(_, names)| names).split('`');
        let names: Vec<&str> = names.skip(1).step_by(2).collect();
        names.join("、")
    };
    let begins = |words: &str| said.contains(words);
    if begins("missing field") {
        format!("缺少“{}”", quoted(1))
    } else if begins("unknown field") {
        format!("没有“{}”这一项；可以写的有：{}", quoted(1), known())
    } else if begins("unknown variant") {
        format!("不能写“{}”；可以写的有：{}", quoted(1), known())
    } else if begins("duplicate field") {
        format!("“{}”写了两次", quoted(1))
    } else if begins("invalid type") {
        "值的类型不对：文字要加英文引号，没有的写 null，几项的写在方括号里".to_owned()
    } else if said.contains(|sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign)) {
        // What an item's own reader says is in Chinese already; the place stands before it.
        let own = said.split_once("): ").map_or(said, |(_, own)| own);
        own.split(" at line ").next().unwrap_or(own).to_owned()
    } else {
        "有一项的写法不对".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{of_csv, of_json};

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its errors are of interest")]
    struct Item {
        name: String,
        kind: Kind,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Restricted,
        Prohibited,
    }

    #[test]
    fn faults_of_json_are_told_without_the_readers_english() {
        for (text, words) in [
            ("{\"name\": \"甲\"}", "缺少“kind”"),
            ("{\"nmae\": 1}", "没有“nmae”这一项；可以写的有：name、kind"),
            ("{\"name\": \"甲\",\n\"kind\": \"off\"}", "第 2 行"),
            ("{\"kind\": \"off\"}", "不能写“off”；可以写的有：restricted、prohibited"),
            ("{\"name\": 3}", "类型不对"),
            ("{\"name\": “甲”}", "写法不对"),
            ("{\"name\": \"甲\"", "不完整"),
        ] {
            let told = of_json(&serde_json::from_str::<Item>(text).expect_err(text));
            assert!(told.contains(words), "{text}: {told}");
        }
    }

    #[test]
    fn faults_of_tables_name_their_line() {
        for (text, words) in [
            ("name,kind\n甲,restricted\n乙,off\n", "第 3 行：不能写“off”"),
            ("name\n甲\n", "缺少“kind”"),
            ("name,kind\n甲\n", "第 2 行：这一行有 1 列，列名有 2 列"),
        ] {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let rows: Result<Vec<Item>, _> = reader.deserialize().collect();
            let told = of_csv(&rows.expect_err(text));
            assert!(told.contains(words), "{text}: {told}");
        }
    }
}
