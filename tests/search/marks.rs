//! What of a text is marked; `tests/browser/search_marks.test.mjs` asks the browser's module the
//! same.

use gongshi::search::{Excerpt, Folder};

#[test]
fn what_agrees_is_marked_without_the_punctuation_behind_it() {
    let cases: Vec<(String, String, String)> =
        serde_json::from_str(include_str!("marks.json")).expect("the fixture");
    let folder = Folder::default();
    for (text, query, expected) in cases {
        let excerpt = Excerpt::of(&text, &folder.characters(&query), &folder);
        let pieces = excerpt.pieces.iter().map(|piece| match piece.marked {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        });
        assert_eq!(pieces.collect::<String>(), expected, "{query}");
    }
}
