//! Authorities and divisions as rows and folders name them.

use super::Context;
use super::elsewhere::{Elsewhere, elsewhere};
use super::finding::Finding;
use super::rules::{unknown_authority, unknown_jurisdiction};
use crate::catalog::{AuthorityId, JurisdictionCode, PLACES_END, Reference, Resolution};
use crate::lookup::Map;
use crate::record::{Field, InstitutionMention, InterpretedTable, Record};
use crate::source::{FileId, Location, Sources};
use crate::text::{fold, trim};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Resolves places; knows each file's folder.
pub(super) struct Places<'a> {
    reference: &'a Reference,
    site: &'a JurisdictionCode,
    folders: BTreeMap<FileId, Option<AuthorityId>>,
    authorities: Remembered<AuthorityId>,
    jurisdictions: Remembered<JurisdictionCode>,
    /// The places that sheets are named after.
    sheets: BTreeMap<(FileId, u16), JurisdictionCode>,
    paths: Vec<String>,
    /// The sheets whose titles are of another place than their folder.
    elsewhere: Elsewhere,
}

/// What texts mean in the lists of an area: a file writes the same ones row after row.
type Remembered<T> = RefCell<Map<JurisdictionCode, Map<String, Resolution<T>>>>;

/// What a text means in an area, looked up where it is new.
fn remembered<T: Clone>(
    known: &Remembered<T>,
    text: &str,
    scope: &JurisdictionCode,
    look_up: impl FnOnce() -> Resolution<T>,
) -> Resolution<T> {
    if let Some(resolution) = known.borrow().get(scope).and_then(|here| here.get(text)) {
        return resolution.clone();
    }
    let resolution = look_up();
    let mut known = known.borrow_mut();
    let here = known.entry(scope.clone()).or_default();
    here.insert(text.to_owned(), resolution.clone());
    resolution
}

impl<'a> Places<'a> {
    /// Resolves the folders; a folder that is no authority's gives one finding.
    pub(super) fn new(
        context: &Context<'a>,
        sources: &Sources,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let (reference, site) = (context.reference, context.jurisdiction);
        let mut known: BTreeMap<&str, Option<AuthorityId>> = BTreeMap::new();
        let mut folders = BTreeMap::new();
        for (at, file) in sources.files.iter().enumerate() {
            let id = FileId(at as u32);
            let authority = known.entry(&file.authority).or_insert_with(|| {
                let resolution = reference.resolve_authority(&file.authority, site);
                let candidates = names(reference, &resolution);
                let authority = resolution.resolved();
                // What lies in no folder at all has been told already.
                if authority.is_none() && !file.authority.is_empty() {
                    let place = Location::of_file(id);
                    findings.push(unknown_authority::finding(place, &file.authority, &candidates));
                }
                authority
            });
            folders.insert(id, authority.clone());
        }
        let (authorities, jurisdictions, sheets) = Default::default();
        let paths = sources.files.iter().map(|file| file.path.clone()).collect();
        let elsewhere = Elsewhere::default();
        let mut places =
            Self { reference, site, folders, authorities, jurisdictions, sheets, paths, elsewhere };
        places.sheets = places.of_sheets(sources);
        places
    }

    /// The same with what the titles of tables say.
    pub(super) fn with(self, tables: &[InterpretedTable]) -> Self {
        Self { elsewhere: elsewhere(tables, &self), ..self }
    }

    /// The place that a name alone means in the lists of an area.
    pub(super) fn place(&self, name: &str, scope: &JurisdictionCode) -> Option<JurisdictionCode> {
        self.resolve(name, scope).resolved()
    }

    /// The places that sheets or files are named after: a city's workbook with a sheet for each
    /// county, or a file for each.
    fn of_sheets(&self, sources: &Sources) -> BTreeMap<(FileId, u16), JurisdictionCode> {
        let mut found = BTreeMap::new();
        for (at, file) in sources.files.iter().enumerate() {
            let id = FileId(at as u32);
            let scope = self.scope(id);
            // A file for each county, 榆树市.csv, is one sheet of that name; a sheet's own counts first.
            let stem = file.name().rsplit_once('.').map_or(file.name(), |(stem, _)| stem);
            let of_file = (0..file.sheets.len().max(1)).map(|sheet| (sheet, stem));
            let of_sheets = file.sheets.iter().map(String::as_str).enumerate();
            for (sheet, name) in of_file.chain(of_sheets) {
                let name = trim(name);
                let typed = name.ends_with(PLACES_END);
                let place = typed.then(|| self.resolve(name, scope).resolved()).flatten();
                let place = place.filter(|place| !self.is_within(scope, place));
                let sheet = u16::try_from(sheet).unwrap_or(u16::MAX);
                found.extend(place.map(|place| ((id, sheet), place)));
            }
        }
        found
    }

    /// A place by its name in the lists of an area; one elsewhere is what the text says.
    fn resolve(&self, text: &str, scope: &JurisdictionCode) -> Resolution<JurisdictionCode> {
        let places = &self.reference.jurisdictions;
        match places.resolve(text, scope) {
            Resolution::Unknown => places.resolve(text, &JurisdictionCode::country()),
            found => found,
        }
    }

    /// The path of a file.
    pub(super) fn path(&self, file: FileId) -> &str {
        self.paths.get(file.0 as usize).map_or("", String::as_str)
    }

    /// The place that the sheet of a record is named after.
    pub(super) fn of_sheet(&self, record: &Record) -> Option<&JurisdictionCode> {
        let Location { file, sheet, .. } = record.row.location;
        self.sheets.get(&(file, sheet))
    }

    /// The authority of the folder a file lies in.
    pub(super) fn folder(&self, file: FileId) -> Option<&AuthorityId> {
        self.folders.get(&file)?.as_ref()
    }

