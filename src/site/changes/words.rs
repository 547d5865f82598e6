//! Changed fields and values as people read them: the history keeps codes and plain dates.

use crate::catalog::{AuthorityId, EditionId, JurisdictionCode};
use crate::date::PartialDate;
use crate::record::FilingStatus;
use crate::site::Site;
use crate::site::dictionary::DataSetId;

/// The title of a changed field.
#[must_use]
pub fn field_title(field: Option<&str>, of_filing: bool) -> String {
    let Some(name) = field else { return "内容".to_owned() };
    let shown = match (name, of_filing) {
        ("authority_id", true) => Some("备案机关"),
        ("authority_id", false) => Some("发证机关"),
        ("jurisdiction_code", _) => Some("所在地"),
        ("edition", _) => Some("目录版本"),
        ("name", _) => Some("机构名称"),
        _ => None,
    };
    let sets = [DataSetId::Filings, DataSetId::Disclosures, DataSetId::Institutions];
    let declared = sets.iter().find_map(|set| set.declaration().field(name));
    let declared = declared.map(|field| field.title);
    shown.or(declared).unwrap_or(name).to_owned()
}

/// A value of a changed field: names for codes, dates and counts in words.
#[must_use]
pub fn value_words(site: &Site<'_>, field: Option<&str>, value: &str) -> String {
    named(site, field, value).unwrap_or_else(|| value.to_owned())
}

fn named(site: &Site<'_>, field: Option<&str>, value: &str) -> Option<String> {
    let reference = site.reference;
    match field? {
        "authority_id" => {
            let authority = reference.authorities.get(&AuthorityId::new(value).ok()?)?;
            Some(authority.name.clone())
        }
        "jurisdiction_code" => {
            let name = reference.jurisdictions.full_name(&JurisdictionCode::new(value).ok()?);
            (!name.is_empty()).then(|| name.to_owned())
        }
        "edition" => {
            let edition = reference.editions.get(&EditionId::new(value).ok()?)?;
            Some(edition.short_title.clone())
        }
        "status" => FilingStatus::from_code(value).map(|status| status.in_chinese().to_owned()),
        "papers_complete" | "completed" | "status_date" | "filed_on" => {
            PartialDate::from_iso(value).map(PartialDate::in_chinese)
        }
        "cumulative_cases" => super::count(value).map(|count| format!("{count} 例")),
        _ => None,
    }
}
