//! Reference data: what the law lists, where, since when, and who is in charge.
//!
//! In: the files built into the program, overlaid by the site's own (`data/`). Out: one
//! [`Reference`], checked, that answers
//!
//! 1. which technologies there are ([`Technologies`]) and in which catalog editions they are or
//!    were listed ([`Editions`], [`Crosswalks`]);
//! 2. where a place is ([`Jurisdictions`]) and who is the authority there ([`Authorities`]);
//! 3. what a written name means ([`Reference::resolve_technology`],
//!    [`Reference::resolve_authority`], [`Jurisdictions::resolve`]);
//! 4. which days are working days ([`WorkdayCalendar`]).
//!
//! A code alone is never an id: G05 to G12 mean different technologies in 2017 and in 2022.

mod answer;
mod authority;
mod authority_names;
mod code;
mod crosswalk;
mod derived;
mod edition;
mod error;
mod files;
mod grades;
mod ids;
mod jurisdiction;
mod names;
mod narrowed;
mod nearest;
mod out_of_scope;
mod place_names;
mod popular_names;
mod resolution;
mod resolve;
#[cfg(test)]
mod resolve_tests;
mod sheet;
mod technology;
mod validate;
mod wording;
mod written;

pub use answer::{MatchKind, NotInForceReason, ResolveContext, TechnologyResolution};
pub use authority::{Authorities, Authority, AuthorityKind};
pub(crate) use authority_names::ends_as_office;
pub use code::ItemCode;
pub use crosswalk::{Crosswalk, CrosswalkRow, Crosswalks, Fate};
pub use edition::{CatalogEntry, CatalogKind, Edition, Editions, EntryRef, Listed};
pub use error::ReferenceError;
pub use ids::{AuthorityId, EditionId, InvalidId, JurisdictionCode, TechnologyId};
pub use jurisdiction::{Jurisdiction, Jurisdictions, Level};
pub(crate) use narrowed::narrowed;
pub use nearest::Nearest;
pub use out_of_scope::OutOfScopeTopic;
pub(crate) use place_names::PLACES_END;
pub use popular_names::PopularNames;
pub use resolution::Resolution;
pub use technology::{Technologies, Technology};

use crate::calendar::WorkdayCalendar;
use crate::date::PartialDate;
use crate::lookup::Table;
use files::{SourceFiles, json, stem};
use names::NameIndex;
use sheet::Sheet;
use std::path::Path;

/// All reference data of a site.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The technologies.
    pub technologies: Technologies,
    /// The catalog editions.
    pub editions: Editions,
    /// The comparisons of editions.
    pub crosswalks: Crosswalks,
    /// The jurisdictions.
    pub jurisdictions: Jurisdictions,
    /// The authorities.
    pub authorities: Authorities,
    /// The working days.
    pub calendar: WorkdayCalendar,
    /// What the public calls hospitals; for finding them only.
    pub popular_names: PopularNames,
    names: NameIndex,
    /// The entries of each technology, the newest edition first.
    listings: Table<TechnologyId, Vec<EntryRef>>,
}

impl Reference {
    /// The data built into the program.
    ///
    /// # Errors
    /// A fault in the built-in files, which the tests exclude.
    pub fn builtin() -> Result<Self, ReferenceError> {
        Self::from_files(&SourceFiles::builtin())
    }

    /// The built-in data overlaid by the files of a site's data folder: catalogs, crosswalks and
    /// technologies are added or replaced by id, `authorities.csv` adds or replaces authorities,
    /// `calendar/workdays.csv` years; `jurisdictions.csv` and `hospital-names.csv` replace the
    /// built-in ones.
    ///
    /// # Errors
    /// A file that cannot be read or contradicts another; the message names it.
    pub fn load(site_data: &Path) -> Result<Self, ReferenceError> {
        Self::from_files(&SourceFiles::builtin().overlaid(site_data)?)
    }

    fn from_files(files: &SourceFiles) -> Result<Self, ReferenceError> {
        let mut technologies = read_technologies(files)?;
        let places = &files.jurisdictions;
        let jurisdictions = Jurisdictions::from_csv(&places.name, &places.text)?;
        let offices = &files.authorities;
        let mut authorities = Authorities::from_csv(&offices.name, &offices.text, &jurisdictions)?;
        if let Some(own) = &files.own_authorities {
            authorities.add(&own.name, &own.text)?;
        }
        let editions = read_editions(files, &mut technologies, &jurisdictions)?;
        let crosswalks = read_crosswalks(files, &editions)?;
        let names = NameIndex::new(&technologies, &editions)
            .map_err(|what| ReferenceError::invalid("data/technologies.json", what))?;
        let calendar = read_calendar(files)?;
        let popular = &files.hospital_names;
        let popular_names = PopularNames::from_csv(&popular.name, &popular.text)?;
        let listings = listings(&editions);
        Ok(Self {
            technologies,
            editions,
            crosswalks,
            jurisdictions,
            authorities,
            calendar,
            popular_names,
            names,
            listings,
        })
    }

    /// The editions, national and of the jurisdiction's ancestors, that can have been in force
    /// on a day that `on` can mean, by id.
    #[must_use]
    pub fn in_force(&self, jurisdiction: &JurisdictionCode, on: PartialDate) -> Vec<&Edition> {
        let here = self.editions.iter().filter(|edition| self.applies(edition, jurisdiction));
        here.filter(|edition| edition.can_be_in_force(on)).collect()
    }

