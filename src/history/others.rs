//! Kinds of records that no event tells of one by one: training bases, quality centres, surgery
//! lists, new technologies. A release tells how many there are and that they changed. Of lists of
//! institutions and of counts, whose changes are told one by one, it is kept how many rows each
//! folder has, so that a list that is not delivered is missed.

use super::institution_id::InstitutionId;
use super::said::Said;
use crate::dataset::{
    Dataset, InstitutionIndex, NewTechnology, Origin, QualityCentre, SurgeryItem, TrainingBase,
};
use crate::record::Kind;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Display;

/// The kinds.
pub(super) const KINDS: [Kind; 4] =
    [Kind::TrainingBase, Kind::QualityCentre, Kind::SurgeryItem, Kind::NewTechnology];

/// The kinds of which it is only kept how many rows each folder has.
const COUNTED: [Kind; 2] = [Kind::Institution, Kind::Disclosure];

/// What a ledger knows of the records of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownRecords {
    /// How many each authority's folder lists.
    pub folders: BTreeMap<String, u32>,
    /// What all of them say, in whatever order; nothing where events tell it.
    pub said: Said,
    /// The first release without any, once there were some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none_since: Option<Date>,
}

/// That the records of a kind changed in a release; or that an authority's exports have lost or
/// gained a column of theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherChange {
    /// The code of the kind.
    pub kind: String,
    /// How many there were; of a column, how many stated it.
    pub before: u32,
    /// How many there are; of a column, how many state it.
    pub after: u32,
    /// Of a column: the authority's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    /// The column: a field name of the data dictionary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl OtherChange {
    /// Whether it is about all records of a kind.
    pub(super) fn is_of_kind(&self, kind: &str) -> bool {
        self.kind == kind && self.field.is_none()
    }

    /// Whether both are about the same.
    fn is_of_same(&self, other: &Self) -> bool {
        (&self.kind, &self.folder, &self.field) == (&other.kind, &other.folder, &other.field)
    }
}

impl KnownRecords {
    /// How many there are.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.folders.values().sum()
    }
}

/// The records of each kind that has or had any, by its code.
pub(super) fn of_dataset(
    dataset: &Dataset,
    ids: &[InstitutionId],
    before: Option<&BTreeMap<String, KnownRecords>>,
) -> BTreeMap<String, KnownRecords> {
    let mut all = BTreeMap::new();
    for kind in KINDS {
        let was = before.and_then(|before| before.get(kind.code()));
        let mut now =
            KnownRecords { folders: BTreeMap::new(), said: Said::nothing(), none_since: None };
        for (origin, said) in said(kind, dataset, ids) {
            let folder = &dataset.sources.file(origin.location.file).authority;
            *now.folders.entry(folder.clone()).or_default() += 1;
            now.said = now.said.and(said);
        }
        if now.folders.is_empty() {
            let Some(was) = was else { continue };
            now.none_since = was.none_since.or(Some(dataset.as_of));
        }
        all.insert(kind.code().to_owned(), now);
    }
    for kind in COUNTED {
        let folders = rows(kind, dataset);
        if !folders.is_empty() {
            let known = KnownRecords { folders, said: Said::nothing(), none_since: None };
            all.insert(kind.code().to_owned(), known);
        }
    }
    all
}

/// How many rows of a counted kind each folder has.
fn rows(kind: Kind, dataset: &Dataset) -> BTreeMap<String, u32> {
    let mut rows: BTreeMap<String, u32> = BTreeMap::new();
    let mut add = |file, count: u32| {
        if count > 0 {
            *rows.entry(dataset.sources.file(file).authority.clone()).or_default() += count;
        }
    };
    if kind == Kind::Disclosure {
        let counts = dataset.disclosures.iter().filter(|each| each.tells_a_count());
        counts.for_each(|each| add(each.origin.location.file, 1));
    } else {
        let lists = dataset.accounts.iter().filter(|table| table.kind == Some(kind));
        lists.for_each(|list| add(list.file, list.lines.accepted + list.lines.partly_accepted));
    }
    rows
}

/// What changed between two releases; nothing where the earlier one did not tell.
pub(super) fn changes(
    before: &BTreeMap<&str, &KnownRecords>,
    now: &BTreeMap<String, KnownRecords>,
    is_known: bool,
) -> Vec<OtherChange> {
    let change = |kind: Kind| {
        let (was, now) = (before.get(kind.code()), now.get(kind.code()));
        let [before, after] = [was.copied(), now].map(|known| known.map_or(0, KnownRecords::total));
        let differ = was.map(|was| was.said) != now.map(|now| now.said) && before + after > 0;
        let kind = kind.code().to_owned();
        (is_known && differ).then_some(OtherChange {
            kind,
            before,
            after,
            folder: None,
            field: None,
        })
    };
    KINDS.into_iter().filter_map(change).collect()
}

/// The changes of a release of which some were told before.
pub(super) fn since(mut told: Vec<OtherChange>, new: Vec<OtherChange>) -> Vec<OtherChange> {
    for change in new {
        match told.iter_mut().find(|known| known.is_of_same(&change)) {
            Some(known) => known.after = change.after,
            None => told.push(change),
        }
    }
    told
}

type Published<'d> = (&'d Origin, Said);

/// Each record of a kind: where it stands, and what is published of it. An institution stands
/// under its id: its name has events of its own.
fn said<'d>(kind: Kind, dataset: &'d Dataset, ids: &[InstitutionId]) -> Vec<Published<'d>> {
    let id = |index: InstitutionIndex| ids[index.0 as usize].as_str();
    match kind {
        Kind::TrainingBase => {
            dataset.training_bases.iter().map(|each| base(each, id(each.institution))).collect()
        }
        Kind::QualityCentre => dataset.quality_centres.iter().map(centre).collect(),
        Kind::SurgeryItem => {
            dataset.surgery_items.iter().map(|each| item(each, id(each.institution))).collect()
        }
        Kind::NewTechnology => dataset
            .new_technologies
            .iter()
            .map(|each| admitted(each, id(each.institution)))
            .collect(),
        Kind::Institution | Kind::Filing | Kind::Disclosure | Kind::LicenceNote => Vec::new(),
    }
}

fn base<'d>(base: &'d TrainingBase, id: &str) -> Published<'d> {
    let TrainingBase {
        institution: _,
        technology,
        filed_on,
        plan,
        places,
        status,
        status_date,
        origin,
    } = base;
    let values = [
        shown(filed_on),
        plan.clone(),
        shown(places),
        Some(status.code().to_owned()),
        shown(status_date),
    ];
    (origin, Said::of(&[id, technology.as_str()], &values))
}

fn centre(centre: &QualityCentre) -> Published<'_> {
    let QualityCentre { name, technology, origin } = centre;
    (origin, Said::of(&[name, technology.as_str()], &[]))
}

fn item<'d>(item: &'d SurgeryItem, id: &str) -> Published<'d> {
    let SurgeryItem { institution: _, name, code, level, department, origin } = item;
    let values = [code.clone(), shown(level), department.clone()];
    (origin, Said::of(&[id, name], &values))
}

fn admitted<'d>(admitted: &'d NewTechnology, id: &str) -> Published<'d> {
    let NewTechnology {
        institution: _,
        name,
        grade,
        class,
        admitted_on,
        supervision_months,
        department,
        origin,
    } = admitted;
    let values = [
        shown(grade),
        class.clone(),
        shown(admitted_on),
        shown(supervision_months),
        department.clone(),
    ];
    (origin, Said::of(&[id, name], &values))
}

fn shown(value: &Option<impl Display>) -> Option<String> {
    value.as_ref().map(ToString::to_string)
}
