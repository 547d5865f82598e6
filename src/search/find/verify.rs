//! What a document's texts say about how it agrees with a query (`themes/default/search/verify.js`
//! does the same).

use super::tier::Tier;
use crate::search::document::Document;
use crate::search::index::Index;
use crate::search::query::Query;

/// The tier a document belongs to and its score in it, smaller is better; `None` for what only
/// looked like a result. `found` is the tier its lists put it into, `sought` what may be misspelt.
pub(crate) fn tier(
    index: &Index,
    query: &Query,
    document: &Document,
    found: Tier,
    sought: &[char],
) -> Option<(Tier, u32)> {
    let whole = &query.whole;
    match found {
        Tier::Exact if !query.facts.is_empty() => Some((Tier::Exact, 0)),
        Tier::Exact | Tier::Begins | Tier::Contains | Tier::OtherName => {
            let is_whole = is_named(index, whole, document);
            let tier = match by_name(index, whole, document) {
                Some(Tier::Contains | Tier::OtherName) if is_whole && found == Tier::Exact => {
                    Some(Tier::Exact)
                }
                tier => tier,
            };
            // Of those that agree alike, what is called so comes first, then what a whole name led to.
            let tier = tier.map(|tier| (tier, if is_whole { 0 } else { found as u32 }));
            tier.or((!query.quoted).then_some((Tier::NameParts, 0)))
        }
        Tier::Text => match occurrences(&index.folder.characters(&document.text), whole) {
            (0, _) => (!query.quoted).then_some((Tier::TextParts, 1)),
            (count, length) => Some((Tier::Text, score(count, length, index.average_text))),
        },
        Tier::Near => near(index, sought, document).map(|score| (Tier::Near, score)),
        other => Some((other, 1)),
    }
}

/// How one of its names holds a text.
pub(crate) fn by_name(index: &Index, whole: &[char], document: &Document) -> Option<Tier> {
    let title = index.folder.characters(&document.title);
    let bare = title.strip_prefix(index.prefix.as_slice()).unwrap_or(&title);
    if title == *whole || bare == whole {
        Some(Tier::Exact)
    } else if title.starts_with(whole) || bare.starts_with(whole) {
        Some(Tier::Begins)
    } else if contains(&title, whole) {
        Some(Tier::Contains)
    } else {
        let mut others = document.others.iter().map(|each| index.folder.characters(&each.text));
        others.any(|name| contains(&name, whole)).then_some(Tier::OtherName)
    }
}

/// Whether one of its names is a text, or but for a 医院.
pub(crate) fn is_named(index: &Index, whole: &[char], document: &Document) -> bool {
    let others = document.others.iter().map(|each| &each.text);
    others.chain([&document.title]).any(|name| {
        let name = index.folder.characters(name);
        name == whole || name.strip_suffix(&['医', '院']) == Some(whole)
    })
}

pub(crate) fn contains(text: &[char], part: &[char]) -> bool {
    text.windows(part.len().max(1)).any(|window| window == part)
}

/// How often a text holds a part, overlaps counted once, and its length.
fn occurrences(text: &[char], part: &[char]) -> (u32, usize) {
    let (mut count, mut at) = (0, 0);
    while at + part.len() <= text.len() {
        let here = text[at..].starts_with(part);
        count += u32::from(here);
        at += if here { part.len() } else { 1 };
    }
    (count, text.len())
}

/// BM25 of one phrase in one text (k1 1.2, b 0.75), in hundredths, turned so that less is better.
/// All texts of the tier hold the phrase, so how rare it is makes no difference.
fn score(count: u32, length: usize, average: u32) -> u32 {
    let (count, length) = (f64::from(count), length as f64 / f64::from(average));
    let weight = count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length));
    1000 - (weight * 100.0).floor() as u32
}

/// Fewer characters are no part of a name but for one: 质子泵.
const LEAST_PART: usize = 3;

/// 0 where a whole name is one edit away, 1 where a part of a name is.
fn near(index: &Index, whole: &[char], document: &Document) -> Option<u32> {
    let title = index.folder.characters(&document.title);
    let bare = title.strip_prefix(index.prefix.as_slice()).unwrap_or(&title).to_vec();
    let others = document.others.iter().map(|each| index.folder.characters(&each.text));
    let best =
        [bare, title].into_iter().chain(others).filter_map(|name| one_edit(whole, &name)).min();
    best.filter(|score| *score == 0 || whole.len() > LEAST_PART)
}

/// Whether a part of a name is the query but for one character wrong, missing, superfluous or two
/// swapped: 0 where that part is the whole name, else 1.
fn one_edit(query: &[char], name: &[char]) -> Option<u32> {
    let mut best = None;
    for from in 0..name.len() {
        let name = &name[from..];
        let same = query.iter().zip(name).take_while(|(one, other)| one == other).count();
        let (rest, left) = (&query[same..], &name[same..]);
        for (skip, over) in [(1, 1), (1, 0), (0, 1), (2, 2)] {
            if rest.len() < skip || left.len() < over || (skip == 2 && !swapped(rest, left)) {
                continue;
            }
            if left[over..].starts_with(&rest[skip..]) {
                let whole = from == 0 && left.len() - over == rest.len() - skip;
                best = best.min(Some(u32::from(!whole))).or(Some(u32::from(!whole)));
            }
        }
    }
    best
}

fn swapped(query: &[char], name: &[char]) -> bool {
    query[0] == name[1] && query[1] == name[0]
}

#[cfg(test)]
mod tests {
    use super::one_edit;

    fn edit(query: &str, name: &str) -> Option<u32> {
        let characters = |text: &str| text.chars().collect::<Vec<_>>();
        one_edit(&characters(query), &characters(name))
    }

    #[test]
    fn one_wrong_missing_superfluous_or_swapped_character() {
        for query in
            ["体外膜肺氧和", "体外膜肺合", "体外膜膜肺氧合", "体外肺膜氧合", "休外膜肺氧合"]
        {
            assert_eq!(edit(query, "体外膜肺氧合"), Some(0), "{query}");
            assert_eq!(edit(query, "新体外膜肺氧合技术"), Some(1), "{query}");
        }
        assert_eq!(edit("体外心肺氧和", "体外膜肺氧合"), None);
    }
}
