//! The keys by which systems name a field in JSON: English ones, and the initials of Chinese ones
//! (yymc is 医院名称), where their meaning is certain.
//!
//! They are compared without marks and in upper case: `hospitalName`, `hospital_name` and
//! `HOSPITAL-NAME` are one. What can mean two things is not here: `bajg` is 备案机构 or 备案机关, `slsj` is
//! 首例时间 or 受理时间, and days of a system's own (createTime, publishDate, submitTime) are none
//! of a filing.

use super::synonyms::ColumnName;
use crate::lookup::Map;
use crate::record::field::Field;
use std::sync::LazyLock;

/// A field with the keys that say by themselves what they are of, and those that do so only beside
/// others of the kind: the `level` of a hospital, but not that of an operation.
type Keys = (Field, &'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
static KEYS: [Keys; 30] = [
    (Field::InstitutionName, &["hospital_name", "hospital", "institution_name", "institution", "medical_institution", "medical_institution_name", "medical_org_name", "medical_organization_name", "org_name", "organization_name", "hosp_name", "hos_name", "unit_name", "organ_name", "med_org_name", "medical_unit_name", "org_full_name", "hospital_full_name", "institution_full_name", "yljgmc", "yymc", "jgmc", "dwmc", "yljgqc", "yljg", "apply_unit_name", "apply_org_name"], &[]),
    (Field::FormerNames, &["former_name", "former_names"], &[]),
    (Field::RegistrationNumber, &["registration_number", "registration_no", "reg_no", "licence_number", "license_number", "licence_no", "license_no", "practice_license_no", "yljgdjh", "zyxkzh", "djh"], &[]),
    (Field::CreditCode, &["credit_code", "social_credit_code", "unified_credit_code", "unified_social_credit_code", "uscc", "tyshxydm", "shxydm"], &[]),
    (Field::Category, &["hospital_type", "hospital_category", "institution_type", "institution_category", "yljglb", "jglb", "yylb"], &["category"]),
    (Field::Level, &["hospital_level", "hospital_grade", "institution_level", "institution_grade", "yydj", "yyjb", "yljgdj", "yljgjb", "jgdj", "jgjb", "jgdc", "yydc"], &["level"]),
    (Field::Jurisdiction, &["division_code", "division_name", "region_name", "area_name", "city_name", "county_name", "district_name", "xzqh", "xzqhdm", "xzqhmc", "ssdq", "szdq"], &["jurisdiction", "division", "region", "city", "county", "district"]),
    (Field::Authority, &["filing_authority", "filing_authority_name", "authority_name", "issuing_authority", "license_authority", "licence_authority", "fzjg", "zgbm"], &["authority"]),
    (Field::Technology, &["technology_name", "technology", "tech_name", "tech", "technique_name", "medical_technology", "medical_technology_name", "restricted_technology", "restricted_technology_name", "restricted_tech_name", "training_technology", "training_technology_name", "training_tech", "training_tech_name", "pxjsmc", "filing_technology", "filing_technology_name", "jsmc", "yljsmc", "xzljsmc", "xzlyljsmc", "bajsmc", "technologies", "techs", "technology_names", "tech_names"], &[]),
    (Field::TechnologyCode, &["technology_code", "tech_code", "technology_no", "tech_no", "jsdm", "jsbh"], &["code"]),
    (Field::LimitedTo, &["limited_to", "filing_scope", "limited_scope", "scope_limit", "bafw"], &[]),
    (Field::Department, &["department_name", "dept_name", "szks", "ksmc"], &["department", "dept"]),
    (Field::FirstCase, &["first_case_date", "first_case_time", "first_case", "first_operation_date", "first_surgery_date", "slkzsj", "slkzrq"], &[]),
    (Field::Completed, &["filing_date", "filing_time", "filing_completed_date", "filing_completed_time", "filing_completed_at", "filing_completed_on", "filing_completed", "filing_completion_date", "filing_finish_date", "filing_finish_time", "wcbasj", "wcbarq", "bawcsj", "bawcrq", "basj", "barq"], &["completed", "completed_on", "completed_at", "completed_date", "completed_time", "completion_date", "completion_time", "complete_date", "complete_time", "finish_date", "finish_time", "finished_at"]),
    (Field::Status, &["filing_status", "filing_state", "filing_status_name", "base_status", "base_status_name", "jdzt", "technology_status", "tech_status", "bazt", "baztmc", "zt", "ztmc", "dqzt", "jszt"], &["status", "state", "status_name", "status_text", "status_desc", "status_label"]),
    (Field::StatusDate, &["status_date", "status_change_date", "revoke_date", "revoked_at", "revoked_date", "cancel_date", "cancelled_at", "canceled_at", "cancelled_date", "withdraw_date", "withdrawn_at", "withdrawn_date", "suspend_date", "suspended_at", "suspended_date"], &[]),
    (Field::StatusReason, &["status_reason", "revoke_reason", "cancel_reason", "withdraw_reason", "suspend_reason"], &[]),
    (Field::LicenceNote, &["licence_note", "license_note"], &[]),
    (Field::CumulativeCases, &["cumulative_cases", "cumulative_case_count", "cumulative_count", "total_cases", "total_case_count", "total_case_num", "case_total", "ljls", "ljbls", "ljblsl", "ljkzls"], &["cases"]),
    (Field::AsOf, &["as_of", "as_of_date", "cutoff_date", "stat_date", "statistics_date", "jzrq", "jzsj", "tjjzrq"], &[]),
    (Field::FiledOn, &["base_filing_date", "base_filing_time", "jdbasj", "jdbarq"], &[]),
    (Field::Plan, &["training_plan", "pxjh"], &[]),
    (Field::Places, &["training_quota", "training_places", "enroll_quota", "enrollment_quota", "pxme", "zsme"], &["quota", "places"]),
    (Field::CentreName, &["quality_centre_name", "quality_center_name", "quality_centre", "quality_center", "qc_centre_name", "qc_center_name", "centre_name", "center_name", "zkzxmc"], &[]),
    (Field::SurgeryName, &["surgery_name", "operation_name", "ssmc"], &[]),
    (Field::SurgeryCode, &["surgery_code", "operation_code", "ssbm", "ssdm"], &[]),
    (Field::SurgeryLevel, &["surgery_level", "surgery_grade", "operation_level", "operation_grade", "ssjb", "ssdj"], &[]),
    (Field::NewTechnologyName, &["new_technology_name", "new_technology", "new_tech_name", "new_tech", "xjsmc"], &[]),
    (Field::AdmittedOn, &["admitted_on", "admitted_at", "admitted_date", "admit_date", "admission_date", "zrsj", "zrrq"], &[]),
    (Field::SupervisionPeriod, &["supervision_period", "supervision_months", "jgq"], &[]),
];

/// Groups whose members are those of a record, and say nothing of whose they are.
const CONTAINERS: [&str; 17] = [
    "DATA",
    "LIST",
    "ROW",
    "RECORD",
    "ITEM",
    "RESULT",
    "DETAIL",
    "CONTENT",
    "CHILDREN",
    "CHILD",
    "ENTRY",
    "OBJECT",
    "SOURCE",
    "PROPERTIES",
    "ATTRIBUTES",
    "FIELDS",
    "BODY",
];

/// Ends of keys of groups that add nothing: `filingList`, `hospitalInfo`, `filings`.
const ENDS: [&str; 8] = ["LIST", "ITEMS", "INFO", "VOS", "VO", "DTO", "ARRAY", "RECORDS"];

static BY_KEY: LazyLock<Map<String, (Field, bool)>> = LazyLock::new(|| {
    let keys = KEYS.iter().flat_map(|(field, whole, bare)| {
        let of = |keys: &'static [&'static str], is_whole: bool| {
            keys.iter().map(move |key| (compact(key), (*field, is_whole)))
        };
        of(whole, true).chain(of(bare, false))
    });
    keys.collect()
});

