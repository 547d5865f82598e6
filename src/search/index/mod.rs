//! The index of one release: its documents, and under which keys each is found.

pub(super) mod engine;
pub(super) mod key;
pub(super) mod set;

use super::SearchError;
use crate::catalog::PLACES_END;
use crate::reading;
use crate::search::document::collect::{self, Collected, Place};
use crate::search::document::own_name;
use crate::search::document::{Document, Kind, NameKind, level_number};
use crate::search::find::verify;
use crate::search::fold::Folder;
use crate::search::fold::traditional::Simplified;
use crate::search::query::LONGEST;
use crate::search::query::unheld;
use crate::search::query::words::Words;
use crate::search::query::written_place;
use crate::site::Site;
use engine::{Engine, Keys, Lists};
use set::DocSet;
use std::collections::BTreeSet;

/// At most so many combinations of readings of neighbouring characters.
const MOST_COMBINATIONS: usize = 27;

/// Characters of a short name that is kept as a whole too.
const LONGEST_SHORT: usize = 4;

/// What a school's name ends with where it is written in full.
const SCHOOLS: [[char; 2]; 2] = [['大', '学'], ['学', '院']];

/// Characters of a hospital's name that is a place's and 医院; more where that is all of it:
/// 西双版纳州医院.
const SHORTEST_OF_PLACE: usize = 4;
const LONGEST_OF_PLACE: usize = 6;

/// Everything a query can ask of one release.
pub struct Index {
    pub(crate) documents: Vec<Document>,
    pub(crate) places: Vec<Place>,
    pub(crate) folder: Folder,
    pub(crate) words: Words,
    pub(crate) engine: Engine,
    /// What all institutions' names begin with, folded, such as 示例.
    pub(crate) prefix: Vec<char>,
    /// Characters of a text on average, at least one.
    pub(crate) average_text: u32,
}

impl Index {
    /// Makes the index of a site.
    ///
    /// # Errors
    /// When the index library fails.
    pub fn build(site: &Site<'_>) -> Result<Self, SearchError> {
        let Collected { documents, places, standings } = collect::collect(site);
        let folder = folder(&documents);
        let prefix = common_prefix(&documents, &folder);
        let mut words = Words::new(&documents, &folder, standings);
        words.places = written_place::words(&places);
        words.own_type = own_type(site);
        let keys = documents.iter().map(|each| keys(each, &folder, &prefix));
        let engine = Engine::build(keys)?;
        words.unheld = unheld::pairs(|pair| engine.holds(pair))?;
        let average_text = average_text(&documents);
        Ok(Self { documents, places, folder, words, engine, prefix, average_text })
    }

    /// A document by its number.
    #[must_use]
    pub fn document(&self, number: u32) -> &Document {
        &self.documents[number as usize]
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.documents.len() as u32
    }

    /// Whether there is nothing to find.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Where each kind's numbers begin and end, in the order of [`Kind::ALL`].
    pub(crate) fn ranges(&self) -> [(u32, u32); 8] {
        Kind::ALL.map(|kind| {
            let from = self.documents.partition_point(|each| each.kind < kind);
            let to = self.documents.partition_point(|each| each.kind <= kind);
            (from as u32, to as u32)
        })
    }

    pub(crate) fn lists(&self, key: &str) -> Result<Lists<DocSet>, SearchError> {
        self.engine.lists(key)
    }
}

/// What the name of the site's own area ends with; 区 may be a district's as well.
fn own_type(site: &Site<'_>) -> Option<char> {
    let own = site.reference.jurisdictions.get(&site.jurisdiction)?;
    own.name.chars().last().filter(|last| PLACES_END.contains(last) && *last != '区')
}

/// Traditional characters that no text uses are read as simplified ones that some text uses.
fn folder(documents: &[Document]) -> Folder {
    let plain = Folder::default();
    let mut used = BTreeSet::new();
    for document in documents {
        let others = document.others.iter().map(|each| &each.text);
        let names = std::iter::once(&document.title).chain(others).chain(&document.place_names);
        for text in names.chain(texts(document)) {
            used.extend(plain.characters(text));
        }
    }
    Folder::new(Simplified::of_all().unless_used(&used).leading_to(&used))
}

