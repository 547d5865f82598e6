//! Documents as the browser shows them, some side by side in one file.

use crate::search::SearchError;
use crate::search::document::{Document, Holding, Kind, OtherName, level_number};
use crate::search::index::Index;
use serde::Serialize;
use std::ops::Range;

/// Institutions in one file: few, for those of one answer stand apart where it is a place's.
pub(crate) const INSTITUTIONS: u32 = 16;

/// Other documents in one file; they carry texts.
pub(crate) const OTHERS: u32 = 8;

/// One file.
#[derive(Serialize)]
struct File<'a> {
    /// Where documents stand.
    contexts: Vec<&'a str>,
    /// Who holds filings.
    authorities: Vec<&'a str>,
    documents: Vec<Record<'a>>,
}

/// Title, address, place in `contexts`, level, other names, holdings, text, and what is disclosed
/// and not filed, if anything is.
#[derive(Serialize)]
struct Record<'a>(
    &'a str,
    &'a str,
    usize,
    u8,
    Vec<(u8, &'a str)>,
    Vec<Filed>,
    &'a str,
    #[serde(skip_serializing_if = "<[usize]>::is_empty")] &'a [usize],
);

/// Technology, status, when completed and for which part, place in `authorities`; of one that has
/// ended, since when. Days in words, as they are shown.
#[derive(Serialize)]
#[serde(untagged)]
enum Filed {
    Valid(usize, u8, String, usize),
    Ended(usize, u8, String, usize, String),
}

/// The documents of each file: those before the institutions, the institutions, the others.
pub(crate) fn chunks(index: &Index) -> Vec<Range<u32>> {
    let (from, to) = index.ranges()[Kind::Institution as usize];
    let spans = [(0, from, OTHERS), (from, to, INSTITUTIONS), (to, index.len(), OTHERS)];
    let chunks = spans.into_iter().flat_map(|(from, to, size)| {
        let starts = (from..to).step_by(size as usize);
        starts.map(move |start| start..(start + size).min(to))
    });
    chunks.collect()
}

/// The bytes of one file.
pub(crate) fn file(index: &Index, documents: Range<u32>) -> Result<Vec<u8>, SearchError> {
    let mut file = File { contexts: Vec::new(), authorities: Vec::new(), documents: Vec::new() };
    for number in documents {
        let record = record(index.document(number), &mut file.contexts, &mut file.authorities);
        file.documents.push(record);
    }
    Ok(serde_json::to_vec(&file)?)
}

fn record<'a>(
    document: &'a Document,
    contexts: &mut Vec<&'a str>,
    authorities: &mut Vec<&'a str>,
) -> Record<'a> {
    let holding = |each: &'a Holding| {
        let authority = place(authorities, &each.authority);
        let (technology, status) = (each.technology, each.state.number() as u8);
        match each.end() {
            end if end.is_empty() => Filed::Valid(technology, status, each.completion(), authority),
            end => Filed::Ended(technology, status, each.completion(), authority, end),
        }
    };
    let holdings = document.holdings.iter().map(holding).collect();
    let other = |each: &'a OtherName| (each.kind as u8, each.text.as_str());
    Record(
        &document.title,
        &document.address,
        place(contexts, &document.context),
        level_number(document.level),
        document.others.iter().map(other).collect(),
        holdings,
        &document.text,
        &document.disclosed,
    )
}

/// The place of a text in a list, at the end if it is new.
fn place<'a>(list: &mut Vec<&'a str>, text: &'a str) -> usize {
    list.iter().position(|each| *each == text).unwrap_or_else(|| {
        list.push(text);
        list.len() - 1
    })
}
