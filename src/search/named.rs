//! What stands in a question beside its technology: places, the institutions it names, or the name
//! of one that is not here (`themes/default/search/find.js` does the same).

use super::document::Kind;
use super::find::Finder;
use super::key;
use super::query::{Mention, Query};
use super::set::DocSet;
use super::tier::Tier;
use super::{SearchError, verify};
use std::ops::Range;

/// Candidates of which a question can name some.
const MOST_CANDIDATES: u32 = 8;

/// Institutions that a question can name at once: more share a word that is no name of one.
const MOST_NAMED: usize = 4;

/// How hospitals' names end.
pub(super) const HOSPITAL_ENDS: [&str; 2] = ["院", "中心"];

/// Words of which names are made that say of no hospital which it is.
pub(super) const GENERIC: &[&str] = &[
    "省",
    "市",
    "县",
    "区",
    "州",
    "旗",
    "第",
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "人民",
    "中心",
    "中医",
    "中西医",
    "结合",
    "儿童",
    "妇幼",
    "妇女",
    "保健",
    "附属",
    "总",
    "肿瘤",
    "口腔",
    "医学院",
    "大学",
    "医疗",
    "卫生",
    "公共",
    "临床",
    "健康",
    "医",
    "院",
];

/// Numerals that side by side are no number of a hospital among others.
pub(super) const NUMERALS: &str = "〇零一二三四五六七八九";
const NUMBER: usize = 3;

/// What stands beside the technologies asked for.
#[derive(Default)]
pub(super) struct Beside {
    /// Names of places.
    pub(super) places: Vec<Vec<char>>,
    /// Whether each character of the query is the 医院 behind a place, which names none.
    pub(super) aside: Vec<bool>,
    /// The institutions named.
    pub(super) named: Vec<u32>,
    /// A name that no institution has.
    pub(super) absent: String,
}

impl Finder<'_> {
    /// Reads what stands beside the technologies; `free` where the query is no name as a whole, and
    /// `apart` where it is no institution's.
    pub(super) fn beside(&mut self, free: bool, apart: bool) -> Result<Beside, SearchError> {
        let query = self.query;
        let mut beside = Beside { aside: vec![false; query.plain.len()], ..Beside::default() };
        let mut others = Vec::new();
        for stretch in query.beside() {
            match self.place(&query.plain[stretch.clone()])? {
                Some(length) => {
                    let end = stretch.start + length;
                    beside.places.push(query.plain[stretch.start..end].to_vec());
                    beside.aside[end..stretch.end].fill(query.means_technology());
                }
                None => others.push(stretch),
            }
        }
        let alone = beside.places.is_empty() && others.len() == 1;
        let longest = others.into_iter().rev().max_by_key(Range::len);
        let Some(stretch) = longest else { return Ok(beside) };
        let institutions = self.institutions();
        let text = &query.plain[stretch.clone()];
        let mut candidates = self.all(text, &[0, 1])?.and(&institutions);
        if candidates.is_empty() {
            candidates = self.only_one_of(&stretch)?;
        }
        if free && alone && candidates.is_empty() && query.is_institution(&stretch) {
            beside.absent = query.plain[stretch].iter().collect();
        } else if apart && !query.asked(self.index.words.standings.barred).is_empty() {
            let mut candidates = self.there(candidates, &beside.places)?;
            if candidates.len() > MOST_CANDIDATES {
                // Pairs of many names may make it up; a title that holds it comes before other names.
                candidates = candidates.and(&self.all(text, &[0])?);
            }
            beside.named = self.named(&candidates, text);
        }
        Ok(beside)
    }

    /// The institution whose names hold all parts of a stretch, where it is the only one: 峰峰总医院.
    fn only_one_of(&mut self, stretch: &Range<usize>) -> Result<DocSet, SearchError> {
        self.aside = (0..self.query.plain.len()).map(|at| !stretch.contains(&at)).collect();
        let set = self.parts(&[0, 1], &[])?.and(&self.institutions());
        self.aside.fill(false);
        Ok(if set.len() == 1 { set } else { self.none() })
    }

    /// How many characters of a stretch are the whole name of a place: all, or all but a 医院 that no
    /// title has behind it. What is an institution's name is none.
    fn place(&mut self, stretch: &[char]) -> Result<Option<usize>, SearchError> {
        let institutions = self.institutions();
        let short = stretch.strip_suffix(&['医', '院']).unwrap_or(stretch);
        for name in [stretch, short] {
            let set = self.any(&key::whole(name), &[0, 1])?;
            let mut hospitals = set.clone().and(&institutions);
            if name.len() < stretch.len() {
                hospitals = hospitals.or(&self.all(stretch, &[0])?.and(&institutions));
            }
            if !hospitals.is_empty() {
                return Ok(None);
            }
            if !set.and(&self.of_kinds(Kind::Place, Kind::Place)).is_empty() {
                return Ok(Some(name.len()));
            }
        }
        Ok(None)
    }

    /// Those of some institutions that are in the places named, or all where none is.
    fn there(&mut self, mut set: DocSet, places: &[Vec<char>]) -> Result<DocSet, SearchError> {
        for place in places {
            let inside = set.clone().and(&self.all(place, &[0, 1, 2])?);
            set = if inside.is_empty() { set } else { inside };
        }
        Ok(set)
    }

    /// Those of a few candidates of which one name holds all of what is asked, and none better; one
    /// that is alone though it holds it in parts.
    fn named(&self, candidates: &DocSet, name: &[char]) -> Vec<u32> {
        if candidates.len() > MOST_CANDIDATES || is_generic(name) {
            return Vec::new();
        }
        let own = candidates.iter().filter(|each| !self.is_branch(*each, name));
        let tiers = own.filter_map(|each| {
            let tier = match verify::by_name(self.index, name, self.index.document(each)) {
                // To begin with it is no more than to contain it: 阜外 is asked of both.
                Some(Tier::Begins) => Tier::Contains,
                Some(tier) => tier,
                None if candidates.len() == 1 => Tier::NameParts,
                None => return None,
            };
            Some((tier, each))
        });
        let tiers: Vec<(Tier, u32)> = tiers.collect();
        let best = tiers.iter().map(|(tier, _)| *tier).min();
        let named = tiers.iter().filter(|(tier, _)| Some(*tier) == best);
        let named: Vec<u32> = named.map(|(_, each)| *each).collect();
        if named.len() > MOST_NAMED { Vec::new() } else { named }
    }

    /// Whether the title goes on behind a hospital's whole name, as that of a branch does: 北方院区
    /// behind 北京大学第三医院 is not the hospital asked about.
    fn is_branch(&self, document: u32, name: &[char]) -> bool {
        let title = self.index.folder.characters(&self.index.document(document).title);
        let title = String::from_iter(title);
        let name = String::from_iter(name);
        ends_hospital(&name)
            && title
                .find(&name)
                .is_some_and(|at| title[at + name.len()..].ends_with(['院', '区', '部', '心']))
    }

    /// The tiers of the institutions named: each by what it has filed of what is asked for.
    pub(super) fn by_filings(&mut self, named: &[u32]) -> Result<Vec<(Tier, DocSet)>, SearchError> {
        let named = DocSet::of(self.index.len(), named.iter().copied());
        let mut tiers = Vec::new();
        for (tier, statuses) in [(Tier::Named, &[0][..]), (Tier::NamedNotValid, &[0, 1, 2, 3])] {
            let mut filed = self.none();
            for mention in self.query.asking() {
                filed = filed.or(&self.meant(mention, statuses)?);
            }
            tiers.push((tier, filed.and(&named)));
        }
        tiers.push((Tier::NoRecord, named));
        Ok(tiers)
    }

    /// Institutions in the places named that have filed what is asked for.
    pub(super) fn in_place(&mut self, places: &[Vec<char>]) -> Result<DocSet, SearchError> {
        if places.is_empty() || !self.query.means_technology() {
            return Ok(self.none());
        }
        let filed = self.parts(&[0, 1, 2], &self.query.statuses())?;
        let mut set = filed.and(&self.institutions());
        for place in places {
            set = set.and(&self.all(place, &[2])?);
        }
        Ok(set)
    }

    /// The pages that answer a word of the query, and the prohibited technologies it asks for.
    pub(super) fn told(&mut self) -> Result<DocSet, SearchError> {
        let mut found = self.none();
        let pages = self.of_kinds(Kind::Page, Kind::Page);
        for mention in &self.query.mentions {
            if mention.is_told() {
                found = found.or(&self.any(&mention.keys[0], &[0, 1])?.and(&pages));
            } else if mention.prohibited {
                let numbers = mention.technologies.iter().map(|each| *each as u32);
                found = found.or(&DocSet::of(self.index.len(), numbers));
            }
        }
        Ok(found)
    }
}

