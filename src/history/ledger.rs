//! The ledger: what a release remembers for the next one. It is published with the release as
//! `data/ledger.json` and holds public values only.

use super::base::Earlier;
use super::ends::KnownEnd;
use super::event::Release;
use super::institution_id::InstitutionId;
use super::others::KnownRecords;
use super::points::Points;
use super::seen::SeenIn;
use super::values::Values;
use crate::catalog::TechnologyId;
use crate::date::PartialDate;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where the ledger lies in a release.
pub const LEDGER_FILE: &str = "data/ledger.json";

/// The format written; older ones stay readable.
/// Format 2 added sources, what is no longer listed, causes of events and what was accepted;
/// format 3 where each row was first seen.
pub(super) const FORMAT: u32 = 3;

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
    /// The newest export of each authority's folder in the last release.
    #[serde(default)]
    pub sources: BTreeMap<String, Date>,
    /// Filings that once were listed, as last published.
    #[serde(default)]
    pub former_filings: Vec<FormerFiling>,
    /// Where the rows of the last release were first seen as they are, by file and sheet.
    #[serde(default)]
    pub seen: Vec<SeenIn>,
    /// The records that events do not tell of one by one, by the code of their kind; `None` where
    /// an older program did not keep them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<BTreeMap<String, KnownRecords>>,
    /// What was said to have ended and of which nothing is published as valid since, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ended: Vec<KnownEnd>,
    /// What the last release changed, as it was before; a first release changed nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Earlier>,
}

/// The numbers that an institution is known by.
const NUMBERS: [&str; 2] = ["registration_number", "credit_code"];

impl KnownInstitution {
    /// A number of it, which the last release need not have published.
    pub(super) fn number(&self, field: &str) -> Option<&str> {
        self.values.get(field).or_else(|| self.unstated.get(field))
    }

    /// The numbers of it that another state of it does not have.
    pub(super) fn numbers_beside(&self, now: &Self) -> Values {
        let lacking = NUMBERS.iter().filter(|field| now.values.get(field).is_none());
        lacking.filter_map(|field| Some((*field, self.number(field)?))).collect()
    }

    /// Whether a name comes back because the correction that replaced it was taken back.
    pub(super) fn was_replaced(&self, name: &String) -> bool {
        self.replaced_names.contains(name)
    }
}

impl Ledger {
    /// Whether its last release has this date.
    pub(super) fn is_of(&self, date: Date) -> bool {
        self.releases.last().is_some_and(|last| last.date == date)
    }

    /// Whether its first and only release has this date.
    pub(super) fn is_first(&self, date: Date) -> bool {
        matches!(self.releases.as_slice(), [first] if first.baseline && first.date == date)
    }

    /// Whether it tells of training bases and the like: those of older programs do not.
    pub(super) fn knows_records(&self) -> bool {
        self.records.is_some()
    }

    /// Writes what [`LEDGER_FILE`] holds.
    ///
    /// # Errors
    /// Those of the writer only: every key is a string and every number finite.
    pub fn write_json(&self, writer: impl std::io::Write) -> Result<(), serde_json::Error> {
        serde_json::to_writer(writer, self)
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
    /// Names that its exports write and corrections replaced in the last release.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_names: Vec<String>,
    /// Whether the last release lists it.
    pub listed: bool,
    /// Its other published values, by the names of the data dictionary.
    pub values: Values,
    /// Its numbers that earlier releases published and the last one does not.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    pub unstated: Values,
    /// The authority's folder that listed it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Since when it is not listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removal: Option<Removal>,
}

/// Since when something is no longer listed, and which export no longer lists it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Removal {
    /// The first release without it.
    pub release: Date,
    /// The authority's folder that had it; `None` where an older format did not keep it.
    pub folder: Option<String>,
    /// The folder's last export that had it.
    pub last: Option<Date>,
    /// The folder's export that no longer has it; `None` where the folder itself is gone.
    pub missing: Option<Date>,
}

/// A filing that is no longer listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerFiling {
    /// As last published.
    pub filing: KnownFiling,
    /// Since when it is not listed.
    pub removal: Removal,
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
    pub values: Values,
    /// The authority's folder that lists it: that of who holds it, where several do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The other folders that list it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<String>,
}

impl KnownFiling {
    /// When it was completed, where that was published.
    pub(super) fn completed(&self) -> Option<PartialDate> {
        self.values.get("completed").and_then(PartialDate::from_iso)
    }
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
    pub points: Points,
    /// The newest count of the last release, where it has no day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undated: Option<u32>,
}
