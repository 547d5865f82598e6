//! Rows of `training-bases`.

use super::{institution_name, place_of};
use crate::dataset::TrainingBase;
use crate::date::PartialDate;
use crate::site::{FirstSeen, Site};
use serde::Serialize;

/// One training base (培训基地).
#[derive(Debug, Serialize)]
pub(crate) struct TrainingBaseRow<'s> {
    institution_id: &'s str,
    institution_name: &'s str,
    technology_id: &'s str,
    technology_name: &'s str,
    filed_on: Option<PartialDate>,
    plan: Option<&'s str>,
    places: Option<u32>,
    status: &'static str,
    status_name: &'static str,
    status_date: Option<PartialDate>,
    jurisdiction_code: &'s str,
    jurisdiction_name: &'s str,
    url: String,
    source_file: &'s str,
    source_sheet: Option<&'s str>,
    source_row: u32,
}

pub(crate) fn training_base<'s>(site: &'s Site<'_>, base: &'s TrainingBase) -> TrainingBaseRow<'s> {
    let TrainingBase {
        institution,
        technology,
        filed_on,
        plan,
        places,
        status,
        status_date,
        origin,
    } = base;
    let place = place_of(site, *institution);
    let FirstSeen { file, sheet, row, .. } = site.first_seen(origin.location);
    TrainingBaseRow {
        institution_id: site.history.id(*institution).as_str(),
        institution_name: institution_name(site, *institution),
        technology_id: technology.as_str(),
        technology_name: site.technology_name(technology),
        filed_on: *filed_on,
        plan: plan.as_deref(),
        places: *places,
        status: status.code(),
        status_name: status.in_chinese(),
        status_date: *status_date,
        jurisdiction_code: place.as_str(),
        jurisdiction_name: site.place_name(place),
        url: super::institution_address(site, *institution),
        source_file: file,
        source_sheet: sheet,
        source_row: row,
    }
}
