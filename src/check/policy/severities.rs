//! How much each rule weighs on this site.

use crate::check::finding::{Rule, Severity};
use crate::check::rules::rule;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The `[rules]` table of `site.toml`: severities that differ from the rules' own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>")]
pub struct Severities {
    changed: BTreeMap<&'static str, Severity>,
}

impl Severities {
    /// What a rule's findings weigh here.
    #[must_use]
    pub fn of(&self, rule: &Rule) -> Severity {
        self.changed.get(rule.code).copied().unwrap_or(rule.severity)
    }
}

impl TryFrom<BTreeMap<String, String>> for Severities {
    type Error = String;

    /// Reads rule → severity; a rule goes by its name or its code.
    fn try_from(settings: BTreeMap<String, String>) -> Result<Self, String> {
        let mut changed = BTreeMap::new();
        for (label, word) in &settings {
            let rule = rule(label).ok_or_else(|| {
                format!("[rules] 里的“{label}”不是规则的名称或代码（全部规则：gongshi explain）")
            })?;
            let severity = severity(rule, word)?;
            if changed.insert(rule.code, severity).is_some() {
                return Err(format!("[rules] 里 {} {} 写了两次", rule.code, rule.name));
            }
        }
        Ok(Self { changed })
    }
}

fn severity(rule: &Rule, word: &str) -> Result<Severity, String> {
    let severity = Severity::from_code(word).ok_or_else(|| {
        format!(
            "[rules] 里 {} 的级别“{word}”不认识：只能写 \"warning\"（警告）或 \"notice\"（提示）",
            rule.name
        )
    })?;
    match rule.may_weigh(severity) {
        true => Ok(severity),
        false if rule.severity == Severity::Error => Err(format!(
            "[rules] 里不能改 {}（{}）：它是错误，记录缺了能公布的内容才会搁置，降低级别也公布不了",
            rule.name, rule.title
        )),
        false => Err(format!(
            "[rules] 里不能把 {}（{}）改成错误：错误会使记录搁置，这条规则发现的记录是可以公布的；\
             要在有它时让命令返回 1，请设为 \"warning\" 并用 --strict",
            rule.name, rule.title
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(label: &str, word: &str) -> Result<Severities, String> {
        Severities::try_from(BTreeMap::from([(label.to_owned(), word.to_owned())]))
    }

    #[test]
    fn a_rule_goes_by_name_or_code() {
        let late = rule("late-filing").expect("a rule");
        for label in ["late-filing", "F403", "f403"] {
            let severities = read(label, "warning").expect("allowed");
            assert_eq!(severities.of(late), Severity::Warning);
        }
        assert_eq!(Severities::default().of(late), late.severity);
    }

    #[test]
    fn what_cannot_be_is_refused_in_words() {
        let refused = |label, word| read(label, word).expect_err("refused");
        assert!(refused("late-fling", "warning").contains("late-fling"));
        assert!(refused("late-filing", "loud").contains("loud"));
        assert!(refused("late-filing", "error").contains("搁置"));
        assert!(refused("unreadable-date", "notice").contains("公布不了"));
        assert!(read("unreadable-date", "error").is_ok(), "it is one already");
    }
}
