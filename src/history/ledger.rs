//! The ledger: what a release remembers for the next one. It is published with the release as
//! `data/ledger.json` and holds public values only.

use super::event::{InstitutionId, Release};
use crate::catalog::TechnologyId;
use crate::date::PartialDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where the ledger lies in a release.
pub const LEDGER_FILE: &str = "data/ledger.json";

/// The format written; older ones stay readable.
pub(super) const FORMAT: u32 = 1;

/// Everything a release remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// Version of this format.
    pub format: u32,
    /// Releases, oldest first.
    pub releases: Vec<Release>,
    /// Every institution that ever was listed, in the order of their ids.
    pub institutions: Vec<KnownInstitution>,
    /// The filings of the last release.
    pub filings: Vec<KnownFiling>,
    /// Every count ever published.
    pub counts: Vec<KnownCounts>,
}

impl Ledger {
    /// The bytes of [`LEDGER_FILE`].
    ///
    /// # Errors
    /// None in practice: every key is a string and every number finite.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }
}

/// An institution that is or was listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownInstitution {
    /// Its id, never reused.
    pub id: InstitutionId,
    /// The name last published.
    pub name: String,
    /// Names published before, oldest first.
    pub former_names: Vec<String>,
    /// Whether the last release lists it.
    pub listed: bool,
    /// Its other published values, by the names of the data dictionary.
    pub values: BTreeMap<String, String>,
}

/// A filing of the last release.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownFiling {
    /// Who filed.
    pub institution: InstitutionId,
    /// What.
    pub technology: TechnologyId,
    /// Status code.
    pub status: String,
    /// Its other published values, by the names of the data dictionary.
    pub values: BTreeMap<String, String>,
}

/// The published counts of an institution and a technology.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownCounts {
    /// Who counts.
    pub institution: InstitutionId,
    /// What.
    pub technology: TechnologyId,
    /// Whether the last release discloses a count.
    pub disclosed: bool,
    /// Cumulative cases by the date they are counted to.
    pub points: BTreeMap<PartialDate, u32>,
}
