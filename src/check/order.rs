//! The fixed order of a dataset, whatever the order of its files.

use crate::dataset::{Dataset, Institution, InstitutionIndex};

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

/// Sorts the lists that are in the order of their institutions, technologies and dates.
pub(super) fn sort_lists(dataset: &mut Dataset) {
    dataset.filings.sort_by(|a, b| {
        let (first, second) = (
            (a.institution, &a.technology, a.completed, a.origin.location),
            (b.institution, &b.technology, b.completed, b.origin.location),
        );
        first.cmp(&second)
    });
    dataset.disclosures.sort_by(|a, b| {
        let (first, second) = (
            (a.institution, &a.technology, a.as_of, a.origin.location),
            (b.institution, &b.technology, b.as_of, b.origin.location),
        );
        first.cmp(&second)
    });
    dataset.training_bases.sort_by(|a, b| {
        let (first, second) = (
            (a.institution, &a.technology, a.filed_on, a.origin.location),
            (b.institution, &b.technology, b.filed_on, b.origin.location),
        );
        first.cmp(&second)
    });
    dataset.quality_centres.sort_by(|a, b| {
        (&a.technology, &a.name, a.origin.location).cmp(&(
            &b.technology,
            &b.name,
            b.origin.location,
        ))
    });
    dataset.surgery_items.sort_by(|a, b| {
        let (first, second) = (
            (a.institution, std::cmp::Reverse(a.level), &a.name, a.origin.location),
            (b.institution, std::cmp::Reverse(b.level), &b.name, b.origin.location),
        );
        first.cmp(&second)
    });
    dataset.new_technologies.sort_by(|a, b| {
        let (first, second) = (
            (a.institution, a.admitted_on, &a.name, a.origin.location),
            (b.institution, b.admitted_on, &b.name, b.origin.location),
        );
        first.cmp(&second)
    });
    dataset.licence_notes.sort_by_key(|each| (each.institution, each.origin.location));
}
