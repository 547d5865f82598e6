//! Findings for the clerk (text) and for programs (JSON).
//!
//! This is the internal form: it shows values, personal data masked wherever it stands. What is
//! published is [`super::Summary`].

use super::finding::{Explanation, Finding, Rule, Severity};
use crate::privacy::mask;
use crate::source::{Location, Sources};
use serde_json::{Value, json as object};
use std::collections::BTreeMap;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Longest value shown, in columns of a terminal; full-width characters count two.
const WIDEST: usize = 60;

/// How many findings of one rule a [`digest`] shows: a notice asks for nothing.
const SHOWN: usize = 10;
const SHOWN_OF_NOTICES: usize = 3;

/// The findings as text, the most severe first, each with its place, the cell with a marker under
/// it, what is wrong, what to do, and the article. Those that were explained stand at the end,
/// under their reason.
#[must_use]
pub fn text(findings: &[Finding], sources: &Sources) -> String {
    let mut out = String::new();
    for finding in open(findings) {
        // Writing to a String cannot fail.
        write_one(&mut out, finding, sources).unwrap_or_default();
    }
    for (reason, findings) in by_reason(findings) {
        write_explained(&mut out, &reason, &findings, sources).unwrap_or_default();
    }
    out
}

/// The same for a build: a few findings of each rule and the number of the others. A country has ten
/// thousand, among which nobody would find those that matter.
#[must_use]
pub fn digest(findings: &[Finding], sources: &Sources) -> String {
    let mut by_rule: BTreeMap<(Severity, &str), Vec<&Finding>> = BTreeMap::new();
    for finding in open(findings) {
        by_rule.entry((finding.severity, finding.rule.code)).or_default().push(finding);
    }
    let mut out = String::new();
    for ((severity, code), findings) in by_rule {
        let shown = if severity == Severity::Notice { SHOWN_OF_NOTICES } else { SHOWN };
        for finding in findings.iter().take(shown) {
            write_one(&mut out, finding, sources).unwrap_or_default();
        }
        if findings.len() > shown {
            let (more, word) = (findings.len() - shown, severity.in_chinese());
            out.push_str(&format!("{word} {code}：另有 {more} 处，用 gongshi check 逐处列出\n\n"));
        }
    }
    for (reason, findings) in by_reason(findings) {
        out.push_str(&format!("已说明 {} 条：{}\n\n", findings.len(), mask(&reason)));
    }
    out
}

/// Those that were not explained, the most severe first, else in their order.
fn open(findings: &[Finding]) -> Vec<&Finding> {
    let mut open: Vec<&Finding> =
        findings.iter().filter(|finding| finding.explained.is_none()).collect();
    open.sort_by_key(|finding| finding.severity);
    open
}

/// Those that were explained, by their reason.
fn by_reason(findings: &[Finding]) -> BTreeMap<String, Vec<&Finding>> {
    let mut reasons: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        if let Some(explanation) = &finding.explained {
            reasons.entry(in_words(explanation)).or_default().push(finding);
        }
    }
    reasons
}

fn in_words(explanation: &Explanation) -> String {
    let Explanation { reason, by, date } = explanation;
    let by = by.as_ref().map(|by| format!("{by}，")).unwrap_or_default();
    format!("{reason}（{by}{date}）")
}

fn write_explained(
    out: &mut String,
    reason: &str,
    findings: &[&Finding],
    sources: &Sources,
) -> std::fmt::Result {
    writeln!(out, "已说明 {} 条：{}", findings.len(), mask(reason))?;
    for finding in findings {
        let Rule { code, title, .. } = finding.rule;
        let severity = finding.severity.in_chinese();
        writeln!(out, "  · {severity} {code} {title}：{}", place(finding.location, sources))?;
        writeln!(out, "    {}", mask(&finding.message))?;
    }
    writeln!(out)
}

