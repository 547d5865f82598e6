//! F520: supervision differs.

use super::prelude::*;

rule! {
    code: "F520",
    name: "supervision-differs",
    severity: Warning,
    title: "新技术的监管期与类别不符",
    explanation: "医院《医疗新技术、新项目临床应用准入制度》规定，常规类新技术的质控监管期为 1 年，限制类为 2 年。监管期或类别可能填错，已照填写的公布。",
    remedy: "请核对监管期和类别。",
    example: "限制类，监管期 1 年",
    basis: None,
}

use super::super::supervision;
use crate::dataset::NewTechnology;
use crate::record::Field;

/// Finds a stated period that is not the one of the class.
pub(crate) fn check(new: &NewTechnology) -> Option<Finding> {
    let (stated, asked) = (new.supervision_months?, supervision::months_of_class(new)?);
    (stated != asked).then(|| {
        let class = new.class.as_deref().unwrap_or_default();
        let message = format!("{class}的监管期是 {} 年，这里写 {stated} 个月", asked / 12);
        Finding::of_cell(&RULE, &new.origin, Field::SupervisionPeriod, message)
    })
}
