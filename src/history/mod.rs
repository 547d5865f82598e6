//! Stage 4: ids, events and series across releases.
//!
//! In: the dataset of a release date and the history of the previous release. Out: the next
//! [`History`]. A release is named by the newest export in it, so building the same inputs
//! twice adds nothing, whatever the day of the build.
//! Steps: load the ledger → recognise the institutions → mint ids for new ones → compare the
//! published facts → append to the series.

mod event;

pub use event::{Event, EventKind, InstitutionId, Release};

use crate::catalog::TechnologyId;
use crate::dataset::InstitutionIndex;
use crate::date::PartialDate;
use std::collections::BTreeMap;

/// One point of a series of cumulative counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesPoint {
    /// Date up to which the cases are counted.
    pub as_of: PartialDate,
    /// 累计例数.
    pub cases: u32,
}

/// What the site knows about the past and about identity.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Releases, oldest first; the last one is the present release.
    pub releases: Vec<Release>,
    /// Id of each institution of the dataset, by [`InstitutionIndex`].
    pub ids: Vec<InstitutionId>,
    /// Former names of each institution of the dataset, oldest first, by [`InstitutionIndex`]:
    /// those its sources state and those of earlier releases.
    pub former_names: Vec<Vec<String>>,
    /// Cumulative counts of each institution and technology, oldest first.
    pub series: BTreeMap<(InstitutionIndex, TechnologyId), Vec<SeriesPoint>>,
}

impl History {
    /// The id of an institution of the dataset.
    #[must_use]
    pub fn id(&self, index: InstitutionIndex) -> &InstitutionId {
        &self.ids[index.0 as usize]
    }
}