fn write_one(out: &mut String, finding: &Finding, sources: &Sources) -> std::fmt::Result {
    let rule = finding.rule;
    writeln!(out, "{} {}：{}", finding.severity.in_chinese(), rule.code, rule.title)?;
    writeln!(out, "  ┌─ {}", place(finding.location, sources))?;
    if !finding.value.is_empty() {
        let value = shortened(&mask(&finding.value));
        writeln!(out, "  │ {value}")?;
        writeln!(out, "  │ {}", "^".repeat(value.width().max(1)))?;
    }
    writeln!(out, "  │ {}", mask(&finding.message))?;
    for related in &finding.related {
        writeln!(out, "  │ 参见 {}", place(*related, sources))?;
    }
    writeln!(out, "  ├─ 怎么办：{}", mask(finding.remedy()))?;
    match rule.basis {
        Some(basis) => writeln!(out, "  └─ 依据：{}\n", basis.citation),
        None => writeln!(out, "  └─ {}\n", rule.explanation),
    }
}

/// One line of at most [`WIDEST`] columns, with nothing in it that a terminal would obey.
fn shortened(value: &str) -> String {
    let mut out = String::new();
    for character in value.chars() {
        let shown = if crate::text::is_invisible(character) { ' ' } else { character };
        if out.width() >= WIDEST {
            out.push('…');
            break;
        }
        out.push(shown);
    }
    out
}

/// A place in words: 220100/2026-11-15/备案.csv 第 2 行 第 3 列（C）.
#[must_use]
pub fn place(location: Location, sources: &Sources) -> String {
    let file = sources.file(location.file);
    let mut out = mask(&file.path).into_owned();
    let records = file.path.ends_with("json");
    if let Some(sheet) = file.sheet_name(location.sheet) {
        let what = if records { "一组记录" } else { "工作表" };
        out.push_str(&format!(" {what}“{}”", mask(sheet)));
    }
    if location.row > 0 {
        let unit = if records { "条记录" } else { "行" };
        out.push_str(&format!(" 第 {} {unit}", location.row));
    }
    match location.column {
        Some(column) if records => out.push_str(&format!(" 第 {column} 项")),
        Some(column) => out.push_str(&format!(" 第 {column} 列（{}）", column_letters(column))),
        None => {}
    }
    out
}

/// The letters a spreadsheet shows over a 1-based column: 1 is A, 27 is AA.
pub(super) fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column);
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The findings as JSON: `{"errors", "warnings", "notices", "explained", "findings": […]}`. The
/// first three leave out what was explained.
#[must_use]
pub fn json(findings: &[Finding], sources: &Sources) -> Value {
    let open = open(findings);
    let count = |severity| open.iter().filter(|each| each.severity == severity).count();
    object!({
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notices": count(Severity::Notice),
        "explained": findings.len() - open.len(),
        "findings": findings.iter().map(|each| one(each, sources)).collect::<Vec<_>>(),
    })
}

fn one(finding: &Finding, sources: &Sources) -> Value {
    let rule = finding.rule;
    object!({
        "rule": rule.code,
        "name": rule.name,
        "severity": finding.severity.code(),
        "title": rule.title,
        "at": at(finding.location, sources),
        "value": mask(&finding.value),
        "message": mask(&finding.message),
        "remedy": mask(finding.remedy()),
        "basis": rule.basis.map(|basis| basis.citation),
        "related": finding.related.iter().map(|each| at(*each, sources)).collect::<Vec<_>>(),
        "explained": finding.explained.as_deref().map(|Explanation { reason, by, date }| {
            object!({ "reason": mask(reason), "by": by.as_deref().map(mask), "date": date.to_string() })
        }),
    })
}

fn at(location: Location, sources: &Sources) -> Value {
    let file = sources.file(location.file);
    object!({
        "file": mask(&file.path),
        "sheet": file.sheet_name(location.sheet).map(mask),
        "row": (location.row > 0).then_some(location.row),
        "column": location.column,
    })
}

#[cfg(test)]
mod tests {
    use super::{column_letters, shortened};
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        let lettered: Vec<_> = [1, 26, 27, 52, 703].map(column_letters).to_vec();
        assert_eq!(lettered, ["A", "Z", "AA", "AZ", "AAA"]);
    }

    #[test]
    fn the_marker_is_as_wide_as_full_width_text() {
        assert_eq!(shortened("示例医院").width(), 8);
        assert_eq!(shortened("a\u{202E}b\nc"), "a b c");
    }
}
