//! From a query to its documents, tier by tier (`themes/default/search/find.js` does the same).
//!
//! A tier is a set of documents, made from the lists of the query's keys alone; within a tier
//! documents stand by number, which is to say by kind, static rank and name. Only those that are shown are then looked
//! at, to tell the exact name from the one that begins so.

mod loose;
mod meant;
pub(super) mod named;
mod near;
mod sounds;
pub(super) mod tier;
pub(super) mod verify;

use super::SearchError;
use crate::search::document::Kind;
use crate::search::index::Index;
use crate::search::index::engine::Lists;
use crate::search::index::key;
use crate::search::index::set::DocSet;
use crate::search::query::{Mention, Query};
use named::{Beside, is_generic};
use std::cmp::Reverse;
use std::collections::HashMap;
use tier::Tier;

/// At most so many documents are looked at for one wrong character: those that hold as much of the
/// query as the best of them, or little less.
pub(crate) const MOST_NEAR: usize = 10;

/// Votes that a document may lack beside the best.
pub(crate) const LITTLE_LESS: u32 = 2;

/// Where fewer documents are found, and none by its name, one character may be wrong.
const FEW: u32 = 10;

/// The documents of a query before any of them is looked at.
pub(crate) struct Found {
    /// Documents by tier, each in one only; those of [`Tier::Near`] are candidates.
    pub(crate) tiers: Vec<(Tier, Vec<u32>)>,
    /// The institutions that a question about a technology names.
    pub(crate) named: Vec<u32>,
    /// A name asked for that no institution has; what agrees with a part of it is found instead.
    pub(crate) absent: String,
    /// What names may be but for one character.
    pub(crate) sought: Vec<char>,
}

/// The lists of a query's keys, each asked for once.
pub(crate) struct Finder<'a> {
    pub(crate) index: &'a Index,
    pub(crate) query: &'a Query,
    known: HashMap<String, Lists<DocSet>>,
    /// Whether each character of the query's parts is left aside.
    pub(crate) aside: Vec<bool>,
    /// Whether letters among other characters may be what a name sounds like.
    pub(crate) by_sound: bool,
    /// What names may be but for one character: the query, or the hospital it names.
    pub(crate) sought: Vec<char>,
}

impl<'a> Finder<'a> {
    pub(crate) fn new(index: &'a Index, query: &'a Query) -> Self {
        let (known, sought) = (HashMap::new(), query.whole.clone());
        let aside = vec![false; query.plain.len()];
        Self { index, query, known, aside, by_sound: false, sought }
    }

    /// Every tier of the query.
    pub(crate) fn find(mut self) -> Result<Found, SearchError> {
        let query = self.query;
        let mut tiers = vec![(Tier::Told, self.told()?)];
        let by_name = self.by_name()?;
        let nameless = !query.quoted && by_name.iter().all(|(_, set)| set.is_empty());
        let institutions = self.institutions();
        let apart = by_name.iter().all(|(_, set)| set.clone().and(&institutions).is_empty());
        tiers.extend(by_name);
        let parts = !query.quoted && query.plain.len() > 1;
        let mut beside = Beside::default();
        if parts {
            // A query that is an institution's name asks for nothing beside it.
            beside = self.beside(nameless, apart)?;
            tiers.extend(self.by_filings(&beside.named)?);
            tiers.push((Tier::InPlace, self.in_place(&beside.places)?));
            let named = self.parts(&[0, 1], &[])?;
            let valid = self.parts(&[0, 1, 2], &query.statuses())?;
            if beside.absent.is_empty() {
                tiers.push((Tier::NameParts, named));
                tiers.push((Tier::Parts, valid));
                // Of one status asked for, the others are no answer.
                let all = &[0, 1, 2, 3][..];
                let asked = query.statuses();
                let statuses = if asked == [0] { all } else { &asked };
                tiers.push((Tier::PartsNotValid, self.parts(&[0, 1, 2], statuses)?));
            } else {
                tiers.push((Tier::SomeNames, named));
                tiers.push((Tier::Some, valid));
            }
        }
        if query.whole.len() > 1 {
            let texts = self.all(&query.whole, &[3])?;
            if !texts.is_empty() {
                beside.absent.clear();
            }
            tiers.push((Tier::Text, texts));
        }
        if parts {
            tiers.push((Tier::TextParts, self.parts(&[0, 3], &[])?));
        }
        tiers.push((Tier::Sound, self.sounds()?));
        let few = tiers.iter().map(|(_, set)| set.len()).sum::<u32>() < FEW;
        // Of a question about a technology, the hospital may be misspelt.
        let hospital: Vec<char> = beside.absent.chars().collect();
        if query.means_technology() && !hospital.is_empty() && !is_generic(&hospital) {
            self.sought = hospital;
        }
        // Where the institution asked about is found, none is misspelt.
        if nameless && few && beside.named.is_empty() && query.is_as_typed() {
            tiers.push((Tier::Near, self.near()?));
        }
        let (tiers, sought) = (self.ordered(tiers)?, self.sought);
        Ok(Found { tiers, named: beside.named, absent: beside.absent, sought })
    }

