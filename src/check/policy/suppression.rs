//! `data/suppressions.toml`: findings that someone looked into, each with a reason.
//!
//! An explained finding stays in the report, under its reason; it no longer counts for
//! `--strict`. Errors can't be explained away: their record is not published, and only a
//! corrected export changes that.

use crate::check::finding::{Explanation, Rule, Severity};
use crate::check::rules::rule;
use crate::source::hex;
use jiff::civil::Date;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// One entry of the file.
#[derive(Clone, Debug)]
pub(super) struct Suppression {
    pub(super) rule: &'static Rule,
    /// Path below `data/sources/`, where `*` stands for any run of characters.
    pub(super) file: Option<String>,
    pub(super) row: Option<u32>,
    pub(super) institution: Option<String>,
    pub(super) technology: Option<String>,
    pub(super) explanation: Arc<Explanation>,
    /// Line of the file.
    pub(super) line: u32,
}

/// Everything the file says, and what identifies its bytes.
#[derive(Clone, Debug, Default)]
pub struct Suppressions {
    pub(super) entries: Vec<Suppression>,
    pub(super) sha256: String,
    pub(super) bytes: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default, rename = "suppression")]
    entries: Vec<toml::Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: String,
    file: Option<String>,
    row: Option<u32>,
    institution: Option<String>,
    technology: Option<String>,
    reason: String,
    by: Option<String>,
    date: toml::value::Datetime,
}

impl Suppressions {
    /// Reads the text of the file.
    ///
    /// # Errors
    /// In Chinese, with the line: not TOML, an unknown rule, an error's rule, no reason, no date,
    /// or an entry that would silence a whole rule.
    pub fn parse(file: &str) -> Result<Self, String> {
        let text = file.trim_start_matches('\u{FEFF}');
        let written: Written =
            toml::from_str(text).map_err(|error| crate::toml_words::in_chinese(&error, text))?;
        let entries = written.entries.into_iter().map(|entry| {
            let line = text[..entry.span().start].matches('\n').count() as u32 + 1;
            read(entry.into_inner(), line).map_err(|why| format!("第 {line} 行：{why}"))
        });
        let entries = entries.collect::<Result<_, _>>()?;
        let sha256 = hex(&Sha256::digest(file));
        Ok(Self { entries, sha256, bytes: file.len() as u64 })
    }
}

fn read(entry: Entry, line: u32) -> Result<Suppression, String> {
    let Entry { rule: label, file, row, institution, technology, reason, by, date } = entry;
    let rule = rule(&label).ok_or_else(|| format!("没有“{label}”这条规则"))?;
    if rule.severity == Severity::Error {
        return Err(format!(
            "{}（{}）是错误，不能说明了事：请更正后重新导出",
            rule.name, rule.title
        ));
    }
    if reason.trim().is_empty() {
        return Err("reason 要写明理由，不能为空".to_owned());
    }
    if file.is_none() && institution.is_none() && technology.is_none() {
        return Err(
            "要写明是哪一处：file（可加 row）、institution 或 technology；要调整整条规则，请用 site.toml 的 [rules]"
                .to_owned(),
        );
    }
    if row.is_some() && file.is_none() {
        return Err("写了 row 就要写 file".to_owned());
    }
    let date = date.date.and_then(|day| {
        Date::new(i16::try_from(day.year).ok()?, day.month as i8, day.day as i8).ok()
    });
    let date = date.ok_or("date 要写成日期，例如 2026-11-20")?;
    let explanation = Arc::new(Explanation { reason: reason.trim().to_owned(), by, date });
    Ok(Suppression { rule, file, row, institution, technology, explanation, line })
}
