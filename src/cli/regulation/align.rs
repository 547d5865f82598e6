//! `gongshi regulation align`: proposes which articles of two regulations answer each other.
//!
//! The proposal is the data file that a person then reviews; what differs and why is theirs to
//! write. Rows that a site already has are kept as they are where their articles are the same.

use super::Outcome;
use crate::content::compare::{folded, propose, units_to_compare};
use crate::content::{AlignmentRow, Content, Regulation, Unit};
use crate::exit_code;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "编号", help = "国家的或较早的法规，例如 measures 或 measures/2018")]
    from: String,
    #[arg(value_name = "编号", help = "地方的或较晚的法规，例如 jilin-rules")]
    to: String,
    #[arg(
        long,
        value_name = "站点文件夹",
        default_value = ".",
        hide_default_value = true,
        help = "默认是当前文件夹"
    )]
    site: PathBuf,
}

/// A regulation that the content does not have.
#[derive(Debug, thiserror::Error)]
#[error("没有编号为“{0}”的法规，请看 content/regulations/ 里的文件夹名称")]
struct Unknown(String);

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let content = super::content(&arguments.site)?;
    let [from, to] = [&arguments.from, &arguments.to].map(|wanted| find(&content, wanted));
    let (from, to) = (from?, to?);
    let kept = kept(&content, from, to);
    print!("{}", head(from, to));
    for (from_units, to_units, likeness) in rows(from, to) {
        print!("{}", row(&from_units, &to_units, likeness, &kept));
    }
    Ok(exit_code::DONE)
}

/// `measures/2018`, or the newest version of `measures`.
fn find<'c>(content: &'c Content, wanted: &str) -> Result<&'c Regulation, Unknown> {
    let (id, version) = wanted.split_once('/').unwrap_or((wanted, ""));
    let is_wanted =
        |each: &&Regulation| each.id == id && (version.is_empty() || each.version == version);
    content.regulations.iter().rfind(is_wanted).ok_or_else(|| Unknown(wanted.to_owned()))
}

fn kept(content: &Content, from: &Regulation, to: &Regulation) -> Vec<AlignmentRow> {
    let own =
        content.alignments.iter().filter(|each| each.from.id == from.id && each.to.id == to.id);
    own.flat_map(|each| each.rows.clone()).collect()
}

type Row<'r> = (Vec<&'r Unit>, Vec<&'r Unit>, f64);

fn rows<'r>(from: &'r Regulation, to: &'r Regulation) -> Vec<Row<'r>> {
    let [from, to] = [from, to].map(units_to_compare);
    let [from_texts, to_texts] =
        [&from, &to].map(|units| units.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>());
    let pairs = propose(&from_texts, &to_texts).into_iter();
    let units = |units: &[&'r Unit], at: &[usize]| at.iter().map(|at| units[*at]).collect();
    pairs.map(|pair| (units(&from, &pair.from), units(&to, &pair.to), pair.likeness)).collect()
}

fn head(from: &Regulation, to: &Regulation) -> String {
    format!(
        "# 机器起草，须由人逐条审阅：changes 可写 added 增加、tightened 收紧、loosened 放宽、\n\
         # dropped 删去、adapted 改写、same 相同；不同的和没有对应的，在 note 里说明。\n\
         from = \"{}/{}\"\nto = \"{}/{}\"\nnote = \"\"\n",
        from.id, from.version, to.id, to.version
    )
}

fn row(from: &[&Unit], to: &[&Unit], likeness: f64, kept: &[AlignmentRow]) -> String {
    let anchors =
        |units: &[&Unit]| units.iter().map(|unit| unit.anchor.clone()).collect::<Vec<_>>();
    let labels = |units: &[&Unit]| match units {
        [] => "（无）".to_owned(),
        units => units.iter().map(|unit| unit.label.as_str()).collect::<Vec<_>>().join("、"),
    };
    let (from_anchors, to_anchors) = (anchors(from), anchors(to));
    let known = kept.iter().find(|row| row.from == from_anchors && row.to == to_anchors);
    let (changes, note) = match known {
        Some(row) => (row.changes.iter().map(|each| each.as_str()).collect(), row.note.as_str()),
        None => (vec![guess(from, to)], ""),
    };
    format!(
        "\n# {} → {}（相似 {:.0}%）\n[[rows]]\nfrom = {from_anchors:?}\nto = {to_anchors:?}\n\
         changes = {changes:?}\nnote = {note:?}\n",
        labels(from),
        labels(to),
        likeness * 100.0
    )
}

fn guess(from: &[&Unit], to: &[&Unit]) -> &'static str {
    let text = |units: &[&Unit]| folded(&crate::content::text_of(units));
    match (from, to) {
        ([], _) => "added",
        (_, []) => "dropped",
        _ if text(from) == text(to) => "same",
        _ => "adapted",
    }
}
