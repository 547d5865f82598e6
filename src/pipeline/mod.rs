//! The whole weekly job, stage by stage.

mod error;
mod inspecting;
mod personal;
mod progress;
mod publishing;
mod refused;
mod searching;
mod template;

pub use error::BuildError;
pub use inspecting::{Inspected, inspect, inspect_published};
pub use progress::{Progress, Silent};
pub use refused::Refused;
pub use searching::index;
pub use template::template;

use crate::catalog::{JurisdictionCode, Reference};
use crate::check::{self, Checked, Context, Policy, Summary, Suppressions};
use crate::config::{self, Config};
use crate::content::{self, Content};
use crate::correction::{self, Corrections};
use crate::history::{
    self, Accept, Advanced, Judgement, Ledger, Previous, Refusal, Release, SeenIn,
};
use crate::publish::{Publication, PublishError, PublishOptions, Published};
use crate::record::{self, Interpreted, InterpretedTable};
use crate::render::{Renderer, Theme};
use crate::search::Index;
use crate::site::{Parts, Site};
use crate::source::{self, Read, SourceDefect, SourceFile, Sources, Table};
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
    /// What a person accepts though the publish gate objects.
    pub accept: Accept,
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
    /// Names that were accepted and that no release of this build needed.
    pub unneeded: Vec<String>,
    /// What is dated after the day of the build.
    pub later: Later,
}

/// What has no effect: dated after a day, or too late for its own; so does a mistyped date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// Corrections.
    pub corrections: usize,
    /// Folders of exports.
    pub exports: BTreeSet<String>,
    /// Folders of exports that came after the releases of their time and are passed over.
    pub late: BTreeSet<String>,
}

/// The inputs that do not change from release to release.
struct Inputs {
    config: Config,
    reference: Reference,
    jurisdiction: JurisdictionCode,
    corrections: Corrections,
    sources: PathBuf,
    suppressions: Suppressions,
}

impl Inputs {
    fn load(site: &Path) -> Result<Self, BuildError> {
        let config = Config::load(site)?;
        let reference = Reference::load(&site.join("data"))?;
        let jurisdiction = jurisdiction(&config, &reference)?;
        unknown_limit(&config, &reference).map_or(Ok(()), Err)?;
        let data = site.join("data");
        let corrections = correction::read(&data, &reference, &jurisdiction)?;
        let suppressions = config::suppressions(&data)?;
        let sources = data.join("sources");
        Ok(Self { config, reference, jurisdiction, corrections, sources, suppressions })
    }

    /// Stages 1 and 2 for one release date.
    fn read(
        &self,
        as_of: Date,
        progress: &dyn Progress,
    ) -> Result<Read<InterpretedTable>, BuildError> {
        progress.stage("读取文件，认出记录", 1);
        let interpret = |table: Table, file: &SourceFile| record::interpret_table(&table, file);
        let read = source::read_each(
            &self.sources,
            as_of,
            &|folder| self.authority_of(folder),
            interpret,
        )?;
        progress.counted(read.sources.files.len() as u64, "个文件");
        progress.counted(read.tables.len() as u64, "张表");
        Ok(read)
    }

    /// The authority of a folder, however it is called.
    fn authority_of(&self, folder: &str) -> Option<String> {
        let resolution = self.reference.resolve_authority(folder, &self.jurisdiction);
        resolution.resolved().map(|id| id.to_string())
    }

    /// Stage 3, but for what [`Self::beside_past`] does.
    fn check(
        &self,
        interpreted: Interpreted,
        sources: Sources,
        defects: &[SourceDefect],
        as_of: Date,
        corrections: &Corrections,
    ) -> Checked {
        let context = Context {
            reference: &self.reference,
            jurisdiction: &self.jurisdiction,
            as_of,
            corrections,
        };
        let mut checked = check::check(interpreted, sources, defects, &context);
        let policy = Policy { severities: &self.config.rules, suppressions: &self.suppressions };
        check::apply(&mut checked, &policy, &self.reference);
        checked
    }

    /// The ledger with the names that folders of exports have now.
    fn in_present_folders(&self, ledger: Ledger, checked: &Checked) -> Ledger {
        ledger.in_folders_of(&checked.dataset.sources, &|folder| self.authority_of(folder))
    }

    /// Sets aside what only superiors' lists still have, and keeps small counts back; `ledger` tells
    /// what was told before.
    fn beside_past(&self, checked: &mut Checked, ledger: &Ledger) {
        check::set_aside_left(checked, &self.reference, &self.jurisdiction, |dataset, filings| {
            history::holders(ledger, dataset, filings)
        });
        let counts = &self.config.small_counts;
        if !counts.is_off() {
            let told = history::told_counts(ledger, &checked.dataset);
            check::keep_small_counts_back(checked, counts, told);
        }
    }

