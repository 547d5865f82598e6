//! Corrections (更正) → the values of the dataset, or findings.
//!
//! A correction changes a value that is still the wrong one, is satisfied where the exports
//! already have the right one, and changes nothing else. Several corrections of one value are a
//! chain by their dates: the exports may be anywhere on it.

mod meant;
mod target;

use super::Context;
use crate::catalog::TechnologyId;
use crate::check::finding::Finding;
use crate::check::order;
use crate::check::rules::{
    ambiguous_correction, contradicted_correction, correction_name_differs, number_of_another,
    stale_correction, unneeded_removal,
};
use crate::correction::{Change, Correction, CorrectionFile, FILE_NAME, KnownSubject, Value};
use crate::dataset::{
    AppliedCorrection, Cause, Dataset, Effect, ExplainedRemoval, InstitutionIndex,
};
use crate::date::PartialDate;
use crate::lookup::Map;
use crate::record::{Field, Kind};
use crate::source::{Encoding, FileId, Location, SourceFile};
use crate::text::fold;
use meant::Institutions;
use target::Target;

/// The folder that the file of corrections is listed under among the sources.
const FOLDER: &str = "更正文件";

/// Corrections of one value, by date.
struct Chain<'a> {
    institution: InstitutionIndex,
    kind: Kind,
    field: Field,
    links: Vec<Link<'a>>,
}

/// One correction of a chain.
struct Link<'a> {
    correction: &'a Correction,
    was: &'a Option<Value>,
    now: &'a Option<Value>,
}

/// Applies the corrections that hold on the release date.
pub(crate) fn apply(dataset: &mut Dataset, context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(file) = &context.corrections.file else { return };
    let file = list(dataset, file);
    let at = |correction: &Correction| Location { row: correction.line, ..Location::of_file(file) };
    let institutions = Institutions::of(dataset);
    let mut joining = Joining::default();
    for correction in context.corrections.until(context.as_of) {
        let location = at(correction);
        let institution = institutions.meant(dataset, correction);
        match &correction.change {
            Change::Removal => {
                findings.extend(removal(dataset, correction, institution, location));
            }
            Change::Value { kind, field, was, now } => {
                match subject(dataset, correction, institution, location) {
                    Ok(institution) => {
                        let link = Link { correction, was, now };
                        joining.take(institution, *kind, *field, link);
                    }
                    Err(finding) => findings.push(*finding),
                }
            }
        }
    }
    let mut chains = joining.chains;
    // The number or name that a correction goes by is corrected last.
    chains.sort_by_key(|chain| chain.kind == Kind::Institution);
    let registering = Registering::of(&chains);
    for chain in &chains {
        let location = at(chain.last().correction);
        let others = (&institutions, &registering);
        let outcome = match number_of_another(dataset, chain, others, location) {
            Some(finding) => Err(Box::new(finding)),
            None => along(dataset, chain, location, &at),
        };
        findings.extend(outcome.err().map(|finding| *finding));
    }
    order::sort_lists(dataset);
}

/// Lists the file among the sources: it states published values.
fn list(dataset: &mut Dataset, file: &CorrectionFile) -> FileId {
    dataset.sources.files.push(SourceFile {
        authority: FOLDER.to_owned(),
        snapshot: None,
        path: FILE_NAME.to_owned(),
        sha256: file.sha256.clone(),
        bytes: file.bytes,
        encoding: Some(Encoding::Utf8),
        delimiter: None,
        sheets: Vec::new(),
    });
    FileId((dataset.sources.files.len() - 1) as u32)
}

fn subject(
    dataset: &Dataset,
    correction: &Correction,
    institution: Option<InstitutionIndex>,
    location: Location,
) -> Result<InstitutionIndex, Box<Finding>> {
    let index = institution.ok_or_else(|| {
        let message = match correction.known {
            Some(_) => "这家机构已不在导出里",
            None => "导出和以往的发布里都没有这个号码或机构标识",
        };
        unfound(correction, location, message)
    })?;
    let found = dataset.institution(index);
    let names = found.former_names.iter().chain(&found.aliases).chain([&found.name]);
    let known = correction.known.iter().map(|known: &KnownSubject| &known.name);
    let wanted = fold(&correction.name);
    let mut names = names.chain(known).map(|name| fold(name)).chain(corrected_names(correction));
    match names.any(|name| name == wanted) {
        true => Ok(index),
        false => {
            Err(Box::new(correction_name_differs::finding(location, &correction.name, &found.name)))
        }
    }
}

