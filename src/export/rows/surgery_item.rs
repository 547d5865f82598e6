//! Rows of `surgery-items`.

use super::institution_name;
use crate::dataset::SurgeryItem;
use crate::site::{FirstSeen, Site};
use serde::Serialize;

/// One line of a graded surgery list (手术分级管理目录).
#[derive(Debug, Serialize)]
pub(crate) struct SurgeryItemRow<'s> {
    institution_id: &'s str,
    institution_name: &'s str,
    name: &'s str,
    code: Option<&'s str>,
    level: Option<u8>,
    department: Option<&'s str>,
    url: String,
    source_file: &'s str,
    source_sheet: Option<&'s str>,
    source_row: u32,
}

pub(crate) fn surgery_item<'s>(site: &'s Site<'_>, item: &'s SurgeryItem) -> SurgeryItemRow<'s> {
    let SurgeryItem { institution, name, code, level, department, origin } = item;
    let FirstSeen { file, sheet, row, .. } = site.first_seen(origin.location);
    SurgeryItemRow {
        institution_id: site.history.id(*institution).as_str(),
        institution_name: institution_name(site, *institution),
        name,
        code: code.as_deref(),
        level: *level,
        department: department.as_deref(),
        url: super::institution_address(site, *institution),
        source_file: file,
        source_sheet: sheet,
        source_row: row,
    }
}
