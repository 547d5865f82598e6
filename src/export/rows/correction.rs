//! Rows of `corrections`.

use super::{institution_address, institution_name};
use crate::dataset::{AppliedCorrection, Cause, Effect};
use crate::date::PartialDate;
use crate::site::Site;
use jiff::civil::Date;
use serde::Serialize;

/// One correction that holds.
#[derive(Debug, Serialize)]
pub(crate) struct CorrectionRow<'s> {
    institution_id: &'s str,
    institution_name: &'s str,
    technology_id: Option<&'s str>,
    technology_name: Option<&'s str>,
    kind: &'static str,
    kind_name: &'static str,
    field: &'static str,
    field_name: &'static str,
    as_of: Option<PartialDate>,
    was: Option<&'s str>,
    now: Option<&'s str>,
    effect: &'static str,
    corrected_on: Date,
    reason: &'s str,
    corrected_by: &'s str,
    source_row: u32,
    url: String,
}

/// The corrections of public values, by date.
pub(crate) fn corrections<'a>(site: &Site<'a>) -> Vec<&'a AppliedCorrection> {
    site.public_corrections().collect()
}

pub(crate) fn correction<'s>(
    site: &'s Site<'_>,
    correction: &'s AppliedCorrection,
) -> CorrectionRow<'s> {
    let AppliedCorrection {
        institution,
        technology,
        kind,
        field,
        as_of,
        was,
        now,
        cause: Cause { date, reason, by },
        location,
        effect,
    } = correction;
    let office = site.reference.authorities.get(by);
    CorrectionRow {
        institution_id: site.history.id(*institution).as_str(),
        institution_name: institution_name(site, *institution),
        technology_id: technology.as_ref().map(|id| id.as_str()),
        technology_name: technology.as_ref().map(|id| site.technology_name(id)),
        kind: kind.code(),
        kind_name: kind.in_chinese(),
        field: correction.published_field(),
        field_name: field.in_chinese(),
        as_of: *as_of,
        was: was.as_deref(),
        now: now.as_deref(),
        effect: match effect {
            Effect::Applied => "applied",
            Effect::Satisfied => "satisfied",
            Effect::Remembered => "remembered",
        },
        corrected_on: *date,
        reason,
        corrected_by: office.map_or(by.as_str(), |office| &office.name),
        source_row: location.row,
        url: institution_address(site, *institution),
    }
}
