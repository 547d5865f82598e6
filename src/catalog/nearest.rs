//! The names nearest to one that is not known. They are shown to the clerk, never taken.

use super::ids::TechnologyId;
use super::names::key;
use super::technology::Technology;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A known name that looks like the unknown one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The known name.
    pub name: String,
    /// Its technology.
    pub technology: TechnologyId,
    /// In what they agree, in Chinese.
    pub why: String,
}

/// The number of suggestions at most.
const MOST: usize = 3;

/// The least part of the two names' weight that they must share to be worth showing.
const LEAST_LIKENESS: f64 = 0.25;

/// A text beyond so many characters is no name, and is like none.
const LONGEST: usize = 100;

/// Up to three technologies: those that people ask for with a word of `text`, then those whose
/// names share the most pairs of characters with it; a pair counts the less the more names have
/// it (诊疗, 技术), so that common words suggest nothing.
pub(crate) fn nearest(
    text: &str,
    known: &[(String, TechnologyId)],
    asked_as: &[(&str, &Technology)],
) -> Vec<Nearest> {
    let written = key(text);
    if written.chars().count() > LONGEST {
        return Vec::new();
    }
    let pairs_of_known: Vec<_> = known.iter().map(|(name, _)| pairs(&key(name))).collect();
    let weights = weights(&pairs_of_known);
    let wanted = pairs(&written);
    let mut scored: Vec<(f64, &(String, TechnologyId))> = pairs_of_known
        .iter()
        .zip(known)
        .map(|(pairs, candidate)| (likeness(&wanted, pairs, &weights), candidate))
        .filter(|(score, _)| *score >= LEAST_LIKENESS)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let alike = scored.iter().map(|(_, (name, technology))| suggestion(&written, name, technology));
    let mut seen = BTreeSet::new();
    let all = asked(&written, asked_as).into_iter().chain(alike);
    let all = all.filter(|each| !is_opposed(&written, &key(&each.name)));
    all.filter(|each| seen.insert(each.technology.clone())).take(MOST).collect()
}

/// Whether of two names one speaks of the patient's own tissue and the other of another person's:
/// the names are alike, and what they mean is the opposite.
fn is_opposed(one: &str, other: &str) -> bool {
    let is_of_another = |text: &str| ["异体", "异基因", "同种"].iter().any(|it| text.contains(it));
    let is_own = |text: &str| text.contains("自体");
    (is_own(one) && is_of_another(other)) || (is_own(other) && is_of_another(one))
}

/// What is asked for with a word that is written, the longest word first.
fn asked(written: &str, asked_as: &[(&str, &Technology)]) -> Vec<Nearest> {
    let mut found: Vec<_> =
        asked_as.iter().filter(|(word, _)| written.contains(&key(word))).collect();
    found.sort_by_key(|(word, technology)| (Reverse(word.len()), &technology.id));
    let suggestion = |(word, technology): &(&str, &Technology)| Nearest {
        name: technology.name.clone(),
        technology: technology.id.clone(),
        why: format!("“{word}”常指这一项"),
    };
    found.into_iter().map(suggestion).collect()
}

fn suggestion(written: &str, name: &str, technology: &TechnologyId) -> Nearest {
    let known = key(name);
    let why = match one_apart(written, &known) {
        Some((own, other)) => format!("一字之差：{own}、{other}"),
        None if known.contains(written) => format!("全称里有“{written}”"),
        None => format!("都有“{}”", longest_common(written, &known)),
    };
    Nearest { name: name.to_owned(), technology: technology.clone(), why }
}

/// The two characters in which names of the same length differ, if it is in one only.
fn one_apart(one: &str, other: &str) -> Option<(char, char)> {
    let mut apart = one.chars().zip(other.chars()).filter(|(one, other)| one != other);
    let only = apart.next().filter(|_| apart.next().is_none());
    only.filter(|_| one.chars().count() == other.chars().count())
}

type Pair = (char, char);

fn pairs(text: &str) -> BTreeSet<Pair> {
    text.chars().zip(text.chars().skip(1)).collect()
}

fn weights(names: &[BTreeSet<Pair>]) -> BTreeMap<Pair, f64> {
    let mut weights = BTreeMap::new();
    for pair in names.iter().flatten() {
        *weights.entry(*pair).or_insert(0.0) += 1.0;
    }
    weights.values_mut().for_each(|count: &mut f64| *count = count.sqrt().recip());
    weights
}

/// From 0 (nothing shared) to 1 (the same pairs).
fn likeness(a: &BTreeSet<Pair>, b: &BTreeSet<Pair>, weights: &BTreeMap<Pair, f64>) -> f64 {
    let weight = |pair: &Pair| weights.get(pair).copied().unwrap_or(1.0);
    let shared: f64 = a.intersection(b).map(weight).sum();
    let all: f64 = a.iter().map(weight).sum::<f64>() + b.iter().map(weight).sum::<f64>();
    if all > 0.0 { 2.0 * shared / all } else { 0.0 }
}

fn longest_common(a: &str, b: &str) -> String {
    let characters: Vec<char> = a.chars().collect();
    let count = characters.len();
    let substrings =
        (1..=count).rev().flat_map(|length| (0..=count - length).map(move |start| (start, length)));
    substrings
        .map(|(start, length)| characters[start..start + length].iter().collect::<String>())
        .find(|part| b.contains(part.as_str()))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{TechnologyId, nearest};

    fn known() -> Vec<(String, TechnologyId)> {
        let id = |text| TechnologyId::new(text).expect("id");
        vec![
            ("肿瘤消融治疗技术".to_owned(), id("tumor-ablation")),
            ("人工智能辅助治疗技术".to_owned(), id("ai")),
            ("人工关节置换技术".to_owned(), id("joint")),
        ]
    }

    #[test]
    fn the_likest_comes_first_and_says_why() {
        let found = nearest("肿瘤微波消融技术", &known(), &[]);
        assert_eq!(found.first().map(|one| one.technology.as_str()), Some("tumor-ablation"));
        assert!(found.iter().all(|one| one.why.starts_with("都有“")), "{found:?}");
        let found = nearest("肿瘤消溶治疗技术", &known(), &[]);
        assert_eq!(found[0].why, "一字之差：溶、融");
    }

    #[test]
    fn the_opposite_is_never_suggested() {
        let id = TechnologyId::new("allogeneic").expect("id");
        let known = ["异基因造血干细胞移植技术", "异体造血干细胞移植"];
        let known = known.map(|name| (name.to_owned(), id.clone()));
        assert_eq!(nearest("自体造血干细胞移植", &known, &[]), []);
        assert_eq!(nearest("脐血造血干细胞移植", &known, &[]).len(), 1);
    }

    #[test]
    fn common_words_suggest_nothing() {
        assert_eq!(nearest("针灸技术", &known(), &[]), []);
        assert_eq!(nearest("", &known(), &[]), []);
        assert_eq!(nearest("术", &known(), &[]), []);
        assert_eq!(nearest(&"肿瘤消融治疗".repeat(1_000), &known(), &[]), []);
    }
}
