//! The two terms of 15 working days (Measures, art. 11): from the first case to the filing, and
//! from the complete papers to the filing's completion. The day of the event itself does not
//! count (Civil Code, art. 201).

use crate::catalog::{Edition, Reference};
use crate::dataset::Filing;
use crate::date::PartialDate;
use jiff::civil::Date;

/// Working days of each term.
pub(crate) const DAYS: u32 = 15;

/// The Measures' first day in force (art. 51).
const IN_FORCE: Date = Date::constant(2018, 11, 1);

/// The day from which the first term runs. `None` where it is not known to the day, lies before
/// the Measures, or the technology was not yet certainly restricted there: a later listing sets
/// no term that runs from the first case.
pub(crate) fn first_case(filing: &Filing, reference: &Reference) -> Option<Date> {
    let first = filing.first_case?.day().filter(|day| *day >= IN_FORCE)?;
    let area = &reference.authorities.get(&filing.authority)?.jurisdiction;
    let on = PartialDate::from_day(first);
    let listed = reference.in_force(area, on).into_iter().any(|edition| {
        edition.is_restricted()
            && certainly_in_force(edition, on)
            && edition.entries.iter().any(|entry| entry.technology == filing.technology)
    });
    listed.then_some(first)
}

/// The day from which the second term runs, where it is known and not before the Measures.
pub(crate) fn papers_complete(filing: &Filing) -> Option<Date> {
    filing.papers_complete?.day().filter(|day| *day >= IN_FORCE)
}

/// Whether a clock may run for a filing at all: it was not completed before the Measures.
pub(crate) fn may_run(filing: &Filing) -> bool {
    filing.completed.is_none_or(|completed| completed.latest() >= IN_FORCE)
}

fn certainly_in_force(edition: &Edition, on: PartialDate) -> bool {
    let began = edition.in_force_from.is_some_and(|from| from.latest() <= on.earliest());
    let ended = edition.in_force_until.is_some_and(|until| until.earliest() <= on.latest());
    began && !ended
}