/// What the names of all institutions begin with; nothing where there is only one.
fn common_prefix(documents: &[Document], folder: &Folder) -> Vec<char> {
    let institutions = documents.iter().filter(|each| each.kind == Kind::Institution);
    let mut names = institutions.map(|each| folder.characters(&each.title));
    let (Some(first), Some(second)) = (names.next(), names.next()) else { return Vec::new() };
    let common = |prefix: Vec<char>, name: Vec<char>| {
        let length = prefix.iter().zip(&name).take_while(|(one, other)| one == other).count();
        prefix[..length].to_vec()
    };
    names.fold(common(first, second), common)
}

fn average_text(documents: &[Document]) -> u32 {
    let lengths = documents.iter().map(|each| each.text.chars().count()).filter(|each| *each > 0);
    let (count, sum) = lengths.fold((0, 0), |(count, sum), length| (count + 1, sum + length));
    (sum / count.max(1)).max(1) as u32
}

fn keys(document: &Document, folder: &Folder, prefix: &[char]) -> Keys {
    let title = folder.characters(&document.title);
    let mut keys: Keys = Default::default();
    if document.kind == Kind::Place {
        return place_keys(document, folder);
    }
    title_keys(&title, prefix, &mut keys[0]);
    sound_keys(&title, &mut keys[0]);
    let mut own = Vec::new();
    if document.kind == Kind::Institution {
        own = own_name::own_names(&title, &document.context);
        own.iter().for_each(|name| name_keys(name, &mut keys));
    }
    for other in &document.others {
        let name = folder.characters(&other.text);
        match other.kind {
            NameKind::Colloquial => keys[1].extend(short_keys(document, &title, &own, &name)),
            NameKind::WellKnown => {
                keys[1].extend(new_pairs(&title, &name));
                sound_keys(&name, &mut keys[0]);
                name_keys(&name, &mut keys);
            }
            _ => {
                keys[1].extend(key::pairs(&name));
                keys[1].extend(whole(&name));
            }
        }
    }
    let places = document.place_names.iter().map(|name| (2, name));
    for (list, text) in places.chain(texts(document).map(|text| (3, text))) {
        keys[list].extend(key::pairs(&folder.characters(text)));
    }
    fact_keys(document, folder, &mut keys);
    for list in &mut keys {
        list.sort_unstable();
        list.dedup();
    }
    keys
}

/// The keys of a name by which nobody but this one is called, though its title begins otherwise. How
/// it begins tells it from others where one character of it is wrong.
fn name_keys(name: &[char], keys: &mut Keys) {
    keys[0].extend(whole(name));
    keys[1].extend(key::beginnings(name));
}

/// The keys of a short name. As a whole it is kept where a part of many names is a whole one of this,
/// such as 川医, where a school's name is written in full, and where what stands before a hospital's
/// own name might be taken for a place.
fn short_keys(
    document: &Document,
    title: &[char],
    own: &[Vec<char>],
    name: &[char],
) -> Vec<String> {
    let mut keys: Vec<String> = new_pairs(title, name).collect();
    keys.extend(of_place_alone(title, &document.context, name).filter_map(whole));
    let is_part = name.len() <= LONGEST_SHORT && !name.ends_with(&['院']);
    let of_school = SCHOOLS.iter().any(|school| verify::contains(name, school));
    if is_part || of_school || own.iter().any(|own| name.ends_with(own)) {
        keys.extend(whole(name));
    }
    keys
}

/// The pairs of a short name; what the title has is looked for there too.
fn new_pairs<'n>(title: &'n [char], name: &'n [char]) -> impl Iterator<Item = String> + 'n {
    name.windows(2).filter(|pair| !verify::contains(title, pair)).map(String::from_iter)
}

