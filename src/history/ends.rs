//! What was said to have ended, and of which nothing is published as valid since.
//!
//! A filing that is published as ended stays in the ledger with its status. One whose rows were set
//! aside because a remark, a note or another list says that it has ended leaves the site; the ledger
//! keeps that this was said, so that it does not become valid only because the words are gone. So
//! it does of training bases, of which no other part of the ledger tells.

use super::institution_id::InstitutionId;
use super::ledger::{KnownInstitution, Ledger};
use crate::catalog::TechnologyId;
use crate::dataset::{Dataset, InstitutionIndex, SaidEnd, SaidOf, TrainingBase};
use crate::date::PartialDate;
use crate::lookup::{Map, Set};
use crate::record::{BaseStatus, FilingStatus, Kind};
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// That something was said to have ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownEnd {
    /// Whose.
    pub institution: InstitutionId,
    /// The code of what it is: a filing, a training base, or the institution.
    pub kind: String,
    /// Of which technology; `None` where of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub technology: Option<TechnologyId>,
    /// When it was completed, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed: Option<PartialDate>,
    /// Whether the end was published; else the rows were set aside.
    #[serde(default, skip_serializing_if = "is_false")]
    pub published: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// What the next ledger keeps: what this release says and what was said before, but for that of
/// which the release publishes something.
pub(super) fn of_dataset(
    before: &Ledger,
    dataset: &Dataset,
    ids: &[InstitutionId],
) -> Vec<KnownEnd> {
    let known = Institutions::of(before, dataset);
    let mut ends: BTreeSet<KnownEnd> = before.ended.iter().cloned().collect();
    for said in &dataset.said_ends {
        ends.extend(known.meant(said, ids).into_iter().map(|id| of_said(said, id)));
    }
    if !ends.is_empty() {
        let published = Published::of(dataset, ids);
        ends.retain(|end| !published.answers(end));
    }
    let stopped = dataset.training_bases.iter().filter(|base| base.status == BaseStatus::Stopped);
    ends.extend(stopped.map(|base| of_base(base, ids)));
    ends.into_iter().collect()
}

fn of_said(said: &SaidEnd, institution: InstitutionId) -> KnownEnd {
    KnownEnd {
        institution,
        kind: said.of.code().to_owned(),
        technology: said.technology.clone(),
        completed: said.completed,
        published: false,
    }
}

fn of_base(base: &TrainingBase, ids: &[InstitutionId]) -> KnownEnd {
    KnownEnd {
        institution: ids[base.institution.0 as usize],
        kind: Kind::TrainingBase.code().to_owned(),
        technology: Some(base.technology.clone()),
        completed: base.filed_on,
        published: true,
    }
}

/// What a release publishes.
struct Published<'d> {
    filings: Set<(InstitutionId, &'d TechnologyId)>,
    bases: Set<(InstitutionId, &'d TechnologyId)>,
    /// Those with something valid.
    valid: Set<InstitutionId>,
}

impl<'d> Published<'d> {
    fn of(dataset: &'d Dataset, ids: &[InstitutionId]) -> Self {
        let id = |index: InstitutionIndex| ids[index.0 as usize];
        let (filings, bases) = (&dataset.filings, &dataset.training_bases);
        let valid = filings.iter().filter(|it| it.status == FilingStatus::Active);
        let bases_valid = bases.iter().filter(|it| it.status == BaseStatus::Active);
        let valid = valid.map(|it| id(it.institution));
        let valid = valid.chain(bases_valid.map(|it| id(it.institution))).collect();
        let filings = filings.iter().map(|it| (id(it.institution), &it.technology)).collect();
        let bases = bases.iter().map(|it| (id(it.institution), &it.technology)).collect();
        Self { filings, bases, valid }
    }

    /// Whether the release tells how it stands with what was said to have ended.
    fn answers(&self, end: &KnownEnd) -> bool {
        let of = match Kind::from_code(&end.kind) {
            Some(Kind::Filing) => &self.filings,
            Some(Kind::TrainingBase) => &self.bases,
            _ => return self.valid.contains(&end.institution),
        };
        match &end.technology {
            Some(technology) => of.contains(&(end.institution, technology)),
            None => self.valid.contains(&end.institution),
        }
    }
}

/// The institutions that were ever listed, by what rows call them.
#[derive(Default)]
struct Institutions<'l> {
    by_number: Map<&'l str, Vec<InstitutionId>>,
    by_name: Map<String, Vec<InstitutionId>>,
}

impl<'l> Institutions<'l> {
    fn of(ledger: &'l Ledger, dataset: &Dataset) -> Self {
        let mut all = Self::default();
        let is_unknown = |said: &SaidEnd| matches!(said.whose, SaidOf::Unknown { .. });
        if !dataset.said_ends.iter().any(is_unknown) {
            return all;
        }
        for known in &ledger.institutions {
            let KnownInstitution { id, name, former_names, .. } = known;
            let numbers = ["registration_number", "credit_code"];
            for number in numbers.into_iter().filter_map(|field| known.number(field)) {
                all.by_number.entry(number).or_default().push(*id);
            }
            for name in std::iter::once(name).chain(former_names) {
                all.by_name.entry(fold(name)).or_default().push(*id);
            }
        }
        all
    }

    /// Whom a row means: a number decides, else a name; of several each may be meant.
    fn meant(&self, said: &SaidEnd, ids: &[InstitutionId]) -> Vec<InstitutionId> {
        let (name, numbers) = match &said.whose {
            SaidOf::Known(index) => return vec![ids[index.0 as usize]],
            SaidOf::Unknown { name, registration_number, credit_code } => {
                (name, [registration_number, credit_code])
            }
        };
        let of_number =
            numbers.into_iter().flatten().find_map(|number| self.by_number.get(number.as_str()));
        of_number.or_else(|| self.by_name.get(&fold(name))).cloned().unwrap_or_default()
    }
}
