//! `gongshi search`: the site's own search, in the terminal.

use super::inputs::{self, Inputs};
use super::{Outcome, build};
use crate::exit_code;
use crate::search::{Answer, Card, Document, Hit, Index, Part};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(
        value_name = "词语",
        required = true,
        help = "要找的词语，可以写几个；写 - 则从标准输入逐行读，每行的结果是一行 JSON。最后可以写站点文件夹，默认是当前文件夹"
    )]
    words: Vec<String>,
    #[arg(long, value_name = "日期", value_parser = super::day, help = "只用到这一天为止的数据，例如 2026-11-15；默认是今天")]
    date: Option<Date>,
    #[arg(long, value_name = "文件夹", help = "已发布的网站在哪里，默认是站点文件夹里的 public")]
    target: Option<PathBuf>,
    #[arg(
        long,
        value_name = "条数",
        default_value_t = 10,
        hide_default_value = true,
        help = "最多列出几条，默认 10"
    )]
    limit: usize,
    #[arg(long, value_name = "格式", value_parser = ["text", "json"], default_value = "text", hide_default_value = true, hide_possible_values = true, help = "text（给人看，默认）或 json（给程序用）")]
    format: String,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    arguments.target.as_deref().map_or(Ok(()), inputs::existing)?;
    let (query, site) = asked(&arguments.words);
    let inputs = Inputs::of(site, arguments.date);
    let options = build::options(&inputs, arguments.target.as_deref());
    let query = query.as_str();
    let index = crate::index(&options)?;
    if query == "-" {
        return each_line(&index, arguments.limit);
    }
    let answer = index.search(query, arguments.limit)?;
    match arguments.format.as_str() {
        "json" => println!("{:#}", in_json(&index, query, &answer)),
        _ => print!("{}", in_text(&index, query, &answer)),
    }
    Ok(exit_code::DONE)
}

/// The query, and the site's folder: the last word where it is a folder, or where the present
/// folder is no site and something must name one.
fn asked(words: &[String]) -> (String, PathBuf) {
    let here = PathBuf::from(".");
    let is_site_here = here.join(crate::config::FILE_NAME).exists();
    match words.split_last() {
        Some((last, query)) if !query.is_empty() && (Path::new(last).is_dir() || !is_site_here) => {
            (query.join(" "), PathBuf::from(last))
        }
        _ => (words.join(" "), here),
    }
}

/// Answers every line of the standard input with one of JSON.
fn each_line(index: &Index, limit: usize) -> Outcome {
    let mut output = std::io::stdout().lock();
    for (line, number) in std::io::stdin().lock().split(b'\n').zip(1_u32..) {
        let line = line?;
        let Ok(query) = std::str::from_utf8(line.strip_suffix(b"\r").unwrap_or(&line)) else {
            let error = format!("第 {number} 行不是 UTF-8 文字，没有查");
            eprintln!("警告：{error}");
            writeln!(output, "{}", json!({ "error": error }))?;
            continue;
        };
        let answer = index.search(query, limit)?;
        writeln!(output, "{}", in_json(index, query, &answer))?;
    }
    Ok(exit_code::DONE)
}

fn in_text(index: &Index, query: &str, answer: &Answer) -> String {
    let mut text = String::new();
    for card in &answer.cards {
        text.push_str(&format!("{}\n", in_words(index, card)));
    }
    for (number, hit) in (1..).zip(&answer.hits) {
        let document = index.document(hit.document);
        let remark = hit.tier.remark().map(|remark| format!("（{remark}）")).unwrap_or_default();
        text.push_str(&format!("{number:>3}. {}{remark}\n", marked(index, &document.title, query)));
        let level =
            document.level.map(|level| format!("，{}", level.in_chinese())).unwrap_or_default();
        let kind = document.kind.in_chinese();
        text.push_str(&format!("     {kind}，{}{level}\n", document.context));
        if let Some(other) = index.other_name(hit, query) {
            let name = marked(index, &other.text, query);
            text.push_str(&format!("     {}：{name}\n", other.kind.in_chinese()));
        }
        text.push_str(&format!("     {}\n", document.address));
    }
    if !answer.absent.is_empty() && answer.total > 0 {
        let absent = &answer.absent;
        text.push_str(&format!("没有找到叫“{absent}”的机构，上面是部分符合的。\n"));
    }
    if !answer.unused.is_empty() && answer.total > 0 {
        let unused = &answer.unused;
        text.push_str(&format!("没有完全符合的。上面没有用到“{unused}”，只符合其余的词。\n"));
    }
    let least = if answer.at_least { "至少 " } else { "" };
    text.push_str(&match answer.total {
        0 => "没有找到。".to_owned(),
        total if answer.hits.len() == total as usize => format!("共 {least}{total} 条。"),
        total => format!("共 {least}{total} 条，列出 {} 条。", answer.hits.len()),
    });
    text.push('\n');
    text
}

