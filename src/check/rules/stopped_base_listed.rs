//! F530: stopped base listed.

use super::prelude::*;

rule! {
    code: "F530",
    name: "stopped-base-listed",
    severity: Warning,
    title: "责令停止的培训基地仍有培训计划",
    explanation: "不符合条件或未按要求培训、考核的基地，由省级卫生健康部门责令停止并向社会公布。停止后不能再招生。",
    remedy: "请核对基地的状态；已停止的，请删去培训计划和名额。",
    example: "状态“责令停止”，培训名额 7",
    basis: Some(&basis::STOP_TRAINING),
}

use crate::dataset::TrainingBase;
use crate::record::{BaseStatus, Field};

/// Finds a base told to stop that still announces a plan or places.
pub(crate) fn check(base: &TrainingBase) -> Option<Finding> {
    let places = base.places.filter(|places| *places > 0);
    let announced = base.plan.is_some() || places.is_some();
    (base.status == BaseStatus::Stopped && announced).then(|| {
        let field = if places.is_some() { Field::Places } else { Field::Plan };
        let message = "已责令停止培训，却还列着培训计划或名额";
        Finding::of_cell(&RULE, &base.origin, field, message)
    })
}