    fn by_name(&mut self) -> Result<Vec<(Tier, DocSet)>, SearchError> {
        let whole = &self.query.whole;
        if whole.is_empty() {
            return Ok(Vec::new());
        }
        let [exact, exact_other, ..] = self.lists(&key::whole(whole))?;
        // 华西 and 四川华西医院 are asked of 四川大学华西医院 before all that hold as much.
        let exact = exact.or(&self.lists(&key::hospital(whole))?[0]);
        let facts = self
            .query
            .facts
            .iter()
            .try_fold(exact, |set, key| Ok::<_, SearchError>(set.or(&self.lists(key)?[0])))?;
        let begins = self.lists(&key::beginning(whole))?[0].clone();
        if whole.len() == 1 {
            return Ok(vec![(Tier::Exact, facts), (Tier::Begins, begins)]);
        }
        let contains = self.all(whole, &[0])?;
        let other = self.all(whole, &[0, 1])?.or(&exact_other);
        let begins = begins.and(&contains);
        Ok(vec![
            (Tier::Exact, facts),
            (Tier::Begins, begins),
            (Tier::Contains, contains),
            (Tier::OtherName, other),
        ])
    }

    pub(crate) fn none(&self) -> DocSet {
        DocSet::empty(self.index.len())
    }

    fn lists(&mut self, key: &str) -> Result<Lists<DocSet>, SearchError> {
        if let Some(lists) = self.known.get(key) {
            return Ok(lists.clone());
        }
        let lists = self.index.lists(key)?;
        self.known.insert(key.to_owned(), lists.clone());
        Ok(lists)
    }

    /// Documents that hold a key in one of these lists.
    pub(crate) fn any(&mut self, key: &str, of: &[usize]) -> Result<DocSet, SearchError> {
        let lists = self.lists(key)?;
        Ok(of.iter().fold(self.none(), |set, list| set.or(&lists[*list])))
    }

    /// Documents that hold every pair of a text in one of these lists; all where it has none.
    pub(crate) fn all(&mut self, text: &[char], of: &[usize]) -> Result<DocSet, SearchError> {
        let mut set = DocSet::full(self.index.len());
        for key in key::pairs(text) {
            set = set.and(&self.any(&key, of)?);
        }
        Ok(set)
    }

    /// Documents that hold all parts of the query, cut anywhere into parts of two characters or
    /// more: in these lists, or as a technology filed with one of these statuses or a level. What
    /// is left aside is not asked for.
    pub(crate) fn parts(
        &mut self,
        lists: &[usize],
        statuses: &[usize],
    ) -> Result<DocSet, SearchError> {
        let (query, length) = (self.query, self.query.plain.len());
        // Documents of which the first so many characters are accounted for, and of which the
        // last of them stands in a part that may go on.
        let mut done = vec![DocSet::full(self.index.len())];
        let mut open = vec![self.none()];
        for to in 1..=length {
            let going = match to.checked_sub(2).and_then(|from| query.plain_pair(from)) {
                Some(pair) => done[to - 2].clone().or(&open[to - 1]).and(&self.any(&pair, lists)?),
                None => self.none(),
            };
            let mut reached = going.clone();
            if !statuses.is_empty() {
                for mention in query.mentions.iter().filter(|each| each.to == to) {
                    let meant = self.meant(mention, statuses)?;
                    reached = reached.or(&done[mention.from].clone().and(&meant));
                }
            }
            let runs = if self.by_sound { &query.runs[..] } else { &[] };
            for run in runs.iter().filter(|each| each.to == to) {
                let spoken = self.spoken(&run.syllables)?;
                reached = reached.or(&done[run.from].clone().and(&spoken));
            }
            if self.aside[to - 1] {
                reached = reached.or(&done[to - 1]);
            }
            // 第11条 is not 第1 and 1条.
            let figures = query.plain[to - 1..].iter().take(2).filter(|each| each.is_ascii_digit());
            let goes_on = query.breaks.get(to) == Some(&false) && !self.aside[to];
            let torn = figures.count() == 2 && goes_on;
            done.push(if torn { self.none() } else { reached });
            open.push(going);
        }
        Ok(done.swap_remove(length))
    }

