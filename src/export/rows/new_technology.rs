//! Rows of `new-technologies`.

use super::institution_name;
use crate::dataset::NewTechnology;
use crate::date::PartialDate;
use crate::site::{FirstSeen, Site};
use serde::Serialize;

/// One admission of a new technology (新技术准入).
#[derive(Debug, Serialize)]
pub(crate) struct NewTechnologyRow<'s> {
    institution_id: &'s str,
    institution_name: &'s str,
    name: &'s str,
    grade: Option<u8>,
    class: Option<&'s str>,
    admitted_on: Option<PartialDate>,
    supervision_months: Option<u16>,
    department: Option<&'s str>,
    url: String,
    source_file: &'s str,
    source_sheet: Option<&'s str>,
    source_row: u32,
}

pub(crate) fn new_technology<'s>(
    site: &'s Site<'_>,
    technology: &'s NewTechnology,
) -> NewTechnologyRow<'s> {
    let NewTechnology {
        institution,
        name,
        grade,
        class,
        admitted_on,
        supervision_months,
        department,
        origin,
    } = technology;
    let FirstSeen { file, sheet, row, .. } = site.first_seen(origin.location);
    NewTechnologyRow {
        institution_id: site.history.id(*institution).as_str(),
        institution_name: institution_name(site, *institution),
        name,
        grade: *grade,
        class: class.as_deref(),
        admitted_on: *admitted_on,
        supervision_months: *supervision_months,
        department: department.as_deref(),
        url: super::institution_address(site, *institution),
        source_file: file,
        source_sheet: sheet,
        source_row: row,
    }
}
