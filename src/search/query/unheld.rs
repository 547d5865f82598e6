//! Queries that no document can hold all of, because of the words people say around a question: the
//! browser need not fetch the lists of all their pairs (`themes/default/search/query.js`).

use super::questions::QUESTIONS;
use crate::search::SearchError;
use crate::search::index::key;
use std::cmp::Reverse;

/// For each word around a question that no document holds, a pair of it that none does; one of
/// several words where they share it.
pub(crate) fn pairs(
    is_held: impl Fn(&str) -> Result<bool, SearchError>,
) -> Result<Vec<String>, SearchError> {
    let mut found: Vec<String> = Vec::new();
    for word in QUESTIONS {
        if found.iter().any(|pair| word.contains(pair.as_str())) {
            continue;
        }
        let mut unheld = Vec::new();
        for pair in key::pairs(&word.chars().collect::<Vec<_>>()) {
            if !is_held(&pair)? {
                unheld.push(pair);
            }
        }
        let shared =
            |pair: &String| QUESTIONS.iter().filter(|word| word.contains(pair.as_str())).count();
        found.extend(unheld.into_iter().min_by_key(|pair| Reverse(shared(pair))));
    }
    Ok(found)
}

/// Whether one of these pairs stands in a query, and in none of its parts, of which it has some: only
/// the words around the question have it.
pub(super) fn is_unheld(whole: &[char], plain: &[char], pairs: &[String]) -> bool {
    let holds_one = |text: &[char]| {
        let text = String::from_iter(text);
        pairs.iter().any(|pair| text.contains(pair.as_str()))
    };
    !plain.is_empty() && holds_one(whole) && !holds_one(plain)
}

#[cfg(test)]
mod tests {
    use super::{is_unheld, pairs};

    #[test]
    fn each_word_has_a_pair_unless_documents_hold_all_of_it() {
        let all = pairs(|_| Ok(false)).expect("pairs");
        assert!(all.contains(&"哪家".to_owned()), "{all:?}");
        let held = ["哪家", "怎么"];
        let others = pairs(|pair| Ok(held.contains(&pair))).expect("pairs");
        assert!(!others.iter().any(|pair| held.contains(&pair.as_str())), "{others:?}");
        assert!(others.iter().any(|pair| "哪家医院能做".contains(pair.as_str())), "{others:?}");
        assert!(!others.iter().any(|pair| "怎么".contains(pair.as_str())), "{others:?}");
    }

    #[test]
    fn what_a_part_has_too_may_be_a_name() {
        let characters = |text: &str| text.chars().collect::<Vec<_>>();
        let pairs = ["哪家".to_owned()];
        assert!(is_unheld(&characters("哪家能做消融"), &characters("消融"), &pairs));
        assert!(!is_unheld(&characters("哪家能做哪家"), &characters("哪家"), &pairs));
        assert!(!is_unheld(&characters("哪家"), &[], &pairs));
        assert!(!is_unheld(&characters("谁能做消融"), &characters("消融"), &pairs));
    }
}
