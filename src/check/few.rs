//! Keeps small numbers of cases back, before anything that is published sees them: counts that
//! are small, and counts so near to one that is told that what lies between them is small.
//!
//! Everything after this step works from the dataset, so nothing published, no sum, chart, event
//! or difference, can depend on a number kept back. Findings are made before, from the true
//! numbers: they are for the clerk, and those that compare such numbers are not even counted in
//! public.

use super::rules::{count_after_end, falling_count};
use super::{Checked, Finding, sort_findings};
use crate::catalog::TechnologyId;
use crate::dataset::{AppliedCorrection, Dataset, Disclosure, Effect, InstitutionIndex, Origin};
use crate::date::PartialDate;
use crate::privacy::{Few, SmallCounts};
use crate::record::{Field, parse_count};
use crate::source::Location;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Unbounded};
use std::sync::Arc;

/// Whose count of what.
type Key = (InstitutionIndex, TechnologyId);

/// The counts told so far, by the dates they are of.
pub type ToldCounts = BTreeMap<Key, BTreeMap<PartialDate, u32>>;

/// Stands for a reason that repeats a number kept back.
const REASON_WITHHELD: &str = "（理由里有不公布的例数，已略去）";

/// Replaces each small count, and the text of its cell, by what is told instead. `told` are the
/// counts that earlier releases told.
pub fn keep_small_counts_back(checked: &mut Checked, counts: &SmallCounts, told: ToldCounts) {
    let kept = Kept::of(&checked.dataset, counts, told);
    tell_falls(&mut checked.findings, &kept.fallen);
    let Dataset { disclosures, corrections, .. } = &mut checked.dataset;
    let corrected = kept.corrections(corrections, counts);
    let mut rows: BTreeSet<Location> = BTreeSet::new();
    for (disclosure, few) in disclosures.iter_mut().zip(&kept.of_each) {
        let of_correction = || corrected.get(&key(disclosure)).copied();
        if let Some(few) = *few {
            disclosure.cumulative_cases = None;
            disclosure.few_cases = Some(few);
            rows.insert(disclosure.origin.location);
            keep_cell_back(disclosure, few);
        } else if let Some(few) = of_correction() {
            keep_cell_back(disclosure, few);
        }
    }
    checked.findings.iter_mut().for_each(|finding| keep_finding_back(finding, &rows));
}

/// Tells of counts that are less than one that was published; what was compared within the exports
/// has been told.
fn tell_falls(findings: &mut Vec<Finding>, fallen: &[(Origin, u32, Few)]) {
    let is_told = |findings: &[Finding], row: &Origin| {
        let at = row.location_of(Field::CumulativeCases);
        findings.iter().any(|it| it.rule.code == falling_count::RULE.code && it.location == at)
    };
    for (row, before, few) in fallen {
        if !is_told(findings, row) {
            findings.push(falling_count::of_few(row, *before, *few));
        }
    }
    if !fallen.is_empty() {
        sort_findings(findings);
    }
}

fn key(disclosure: &Disclosure) -> Key {
    (disclosure.institution, disclosure.technology.clone())
}

/// What is told, and what is not.
struct Kept {
    told: ToldCounts,
    /// What is told instead, for each disclosure.
    of_each: Vec<Option<Few>>,
    /// The series in which a count is kept back.
    series: BTreeMap<Key, Few>,
    /// The rows with a small count after a greater one that is told.
    fallen: Vec<(Origin, u32, Few)>,
}

impl Kept {
    fn of(dataset: &Dataset, counts: &SmallCounts, told: ToldCounts) -> Self {
        let (of_each, fallen) = (Vec::new(), Vec::new());
        let mut kept = Self { told, of_each, series: BTreeMap::new(), fallen };
        for disclosure in &dataset.disclosures {
            let few = disclosure
                .cumulative_cases
                .and_then(|count| kept.instead(disclosure, count, counts));
            if let Some(few) = few {
                kept.series.insert(key(disclosure), few);
            }
            kept.of_each.push(few);
        }
        kept
    }

    /// What is told instead of a count; a count that is told is remembered. The disclosures of a
    /// series come in the order of their dates.
    fn instead(
        &mut self,
        disclosure: &Disclosure,
        count: u32,
        counts: &SmallCounts,
    ) -> Option<Few> {
        let technology = disclosure.technology.as_str();
        let small = counts.instead_of(technology, count);
        self.fallen.extend(small.and_then(|few| self.fall(disclosure, few)));
        let (None, Some(as_of)) = (small, disclosure.as_of) else { return small };
        let series = self.told.entry(key(disclosure)).or_default();
        if series.get(&as_of) == Some(&count) {
            return None;
        }
        let near = near(series, as_of, count, |from, to| counts.growth(technology, from, to));
        if near.is_none() {
            series.insert(as_of, count);
        }
        near
    }

