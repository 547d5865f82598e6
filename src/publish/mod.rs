//! Publishing: the only stage that writes.
//!
//! Comes in: the files of a site, in any order and from any thread. Goes out: the whole new release
//! at the target, or an error and the whole old one. The steps:
//!
//! 1. lock, so that one build runs at a time (`lock`);
//! 2. repair what a killed build left, refuse a target that is not ours (`places`);
//! 3. write every file into a staging folder beside the target, through one sink that links
//!    unchanged files ([`Output`], [`Stream`]), looks for personal data in every byte, changed or not
//!    (`leaks`, `members`), and reads each page's tags (`plain_html`, `html`, `page`);
//! 4. check every link (`links`, `address`) and the Content-Security-Policy (`promise`);
//! 5. write the manifest and the checksums (`manifest`), then the marker;
//! 6. bring it to the disk, swap it in with one atomic rename (`swap`), and remove the
//!    old release.

mod address;
mod error;
mod html;
mod leaks;
mod links;
mod lock;
mod manifest;
mod members;
mod modes;
mod output;
mod page;
mod path;
mod places;
mod plain_html;
mod promise;
mod stream;
mod swap;

use crate::privacy::Exempt;
use std::path::Path;

pub use error::PublishError;
pub use leaks::Leak;
pub use links::{BrokenLink, Fault};
pub use output::Output;
pub use path::OutPath;
pub use promise::{Breach, PageBreach};
pub use stream::Stream;

use lock::Lock;
pub(crate) use manifest::hex;
pub(crate) use places::MARKER;
use places::{Places, Present};

/// How the site will be served.
#[derive(Debug, Clone)]
pub struct PublishOptions {
    /// The path of the site's root on its host, such as `/` or `/ylws/`; links that begin with `/`
    /// are checked against it.
    pub base_path: String,
}

impl Default for PublishOptions {
    fn default() -> Self {
        Self { base_path: "/".to_owned() }
    }
}

/// What the manifest says about a release.
#[derive(Debug, Clone)]
pub struct ReleaseInfo {
    /// The date of the data, `YYYY-MM-DD`.
    pub as_of: String,
    /// The licence of the data.
    pub licence: String,
    /// The site's title.
    pub title: String,
    /// What the publish gate objected to and a person accepted, in Chinese.
    pub accepted: Vec<String>,
}

/// A release that is now public.
#[derive(Debug)]
pub struct Published {
    /// Files in the release, with the manifest and the checksums, without the marker.
    pub files: u64,
    /// Their size together, in bytes.
    pub bytes: u64,
    /// Files that were new or had changed.
    pub written: u64,
    /// Files taken over from the release before.
    pub linked: u64,
    /// What went wrong after the swap, if anything: the new release is public, but the old one
    /// could not be removed (the next build removes it) or the disk did not confirm the swap.
    pub warning: Option<PublishError>,
}

/// A release being made. Dropped unfinished, it leaves nothing behind.
pub struct Publication {
    places: Places,
    output: Output,
    in_staging: bool,
    _lock: Lock,
}

impl Publication {
    /// Prepares to publish to `target`, which is made if it does not exist.
    ///
    /// # Errors
    /// [`PublishError::Locked`] while another build writes there; [`PublishError::ForeignTarget`]
    /// for a link, a file, or a folder with content that this program did not make;
    /// [`PublishError::InvalidPath`] for a base path outside the alphabet of [`OutPath`];
    /// [`PublishError::Io`].
    pub fn begin(target: &Path, options: &PublishOptions) -> Result<Self, PublishError> {
        let base = normal_base(&options.base_path)?;
        let places = Places::of(target)?;
        let lock = Lock::take(&places)?;
        places.recover()?;
        let present = (places.inspect()? == Present::Release).then(|| places.target.clone());
        modes::Modes::SET.folder(&places.staging)?;
        let output = Output::new(places.staging.clone(), present, base)?;
        Ok(Self { places, output, in_staging: true, _lock: lock })
    }

    /// Allows values to be published although they look personal; before any file is written.
    pub fn allow(&mut self, exempt: Exempt) {
        self.output.allow(exempt);
    }

    /// The sink for the release's files.
    #[must_use]
    pub fn output(&self) -> &Output {
        &self.output
    }

    /// Checks the site and makes it public.
    ///
    /// # Errors
    /// [`PublishError::PersonalData`] with every leak, [`PublishError::Breaches`] and [`PublishError::BrokenLinks`] with every one of them,
    /// [`PublishError::Incomplete`] after a failed write, [`PublishError::Io`]. The old release is
    /// then still in place.
    pub fn finish(mut self, release: &ReleaseInfo) -> Result<Published, PublishError> {
        manifest::write(&self.output, release)?;
        self.output.check()?;
        let marked = self.places.staging.join(MARKER);
        self.output.write_new(&marked, marker(release).as_bytes())?;
        swap::settle(&self.places.staging)?;
        let old = swap::swap(&self.places)?;
        self.in_staging = false;
        let settled = swap::sync(&self.places.parent);
        let removed = old.map_or(Ok(()), |old| places::remove(&old));
        Ok(self.published(settled.and(removed).err()))
    }

    fn published(&self, warning: Option<PublishError>) -> Published {
        let records = self.output.records();
        let (written, linked) = self.output.counts();
        Published {
            files: records.len() as u64,
            bytes: records.iter().map(|record| record.bytes).sum(),
            written,
            linked,
            warning,
        }
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        // A failure has nobody left to hear it, and costs nothing: the next build removes the rest.
        if self.in_staging && places::remove(&self.places.staging).is_err() {
            self.in_staging = false;
        }
    }
}

/// The base path with exactly one `/` at each end; between them it is an [`OutPath`].
pub(crate) fn normal_base(path: &str) -> Result<String, PublishError> {
    match path.trim_matches('/') {
        "" => Ok("/".to_owned()),
        inner => OutPath::new(inner).map(|inner| format!("/{inner}/")),
    }
}

fn marker(release: &ReleaseInfo) -> String {
    format!(
        "gongshi 公示 {}\n本文件夹由程序生成，每次生成时整体替换，请勿在此存放文件。\n",
        release.as_of
    )
}
