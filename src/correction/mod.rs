//! Corrections (更正): what an authority says outright about a value that it published.
//!
//! In: `data/corrections.toml`. Out: [`Corrections`], each checked for its form: its technology
//! and its authority exist, its values are read by the parsers that read the cells of exports.
//! A file with a fault is refused as a whole: a correction that is silently dropped would let a
//! corrected value fall back. Whether a correction fits the data is for `check` to find.
//!
//! 1. `entry` is the file's form; `value` reads `field`, `was` and `now`;
//! 2. `read` puts the entries in the order of their dates.

mod entry;
mod error;
mod read;
mod value;

pub use error::CorrectionError;
pub use read::{FILE_NAME, read};
pub use value::Value;

use crate::catalog::{AuthorityId, TechnologyId};
use crate::date::PartialDate;
use crate::record::{Field, Kind};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The file of corrections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// The file as read; `None` where the site has none.
    pub file: Option<CorrectionFile>,
    /// Its entries by date, then in the order of the file.
    pub entries: Vec<Correction>,
}

/// What identifies the bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionFile {
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// 1-based line of its entry.
    pub line: u32,
    /// The day it was decided: it holds for releases of that day and later.
    pub date: Date,
    /// Whom it concerns, as written: registration number, credit code or the site's own id.
    pub institution: String,
    /// The institution's name, to tell a mistyped number.
    pub name: String,
    /// Which technology, for kinds of records that have one.
    pub technology: Option<TechnologyId>,
    /// Up to which day the count concerned is counted, where it is about one.
    pub as_of: Option<PartialDate>,
    /// What it changes.
    pub change: Change,
    /// Why, for the public.
    pub reason: String,
    /// Who decided it.
    pub by: AuthorityId,
    /// What earlier releases know of the institution; filled in by `history`.
    pub known: Option<KnownSubject>,
    /// The site's id of the only institution that has the name written in place of a number;
    /// filled in by `history`, for what the clerk is told.
    pub named: Option<String>,
}

/// What a correction changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// One value of one record.
    Value {
        /// The kind of record.
        kind: Kind,
        /// The field.
        field: Field,
        /// The value published wrongly; `None` where there was none.
        was: Option<Value>,
        /// The right value; `None` where there should be none.
        now: Option<Value>,
    },
    /// Nothing: it explains why an institution or filing is no longer listed.
    Removal,
}

/// An institution as earlier releases know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownSubject {
    /// The site's id.
    pub id: String,
    /// Its registration number.
    pub registration_number: Option<String>,
    /// Its credit code.
    pub credit_code: Option<String>,
    /// The name last published.
    pub name: String,
    /// The id of the authority that issued its licence.
    pub authority: Option<String>,
    /// The count published for the correction's technology and date.
    pub count: Option<u32>,
}

impl Corrections {
    /// The corrections that hold on a day.
    pub fn until(&self, day: Date) -> impl Iterator<Item = &Correction> {
        self.entries.iter().filter(move |each| each.date <= day)
    }

    /// The days of corrections, each of which makes a release of its own.
    #[must_use]
    pub fn dates(&self) -> BTreeSet<Date> {
        self.entries.iter().map(|each| each.date).collect()
    }
}
