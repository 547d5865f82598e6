//! What a licence's note names → technologies, or findings that set nothing aside.

use super::finding::Finding;
use super::rules::unclear_licence_note;
use super::statuses::claims::Claim;
use super::subject::Subject;
use super::technology::Technologies;
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::dataset::{LicenceNote, NotedTechnology};
use crate::privacy::WITHHELD;
use crate::record::{self, Ended, Field, Kind, Record};
use crate::source::Location;
use std::sync::Arc;

/// What the licence of a row's institution notes; what can't be told is a finding and leaves the
/// row standing.
pub(super) fn of(
    record: &Record,
    said: &record::LicenceNote,
    subject: &Subject,
    technologies: &mut Technologies<'_>,
    findings: &mut Vec<Finding>,
) -> LicenceNote {
    let location = record.row.location_of(Field::LicenceNote);
    let (technologies, unclear) = resolved(said, &subject.area, technologies, location);
    let is_understood = unclear.is_empty();
    // A note kept back for personal data is not understood, and has its own finding.
    if record.row.text(Field::LicenceNote) != Some(WITHHELD) {
        findings.extend(unclear);
    }
    LicenceNote {
        institution: subject.institution,
        technologies,
        is_understood,
        is_whole: record.kind == Kind::LicenceNote,
        origin: Arc::clone(&record.row),
    }
}

/// What the note in a filing's own row says of the end of one of its technologies; where a part of it
/// that is not understood speaks of an end, of each.
pub(super) fn ends(
    note: &LicenceNote,
    said: &record::LicenceNote,
    technology: &TechnologyId,
) -> Option<Ended> {
    let mut own = note.technologies.iter().filter(|each| each.technology == *technology);
    let is_ended = own.any(|each| each.ended.is_some());
    let word = || record::end_in(note.origin.text(Field::LicenceNote)?);
    is_ended.then(word).flatten().or_else(|| said.unclear_end()).map(Ended::Word)
}

/// What a whole note says of the ends of filings in other rows. A technology that it names again
/// behind that, without an end, was filed again.
pub(super) fn claims(note: &LicenceNote, said: &record::LicenceNote) -> Vec<Claim> {
    let at = note.origin.location_of(Field::LicenceNote);
    let word = || note.origin.text(Field::LicenceNote).and_then(record::end_in).map(Ended::Word);
    let ended = note.technologies.iter().enumerate().filter(|(_, it)| it.ended.is_some());
    let is_last = |(at, ended): &(usize, &NotedTechnology)| {
        let mut behind = note.technologies[at + 1..].iter();
        !behind.any(|each| each.technology == ended.technology && each.ended.is_none())
    };
    let known = ended.clone().filter(is_last).filter_map(|(_, it)| {
        Claim::of_note(note.institution, Some(&it.technology), it.completed, at, &word()?)
    });
    let of_unknown = said.technologies.iter().filter(|it| it.ended.is_some()).count();
    let unknown = (of_unknown > ended.clone().count()).then(word).flatten();
    let unclear = said.unclear_end().map(Ended::Word).or(unknown);
    let unclear = unclear.and_then(|said| Claim::of_note(note.institution, None, None, at, &said));
    known.chain(unclear).collect()
}

/// The technologies that a note names, and a finding for each part of it that is not understood.
fn resolved(
    note: &record::LicenceNote,
    area: &JurisdictionCode,
    technologies: &mut Technologies<'_>,
    at: Location,
) -> (Vec<NotedTechnology>, Vec<Finding>) {
    let unread = note.unread.iter().map(|part| unclear_licence_note::unread(at, part));
    let mut unclear: Vec<Finding> = unread.collect();
    let mut named = Vec::with_capacity(note.technologies.len());
    for noted in &note.technologies {
        match technologies.resolve_present(&noted.mention, area, noted.completed, at) {
            Ok(resolved) => named.push(NotedTechnology {
                technology: resolved.technology,
                completed: noted.completed,
                ended: noted.ended,
            }),
            Err(why) => unclear.push(unclear_licence_note::technology(at, &why)),
        }
    }
    (named, unclear)
}
