//! The rules in words: the handbook `docs/rules.md`, and what `gongshi explain` prints.

use super::class::RuleClass;
use super::finding::{Rule, Severity};
use super::rules::RULES;
use std::fmt::Write;

const HEAD: &str = "# 核查规则

本页由程序按规则自己的文字生成，与 `gongshi explain`、网站上的“核查规则”一致。

- **错误**：记录搁置，不公布，等更正后重新导出。不能降低级别，也不能用说明消去。
- **警告**：记录照常公布，规则写明不公布的那一项除外；同时请核对。
- **提示**：只说明事实，不代表有问题。

警告和提示可以在 `site.toml` 里互换，左边写规则的名称或代码：

```toml
[rules]
late-filing = \"warning\"
```

已经核实、不必再提的一处，在 `data/suppressions.toml` 里写明理由。它仍在报告里，列在理由之下，但不再计入 `--strict`；
对不上任何结果的说明，自己也会成为一条结果（F590）：

```toml
[[suppression]]
rule = \"late-filing\"
institution = \"示例市第一医院\"        # 名称、登记号或统一社会信用代码
technology = \"肿瘤消融治疗技术\"      # 可不写
# 也可以按位置：file = \"220100/*/备案.csv\"，再加 row = 12
reason = \"材料寄送延误，已向机构核实\"
by = \"医政科\"                        # 可不写
date = 2026-11-20
```
";

/// The handbook in Markdown.
#[must_use]
pub fn markdown() -> String {
    let mut out = HEAD.to_owned();
    for class in RuleClass::ALL {
        let rules: Vec<&Rule> =
            RULES.iter().copied().filter(|rule| rule.class() == class).collect();
        if rules.is_empty() {
            continue;
        }
        // Writing to a String cannot fail.
        writeln!(out, "\n## {}", class.in_chinese()).unwrap_or_default();
        for rule in rules {
            section(&mut out, rule).unwrap_or_default();
        }
    }
    out
}

fn section(out: &mut String, rule: &Rule) -> std::fmt::Result {
    let Rule { code, name, severity, title, explanation, remedy, example, basis } = rule;
    writeln!(out, "\n### {code} {title}\n")?;
    writeln!(out, "`{name}`，{}。{explanation}\n", severity.in_chinese())?;
    writeln!(out, "- 例：{}", example.replace('\n', " "))?;
    writeln!(out, "- 怎么办：{remedy}")?;
    match basis {
        Some(basis) => writeln!(out, "- 依据：{}", basis.citation),
        None => Ok(()),
    }
}

/// One rule as text for a terminal; `severity` is what it weighs on the site in question.
#[must_use]
pub fn explain(rule: &Rule, severity: Severity) -> String {
    let weighs = match severity == rule.severity {
        true => severity.in_chinese().to_owned(),
        false => format!(
            "{}（规则本身是{}，site.toml 里改了）",
            severity.in_chinese(),
            rule.severity.in_chinese()
        ),
    };
    let mut out = format!(
        "{} {}（{}）\n级别：{weighs}\n为什么：{}\n例：{}\n怎么办：{}\n",
        rule.code, rule.title, rule.name, rule.explanation, rule.example, rule.remedy
    );
    if let Some(basis) = rule.basis {
        out.push_str(&format!("依据：{}\n", basis.citation));
    }
    out
}
