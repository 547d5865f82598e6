//! Title, number and dates, as far as the text says them.

use super::lines::doubt;
use super::tree::{Node, NodeKind};
use super::{Doubt, frame};
use crate::date::PartialDate;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// How titles of documents end.
const TITLES: &[&str] = &[
    "办法",
    "细则",
    "规定",
    "条例",
    "通知",
    "意见",
    "规范",
    "制度",
    "目录",
    "方案",
    "规则",
    "决定",
    "办法（试行）",
    "（征求意见稿）",
    "（试行）",
    "（暂行）",
];

/// How titles of notices end.
const NOTICES: &[&str] =
    &["通知", "意见", "决定", "公告", "通告", "函", "批复", "意见稿）", "试行）", "暂行）"];

/// Most characters of a line that is a part of a title.
const TITLE_LINE: usize = 40;
/// Most characters of what is only the end of a title: 实施细则.
const END_OF_TITLE: usize = 6;
/// Most lines of a title before or behind the one that was recognised.
const LINES_BESIDE: usize = 2;

/// The paragraphs before the first part.
fn preface(nodes: &[Node]) -> &[Node] {
    let end = nodes.iter().position(|node| node.kind != NodeKind::Text).unwrap_or(nodes.len());
    &nodes[..end]
}

/// The lines of the title: long ones are often broken where they look good.
fn title_lines(nodes: &[Node]) -> Option<Range<usize>> {
    let at = title_at(nodes)?;
    let text = |at: usize| nodes[at].text.as_str();
    let is_line = |at: usize| {
        text(at).chars().count() <= TITLE_LINE && !text(at).contains(['。', '：', '，', '〔', '号'])
    };
    let is_whole = |at: usize| NOTICES.iter().any(|ending| text(at).ends_with(ending));
    // 有关工作的通知 and 实施细则 are the ends of titles.
    let begun = (at.saturating_sub(LINES_BESIDE)..at).rev().take_while(|before| is_line(*before));
    let start = match text(at).contains("关于") {
        true => None,
        false if text(at).chars().count() <= END_OF_TITLE => {
            at.checked_sub(1).filter(|at| is_line(*at))
        }
        false => begun.filter(|before| text(*before).contains("关于")).last(),
    };
    let last = nodes.len().min(at + 1 + LINES_BESIDE);
    let mut next = (at + 1..last).take_while(|next| is_line(*next));
    let goes_on = text(at).contains("关于") && !is_whole(at);
    let end = if goes_on { next.find(|next| is_whole(*next)) } else { None };
    Some(start.unwrap_or(at)..end.unwrap_or(at) + 1)
}

fn title_at(nodes: &[Node]) -> Option<usize> {
    let is_title = |node: &Node| {
        let text = node.text.as_str();
        let named = |ending: &&&str| text.ends_with(**ending) && text != **ending;
        !text.contains('。') && TITLES.iter().any(|ending| named(&ending))
    };
    let articles = nodes.iter().any(|node| node.kind == NodeKind::Article);
    let preface = preface(nodes);
    // Behind 关于印发《…》的通知 comes the title of what is issued.
    if articles { preface.iter().rposition(is_title) } else { preface.iter().position(is_title) }
}

/// What stands between an issuing notice's title and the title itself is no part of the text.
fn tell_of_notice(nodes: &[Node], ask: &mut impl FnMut(&str)) {
    let before = title_lines(nodes).map_or(&[][..], |lines| &preface(nodes)[..lines.start]);
    let sentences = before.iter().filter(|node| node.text.contains(['。', '：'])).count();
    if sentences > 0 {
        ask(&format!("标题前面的印发通知没有收入正文（{sentences} 段），需要的请另存一份文件"));
    }
}

/// Everything behind the title: the page shows the title itself.
pub(super) fn without_title(nodes: &[Node]) -> &[Node] {
    title_lines(nodes).map_or(nodes, |lines| &nodes[lines.end..])
}

