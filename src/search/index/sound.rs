//! The keys of what names sound like: syllables side by side, a syllable beside a character as it is
//! written, and first letters.

use super::key;
use crate::reading;
use std::collections::BTreeSet;

/// At most so many combinations of readings of neighbouring characters.
const MOST_COMBINATIONS: usize = 27;

/// The keys of a title.
pub(super) fn keys(title: &[char], keys: &mut Vec<String>) {
    title.windows(2).for_each(|pair| keys.extend(syllables(pair)));
    title.windows(3).for_each(|three| keys.extend(initials(three)));
}

/// The keys of other names that the title has not.
pub(super) fn keys_of_others(
    title: &[char],
    others: impl Iterator<Item = Vec<char>>,
    keys: &mut Vec<String>,
) {
    let (mut pairs, mut threes) = (BTreeSet::new(), BTreeSet::new());
    for name in others {
        pairs.extend(name.windows(2).map(<[char]>::to_vec));
        threes.extend(name.windows(3).map(<[char]>::to_vec));
    }
    let is_new = |part: &&Vec<char>| !title.windows(part.len()).any(|own| own == part.as_slice());
    pairs.iter().filter(is_new).for_each(|pair| keys.extend(syllables(pair)));
    threes.iter().filter(is_new).for_each(|three| keys.extend(initials(three)));
}

/// Readings of two characters in every combination, and of either beside the other as it is written.
fn syllables(pair: &[char]) -> Vec<String> {
    let [first, second] = [pair[0], pair[1]].map(reading::readings);
    let (before, behind) = (pair[0].to_string(), pair[1].to_string());
    let both = first.iter().flat_map(|one| second.iter().map(|other| key::syllables(one, other)));
    let mut found: Vec<String> = both.collect();
    found.extend(first.iter().map(|one| key::syllables(one, &behind)));
    found.extend(second.iter().map(|other| key::syllables(&before, other)));
    found
}

/// First letters of three characters in every combination.
fn initials(three: &[char]) -> Vec<String> {
    let mut combinations = vec![Vec::new()];
    for character in three {
        let letters = first_letters(&reading::readings(*character));
        combinations = combinations
            .iter()
            .flat_map(|begun: &Vec<char>| {
                letters.iter().map(|letter| [begun.as_slice(), &[*letter]].concat())
            })
            .take(MOST_COMBINATIONS)
            .collect();
    }
    combinations.iter().map(|letters| key::initials(letters)).collect()
}

fn first_letters(readings: &[&str]) -> Vec<char> {
    let letters: BTreeSet<char> = readings.iter().filter_map(|each| each.chars().next()).collect();
    letters.into_iter().collect()
}
