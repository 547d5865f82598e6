//! What stands before what, how many there are, and what is found in spite of a slip.

use crate::{answer, ask};
use gongshi::search::{Document, Index, Kind, Tier};

fn institutions(index: &Index) -> impl Iterator<Item = (u32, &Document)> {
    let all = (0..index.len()).map(|number| (number, index.document(number)));
    all.filter(|(_, document)| document.kind == Kind::Institution)
}

#[test]
fn of_equal_results_the_higher_level_and_then_the_name_stands_first() {
    ask(|index| {
        let answer = index.search("医院", 1000).expect("an answer");
        let places: Vec<_> = answer
            .hits
            .iter()
            .filter(|hit| index.document(hit.document).kind == Kind::Institution)
            .map(|hit| {
                let document = index.document(hit.document);
                (hit.tier, document.rank(), &document.title)
            })
            .collect();
        assert!(places.len() > 20 && places.is_sorted(), "{places:?}");
        assert!(places.windows(2).any(|two| (two[0].0, two[0].1) == (two[1].0, two[1].1)));
    });
}

#[test]
fn counts_are_those_of_the_texts() {
    ask(|index| {
        for query in ["长春", "妇幼", "四平市", "备案机关"] {
            let holds = |text: &String| {
                let text: String = index.folder().characters(text).iter().collect();
                text.contains(query)
            };
            let found = (0..index.len()).map(|number| index.document(number)).filter(|each| {
                let others = each.others.iter().map(|other| &other.text);
                let texts = [&each.title, &each.text].into_iter().chain(others);
                texts.chain(&each.place_names).any(holds)
            });
            let (answer, count) = (answer(index, query), found.count());
            assert!(count > 0 && !answer.at_least, "{query}");
            assert_eq!(answer.total as usize, count, "{query}");
        }
    });
}

#[test]
fn a_name_is_found_in_spite_of_one_slip_behind_its_first_character() {
    ask(|index| {
        let (mut tried, mut found) = (0, 0);
        for (number, document) in institutions(index) {
            let name: Vec<char> = document.title.trim_start_matches("示例").chars().collect();
            let wrong = [&name[..1], &['某'], &name[2..]].concat();
            let swapped = [&name[..1], &[name[2], name[1]], &name[3..]].concat();
            for query in [wrong, swapped] {
                let answer = answer(index, &query.iter().collect::<String>());
                let near =
                    |hit: &gongshi::search::Hit| (hit.document, hit.tier) == (number, Tier::Near);
                tried += 1;
                found += usize::from(answer.hits.iter().any(near));
            }
        }
        assert!(tried > 100 && found * 100 >= tried * 97, "{found} of {tried}");
    });
}

#[test]
fn full_pinyin_is_read_in_every_way() {
    ask(|index| {
        let (mut tried, mut found) = (0, 0);
        for (number, document) in institutions(index) {
            let letters = gongshi::reading::reading(&document.title).concat();
            let answer = answer(index, &letters);
            tried += 1;
            found += usize::from(answer.hits.iter().any(|hit| hit.document == number));
        }
        assert!(tried > 50 && found * 100 >= tried * 97, "{found} of {tried}");
    });
}
