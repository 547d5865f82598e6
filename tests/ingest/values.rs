//! Values in every form they are written in.

use crate::read_one;
use gongshi::date::PartialDate;
use gongshi::record::{interpret, parse_date, split_technologies};
use gongshi::source::CellKind;
use proptest::prelude::*;

const ZERO: i64 = 25_569;

/// Tables with nearly every column there is.
const HEADERS: [&str; 5] = [
    "医疗机构名称,登记号,统一社会信用代码,级别,类别,所在地,备案机关,技术名称,技术编号,所在科室,首例开展日期,\
     材料齐全日期,完成备案时间,备案状态,状态变更日期,状态原因,备注三,累计例数,截止日期,备注",
    "培训基地名称,培训技术,基地备案日期,培训计划,培训名额,状态",
    "质控中心名称,负责技术",
    "医疗机构名称,手术名称,手术编码,手术级别,科室",
    "医疗机构名称,新技术名称,新技术等级,技术类别,准入日期,监管期,科室",
];

fn full_width(text: &str) -> String {
    let wide = |character: char| match character {
        '!'..='~' => char::from_u32(character as u32 + 0xFEE0).unwrap_or(character),
        other => other,
    };
    text.chars().map(wide).collect()
}

fn in_numerals(year: i16, month: i8, day: i8) -> String {
    let digit =
        |value: i64| "〇一二三四五六七八九".chars().nth(usize::try_from(value).unwrap_or(0));
    let digit = |value: i64| digit(value).map(String::from).unwrap_or_default();
    let small = |value: i64| match (value / 10, value % 10) {
        (0, ones) => digit(ones),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, 0) => format!("{}十", digit(tens)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    };
    let year: String =
        year.to_string().chars().map(|c| digit(i64::from(c.to_digit(10).unwrap_or(0)))).collect();
    format!("{year}年{}月{}日", small(i64::from(month)), small(i64::from(day)))
}

proptest! {
    #[test]
    fn a_day_reads_back_from_every_form(year in 2000_i16..=2099, month in 1_i8..=12, day in 1_i8..=31) {
        let Some(date) = PartialDate::from_parts(year, Some(month), Some(day)) else { return Ok(()) };
        let unix = date.earliest().since(jiff::civil::date(1970, 1, 1)).expect("in range").get_days();
        let serial = (i64::from(unix) + ZERO).to_string();
        let plain = [
            format!("{year}.{month}.{day}"),
            format!("{year}-{month:02}-{day:02}"),
            format!("{year}/{month}/{day:02}"),
            format!("{year}{month:02}{day:02}"),
            format!("{year}年{month}月{day}日"),
            format!("{year}年{month:02}月{day:02}日 "),
            format!("{year}-{month:02}-{day:02} 00:00:00"),
            format!("{year}-{month:02}-{day:02}T08:00:00+08:00"),
            in_numerals(year, month, day),
            serial.clone(),
        ];
        for form in plain.iter().flat_map(|form| [form.clone(), full_width(form)]) {
            prop_assert_eq!(parse_date(&form, CellKind::Text), Ok(date), "{}", form);
        }
        prop_assert_eq!(parse_date(&serial, CellKind::Number), Ok(date));
        prop_assert_eq!(parse_date(&date.to_string(), CellKind::Date), Ok(date));
    }

    #[test]
    fn a_month_reads_back_and_stays_a_month(year in 1950_i16..=2099, month in 1_i8..=12) {
        let date = PartialDate::from_parts(year, Some(month), None);
        let forms = [
            format!("{year}.{month}"), format!("{year}-{month:02}"), format!("{year}/{month}"),
            format!("{year}年{month}月"), format!("{year}年{month:02}月"),
        ];
        for form in forms {
            prop_assert_eq!(parse_date(&form, CellKind::Text).ok(), date, "{}", form);
        }
    }

    #[test]
    fn no_text_makes_a_date_reader_fail(text in "\\PC{0,24}") {
        for kind in [CellKind::Text, CellKind::Number, CellKind::Date] {
            if let Ok(date) = parse_date(&text, kind) {
                prop_assert!((1900..=2999).contains(&date.year()));
            }
        }
    }

    #[test]
    fn splitting_loses_nothing_but_separators(
        text in "[肿瘤消融技术级（）()、；;,，/\n]{0,40}",
        numbered in "[肿瘤消融技术三四级（）()、；;,，/\n]{0,40}",
    ) {
        let separators = ['、', '；', ';', ',', '，', '/', '\n'];
        let kept = |text: &str, more: &[char]| {
            let is_kept = |c: &char| !separators.contains(c) && !more.contains(c);
            text.chars().filter(is_kept).collect::<String>()
        };
        let joined = |text: &str| split_technologies(text).concat();
        prop_assert_eq!(kept(&joined(&text), &[]), kept(&text, &[]));
        // 三、 and （三） can be the number of a list.
        let of_numbers = ['三', '四', '（', '）', '(', ')'];
        prop_assert_eq!(kept(&joined(&numbered), &of_numbers), kept(&numbered, &of_numbers));
    }

    #[test]
    fn names_joined_are_split_again(
        names in proptest::collection::vec("[肿瘤消融心室辅助]{2,8}(（三、四级）|\\(ECMO\\))?技术", 1..5),
        separator in prop::sample::select(vec!["、", "；", ";", "\n", ",", "，", "/", "、\n"]),
    ) {
        prop_assert_eq!(split_technologies(&names.join(separator)), names);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Marks in either width stand wherever a reader looks behind one of them.
    #[test]
    fn no_cell_makes_its_reader_fail(
        pieces in proptest::collection::vec(
            prop::sample::select(vec![
                "：", ":", "（", "）", "(", ")", "、", "；", "，", "/", "2", "２", "①", "²", ".", "．", "年", "月", "日",
                "至", "止", "原", "含", "除", "同上", "限制类技术", "肿瘤消融治疗技术", "G08", "三级", "甲等", "例",
                "2023年5月6日", "撤销", "已", "\u{200B}", "\u{2003}", "ﬁ", "😀", "示例医院", "分院",
            ]),
            1..8,
        ),
    ) {
        let cell = pieces.concat();
        for header in HEADERS {
            let cells = vec![cell.as_str(); header.split(',').count()].join("\t");
            let table = format!("{}\n{cells}\n", header.replace(',', "\t"));
            let _ = interpret(&read_one("表.tsv", table.as_bytes()));
            let titled = format!("{cell}\n{table}{cell}\n");
            let _ = interpret(&read_one("表.csv", titled.replace('\t', ",").as_bytes()));
        }
    }
}
