//! Technology names → catalog entries, or findings.

use super::Context;
use super::finding::Finding;
use super::rules::{
    code_name_mismatch, code_only, not_in_force, older_name, out_of_scope, prohibited_technology,
    unknown_technology,
};
use super::statuses::candidates::Candidates;
use crate::catalog::{
    EntryRef, Jurisdiction, JurisdictionCode, MatchKind, NotInForceReason, Reference,
    ResolveContext, TechnologyId, TechnologyResolution, narrowed,
};
use crate::date::PartialDate;
use crate::lookup::Map;
use crate::record::{Field, Record, TechnologyMention};
use crate::source::Location;
use std::borrow::Cow;

/// A technology that was resolved.
pub(super) struct Resolved {
    /// The entry.
    pub(super) entry: EntryRef,
    /// Its technology.
    pub(super) technology: TechnologyId,
    /// The part of it that the name is limited to, as written; only of a filing.
    pub(super) limited_to: Option<String>,
}

/// Each technology once, though a cell names it twice, by its code and by its name; several parts
/// of it are several filings.
pub(super) fn distinct(resolved: Vec<Resolved>) -> Vec<Resolved> {
    let mut kept: Vec<Resolved> = Vec::with_capacity(resolved.len());
    for one in resolved {
        let is_same = |each: &Resolved| {
            (&each.technology, &each.limited_to) == (&one.technology, &one.limited_to)
        };
        if !kept.iter().any(is_same) {
            kept.push(one);
        }
    }
    kept
}

/// Which day's catalogs a statement is read by.
#[derive(Clone, Copy)]
pub(super) enum Speaks {
    /// Those of the day of the filing.
    OfFiling,
    /// Those of the release date, or of the filing it repeats.
    OfPresent,
}

/// Resolves mentions; the same words at the same place and date are looked up once.
pub(super) struct Technologies<'a> {
    reference: &'a Reference,
    as_of: PartialDate,
    /// By place, words and date.
    seen: Map<JurisdictionCode, Map<String, Map<Option<PartialDate>, TechnologyResolution>>>,
}

impl<'a> Technologies<'a> {
    pub(super) fn new(context: &Context<'a>) -> Self {
        Self {
            reference: context.reference,
            as_of: PartialDate::from_day(context.as_of),
            seen: Map::default(),
        }
    }

    /// Resolves a mention filed on a date; one without a date is looked for in every edition.
    pub(super) fn resolve(
        &mut self,
        mention: &TechnologyMention,
        place: &JurisdictionCode,
        on: Option<PartialDate>,
        location: Location,
    ) -> Result<Resolved, Box<Finding>> {
        let text = written(mention);
        let reference = self.reference;
        let known = self.seen.get(place).and_then(|here| here.get(text.as_ref())?.get(&on));
        if let Some(resolution) = known {
            return outcome((reference, place), resolution, &text, location);
        }
        let context = ResolveContext { jurisdiction: place, on, edition_hint: None };
        let resolution = reference.resolve_technology(&text, &context);
        let outcome = outcome((reference, place), &resolution, &text, location);
        let here = self.seen.entry(place.clone()).or_default();
        here.entry(text.into_owned()).or_default().insert(on, resolution);
        outcome
    }

    /// Resolves each technology a row names; what can't be resolved becomes a finding.
    pub(super) fn of_row(
        &mut self,
        record: &Record,
        mentions: &[TechnologyMention],
        area: &JurisdictionCode,
        date: (Option<PartialDate>, Speaks),
        findings: &mut Vec<Finding>,
    ) -> Vec<Resolved> {
        let location = record.row.location_of(Field::Technology);
        let mut all = Vec::with_capacity(mentions.len());
        for mention in mentions {
            let result = match date {
                (on, Speaks::OfFiling) => self.resolve_filed(mention, area, on, location),
                (on, Speaks::OfPresent) => self.resolve_whole(mention, area, on, location),
            };
            match result {
                Ok(resolved) => all.push(resolved),
                Err(finding) => findings.push(*finding),
            }
        }
        all
    }

    /// Resolves what was filed: a technology, or the part of it that a bracket behind its name
    /// limits the filing to.
    fn resolve_filed(
        &mut self,
        mention: &TechnologyMention,
        place: &JurisdictionCode,
        on: Option<PartialDate>,
        location: Location,
    ) -> Result<Resolved, Box<Finding>> {
        match self.resolve(mention, place, on, location) {
            Ok(resolved) => {
                let grades = self.reference.grades_apart(&mention.text, &resolved.entry);
                Ok(Resolved { limited_to: grades.map(str::to_owned), ..resolved })
            }
            Err(finding) => {
                let Some((bare, part)) = part(mention, &finding) else { return Err(finding) };
                let resolved = self.resolve(&bare, place, on, location)?;
                Ok(Resolved { limited_to: Some(part.to_owned()), ..resolved })
            }
        }
    }

