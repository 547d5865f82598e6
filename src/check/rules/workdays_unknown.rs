//! F409: workdays unknown.

use super::prelude::*;

rule! {
    code: "F409",
    name: "workdays-unknown",
    severity: Notice,
    title: "工作日安排未知，备案时限没有核对",
    explanation: "国务院办公厅每年公布次年的放假安排，还没有安排的年份不能计算工作日，结果是“未知”，不代表超期。",
    remedy: "公布放假安排后，把新的一年写进 data/calendar/workdays.csv（没有这个文件就新建，只写新的年份），再核查。",
    example: "完成备案 2027-01-20，而 2027 年的安排还没有",
    basis: Some(&basis::FILE),
}

use crate::catalog::Reference;
use crate::check::compare::clock;
use crate::dataset::Filing;
use crate::record::Field;
use jiff::civil::Date;

/// Finds two known days between which nobody can count the working days yet. So few days apart
/// that the term can't have ended, nothing is unknown.
pub(crate) fn check(filing: &Filing, reference: &Reference) -> Option<Finding> {
    let unknown = |from: Date, to: Date, days: u32| {
        let apart = (to - from).get_days();
        apart > days as i32 && reference.calendar.workdays_between(from, to).is_none()
    };
    let papers = clock::papers_complete(filing);
    let first = clock::first_case(filing, reference)
        .zip(papers)
        .map(|(from, to)| (from, to, clock::DAYS, Field::PapersComplete, "首例", "材料收齐"));
    let completed = filing.completed.and_then(|date| date.day());
    let second = papers
        .zip(completed)
        .map(|(from, to)| (from, to, clock::DAYS, Field::Completed, "材料收齐", "完成备案"));
    // Where the day between them is not known, both terms together.
    let whole = clock::first_case(filing, reference)
        .filter(|_| filing.papers_complete.and_then(|papers| papers.day()).is_none())
        .zip(completed)
        .map(|(from, to)| (from, to, 2 * clock::DAYS, Field::Completed, "首例", "完成备案"));
    let mut clocks = [first, second, whole].into_iter().flatten();
    let (from, to, _, field, start, end) =
        clocks.find(|(from, to, days, ..)| unknown(*from, *to, *days))?;
    let message = format!("{start} {from} 到{end} {to}：这段时间的放假安排未知，工作日数未知");
    Some(Finding::of_cell(&RULE, &filing.origin, field, message))
}
