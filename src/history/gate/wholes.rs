//! A technology or a place of which nothing is left.

use super::super::accept::Class;
use super::super::event::{Event, EventKind};
use super::super::institution_id::InstitutionId;
use super::super::ledger::KnownInstitution;
use super::{Objection, Sides};
use crate::catalog::{AuthorityId, JurisdictionCode, TechnologyId};
use std::collections::{BTreeMap, BTreeSet};

/// Technologies whose filings are all no longer listed.
pub(super) fn technologies(sides: &Sides<'_>) -> Vec<Objection> {
    let left: BTreeSet<&TechnologyId> = sides.filings.iter().map(|each| &each.technology).collect();
    let mut lost: BTreeMap<&TechnologyId, Vec<&Event>> = BTreeMap::new();
    for event in sides.events {
        let is_filing = event.kind == EventKind::Removed && event.field.is_none();
        if let Some(id) = event.technology.as_ref().filter(|id| is_filing && !left.contains(id)) {
            lost.entry(id).or_default().push(event);
        }
    }
    lost.retain(|_, events| events.iter().any(|event| event.cause.is_none()));
    let objection = |(id, events): (&TechnologyId, Vec<&Event>)| Objection {
        name: Class::Technology.name(id),
        title: format!("“{}”原有的 {} 条备案全部不再列出", sides.technology(id), events.len()),
        items: events.iter().map(|event| event.institution_name.clone()).collect(),
        advice: "撤销、取消的备案应当留在导出里并写明状态；请检查是不是漏了这项技术的行",
    };
    lost.into_iter().map(objection).collect()
}

/// Places whose institutions are all no longer listed: the widest, each told once.
pub(super) fn jurisdictions(sides: &Sides<'_>) -> Vec<Objection> {
    let explained: BTreeSet<&InstitutionId> = sides
        .events
        .iter()
        .filter(|event| event.kind == EventKind::Removed && event.technology.is_none())
        .filter(|event| event.cause.is_some())
        .map(|event| &event.institution)
        .collect();
    let now: BTreeSet<&InstitutionId> =
        sides.institutions.iter().filter(|each| each.listed).map(|each| &each.id).collect();
    let mut lost = by_place(sides);
    lost.retain(|_, members| {
        members.iter().all(|each| !now.contains(&each.id))
            && members.iter().any(|each| !explained.contains(&each.id))
    });
    let places = &sides.reference.jurisdictions;
    let told = |(code, members): &(&JurisdictionCode, &Vec<&KnownInstitution>)| {
        !lost.iter().any(|(other, others)| {
            let wider = others.len() > members.len() && places.is_within(code, other);
            let closer =
                others.len() == members.len() && other != *code && places.is_within(other, code);
            wider || closer
        })
    };
    let objection = |(code, members): (&JurisdictionCode, &Vec<&KnownInstitution>)| Objection {
        name: Class::Jurisdiction.name(code),
        title: format!("{}原有的 {} 家机构全部不再列出", places.full_name(code), members.len()),
        items: members.iter().map(|each| each.name.clone()).collect(),
        advice: "请检查这个地区的行是不是漏了",
    };
    lost.iter().filter(told).map(objection).collect()
}

/// The institutions that were listed, by their place and every place above it.
fn by_place<'a>(sides: &Sides<'a>) -> BTreeMap<JurisdictionCode, Vec<&'a KnownInstitution>> {
    let mut by_place: BTreeMap<JurisdictionCode, Vec<&KnownInstitution>> = BTreeMap::new();
    for known in sides.before.institutions.iter().filter(|known| known.listed) {
        if let Some(place) = place(sides, known) {
            for above in sides.reference.jurisdictions.ancestors(&place) {
                by_place.entry(above.code.clone()).or_default().push(known);
            }
        }
    }
    by_place
}

/// Where an institution stands; else the area of the authority that holds its filings.
fn place(sides: &Sides<'_>, known: &KnownInstitution) -> Option<JurisdictionCode> {
    let stated = known.values.get("jurisdiction_code");
    stated.and_then(|code| JurisdictionCode::new(code).ok()).or_else(|| {
        let id = AuthorityId::new(known.values.get("authority_id")?).ok()?;
        sides.reference.authorities.get(&id).map(|authority| authority.jurisdiction.clone())
    })
}
