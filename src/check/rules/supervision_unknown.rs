//! F521: supervision unknown.

use super::prelude::*;

rule! {
    code: "F521",
    name: "supervision-unknown",
    severity: Notice,
    title: "算不出新技术的监管期",
    explanation: "国家没有统一规定新技术的监管期；这里照一家医院的准入制度，常规类按 1 年、限制类按 2 年核对，本院另有规定的以本院为准。没有准入日期，或既没有监管期也没有类别，就不知道是否还在监管期内。",
    remedy: "请补填准入日期、监管期或类别。",
    example: "准入日期空白",
    basis: None,
}

use crate::check::compare::supervision::{self, State};
use crate::dataset::NewTechnology;
use crate::record::Field;
use jiff::civil::Date;

/// Finds an admission of which it can't be said whether it is still supervised.
pub(crate) fn check(new: &NewTechnology, as_of: Date) -> Option<Finding> {
    (supervision::state(new, as_of) == State::Unknown).then(|| {
        let missing = match (new.admitted_on, supervision::months(new)) {
            (None, _) => "没有准入日期",
            (Some(_), None) => "没有监管期，类别也不是常规类或限制类",
            (Some(_), Some(_)) => "准入日期只写到年或月，监管期届满的日子正在其中",
        };
        Finding::of_cell(&RULE, &new.origin, Field::NewTechnologyName, missing)
    })
}
