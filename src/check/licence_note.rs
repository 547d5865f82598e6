//! What a licence's note names → technologies, or findings that set nothing aside.

use super::finding::Finding;
use super::rules::unclear_licence_note;
use super::technology::Technologies;
use crate::catalog::JurisdictionCode;
use crate::dataset::NotedTechnology;
use crate::record::LicenceNote;
use crate::source::Location;

/// The technologies that a note names, and a finding for each part of it that is not understood.
pub(super) fn resolved(
    note: &LicenceNote,
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
