//! The technologies one cell names.
//!
//! Separators: 、；;，, and line breaks, never inside brackets: 三、四级 in brackets is one
//! scope. A slash separates only whole names (颈深淋巴管/结 has one inside). A code stays with
//! its name, and a new code begins a new technology even where the separator is missing, as in
//! the hospital rules between G08 and G09. List numbers are dropped. A line that is no whole name
//! belongs to the one before: 肿瘤消融, 治疗技术.

use super::brackets::{is_close, is_open};
use super::name_marks::unquoted;
use super::numeral::parse_numeral;
use crate::text::{half_width, is_ideograph, is_invisible, trim};

/// The names in a cell, in order, each as written.
pub(crate) fn split_technologies(text: &str) -> Vec<String> {
    let pieces = split(text);
    let numbered = pieces.iter().filter(|piece| !is_bare_number(piece));
    let mut names: Vec<String> = Vec::new();
    for piece in numbered.map(|piece| clean(without_list_number(trim(piece)))) {
        match names.last_mut() {
            _ if piece.is_empty() => {}
            // G08、肿瘤消融治疗技术: the mark stands between a code and its name.
            Some(code) if is_code(code) && !begins_with_code(&piece) => {
                code.push(' ');
                code.push_str(&piece);
            }
            _ => names.push(piece),
        }
    }
    names
}

/// Whether a text is a catalog code and nothing else: `G08`, `S1`, and `GO3` with the letter O
/// as the Guizhou draft writes it.
pub(crate) fn is_code(text: &str) -> bool {
    // In bytes, of letters and digits of full width.
    const LONGEST: usize = 24;
    if trim(text).len() > LONGEST {
        return false;
    }
    let letters: Vec<char> = trim(text).chars().map(half_width).collect();
    code_length(&letters) == Some(letters.len())
}

/// The code in the cell of a column of codes, which may stand behind what an edition is called:
/// 2022-G08, 国G08.
pub(crate) fn code_in(text: &str) -> Option<String> {
    let text = trim(text);
    let letter = |(_, each): &(usize, char)| half_width(*each).is_ascii_alphabetic();
    let (at, _) = text.char_indices().rfind(letter)?;
    let is_apart =
        !text[..at].chars().next_back().is_some_and(|it| it.is_alphanumeric() && !is_ideograph(it));
    (is_code(text) || (is_apart && is_code(&text[at..]))).then(|| match is_code(text) {
        true => text.to_owned(),
        false => text[at..].to_owned(),
    })
}

fn split(text: &str) -> Vec<String> {
    // Most cells are all Chinese characters: nothing separates there, and no code or number begins.
    if text.chars().all(is_ideograph) {
        return vec![text.to_owned()];
    }
    let characters: Vec<char> = text.chars().collect();
    let mut pieces = vec![String::new()];
    let mut depth = 0_u32;
    for (at, &character) in characters.iter().enumerate() {
        let outside = depth == 0;
        depth = match character {
            _ if is_open(character) => depth + 1,
            _ if is_close(character) => depth.saturating_sub(1),
            _ => depth,
        };
        let Some(piece) = pieces.last_mut() else { break };
        let rest = &characters[at + 1..];
        if depth == 0 && separates(piece, character, rest) {
            pieces.push(String::new());
        } else if outside && begins_anew(piece, &characters[at..]) {
            pieces.push(character.to_string());
        } else {
            piece.push(character);
        }
    }
    pieces
}

fn separates(before: &str, character: char, after: &[char]) -> bool {
    match character {
        '；' | ';' | '，' | ',' => true,
        '\n' | '\r' => !goes_on(before, after),
        '、' => {
            !is_range(before, after) && !numbers(before, after) && !is_of_protons(before, after)
        }
        '/' | '／' => ends_whole(before),
        _ => false,
    }
}

/// Ends of names that are no names: where a narrow column broke the line.
const TAILS: [&str; 17] = [
    "技术",
    "治疗",
    "手术",
    "治疗技术",
    "诊疗技术",
    "诊断技术",
    "手术技术",
    "移植技术",
    "辅助技术",
    "辅助治疗技术",
    "辅助诊断技术",
    "植入技术",
    "植入治疗技术",
    "组织移植技术",
    "细胞移植技术",
    "放射治疗技术",
    "根治技术",
];