    /// Documents that a word means: of technologies those with a filing of one of these statuses.
    pub(crate) fn meant(
        &mut self,
        mention: &Mention,
        statuses: &[usize],
    ) -> Result<DocSet, SearchError> {
        let of: &[usize] = if mention.technologies.is_empty() { &[0, 1] } else { statuses };
        let mut set = self.none();
        for key in &mention.keys {
            set = set.or(&self.any(key, of)?);
        }
        Ok(set)
    }

    pub(crate) fn institutions(&self) -> DocSet {
        self.of_kinds(Kind::Institution, Kind::Institution)
    }

    /// The documents of the kinds from one to another.
    pub(crate) fn of_kinds(&self, first: Kind, last: Kind) -> DocSet {
        let ranges = self.index.ranges();
        let (from, to) = (ranges[first as usize].0, ranges[last as usize].1);
        DocSet::of(self.index.len(), from..to)
    }

    /// Where a technology is meant, technologies and institutions stand before what is written
    /// about them.
    fn ordered(
        &mut self,
        tiers: Vec<(Tier, DocSet)>,
    ) -> Result<Vec<(Tier, Vec<u32>)>, SearchError> {
        let ordered = self.by_tier(tiers)?;
        if !self.query.means_technology() {
            return Ok(ordered);
        }
        let (from, to) = (0, self.index.ranges()[Kind::Institution as usize].1);
        let split = |main: bool| {
            let keep = move |each: &u32| (from..to).contains(each) == main;
            let of_tier = move |(tier, documents): &(Tier, Vec<u32>)| {
                (*tier, documents.iter().copied().filter(keep).collect())
            };
            ordered.iter().map(of_tier)
        };
        Ok(split(true).chain(split(false)).collect())
    }

    fn by_tier(
        &mut self,
        tiers: Vec<(Tier, DocSet)>,
    ) -> Result<Vec<(Tier, Vec<u32>)>, SearchError> {
        let mut seen = self.none();
        let mut ordered = Vec::with_capacity(tiers.len());
        for (tier, set) in tiers {
            let mut documents: Vec<u32> = set.clone().minus(&seen).iter().collect();
            seen = seen.or(&set);
            if tier == Tier::Near {
                let votes = self.votes(&documents)?;
                let best = votes.values().copied().max().unwrap_or(0);
                documents.retain(|each| votes[each] + LITTLE_LESS >= best);
                documents.sort_by_key(|each| (Reverse(votes[each]), *each));
                documents.truncate(MOST_NEAR);
            }
            ordered.push((tier, documents));
        }
        Ok(ordered)
    }
}

/// One result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number of the document.
    pub document: u32,
    /// How it agrees with the query.
    pub tier: Tier,
}

/// Texts are weighed so many at a time: all of them would be too much to fetch, and those of one
/// block stand in an order that stays when more results are asked for.
const BLOCK: usize = 30;

/// Looks at the first documents until so many are sure, and puts them into their order.
pub(crate) fn first(index: &Index, query: &Query, found: &Found, wanted: usize) -> Vec<Hit> {
    let mut sure = Vec::new();
    let candidates = found
        .tiers
        .iter()
        .flat_map(|(tier, documents)| documents.iter().map(|each| (*tier, *each)));
    let (mut last, mut place) = (None, 0);
    for (tier, number) in candidates {
        place = if last == Some(tier) { place + 1 } else { 0 };
        last = Some(tier);
        // All candidates of one wrong character are looked at, and whole blocks of texts: the
        // better of them may come late.
        let late = tier == Tier::Near || (tier == Tier::Text && place % BLOCK > 0);
        if sure.len() >= wanted && !late {
            break;
        }
        let document = index.document(number);
        if let Some((tier, score)) = verify::tier(index, query, document, tier, &found.sought) {
            let beside = query.means_technology() && document.kind > Kind::Institution;
            let block = if tier == Tier::Text { place / BLOCK } else { 0 };
            sure.push((beside, tier, block, score, number));
        }
    }
    sure.sort_unstable();
    sure.truncate(wanted);
    sure.into_iter().map(|(_, tier, .., document)| Hit { document, tier }).collect()
}