/// What a key names by itself.
pub(crate) fn of_key(text: &str) -> Option<ColumnName> {
    if !is_key(text) {
        return None;
    }
    BY_KEY.get(compact(text).as_str()).map(|(field, _)| ColumnName::Field(*field))
}

/// Whether a key under a group says nothing unless the group says of what it is: the `status` of a
/// hospital is not that of its filing, the `code` of a department none of a technology.
pub(crate) fn needs_group(group: &str, key: &str) -> bool {
    let is_bare = |key: &str| BY_KEY.get(compact(key).as_str()).is_none_or(|(_, whole)| !whole);
    is_key(key) && is_key(group) && is_bare(key) && !CONTAINERS.contains(&singular(group).as_str())
}

/// The key of a group as it is called of one of its members: `filingList` and `filings` are of a
/// filing each.
pub(crate) fn singular(group: &str) -> String {
    let key = compact(group);
    if CONTAINERS.contains(&key.as_str()) {
        return key;
    }
    let bare = ENDS.iter().find_map(|end| key.strip_suffix(end)).filter(|rest| !rest.is_empty());
    let bare = bare.unwrap_or(&key);
    match bare.strip_suffix("IES") {
        Some(stem) => format!("{stem}Y"),
        None => bare.strip_suffix('S').filter(|it| it.len() > 2).unwrap_or(bare).to_owned(),
    }
}

/// Whether a text is written as keys are.
pub(crate) fn is_key(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' '))
}

/// A key without marks, in upper case.
pub(crate) fn compact(key: &str) -> String {
    let kept = key.bytes().filter(u8::is_ascii_alphanumeric);
    kept.map(|byte| char::from(byte.to_ascii_uppercase())).collect()
}

/// The fields with the keys by which they are known, for the documentation.
pub(crate) fn all() -> impl Iterator<Item = (Field, Vec<&'static str>)> {
    KEYS.iter().map(|(field, whole, bare)| (*field, [*whole, *bare].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_key_are_one() {
        for key in ["hospitalName", "hospital_name", "HOSPITAL-NAME", "HospitalName", "yymc"] {
            assert_eq!(of_key(key), Some(ColumnName::Field(Field::InstitutionName)), "{key}");
        }
        for key in [
            "createTime",
            "create_time",
            "updatedAt",
            "publishDate",
            "submitDate",
            "applyDate",
            "auditTime",
            "approveDate",
            "startDate",
            "endDate",
            "recordDate",
            "date",
            "name",
            "bajg",
            "slsj",
            "techLevel",
            "orgCode",
            "caseCount",
            "医院",
            "时间",
        ] {
            assert_eq!(of_key(key), None, "{key}");
        }
    }

    #[test]
    fn no_key_names_two_fields() {
        let keys = KEYS.iter().map(|(_, whole, bare)| whole.len() + bare.len()).sum::<usize>();
        assert_eq!(BY_KEY.len(), keys);
    }

    #[test]
    fn groups_are_called_by_one_of_theirs() {
        for (group, one) in [
            ("filings", "FILING"),
            ("technologyList", "TECHNOLOGY"),
            ("technologies", "TECHNOLOGY"),
            ("hospitalInfo", "HOSPITAL"),
            ("records", "RECORD"),
            ("status", "STATU"),
        ] {
            let is_container = one == "RECORD";
            assert!(is_container || singular(group) == one, "{group}");
        }
        assert!(needs_group("department", "code") && needs_group("hospital", "status"));
        assert!(!needs_group("list", "status") && !needs_group("audit", "filingDate"));
        assert!(needs_group("audit", "finishDate"));
    }
}
