//! What the browser needs before any query: the words that mean something, and where things are.

use super::SearchError;
use super::collect::PlaceRange;
use super::document::{Kind, NameKind};
use super::index::Index;
use super::record::{INSTITUTIONS, OTHERS};
use super::words::{LEVELS, MOST_MEANT, QUESTIONS};
use crate::record::FilingStatus;
use serde::Serialize;

/// The ideographs of which the head says whether any text holds them.
const IDEOGRAPHS: std::ops::Range<u32> = 0x4E00..0xA000;

#[derive(Serialize)]
struct Head<'a> {
    as_of: &'a str,
    documents: u32,
    /// Name, first document, the one after the last.
    kinds: Vec<(&'static str, u32, u32)>,
    names: Vec<&'static str>,
    statuses: Vec<&'static str>,
    /// Documents in a file of records: institutions, others.
    chunks: (u32, u32),
    /// Files of keys.
    keys: usize,
    /// Keys with a file of their own, in the order of the files, joined by spaces.
    lists: String,
    /// Names of each technology; the documents of the same numbers are theirs.
    technologies: Vec<Vec<&'a str>>,
    most_meant: usize,
    levels: &'static [(&'static str, &'static [u8])],
    questions: &'static [&'static str],
    prefix: String,
    average: u32,
    /// Code, name, first document, the one after the last, of the places right below the area.
    places: Vec<(&'a str, &'a str, u32, u32)>,
    /// Four ideographs a digit, the first in the highest bit.
    known: String,
}

/// The bytes of `head.json`.
pub(super) fn head<'a>(
    index: &Index,
    as_of: &str,
    keys: usize,
    long: impl Iterator<Item = &'a String>,
) -> Result<Vec<u8>, SearchError> {
    let ranges = index.ranges();
    let kinds = Kind::ALL.into_iter().zip(ranges);
    let lists: Vec<&str> = long.map(String::as_str).collect();
    let head = Head {
        as_of,
        documents: index.len(),
        kinds: kinds.map(|(kind, (from, to))| (kind.in_chinese(), from, to)).collect(),
        names: NameKind::ALL.map(NameKind::in_chinese).to_vec(),
        statuses: STATUSES.map(FilingStatus::in_chinese).to_vec(),
        chunks: (INSTITUTIONS, OTHERS),
        keys,
        lists: lists.join(" "),
        technologies: technologies(index, ranges[0].1),
        most_meant: MOST_MEANT,
        levels: LEVELS,
        questions: QUESTIONS,
        prefix: index.prefix.iter().collect(),
        average: index.average_text,
        places: top(index).map(|each| (&*each.code, &*each.name, each.from, each.to)).collect(),
        known: known(index),
    };
    Ok(serde_json::to_vec(&head)?)
}

/// In the order of a key's lists.
const STATUSES: [FilingStatus; 4] = [
    FilingStatus::Active,
    FilingStatus::Suspended,
    FilingStatus::Withdrawn,
    FilingStatus::Cancelled,
];

fn technologies(index: &Index, count: u32) -> Vec<Vec<&str>> {
    let names = |number| {
        let document = index.document(number);
        let others = document.others.iter().map(|each| each.text.as_str());
        std::iter::once(document.title.as_str()).chain(others).collect()
    };
    (0..count).map(names).collect()
}

fn top(index: &Index) -> impl Iterator<Item = &PlaceRange> {
    index.places.iter().filter(|each| each.depth == 0)
}

fn known(index: &Index) -> String {
    let is_known = |code: u32| char::from_u32(code).is_some_and(|each| index.known.contains(&each));
    let digit = |first: usize| {
        let first = IDEOGRAPHS.start + first as u32;
        let bits = (0..4).fold(0, |bits, at| bits << 1 | u32::from(is_known(first + at)));
        char::from_digit(bits, 16).unwrap_or('0')
    };
    (0..IDEOGRAPHS.len()).step_by(4).map(digit).collect()
}

/// The bytes of `traditional.json`: one text, traditional and simplified in turn.
pub(super) fn traditional(index: &Index) -> Result<Vec<u8>, SearchError> {
    Ok(serde_json::to_vec(&index.folder.simplified().as_text())?)
}

/// The places below each place right below the area: code, name, depth, range.
pub(super) fn places(index: &Index) -> Result<Vec<(String, Vec<u8>)>, SearchError> {
    let file = |above: &PlaceRange| {
        let inside =
            |each: &&PlaceRange| each.depth > 0 && above.from <= each.from && each.to <= above.to;
        let below = index.places.iter().filter(inside);
        let below: Vec<_> =
            below.map(|each| (&each.code, &each.name, each.depth, each.from, each.to)).collect();
        Ok((format!("places/{}.json", above.code), serde_json::to_vec(&below)?))
    };
    top(index).map(file).collect()
}