/// A correction of nobody known; `message` says where the number was looked for.
fn unfound(correction: &Correction, location: Location, message: &str) -> Finding {
    let written = &correction.institution;
    match written.is_ascii() {
        true => stale_correction::finding(location, written, message),
        false => stale_correction::by_name(location, written, correction.named.as_deref()),
    }
}

/// The names that a correction of the name itself speaks of.
fn corrected_names(correction: &Correction) -> Vec<String> {
    match &correction.change {
        Change::Value { field: Field::InstitutionName, was, now, .. } => {
            [was, now].into_iter().flatten().map(|name| fold(&name.published())).collect()
        }
        _ => Vec::new(),
    }
}

fn removal(
    dataset: &mut Dataset,
    correction: &Correction,
    institution: Option<InstitutionIndex>,
    location: Location,
) -> Option<Finding> {
    let kind = if correction.technology.is_some() { Kind::Filing } else { Kind::Institution };
    let field = Field::InstitutionName;
    let listed = institution
        .and_then(|index| target::records(dataset, correction, kind, index).first().copied());
    if let Some(listed) = listed {
        let record = listed.location(dataset, field);
        return Some(unneeded_removal::finding(location, &correction.name, record));
    }
    let Some(known) = &correction.known else {
        let message = "以往的发布里没有这个号码或机构标识";
        return Some(unfound(correction, location, message));
    };
    if fold(&known.name) != fold(&correction.name) {
        return Some(correction_name_differs::finding(location, &correction.name, &known.name));
    }
    dataset.removals.push(ExplainedRemoval {
        institution: known.id.clone(),
        technology: correction.technology.clone(),
        cause: cause(correction),
    });
    None
}

fn cause(correction: &Correction) -> Cause {
    let Correction { date, reason, by, .. } = correction;
    Cause { date: *date, reason: reason.clone(), by: by.clone() }
}

/// What a chain is about.
type About<'a> = (InstitutionIndex, Kind, Field, Option<&'a TechnologyId>, Option<PartialDate>);

/// Chains while corrections are joined to them.
#[derive(Default)]
struct Joining<'a> {
    chains: Vec<Chain<'a>>,
    /// Their places.
    about: Map<About<'a>, Vec<usize>>,
}

impl<'a> Joining<'a> {
    fn take(&mut self, institution: InstitutionIndex, kind: Kind, field: Field, link: Link<'a>) {
        let Correction { technology, as_of, .. } = link.correction;
        let places = self.about.entry((institution, kind, field, technology.as_ref(), *as_of));
        let places = places.or_default();
        match places.iter().find(|at| self.chains[**at].last().now == link.was) {
            Some(at) => self.chains[*at].links.push(link),
            None => {
                places.push(self.chains.len());
                self.chains.push(Chain { institution, kind, field, links: vec![link] });
            }
        }
    }
}

/// The corrections of registration numbers.
#[derive(Default)]
struct Registering<'c> {
    /// By the number that comes.
    by_number: Map<String, Vec<InstitutionIndex>>,
    /// By the institution.
    of: Map<InstitutionIndex, Vec<&'c Option<Value>>>,
}

impl<'c> Registering<'c> {
    fn of(chains: &'c [Chain<'_>]) -> Self {
        let mut all = Self::default();
        for chain in chains.iter().filter(|it| it.field == Field::RegistrationNumber) {
            let now = chain.last().now;
            if let Some(number) = now {
                let number = number.published();
                all.by_number.entry(number).or_default().push(chain.institution);
            }
            all.of.entry(chain.institution).or_default().push(now);
        }
        all
    }
}

impl<'a> Chain<'a> {
    /// The newest correction; a chain has at least one.
    fn last(&self) -> &Link<'a> {
        &self.links[self.links.len() - 1]
    }

    fn has(&self, value: &Option<Value>) -> bool {
        self.links.iter().any(|link| link.was == value || link.now == value)
    }

    fn value(&self) -> String {
        shown(self.last().was)
    }
}

fn shown(value: &Option<Value>) -> String {
    value.as_ref().map_or_else(|| "空白".to_owned(), Value::in_chinese)
}

