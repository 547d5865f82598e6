//! Rows of `regulations` and `regulation-parts`.

use crate::content::{Part, Regulation, Unit};
use crate::date::PartialDate;
use crate::site::Site;
use serde::Serialize;

/// What is said of a regulation as a whole.
#[derive(Debug, Serialize)]
pub(crate) struct RegulationRow<'s> {
    regulation_id: &'s str,
    version: &'s str,
    title: &'s str,
    short_title: &'s str,
    issuer: &'s str,
    document_number: Option<&'s str>,
    issued: Option<PartialDate>,
    in_force: Option<PartialDate>,
    status: &'static str,
    status_name: &'static str,
    regulation_jurisdiction: Option<&'s str>,
    url: String,
}

/// One article (条), section or annex.
#[derive(Debug, Serialize)]
pub(crate) struct UnitRow<'s> {
    regulation_id: &'s str,
    version: &'s str,
    title: &'s str,
    short_title: &'s str,
    issuer: &'s str,
    document_number: Option<&'s str>,
    issued: Option<PartialDate>,
    in_force: Option<PartialDate>,
    status: &'static str,
    status_name: &'static str,
    regulation_jurisdiction: Option<&'s str>,
    anchor: &'s str,
    kind: &'static str,
    kind_name: &'static str,
    chapter: Option<&'s str>,
    label: &'s str,
    text: &'s str,
    url: String,
}

/// One 款, 项, 目 or (1) inside a unit.
#[derive(Debug, Serialize)]
pub(crate) struct PartRow<'s> {
    regulation_id: &'s str,
    version: &'s str,
    unit: &'s str,
    within: &'s str,
    anchor: &'s str,
    kind: &'static str,
    kind_name: &'static str,
    label: &'s str,
    text: &'s str,
    url: String,
}

/// A part with its unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PartKey<'s> {
    unit: UnitKey<'s>,
    part: &'s Part,
}

/// A unit with its regulation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitKey<'s> {
    regulation: &'s Regulation,
    unit: &'s Unit,
}

/// The units of a regulation, in the order of its text.
pub(crate) fn units(regulation: &Regulation) -> impl Iterator<Item = UnitKey<'_>> {
    regulation.units.iter().map(move |unit| UnitKey { regulation, unit })
}

/// The parts inside the units of a regulation, in the order of its text.
pub(crate) fn parts(regulation: &Regulation) -> impl Iterator<Item = PartKey<'_>> {
    units(regulation)
        .flat_map(|unit| unit.unit.parts.iter().map(move |part| PartKey { unit, part }))
}

pub(crate) fn part<'s>(site: &Site<'_>, key: &PartKey<'s>) -> PartRow<'s> {
    let UnitKey { regulation, unit } = key.unit;
    let Part { kind, within, anchor, label, text } = key.part;
    let page = super::page_address(site, &site.page_of_version(regulation));
    PartRow {
        regulation_id: &regulation.id,
        version: &regulation.version,
        unit: &unit.anchor,
        within,
        anchor,
        kind: kind.as_str(),
        kind_name: kind.in_chinese(),
        label,
        text,
        url: format!("{page}#{anchor}"),
    }
}

pub(crate) fn regulation<'s>(site: &Site<'_>, regulation: &'s Regulation) -> RegulationRow<'s> {
    let Regulation {
        id,
        version,
        title,
        short_title,
        issuer,
        document_number,
        issued,
        in_force,
        status,
        jurisdiction,
        source: _,
        notes: _,
        replaces: _,
        replaced_by: _,
        passages: _,
        contents: _,
        units: _,
        irregularities: _,
        references: _,
    } = regulation;
    RegulationRow {
        regulation_id: id,
        version,
        title,
        short_title,
        issuer,
        document_number: document_number.as_deref(),
        issued: *issued,
        in_force: *in_force,
        status: status.as_str(),
        status_name: status.in_chinese(),
        regulation_jurisdiction: jurisdiction.as_deref(),
        url: super::page_address(site, &site.page_of_version(regulation)),
    }
}

pub(crate) fn unit<'s>(site: &Site<'_>, key: &UnitKey<'s>) -> UnitRow<'s> {
    let Unit { anchor, kind, label, text, parts: _, chapter, line: _ } = key.unit;
    let whole = regulation(site, key.regulation);
    UnitRow {
        regulation_id: whole.regulation_id,
        version: whole.version,
        title: whole.title,
        short_title: whole.short_title,
        issuer: whole.issuer,
        document_number: whole.document_number,
        issued: whole.issued,
        in_force: whole.in_force,
        status: whole.status,
        status_name: whole.status_name,
        regulation_jurisdiction: whole.regulation_jurisdiction,
        anchor,
        kind: kind.as_str(),
        kind_name: kind.in_chinese(),
        chapter: chapter.as_deref(),
        label,
        text,
        url: format!("{}#{anchor}", whole.url),
    }
}
