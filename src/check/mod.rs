//! Stage 3: raw records → the checked dataset and the findings.
//!
//! In: the interpreted tables, the defects met on the way, and the reference data. Out:
//! [`Checked`]. Bad data is a result here, never an `Err`.
//!
//! 1. `defects` words what `source` and `record` met as findings;
//! 2. `registry` recognises the institutions, `place` the authorities and divisions;
//! 3. `statements` turns each record into dataset records; `subject` says whose they are,
//!    `technology` resolves the names, `campuses` takes away counts of a part of a hospital;
//! 4. `order` puts everything into its fixed order; `statuses` sets aside what rows, also those
//!    that make no record, state twice or differently of one filing, and joins what the lists of
//!    several authorities have; `corrections` applies what authorities corrected;
//! 5. `compare` checks the records against the law and against each other;
//! 6. `policy` gives the findings the weight and the explanations the site wants.
//!
//! `few` keeps small numbers of cases back where the settings say so. `report` words findings for
//! people and programs; `summary` is the only form of them that is published.

mod campuses;
mod class;
mod compare;
mod copies;
mod corrections;
mod defects;
mod elsewhere;
mod few;
mod finding;
mod handbook;
mod licence_note;
mod order;
mod outcome;
mod place;
mod policy;
mod reading;
mod registry;
mod report;
mod rest;
mod rules;
mod seen;
mod statements;
mod statuses;
mod subject;
mod summary;
mod technology;

pub use class::RuleClass;
pub use few::{ToldCounts, keep_small_counts_back};
pub use finding::{Basis, Explanation, Finding, Rule, Severity};
pub use handbook::{explain, markdown as handbook};
pub use policy::{Policy, Severities, Suppressions, apply};
pub use reading::{json as reading_json, text as reading_text};
pub use report::{
    digest as report_digest, json as report_json, place as place_in_words, text as report_text,
};
pub use rules::{RULES, rule};
pub use statuses::left::{Holder, set_aside_left};
pub use summary::{RuleCount, Summary};

use crate::catalog::{JurisdictionCode, Reference};
use crate::correction::Corrections;
use crate::dataset::{Dataset, TableAccount};
use crate::record::{Interpreted, InterpretedTable, Kind};
use crate::source::{SourceDefect, Sources};
use jiff::civil::Date;
use place::Places;
use registry::Registry;
use statements::Statements;
use statuses::taken::Taken;

/// What the records are checked against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Catalogs, places, authorities, calendar.
    pub reference: &'a Reference,
    /// The area the site covers.
    pub jurisdiction: &'a JurisdictionCode,
    /// The release date; no date in the data may lie after its own export.
    pub as_of: Date,
    /// What authorities corrected.
    pub corrections: &'a Corrections,
}

/// The dataset of one release date with everything found on the way.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The records that hold.
    pub dataset: Dataset,
    /// Findings by file, sheet, row, column and rule.
    pub findings: Vec<Finding>,
}

/// Checks everything read for one release date.
#[must_use]
pub fn check(
    interpreted: Interpreted,
    sources: Sources,
    defects: &[SourceDefect],
    context: &Context<'_>,
) -> Checked {
    let mut findings: Vec<Finding> = defects.iter().map(defects::of_source).collect();
    findings.extend(rules::personal_data_in_name::check(&sources));
    let places = Places::new(context, &sources, &mut findings).with(&interpreted.tables);
    let mut registry = Registry::new(&interpreted, &places);
    let records = interpreted.tables.iter().map(|table| table.records.len()).sum();
    let mut statements = Statements::new(context, &sources, &places, records);
    let mut tables = interpreted.tables;
    let defects = tables.iter().flat_map(|table| &table.header_defects);
    findings.extend(defects.map(defects::of_header));
    let mut taken = Taken::of(&tables);
    // Institution lists come first, so that every other table can refer to them.
    for lists in [true, false] {
        for table in tables.iter_mut().filter(|it| (it.kind == Some(Kind::Institution)) == lists) {
            // What they say is in the statements after it, and a national build has no room for it
            // twice.
            let records = std::mem::take(&mut table.records);
            let InterpretedTable { as_of, lines, .. } = table;
            statements.take(&records, *as_of, lines, &mut registry, &mut findings);
        }
    }
    tables.iter_mut().for_each(|table| statements.hear(std::mem::take(&mut table.ends)));
    taken.partly = std::mem::take(&mut statements.partly);
    let (mut claims, said_ends) = statements.claims(&registry);
    findings.extend(statements.without_campus_counts());
    let mut dataset = statements.finish(registry, context.as_of, sources);
    let position = order::sort(&mut dataset);
    claims.iter_mut().for_each(|it| it.institution = position[it.institution.0 as usize]);
    statuses::unclear_ends::pin(&dataset, &mut claims);
    dataset.said_ends = said_ends;
    let dropped = statuses::settle(&mut dataset, &claims, context.reference, &mut findings);
    taken.recount(&dropped, &dataset, &mut tables);
    dataset.accounts = accounts(&tables);
    corrections::apply(&mut dataset, context, &mut findings);
    findings.extend(compare::disclosures::settle(&mut dataset));
    findings.extend(compare::all(&dataset, context.reference));
    sort_findings(&mut findings);
    let findings = copies::told_once(without_doubled(findings), &dataset);
    Checked { dataset, findings }
}

fn accounts(tables: &[InterpretedTable]) -> Vec<TableAccount> {
    let account = |table: &InterpretedTable| {
        let InterpretedTable { file, sheet, kind, is_hidden, lines, .. } = *table;
        TableAccount { file, sheet, kind, is_hidden, lines }
    };
    let mut accounts: Vec<TableAccount> = tables.iter().map(account).collect();
    accounts.sort_by_key(|account| (account.file, account.sheet));
    accounts
}

/// Without what is told twice of a cell: a filing and the count in the same row are of the same
/// institution and technology.
fn without_doubled(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let at = |it: &Finding| (it.location, it.rule.code);
        let mut beside = kept.iter().rev().take_while(|it| at(it) == at(&finding));
        if !beside.any(|it| it.message == finding.message && it.value == finding.value) {
            kept.push(finding);
        }
    }
    kept
}

fn sort_findings(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.location, a.rule.code).cmp(&(b.location, b.rule.code)));
}
