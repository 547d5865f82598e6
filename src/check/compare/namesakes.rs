//! Institutions that may be one: the name of one is that of another with something behind it, or a
//! second or former name of the other, or both have one name and two numbers.
//!
//! 示例医院 and 示例医院有限公司, 示例医院（东院） or 示例医院-东院区: a company can own its hospital or be it, a
//! campus can have a licence of its own, and a number can be mistyped. Nothing is joined by it; it
//! is told.

use crate::catalog::{JurisdictionCode, Reference};
use crate::check::finding::Finding;
use crate::check::rules::namesakes;
use crate::dataset::{Dataset, Institution};
use crate::lookup::Map;
use crate::text::fold;

const COMPANIES: [&str; 3] = ["股份有限公司", "有限责任公司", "有限公司"];

/// Looks at each institution that may be one with another.
pub(crate) fn check(dataset: &Dataset, reference: &Reference) -> Vec<Finding> {
    let mut named: Map<String, Vec<usize>> = Map::default();
    for (at, each) in dataset.institutions.iter().enumerate() {
        named.entry(fold(&each.name)).or_default().push(at);
    }
    let of = |at: usize| &dataset.institutions[at];
    let mut findings = Vec::new();
    for at in 0..dataset.institutions.len() {
        let each = of(at);
        let others = each.former_names.iter().chain(&each.aliases).map(|name| fold(name));
        let near = bare(&each.name).into_iter().chain(others).find_map(|name| {
            let mut near = named.get(&name).into_iter().flatten();
            near.find(|other| **other != at && may_be_one(each, of(**other), reference))
        });
        findings.extend(
            near.map(|other| namesakes::finding(&each.origin, &each.name, &of(*other).name)),
        );
    }
    for all in named.values().filter(|all| all.len() > 1) {
        for (place, at) in all.iter().enumerate().skip(1) {
            let near =
                all[..place].iter().find(|first| !are_apart(of(**first), of(*at), reference));
            let number = |at: usize| of(at).registration_number.as_deref().unwrap_or("没有写");
            let told = near.map(|first| [number(*at), number(*first)]);
            findings.extend(
                told.map(|told| namesakes::of_one_name(&of(*at).origin, &of(*at).name, told)),
            );
        }
    }
    findings
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
    !differ(|it| it.registration_number.as_ref())
        && !differ(|it| it.credit_code.as_ref())
        && !are_apart(one, other, reference)
}

/// Whether neither place lies in the other, as far as both are known.
fn are_apart(one: &Institution, other: &Institution, reference: &Reference) -> bool {
    let place = |it: &Institution| -> Option<JurisdictionCode> {
        let authority = || reference.authorities.get(it.authority.as_ref()?);
        it.jurisdiction.clone().or_else(|| Some(authority()?.jurisdiction.clone()))
    };
    let places = &reference.jurisdictions;
    place(one).zip(place(other)).is_some_and(|(here, there)| !places.overlap(&here, &there))
}
