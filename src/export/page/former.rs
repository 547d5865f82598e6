//! Institutions that are no longer listed.

use super::Document;
use crate::export::rows;
use crate::history::InstitutionId;
use crate::site::Site;
use crate::site::dictionary::DataSetId;

pub(super) fn one(site: &Site<'_>, id: &InstitutionId, document: &mut Document<'_>) {
    document.value("listed", &false);
    let own: Vec<_> = site.former(id).into_iter().collect();
    document.list(DataSetId::FormerInstitutions, &own, |each| rows::former_institution(site, each));
    let filings = site.former_filings(id);
    document.list(DataSetId::FormerFilings, filings, |each| rows::former_filing(site, each));
    let changes = rows::changes_of_id(site, id);
    document.list(DataSetId::Changes, &changes, |key| rows::change(site, key));
}