    /// Resolves what can only be told of a whole technology: counts, bases, centres.
    fn resolve_whole(
        &mut self,
        mention: &TechnologyMention,
        place: &JurisdictionCode,
        filed: Option<PartialDate>,
        location: Location,
    ) -> Result<Resolved, Box<Finding>> {
        let resolved = self.resolve_present(mention, place, filed, location);
        let Err(finding) = &resolved else { return resolved };
        let Some((bare, part)) = part(mention, finding) else { return resolved };
        if self.resolve_present(&bare, place, filed, location).is_err() {
            return resolved;
        }
        Err(Box::new(unknown_technology::of_part(location, &mention.text, &bare.text, part)))
    }

    /// What a mention may mean that was filed on a date.
    pub(super) fn candidates(
        &self,
        mention: &TechnologyMention,
        place: &JurisdictionCode,
        on: Option<PartialDate>,
    ) -> Candidates {
        let context = ResolveContext { jurisdiction: place, on, edition_hint: None };
        let of = |mention: &TechnologyMention| {
            let resolution = self.reference.resolve_technology(&written(mention), &context);
            Candidates::of(self.reference, resolution)
        };
        let found = of(mention);
        if !matches!(found, Candidates::Unknown(_)) {
            return found;
        }
        // Of 心室辅助技术（2022版） only what stands in brackets may be unknown.
        let open = mention.text.find(['（', '(']);
        let bare = open.map(|open| mention.text[..open].to_owned());
        match bare.map(|text| of(&TechnologyMention { text, ..mention.clone() })) {
            Some(Candidates::One(technology)) => Candidates::Unknown(Some(technology)),
            _ => found,
        }
    }

    /// What is wrong with a mention whatever its date.
    pub(super) fn of_no_catalog(
        &mut self,
        mention: &TechnologyMention,
        place: &JurisdictionCode,
        location: Location,
    ) -> Option<Box<Finding>> {
        let always = [&unknown_technology::RULE, &out_of_scope::RULE, &code_only::RULE];
        let finding = self.resolve_filed(mention, place, None, location).err()?;
        always.iter().any(|rule| rule.code == finding.rule.code).then_some(finding)
    }

    /// Resolves a mention that speaks of the present: of a disclosure, a training base or a
    /// quality centre. Where today's catalogs no longer list it, the newest that did counts,
    /// because the statement may speak of what was filed then.
    pub(super) fn resolve_present(
        &mut self,
        mention: &TechnologyMention,
        place: &JurisdictionCode,
        filed: Option<PartialDate>,
        location: Location,
    ) -> Result<Resolved, Box<Finding>> {
        let first = self.resolve(mention, place, filed.or(Some(self.as_of)), location);
        match (first, filed) {
            (Err(finding), None) => {
                self.resolve(mention, place, None, location).map_err(|_| finding)
            }
            (first, _) => first,
        }
    }
}

/// A mention that no catalog has, without the part that a bracket limits it to, and that part.
fn part<'m>(
    mention: &'m TechnologyMention,
    finding: &Finding,
) -> Option<(TechnologyMention, &'m str)> {
    if finding.rule.code != unknown_technology::RULE.code {
        return None;
    }
    let (name, part) = narrowed(&mention.text)?;
    Some((TechnologyMention { text: name.to_owned(), ..mention.clone() }, part))
}

/// A mention with its code before it, as in one cell.
fn written(mention: &TechnologyMention) -> Cow<'_, str> {
    match &mention.code {
        Some(code) => Cow::Owned(format!("{code} {}", mention.text)),
        None => Cow::Borrowed(mention.text.as_str()),
    }
}

