//! Filings: under which entry, on which days, with which case load.

use super::SampleOptions;
use super::abilities::{ABILITIES, Ability, wanted, weights};
use super::dates::{days_between, minus, office_day, plus};
use super::institutions::Institution;
use super::random::Random;
use super::reference::{EditionKind, Reference};
use crate::catalog::CatalogEntry;
use crate::record::FilingStatus;
use jiff::civil::{Date, date};

/// One invented filing.
#[derive(Clone, Debug)]
pub(super) struct Filing {
    /// The entry it was made under.
    pub(super) entry: CatalogEntry,
    pub(super) edition: EditionKind,
    pub(super) department: &'static str,
    pub(super) dates: Steps,
    /// Cases a year.
    pub(super) yearly: u32,
    /// Whether the institution discloses it.
    pub(super) disclosed: bool,
    /// Changes of status, oldest first.
    pub(super) changes: Vec<Change>,
    /// The completion date exports stated wrongly before that day.
    pub(super) misdated: Option<(Date, Date)>,
    /// Exports before the first day stated this many cases too few as of the second day.
    pub(super) miscounted: Option<(Date, Date, u32)>,
}

/// The days of a filing (Measures, art. 11: 15 working days for each step).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Steps {
    /// 首例开展日期.
    pub(super) first_case: Date,
    /// 材料齐全日期.
    pub(super) papers: Date,
    /// 完成备案时间.
    pub(super) completed: Date,
}

/// A change of status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) on: Date,
    pub(super) status: FilingStatus,
    pub(super) reason: &'static str,
}

impl Filing {
    /// A filing of an institution on given days.
    pub(super) fn new(
        (edition, entry): (EditionKind, &CatalogEntry),
        ability: &Ability,
        institution: &Institution,
        dates: Steps,
        random: &mut Random,
    ) -> Self {
        let spread = random.between(70, 130);
        let load = if institution.is_tertiary() { ability.yearly } else { ability.yearly / 5 };
        Self {
            entry: entry.clone(),
            edition,
            department: ability.department(institution.category),
            dates,
            yearly: (load * spread / 100).max(6),
            disclosed: random.chance(95),
            changes: Vec::new(),
            misdated: None,
            miscounted: None,
        }
    }

    /// The change that gave it its status on a day; `None` while it has been valid all along.
    pub(super) fn change_on(&self, day: Date) -> Option<&Change> {
        self.changes.iter().rev().find(|change| change.on <= day)
    }

    /// Its status on a day.
    pub(super) fn status_on(&self, day: Date) -> FilingStatus {
        self.change_on(day).map_or(FilingStatus::Active, |change| change.status)
    }

    /// The completion date an export of that day states.
    pub(super) fn completed_as_of(&self, export: Date) -> Date {
        match self.misdated {
            Some((corrected, wrong)) if export < corrected => wrong,
            _ => self.dates.completed,
        }
    }

    /// Cumulative cases up to a day, the first one included, as an export states them.
    pub(super) fn cases(&self, as_of: Date, export: Date) -> u32 {
        let days = days_between(self.dates.first_case, as_of);
        // Busier and quieter halves of a quarter; the sum never falls.
        let phase = days % 90;
        let swing = phase.min(90 - phase) / 3;
        let cases = 1 + self.yearly * (days + swing) / 365;
        match self.miscounted {
            Some((corrected, day, missing)) if day == as_of && export < corrected => {
                cases.saturating_sub(missing)
            }
            _ => cases,
        }
    }
}

/// Gives each institution the filings it has made before the exports begin.
pub(super) fn invent(
    options: &SampleOptions,
    reference: &Reference,
    institutions: &mut [Institution],
) {
    let until = minus(options.first_snapshot, 75);
    for (index, institution) in institutions.iter_mut().enumerate() {
        let mut random = Random::new(options.seed, "filings", index);
        for _ in 0..wanted(institution, &mut random) {
            institution.filings.extend(draw(reference, institution, until, &mut random));
        }
    }
    let mut random = Random::new(options.seed, "further filings", 0);
    for _ in 0..10 {
        top_up(reference, institutions, until, &mut random);
    }
    for (index, institution) in institutions.iter_mut().enumerate() {
        let mut random = Random::new(options.seed, "past changes", index);
        add_past_change(institution, options.first_snapshot, &mut random);
        institution.filings.sort_by_key(|filing| filing.dates);
    }
}

