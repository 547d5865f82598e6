//! Stage 6c: a search that answers in the terminal and, from the same index, in the browser.
//!
//! In: a [`Site`](crate::site::Site). Out: an [`Index`], the [`Answer`]s to queries, and the
//! shards that the browser reads. `render` and `export` are not known here.
//!
//! 1. `document` makes documents of everything that can be found, with what people call
//!    hospitals (`colloquial`);
//! 2. `index` gives each its keys, from texts in the form in which they are compared (`fold`), and
//!    keeps their lists in tantivy;
//! 3. `query` reads what is asked, `find` answers it from the lists, tier by tier, and `excerpt`
//!    marks what agrees;
//! 4. `browser` writes the same lists and documents as files, whose scripts in
//!    `themes/default/search/` do what `query` and `find` do.

mod browser;
mod colloquial;
mod document;
mod error;
mod excerpt;
mod find;
mod fold;
mod index;
mod query;

pub use browser::shard::{ShardFile, Shards};
pub use document::{Document, Holding, Kind, NameKind, OtherName, Part, State};
pub use error::SearchError;
pub use excerpt::{Excerpt, Piece};
pub use find::Hit;
pub use find::tier::Tier;
pub use fold::traditional::Simplified;
pub use fold::{Folded, Folder, is_kept};
pub use index::Index;

use find::{Finder, Found, MOST_NEAR};
use query::Query;

/// What a query found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The first results.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub total: u32,
    /// Whether there may be more than that.
    pub at_least: bool,
    /// What of the query the results leave aside, because nothing agrees with all of it.
    pub unused: String,
    /// A name asked for that no institution has: the results agree with a part of it.
    pub absent: String,
    /// Answers to a question about an institution and a technology.
    pub cards: Vec<Card>,
}

/// Whether one institution has filed one technology, or that none can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Number of the institution's document; `None` where the technology is prohibited.
    pub institution: Option<u32>,
    /// Number of the technology's document.
    pub technology: u32,
    /// Its filing; `None` where the site has seen none.
    pub filing: Option<Holding>,
    /// Whether the institution disclosed the technology itself, which is no filing.
    pub disclosed: bool,
    /// What is to be said of the technology besides; mostly nothing.
    pub note: String,
}

/// At most so many answer cards.
const MOST_CARDS: usize = 4;

impl Index {
    /// Answers a query with its first results.
    ///
    /// # Errors
    /// When the index library fails.
    pub fn search(&self, text: &str, wanted: usize) -> Result<Answer, SearchError> {
        let query = Query::read(text, &self.folder, &self.words);
        let found = Finder::new(self, &query).find()?;
        let answer = self.look(&query, &found, wanted);
        let all_near = found.tiers.iter().all(|(tier, all)| *tier == Tier::Near || all.is_empty());
        if !answer.hits.is_empty() || !all_near {
            return Ok(answer);
        }
        let loose = Finder::new(self, &query).loosely(!found.absent.is_empty())?;
        Ok(loose.map_or(answer, |(found, unused)| Answer {
            unused: unused + &query.dropped,
            ..self.look(&query, &found, wanted)
        }))
    }

    /// Looks at the first of what was found.
    fn look(&self, query: &Query, found: &Found, wanted: usize) -> Answer {
        let hits = find::first(self, query, found, wanted);
        let candidates: usize = found.tiers.iter().map(|(_, documents)| documents.len()).sum();
        let guessed = query.quoted
            || found.tiers.iter().any(|(tier, all)| *tier == Tier::Near && !all.is_empty());
        let (total, at_least) = match guessed {
            false => (candidates, false),
            true if hits.len() < wanted => (hits.len(), candidates >= MOST_NEAR && !query.quoted),
            true => (hits.len(), candidates > hits.len()),
        };
        let by_parts = hits.first().is_some_and(|hit| hit.tier.is_by_parts());
        Answer {
            total: total as u32,
            at_least,
            unused: if by_parts { query.dropped.clone() } else { String::new() },
            absent: found.absent.clone(),
            cards: self.cards(query, &found.named),
            hits,
        }
    }

    /// What is prohibited, and what the institutions named have filed; nothing of them where that
    /// would be too much.
    fn cards(&self, query: &Query, named: &[u32]) -> Vec<Card> {
        let prohibited = query.prohibited().into_iter().map(|each| self.card(None, each));
        let answers = named.iter().flat_map(|institution| {
            let asked = query.asked(self.words.standings.barred).into_iter();
            asked.map(|technology| self.card(Some(*institution), technology))
        });
        let answers: Vec<Card> = answers.collect();
        let many = answers.len() > MOST_CARDS;
        prohibited.chain(answers.into_iter().filter(|_| !many)).take(MOST_CARDS).collect()
    }

    fn card(&self, institution: Option<u32>, technology: usize) -> Card {
        let document = institution.map(|each| self.document(each));
        let holdings = document.into_iter().flat_map(|each| &each.holdings);
        let filing = holdings.into_iter().find(|each| each.technology == technology);
        Card {
            institution,
            technology: technology as u32,
            filing: filing.cloned(),
            disclosed: document.is_some_and(|each| each.disclosed.contains(&technology)),
            note: self.words.standings.notes[technology].clone(),
        }
    }

    /// How the texts of this release are folded.
    #[must_use]
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// A text of a result with what agrees with a query.
    #[must_use]
    pub fn excerpt(&self, text: &str, query: &str) -> Excerpt {
        let query = Query::read(query, &self.folder, &self.words);
        Excerpt::of(text, query.marked(), &self.folder)
    }

    /// The other name by which a result was found, where its title does not say why it was.
    #[must_use]
    pub fn other_name(&self, hit: &Hit, text: &str) -> Option<&OtherName> {
        let query = Query::read(text, &self.folder, &self.words);
        let named = |each: &&OtherName| {
            find::verify::contains(&self.folder.characters(&each.text), &query.whole)
        };
        let document = self.document(hit.document);
        let title = self.folder.characters(&document.title);
        let told = hit.tier > Tier::OtherName || find::verify::contains(&title, &query.whole);
        document.others.iter().find(named).filter(|_| !told)
    }
}
