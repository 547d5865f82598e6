//! The form of one entry, and what it says.

use super::value::{self, Value, WHOSE};
use super::{Change, Correction};
use crate::catalog::{JurisdictionCode, Reference, TechnologyId};
use crate::date::PartialDate;
use crate::record::{Field, Kind, code_like, normal_identifier, parse_date, personal};
use crate::source::CellKind;
use crate::text::{is_invisible, trim};
use jiff::civil::Date;
use serde::Deserialize;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entries {
    #[serde(default, rename = "correction")]
    pub(super) entries: Vec<toml::Spanned<Entry>>,
}

/// One `[[correction]]`. Values may stand without quotes: dates and counts have no other form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    date: toml::Value,
    kind: String,
    institution: String,
    name: String,
    technology: Option<String>,
    as_of: Option<toml::Value>,
    field: Option<String>,
    was: Option<toml::Value>,
    now: Option<toml::Value>,
    reason: String,
    by: String,
}

/// The key at fault and what it must be.
pub(super) type Fault = (&'static str, String);

fn fault<T>(key: &'static str, reason: impl Into<String>) -> Result<T, Fault> {
    Err((key, reason.into()))
}

impl Entry {
    /// What the entry says.
    pub(super) fn understood(
        self,
        line: u32,
        reference: &Reference,
        site: &JurisdictionCode,
    ) -> Result<Correction, Fault> {
        let Self { date, kind, institution, name, technology, as_of, field, was, now, reason, by } =
            self;
        let technology = technology.map(|id| technology_of(&id, reference)).transpose()?;
        let as_of = as_of.map(|date| partial_date("as_of", &date)).transpose()?;
        let change = match removal(&kind) {
            true => {
                nothing_else([("field", field.is_some()), ("was", was.is_some())])?;
                nothing_else([("now", now.is_some()), ("as_of", as_of.is_some())])?;
                Change::Removal
            }
            false => change(&kind, field.as_deref(), [("was", was), ("now", now)], reference)?,
        };
        fits(&change, technology.is_some(), as_of.is_some())?;
        let by = reference.resolve_authority(&by, site).resolved();
        Ok(Correction {
            line,
            date: day(&date)?,
            institution: harmless("institution", None, identifier(&institution)?)?,
            name: harmless("name", Some(Field::InstitutionName), needed("name", &name)?)?,
            technology,
            as_of,
            change,
            reason: harmless("reason", Some(Field::StatusReason), needed("reason", &reason)?)?,
            by: by.ok_or_else(|| ("by", "须为卫生健康部门的全称或行政区划代码".to_owned()))?,
            known: None,
            named: None,
        })
    }
}

fn removal(kind: &str) -> bool {
    matches!(kind, "removal" | "不再列出")
}

fn nothing_else(keys: [(&'static str, bool); 2]) -> Result<(), Fault> {
    match keys.into_iter().find(|(_, given)| *given) {
        Some((key, _)) => fault(key, "不能写：kind 为 removal 时只说明为什么不再列出"),
        None => Ok(()),
    }
}

fn change(
    kind: &str,
    field: Option<&str>,
    [was, now]: [(&'static str, Option<toml::Value>); 2],
    reference: &Reference,
) -> Result<Change, Fault> {
    let known = Kind::from_code(kind)
        .or_else(|| Kind::ALL.into_iter().find(|each| each.in_chinese() == kind))
        .filter(|kind| WHOSE.iter().any(|(whose, _)| whose == kind));
    let Some(kind) = known else {
        let kinds: Vec<_> = WHOSE.iter().map(|(kind, _)| kind.code()).collect();
        return fault("kind", format!("须为 {} 或 removal", kinds.join("、")));
    };
    let field = field_of(kind, field)?;
    let read = |(key, raw): (&'static str, Option<toml::Value>)| -> Result<Option<Value>, Fault> {
        let text = raw.map(|raw| plain(key, &raw)).transpose()?.filter(|text| !text.is_empty());
        let text = text.map(|text| harmless(key, Some(field), text)).transpose()?;
        let value = text.map(|text| value::read(kind, field, &text, reference));
        value.transpose().map_err(|reason| (key, reason))
    };
    let (was, now) = (read(was)?, read(now)?);
    match was == now {
        true => fault("now", "须与 was 不同"),
        false => Ok(Change::Value { kind, field, was, now }),
    }
}

fn field_of(kind: Kind, field: Option<&str>) -> Result<Field, Fault> {
    let fields = WHOSE.iter().find(|(whose, _)| *whose == kind).map_or(&[][..], |(_, all)| all);
    let named =
        |each: &&Field| field.is_some_and(|name| each.code() == name || each.in_chinese() == name);
    fields.iter().find(named).copied().ok_or_else(|| {
        let names: Vec<_> =
            fields.iter().map(|each| format!("{}（{}）", each.code(), each.in_chinese())).collect();
        ("field", format!("须为 {}", names.join("、")))
    })
}

fn fits(change: &Change, technology: bool, as_of: bool) -> Result<(), Fault> {
    match change {
        Change::Value { kind: Kind::Institution, .. } if technology => {
            fault("technology", "不能写：这条更正说的是机构本身")
        }
        Change::Value { kind: Kind::Institution, .. } | Change::Removal => Ok(()),
        Change::Value { .. } if !technology => fault("technology", "须写技术标识"),
        Change::Value { kind, .. } if as_of && *kind != Kind::Disclosure => {
            fault("as_of", "只用于院务公开的例数")
        }
        Change::Value { .. } => Ok(()),
    }
}

fn technology_of(id: &str, reference: &Reference) -> Result<TechnologyId, Fault> {
    let known = TechnologyId::new(id).ok().filter(|id| reference.technologies.get(id).is_some());
    known.ok_or_else(|| {
        ("technology", format!("“{id}”不是技术标识；标识见技术网页的网址，如 tumor-ablation"))
    })
}

fn identifier(text: &str) -> Result<String, Fault> {
    // The site's own ids are short and in lower case.
    let is_number = |text: &str| text.is_ascii() && text.len() > 7;
    needed("institution", text)
        .map(|text| if is_number(&text) { normal_identifier(&text) } else { text })
}

fn needed(key: &'static str, text: &str) -> Result<String, Fault> {
    match trim(text) {
        "" => fault(key, "不能为空"),
        text if text.contains(is_invisible) => fault(key, "不能有换行或不显示的字符"),
        text => Ok(text.to_owned()),
    }
}

/// A text that may be published as a cell of this field may: no code, nothing about people.
fn harmless(key: &'static str, field: Option<Field>, text: String) -> Result<String, Fault> {
    if code_like::is_code_like(&text) {
        return fault(key, "不能是程序代码、公式或文件路径");
    }
    match field.is_some_and(|field| personal::instead_of(field, &text).is_some()) {
        true => fault(key, "里有个人信息，会随更正一起公布；请去掉"),
        false => Ok(text),
    }
}

/// The text of a value, with or without quotes.
fn plain(key: &'static str, value: &toml::Value) -> Result<String, Fault> {
    match value {
        toml::Value::String(text) => Ok(trim(text).to_owned()),
        toml::Value::Integer(number) => Ok(number.to_string()),
        toml::Value::Datetime(date) => Ok(date.to_string()),
        _ => fault(key, "须为文字、整数或日期"),
    }
}

fn partial_date(key: &'static str, value: &toml::Value) -> Result<PartialDate, Fault> {
    let text = plain(key, value)?;
    parse_date(&text, CellKind::Text).map_err(|_| (key, format!("“{text}”不是日期")))
}

fn day(value: &toml::Value) -> Result<Date, Fault> {
    let day = partial_date("date", value)?.day();
    day.ok_or_else(|| ("date", "须写到日，如 2026-11-16".to_owned()))
}