/// One more filing for each, those of provinces and prefectures first, until there are 15 for
/// four institutions: where there are many institutions, most are small.
fn top_up(
    reference: &Reference,
    institutions: &mut [Institution],
    until: Date,
    random: &mut Random,
) {
    let made: usize = institutions.iter().map(|institution| institution.filings.len()).sum();
    let missing = (institutions.len() * 15 / 4).saturating_sub(made);
    let fileable = institutions.iter_mut().filter(|institution| !institution.filings.is_empty());
    for institution in fileable.take(missing) {
        institution.filings.extend(draw(reference, institution, until, random));
    }
}

/// Draws a technology the institution has not filed yet.
pub(super) fn draw_technology(
    reference: &Reference,
    institution: &Institution,
    editions: &[EditionKind],
    random: &mut Random,
) -> Option<&'static Ability> {
    let mut weights = weights(institution);
    for (weight, ability) in weights.iter_mut().zip(ABILITIES) {
        let filed =
            institution.filings.iter().any(|f| f.entry.technology.as_str() == ability.technology);
        let listed = editions.iter().any(|&e| reference.entry(e, ability.technology).is_some());
        *weight *= u32::from(!filed && listed);
    }
    random.weighted(&weights).map(|index| &ABILITIES[index])
}

fn draw(
    reference: &Reference,
    institution: &Institution,
    until: Date,
    random: &mut Random,
) -> Option<Filing> {
    let open: Vec<EditionKind> =
        editions_of(institution).filter(|&edition| window(edition, until).is_some()).collect();
    let ability = draw_technology(reference, institution, &open, random)?;
    let listed = |edition: &EditionKind| {
        reference.entry(*edition, ability.technology).map(|entry| (*edition, entry))
    };
    let choices: Vec<_> = open.iter().filter_map(listed).collect();
    // The first of two is the older edition.
    let &choice = if random.chance(70) { choices.last() } else { choices.first() }?;
    let dates = steps(institution, choice.0, until, random)?;
    Some(Filing::new(choice, ability, institution, dates, random))
}

/// The editions an institution can file under, oldest first.
fn editions_of(institution: &Institution) -> impl Iterator<Item = EditionKind> {
    use EditionKind::{Jilin2021, National2017, National2022};
    let provincial = institution.is_in_jilin().then_some(Jilin2021);
    [National2017, National2022].into_iter().chain(provincial)
}

/// Days on which the first case of a filing under an edition can lie, so that the edition is
/// still in force when the filing is completed.
fn window(edition: EditionKind, until: Date) -> Option<(Date, Date)> {
    let (from, last) = match edition {
        EditionKind::National2017 => (date(2018, 11, 5), date(2022, 2, 10).min(until)),
        EditionKind::National2022 => (date(2022, 4, 25), until),
        EditionKind::Jilin2021 => (date(2021, 7, 5), until),
    };
    (from < last).then_some((from, last))
}

/// Half of the filings are made together with the one before; three in a hundred come late.
fn steps(
    institution: &Institution,
    edition: EditionKind,
    until: Date,
    random: &mut Random,
) -> Option<Steps> {
    let before = institution.filings.iter().rev().find(|filing| filing.edition == edition);
    if let Some(filing) = before.filter(|_| random.chance(45)) {
        return Some(filing.dates);
    }
    let (from, last) = window(edition, until)?;
    let first_case = office_day(plus(from, random.below(days_between(from, last))));
    let delay = if random.chance(3) { 30 } else { 0 };
    let papers = office_day(plus(first_case, random.between(3, 16)));
    let completed = office_day(plus(papers, delay + random.between(2, 16)));
    Some(Steps { first_case, papers, completed })
}

/// About one institution in eight has had a filing end or pause before the exports begin.
fn add_past_change(institution: &mut Institution, exports_begin: Date, random: &mut Random) {
    let rare = random.below(16);
    let Some((status, reason)) = super::weeks::reason_for(rare) else { return };
    let at = random.index(institution.filings.len());
    let Some(filing) = institution.filings.get_mut(at) else { return };
    let on = office_day(plus(filing.dates.completed, random.between(20, 60)));
    if on < exports_begin {
        filing.changes.push(Change { on, status, reason });
    }
}