fn outcome(
    (reference, place): (&Reference, &JurisdictionCode),
    resolution: &TechnologyResolution,
    text: &str,
    at: Location,
) -> Result<Resolved, Box<Finding>> {
    let described = |entries: &[EntryRef]| -> Vec<String> {
        entries.iter().filter_map(|entry| describe(reference, entry)).collect()
    };
    Err(Box::new(match resolution {
        TechnologyResolution::Entry { entry, matched: MatchKind::OtherEdition, .. } => {
            let name = reference.editions.at(entry).map(|(_, entry)| entry.full_name());
            older_name::finding(at, text, &name.unwrap_or_default())
        }
        TechnologyResolution::Entry { entry, technology, .. } => {
            return Ok(Resolved {
                entry: entry.clone(),
                technology: technology.clone(),
                limited_to: None,
            });
        }
        TechnologyResolution::CodeNameMismatch { code, code_means, fits, .. } => {
            let means: Vec<String> = code_means
                .iter()
                .map(|(edition, name)| format!("“{name}”（{}）", short(reference, edition)))
                .collect();
            let fits: Vec<String> = fits.iter().map(|fit| short(reference, &fit.edition)).collect();
            code_name_mismatch::finding(at, text, &code.to_string(), &means, &fits)
        }
        TechnologyResolution::CodeOnly { candidates, .. } => {
            code_only::finding(at, text, &described(candidates))
        }
        TechnologyResolution::Prohibited { entry, indication, indication_stated, .. } => {
            let edition = short(reference, &entry.edition);
            let indication = indication.as_deref();
            prohibited_technology::finding(at, text, &edition, indication, *indication_stated)
        }
        TechnologyResolution::NotInForce { entry, .. } if is_prohibition(reference, entry) => {
            // Prohibited since: whatever its date, it can be no valid filing today.
            let indication =
                reference.editions.at(entry).and_then(|(_, it)| it.indication.as_deref());
            let edition = short(reference, &entry.edition);
            let stated = indication.is_some_and(|disease| text.contains(disease));
            prohibited_technology::finding(at, text, &edition, indication, stated)
        }
        TechnologyResolution::NotInForce { entry, reason, .. } => {
            let unknown = reference.unknown_catalog(place);
            let why = why_not(reference, entry, reason, unknown.is_some());
            not_in_force::finding(at, text, [&why, &what_to_do(reason, unknown)])
        }
        TechnologyResolution::OutOfScope { topic } => {
            out_of_scope::finding(at, text, topic.in_chinese())
        }
        TechnologyResolution::Unknown { nearest } => {
            let unknown = reference.unknown_catalog(place).map(additions);
            unknown_technology::finding(at, text, nearest, unknown.as_deref())
        }
    }))
}

fn is_prohibition(reference: &Reference, entry: &EntryRef) -> bool {
    reference.editions.get(&entry.edition).is_some_and(|edition| !edition.is_restricted())
}

fn why_not(
    reference: &Reference,
    entry: &EntryRef,
    reason: &NotInForceReason,
    is_partly_known: bool,
) -> String {
    let edition = short(reference, &entry.edition);
    match reason {
        NotInForceReason::Ended { on, replaced_by } => {
            let by = replaced_by.as_ref().map(|id| short(reference, id));
            let by = by.map(|by| format!("，由{by}替代")).unwrap_or_default();
            format!("列有这项技术的{edition}自 {} 起不再施行{by}", on.in_chinese())
        }
        NotInForceReason::NotYet { from } => {
            format!("列有这项技术的{edition}自 {} 起才施行", from.in_chinese())
        }
        NotInForceReason::Elsewhere { jurisdiction } => {
            let place = reference.jurisdictions.full_name(jurisdiction);
            match is_partly_known {
                true => format!("国家目录没有列入这项技术（{edition}列入，只在{place}适用）"),
                false => format!("{edition}只在{place}适用"),
            }
        }
    }
}

/// Why nothing can be said of what a province may have added to the country's catalog.
fn additions(province: &Jurisdiction) -> String {
    let name = &province.name;
    format!(
        "本站没有收录{name}增补的目录，判断不了当地要不要备案；{name}有增补的，请把目录放进 data/catalogs/"
    )
}

/// What no catalog lists needs no filing only where all catalogs of the place are known.
fn what_to_do(reason: &NotInForceReason, unknown: Option<&Jurisdiction>) -> String {
    match (reason, unknown) {
        (NotInForceReason::NotYet { .. }, _) => {
            "这项备案早于目录施行：日期写错的请改正；没有写错的，请核实当时按哪份文件备案"
                .to_owned()
        }
        (_, Some(province)) => format!("请核对备案日期和技术名称。{}", additions(province)),
        (NotInForceReason::Ended { .. }, None) => {
            "请核对备案日期和技术名称；已移出目录的技术不再需要备案".to_owned()
        }
        (NotInForceReason::Elsewhere { .. }, None) => {
            "请核对技术名称；本地目录里没有的技术不需要备案".to_owned()
        }
    }
}

fn short(reference: &Reference, edition: &crate::catalog::EditionId) -> String {
    reference.editions.get(edition).map(|edition| edition.short_title.clone()).unwrap_or_default()
}

fn describe(reference: &Reference, entry: &EntryRef) -> Option<String> {
    let (edition, entry) = reference.editions.at(entry)?;
    Some(format!("{}（{}）", entry.full_name(), edition.short_title))
}
