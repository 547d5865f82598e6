//! Institutions that may be one: the name of one is that of another with something behind it.
//!
//! 示例医院 and 示例医院有限公司, 示例医院（东院） or 示例医院-东院区: a company can own its hospital or be it,
//! and a campus can have a licence of its own. Nothing is joined by it; where no number says that
//! they are two, it is told.

use super::finding::Finding;
use super::rules::namesakes;
use crate::catalog::{JurisdictionCode, Reference};
use crate::dataset::{Dataset, Institution};
use crate::lookup::Map;
use crate::text::fold;

const COMPANIES: [&str; 3] = ["股份有限公司", "有限责任公司", "有限公司"];

/// Looks at each institution whose name has something behind that of another.
pub(super) fn check(dataset: &Dataset, reference: &Reference) -> Vec<Finding> {
    let longer: Vec<(&Institution, String)> =
        dataset.institutions.iter().filter_map(|each| Some((each, bare(&each.name)?))).collect();
    if longer.is_empty() {
        return Vec::new();
    }
    let mut named: Map<String, Vec<&Institution>> = Map::default();
    for each in &dataset.institutions {
        named.entry(fold(&each.name)).or_default().push(each);
    }
    let told = longer.iter().flat_map(|(each, bare)| {
        let others = named.get(bare).into_iter().flatten();
        let mut near = others.filter(|other| may_be_one(each, other, reference));
        near.next().map(|other| namesakes::finding(&each.origin, &each.name, &other.name))
    });
    told.collect()
}

/// A folded name without what stands behind the name of the hospital.
fn bare(name: &str) -> Option<String> {
    // Nearly all names are the hospital's alone.
    if !name.ends_with("公司") && !name.contains(['-', '－', '—', '(', '（', '[', '【']) {
        return None;
    }
    let folded = fold(name);
    let company = COMPANIES.iter().find_map(|word| folded.strip_suffix(word));
    let bare = company.or_else(|| folded.split_once(['(', '-']).map(|(before, _)| before))?;
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// Whether no number says that two are two, and their places do not lie apart.
fn may_be_one(one: &Institution, other: &Institution, reference: &Reference) -> bool {
    let differ = |of: fn(&Institution) -> Option<&String>| {
        of(one).zip(of(other)).is_some_and(|(one, other)| one != other)
    };
    let place = |it: &Institution| -> Option<JurisdictionCode> {
        let authority =
            || Some(reference.authorities.get(it.authority.as_ref()?)?.jurisdiction.clone());
        it.jurisdiction.clone().or_else(authority)
    };
    let places = &reference.jurisdictions;
    let are_apart = place(one).zip(place(other)).is_some_and(|(here, there)| {
        !places.is_within(&here, &there) && !places.is_within(&there, &here)
    });
    !differ(|it| it.registration_number.as_ref())
        && !differ(|it| it.credit_code.as_ref())
        && !are_apart
}
