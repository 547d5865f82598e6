//! Whether this hospital may do that: who stands first, what is said of it, and what is said of a
//! name that nobody has. The browser's tests ask the same (`tests/browser/search_answers.test.mjs`).

use crate::named::{Disclosures, Filings, Institutions, index_with};
use gongshi::search::{Card, Index};
use serde::Deserialize;

/// A site with filings, and what is asked of it.
#[derive(Deserialize)]
struct Answers {
    institutions: Institutions,
    filings: Filings,
    disclosures: Disclosures,
    asked: Vec<Asked>,
}

/// A query and its answer.
#[derive(Deserialize)]
struct Asked {
    query: String,
    /// Institution, technology, status, note.
    #[serde(default)]
    cards: Vec<String>,
    /// The first results: tier and title.
    first: Vec<String>,
    #[serde(default)]
    unused: String,
    #[serde(default)]
    absent: String,
}

fn written(index: &Index, card: &Card) -> String {
    let title = |number| index.document(number).title.clone();
    let status = card.filing.as_ref().map(|filing| filing.state.in_chinese());
    let ended = card.filing.as_ref().map(|filing| filing.end());
    let parts = [
        card.institution.map(title),
        Some(title(card.technology)),
        status.or(card.institution.map(|_| "未见")).map(str::to_owned),
        ended,
        card.disclosed.then(|| "自己公布".to_owned()),
        Some(card.note.to_owned()),
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_question_is_answered_for_whom_it_names() {
    let answers: Answers = serde_json::from_str(include_str!("answers.json")).expect("the fixture");
    let site = tempfile::tempdir().expect("folder");
    let index =
        index_with(&answers.institutions, &answers.filings, &answers.disclosures, site.path());
    let mut wrong = Vec::new();
    for asked in &answers.asked {
        let answer = index.search(&asked.query, 10).expect("an answer");
        let cards: Vec<_> = answer.cards.iter().map(|card| written(&index, card)).collect();
        let title = |number| index.document(number).title.as_str();
        let hits =
            answer.hits.iter().map(|hit| format!("{} {}", hit.tier.code(), title(hit.document)));
        let hits: Vec<_> = hits.collect();
        let same = cards == asked.cards
            && hits.starts_with(&asked.first)
            && (!asked.first.is_empty() || hits.is_empty())
            && (&answer.unused, &answer.absent) == (&asked.unused, &asked.absent);
        if !same {
            wrong.push(format!(
                "{}\n  cards {cards:?}\n  hits {hits:?}\n  unused {:?} absent {:?}",
                asked.query, answer.unused, answer.absent
            ));
        }
    }
    assert!(answers.asked.len() > 40 && wrong.is_empty(), "{}", wrong.join("\n"));
}
