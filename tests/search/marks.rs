//! What of a text is marked; `tests/browser/search_marks.test.mjs` asks the browser's module the
//! same.

use crate::ask;
use gongshi::search::{Excerpt, Folder};

#[test]
fn what_agrees_is_marked_without_the_punctuation_behind_it() {
    let cases: Vec<(String, String, String)> =
        serde_json::from_str(include_str!("marks.json")).expect("the fixture");
    let folder = Folder::default();
    for (text, query, expected) in cases {
        let excerpt = Excerpt::of(&text, &folder.characters(&query), &folder);
        assert_eq!(written(&excerpt), expected, "{query}");
    }
}

#[test]
fn the_words_around_a_question_are_not_marked() {
    ask(|index| {
        let marked = |query| written(&index.excerpt("示例市肿瘤医院", query));
        assert_eq!(marked("哪家医院能做肿瘤消融"), "示例市[肿瘤]医院");
        assert_eq!(marked("肿瘤医院"), "示例市[肿瘤医院]");
    });
}

/// The text with brackets around what is marked.
fn written(excerpt: &Excerpt) -> String {
    let pieces = excerpt.pieces.iter().map(|piece| match piece.marked {
        true => format!("[{}]", piece.text),
        false => piece.text.clone(),
    });
    pieces.collect()
}
