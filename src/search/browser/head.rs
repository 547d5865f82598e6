//! What the browser needs before any query: the words that mean something, and where things are.

use super::neighbour::Commonness;
use super::patterns::patterns;
use super::record::{INSTITUTIONS, OTHERS};
use super::shard::KeyShard;
use crate::record::Level;
use crate::search::SearchError;
use crate::search::document::{Kind, NameKind, State, UNKNOWN_LEVEL, in_chinese, level_number};
use crate::search::find::tier::Tier;
use crate::search::index::Index;
use crate::search::index::key::Family;
use crate::search::query::ordinal::numerals;
use crate::search::query::stretch::{AND, NEGATIONS, PARTICLES, TO};
use crate::search::query::words::{METHODS, MOST_MEANT, SPECIALITIES, VALUES};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Head<'a> {
    /// In words, as it is shown.
    as_of: String,
    documents: u32,
    /// Name, first document, the one after the last.
    kinds: Vec<(&'static str, u32, u32)>,
    names: Vec<&'static str>,
    statuses: Vec<&'static str>,
    /// The words of the tiers, the best first.
    tiers: Vec<&'static str>,
    /// What results of each tier say about how they were found.
    remarks: Vec<&'static str>,
    /// Names of the levels by their numbers.
    grades: Vec<&'static str>,
    /// Documents in a file of records: institutions, others.
    chunks: (u32, u32),
    /// Files of keys, family by family.
    keys: [usize; Family::ALL.len()],
    /// Long keys in the order of their files: those of one joined by spaces, the files by commas.
    lists: String,
    /// The common parts of keys, the most common first, joined by spaces.
    common: String,
    /// Names of each technology; the documents of the same numbers are theirs.
    technologies: Vec<Vec<&'a str>>,
    /// Words with which people ask for technologies, folded, and which.
    asked: &'a BTreeMap<String, Vec<usize>>,
    /// Other words for places, and their names.
    places: &'a BTreeMap<String, String>,
    /// Words for specialities, which mean no technology.
    specialities: &'static [&'static str],
    /// Words for methods, which mean one only where nothing stands before them.
    methods: &'static [&'static str],
    /// The first technology that is prohibited, and what answers say of each.
    barred: usize,
    notes: &'a [String],
    most: usize,
    /// Words for levels and statuses, and their keys.
    values: BTreeMap<&'static str, &'static [&'static str]>,
    /// What parts a query.
    patterns: [String; 19],
    /// Numerals for the ordinals of hospitals in figures.
    numerals: Vec<String>,
    negations: &'static str,
    /// What stands between two technologies, and what leads from one to a hospital.
    and: &'static str,
    to: &'static str,
    particles: &'static str,
    prefix: String,
    average: u32,
    /// First document of each level's number among the institutions, and the one after the last
    /// level's.
    ranked: Vec<u32>,
    /// Traditional and simplified characters in turn.
    traditional: String,
}

/// The bytes of `head.json`.
pub(crate) fn head(
    index: &Index,
    as_of: &str,
    keys: [usize; Family::ALL.len()],
    long: &[KeyShard],
    common: &Commonness<'_>,
) -> Result<Vec<u8>, SearchError> {
    let ranges = index.ranges();
    let kinds = Kind::ALL.into_iter().zip(ranges);
    let lists: Vec<String> =
        long.iter().map(|file| file.text.trim_end().replace('\n', " ")).collect();
    let head = Head {
        as_of: in_chinese(as_of),
        documents: index.len(),
        kinds: kinds.map(|(kind, (from, to))| (kind.in_chinese(), from, to)).collect(),
        names: NameKind::ALL.map(NameKind::in_chinese).to_vec(),
        statuses: State::ALL.map(State::in_chinese).to_vec(),
        tiers: Tier::ALL.map(Tier::code).to_vec(),
        remarks: Tier::ALL.map(|tier| tier.remark().unwrap_or_default()).to_vec(),
        grades: Level::ALL.map(Level::in_chinese).into_iter().chain(["级别未注明"]).collect(),
        chunks: (INSTITUTIONS, OTHERS),
        keys,
        lists: lists.join(","),
        common: common.as_text(),
        technologies: technologies(index, ranges[0].1),
        asked: &index.words.asked,
        places: &index.words.places,
        specialities: SPECIALITIES,
        methods: METHODS,
        barred: index.words.standings.barred,
        notes: &index.words.standings.notes,
        most: MOST_MEANT,
        values: VALUES.iter().copied().collect(),
        patterns: patterns(&index.words, &String::from_iter(&index.prefix)),
        numerals: numerals(),
        negations: NEGATIONS,
        and: AND,
        to: TO,
        particles: PARTICLES,
        prefix: index.prefix.iter().collect(),
        average: index.average_text,
        ranked: ranked(index, ranges[Kind::Institution as usize]),
        traditional: index.folder.simplified().as_text(),
    };
    Ok(serde_json::to_vec(&head)?)
}

fn technologies(index: &Index, count: u32) -> Vec<Vec<&str>> {
    let names = |number| {
        let document = index.document(number);
        document.names().collect()
    };
    (0..count).map(names).collect()
}

/// Institutions are numbered level by level.
fn ranked(index: &Index, (from, to): (u32, u32)) -> Vec<u32> {
    let institutions = &index.documents[from as usize..to as usize];
    let below = |level| institutions.partition_point(|each| level_number(each.level) < level);
    (0..=UNKNOWN_LEVEL + 1).map(|level| from + below(level) as u32).collect()
}
