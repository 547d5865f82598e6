//! The whole weekly job, stage by stage.

mod error;
mod progress;
mod publishing;
mod searching;

pub use error::BuildError;
pub use progress::{Progress, Silent};
pub use searching::search;

use crate::catalog::{JurisdictionCode, Reference};
use crate::check::{self, Checked, Context, Policy, Summary, Suppressions};
use crate::config::{self, Config};
use crate::content::{self, Content};
use crate::history::{self, Advanced, Ledger};
use crate::publish::{Publication, PublishOptions, Published};
use crate::record;
use crate::render::{Renderer, Theme};
use crate::search::Index;
use crate::site::{Parts, Site};
use crate::source;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What to build, and where to.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// The site's folder, with its `site.toml`.
    pub site: PathBuf,
    /// The folder to publish to.
    pub target: PathBuf,
    /// The folder of the previous release, the target as a rule.
    pub previous: PathBuf,
    /// The day of the build: exports dated later are not read. Nothing else depends on it.
    pub today: Date,
    /// Whether a release may drop more than the configured share.
    pub accept_removals: bool,
}

/// What a build did.
#[derive(Debug)]
pub struct Built {
    /// The records and findings of the release.
    pub checked: Checked,
    /// Pages rendered.
    pub pages: usize,
    /// What was published.
    pub published: Published,
}

/// What an inspection found.
#[derive(Debug)]
pub struct Inspected {
    /// The records and findings of the newest exports.
    pub checked: Checked,
}

/// The inputs that do not change from release to release.
struct Inputs {
    config: Config,
    reference: Reference,
    jurisdiction: JurisdictionCode,
    sources: PathBuf,
    suppressions: Suppressions,
}

impl Inputs {
    fn load(site: &Path) -> Result<Self, BuildError> {
        let config = Config::load(site)?;
        let reference = Reference::load(&site.join("data"))?;
        let jurisdiction = jurisdiction(&config, &reference)?;
        let data = site.join("data");
        let suppressions = config::suppressions(&data)?;
        Ok(Self { config, reference, jurisdiction, sources: data.join("sources"), suppressions })
    }

    /// Stages 1 to 3 for one release date.
    fn checked(&self, as_of: Date) -> Result<Checked, BuildError> {
        let read = source::read(&self.sources, as_of)?;
        let interpreted = record::interpret(&read);
        let context =
            Context { reference: &self.reference, jurisdiction: &self.jurisdiction, as_of };
        let mut checked = check::check(interpreted, read.sources, &read.defects, &context);
        let policy = Policy { severities: &self.config.rules, suppressions: &self.suppressions };
        check::apply(&mut checked, &policy, &self.reference);
        Ok(checked)
    }

    /// The dates of the exports up to a day.
    fn snapshots(&self, until: Date) -> Result<BTreeSet<Date>, BuildError> {
        let mut dates = source::snapshots(&self.sources)?;
        dates.retain(|date| *date <= until);
        if dates.is_empty() {
            return Err(BuildError::NoSources { path: self.sources.clone() });
        }
        Ok(dates)
    }
}

fn jurisdiction(config: &Config, reference: &Reference) -> Result<JurisdictionCode, BuildError> {
    let unknown = || BuildError::UnknownJurisdiction { code: config.jurisdiction.clone() };
    let code = JurisdictionCode::new(config.jurisdiction.as_str()).map_err(|_| unknown())?;
    let known = code.is_country() || reference.jurisdictions.get(&code).is_some();
    known.then_some(code).ok_or_else(unknown)
}

/// Reads and checks the newest exports up to a day, without publishing anything.
///
/// # Errors
/// When the settings, the reference data or the folder of exports can't be used.
pub fn inspect(site: &Path, today: Date) -> Result<Inspected, BuildError> {
    let inputs = Inputs::load(site)?;
    let newest = inputs.snapshots(today)?.last().copied().unwrap_or(today);
    Ok(Inspected { checked: inputs.checked(newest)? })
}

/// Builds the site and publishes it as one whole release.
///
/// # Errors
/// When an input can't be used, the publish gate refuses, or the release can't be written. The
/// previous release is then still in place.
pub fn build(options: &BuildOptions, progress: &dyn Progress) -> Result<Built, BuildError> {
    let inputs = Inputs::load(&options.site)?;
    let theme = theme(&options.site)?;
    let content = content(&options.site)?;
    let renderer = Renderer::new(&theme)?;
    let base_path = inputs.config.base_path().to_owned();
    // The lock is held from here on, so that the ledger read is the one continued.
    let publication = Publication::begin(&options.target, &PublishOptions { base_path })?;
    let (checked, advanced) = advance(&inputs, options, progress)?;
    let (history, findings) = (advanced.history(), Summary::of(&checked.findings));
    let site = Site::new(Parts {
        config: &inputs.config,
        reference: &inputs.reference,
        content: &content,
        dataset: &checked.dataset,
        history: &history,
        findings: &findings,
        jurisdiction: &inputs.jurisdiction,
    });
    let shards = Index::build(&site)?.shards(&site.dataset.as_of.to_string())?;
    let renderer = renderer.with_search(&shards.folder);
    publishing::shards(publication.output(), shards)?;
    let (pages, published) =
        publishing::publish(publication, &site, &renderer, &advanced.ledger, progress)?;
    Ok(Built { checked, pages, published })
}

/// Stages 1 to 4 for every export date the previous release does not know, and for the newest.
fn advance(
    inputs: &Inputs,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<(Checked, Advanced), BuildError> {
    let dates = inputs.snapshots(options.today)?;
    let mut ledger = history::load(&options.previous)?;
    let newest = dates.last().copied().unwrap_or(options.today);
    let known = ledger.releases.last().map(|release| release.date);
    if let Some(known) = known.filter(|known| *known > newest) {
        return Err(BuildError::OlderThanRelease { newest, known });
    }
    let pending: Vec<Date> =
        dates.into_iter().filter(|date| known.is_none_or(|known| *date > known)).collect();
    progress.stage("读取与核查", pending.len().max(1) as u64);
    for date in pending.iter().filter(|date| **date != newest) {
        ledger = step(inputs, &ledger, *date, options)?.1.ledger;
        progress.advance();
    }
    let last = step(inputs, &ledger, newest, options)?;
    progress.advance();
    Ok(last)
}

fn step(
    inputs: &Inputs,
    ledger: &Ledger,
    date: Date,
    options: &BuildOptions,
) -> Result<(Checked, Advanced), BuildError> {
    let checked = inputs.checked(date)?;
    let allowed = match options.accept_removals {
        true => 100.0,
        false => inputs.config.gate.removals_percent,
    };
    let advanced = history::advance(ledger, &checked.dataset, &inputs.reference, allowed)
        .map_err(|refusal| BuildError::Refused { date, refusal })?;
    Ok((checked, advanced))
}

fn content(site: &Path) -> Result<Content, BuildError> {
    let own = site.join("content");
    let own = if own.is_dir() { content::read(&own)? } else { Vec::new() };
    Ok(content::load(&content::overlay(content::builtin(), own))?)
}

fn theme(site: &Path) -> Result<Theme, BuildError> {
    let own = site.join("themes").join("default");
    Ok(if own.is_dir() { Theme::load(&own)? } else { Theme::builtin() })
}
