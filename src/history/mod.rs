//! Stage 4: ids, events and series across releases.
//!
//! In: the dataset of a release date and the ledger of the previous release. Out: the next
//! [`Ledger`], and the [`History`] the pages show. A release is named by the newest export in
//! it, so building the same inputs twice adds nothing, whatever the day of the build. `advance` is
//! the step from one release to the next:
//!
//! 1. `load` reads the ledger that the previous release carries;
//! 2. `identity` recognises the institutions and mints ids for new ones;
//! 3. `facts` takes the published values, `institutions` adds what is known of the past, `compare` and `counts` tell what changed, `causes` why,
//!    where a correction says so;
//! 4. `gate` refuses a release that would lose or change too much, unless a person accepts it
//!    by name (`accept`);
//! 5. `others` counts the records that no event tells of, `base` says what an export that is sent
//!    again is compared with;
//! 6. `former` keeps what is no longer listed: nothing published vanishes silently;
//! 7. `seen` tells in which export each row was first seen as it is (`said`).

mod accept;
mod advance;
mod base;
mod causes;
mod columns;
mod compare;
mod counts;
mod ends;
mod event;
mod facts;
mod folders;
mod former;
mod gate;
mod holders;
mod identity;
mod institution_id;
mod institutions;
mod ledger;
mod load;
mod others;
mod points;
mod private;
mod said;
mod seen;
mod series;
mod values;

pub use accept::Accept;
pub use advance::{Advanced, Judgement, advance};
pub use base::Earlier;
pub use causes::identified;
pub use ends::KnownEnd;
pub use event::{Accepted, Event, EventKind, Release};
pub use gate::{Limits, Objection, Refusal};
pub use holders::holders;
pub use institution_id::InstitutionId;
pub use ledger::{
    FormerFiling, KnownCounts, KnownFiling, KnownInstitution, LEDGER_FILE, Ledger, Removal,
};
pub use load::{HistoryError, Previous, load};
pub use others::{KnownRecords, OtherChange};
pub use points::Points;
pub use said::Said;
pub use seen::{Places, SeenIn};
pub use series::{AllSeries, SeriesPoint};
pub use values::Values;

use crate::catalog::TechnologyId;
use crate::dataset::{Dataset, InstitutionIndex};
use crate::date::PartialDate;
use crate::record::Kind;
use jiff::civil::Date;
use std::collections::BTreeMap;

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
    /// Cumulative counts of each institution and technology.
    pub series: AllSeries,
    /// Institutions that once were listed.
    pub former_institutions: BTreeMap<InstitutionId, KnownInstitution>,
    /// What each institution, listed or not, once filed and is no longer listed for.
    pub former_filings: BTreeMap<InstitutionId, Vec<FormerFiling>>,
    /// The counts of institutions that once were listed.
    pub former_counts: BTreeMap<InstitutionId, Vec<KnownCounts>>,
    /// Where rows of the dataset were first seen as they are.
    pub places: Places,
    /// The first release without any training bases, quality centres and the like, once there
    /// were some.
    pub none_since: BTreeMap<Kind, Date>,
    by_id: BTreeMap<InstitutionId, InstitutionIndex>,
    events_of: BTreeMap<InstitutionId, Vec<(usize, usize)>>,
}

impl History {
    /// The id of an institution of the dataset.
    #[must_use]
    pub fn id(&self, index: InstitutionIndex) -> &InstitutionId {
        &self.ids[index.0 as usize]
    }

    /// The institution of the dataset that has an id; `None` where it is no longer listed.
    #[must_use]
    pub fn institution(&self, id: &InstitutionId) -> Option<InstitutionIndex> {
        self.by_id.get(id).copied()
    }

    /// What happened to an institution, listed or no longer listed, oldest first, each event
    /// with its release.
    pub fn events_of(
        &self,
        id: &InstitutionId,
    ) -> impl DoubleEndedIterator<Item = (&Release, &Event)> {
        let positions = self.events_of.get(id).into_iter().flatten();
        positions.map(|(release, event)| {
            let release = &self.releases[*release];
            (release, &release.events[*event])
        })
    }
}

/// The counts of a dataset's institutions that earlier releases told.
#[must_use]
pub fn told_counts(
    before: &Ledger,
    dataset: &Dataset,
) -> BTreeMap<(InstitutionIndex, TechnologyId), BTreeMap<PartialDate, u32>> {
    let ids = identity::identify(before, dataset, dataset.as_of);
    let by_id = identity::by_id(&ids);
    let of_known = |known: &KnownCounts| {
        let index = by_id.get(&known.institution)?;
        Some(((*index, known.technology.clone()), known.points.iter().collect()))
    };
    before.counts.iter().filter_map(of_known).collect()
}

impl Advanced {
    /// What the pages show of the past.
    #[must_use]
    pub fn history(&self) -> History {
        let by_id = identity::by_id(&self.ids);
        let mut history = History {
            releases: self.ledger.releases.clone(),
            former_names: vec![Vec::new(); self.ids.len()],
            ids: self.ids.clone(),
            places: self.places.clone(),
            ..History::default()
        };
        for (kind, known) in self.ledger.records.iter().flatten() {
            let since = Kind::from_code(kind).zip(known.none_since);
            history.none_since.extend(since);
        }
        for known in &self.ledger.institutions {
            match by_id.get(&known.id) {
                Some(index) => {
                    history.former_names[index.0 as usize] = institutions::only_former(known);
                }
                None => {
                    let former_names = institutions::only_former(known);
                    let known = KnownInstitution { former_names, ..known.clone() };
                    history.former_institutions.insert(known.id, known);
                }
            }
        }
        for former in &self.ledger.former_filings {
            let of_institution = former.filing.institution;
            history.former_filings.entry(of_institution).or_default().push(former.clone());
        }
        for known in &self.ledger.counts {
            let Some(index) = by_id.get(&known.institution) else {
                let of_institution = known.institution;
                history.former_counts.entry(of_institution).or_default().push(known.clone());
                continue;
            };
            let points = known.points.iter();
            let points = points.map(|(as_of, cases)| SeriesPoint { as_of, cases });
            history.series.insert(*index, known.technology.clone(), points.collect());
        }
        for (release, of_release) in history.releases.iter().enumerate() {
            for (at, event) in of_release.events.iter().enumerate() {
                let id = event.institution;
                history.events_of.entry(id).or_default().push((release, at));
            }
        }
        history.by_id = by_id;
        history
    }
}
