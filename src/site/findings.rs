//! What the checks found, counted by rule and by where the exports come from: all that is
//! published of it.

use super::{Page, Site};
use crate::catalog::{Authority, AuthorityId, JurisdictionCode};
use crate::check::{RULES, Rule, Severity};
use crate::record::LineAccount;
use crate::source::{FileId, SourceFile};
use std::collections::BTreeMap;

/// Above this number of authorities they are counted together by the places right below the
/// site's own, so that a national page stays readable.
const MOST_AUTHORITIES: usize = 60;

/// Where exports come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingSource {
    /// The site's own files, such as `suppressions.toml`.
    Site,
    /// One authority's folder; holds its name as shown.
    Authority {
        /// The place it is the authority of, where it is known.
        place: Option<JurisdictionCode>,
        /// Its name, or the folder's where it is unknown.
        name: String,
    },
    /// All authorities of one place and below it.
    Place(JurisdictionCode),
}

/// How many findings there are of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FindingCount {
    /// Errors nobody explained.
    pub errors: u32,
    /// Warnings nobody explained.
    pub warnings: u32,
    /// Notices nobody explained.
    pub notices: u32,
    /// Explained ones, of whatever weight.
    pub explained: u32,
}

impl FindingCount {
    /// Those that nobody explained.
    #[must_use]
    pub fn open(self) -> u32 {
        self.errors + self.warnings + self.notices
    }

    fn add(&mut self, severity: Severity, findings: u32, explained: u32) {
        match severity {
            Severity::Error => self.errors += findings,
            Severity::Warning => self.warnings += findings,
            Severity::Notice => self.notices += findings,
        }
        self.explained += explained;
    }
}

/// The account of one source: its lines, and what was found in them.
#[derive(Clone, Debug, Default)]
pub struct SourceAccount {
    /// How many files.
    pub files: u32,
    /// Their lines.
    pub lines: LineAccount,
    /// What was found.
    pub findings: FindingCount,
}

impl Site<'_> {
    /// What a rule's findings weigh on this site.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Severity {
        self.config.rules.of(rule)
    }

    /// What each rule found, by source; every rule there is, by code.
    #[must_use]
    pub fn findings_by_rule(&self) -> Vec<(&'static Rule, BTreeMap<FindingSource, FindingCount>)> {
        RULES.iter().map(|rule| (*rule, self.findings_of(rule))).collect()
    }

    /// What one rule found, by source.
    #[must_use]
    pub fn findings_of(&self, rule: &Rule) -> BTreeMap<FindingSource, FindingCount> {
        let mut found: BTreeMap<FindingSource, FindingCount> = BTreeMap::new();
        for count in self.findings.counts.iter().filter(|count| count.rule == rule.code) {
            let source = self.index.finding_sources[count.file.0 as usize].clone();
            let counts = found.entry(source).or_default();
            counts.add(count.severity, count.findings, count.explained);
        }
        found
    }

    /// The account of each source.
    #[must_use]
    pub fn source_accounts(&self) -> BTreeMap<FindingSource, SourceAccount> {
        let sources = &self.index.finding_sources;
        let of = |file: FileId| sources[file.0 as usize].clone();
        let mut accounts: BTreeMap<FindingSource, SourceAccount> = BTreeMap::new();
        for source in sources {
            accounts.entry(source.clone()).or_default().files += 1;
        }
        for table in &self.dataset.accounts {
            accounts.entry(of(table.file)).or_default().lines.add(&table.lines);
        }
        for count in &self.findings.counts {
            let account = accounts.entry(of(count.file)).or_default();
            account.findings.add(count.severity, count.findings, count.explained);
        }
        accounts
    }

    /// What a source is called.
    #[must_use]
    pub fn source_name(&self, source: &FindingSource) -> String {
        match source {
            FindingSource::Site => "本站的设置".to_owned(),
            FindingSource::Authority { name, .. } => name.clone(),
            FindingSource::Place(code) => {
                format!("{}各机关", self.reference.jurisdictions.full_name(code))
            }
        }
    }

    /// The page of the place a source belongs to, where the site has one.
    #[must_use]
    pub fn source_page(&self, source: &FindingSource) -> Option<Page> {
        let place = match source {
            FindingSource::Site => None,
            FindingSource::Authority { place, .. } => place.as_ref(),
            FindingSource::Place(code) => Some(code),
        }?;
        let within = self.reference.jurisdictions.is_within(place, &self.jurisdiction);
        within.then(|| Page::Jurisdiction(place.clone()))
    }

    /// The source of each file, by the file's id.
    pub(super) fn finding_sources(&self) -> Vec<FindingSource> {
        let mut known: BTreeMap<&str, FindingSource> = BTreeMap::new();
        for file in &self.dataset.sources.files {
            known.entry(&file.authority).or_insert_with(|| self.finding_source(file));
        }
        if known.len() > MOST_AUTHORITIES {
            known.values_mut().for_each(|source| self.widen(source));
        }
        let files = self.dataset.sources.files.iter();
        files.map(|file| known[file.authority.as_str()].clone()).collect()
    }

    fn finding_source(&self, file: &SourceFile) -> FindingSource {
        if file.authority.is_empty() {
            return FindingSource::Site;
        }
        let folder = file.authority.as_str();
        let authority = self.sender(folder);
        FindingSource::Authority {
            place: authority.map(|authority| authority.jurisdiction.clone()),
            name: authority.map_or(folder, |authority| &authority.name).to_owned(),
        }
    }

    /// Makes an authority the place right below the site's own that it lies in.
    fn widen(&self, source: &mut FindingSource) {
        let FindingSource::Authority { place: Some(place), .. } = source else { return };
        let places = &self.reference.jurisdictions;
        let below = self.places_below(&self.jurisdiction);
        if let Some(wide) = below.iter().find(|below| places.is_within(place, &below.code)) {
            *source = FindingSource::Place(wide.code.clone());
        }
    }
}

impl<'a> Site<'a> {
    /// The authority that a folder of exports is of: by its id, else by its name.
    #[must_use]
    pub fn sender(&self, folder: &str) -> Option<&'a Authority> {
        let authorities = &self.reference.authorities;
        let by_id = AuthorityId::new(folder).ok().and_then(|id| authorities.get(&id));
        by_id.or_else(|| {
            let id = self.reference.resolve_authority(folder, &self.jurisdiction).resolved()?;
            authorities.get(&id)
        })
    }
}
