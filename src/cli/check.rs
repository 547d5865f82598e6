//! `gongshi check`: findings only, nothing published.

use super::Outcome;
use super::inputs::Inputs;
use crate::check::{Finding, Severity, reading_json, reading_text, report_json, report_text};
use crate::exit_code;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "格式", value_parser = ["text", "json"], default_value = "text", hide_default_value = true, hide_possible_values = true, help = "text（给人看，默认）或 json（给程序用）")]
    format: String,
    #[arg(long, help = "有错误或警告时退出码为 1")]
    strict: bool,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let inspected = crate::inspect(&arguments.inputs.site, arguments.inputs.day())?;
    let checked = &inspected.checked;
    super::build::tell_later(inspected.later_corrections);
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
    Ok(strict_code(arguments.strict, &checked.findings))
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