    /// What has no effect on a day. Exports that came late for their day and were read all the same,
    /// so that rows of them are spoken of (`seen`), did have.
    fn later(
        &self,
        today: Date,
        releases: &[Release],
        seen: &[SeenIn],
    ) -> Result<Later, BuildError> {
        let corrections = self.corrections.entries.iter().filter(|each| each.date > today).count();
        let released = releases.iter().map(|release| release.date).collect();
        let mut late = source::late(&self.sources, &released)?;
        late.retain(|folder| !seen.iter().any(|list| list.is_below(folder)));
        Ok(Later { corrections, exports: source::later(&self.sources, today)?, late })
    }

    /// The dates of the exports up to a day, and of the corrections of what they published:
    /// each of them is a release.
    fn dates(&self, until: Date) -> Result<Dates, BuildError> {
        let mut all = source::snapshots(&self.sources)?;
        all.retain(|date| *date <= until);
        let (Some(first), Some(newest_export)) = (all.first().copied(), all.last().copied()) else {
            return Err(BuildError::NoSources { path: self.sources.clone() });
        };
        let corrections = self.corrections.dates();
        all.extend(corrections.into_iter().filter(|date| *date > first && *date <= until));
        let newest = all.last().copied().unwrap_or(newest_export);
        Ok(Dates { all, newest, newest_export })
    }
}

/// The days that make releases.
struct Dates {
    all: BTreeSet<Date>,
    newest: Date,
    newest_export: Date,
}

fn jurisdiction(config: &Config, reference: &Reference) -> Result<JurisdictionCode, BuildError> {
    let unknown = || BuildError::UnknownJurisdiction { code: config.jurisdiction.clone() };
    let code = JurisdictionCode::new(config.jurisdiction.as_str()).map_err(|_| unknown())?;
    let known = code.is_country() || reference.jurisdictions.get(&code).is_some();
    known.then_some(code).ok_or_else(unknown)
}

/// A limit for small counts of a technology that there is not would silently keep nothing back.
fn unknown_limit(config: &Config, reference: &Reference) -> Option<BuildError> {
    let is_known = |id: &str| reference.technologies.iter().any(|known| known.id.as_str() == id);
    let mut named = config.small_counts.technologies.keys();
    let id = named.find(|id| !is_known(id))?.clone();
    Some(BuildError::UnknownTechnology { id })
}

/// Builds the site and publishes it as one whole release.
///
/// # Errors
/// When an input can't be used, the publish gate refuses, or the release can't be written. The
/// previous release is then still in place.
pub fn build(options: &BuildOptions, progress: &dyn Progress) -> Result<Built, BuildError> {
    let inputs = Inputs::load(&options.site)?;
    let theme = Theme::of_site(&options.site)?;
    let content = content(&options.site)?;
    let renderer = Renderer::new(&theme)?;
    let base_path = inputs.config.base_path().to_owned();
    // The lock is held from here on, so that the ledger read is the one continued.
    let mut publication = Publication::begin(&options.target, &PublishOptions { base_path })?;
    let (checked, advanced, unneeded) = advance(&inputs, options, progress)?;
    if let Some(named) = personal::named(&checked.dataset.sources) {
        return Err(BuildError::PersonalData(named));
    }
    progress.stage("排出页面", 1);
    publication.allow(personal::exempt(&inputs.config, &checked.dataset, &advanced.ledger));
    publishing::ledger(publication.output(), &advanced.ledger)?;
    let (history, findings) = (advanced.history(), Summary::of(&checked.findings));
    // The pages need the memory more: the history has what they show.
    drop(advanced);
    let site = Site::new(Parts {
        config: &inputs.config,
        reference: &inputs.reference,
        content: &content,
        dataset: &checked.dataset,
        history: &history,
        findings: &findings,
        jurisdiction: &inputs.jurisdiction,
    });
    progress.counted(site.dataset.institutions.len() as u64, "家机构");
    progress.stage("建立搜索索引", 1);
    let shards = Index::build(&site)?.shards(&site.dataset.as_of.to_string())?;
    let renderer = renderer.with_search(&shards.folder);
    progress.stage("写出搜索文件", 1);
    progress.counted(shards.files.len() as u64, "个文件");
    publishing::shards(publication.output(), shards)?;
    let (pages, published) = publishing::publish(publication, &site, &renderer, progress)
        .map_err(|error| told(error, &options.site, checked.dataset.as_of))?;
    let later = inputs.later(options.today, &history.releases, history.places.earlier_files())?;
    Ok(Built { checked, pages, published, unneeded, later })
}

/// A leak in words, with its source.
fn told(error: BuildError, site: &Path, as_of: Date) -> BuildError {
    match error {
        BuildError::Publish(PublishError::PersonalData(leaks)) => {
            BuildError::PersonalData(personal::explain(&leaks, site, as_of))
        }
        other => other,
    }
}

