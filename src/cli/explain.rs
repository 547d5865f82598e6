//! `gongshi explain`: what a rule finds, and what to do about it.

use super::Outcome;
use crate::check::{RULES, RuleClass, Severities, explain, rule};
use crate::config::Config;
use crate::exit_code;
use std::path::Path;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "规则", help = "代码或名称，如 F403；不写就列出全部规则")]
    rule: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let severities = severities();
    let Some(label) = &arguments.rule else {
        print!("{}", list(&severities));
        return Ok(exit_code::DONE);
    };
    match rule(label) {
        Some(rule) => {
            print!("{}", explain(rule, severities.of(rule)));
            Ok(exit_code::DONE)
        }
        None => {
            eprintln!("没有“{label}”这条规则。全部规则：gongshi explain");
            Ok(exit_code::USAGE)
        }
    }
}

/// Those of the site in this folder; the rules' own where it is none.
fn severities() -> Severities {
    Config::load(Path::new(".")).map(|config| config.rules).unwrap_or_default()
}

fn list(severities: &Severities) -> String {
    let mut out = String::new();
    for class in RuleClass::ALL {
        let rules = RULES.iter().filter(|rule| rule.class() == class);
        let lines: Vec<String> = rules
            .map(|rule| {
                let severity = severities.of(rule).in_chinese();
                format!("  {} {severity} {}（{}）\n", rule.code, rule.title, rule.name)
            })
            .collect();
        if !lines.is_empty() {
            out.push_str(&format!("{}\n{}", class.in_chinese(), lines.concat()));
        }
    }
    out
}
