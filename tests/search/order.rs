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

#[test]
fn words_in_letters_may_stand_apart_in_a_name() {
    ask(|index| {
        let mut tried = 0;
        for (_, document) in institutions(index) {
            let syllables = gongshi::reading::reading(&document.title);
            let Some([begin @ .., _, _, _, _]) = Some(&syllables[..]).filter(|all| all.len() > 9)
            else {
                continue;
            };
            let words = [begin[2..4].concat(), syllables[begin.len()..].concat()];
            let hits = answer(index, &words.join(" ")).hits;
            // A place may be meant by what stands for it in letters.
            let read = |hit: &gongshi::search::Hit| {
                let found = index.document(hit.document);
                let texts = [&found.context, &found.title];
                texts.map(|text| gongshi::reading::reading(text).concat()).concat()
            };
            let both = |hit| words.iter().all(|word| read(hit).contains(word));
            assert!(!hits.is_empty() && hits.iter().all(both), "{words:?}");
            tried += 1;
        }
        assert!(tried > 20, "{tried}");
    });
}

/// BM25 of a phrase in a text, k1 1.2 and b 0.75, by the book; how rare the phrase is makes no
/// difference between texts that all hold it.
fn weight(text: &str, phrase: &str, average: f64) -> f64 {
    let count = text.matches(phrase).count() as f64;
    let length = text.chars().count() as f64 / average;
    count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length))
}

#[test]
fn texts_stand_in_the_order_of_their_weight() {
    ask(|index| {
        let folded = |text: &str| index.folder().characters(text).iter().collect::<String>();
        let all: Vec<_> = (0..index.len()).map(|number| index.document(number)).collect();
        let texts: Vec<_> = all.iter().filter(|each| !each.text.is_empty()).collect();
        let sum: usize = texts.iter().map(|each| each.text.chars().count()).sum();
        let average = (sum / texts.len()) as f64;
        let (mut compared, mut moved) = (0, 0);
        for phrase in
            ["第一责任人", "临床应用能力", "质量控制", "知情同意", "十五个工作日", "不良事件"]
        {
            let answer = index.search(phrase, 30).expect("an answer");
            let hits = answer.hits.iter().filter(|hit| hit.tier == Tier::Text);
            let hits: Vec<_> = hits
                .map(|hit| {
                    (
                        weight(&folded(&index.document(hit.document).text), phrase, average),
                        hit.document,
                    )
                })
                .collect();
            for two in hits.windows(2).take(29) {
                // Hundredths decide, as the engine keeps no more.
                assert!(
                    (two[0].0 * 100.0).floor() >= (two[1].0 * 100.0).floor(),
                    "{phrase}: {hits:?}"
                );
                compared += 1;
                moved += usize::from(two[0].1 > two[1].1);
            }
        }
        assert!(
            compared > 10 && moved > 3,
            "{compared} pairs, {moved} not in the order of numbers"
        );
    });
}

#[test]
fn more_results_leave_the_first_where_they_are() {
    ask(|index| {
        for query in ["备案", "医疗机构", "质量控制", "人民医院", "长春市"] {
            let hits = |wanted| index.search(query, wanted).expect("an answer").hits;
            let (few, many) = (hits(10), hits(60));
            assert!(few.len() == 10 && many.starts_with(&few), "{query}");
        }
    });
}
