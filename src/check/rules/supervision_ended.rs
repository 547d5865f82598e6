//! F522: supervision ended.

use super::prelude::*;

rule! {
    code: "F522",
    name: "supervision-ended",
    severity: Notice,
    title: "有新技术已满监管期",
    explanation: "国家没有统一规定新技术的监管期；这里照一家医院的准入制度，常规类按 1 年、限制类按 2 年核对，本院另有规定的以本院为准。监管期届满以后是否转为常规开展，由医院决定。",
    remedy: "请核对名单：已转为常规开展的可以移出。",
    example: "2024-05-13 准入，监管期 1 年，至 2025-05-13",
    basis: None,
}

/// How the admissions of one table stand on the release date.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct States {
    /// Still supervised.
    pub(crate) supervised: u32,
    /// No longer.
    pub(crate) ended: u32,
    /// Not to be told.
    pub(crate) unknown: u32,
}

/// One fact about a whole table; `None` where no period has ended.
pub(crate) fn finding(table: Location, states: States) -> Option<Finding> {
    let States { supervised, ended, unknown } = states;
    let message = format!("在监管期内 {supervised} 项，已满 {ended} 项，算不出 {unknown} 项");
    (ended > 0).then(|| Finding::new(&RULE, table, "", message))
}
