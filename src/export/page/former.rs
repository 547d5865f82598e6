//! Institutions that are no longer listed.

use super::Document;
use crate::export::rows;
use crate::history::{FormerFiling, InstitutionId, KnownFiling, KnownInstitution, Removal};
use crate::site::Site;
use crate::site::dictionary::{self, DataSetId};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// What was last published of an institution.
#[derive(Serialize)]
struct Former<'s> {
    institution_id: &'s str,
    name: &'s str,
    former_names: &'s [String],
    last_published: BTreeMap<&'s str, &'s str>,
    removal: Option<Absence<'s>>,
}

/// What was last published of a filing.
#[derive(Serialize)]
pub(super) struct FormerFilingView<'s> {
    technology_id: &'s str,
    status: &'s str,
    last_published: BTreeMap<&'s str, &'s str>,
    removal: Absence<'s>,
}

/// Since when, and which export no longer lists it.
#[derive(Serialize)]
struct Absence<'s> {
    release_date: Date,
    authority_folder: Option<&'s str>,
    last_export: Option<Date>,
    missing_from_export: Option<Date>,
}

pub(super) fn one(site: &Site<'_>, id: &InstitutionId, document: &mut Document<'_>) {
    document.value("listed", &false);
    document.value("no_longer_listed", &site.former(id).map(former));
    document.value("former_filings", &filings(site, id));
    let changes = rows::changes_of_id(site, id);
    document.list(DataSetId::Changes, &changes, |key| rows::change(site, key));
}

/// The filings of an institution that are no longer listed.
pub(super) fn filings<'s>(site: &'s Site<'_>, id: &InstitutionId) -> Vec<FormerFilingView<'s>> {
    site.former_filings(id).iter().map(filing).collect()
}

fn former(known: &KnownInstitution) -> Former<'_> {
    let KnownInstitution { id, name, former_names, listed: _, values, source: _, removal } = known;
    Former {
        institution_id: id.as_str(),
        name,
        former_names,
        last_published: declared(values),
        removal: removal.as_ref().map(absence),
    }
}

fn filing(former: &FormerFiling) -> FormerFilingView<'_> {
    let FormerFiling { filing, removal } = former;
    let KnownFiling { institution: _, technology, status, values, source: _ } = filing;
    FormerFilingView {
        technology_id: technology.as_str(),
        status,
        last_published: declared(values),
        removal: absence(removal),
    }
}

fn absence(removal: &Removal) -> Absence<'_> {
    let Removal { release, folder, last, missing } = removal;
    Absence {
        release_date: *release,
        authority_folder: folder.as_deref(),
        last_export: *last,
        missing_from_export: *missing,
    }
}

/// The values that are still declared public: a history can outlive a field's publication.
fn declared(values: &BTreeMap<String, String>) -> BTreeMap<&str, &str> {
    let public = values.iter().filter(|(name, _)| dictionary::is_declared(name));
    public.map(|(name, value)| (name.as_str(), value.as_str())).collect()
}
