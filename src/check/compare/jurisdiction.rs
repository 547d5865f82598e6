//! Whether an authority can hold an institution's filings: by its area and by what it is
//! responsible for.

use crate::catalog::{Authority, AuthorityId, AuthorityKind, Reference};
use crate::check::finding::Finding;
use crate::check::rules::{authority_elsewhere, other_under_tcm, tcm_under_health};
use crate::dataset::{Dataset, Institution, InstitutionIndex};
use crate::record::RawRow;
use std::collections::BTreeSet;

/// What categories of Chinese medicine are called; 中西医结合 and the medicines of the peoples
/// (民族医, 朝鲜族医) among them.
const CHINESE_MEDICINE: [&str; 16] = [
    "中医",
    "中西医",
    "族医",
    "蒙医",
    "藏医",
    "维医",
    "维吾尔医",
    "哈萨克医",
    "傣医",
    "壮医",
    "回医",
    "苗医",
    "瑶医",
    "彝医",
    "朝医",
    "土家医",
];

/// Checks each institution once with each authority that it is said to belong to.
pub(crate) fn check(dataset: &Dataset, reference: &Reference) -> Vec<Finding> {
    let mut seen: BTreeSet<(InstitutionIndex, &AuthorityId)> = BTreeSet::new();
    let mut findings = Vec::new();
    for (at, institution) in dataset.institutions.iter().enumerate() {
        if let Some(authority) = &institution.authority {
            seen.insert((InstitutionIndex(at as u32), authority));
            findings.extend(of(institution, authority, &institution.origin, reference));
        }
    }
    for filing in &dataset.filings {
        if seen.insert((filing.institution, &filing.authority)) {
            let institution = dataset.institution(filing.institution);
            findings.extend(of(institution, &filing.authority, &filing.origin, reference));
        }
    }
    findings
}

fn of(
    institution: &Institution,
    authority: &AuthorityId,
    row: &RawRow,
    reference: &Reference,
) -> Vec<Finding> {
    let Some(authority) = reference.authorities.get(authority) else { return Vec::new() };
    let name = institution.name.as_str();
    let places = &reference.jurisdictions;
    let mut findings = Vec::new();
    let outside = institution
        .jurisdiction
        .as_ref()
        .filter(|place| !places.is_within(place, &authority.jurisdiction));
    if let Some(place) = outside {
        let place = places.full_name(place);
        findings.push(authority_elsewhere::finding(row, name, place, &authority.name));
    }
    let Some(category) = &institution.category else { return findings };
    match (is_chinese_medicine(category), authority.kind) {
        (true, AuthorityKind::Health) => findings.extend(
            beside(authority, reference)
                .map(|tcm| tcm_under_health::finding(row, name, &authority.name, &tcm.name)),
        ),
        (false, AuthorityKind::Tcm) => {
            findings.push(other_under_tcm::finding(row, name, category, &authority.name));
        }
        (true, AuthorityKind::Tcm) | (false, AuthorityKind::Health) => {}
    }
    findings
}

fn is_chinese_medicine(category: &str) -> bool {
    CHINESE_MEDICINE.iter().any(|word| category.contains(word))
}

/// The authority for Chinese medicine of the same place, where it is known that there is one.
fn beside<'a>(health: &Authority, reference: &'a Reference) -> Option<&'a Authority> {
    let id = AuthorityId::tcm(&health.jurisdiction);
    reference.authorities.get(&id).filter(|tcm| reference.authorities.is_listed(&tcm.id))
}

#[cfg(test)]
mod tests {
    use super::is_chinese_medicine;

    #[test]
    fn medicines_of_the_peoples_are_among_chinese_medicine() {
        for category in
            ["中医医院", "中西医结合医院", "民族医院", "朝鲜族医医院", "藏医院", "蒙医医院"]
        {
            assert!(is_chinese_medicine(category), "{category}");
        }
        assert!(!is_chinese_medicine("口腔医院"));
    }
}
