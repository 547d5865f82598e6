//! The documentation of the columns is what the reader knows.

use gongshi::record::columns_document;
use std::path::Path;

#[test]
fn the_page_of_columns_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/columns.md");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, columns_document()).expect("written");
    }
    let page = std::fs::read_to_string(&path).expect("docs/columns.md");
    assert_eq!(page, columns_document());
}
