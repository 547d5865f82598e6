//! Every run of two characters or more of what is indexed finds it.

use crate::ask;
use gongshi::search::{Document, Index};
use std::collections::BTreeSet;

/// Runs of so many characters are tried; longer ones hold no other keys.
const LENGTHS: [usize; 2] = [2, 4];

/// Results asked for: more than the demonstration site has documents.
const ALL: usize = 10_000;

#[test]
fn every_run_of_a_name_or_article_finds_it() {
    ask(|index| {
        let mut tried = BTreeSet::new();
        for number in 0..index.len() {
            let document = index.document(number);
            for text in texts(document) {
                // A few runs of each text: the beginning, the end, and one in between.
                for run in runs(&index.folder().characters(text)) {
                    if tried.insert((run.clone(), number)) {
                        finds(index, &run, number);
                    }
                }
            }
        }
        assert!(tried.len() > 1000, "only {} runs", tried.len());
    });
}

fn texts(document: &Document) -> impl Iterator<Item = &str> {
    let others = document.others.iter().map(|each| each.text.as_str());
    [document.title.as_str(), document.text.as_str()].into_iter().chain(others)
}

fn runs(text: &[char]) -> Vec<String> {
    let at = |from: usize, length: usize| text[from..from + length].iter().collect::<String>();
    let of_length = LENGTHS.into_iter().filter(|length| *length <= text.len()).flat_map(|length| {
        let last = text.len() - length;
        [0, last / 2, last].map(|from| at(from, length))
    });
    of_length.collect()
}

fn finds(index: &Index, run: &str, number: u32) {
    let answer = index.search(run, ALL).expect("an answer");
    let title = &index.document(number).title;
    assert!(answer.hits.iter().any(|hit| hit.document == number), "“{run}” misses “{title}”");
}

#[test]
fn a_single_character_works_as_a_beginning() {
    ask(|index| {
        let answer = index.search("肿", ALL).expect("an answer");
        let title = |number| &index.document(number).title;
        assert!(answer.hits.iter().any(|hit| title(hit.document) == "肿瘤消融治疗技术"));
    });
}
