//! The search, asked as people ask.

mod answers;
mod asked;
mod folding;
mod marks;
mod named;
mod nothing_missed;
mod order;
mod shards;

use gongshi::BuildOptions;
use gongshi::history::Accept;
use gongshi::search::{Answer, Index};
use std::path::PathBuf;
use std::sync::OnceLock;

/// Asks the demonstration site's index, with ids as of a first release.
fn ask<T>(question: impl FnOnce(&Index) -> T) -> T {
    static INDEX: OnceLock<Index> = OnceLock::new();
    question(INDEX.get_or_init(made))
}

/// The demonstration site's index, made anew.
fn made() -> Index {
    let nowhere = PathBuf::from("/nonexistent/public");
    let options = BuildOptions {
        site: PathBuf::from(env!("CARGO_MANIFEST_DIR")),
        target: nowhere.clone(),
        previous: nowhere,
        today: jiff::civil::Date::constant(2026, 11, 22),
        accept: Accept::nothing(),
    };
    gongshi::index(&options).expect("an index")
}

fn answer(index: &Index, query: &str) -> Answer {
    index.search(query, 10).expect("an answer")
}

/// The titles of the first results.
fn titles<'a>(index: &'a Index, answer: &Answer) -> Vec<&'a str> {
    answer.hits.iter().map(|hit| index.document(hit.document).title.as_str()).collect()
}
