//! The rules, and how often each found something: counts by rule and by source, never a value.

use super::Document;
use crate::check::{Basis, Rule, rule};
use crate::export::address;
use crate::record::LineAccount;
use crate::site::dictionary::{DataSetId, Form, article};
use crate::site::{FindingCount, FindingSource, Page, Site};
use serde::Serialize;
use std::collections::BTreeMap;

/// One rule with its counts over all sources.
#[derive(Serialize)]
struct RuleView {
    code: &'static str,
    name: &'static str,
    class: &'static str,
    title: &'static str,
    severity: &'static str,
    severity_name: &'static str,
    findings: u32,
    explained: u32,
    url: String,
}

/// What a rule says of itself.
#[derive(Serialize)]
struct About {
    own_severity: &'static str,
    explanation: &'static str,
    example: &'static str,
    remedy: &'static str,
    basis: Option<BasisView>,
}

#[derive(Serialize)]
struct BasisView {
    citation: &'static str,
    url: Option<String>,
}

#[derive(Serialize)]
struct CountView {
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    source: String,
    errors: u32,
    warnings: u32,
    notices: u32,
    explained: u32,
}

#[derive(Serialize)]
struct SourceView {
    source: String,
    files: u32,
    lines_read: u32,
    lines_accepted: u32,
    lines_partly_accepted: u32,
    lines_set_aside: u32,
    errors: u32,
    warnings: u32,
    notices: u32,
    explained: u32,
}

type BySource = BTreeMap<FindingSource, FindingCount>;

pub(super) fn list(site: &Site<'_>, document: &mut Document<'_>) {
    let all = site.findings_by_rule();
    let all: Vec<_> = all.iter().map(|(rule, counts)| view(site, rule, counts)).collect();
    document.value("rules", &all);
}

pub(super) fn one(site: &Site<'_>, name: &str, document: &mut Document<'_>) {
    let Some(rule) = rule(name) else { return };
    let counts = site.findings_of(rule);
    document.value("rule", &view(site, rule, &counts));
    document.value("about", &about(site, rule));
    let counts: Vec<_> = counts.iter().map(|(of, count)| counted(site, None, of, *count)).collect();
    document.value("by_source", &counts);
}

/// The data beside 数据质量; the account of each single file is in its data set.
pub(super) fn quality(site: &Site<'_>, document: &mut Document<'_>) {
    let all = site.findings_by_rule();
    let found = || all.iter().filter(|(_, counts)| !counts.is_empty());
    let sources: Vec<_> =
        site.source_accounts().iter().map(|(of, it)| source(site, of, it)).collect();
    document.value("accounts_by_source", &sources);
    let rules: Vec<_> = found().map(|(rule, counts)| view(site, rule, counts)).collect();
    document.value("rules", &rules);
    let of_rule = |(rule, counts): &(&'static Rule, BySource)| -> Vec<CountView> {
        counts.iter().map(|(of, count)| counted(site, Some(rule.code), of, *count)).collect()
    };
    document.value("findings_by_source", &found().flat_map(of_rule).collect::<Vec<_>>());
    let files = [DataSetId::Sources, DataSetId::Findings];
    let files = files.map(|set| address(site, &set.declaration().path(Form::Ndjson)));
    document.value("by_file", &files);
}

fn view(site: &Site<'_>, rule: &'static Rule, counts: &BySource) -> RuleView {
    let severity = site.severity(rule);
    RuleView {
        code: rule.code,
        name: rule.name,
        class: rule.class().in_chinese(),
        title: rule.title,
        severity: severity.code(),
        severity_name: severity.in_chinese(),
        findings: counts.values().map(|count| count.open()).sum(),
        explained: counts.values().map(|count| count.explained).sum(),
        url: address(site, &Page::Rule(rule.name).folder(site.history)),
    }
}

fn about(site: &Site<'_>, rule: &'static Rule) -> About {
    let basis = |basis: &'static Basis| BasisView {
        citation: basis.citation,
        url: article(basis, site)
            .map(|_| format!("regulations/{}/#{}", basis.regulation, basis.anchor))
            .map(|path| address(site, &path)),
    };
    About {
        own_severity: rule.severity.code(),
        explanation: rule.explanation,
        example: rule.example,
        remedy: rule.remedy,
        basis: rule.basis.map(basis),
    }
}

fn counted(
    site: &Site<'_>,
    rule: Option<&'static str>,
    source: &FindingSource,
    count: FindingCount,
) -> CountView {
    let FindingCount { errors, warnings, notices, explained } = count;
    CountView { rule, source: site.source_name(source), errors, warnings, notices, explained }
}

fn source(
    site: &Site<'_>,
    source: &FindingSource,
    account: &crate::site::SourceAccount,
) -> SourceView {
    let crate::site::SourceAccount { files, lines, findings } = account;
    let LineAccount { read, accepted, partly_accepted, set_aside, .. } = *lines;
    let FindingCount { errors, warnings, notices, explained } = *findings;
    SourceView {
        source: site.source_name(source),
        files: *files,
        lines_read: read,
        lines_accepted: accepted,
        lines_partly_accepted: partly_accepted,
        lines_set_aside: set_aside,
        errors,
        warnings,
        notices,
        explained,
    }
}
