//! `gongshi check`: findings only, nothing published.

use super::Outcome;
use super::copies;
use super::inputs::Inputs;
use crate::check::{Finding, Severity, reading_json, reading_text, report_json, report_text};
use crate::exit_code;
use crate::{BuildOptions, Inspected};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "文件夹", help = "已发布的网站在哪里，默认是站点文件夹里的 public")]
    target: Option<PathBuf>,
    #[arg(long, value_name = "格式", value_parser = ["text", "json"], default_value = "text", hide_default_value = true, hide_possible_values = true, help = "text（给人看，默认）或 json（给程序用）")]
    format: String,
    #[arg(long, help = "有错误或警告时退出码为 1")]
    strict: bool,
    #[arg(
        long,
        value_name = "文件夹",
        conflicts_with = "no_annotated",
        help = "批注副本写到哪里，默认是站点文件夹里的 检查结果"
    )]
    annotated: Option<PathBuf>,
    #[arg(long, help = "不写批注副本")]
    no_annotated: bool,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let BuildOptions { site, previous, today, .. } =
        super::build::options(&arguments.inputs, arguments.target.as_deref());
    let inspected = crate::inspect_published(&site, &previous, today)?;
    let checked = &inspected.checked;
    super::build::tell_later(&inspected.later, today);
    let sources = &checked.dataset.sources;
    match arguments.format.as_str() {
        "json" => {
            let mut report = report_json(&checked.findings, sources);
            report["files"] = reading_json(&checked.dataset);
            println!("{report:#}");
        }
        _ => {
            print!("{}", reading_text(&checked.dataset));
            print!("{}", report_text(&checked.findings, sources));
            println!("{}", verdict(&checked.findings));
        }
    }
    let are_written = arguments.no_annotated || write_copies(arguments, &inspected);
    // A folder that was asked for is a part of the work.
    if !are_written && arguments.annotated.is_some() {
        return Ok(exit_code::FAULT);
    }
    Ok(strict_code(arguments.strict, &checked.findings))
}

/// Writes the annotated copies and names them; whether all could be written. The findings have
/// been told: that the usual folder can't be written is worth a warning, not a failure. JSON has
/// the standard output to itself.
fn write_copies(arguments: &Arguments, inspected: &Inspected) -> bool {
    let site = &arguments.inputs.site;
    let folder = arguments.annotated.clone().unwrap_or_else(|| site.join(copies::FOLDER));
    let text = match copies::write(site, &folder, inspected) {
        Ok(written) if written.is_empty() => return true,
        Ok(written) => written.iter().fold("批注副本：".to_owned(), |text, one| {
            let why = one.list_only.map_or(String::new(), |why| format!("（只有问题列表：{why}）"));
            format!("{text}\n  {}{why}", one.path.display())
        }),
        Err(error) => {
            eprintln!("警告：没有写全批注副本：{error}");
            return false;
        }
    };
    match arguments.format.as_str() {
        "json" => eprintln!("{text}"),
        _ => println!("{text}"),
    }
    true
}

fn count(findings: &[Finding], severity: Severity) -> usize {
    let open = findings.iter().filter(|finding| finding.explained.is_none());
    open.filter(|finding| finding.severity == severity).count()
}

fn verdict(findings: &[Finding]) -> String {
    match findings.len() {
        0 => "没有发现问题。".to_owned(),
        all => format!(
            "共 {all} 条：错误 {}（记录搁置，不公布），警告 {}，提示 {}{}。",
            count(findings, Severity::Error),
            count(findings, Severity::Warning),
            count(findings, Severity::Notice),
            explained(findings),
        ),
    }
}

/// How many were explained, where any were.
fn explained(findings: &[Finding]) -> String {
    match findings.iter().filter(|finding| finding.explained.is_some()).count() {
        0 => String::new(),
        count => format!("，已说明 {count}"),
    }
}

/// The exit code of a run whose findings `--strict` forbids. Notices are facts, not faults.
pub(super) fn strict_code(strict: bool, findings: &[Finding]) -> u8 {
    let faults = count(findings, Severity::Error) + count(findings, Severity::Warning);
    if strict && faults > 0 { exit_code::FINDINGS } else { exit_code::DONE }
}