/// The front matter, with what is to be filled in.
pub(super) fn front_matter(nodes: &[Node], doubts: &mut Vec<Doubt>) -> String {
    let whole = nodes.iter().map(|node| node.text.nfkc().collect::<String>()).collect::<Vec<_>>();
    let contacts = doubts.iter().any(|each| each.message.starts_with("联系方式"));
    let mut ask = |message: &str| doubts.push(doubt(0, message.to_owned()));
    let lines = title_lines(nodes);
    let title =
        lines.clone().map(|lines| nodes[lines].iter().map(|node| node.text.as_str()).collect());
    let title: String = title.unwrap_or_else(|| {
        ask("没有认出标题，请填写 title");
        String::new()
    });
    tell_of_notice(nodes, &mut ask);
    let number = document_number(nodes);
    let signed = signed_at(nodes);
    let issued = date_before(&whole, ISSUED).or_else(|| date(&whole[signed?]));
    let in_force = date_before(&whole, IN_FORCE);
    let draft = title.contains("征求意见稿");
    let signer = signed.and_then(|at| nodes.get(at.checked_sub(1)?));
    let signer = signer.map(|node| node.text.clone()).filter(|text| is_body(text));
    let issuer = issuer(nodes, lines.map(|lines| lines.start)).or(signer).unwrap_or_else(|| {
        ask("没有认出发布机关，请填写 issuer");
        String::new()
    });
    ask("请把 short_title 改成引用时的简称，并在 source 里写明文本的来源");
    if !draft {
        ask(
            "是否现行由人判断：status 现在是 unstated（未注明），可改为 in-force（现行）或 repealed（废止）",
        );
    }
    if number.is_none() {
        ask("没有认出文号；有文号的请加 document_number");
    }
    match (issued, in_force) {
        (None, None) => {
            ask("没有认出公布日期和施行日期；有的请加 issued、in_force，写到哪一级就写哪一级")
        }
        (None, _) => ask("没有认出公布日期；有的请加 issued"),
        (_, None) if !draft => ask("没有认出施行日期；有的请加 in_force"),
        _ => {}
    }
    let mut lines = vec![
        format!("title = {}", quoted(&title)),
        format!("short_title = {}", quoted(&title)),
        format!("issuer = {}", quoted(&issuer)),
    ];
    lines.extend(number.map(|number| format!("document_number = {}", quoted(&number))));
    lines.extend(issued.map(|date| format!("issued = \"{date}\"")));
    lines.extend(in_force.map(|date| format!("in_force = \"{date}\"")));
    lines.push(format!("status = \"{}\"", if draft { "draft" } else { "unstated" }));
    lines.push("source = \"（请写明文本来源）\"".to_owned());
    let contacts = if contacts { "  \"联系方式从略。\",\n" } else { "" };
    let converted = "由纯文本转换，已调整空格和换行，尚未逐字核对。";
    lines.push(format!("notes = [\n  \"{converted}\",\n{contacts}]"));
    format!("+++\n{}\n+++", lines.join("\n"))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

const ISSUED: &[&str] = &["公布", "发布", "印发", "通过"];
const IN_FORCE: &[&str] = &["起施行", "起实施", "起执行"];

/// The date that stands nearest before one of the words, in the same sentence.
fn date_before(texts: &[String], words: &[&str]) -> Option<PartialDate> {
    texts.iter().find_map(|text| {
        let at = words.iter().filter_map(|word| text.find(word)).min()?;
        let sentence = text[..at].rsplit(['。', '；']).next()?;
        let from = match words {
            // 自本办法公布之日起 is no date; the day of force is that right before 起.
            IN_FORCE => sentence.rfind("自").map(|at| &sentence[at..]).unwrap_or(sentence),
            _ => sentence,
        };
        date(from)
    })
}

/// The first whole date of a text; a day left blank leaves month or year.
fn date(text: &str) -> Option<PartialDate> {
    let year_end = text.find('年')?;
    let digits = |text: &str| -> String {
        let tail: String = text.chars().rev().take_while(char::is_ascii_digit).collect();
        tail.chars().rev().collect()
    };
    let year: i16 = digits(text[..year_end].trim_end()).parse().ok()?;
    let rest = &text[year_end + "年".len()..];
    let part = |text: &str, unit: char| -> Option<(i8, usize)> {
        let end = text.find(unit).filter(|end| *end <= 6)?;
        Some((text[..end].trim().parse().ok()?, end + unit.len_utf8()))
    };
    let month = part(rest, '月');
    let day = month.and_then(|(_, end)| part(&rest[end..], '日'));
    PartialDate::from_parts(year, month.map(|(month, _)| month), day.map(|(day, _)| day))
}

/// 豫卫医函〔2024〕86号 or 国家卫生健康委员会令第1号.
fn document_number(nodes: &[Node]) -> Option<String> {
    let stops = ['（', '(', ' ', '\u{3000}', '，', '《', '》'];
    // A sentence speaks of other documents.
    let own = preface(nodes).iter().filter(|node| !node.text.contains(['。', '：', '；']));
    own.map(|node| node.text.as_str()).find_map(|text| {
        let end = text.find('号')? + "号".len();
        let start = text[..end]
            .rfind(stops)
            .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
        let number = &text[start..end];
        let number = number.rsplit_once('日').map_or(number, |(_, number)| number);
        let is_number = number.contains(['〔', '[', '［']) || number.contains("令第");
        is_number.then(|| number.nfkc().collect())
    })
}

/// How names of those who issue documents end, offices of health or others.
const BODIES: &[&str] = &[
    "委员会",
    "人民政府",
    "国务院",
    "卫生厅",
    "卫生局",
    "总局",
    "办公厅",
    "办公室",
    "健康委",
    "健康局",
];

fn is_body(text: &str) -> bool {
    BODIES.iter().any(|body| text.ends_with(body))
}

/// Where the date of the signature stands.
fn signed_at(nodes: &[Node]) -> Option<usize> {
    let tail = nodes.iter().position(|node| node.text == frame::BREAK)?;
    nodes[tail..].iter().position(|node| frame::is_date(&node.text)).map(|at| tail + at)
}

/// A line before the title that is only a name, or who issued the order.
fn issuer(nodes: &[Node], title: Option<usize>) -> Option<String> {
    let preface = preface(nodes);
    let before =
        preface[..title.unwrap_or(0)].iter().map(|node| node.text.trim_end_matches("文件"));
    let named = before.rev().find(|text| is_body(text));
    let order = document_number(nodes);
    let order = order.as_deref().and_then(|number| number.split_once("令第")).map(|(who, _)| who);
    named.or(order.filter(|who| !who.is_empty())).map(str::to_owned)
}