    /// The area of an authority.
    pub(super) fn area(&self, authority: &AuthorityId) -> Option<&'a JurisdictionCode> {
        self.reference.authorities.get(authority).map(|authority| &authority.jurisdiction)
    }

    /// The name of an authority.
    pub(super) fn name_of(&self, authority: &AuthorityId) -> String {
        let known = self.reference.authorities.get(authority);
        known.map_or_else(String::new, |authority| authority.name.clone())
    }

    /// Whether the area of an authority lies in that of another, and is not the same.
    pub(super) fn is_below(&self, own: &AuthorityId, other: &AuthorityId) -> bool {
        self.reference.is_below(own, other)
    }

    /// What names of institutions in an area can begin with: the names of the area and of those
    /// above it, one alone or several in a row, folded.
    pub(super) fn prefixes(&self, area: &JurisdictionCode) -> Vec<String> {
        let above = self.reference.jurisdictions.ancestors(area);
        let mut names: Vec<String> = above.map(|each| fold(&each.name)).collect();
        names.reverse();
        let count = names.len();
        let runs = (0..count).flat_map(|from| (from + 1..=count).map(move |to| (from, to)));
        runs.map(|(from, to)| names[from..to].concat()).collect()
    }

    /// The full name of a place.
    pub(super) fn name(&self, place: &JurisdictionCode) -> String {
        self.reference.jurisdictions.full_name(place).to_owned()
    }

    /// The divisions a place lies in, the nearest first, without the whole country.
    pub(super) fn above(
        &self,
        place: &JurisdictionCode,
    ) -> impl Iterator<Item = &'a JurisdictionCode> + use<'a> {
        self.reference.jurisdictions.ancestors(place).skip(1).map(|above| &above.code)
    }

    /// Whether a place is another or lies in it.
    pub(super) fn is_within(&self, place: &JurisdictionCode, other: &JurisdictionCode) -> bool {
        self.reference.jurisdictions.is_within(place, other)
    }

    /// Whether one of the two lies in the other.
    pub(super) fn overlap(&self, one: &JurisdictionCode, other: &JurisdictionCode) -> bool {
        self.reference.jurisdictions.overlap(one, other)
    }

    /// Where a record's institution stands, else the area of its authority.
    pub(super) fn around(&self, record: &Record) -> JurisdictionCode {
        let stated = self.jurisdiction(record).ok().flatten();
        let of_number = || self.of_number(&record.institution);
        stated.or_else(of_number).or_else(|| self.of_sheet(record).cloned()).unwrap_or_else(|| {
            let authority = self.authority(record).ok();
            let area = authority.as_ref().and_then(|authority| self.area(authority));
            area.unwrap_or_else(|| self.scope(record.row.location.file)).clone()
        })
    }

    /// The area whose lists a file holds: its folder's, else the site's.
    pub(super) fn scope(&self, file: FileId) -> &'a JurisdictionCode {
        self.folder(file).and_then(|authority| self.area(authority)).unwrap_or(self.site)
    }

    /// The authority a record names, else the one of its folder.
    pub(super) fn authority(&self, record: &Record) -> Result<AuthorityId, Box<Finding>> {
        let location = record.row.location;
        let Some(raw) = &record.authority else {
            if let Some(title) = self.elsewhere.get(&(location.file, location.sheet)) {
                return Err(Box::new(unknown_authority::elsewhere(location, title)));
            }
            let folder = self.folder(location.file).cloned();
            return folder.ok_or_else(|| Box::new(unknown_authority::finding(location, "", &[])));
        };
        let scope = self.scope(location.file);
        let resolution = remembered(&self.authorities, raw, scope, || {
            self.reference.resolve_authority(raw, scope)
        });
        let candidates = names(self.reference, &resolution);
        resolution.resolved().ok_or_else(|| {
            let location = record.row.location_of(Field::Authority);
            Box::new(unknown_authority::finding(location, raw, &candidates))
        })
    }

    /// The place a record says its institution stands at; `Ok(None)` where it says none.
    pub(super) fn jurisdiction(
        &self,
        record: &Record,
    ) -> Result<Option<JurisdictionCode>, Box<Finding>> {
        let Some(raw) = &record.institution.jurisdiction else { return Ok(None) };
        let scope = self.scope(record.row.location.file);
        match remembered(&self.jurisdictions, raw, scope, || self.resolve(raw, scope)) {
            Resolution::Resolved(code) => Ok(Some(code)),
            Resolution::Ambiguous(codes) => Err(codes),
            Resolution::Unknown => Err(Vec::new()),
        }
        .map_err(|codes| {
            let full = |code| self.reference.jurisdictions.full_name(code).to_owned();
            let candidates: Vec<String> = codes.iter().map(full).collect();
            let location = record.row.location_of(Field::Jurisdiction);
            Box::new(unknown_jurisdiction::finding(location, raw, &candidates))
        })
    }

    /// The division a 22-character registration number names in its characters 10 to 15
    /// (organisation code 9, division 6, …).
    pub(super) fn of_number(&self, mention: &InstitutionMention) -> Option<JurisdictionCode> {
        let number = mention.registration_number.as_ref()?;
        let division = number.get(9..15).filter(|_| number.len() == 22)?;
        let code = JurisdictionCode::new(division).ok()?;
        self.reference.jurisdictions.get(&code).map(|found| found.code.clone())
    }
}

fn names(reference: &Reference, resolution: &Resolution<AuthorityId>) -> Vec<String> {
    match resolution {
        Resolution::Ambiguous(ids) => ids
            .iter()
            .filter_map(|id| reference.authorities.get(id))
            .map(|authority| reference.jurisdictions.full_name(&authority.jurisdiction).to_owned())
            .collect(),
        _ => Vec::new(),
    }
}