    /// Every entry that lists or listed a technology, the newest edition first.
    #[must_use]
    pub fn listings(&self, technology: &TechnologyId) -> Vec<Listed<'_>> {
        let all = self.listings.get(technology).into_iter().flatten();
        all.filter_map(|entry| self.editions.listed(entry)).collect()
    }

    /// Whether an edition holds in a jurisdiction, whatever the time.
    fn applies(&self, edition: &Edition, jurisdiction: &JurisdictionCode) -> bool {
        let holds_in = edition.jurisdiction.as_ref();
        holds_in.is_none_or(|ancestor| self.jurisdictions.is_within(jurisdiction, ancestor))
    }

    /// The province of a place, where no restricted catalog of its own is known: it may restrict
    /// more than the country does, and nobody can tell from here. `None` for the whole country.
    #[must_use]
    pub fn unknown_catalog(&self, place: &JurisdictionCode) -> Option<&Jurisdiction> {
        let is_own = |edition: &Edition| {
            let holds_in = edition.jurisdiction.as_ref();
            let is_here = holds_in.is_some_and(|area| self.jurisdictions.is_within(place, area));
            is_here && edition.is_restricted()
        };
        match self.editions.iter().any(is_own) {
            true => None,
            false => self.jurisdictions.province(place),
        }
    }

    /// Finds the authority that a text means; see [`Authorities::resolve`].
    #[must_use]
    pub fn resolve_authority(
        &self,
        text: &str,
        scope: &JurisdictionCode,
    ) -> Resolution<AuthorityId> {
        self.authorities.resolve(text, scope, &self.jurisdictions)
    }

    /// Whether the area of an authority lies in that of another, and is not the same.
    #[must_use]
    pub fn is_below(&self, own: &AuthorityId, above: &AuthorityId) -> bool {
        let area = |id| self.authorities.get(id).map(|authority| &authority.jurisdiction);
        area(own)
            .zip(area(above))
            .is_some_and(|(own, above)| own != above && self.jurisdictions.is_within(own, above))
    }
}

fn listings(editions: &Editions) -> Table<TechnologyId, Vec<EntryRef>> {
    let mut listings: Table<_, Vec<EntryRef>> = Table::default();
    for one in editions.entries() {
        listings.entry(one.entry.technology.clone()).or_default().push(one.reference());
    }
    listings
}

fn read_technologies(files: &SourceFiles) -> Result<Technologies, ReferenceError> {
    let mut all = Technologies::default();
    for file in &files.technologies {
        let mut of_file = std::collections::BTreeSet::new();
        for technology in json::<technology::TechnologiesFile>(file)?.technologies {
            if !of_file.insert(technology.id.clone()) {
                let what = format!("技术 {} 重复", technology.id);
                return Err(ReferenceError::invalid(&file.name, what));
            }
            all.insert(technology);
        }
    }
    Ok(all)
}

fn read_editions(
    files: &SourceFiles,
    technologies: &mut Technologies,
    jurisdictions: &Jurisdictions,
) -> Result<Editions, ReferenceError> {
    let mut all = Editions::default();
    let (sheets, others): (Vec<_>, Vec<_>) =
        files.catalogs.values().partition(|file| file.name.ends_with(".csv"));
    for file in others {
        let edition: Edition = json(file)?;
        named_after(&file.name, edition.id.as_str())?;
        validate::edition(&file.name, &edition, technologies, jurisdictions)?;
        all.insert(edition);
    }
    for file in sheets {
        let names = NameIndex::new(technologies, &all)
            .map_err(|what| ReferenceError::invalid("data/technologies.json", what))?;
        let Sheet { edition, technologies: new } = sheet::read(file, technologies, &names)?;
        new.into_iter().for_each(|each| drop(technologies.insert(each)));
        validate::edition(&file.name, &edition, technologies, jurisdictions)?;
        // An item's name or alias that already means another technology is this file's fault.
        let listed = edition.id.clone();
        if all.insert(edition).is_some() {
            return Err(ReferenceError::invalid(
                &file.name,
                format!("已有目录 {listed}，请换一个文件名"),
            ));
        }
        NameIndex::new(technologies, &all)
            .map_err(|what| ReferenceError::invalid(&file.name, what))?;
    }
    validate::successors(&all)?;
    Ok(all)
}

fn read_crosswalks(files: &SourceFiles, editions: &Editions) -> Result<Crosswalks, ReferenceError> {
    let mut all = Crosswalks::default();
    for file in files.crosswalks.values() {
        let crosswalk: Crosswalk = json(file)?;
        named_after(&file.name, &format!("{}--{}", crosswalk.from, crosswalk.to))?;
        validate::crosswalk(&file.name, &crosswalk, editions)?;
        all.insert(crosswalk);
    }
    all.complete(editions);
    Ok(all)
}

fn read_calendar(files: &SourceFiles) -> Result<WorkdayCalendar, ReferenceError> {
    let (file, own) = (&files.workdays, files.own_workdays.as_ref());
    let last = own.unwrap_or(file);
    WorkdayCalendar::from_tables(&file.text, own.map(|own| own.text.as_ref()))
        .map_err(|source| ReferenceError::Calendar { file: last.name.clone(), source })
}

/// A file named otherwise would add an edition where it means to replace one.
fn named_after(file: &str, id: &str) -> Result<(), ReferenceError> {
    let what = || format!("文件名应与其中的标识 {id} 相同");
    (stem(file) == id).then_some(()).ok_or_else(|| ReferenceError::invalid(file, what()))
}
