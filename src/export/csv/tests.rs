use super::{FieldKind, finish, needs_guard, visible, write, writer};
use proptest::prelude::*;

fn guarded(text: &str) -> bool {
    needs_guard(FieldKind::Text, text)
}

#[test]
fn what_a_spreadsheet_would_run_is_guarded() {
    let formulas = [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x", " =1", "　=1",
    ];
    for text in formulas.into_iter().chain(["\u{200B}=1", "\u{FEFF}=1", "\n=1", "'x", "−1"]) {
        assert!(guarded(text), "{text:?}");
    }
}

#[test]
fn what_excel_would_change_is_guarded() {
    let changed =
        ["123456789012", "0123", "36.10", "2023-05", "1/2", "12e4567", "2023年5月", "1:30"];
    for text in changed.into_iter().chain(["１２３", "dec2045", "1-Mar", "(5)", "91350100000010"])
    {
        assert!(guarded(text), "{text:?}");
    }
}

#[test]
fn other_text_stays_as_it_is() {
    for text in ["", "示例医院", "220104", "G08", "91350100M000100Y4", "a=b", "三级甲等", "0"]
    {
        assert!(!guarded(text), "{text:?}");
    }
}

#[test]
fn a_month_stays_a_month() {
    for (text, guard) in [("2023-05", true), ("2023", true), ("2023-05-06", false), ("", false)] {
        assert_eq!(needs_guard(FieldKind::PartialDate, text), guard, "{text}");
    }
}

fn line(texts: &[String], cell: impl Fn(&str) -> String) -> Vec<u8> {
    let mut writer = writer(Vec::new());
    write(&mut writer, texts.iter().map(|text| cell(text)));
    finish(writer)
}

fn for_programs(text: &str) -> String {
    visible(text).into_owned()
}

fn for_excel(text: &str) -> String {
    let text = visible(text);
    let cell = super::guarded(&text, super::needs_guard(FieldKind::Text, &text));
    String::from_utf8(cell.into_owned()).expect("UTF-8")
}

fn read_back(bytes: &[u8]) -> Vec<String> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let record = reader.records().next().expect("a record").expect("valid");
    record.iter().map(str::to_owned).collect()
}

/// Texts of what matters: quotes, separators, line breaks, formula signs, digits, Chinese.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let text = "[\"',;；=+@＝－0-9eE.\\r\\n\\ta-z\u{4e00}-\u{4e20} 　-]{0,12}";
    proptest::collection::vec(text, 1..5)
}

proptest! {
    #[test]
    fn every_cell_reads_back(texts in texts()) {
        let bytes = line(&texts, for_programs);
        prop_assert!(bytes.ends_with(b"\r\n"));
        prop_assert_eq!(read_back(&bytes), texts);
    }

    #[test]
    fn one_mark_taken_away_gives_the_value_back(texts in texts()) {
        let cells = read_back(&line(&texts, for_excel));
        for (cell, text) in cells.iter().zip(&texts) {
            prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), text);
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
            prop_assert!(!cell.starts_with(['\t', '\r', '\n']));
        }
    }
}
