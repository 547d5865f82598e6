//! A column that an authority's exports had and no longer have, or have now and had not.
//!
//! That everybody's value of one field is gone at once, no authority has put right: the column was
//! left out of the export. It is told once, of the column, and not as a correction of each record;
//! and so is its coming back.

use super::base::Base;
use super::event::{Event, EventKind};
use super::gate::Limits;
use super::institution_id::InstitutionId;
use super::ledger::{KnownFiling, KnownInstitution};
use super::others::OtherChange;
use crate::catalog::TechnologyId;
use crate::lookup::Map;
use crate::record::Kind;
use std::collections::BTreeMap;

/// One blank value may be a correction; so many at once are a column.
const AT_LEAST: usize = 2;

/// A field of the records of a kind in a folder.
type Column = (String, &'static str, String);

/// Whose record of which technology.
type Key<'s> = (&'s InstitutionId, Option<&'s TechnologyId>);

/// Both sides of a comparison.
pub(super) struct Sides<'s> {
    pub(super) base: &'s Base<'s>,
    pub(super) institutions: &'s [KnownInstitution],
    pub(super) filings: &'s [KnownFiling],
}

/// What was taken out of the events, and what is told instead.
pub(super) struct Told {
    /// The events of single records, told no more.
    pub(super) events: Vec<Event>,
    /// The columns.
    pub(super) columns: Vec<OtherChange>,
}

/// Takes the events of columns that are gone, or have come, out of all events.
pub(super) fn take(events: &mut Vec<Event>, sides: &Sides<'_>, limits: Limits) -> Told {
    let blanks = events.iter().filter(|event| is_of_blank(event)).count();
    if blanks < AT_LEAST {
        return Told { events: Vec::new(), columns: Vec::new() };
    }
    let folders = sides.folders();
    let column = |event: &Event| -> Option<Column> {
        let key = (&event.institution, event.technology.as_ref());
        let kind = if event.technology.is_some() { Kind::Filing } else { Kind::Institution };
        Some(((*folders.get(&key)?).to_owned(), kind.code(), event.field.clone()?))
    };
    let mut changed: BTreeMap<Column, [usize; 2]> = BTreeMap::new();
    for event in events.iter().filter(|event| is_of_blank(event)) {
        if let Some(column) = column(event) {
            changed.entry(column).or_default()[usize::from(event.before.is_none())] += 1;
        }
    }
    changed.retain(|_, [lost, gained]| *lost.max(gained) >= AT_LEAST);
    let stated = sides.stated(&changed);
    let is_column = |of: &Column| {
        let ([lost, gained], [before, after]) = (changed[of], stated[of]);
        let is_whole = |part: usize, had: usize, left: usize| {
            let is_much = part >= limits.changes_at_least as usize
                && part as f64 * 100.0 > limits.changes_percent * had as f64;
            part >= AT_LEAST && (left == 0 || is_much)
        };
        [is_whole(lost, before, after), is_whole(gained, after, before)]
    };
    let whole: BTreeMap<Column, [bool; 2]> =
        changed.keys().map(|of| (of.clone(), is_column(of))).collect();
    let is_taken = |event: &Event| {
        let side = usize::from(event.before.is_none());
        let of = is_of_blank(event).then(|| column(event)).flatten();
        of.and_then(|of| whole.get(&of)).is_some_and(|is_whole| is_whole[side])
    };
    let (taken, kept) = std::mem::take(events).into_iter().partition(|event| is_taken(event));
    *events = kept;
    let columns = whole.into_iter().filter(|(_, is_whole)| is_whole.contains(&true));
    let columns = columns.map(|(of, _)| {
        let [before, after] = stated[&of].map(|count| count as u32);
        let (folder, kind, field) = of;
        OtherChange {
            kind: kind.to_owned(),
            before,
            after,
            folder: Some(folder),
            field: Some(field),
        }
    });
    Told { events: taken, columns: columns.collect() }
}

/// Whether a value became blank, or was blank, and no correction says why.
fn is_of_blank(event: &Event) -> bool {
    event.kind == EventKind::Corrected
        && event.cause.is_none()
        && !event.is_of_count()
        && event.before.is_some() != event.after.is_some()
}

impl Sides<'_> {
    /// The folders that list each record now.
    fn folders(&self) -> Map<Key<'_>, &str> {
        let institutions = self.institutions.iter().filter(|known| known.listed);
        let institutions = institutions.map(|known| ((&known.id, None), known.source.as_deref()));
        let filings = self
            .filings
            .iter()
            .map(|known| ((&known.institution, Some(&known.technology)), known.source.as_deref()));
        institutions.chain(filings).map(|(key, folder)| (key, folder.unwrap_or(""))).collect()
    }

    /// How many records state each of these columns, before and now.
    fn stated(&self, columns: &BTreeMap<Column, [usize; 2]>) -> BTreeMap<Column, [usize; 2]> {
        let mut stated: BTreeMap<Column, [usize; 2]> =
            columns.keys().map(|of| (of.clone(), [0; 2])).collect();
        let mut by_folder: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        for (folder, kind, field) in columns.keys() {
            by_folder.entry((folder, kind)).or_default().push(field);
        }
        let institutions =
            [&self.base.institutions[..], &self.institutions.iter().collect::<Vec<_>>()]
                .map(|all| all.iter().filter(|known| known.listed).copied().collect::<Vec<_>>());
        let filings = [self.base.filings.clone(), self.filings.iter().collect()];
        for side in 0..2 {
            let own =
                institutions[side].iter().map(|it| (Kind::Institution, &it.source, &it.values));
            let filed = filings[side].iter().map(|it| (Kind::Filing, &it.source, &it.values));
            for (kind, folder, values) in own.chain(filed) {
                let folder = folder.as_deref().unwrap_or("");
                for field in by_folder.get(&(folder, kind.code())).into_iter().flatten() {
                    if values.get(field).is_some() {
                        let of = (folder.to_owned(), kind.code(), (*field).to_owned());
                        stated.entry(of).or_default()[side] += 1;
                    }
                }
            }
        }
        stated
    }
}
