//! What happens from export to export: new filings, ended, paused and resumed ones, a hospital
//! that takes a new name, a count and a date that are corrected.

use super::SampleOptions;
use super::dates::{days_between, is_office_day, minus, office_day, plus, quarter_ends};
use super::filings::{Change, Filing, Steps, draw_technology};
use super::institutions::{Institution, Rhythm};
use super::random::Random;
use super::reference::{EditionKind, Reference};
use crate::record::FilingStatus::{self, Active, Cancelled, Suspended, Withdrawn};
use jiff::civil::Date;

/// Why filings end, pause and resume (Measures, art. 25; Jilin rules, art. 26).
const REASONS: [(FilingStatus, &str); 5] = [
    (Withdrawn, "医疗机构调整诊疗业务，申请撤销备案"),
    (Cancelled, "主要专业技术人员变动，不能满足临床应用管理规范要求"),
    (Suspended, "设备检修，医疗机构报告暂停开展"),
    (Cancelled, "关键设备停用且未更新，影响临床应用效果"),
    (Withdrawn, "专业技术人员退休，医疗机构申请撤销备案"),
];

/// The reason of a number; `None` past the last.
pub(super) fn reason_for(number: u32) -> Option<(FilingStatus, &'static str)> {
    REASONS.get(number as usize).copied()
}

/// Adds to the institutions what the weeks of the exports bring.
pub(super) fn schedule(
    options: &SampleOptions,
    reference: &Reference,
    institutions: &mut [Institution],
) {
    let weeks = options.weeks();
    for (number, &week) in weeks.iter().enumerate() {
        let mut random = Random::new(options.seed, "week", number);
        add_filings(reference, institutions, week, &mut random);
        if number > 0 {
            change_statuses(institutions, number, week, &mut random);
        }
    }
    if let Some(&last) = weeks.last().filter(|_| weeks.len() > 1) {
        resume_one(institutions, last);
    }
    if let Some(&third) = weeks.get(2) {
        rename_one(institutions, minus(third, 2));
        correct_some(institutions, options.first_snapshot, third);
    }
}

/// Four filings a week, or one for every two hundred institutions.
fn add_filings(
    reference: &Reference,
    institutions: &mut [Institution],
    week: Date,
    random: &mut Random,
) {
    let days = office_days(week);
    let mut missing = (institutions.len() / 200).max(4);
    for _ in 0..missing * 5 {
        let at = random.index(institutions.len());
        let Some(&completed) = random.pick(&days).filter(|_| missing > 0) else { return };
        if let Some(filing) = recent(reference, &institutions[at], completed, random) {
            institutions[at].filings.push(filing);
            missing -= 1;
        }
    }
}

/// Office days of the week that ends with the day of an export, the newest first.
pub(super) fn office_days(week: Date) -> Vec<Date> {
    (0..7).map(|days| minus(week, days)).filter(|&day| is_office_day(day)).collect()
}

/// A filing completed on a day; `None` where the institution has none left to make.
pub(super) fn recent(
    reference: &Reference,
    institution: &Institution,
    completed: Date,
    random: &mut Random,
) -> Option<Filing> {
    let editions: &[EditionKind] = if institution.is_in_jilin() {
        &[EditionKind::National2022, EditionKind::Jilin2021]
    } else {
        &[EditionKind::National2022]
    };
    let in_force = completed.year() > 2022;
    let ability = draw_technology(reference, institution, editions, random)?;
    let listed = |&edition: &EditionKind| {
        reference.entry(edition, ability.technology).map(|entry| (edition, entry))
    };
    let choice = editions.iter().find_map(listed).filter(|_| in_force)?;
    let papers = office_day(minus(completed, random.between(6, 14)));
    let first_case = office_day(minus(papers, random.between(7, 16)));
    let dates = Steps { first_case, papers, completed };
    Some(Filing { disclosed: true, ..Filing::new(choice, ability, institution, dates, random) })
}

/// Each week one more filing ends or pauses, or one for every thousand institutions.
fn change_statuses(
    institutions: &mut [Institution],
    number: usize,
    week: Date,
    random: &mut Random,
) {
    for turn in 0..1 + institutions.len() / 1000 {
        let (status, reason) = REASONS[(number - 1 + turn) % REASONS.len()];
        let Some(&on) = random.pick(&office_days(week)) else { return };
        if let Some(filing) = settled_filing(institutions, week, random) {
            filing.changes.push(Change { on, status, reason });
        }
    }
}

/// A filing that has been valid, and made at least 90 days ago; the first such from a random
/// institution on.
fn settled_filing<'a>(
    institutions: &'a mut [Institution],
    week: Date,
    random: &mut Random,
) -> Option<&'a mut Filing> {
    let start = random.index(institutions.len());
    let (before, after) = institutions.split_at_mut(start);
    after
        .iter_mut()
        .chain(before)
        .flat_map(|institution| &mut institution.filings)
        .find(|filing| filing.changes.is_empty() && days_between(filing.dates.completed, week) > 90)
}

fn resume_one(institutions: &mut [Institution], week: Date) {
    let mut filings = institutions.iter_mut().flat_map(|institution| &mut institution.filings);
    let paused = filings.find(|filing| filing.status_on(minus(week, 7)) == Suspended);
    if let (Some(filing), Some(&on)) = (paused, office_days(week).first()) {
        filing
            .changes
            .push(Change { on, status: Active, reason: "设备检修完成，恢复开展" });
    }
}

/// The first 第三人民医院, or the last institution, becomes the 友谊医院; its identifiers stay.
fn rename_one(institutions: &mut [Institution], on: Date) {
    let numbered = |institution: &Institution| institution.name_on(on).ends_with("第三人民医院");
    let at = institutions.iter().position(numbered).unwrap_or(institutions.len() - 1);
    let institution = &mut institutions[at];
    let name = institution.name_on(on);
    let stem = name.strip_suffix("第三人民医院").or(name.strip_suffix("医院")).unwrap_or(name);
    institution.renamed = Some((on, format!("{stem}友谊医院")));
}

/// The first institution's first filings: one count was too low, one date a day late.
fn correct_some(institutions: &mut [Institution], begin: Date, corrected: Date) {
    let quarter = quarter_ends(begin, 1);
    let Some(institution) = institutions.first_mut() else { return };
    institution.rhythm = Rhythm::Series;
    let mut old = institution.filings.iter_mut().filter(|filing| filing.changes.is_empty());
    if let (Some(filing), Some(&as_of)) = (old.next(), quarter.first()) {
        filing.disclosed = true;
        filing.miscounted = Some((corrected, as_of, (filing.yearly / 20).max(1)));
    }
    if let Some(filing) = old.next() {
        filing.misdated = Some((corrected, plus(filing.dates.completed, 1)));
    }
}
