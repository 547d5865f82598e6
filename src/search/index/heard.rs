//! What a query sounds like, for those who heard a name and write it with other characters
//! (`themes/default/search/query.js` does the same from the same table).

use crate::reading;
use crate::search::document::Document;
use crate::search::fold::Folder;
use crate::search::query::Query;
use std::collections::BTreeMap;
use std::ops::Range;

/// The readings of common characters and of those in names, one each.
pub(crate) struct Heard {
    readings: BTreeMap<char, &'static str>,
}

impl Heard {
    pub(super) fn new(documents: &[Document], folder: &Folder) -> Self {
        let mut readings = BTreeMap::new();
        for document in documents {
            for character in folder.characters(&document.title) {
                readings.entry(character).or_insert_with(|| reading::usual(character));
            }
        }
        let known = readings.into_iter().filter_map(|(each, reading)| Some((each, reading?)));
        Self { readings: reading::common().chain(known).collect() }
    }

    /// A query in letters, as it sounds, behind the words that ask for something.
    pub(crate) fn spelt(&self, query: &Query) -> String {
        let others = query.mentions.iter().filter(|each| each.technologies.is_empty());
        let words = query.asking().into_iter().chain(others);
        let words = words.map(|word| String::from_iter(&query.plain[word.from..word.to]));
        let spelt = |stretch: Range<usize>| {
            let sounds = query.plain[stretch].iter().map(|each| self.sound(*each));
            sounds.collect::<String>()
        };
        words.chain(query.beside().into_iter().map(spelt)).collect::<Vec<_>>().join(" ")
    }

    fn sound(&self, character: char) -> String {
        let reading = self.readings.get(&character);
        reading.map_or_else(|| character.to_string(), |reading| (*reading).to_owned())
    }

    /// Syllable by syllable, each with its characters behind it.
    pub(crate) fn as_text(&self) -> String {
        let mut characters: BTreeMap<&str, String> = BTreeMap::new();
        for (character, reading) in &self.readings {
            characters.entry(reading).or_default().push(*character);
        }
        characters.into_iter().flat_map(|(reading, all)| [reading.to_owned(), all]).collect()
    }
}
