//! F401: future date.

use super::prelude::*;

rule! {
    code: "F401",
    name: "future-date",
    severity: Error,
    title: "日期在导出日期之后",
    explanation: "事情不会发生在导出这份数据之后，日期多半写错，这一行没有采用。",
    remedy: "请对照原件改正日期，多半是年份错了；导出那天写错的，请改日期文件夹的名称。",
    example: "2062-05-06",
    basis: Some(&basis::FILE),
}

use crate::date::PartialDate;
use crate::record::{Field, RawRow};
use jiff::civil::Date;

/// Finds a date that certainly lies after the export.
pub(crate) fn check(
    row: &RawRow,
    (field, date): (Field, Option<PartialDate>),
    exported: Date,
) -> Option<Finding> {
    let date = date.filter(|date| date.earliest() > exported)?;
    let exported = PartialDate::from_day(exported).in_chinese();
    let what = field.in_chinese();
    let message = format!("“{what}”{}在导出日期 {exported} 之后", date.in_chinese());
    Some(Finding::of_cell(&RULE, row, field, message))
}
