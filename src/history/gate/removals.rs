//! Too many institutions, filings or disclosed counts that would vanish.

use super::super::accept::Class;
use super::super::event::{Event, EventKind};
use super::{Objection, Sides};

pub(super) fn objection(sides: &Sides<'_>) -> Option<Objection> {
    let before = sides.before;
    let removed = || sides.unexplained().filter(|event| event.kind == EventKind::Removed);
    let institutions: Vec<_> = removed().filter(|event| event.technology.is_none()).collect();
    let of_technology = || removed().filter(|event| event.technology.is_some());
    let filings: Vec<_> = of_technology().filter(|event| event.field.is_none()).collect();
    let counts: Vec<_> = of_technology().filter(|event| event.field.is_some()).collect();
    let parts = [
        (institutions.len(), before.institutions.iter().filter(|each| each.listed).count()),
        (filings.len(), before.filings.len()),
        (counts.len(), before.counts.iter().filter(|each| each.disclosed).count()),
    ];
    let percent = sides.limits.removals_percent;
    if !parts.iter().any(|(part, whole)| Sides::is_above(*part, *whole, percent)) {
        return None;
    }
    let words = [("家", "机构"), ("条", "备案"), ("项", "公布的例数")];
    let told: Vec<String> = parts
        .iter()
        .zip(words)
        .filter(|((part, _), _)| *part > 0)
        .map(|((part, whole), (measure, what))| {
            format!("原有 {whole} {measure}{what}中的 {part} {measure}")
        })
        .collect();
    let all = institutions.iter().chain(&filings).chain(&counts);
    Some(Objection {
        name: Class::Removals.name(""),
        title: format!("{}不再列出，超过了允许的 {percent}%", told.join("、")),
        items: all.map(|event| item(sides, event)).collect(),
        advice: "多半是导出不完整，请与上次的文件比较",
    })
}

/// 示例医院；示例医院的“肿瘤消融治疗技术”.
fn item(sides: &Sides<'_>, event: &Event) -> String {
    let Event { institution_name: name, technology, field, .. } = event;
    match technology {
        None => name.clone(),
        Some(id) => {
            let what = if field.is_some() { "的例数" } else { "" };
            format!("{name}的“{}”{what}", sides.technology(id))
        }
    }
}
