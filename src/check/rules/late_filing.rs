//! F403: late filing.

use super::prelude::*;

rule! {
    code: "F403",
    name: "late-filing",
    severity: Notice,
    title: "首例到完成备案超过 30 个工作日",
    explanation: "应在首例之日起 15 个工作日内备案，备案部门应在收到完整材料之日起 15 个工作日内完成。材料何时收齐不清楚，所以只作说明。",
    remedy: "请核对日期；如属实，无需改动。",
    example: "首例 2023-01-03，完成备案 2023-06-30",
    basis: Some(&basis::FILE),
}

use crate::calendar::WorkdayCalendar;
use crate::dataset::Filing;
use crate::record::Field;

/// Working days for filing and for completing it, together (Measures, art. 11).
const ALLOWED: u32 = 15 + 15;

/// Finds a filing completed later than both clocks together allow. The day of the first case
/// does not count (Civil Code, art. 201); unknown days and unknown years find nothing.
pub(crate) fn check(filing: &Filing, calendar: &WorkdayCalendar) -> Option<Finding> {
    let (first, completed) = (filing.first_case?.day()?, filing.completed?.day()?);
    let days = calendar.workdays_between(first, completed).filter(|days| *days > ALLOWED)?;
    let location = filing.origin.location_of(Field::Completed);
    let message = format!("首例 {first} 到完成备案 {completed} 共 {days} 个工作日");
    Some(Finding::new(&RULE, location, completed.to_string(), message))
}