/// Takes the value from where the exports have it to the end of its chain.
fn along(
    dataset: &mut Dataset,
    chain: &Chain<'_>,
    location: Location,
    at: &impl Fn(&Correction) -> Location,
) -> Result<(), Box<Finding>> {
    let Some(record) = record(dataset, chain, location)? else {
        return remembered(dataset, chain, location, at);
    };
    let found = record.value(dataset, chain.field);
    let from = chain.links.iter().rposition(|link| *link.was == found);
    let satisfied = *chain.last().now == found;
    if from.is_none() && !satisfied {
        let last = chain.last();
        let record = record.location(dataset, chain.field);
        let both = [shown(last.was), shown(last.now)];
        let both = [both[0].as_str(), both[1].as_str()];
        return Err(Box::new(contradicted_correction::finding(
            location,
            &shown(&found),
            both,
            record,
        )));
    }
    let from = if satisfied { chain.links.len() } else { from.unwrap_or(0) };
    if !satisfied {
        record.set(dataset, chain.field, chain.last().now.clone());
    }
    for (place, link) in chain.links.iter().enumerate() {
        let effect = if place < from { Effect::Satisfied } else { Effect::Applied };
        note(dataset, chain, link, at(link.correction), effect);
    }
    Ok(())
}

/// A registration number that another institution has and keeps would be two institutions'.
fn number_of_another(
    dataset: &Dataset,
    chain: &Chain<'_>,
    (institutions, registering): (&Institutions, &Registering<'_>),
    location: Location,
) -> Option<Finding> {
    let now = chain.last().now.as_ref().filter(|_| chain.field == Field::RegistrationNumber)?;
    let number = now.published();
    let has = |index: &InstitutionIndex| {
        dataset.institution(*index).registration_number.as_ref() == Some(&number)
    };
    let gives_away = |index: &InstitutionIndex| {
        let mut own = registering.of.get(index).into_iter().flatten();
        own.any(|other| other.as_ref() != Some(now))
    };
    let coming = registering.by_number.get(&number).into_iter().flatten();
    let others = institutions.registered(&number).iter().chain(coming).copied();
    let is_other =
        |index: &InstitutionIndex| *index != chain.institution && has(index) && !gives_away(index);
    let other = others.filter(is_other).min()?;
    let found = dataset.institution(other);
    let record = found.origin.location_of(Field::RegistrationNumber);
    Some(number_of_another::finding(location, &number, &found.name, record))
}

/// The one record a chain is about; `None` where the exports have none.
fn record(
    dataset: &Dataset,
    chain: &Chain<'_>,
    location: Location,
) -> Result<Option<Target>, Box<Finding>> {
    let correction = chain.last().correction;
    let records = target::records(dataset, correction, chain.kind, chain.institution);
    let fits = |record: &&Target| chain.has(&record.value(dataset, chain.field));
    let fitting: Vec<Target> = records.iter().filter(fits).copied().collect();
    match (records.as_slice(), fitting.as_slice()) {
        ([], _) => Ok(None),
        ([only], _) | (_, [only]) => Ok(Some(*only)),
        (all, []) => Ok(all.last().copied()),
        (_, several) => {
            let places: Vec<_> =
                several.iter().map(|each| each.location(dataset, chain.field)).collect();
            Err(Box::new(ambiguous_correction::finding(location, &chain.value(), &places)))
        }
    }
}

/// A count that the exports no longer have and an earlier release published.
fn remembered(
    dataset: &mut Dataset,
    chain: &Chain<'_>,
    location: Location,
    at: &impl Fn(&Correction) -> Location,
) -> Result<(), Box<Finding>> {
    let known = chain.last().correction.known.as_ref();
    let published = known.and_then(|known| known.count).map(Value::Count);
    if chain.field != Field::CumulativeCases || published.is_none() || !chain.has(&published) {
        let message = "导出里没有这家机构的这条记录，以往也没有公布过这个例数";
        return Err(Box::new(stale_correction::finding(location, &chain.value(), message)));
    }
    for link in &chain.links {
        note(dataset, chain, link, at(link.correction), Effect::Remembered);
    }
    Ok(())
}

fn note(
    dataset: &mut Dataset,
    chain: &Chain<'_>,
    link: &Link<'_>,
    location: Location,
    effect: Effect,
) {
    dataset.corrections.push(AppliedCorrection {
        institution: chain.institution,
        technology: link.correction.technology.clone(),
        kind: chain.kind,
        field: chain.field,
        as_of: link.correction.as_of,
        was: link.was.as_ref().map(Value::published),
        now: link.now.as_ref().map(Value::published),
        cause: cause(link.correction),
        location,
        effect,
    });
}
