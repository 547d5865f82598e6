//! The export of the week after: some institutions changed, the others state what they stated.

use super::SampleError;
use super::SampleOptions;
use super::dates::{days_between, plus};
use super::filings::{self, Change};
use super::institutions::{self, Institution, Rhythm};
use super::random::Random;
use super::reference::Reference;
use super::share::Share;
use super::weeks::{self, reason_for};
use jiff::civil::Date;

/// What changes at an institution. Everyone also states its counts anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Count,
    Filing,
    End,
    Institution,
    Name,
}

/// In this order, over and over: counts change most often.
const TURNS: [What; 10] = [
    What::Count,
    What::Filing,
    What::End,
    What::Institution,
    What::Name,
    What::Count,
    What::Count,
    What::Filing,
    What::Count,
    What::Count,
];

/// Brings the week after the last export over that share of the institutions, new ones among
/// them. All others stay as they were on the day of the last export.
///
/// # Errors
/// As [`institutions::invent`].
pub(super) fn bring(
    options: &SampleOptions,
    reference: &Reference,
    share: Share,
    institutions: &mut Vec<Institution>,
) -> Result<(), SampleError> {
    let Some(&last) = options.weeks().last() else { return Ok(()) };
    let week = plus(last, 7);
    institutions.iter_mut().for_each(|each| each.changed = false);
    let mut random = Random::new(options.seed, "next week", 0);
    let turns = share.of(institutions.len());
    let chosen = choose(institutions, turns, &mut random);
    let mut founded = 0;
    for (turn, at) in chosen.into_iter().enumerate() {
        match TURNS[turn % TURNS.len()] {
            What::Institution => founded += 1,
            what => change(what, reference, &mut institutions[at], week, &mut random),
        }
    }
    let mut new = institutions::found(options, &reference.places, institutions, founded)?;
    filings::invent(options, reference, &mut new);
    institutions.extend(new);
    Ok(())
}

/// Institutions that have something to change, each once.
fn choose(institutions: &[Institution], count: usize, random: &mut Random) -> Vec<usize> {
    let settled = |each: &Institution| {
        let mut filings = each.filings.iter();
        filings.any(|filing| filing.disclosed && filing.changes.is_empty())
    };
    let able = institutions.iter().enumerate().filter(|(_, each)| settled(each));
    let mut able: Vec<usize> = able.map(|(at, _)| at).collect();
    let count = count.min(able.len());
    for at in 0..count {
        let other = at + random.index(able.len() - at);
        able.swap(at, other);
    }
    able.truncate(count);
    able
}

fn change(
    what: What,
    reference: &Reference,
    institution: &mut Institution,
    week: Date,
    random: &mut Random,
) {
    institution.changed = true;
    let day = weeks::office_days(week).first().copied().unwrap_or(week);
    match what {
        What::Filing => {
            institution.filings.extend(weeks::recent(reference, institution, day, random))
        }
        What::End => end_one(institution, day, random),
        What::Name => rename(institution, day),
        What::Count | What::Institution => {}
    }
    if institution.rhythm == Rhythm::Quarterly {
        institution.rhythm = Rhythm::Weekly;
    }
}

fn end_one(institution: &mut Institution, on: Date, random: &mut Random) {
    let Some((status, reason)) = reason_for(random.below(5)) else { return };
    let old = |completed| days_between(completed, on) > 90;
    let mut filings = institution.filings.iter_mut();
    let settled = filings.find(|each| each.changes.is_empty() && old(each.dates.completed));
    if let Some(filing) = settled {
        filing.changes.push(Change { on, status, reason });
    }
}

/// It becomes the main hospital of a group; its identifiers stay.
fn rename(institution: &mut Institution, on: Date) {
    let name = institution.name_on(on);
    let name = match name.strip_suffix("医院") {
        Some(stem) => format!("{stem}总医院"),
        None => format!("{name}集团总院"),
    };
    institution.renamed = Some((on, name));
}
