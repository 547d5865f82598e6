//! Every line is accounted for.

use crate::read_one;
use gongshi::record::{LineAccount, interpret};
use gongshi::source::SourceDefectKind;
use proptest::prelude::*;

/// The account of a file, its records counted as accepted.
fn account(text: &str) -> LineAccount {
    let interpreted = interpret(&read_one("备案.csv", text.as_bytes()));
    let mut lines = LineAccount::default();
    for table in &interpreted.tables {
        lines.add(&table.lines);
        lines.accepted += u32::try_from(table.records.len()).expect("few records");
    }
    lines
}

/// Lines as an editor counts them; a final line end opens none.
fn physical_lines(text: &str) -> u32 {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let ends = text.matches('\n').count() + usize::from(!text.is_empty() && !text.ends_with('\n'));
    u32::try_from(ends).expect("few lines")
}

fn line() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "医疗机构名称,技术名称,完成备案时间",
        "示例甲医院,肿瘤消融治疗技术,2023.5.6",
        "示例乙医院,\"血液净化技术\r\n关节镜诊疗技术\",2023年5月",
        "\"示例\n丙医院\",,",
        "",
        ",,",
        "注：以上为示例",
        "合计,,3",
        "\"未闭合,1,2",
        "三,\"\",\"a\"\"b\"",
        "限制类医疗技术备案表,,",
    ])
}

proptest! {
    #[test]
    fn the_parts_sum_to_the_physical_lines(
        lines in proptest::collection::vec((line(), prop::sample::select(vec!["\n", "\r\n", "\r"])), 0..14),
        last in line(),
    ) {
        let mut text: String = lines.iter().flat_map(|(line, end)| [*line, *end]).collect();
        text.push_str(last);
        let account = account(&text);
        prop_assert_eq!(account.read, physical_lines(&text), "{:?}", text);
        prop_assert!(account.balances(), "{:?} {:?}", account, text);
    }
}

#[test]
fn each_line_is_counted_as_what_it_is() {
    let text = "示例表,,\n\n医疗机构名称,技术名称,完成备案时间\n示例甲医院,\"甲技术\n乙技术\",2023.5.6\n\
                \n医疗机构名称,技术名称,完成备案时间\n示例乙医院,甲技术,\n合计,,2\n注：示例,,\n";
    let expected = LineAccount {
        read: 10,
        header: 3,
        blank: 2,
        note: 2,
        continuation: 1,
        accepted: 2,
        ..LineAccount::default()
    };
    assert_eq!(account(text), expected);
}

#[test]
fn an_unclosed_quote_sets_only_its_own_line_aside() {
    let text = "医疗机构名称,技术名称,备案时间\n示例甲医院,甲技术,2023.5.6\n示例乙医院,\"甲技术,2023.5.6\n\
                示例丙医院,甲技术,2023.5.6\n示例丁医院,甲技术,2023.5.6\n";
    let lines = account(text);
    assert_eq!((lines.read, lines.accepted, lines.set_aside), (5, 3, 1));
    let defects = read_one("备案.csv", text.as_bytes()).defects;
    assert_eq!(defects[0].kind, SourceDefectKind::UnclosedQuote(Some(4)));
    assert_eq!((defects[0].location.row, defects[0].location.column), (3, Some(2)));
}

#[test]
fn a_table_of_no_known_kind_is_set_aside_whole() {
    let lines = account("甲,乙\n1,2\n\n3,4\n");
    assert_eq!((lines.read, lines.set_aside, lines.blank), (4, 3, 1));
}
