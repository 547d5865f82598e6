//! The places of the site with their documents, for the filters.

use super::encode;
use crate::search::document::collect::Place;
use std::collections::BTreeMap;

/// One file with the places right below the site's area, and for each of them one with the places
/// below it.
pub(crate) fn files(places: &[Place]) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::from([("places/all.bin".to_owned(), Vec::new())]);
    let mut above = String::new();
    for place in places {
        if place.depth == 0 {
            above = format!("places/{}.bin", place.code);
            // There even where nothing lies below: the browser asks for it where one is chosen.
            files.entry(above.clone()).or_default();
            append(place, files.entry("places/all.bin".to_owned()).or_default());
        } else {
            append(place, files.entry(above.clone()).or_default());
        }
    }
    files
}

/// Depth, name, documents, code.
fn append(place: &Place, bytes: &mut Vec<u8>) {
    encode::number(place.depth as u32, bytes);
    encode::units(&place.name, bytes);
    encode::list(&place.documents, bytes);
    encode::units(&place.code, bytes);
}
