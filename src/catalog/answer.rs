//! The question which entry a written name means, and the answers to it.

use super::code::ItemCode;
use super::edition::EntryRef;
use super::ids::{EditionId, JurisdictionCode, TechnologyId};
use super::nearest::Nearest;
use super::out_of_scope::OutOfScopeTopic;
use crate::date::PartialDate;

/// What is known about the place a name was written in.
#[derive(Clone, Copy, Debug)]
pub struct ResolveContext<'a> {
    /// Where the filing is held: the national catalogs and those of this jurisdiction's
    /// ancestors apply.
    pub jurisdiction: &'a JurisdictionCode,
    /// The day whose law counts, as precisely as is known.
    pub on: Option<PartialDate>,
    /// The edition the source names, by id, title, short title or document number. A text that
    /// is none of these says nothing.
    pub edition_hint: Option<&'a str>,
}

/// How the written name agrees with the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchKind {
    /// Character by character, with or without the scope bracket.
    Exact,
    /// But for width, case, brackets, spaces, the grades' wording, or a final 技术.
    Folded,
    /// By an alias.
    Alias,
    /// By the name that the same technology has in another edition, such as 造血干细胞移植技术
    /// for a filing under the edition of 2022. The other name may be wider or narrower.
    OtherEdition,
}

/// Why a listed technology cannot be filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotInForceReason {
    /// The edition that listed it was no longer in force.
    Ended {
        /// The first day it was no longer in force.
        on: PartialDate,
        /// The edition that took its place.
        replaced_by: Option<EditionId>,
    },
    /// The edition was not yet in force.
    NotYet {
        /// Its first day in force.
        from: PartialDate,
    },
    /// The edition holds in another jurisdiction only.
    Elsewhere {
        /// Where it holds.
        jurisdiction: JurisdictionCode,
    },
}

/// What a written technology name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TechnologyResolution {
    /// An entry of an edition that can have been in force.
    Entry {
        /// The entry.
        entry: EntryRef,
        /// Its technology.
        technology: TechnologyId,
        /// How the name agrees.
        matched: MatchKind,
    },
    /// A known name beside a code that is another item's, or none's.
    CodeNameMismatch {
        /// The code as written, normalised.
        code: ItemCode,
        /// The entry that the name means.
        name_entry: EntryRef,
        /// Its technology.
        technology: TechnologyId,
        /// What the code means in the editions that apply: edition and name.
        code_means: Vec<(EditionId, String)>,
        /// Entries of editions not in force on the date that have both the name and the code.
        fits: Vec<EntryRef>,
    },
    /// A code without a name; never taken.
    CodeOnly {
        /// The code as written, normalised.
        code: ItemCode,
        /// What it means in each edition of the jurisdiction, the newest first.
        candidates: Vec<EntryRef>,
    },
    /// A technology that a prohibition in force names.
    Prohibited {
        /// The prohibition.
        entry: EntryRef,
        /// The technology.
        technology: TechnologyId,
        /// The disease for which alone it is prohibited, if the prohibition names one.
        indication: Option<String>,
        /// Whether the text names that disease too. If not, the same operation may be meant
        /// for another one.
        indication_stated: bool,
    },
    /// A known name that no edition lists at that place and time.
    NotInForce {
        /// The entry that comes nearest.
        entry: EntryRef,
        /// Its technology.
        technology: TechnologyId,
        /// Why it does not count.
        reason: NotInForceReason,
    },
    /// A technology under rules of its own.
    OutOfScope {
        /// Which.
        topic: OutOfScopeTopic,
    },
    /// None of these.
    Unknown {
        /// Up to three names to choose from; none of them is taken.
        nearest: Vec<Nearest>,
    },
}