/// The ends of a short name that say whose a hospital is by its place alone: 农安医院 is asked as a
/// name, and not as hospitals in 农安, where one is called so.
fn of_place_alone<'n>(
    title: &[char],
    place: &str,
    name: &'n [char],
) -> impl Iterator<Item = &'n [char]> {
    const HOSPITAL: [char; 2] = ['医', '院'];
    let behind_place = |rest: &[char]| rest.last().is_some_and(|last| PLACES_END.contains(last));
    // Not those of a second name: 第四医院 of 西安市人民医院（西安市第四医院）.
    let is_so = name.iter().all(|each| title.contains(each));
    let is_so = is_so
        && title.strip_suffix(&HOSPITAL).is_some_and(|rest| {
            behind_place(rest)
                || rest.strip_suffix(&['人', '民']).is_some_and(behind_place)
                || place.contains(&String::from_iter(rest))
        })
        && name.ends_with(&HOSPITAL);
    let longest = name.len().min(LONGEST_OF_PLACE);
    let whole = Some(name.len()).filter(|length| *length > LONGEST_OF_PLACE);
    let lengths = is_so.then_some((SHORTEST_OF_PLACE..=longest).chain(whole));
    lengths.into_iter().flatten().map(|length| &name[name.len() - length..])
}

/// A place stands first where all of one of its names is asked for; a part of it is that of the
/// institutions there, which come before it.
fn place_keys(document: &Document, folder: &Folder) -> Keys {
    let mut keys: Keys = Default::default();
    let names = document.names().map(|name| folder.characters(name));
    keys[0].extend(names.filter_map(|name| whole(&name)));
    let path = document.place_names.iter().map(|name| folder.characters(name));
    for name in path {
        keys[1].extend(whole(&name));
        keys[2].extend(key::pairs(&name));
    }
    for list in &mut keys {
        list.sort_unstable();
        list.dedup();
    }
    keys
}

/// Its text, and the sentence that says what it is.
fn texts(document: &Document) -> impl Iterator<Item = &String> {
    let explained = matches!(document.kind, Kind::Technology | Kind::Term | Kind::Page);
    std::iter::once(&document.text).chain(explained.then_some(&document.context))
}

fn title_keys(title: &[char], prefix: &[char], keys: &mut Vec<String>) {
    keys.extend(key::pairs(title));
    let bare =
        title.strip_prefix(prefix).filter(|bare| !bare.is_empty() && bare.len() < title.len());
    for name in std::iter::once(title).chain(bare) {
        keys.extend(key::beginnings(name));
        keys.extend(whole(name));
    }
}

/// The key of a whole name; none of one that no query is as long as.
fn whole(name: &[char]) -> Option<String> {
    (name.len() <= LONGEST).then(|| key::whole(name))
}

/// Readings of neighbouring characters in every combination, and their first letters.
fn sound_keys(title: &[char], keys: &mut Vec<String>) {
    let readings: Vec<Vec<&str>> = title.iter().map(|each| reading::readings(*each)).collect();
    for pair in readings.windows(2) {
        for first in &pair[0] {
            keys.extend(pair[1].iter().map(|second| key::syllables(first, second)));
        }
    }
    let letters: Vec<Vec<char>> = readings.iter().map(|all| first_letters(all)).collect();
    for three in letters.windows(3) {
        let mut combinations = vec![Vec::new()];
        for letters in three {
            combinations = combinations
                .iter()
                .flat_map(|begun: &Vec<char>| {
                    letters.iter().map(|letter| [begun.as_slice(), &[*letter]].concat())
                })
                .take(MOST_COMBINATIONS)
                .collect();
        }
        keys.extend(combinations.iter().map(|letters| key::initials(letters)));
    }
}

fn first_letters(readings: &[&str]) -> Vec<char> {
    let letters: BTreeSet<char> = readings.iter().filter_map(|each| each.chars().next()).collect();
    letters.into_iter().collect()
}

/// Identifiers, dates, level, technologies and statuses.
fn fact_keys(document: &Document, folder: &Folder, keys: &mut Keys) {
    let identifiers =
        document.identifiers.iter().map(|each| key::identifier(&folder.characters(each)));
    keys[0].extend(identifiers);
    for date in &document.dates {
        keys[0].push(format!("@{date}"));
        keys[0].push(format!("@{}", &date[..6]));
    }
    if document.kind == Kind::Institution {
        keys[0].push(format!("#l{}", level_number(document.level)));
    }
    for holding in &document.holdings {
        let Some(list) = holding.state.list() else { continue };
        keys[list].push(format!("#t{}", holding.technology));
        keys[list].push("#s".to_owned());
        keys[0].push(format!("#s{list}"));
    }
}
