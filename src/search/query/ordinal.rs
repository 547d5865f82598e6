//! Ordinals of hospitals in figures: 第9人民医院, 市2院, 7师医院 (`themes/default/search/fold.js` does the
//! same).

const NUMERALS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Figures and the numerals of ordinals.
pub(crate) const NUMBERS: &str = "0123456789一二三四五六七八九十〇零";
/// What stands right behind one that tells a hospital from another.
pub(crate) const NUMBERED: &str = "人医附院中临妇儿职师团";

/// Beginnings of what a hospital's ordinal stands before, where 第 stands before it.
pub(crate) const AFTER_ORDINAL: [char; 9] = ['人', '医', '附', '院', '中', '临', '妇', '儿', '职'];

/// Whether a text has a figure or numeral that tells one hospital from another: 五院, 302, but not 邵一夫.
pub(crate) fn has_number(text: &[char]) -> bool {
    let goes_on = |each: char| NUMBERS.contains(each) || NUMBERED.contains(each);
    text.windows(2).any(|two| NUMBERS.contains(two[0]) && goes_on(two[1]))
}

/// The folded text with the ordinals of hospitals as numerals: one or two figures behind 第, or
/// right before 院, 医院, 附, 师, 团 and 集团军. The three of 301医院 are a name.
pub(crate) fn in_numerals(text: &[char]) -> Vec<char> {
    let (mut found, mut at) = (Vec::with_capacity(text.len()), 0);
    while at < text.len() {
        let figures = text[at..].iter().take_while(|each| each.is_ascii_digit()).count();
        let (run, rest) = (&text[at..at + figures.max(1)], &text[at + figures..]);
        let ordinal = at > 0 && text[at - 1] == '第';
        if (1..=2).contains(&figures) && run[0] != '0' && counts(rest, ordinal) {
            found.extend(numeral(run).chars());
        } else {
            found.extend(run);
        }
        at += run.len();
    }
    found
}

/// Whether what stands behind figures is what a hospital's ordinal stands before.
fn counts(rest: &[char], ordinal: bool) -> bool {
    match rest {
        ['院' | '师' | '团', ..]
        | ['医', '院', ..]
        | ['附', '属' | '院', ..]
        | ['附']
        | ['集', '团', '军', ..] => true,
        [first, ..] => ordinal && AFTER_ORDINAL.contains(first),
        [] => false,
    }
}

/// The numerals of all figures that an ordinal may have, each at its place.
pub(crate) fn numerals() -> Vec<String> {
    (0..100).map(|figures: u32| numeral(&figures.to_string().chars().collect::<Vec<_>>())).collect()
}

/// 21 → 二十一.
fn numeral(figures: &[char]) -> String {
    let of = |figure: char| NUMERALS[figure as usize - '0' as usize];
    match *figures {
        ['1', units] => format!("十{}", of(units)),
        [tens, units] => format!("{}十{}", of(tens), of(units)),
        [units] => of(units).to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{has_number, in_numerals};

    #[test]
    fn a_number_tells_one_hospital_from_another() {
        let has = |text: &str| has_number(&text.chars().collect::<Vec<_>>());
        assert!(["长春五院", "302医院", "第九人民医院", "十六师医院"].iter().all(|each| has(each)));
        assert!(!["邵一夫医院", "十堰太和医院", "三亚"].iter().any(|each| has(each)));
    }

    #[test]
    fn ordinals_of_hospitals_are_numerals() {
        for (text, expected) in [
            ("上海市第9人民医院", "上海市第九人民医院"),
            ("北医3院", "北医三院"),
            ("吉大1附", "吉大一附"),
            ("湘雅2医院", "湘雅二医院"),
            ("第21医院", "第二十一医院"),
            ("第10中心医院", "第十中心医院"),
            ("301医院", "301医院"),
            ("第13师红星医院", "第十三师红星医院"),
            ("7师143团医院", "七师143团医院"),
            ("第24条", "第24条"),
            ("第9", "第9"),
            ("2023年5月", "2023年5月"),
            ("0院", "0院"),
        ] {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(String::from_iter(in_numerals(&text)), expected);
        }
    }
}
