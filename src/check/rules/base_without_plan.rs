//! F533: base without plan.

use super::prelude::*;

rule! {
    code: "F533",
    name: "base-without-plan",
    severity: Notice,
    title: "培训基地没有公布培训计划或名额",
    explanation: "培训方案应向社会公开；吉林省要求培训开始前 1 个月公布培训计划、培训名额、报名方式。当年不招生的可以没有。",
    remedy: "请提醒基地公布；当年不招生的，无需改动。",
    example: "状态有效，培训计划空白",
    basis: Some(&basis::OPEN_TRAINING),
}

use crate::dataset::TrainingBase;
use crate::record::{BaseStatus, Field};

/// Finds a base in service without a plan or without places.
pub(crate) fn check(base: &TrainingBase) -> Option<Finding> {
    let missing = match (&base.plan, base.places) {
        (None, None) => "没有培训计划和名额",
        (None, Some(_)) => "没有培训计划",
        (Some(_), None) => "没有培训名额",
        (Some(_), Some(_)) => return None,
    };
    (base.status == BaseStatus::Active).then(|| {
        let location = base.origin.location_of(Field::Technology);
        Finding::new(&RULE, location, "", missing)
    })
}