impl Query {
    /// The technologies asked for that can be filed: those before the first prohibited one.
    pub(super) fn asked(&self, barred: usize) -> Vec<usize> {
        let asking = self.asking();
        let mut numbers = each_once(asking.iter().flat_map(|each| &each.technologies));
        numbers.retain(|each| *each < barred);
        numbers
    }

    /// The prohibited technologies asked for.
    pub(super) fn prohibited(&self) -> Vec<usize> {
        let words = self.mentions.iter().filter(|each| each.prohibited);
        each_once(words.flat_map(|each| &each.technologies))
    }

    /// Whether a stretch is written as an institution's name, and no word in it asks for anything.
    fn is_institution(&self, stretch: &Range<usize>) -> bool {
        let text: String = self.plain[stretch.clone()].iter().collect();
        let apart = |each: &Mention| each.to <= stretch.start || each.from >= stretch.end;
        ends_hospital(&text) && self.mentions.iter().all(apart)
    }
}

/// Whether a text ends as hospitals' names do.
pub(super) fn ends_hospital(text: &str) -> bool {
    HOSPITAL_ENDS.iter().any(|end| text.ends_with(end))
}

/// Whether a text is made of words that many hospitals' names have, and so is the name of none:
/// 第三医院, 市二院.
fn is_generic(text: &[char]) -> bool {
    // Three numerals side by side are a name: 七二一医院.
    if text.windows(NUMBER).any(|each| each.iter().all(|each| NUMERALS.contains(*each))) {
        return false;
    }
    let mut reached = vec![true];
    for to in 1..=text.len() {
        let ends = |from: usize| {
            let word: String = text[from..to].iter().collect();
            reached[from] && GENERIC.contains(&word.as_str())
        };
        let any = (0..to).any(ends);
        reached.push(any);
    }
    reached[text.len()]
}

fn each_once<'a>(all: impl Iterator<Item = &'a usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for each in all {
        if !found.contains(each) {
            found.push(*each);
        }
    }
    found
}
