//! F201: unknown technology.

use super::prelude::*;

rule! {
    code: "F201",
    name: "unknown-technology",
    severity: Error,
    title: "技术名称不在目录里",
    explanation: "按名称没有找到这项技术。相似的名称只供核对，不会自动采用。",
    remedy: "请对照目录改成目录里的名称；国家和本省的目录都没有列入、也没有另行规定的技术，不需要备案。",
    example: "肿瘤消溶治疗技术",
    basis: Some(&basis::RESTRICTED),
}

use crate::catalog::Nearest;

/// Of a transplantation of the patient's own cells, which no catalog restricts (G01 of 2022 is
/// about another person's).
const OWN: &str = "自体移植不在限制类目录里，不需要备案，请从备案表中移出";
const OWN_NATIONAL: &str = "国家限制类目录没有列入自体移植";
const NOT_OWN: &str = "做的是异基因移植的，请照目录写“异基因造血干细胞移植技术”";

/// A name that no catalog has, with the nearest names and why each could be meant. `unknown` says
/// that a catalog of the place is not known, which may list it.
pub(crate) fn finding(
    location: Location,
    text: &str,
    nearest: &[Nearest],
    unknown: Option<&str>,
) -> Finding {
    let finding = Finding::new(&RULE, location, text, format!("目录里没有“{text}”这项技术"));
    let hint = match ["自体造血", "自体干细胞", "自体骨髓"].iter().any(|own| text.contains(own))
    {
        true => {
            let own = if unknown.is_some() { OWN_NATIONAL } else { OWN };
            Some(format!("{own}；{NOT_OWN}"))
        }
        false => meant(nearest),
    };
    let hints: Vec<String> = hint.into_iter().chain(unknown.map(str::to_owned)).collect();
    if hints.is_empty() { finding } else { finding.with_hint(hints.join("。")) }
}

/// A part of a technology where only the whole of it can be told.
pub(crate) fn of_part(location: Location, text: &str, name: &str, part: &str) -> Finding {
    let message = format!("“{text}”只是目录里一项技术的一部分（{part}），这里公布的是整项技术的");
    let hint = format!("请按整项技术填报，名称写“{name}”，数目也要是整项技术的");
    Finding::new(&RULE, location, text, message).with_hint(hint)
}

fn meant(nearest: &[Nearest]) -> Option<String> {
    if nearest.is_empty() {
        return None;
    }
    let names: Vec<String> =
        nearest.iter().map(|each| format!("{}（{}）", each.name, each.why)).collect();
    Some(format!("是否指：{}？请改成目录里的名称", names.join("；")))
}