/// Stages 1 to 4 for every date the previous release does not know, and for the newest; with the
/// accepted names that none of them needed.
fn advance(
    inputs: &Inputs,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<(Checked, Advanced, Vec<String>), BuildError> {
    let dates = inputs.dates(options.today)?;
    publishing::can_continue(&options.previous)?;
    let previous = Previous::open(&options.previous)?;
    let newest = continued(&dates, &previous)?;
    let known = previous.released;
    let is_pending = |date: &Date| *date < newest && known.is_none_or(|known| *date > known);
    let pending: Vec<Date> = dates.all.into_iter().filter(is_pending).collect();
    let mut steps =
        Steps { inputs, options, progress, is_only: pending.is_empty(), needed: Vec::new() };
    let mut before = Before::Published(&previous);
    for date in pending {
        let (_, advanced) = steps.step(before, date)?;
        before = Before::Made(Box::new(advanced.ledger));
    }
    let (checked, advanced) = steps.step(before, newest)?;
    Ok((checked, advanced, unneeded(&options.accept, &steps.needed)))
}

/// The ledger that a step continues.
enum Before<'p> {
    /// Loaded when it is asked for: while files are read there is no room for it.
    Published(&'p Previous),
    /// Of the step before.
    Made(Box<Ledger>),
}

impl Before<'_> {
    /// The corrections, with whom they mean.
    fn identified(&self, inputs: &Inputs) -> Result<Corrections, BuildError> {
        Ok(match self {
            Self::Made(ledger) => history::identified(&inputs.corrections, ledger),
            Self::Published(_) if inputs.corrections.entries.is_empty() => {
                inputs.corrections.clone()
            }
            Self::Published(previous) => {
                history::identified(&inputs.corrections, &public(previous, inputs)?)
            }
        })
    }

    fn ledger(self, inputs: &Inputs) -> Result<Ledger, BuildError> {
        match self {
            Self::Published(previous) => public(previous, inputs),
            Self::Made(ledger) => Ok(*ledger),
        }
    }
}

/// The published ledger, without what may no longer be told.
fn public(previous: &Previous, inputs: &Inputs) -> Result<Ledger, BuildError> {
    Ok(previous.ledger()?.without_personal().without_small(&inputs.config.small_counts))
}

/// The date of the release to make. It is never older than the published one: not the exports,
/// and where a correction was taken back, the exports still speak for that day.
fn continued(dates: &Dates, previous: &Previous) -> Result<Date, BuildError> {
    let Some(known) = previous.released else { return Ok(dates.newest) };
    let known_export = previous.exported.unwrap_or(known);
    if known_export > dates.newest_export {
        let newest = dates.newest_export;
        return Err(BuildError::OlderThanRelease { newest, known: known_export });
    }
    Ok(dates.newest.max(known))
}

fn unneeded(accept: &Accept, needed: &[String]) -> Vec<String> {
    match accept {
        Accept::Everything => Vec::new(),
        Accept::Named(names) => {
            names.iter().filter(|name| !needed.contains(name)).cloned().collect()
        }
    }
}

/// The steps of one build, from release to release.
struct Steps<'b> {
    inputs: &'b Inputs,
    options: &'b BuildOptions,
    progress: &'b dyn Progress,
    /// Whether there is one step: then names are accepted without a date.
    is_only: bool,
    /// The names that were accepted so far, as a person may write them.
    needed: Vec<String>,
}

impl Steps<'_> {
    fn step(&mut self, before: Before<'_>, date: Date) -> Result<(Checked, Advanced), BuildError> {
        let Self { inputs, options, progress, is_only, .. } = *self;
        let corrections = before.identified(inputs)?;
        let Read { sources, tables, defects } = inputs.read(date, progress)?;
        progress.stage("核查", 1);
        let interpreted = Interpreted { tables };
        let mut checked = inputs.check(interpreted, sources, &defects, date, &corrections);
        let ledger = before.ledger(inputs)?;
        let ledger = inputs.in_present_folders(ledger, &checked);
        inputs.beside_past(&mut checked, &ledger);
        progress.counted(u64::from(checked.dataset.account().read), "行");
        progress.counted(checked.dataset.filings.len() as u64, "条备案");
        progress.stage("与上次比对", 1);
        let repeated = source::repeated(&inputs.sources, date)?;
        let accept = options.accept.of_release(date, is_only);
        let limits = inputs.config.gate;
        let tells_undated = inputs.config.small_counts.is_off();
        let judgement = Judgement { limits, accept: &accept, repeated: &repeated, tells_undated };
        let advanced = history::advance(&ledger, &checked.dataset, &inputs.reference, judgement)
            .map_err(|refusal| self.refused(refusal, date, &checked))?;
        for name in &advanced.accepted {
            self.needed.push(Accept::dated(name, date));
            self.needed.extend(is_only.then(|| name.clone()));
        }
        Ok((checked, advanced))
    }

    /// The fault of a release that is refused. Of several releases each names its date, and what
    /// was accepted of those before it is accepted again.
    fn refused(&self, mut refusal: Box<Refusal>, date: Date, checked: &Checked) -> BuildError {
        if !self.is_only {
            for objection in &mut refusal.objections {
                objection.name = Accept::dated(&objection.name, date);
            }
        }
        Refused::fault(refusal, (date, &self.needed), self.options, checked)
    }
}

fn content(site: &Path) -> Result<Content, BuildError> {
    let own = site.join("content");
    let own = if own.is_dir() { content::read(&own)? } else { Vec::new() };
    Ok(content::load(&content::overlay(content::builtin(), own))?)
}