/// What is said of a technology that an institution disclosed itself; so does `pages/search.html`.
const DISCLOSED: &str = "这家医疗机构在院务公开里自己列出了这项技术，这不是备案。";

/// One answer to whether an institution has filed a technology.
fn in_words(index: &Index, card: &Card) -> String {
    let technology = &index.document(card.technology).title;
    let note = &card.note;
    let Some(institution) = card.institution else { return format!("{technology}：{note}") };
    let institution = &index.document(institution).title;
    match &card.filing {
        Some(filing) => {
            let on = match filing.completion() {
                unknown if unknown.is_empty() => "日期不明".to_owned(),
                on => on,
            };
            let since = match filing.end() {
                unknown if unknown.is_empty() => String::new(),
                date => format!("，{date}起"),
            };
            let status = filing.state.in_chinese();
            format!(
                "{institution}：{technology}，备案{status}{since}（完成备案 {on}，{}）。{note}",
                filing.authority
            )
        }
        None => {
            let disclosed = if card.disclosed { DISCLOSED } else { "" };
            format!(
                "{institution}：{technology}，本站未见备案记录。{disclosed}没有记录不表示不能开展，也不表示没有备案。{note}"
            )
        }
    }
}

/// The text with what agrees in reverse video; plain where no one looks at colours.
fn marked(index: &Index, text: &str, query: &str) -> String {
    if !std::io::stdout().is_terminal() {
        return text.to_owned();
    }
    let pieces = index.excerpt(text, query).pieces.into_iter();
    let piece = |marked: bool, text: String| {
        if marked { format!("\u{1b}[1;4m{text}\u{1b}[0m") } else { text }
    };
    pieces.map(|each| piece(each.marked, each.text)).collect()
}

fn in_json(index: &Index, query: &str, answer: &Answer) -> Value {
    let results: Vec<Value> = answer.hits.iter().map(|hit| result(index, query, hit)).collect();
    let cards: Vec<Value> = answer.cards.iter().map(|each| card(index, each)).collect();
    json!({
        "query": query,
        "total": answer.total,
        "at_least": answer.at_least,
        "unused": answer.unused,
        "absent": answer.absent,
        "answers": cards,
        "results": results,
    })
}

fn result(index: &Index, query: &str, hit: &Hit) -> Value {
    let document: &Document = index.document(hit.document);
    let pieces = index.excerpt(&document.title, query).pieces;
    let pieces: Vec<Value> = pieces
        .into_iter()
        .map(|piece| json!({"text": piece.text, "marked": piece.marked}))
        .collect();
    let other = index.other_name(hit, query);
    json!({
        "kind": document.kind.in_chinese(),
        "title": document.title,
        "reading": crate::reading::reading(&document.title).join(" "),
        "marked": pieces,
        "address": document.address,
        "context": document.context,
        "level": document.level.map(|level| level.in_chinese()),
        "tier": hit.tier.code(),
        "remark": hit.tier.remark(),
        "matched_name": other.map(|name| json!({"kind": name.kind.in_chinese(), "text": name.text})),
    })
}

fn part(part: &Part) -> Value {
    json!({"limited_to": part.limited_to, "completed": part.completed})
}

fn card(index: &Index, card: &Card) -> Value {
    let filing = card.filing.as_ref();
    let status = match (filing, card.institution) {
        (Some(filing), _) => Some(filing.state.in_chinese()),
        (None, Some(_)) => Some("本站未见备案记录"),
        (None, None) => None,
    };
    json!({
        "institution": card.institution.map(|number| &index.document(number).title),
        "technology": index.document(card.technology).title,
        "status": status,
        "completed": filing.map(|filing| filing.completed.as_str()),
        "parts": filing.map_or_else(Vec::new, |filing| filing.parts.iter().map(part).collect()),
        "ended": filing.map(|filing| filing.ended.as_str()).filter(|date| !date.is_empty()),
        "authority": filing.map(|filing| filing.authority.as_str()),
        "disclosed": card.disclosed,
        "note": Some(&card.note).filter(|note| !note.is_empty()),
    })
}
