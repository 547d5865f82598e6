//! F203: not in force.

use super::prelude::*;

rule! {
    code: "F203",
    name: "not-in-force",
    severity: Error,
    title: "当时当地的目录里没有这项技术",
    explanation: "按备案日期，列有这项技术的目录尚未施行、已被替代，或只在别的地方适用。",
    remedy: "请核对备案日期和技术名称：国家和本省的目录都没有列入的技术不需要备案；本省增补的目录没有放进本站的，请放进 data/catalogs/；早于目录施行的备案，请核实当时依据的文件。",
    example: "2024年备案的同种异体皮肤移植技术",
    basis: Some(&basis::RESTRICTED),
}

/// A known technology that no catalog lists at that place and time, with why and what to do.
pub(crate) fn finding(location: Location, text: &str, [reason, hint]: [&str; 2]) -> Finding {
    Finding::new(&RULE, location, text, reason).with_hint(hint)
}