/// Whether the line that begins here is the rest of the name before it.
fn goes_on(before: &str, line: &[char]) -> bool {
    let start = line.iter().position(|c| !c.is_whitespace()).unwrap_or(line.len());
    let line = &line[start..];
    if line.first().copied().is_some_and(is_open) {
        return list_number(line).is_none();
    }
    let ends = |c: &&char| !matches!(c, '；' | ';' | '，' | ',' | '、' | '\n' | '\r' | '（' | '(');
    let name: String = line.iter().take_while(ends).take(8).collect();
    let name = trim(&name);
    (TAILS.contains(&name) && (!ends_whole(before) || name == "技术")) || is_rest_of(before, name)
}

/// Whether a line ends within one of these, of which the next one is the rest: 治, 疗技术.
fn is_rest_of(before: &str, rest: &str) -> bool {
    let is_cut = |tail: &&str| {
        let begun = tail.strip_suffix(rest);
        begun.is_some_and(|begun| !begun.is_empty() && trim(before).ends_with(begun))
    };
    !rest.is_empty() && !ends_whole(before) && TAILS.iter().any(is_cut)
}

/// Whether 、 stands behind the number of a list and before a name: 1、肿瘤消融.
fn numbers(before: &str, after: &[char]) -> bool {
    is_bare_number(before) && after.first().copied().is_some_and(is_ideograph)
}

/// 质子、重离子加速器放射治疗技术 is one technology.
fn is_of_protons(before: &str, after: &[char]) -> bool {
    before.ends_with("质子") && after.starts_with(&['重', '离', '子'])
}

/// 三、四级 without brackets.
fn is_range(before: &str, after: &[char]) -> bool {
    let numeral = |character: char| matches!(character, '一' | '二' | '三' | '四');
    before.ends_with(numeral) && after.first().copied().is_some_and(numeral)
}

/// Whether a piece ends as whole names do.
pub(crate) fn ends_whole(piece: &str) -> bool {
    let piece = trim(piece);
    ["技术", "手术", "治疗", "疗法"].iter().any(|end| piece.ends_with(end))
        || piece.chars().last().is_some_and(is_close)
        || is_code(piece)
}

/// Whether a new code with a name, or a new list number, begins here.
fn begins_anew(piece: &str, from: &[char]) -> bool {
    if begins_next_number(piece, from) {
        return true;
    }
    let last = piece.chars().last();
    let apart = last.is_some_and(|last| !last.is_ascii_alphanumeric());
    if !apart || trim(piece).is_empty() {
        return false;
    }
    let spaced = last.is_some_and(char::is_whitespace);
    let code = begins_with_code(piece) && !is_code(piece) && code_with_name(from);
    code || (spaced && list_number_length(from).is_some())
}

/// Whether the list number here is the one after the piece's own: 1.甲技术2.乙技术.
fn begins_next_number(piece: &str, from: &[char]) -> bool {
    let first = from.first().copied().map(half_width);
    let begins =
        |c: char| c.is_ascii_digit() || c == '(' || ('①'..='⑳').contains(&c) || is_list_numeral(c);
    if !first.is_some_and(begins) {
        return false;
    }
    // No list number is longer, and a cell can be very long.
    let before: Vec<char> = trim(piece).chars().take(6).collect();
    let numbers = list_number(&before).zip(list_number(from));
    numbers.is_some_and(|((own, length), (next, _))| next == own + 1 && before.len() > length)
}

fn code_with_name(from: &[char]) -> bool {
    let letters: Vec<char> = from.iter().take(5).copied().map(half_width).collect();
    let Some(length) = code_length(&letters) else { return false };
    let mut rest = from[length..].iter().filter(|character| !character.is_whitespace());
    let next = rest.find(|character| !matches!(character, '.' | '．' | ':' | '：'));
    next.is_some_and(|next| next.is_alphabetic() && !next.is_ascii())
}

fn begins_with_code(piece: &str) -> bool {
    let letters: Vec<char> = trim(piece).chars().take(5).map(half_width).collect();
    code_length(&letters).is_some()
}

/// Length of the code a text begins with: a letter G or S and one or two digits.
fn code_length(letters: &[char]) -> Option<usize> {
    let [first, rest @ ..] = letters else { return None };
    let digit = |character: &&char| character.is_ascii_digit() || matches!(character, 'O' | 'o');
    let digits = rest.iter().take_while(digit).count();
    let followed = rest.get(digits).is_some_and(char::is_ascii_alphanumeric);
    let real = rest.iter().take(digits).any(char::is_ascii_digit);
    let letter = matches!(first.to_ascii_uppercase(), 'G' | 'S');
    (letter && (1..=2).contains(&digits) && real && !followed).then_some(digits + 1)
}

/// A piece of nothing but a list number, left over where 、 stands behind it: `1、肿瘤消融`.
fn is_bare_number(piece: &str) -> bool {
    let piece = trim(piece);
    (1..=2).contains(&piece.chars().count())
        && (piece.chars().all(|c| half_width(c).is_ascii_digit())
            || piece.chars().all(is_list_numeral))
}