    /// A small count after a greater one that is told.
    fn fall(&self, disclosure: &Disclosure, few: Few) -> Option<(Origin, u32, Few)> {
        let as_of = disclosure.as_of?;
        let (day, before) = self.told.get(&key(disclosure))?.range(..as_of).next_back()?;
        let is_less = few.below() <= *before && day.certainly_before(as_of);
        is_less.then(|| (Arc::clone(&disclosure.origin), *before, few))
    }

    /// The series of corrections that name a count kept back: the cell corrected may hold it too.
    fn corrections(
        &self,
        corrections: &mut [AppliedCorrection],
        counts: &SmallCounts,
    ) -> BTreeMap<Key, Few> {
        let mut corrected = BTreeMap::new();
        for each in corrections.iter_mut().filter(|each| each.field == Field::CumulativeCases) {
            let Some(technology) = each.technology.clone() else { continue };
            let key = (each.institution, technology);
            let few = [each.was.clone(), each.now.clone()].map(|text| {
                let count = text?.parse().ok()?;
                Some((count, self.of_correction(each, &key, count, counts)?))
            });
            for (text, (count, few)) in [&mut each.was, &mut each.now]
                .into_iter()
                .zip(few)
                .filter_map(|(text, few)| Some((text, few?)))
            {
                *text = Some(few.code());
                if names(&each.cause.reason, count) {
                    REASON_WITHHELD.clone_into(&mut each.cause.reason);
                }
                corrected.insert(key.clone(), few);
            }
        }
        corrected
    }

    /// What is told instead of a count that a correction names.
    fn of_correction(
        &self,
        correction: &AppliedCorrection,
        key: &Key,
        count: u32,
        counts: &SmallCounts,
    ) -> Option<Few> {
        let technology = key.1.as_str();
        let told = self.told.get(key);
        let is_told = told.is_some_and(|told| told.values().any(|each| *each == count));
        let of_series = || self.series.get(key).copied();
        let remembered = || {
            let as_of = correction.as_of.filter(|_| correction.effect == Effect::Remembered)?;
            near(told?, as_of, count, |from, to| counts.growth(technology, from, to))
        };
        let small = counts.instead_of(technology, count);
        small.or_else(|| of_series().or_else(remembered).filter(|_| !is_told))
    }
}

/// What is told instead of a count too near to the ones told before and after it.
fn near(
    series: &BTreeMap<PartialDate, u32>,
    as_of: PartialDate,
    count: u32,
    growth: impl Fn(u32, u32) -> Option<Few>,
) -> Option<Few> {
    let before = series.range(..as_of).next_back();
    let after = series.range((Excluded(as_of), Unbounded)).next();
    let since = before.and_then(|(_, told)| growth(*told, count));
    since
        .or_else(|| after.and_then(|(_, told)| growth(count, *told).and_then(|_| Few::than(*told))))
}

/// Numerals of Chinese numbers.
const NUMERALS: &str = "〇零一二两三四五六七八九十百千万";

/// What is counted: 例 and the words in its place.
const COUNTED: [char; 7] = ['例', '名', '人', '次', '台', '个', '位'];

/// Whether a reason names a number, in figures or in Chinese numerals, or counts anything.
fn names(reason: &str, count: u32) -> bool {
    let digits = count.to_string();
    let reason = crate::text::fold(reason);
    let is_numeral = |c: char| NUMERALS.contains(c);
    let mut figures = reason.split(|c: char| !c.is_ascii_digit());
    let mut numerals = reason.split(|c| !is_numeral(c)).filter(|run| !run.is_empty());
    let counts = |(at, _): (usize, &str)| {
        reason[..at].ends_with(|c: char| c.is_ascii_digit() || is_numeral(c))
    };
    figures.any(|number| number == digits)
        || numerals.any(|run| parse_count(run) == Some(count))
        || reason.match_indices(COUNTED).any(counts)
}

fn keep_cell_back(disclosure: &mut Disclosure, few: Few) {
    let row = disclosure.origin.with_text(Field::CumulativeCases, &few.in_chinese());
    disclosure.origin = Arc::new(row);
}

/// A finding that compares counts kept back.
fn keep_finding_back(finding: &mut Finding, rows: &BTreeSet<Location>) {
    let compares = [falling_count::RULE.code, count_after_end::RULE.code];
    let of_row = |place: &Location| rows.contains(&Location { column: None, ..*place });
    let places = || std::iter::once(&finding.location).chain(&finding.related);
    finding.kept_back = compares.contains(&finding.rule.code) && places().any(of_row);
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_reason_that_counts_is_kept_back() {
        for reason in
            ["原写九名患者，实为七人", "少报 3 例", "应为七", "应为 7", "多计二次", "实为7台"]
        {
            assert!(names(reason, 7), "{reason}");
        }
        for reason in ["填报有误", "2026年9月统计口径有误", "漏报"] {
            assert!(!names(reason, 7), "{reason}");
        }
    }
}
