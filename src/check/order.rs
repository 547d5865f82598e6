//! The fixed order of a dataset, whatever the order of its files.

use crate::dataset::{Dataset, Institution, InstitutionIndex};
use std::cmp::Reverse;

/// Sorts every list and renumbers the institutions; the new numbers are returned by the old ones.
pub(super) fn sort(dataset: &mut Dataset) -> Vec<InstitutionIndex> {
    let institutions = std::mem::take(&mut dataset.institutions);
    let (sorted, position) = sorted(institutions);
    dataset.institutions = sorted;
    let moved = |index: &mut InstitutionIndex| *index = position[index.0 as usize];
    dataset.filings.iter_mut().for_each(|each| moved(&mut each.institution));
    dataset.disclosures.iter_mut().for_each(|each| moved(&mut each.institution));
    dataset.training_bases.iter_mut().for_each(|each| moved(&mut each.institution));
    dataset.surgery_items.iter_mut().for_each(|each| moved(&mut each.institution));
    dataset.new_technologies.iter_mut().for_each(|each| moved(&mut each.institution));
    dataset.licence_notes.iter_mut().for_each(|each| moved(&mut each.institution));
    dataset.held = dataset.held.iter().map(|index| position[index.0 as usize]).collect();
    sort_lists(dataset);
    position
}

fn sorted(institutions: Vec<Institution>) -> (Vec<Institution>, Vec<InstitutionIndex>) {
    let mut order: Vec<usize> = (0..institutions.len()).collect();
    let key = |at: usize| {
        let each = &institutions[at];
        // Numberless institutions come last.
        let number = each.registration_number.as_ref();
        (number.is_none(), number, &each.credit_code, &each.name, &each.authority)
    };
    order.sort_by(|one, other| key(*one).cmp(&key(*other)));
    let mut position = vec![InstitutionIndex(0); institutions.len()];
    for (to, from) in order.iter().enumerate() {
        position[*from] = InstitutionIndex(to as u32);
    }
    let mut slots: Vec<Option<Institution>> = institutions.into_iter().map(Some).collect();
    let sorted = order.iter().filter_map(|from| slots[*from].take()).collect();
    (sorted, position)
}

/// Sorts a list by a key that borrows from what it sorts.
macro_rules! sort {
    ($list:expr, |$each:ident| $key:expr) => {
        $list.sort_by(|one, other| {
            let [one, other] = [one, other].map(|$each| $key);
            one.cmp(&other)
        })
    };
}

/// Sorts the lists that are in the order of their institutions, technologies, parts and dates.
pub(super) fn sort_lists(dataset: &mut Dataset) {
    sort!(dataset.filings, |it| (
        it.institution,
        &it.technology,
        &it.limited_to,
        it.completed,
        it.origin.location
    ));
    sort!(dataset.disclosures, |it| (it.institution, &it.technology, it.as_of, it.origin.location));
    sort!(dataset.training_bases, |it| (
        it.institution,
        &it.technology,
        it.filed_on,
        it.origin.location
    ));
    sort!(dataset.quality_centres, |it| (&it.technology, &it.name, it.origin.location));
    sort!(dataset.surgery_items, |it| (
        it.institution,
        Reverse(it.level),
        &it.name,
        it.origin.location
    ));
    sort!(dataset.new_technologies, |it| (
        it.institution,
        it.admitted_on,
        &it.name,
        it.origin.location
    ));
    dataset.licence_notes.sort_by_key(|each| (each.institution, each.origin.location));
}