/// Whether a character is one of those that lists are numbered with beside figures.
fn is_list_numeral(character: char) -> bool {
    matches!(character, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// A text without the list number it begins with.
pub(crate) fn without_list_number(piece: &str) -> &str {
    let may_begin = |each: char| !is_ideograph(each) || is_list_numeral(each);
    if !piece.starts_with(may_begin) {
        return trim(piece);
    }
    let characters: Vec<char> = piece.chars().collect();
    let length = list_number_length(&characters).unwrap_or(0);
    let bytes: usize = characters[..length].iter().map(|character| character.len_utf8()).sum();
    trim(&piece[bytes..])
}

/// Length of `1.` `1、` `1）` `（1）` `①` `一、` `（一）` at the beginning; `1.5` is none, nor is 三、四级.
fn list_number_length(from: &[char]) -> Option<usize> {
    list_number(from).map(|(_, length)| length)
}

/// The number of a list item at the beginning, and its length with its mark.
fn list_number(from: &[char]) -> Option<(u32, usize)> {
    let first = *from.first()?;
    if ('①'..='⑳').contains(&first) {
        return Some((first as u32 - '①' as u32 + 1, 1));
    }
    let open = usize::from(matches!(first, '(' | '（'));
    let digits: String = from[open..]
        .iter()
        .map(|character| half_width(*character))
        .take_while(char::is_ascii_digit)
        .take(3)
        .collect();
    if digits.is_empty() {
        return list_numeral(from, open);
    }
    let mark = from.get(open + digits.len())?;
    let marks = if open == 1 { matches!(mark, ')' | '）') } else { is_list_mark(*mark) };
    let end = open + digits.len() + 1;
    // （1）2023年 is the first of a list, 1.2023 a number.
    let followed = open == 0 && from.get(end).is_some_and(|c| half_width(*c).is_ascii_digit());
    let is_number = (1..=2).contains(&digits.len()) && marks && !followed;
    is_number.then(|| digits.parse().ok()).flatten().map(|number| (number, end))
}

/// The same in numerals.
fn list_numeral(from: &[char], open: usize) -> Option<(u32, usize)> {
    let numeral = |c: &&char| is_list_numeral(**c);
    let numerals: String = from[open..].iter().take_while(numeral).take(3).collect();
    let end = open + numerals.chars().count();
    let mark = from.get(end)?;
    let marks = if open == 1 { matches!(mark, ')' | '）') } else { is_list_mark(*mark) };
    let followed = from.get(end + 1).is_some_and(|c| is_list_numeral(*c));
    let number = parse_numeral(&numerals)?;
    (marks && !followed).then_some((number, end + 1))
}

fn is_list_mark(mark: char) -> bool {
    matches!(mark, '.' | '．' | '、' | ')' | '）')
}

/// What a bracket says of a technology that every one here is.
const RESTRICTED: [&str; 6] =
    ["限制类", "限制类技术", "限制类医疗技术", "国家限制类", "国家级限制类", "国家限制类技术"];

/// Line breaks inside brackets and characters that show nothing are dropped.
fn clean(piece: &str) -> String {
    let shown: String = piece.chars().filter(|character| !is_invisible(*character)).collect();
    without_kind(unquoted(trim(&shown))).to_owned()
}

/// Without a bracket behind it that only says that it is restricted.
fn without_kind(name: &str) -> &str {
    let Some(open) = name.rfind(is_open).filter(|_| name.ends_with(is_close)) else { return name };
    let inside = name[open..].trim_matches(|each| is_open(each) || is_close(each));
    if RESTRICTED.contains(&inside) { trim(&name[..open]) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_splits(text: &str, names: &[&str]) {
        assert_eq!(split_technologies(text), names, "{text}");
    }

    #[test]
    fn separators_split_and_brackets_hold() {
        assert_splits("肿瘤消融治疗技术、心室辅助技术", &["肿瘤消融治疗技术", "心室辅助技术"]);
        assert_splits(
            "血液净化技术；关节镜\n人工关节,ECMO",
            &["血液净化技术", "关节镜", "人工关节", "ECMO"],
        );
        for (open, close) in [('（', '）'), ('(', ')'), ('〔', '〕'), ('【', '】')] {
            let name = format!("心血管疾病介入诊疗技术{open}三、四级手术{close}");
            assert_splits(&format!("{name}、血液净化技术"), &[&name, "血液净化技术"]);
        }
        assert_splits("关节镜诊疗技术三、四级", &["关节镜诊疗技术三、四级"]);
        let protons = "质子、重离子加速器放射治疗技术";
        assert_splits(&format!("{protons}、“血液净化技术”"), &[protons, "血液净化技术"]);
        assert_splits(
            "《血液净化技术》、关节镜诊疗技术（三、四级）（限制类）",
            &["血液净化技术", "关节镜诊疗技术（三、四级）"],
        );
    }

    #[test]
    fn a_slash_separates_whole_names_only() {
        let name = "颈深淋巴管/结—静脉吻合术治疗阿尔茨海默病";
        assert_splits(name, &[name]);
        assert_splits("心室辅助技术/血液净化技术", &["心室辅助技术", "血液净化技术"]);
    }

    #[test]
    fn a_code_stays_with_its_name() {
        assert_splits("G08 肿瘤消融治疗技术", &["G08 肿瘤消融治疗技术"]);
        assert_splits("G08、肿瘤消融治疗技术", &["G08 肿瘤消融治疗技术"]);
        assert_splits("G08、G09", &["G08", "G09"]);
        assert_splits(
            "肿瘤消融治疗技术G08、心室辅助技术G09",
            &["肿瘤消融治疗技术G08", "心室辅助技术G09"],
        );
    }

    #[test]
    fn a_code_begins_a_technology_where_the_separator_is_missing() {
        let names = ["G08肿瘤消融治疗技术", "G09心室辅助技术"];
        assert_splits("G08肿瘤消融治疗技术G09心室辅助技术", &names);
        assert_splits("G08肿瘤消融治疗技术 G09心室辅助技术", &names);
        assert_splits("Ｇ08．肿瘤消融治疗技术 GO3 移植", &["Ｇ08．肿瘤消融治疗技术", "GO3 移植"]);
    }

    #[test]
    fn characters_that_show_nothing_are_no_name() {
        assert_splits("\u{200B} \u{200B}", &[]);
        assert_splits("\u{200B} 关节镜 \u{200B}、\u{FEFF} \u{FEFF}", &["关节镜"]);
    }

    #[test]
    fn list_numbers_are_dropped() {
        let names = ["肿瘤消融治疗技术", "心室辅助技术"];
        assert_splits("1.肿瘤消融治疗技术 2.心室辅助技术", &names);
        assert_splits("1、肿瘤消融治疗技术\n2、心室辅助技术", &names);
        assert_splits("（1）肿瘤消融治疗技术；（2）心室辅助技术", &names);
        assert_splits("①肿瘤消融治疗技术、②心室辅助技术", &names);
        assert_splits("①肿瘤消融治疗技术②心室辅助技术", &names);
        assert_splits("1.肿瘤消融治疗技术2.心室辅助技术", &names);
        assert_splits("（1）肿瘤消融治疗技术（2）心室辅助技术", &names);
        assert_splits("肿瘤消融治疗技术2.0", &["肿瘤消融治疗技术2.0"]);
        assert_splits("一、肿瘤消融治疗技术\n二、心室辅助技术", &names);
        assert_splits("（一）肿瘤消融治疗技术（二）心室辅助技术", &names);
        assert_splits("1、肿瘤消融治疗技术2、心室辅助技术", &names);
        assert_splits("（八）肿瘤消融治疗技术", &names[..1]);
        assert_splits("三、四级手术", &["三、四级手术"]);
        assert_splits("十一、肿瘤消融治疗技术", &names[..1]);
    }

    #[test]
    fn a_line_that_is_no_whole_name_goes_on() {
        assert_splits("肿瘤消融\n治疗技术", &["肿瘤消融治疗技术"]);
        assert_splits("肿瘤消融治\n疗技术", &["肿瘤消融治疗技术"]);
        assert_splits("体外膜肺氧合（ECMO）技\n术", &["体外膜肺氧合（ECMO）技术"]);
        assert_splits(
            "人工智能辅\n助治疗技术\n心室辅\n助技术",
            &["人工智能辅助治疗技术", "心室辅助技术"],
        );
        assert_splits(
            "体外膜肺氧合\r\n（ECMO）技术\n血液净化",
            &["体外膜肺氧合（ECMO）技术", "血液净化"],
        );
        assert_splits("放射性粒子植入治疗\n技术", &["放射性粒子植入治疗技术"]);
        assert_splits("心室辅助技术\n移植技术", &["心室辅助技术", "移植技术"]);
        assert_splits("肿瘤消融\n心室辅助", &["肿瘤消融", "心室辅助"]);
        assert_splits("肿瘤消融治疗技术\n（2）心室辅助技术", &["肿瘤消融治疗技术", "心室辅助技术"]);
    }
}
