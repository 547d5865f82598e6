//! Catalog editions: which are in force, what became of an item, and which codes mislead.

use super::Site;
use crate::catalog::{CatalogEntry, Crosswalk, CrosswalkRow, Edition, JurisdictionCode};
use crate::content::Regulation;
use crate::date::PartialDate;
use jiff::civil::Date;

/// Whether an edition is in force on some day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionState {
    /// In force, or possibly so where its dates are not known to the day.
    InForce,
    /// Certainly not yet in force.
    Coming,
    /// Certainly no longer in force.
    Former,
}

impl EditionState {
    fn on(edition: &Edition, day: Date) -> Self {
        let day = PartialDate::from_day(day);
        if edition.no_longer_in_force(day) {
            Self::Former
        } else if edition.not_yet_in_force(day) {
            Self::Coming
        } else {
            Self::InForce
        }
    }
}

/// One code that two editions give to different technologies.
#[derive(Clone, Copy, Debug)]
pub struct Clash<'a> {
    /// The code.
    pub code: &'a str,
    /// The earlier edition and its entry.
    pub earlier: (&'a Edition, &'a CatalogEntry),
    /// The later edition and its entry.
    pub later: (&'a Edition, &'a CatalogEntry),
}

/// One item's way from one edition to the other.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// What became of it.
    pub row: &'a CrosswalkRow,
    /// The item of the earlier edition; `None` for a new one.
    pub from: Option<&'a CatalogEntry>,
    /// The item of the later edition; `None` for a removed one.
    pub to: Option<&'a CatalogEntry>,
}

impl<'a> Site<'a> {
    /// Whether an edition is in force on the day the data speak for.
    #[must_use]
    pub fn edition_state(&self, edition: &Edition) -> EditionState {
        EditionState::on(edition, self.dataset.as_of)
    }

    /// The editions that took effect or ceased to be in force from one day to a later one, with
    /// what they are since.
    pub fn editions_changed(
        &self,
        before: Date,
        after: Date,
    ) -> impl Iterator<Item = (&'a Edition, EditionState)> {
        self.editions().filter_map(move |edition| {
            let state = EditionState::on(edition, after);
            (state != EditionState::on(edition, before)).then_some((edition, state))
        })
    }

    /// The regulation whose annex an edition is, where the site carries it: the edition's source
    /// begins with its title, and both hold in the same place.
    #[must_use]
    pub fn annexed_to(&self, edition: &Edition) -> Option<&'a Regulation> {
        let place = edition.jurisdiction.as_ref().map(JurisdictionCode::as_str);
        let mut of_place = self.regulations().filter(|each| each.jurisdiction.as_deref() == place);
        of_place.find(|each| edition.source.starts_with(&format!("《{}》", each.title)))
    }

    /// The times in which the editions in force stay the same, the oldest first: from when, and
    /// which editions. A time whose beginning no edition states is not among them.
    #[must_use]
    pub fn periods(&self) -> Vec<(PartialDate, Vec<&'a Edition>)> {
        let editions: Vec<_> = self.editions().collect();
        let dates = |edition: &&Edition| [edition.in_force_from, edition.in_force_until];
        let mut starts: Vec<_> = editions.iter().flat_map(dates).flatten().collect();
        starts.sort();
        starts.dedup();
        let period = |start: PartialDate| {
            let holds = |edition: &&&Edition| {
                edition.in_force_from.is_none_or(|from| from <= start)
                    && edition.in_force_until.is_none_or(|until| until > start)
            };
            (start, editions.iter().filter(holds).copied().collect())
        };
        starts.into_iter().map(period).collect()
    }

    /// The codes that two editions of this site give to different technologies: by editions, the
    /// earlier one first, then in the order of the earlier edition.
    #[must_use]
    pub fn clashes(&self) -> Vec<Clash<'a>> {
        let mut editions: Vec<_> = self.editions().collect();
        editions.sort_by_key(|edition| (edition.in_force_from, &edition.id));
        let mut found = Vec::new();
        for (at, earlier) in editions.iter().enumerate() {
            for later in &editions[at + 1..] {
                found.extend(clashes_of(earlier, later));
            }
        }
        found
    }

    /// Each item's way through a comparison, in its order.
    pub fn passages(&self, crosswalk: &'a Crosswalk) -> impl Iterator<Item = Passage<'a>> {
        let editions = &self.reference.editions;
        crosswalk.rows.iter().map(move |row| Passage {
            row,
            from: row.from.as_deref().and_then(|key| editions.item(&crosswalk.from, key)),
            to: row.to.as_deref().and_then(|key| editions.item(&crosswalk.to, key)),
        })
    }

    /// What comparisons say of an entry of an edition: coming from an earlier edition first.
    pub fn passages_of(
        &self,
        edition: &'a Edition,
        entry: &'a CatalogEntry,
    ) -> impl Iterator<Item = (&'a Crosswalk, &'a CrosswalkRow)> {
        let key = entry.key();
        let mut crosswalks: Vec<_> = self.crosswalks().filter(|each| each.succession).collect();
        crosswalks.retain(|each| each.from == edition.id || each.to == edition.id);
        crosswalks.sort_by_key(|each| each.from == edition.id);
        crosswalks.into_iter().flat_map(move |crosswalk| {
            let concerns = move |row: &&CrosswalkRow| {
                let side = if crosswalk.to == edition.id { &row.to } else { &row.from };
                side.as_deref() == Some(key)
            };
            crosswalk.rows.iter().filter(concerns).map(move |row| (crosswalk, row))
        })
    }
}

fn clashes_of<'a>(earlier: &'a Edition, later: &'a Edition) -> impl Iterator<Item = Clash<'a>> {
    earlier.entries.iter().filter_map(move |old| {
        let code = old.code.as_deref()?;
        let new = later.entry(code).filter(|new| new.technology != old.technology)?;
        Some(Clash { code, earlier: (earlier, old), later: (later, new) })
    })
}
