//! What is no longer listed: since when, and which export no longer lists it.

use super::ledger::{FormerFiling, KnownFiling, KnownInstitution, Ledger, Removal};
use crate::date::is_one_day;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The exports of both sides, and the release.
pub(super) struct Exports<'a> {
    pub(super) before: &'a BTreeMap<String, Date>,
    pub(super) now: &'a BTreeMap<String, Date>,
    pub(super) release: Date,
}

impl Exports<'_> {
    /// The removal of something that a folder listed last.
    fn removal(&self, folder: Option<&String>) -> Removal {
        let date = |sources: &BTreeMap<String, Date>| sources.get(folder?).copied();
        let missing = date(self.now);
        // An export that was sent again took the place of the one that had it.
        let last = date(self.before).filter(|last| Some(*last) != missing);
        Removal { release: self.release, folder: folder.cloned(), last, missing }
    }

    /// Notes the removal of each institution that was listed and is no longer.
    pub(super) fn institutions(&self, before: &Ledger, after: &mut [KnownInstitution]) {
        let listed: BTreeMap<_, _> = before
            .institutions
            .iter()
            .filter(|known| known.listed)
            .map(|known| (&known.id, known))
            .collect();
        for known in after.iter_mut().filter(|known| !known.listed) {
            if let Some(was) = listed.get(&known.id) {
                known.removal = Some(self.removal(was.source.as_ref()));
            }
        }
    }

    /// The filings no longer listed: the earlier ones that did not come back, and the new ones.
    pub(super) fn filings(
        &self,
        before: &Ledger,
        now: &[KnownFiling],
        gone: Vec<KnownFiling>,
    ) -> Vec<FormerFiling> {
        let mut all = before.former_filings.clone();
        all.extend(gone.into_iter().map(|filing| {
            let removal = self.removal(filing.source.as_ref());
            FormerFiling { filing, removal }
        }));
        all.retain(|former| !is_back(&former.filing, now));
        all.sort();
        all
    }
}

/// Whether a filing of the same technology, under the same entry and of the same day, is listed.
/// `now` is sorted by institution and technology.
fn is_back(former: &KnownFiling, now: &[KnownFiling]) -> bool {
    let key = |filing: &KnownFiling| (filing.institution, filing.technology.clone());
    let wanted = key(former);
    let from = now.partition_point(|filing| key(filing) < wanted);
    let same = |filing: &&KnownFiling| {
        let is_equal = |field: &str| filing.values.get(field) == former.values.get(field);
        is_equal("edition")
            && is_equal("code")
            && is_one_day(filing.completed(), former.completed())
    };
    now[from..].iter().take_while(|filing| key(filing) == wanted).any(|filing| same(&filing))
}
