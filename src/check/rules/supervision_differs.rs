//! F520: supervision differs.

use super::prelude::*;

rule! {
    code: "F520",
    name: "supervision-differs",
    severity: Notice,
    title: "新技术的监管期与类别不符",
    explanation: "国家没有统一规定新技术的监管期；这里照一家医院的准入制度，常规类按 1 年、限制类按 2 年核对，本院另有规定的以本院为准。已照填写的公布。",
    remedy: "请核对监管期和类别；本院制度如此规定的，不用改。",
    example: "限制类，监管期 1 年",
    basis: None,
}

use crate::check::compare::supervision;
use crate::dataset::NewTechnology;
use crate::record::Field;

/// Finds a stated period that is not the one of the class.
pub(crate) fn check(new: &NewTechnology) -> Option<Finding> {
    let (stated, asked) = (new.supervision_months?, supervision::months_of_class(new)?);
    (stated != asked).then(|| {
        let class = new.class.as_deref().unwrap_or_default();
        let message = format!("{class}的监管期一般按 {} 年核对，这里写 {stated} 个月", asked / 12);
        Finding::of_cell(&RULE, &new.origin, Field::SupervisionPeriod, message)
    })
}
