//! Texts fold as the shared fixture says; the browser's tests read the same file.

use gongshi::search::{Folder, Simplified};

#[test]
fn texts_fold_as_the_fixture_says() {
    let cases: Vec<(String, String)> =
        serde_json::from_str(include_str!("fold.json")).expect("the fixture");
    let folder = Folder::new(Simplified::of_all());
    for (text, folded) in cases {
        assert_eq!(folder.characters(&text).iter().collect::<String>(), folded, "{text}");
    }
}
