//! The ways a jurisdiction is written: in full, short, by an alias, after its parents' names.

use super::ids::JurisdictionCode;
use super::jurisdiction::{Jurisdiction, Jurisdictions, Level};
use super::resolution::Resolution;
use crate::lookup::Table;
use crate::text::fold;

/// What the names of places end with.
pub(crate) const PLACES_END: [char; 7] = ['省', '市', '县', '区', '州', '盟', '旗'];

/// The number of names in a reading that are not written in full. A reading with fewer wins:
/// 吉林市 is the city, though 吉林 alone can be the province too.
type Abbreviations = usize;

/// Every single name of every jurisdiction, folded.
#[derive(Clone, Debug)]
pub(crate) struct PlaceNames {
    names: Table<String, Vec<(JurisdictionCode, Abbreviations)>>,
    /// The bytes of the longest: what a text begins with need not be looked up beyond.
    longest: usize,
}

/// One way to understand a whole text as a chain of names.
struct Reading {
    code: JurisdictionCode,
    abbreviations: Abbreviations,
    starts_with_province: bool,
}

impl PlaceNames {
    pub(crate) fn new<'a>(jurisdictions: impl Iterator<Item = &'a Jurisdiction>) -> Self {
        let mut names: Table<String, Vec<_>> = Table::default();
        for jurisdiction in jurisdictions {
            let mut add = |name: &str, abbreviations| {
                let codes = names.entry(fold(name)).or_default();
                if codes.iter().all(|(code, _)| *code != jurisdiction.code) {
                    codes.push((jurisdiction.code.clone(), abbreviations));
                }
            };
            add(&jurisdiction.name, 0);
            jurisdiction.short_name().into_iter().for_each(|short| add(short, 1));
            jurisdiction.aliases.iter().for_each(|alias| add(alias, 1));
        }
        let longest = names.keys().map(String::len).max().unwrap_or_default();
        Self { names, longest }
    }

    /// See [`Jurisdictions::resolve`]; `folded` is the folded text.
    pub(crate) fn resolve(
        &self,
        folded: &str,
        scope: &JurisdictionCode,
        table: &Jurisdictions,
    ) -> Resolution<JurisdictionCode> {
        let readings = self.readings(&without_separators(folded), None, table);
        let in_context = |reading: &&Reading| table.overlap(&reading.code, scope);
        let here: Vec<&Reading> = readings.iter().filter(in_context).collect();
        match here.is_empty() {
            false => fullest(&here),
            true => {
                fullest(&readings.iter().filter(|r| r.starts_with_province).collect::<Vec<_>>())
            }
        }
    }

    fn readings(
        &self,
        text: &str,
        within: Option<&JurisdictionCode>,
        table: &Jurisdictions,
    ) -> Vec<Reading> {
        let mut readings = Vec::new();
        let ends = text.char_indices().map(|(at, _)| at).skip(1).chain([text.len()]);
        for end in ends.take_while(|end| *end <= self.longest) {
            let (name, rest) = text.split_at(end);
            for (code, abbreviations) in self.named(name, within, table) {
                let is_province = table.level(code) == Some(Level::Province);
                let tails = match rest {
                    "" => vec![(code.clone(), 0)],
                    _ => below(self.readings(rest, Some(code), table)),
                };
                readings.extend(tails.into_iter().map(|(code, more)| Reading {
                    code,
                    abbreviations: abbreviations + more,
                    starts_with_province: is_province,
                }));
            }
        }
        readings
    }

    /// The jurisdictions of this name, strictly below `within`.
    fn named<'a>(
        &'a self,
        name: &str,
        within: Option<&'a JurisdictionCode>,
        table: &'a Jurisdictions,
    ) -> impl Iterator<Item = &'a (JurisdictionCode, Abbreviations)> {
        self.names.get(name).into_iter().flatten().filter(move |(code, _)| {
            within.is_none_or(|above| code != above && table.is_within(code, above))
        })
    }
}

fn below(readings: Vec<Reading>) -> Vec<(JurisdictionCode, Abbreviations)> {
    readings.into_iter().map(|reading| (reading.code, reading.abbreviations)).collect()
}

fn fullest(readings: &[&Reading]) -> Resolution<JurisdictionCode> {
    let fewest = readings.iter().map(|reading| reading.abbreviations).min();
    let best = readings.iter().filter(|reading| Some(reading.abbreviations) == fewest);
    Resolution::of(best.map(|reading| reading.code.clone()))
}

/// Drops what forms put between the levels: marks, and the table's words for a missing level.
fn without_separators(folded: &str) -> String {
    let marks = ['-', '/', '\\', '>', '·', '|', '_'];
    let joined: String = folded.chars().filter(|character| !marks.contains(character)).collect();
    ["省直辖县级行政区划", "自治区直辖县级行政区划", "市辖区"].iter().fold(
        joined,
        |text, filler| {
            let rest = text.replace(filler, "");
            if rest.is_empty() { text } else { rest }
        },
    )
}
