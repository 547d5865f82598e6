//! F401: future date.

use super::prelude::*;

rule! {
    code: "F401",
    name: "future-date",
    severity: Error,
    title: "日期在导出日期之后",
    explanation: "事情不会发生在导出这份数据之后，日期多半写错，这一行没有采用。",
    remedy: "请核对日期。",
    example: "2062-05-06",
    basis: Some(&basis::FILE),
}

use crate::date::PartialDate;
use jiff::civil::Date;

/// Finds a date that certainly lies after the export; `what` names the column.
pub(crate) fn check(
    location: Location,
    date: Option<PartialDate>,
    exported: Date,
    what: &str,
) -> Option<Finding> {
    let date = date.filter(|date| date.earliest() > exported)?;
    let exported = PartialDate::from_day(exported).in_chinese();
    let message = format!("“{what}”{}在导出日期 {exported} 之后", date.in_chinese());
    Some(Finding::new(&RULE, location, date.to_string(), message))
}
