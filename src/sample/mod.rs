//! An invented data set: the inputs of the demonstration site and of the load tests.
//!
//! This is no stage of the pipeline. It writes *inputs* (`data/sources/`), never the site: that
//! only `publish` writes the site stays true. Everything is drawn from one seed, so the same
//! options give the same bytes; every institution carries 示例 in its name.
//!
//! In: [`SampleOptions`]. Out: `<authority>/<date>/<file>` below a folder.
//! Steps: divisions and catalogs → institutions → their filings → what changes from week to
//! week, or in the week after them → for each week and authority: tables → bad rows → files.

mod abilities;
mod bad_rows;
mod category;
mod column;
mod dates;
mod error;
mod export;
mod filings;
mod formats;
mod identifiers;
mod institutions;
mod lists;
mod names;
mod next_week;
mod places;
mod random;
mod reference;
mod rows;
mod share;
mod style;
mod table;
mod weeks;
mod wording;

#[cfg(test)]
mod check_tests;
#[cfg(test)]
mod tests;

pub use error::SampleError;
pub use share::Share;

use jiff::civil::Date;
use std::path::Path;

/// What to invent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleOptions {
    /// Everything is drawn from it: the same options give the same bytes.
    pub seed: u64,
    /// How many institutions, 1 to 500,000.
    pub institutions: u32,
    /// Division code they stand in; `000000` means the whole country.
    pub jurisdiction: String,
    /// Date of the first export, 2019-01-01 to 2099-12-31.
    pub first_snapshot: Date,
    /// How many weekly exports, 1 to 520.
    pub snapshots: u32,
    /// The file formats to use.
    pub formats: Formats,
    /// The rows of the newest export that a check must find.
    pub bad_rows: BadRows,
    /// Writes the export of the week after alone, in which this share of the institutions
    /// changed.
    pub change: Option<Share>,
}

/// Rows that a check must find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadRows {
    /// None.
    None,
    /// One of each kind, at one authority each.
    OneOfEach,
    /// As many as this share of the filings' rows, of all kinds, at all authorities.
    Share(Share),
}

/// The file formats of the exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formats {
    /// As real exports come: each authority with its own format, headers and date style.
    Mixed,
    /// UTF-8 CSV from every authority.
    Csv,
}

impl Default for SampleOptions {
    /// The demonstration site's own data.
    fn default() -> Self {
        Self {
            seed: 2026,
            institutions: 96,
            jurisdiction: "220000".to_owned(),
            first_snapshot: jiff::civil::date(2026, 10, 25),
            snapshots: 4,
            formats: Formats::Mixed,
            bad_rows: BadRows::OneOfEach,
            change: None,
        }
    }
}

/// What was written; the records are those of the newest export, without its bad rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SampleSummary {
    /// Institutions.
    pub institutions: u32,
    /// Filings, whatever their status.
    pub filings: u32,
    /// Disclosed counts.
    pub disclosures: u32,
    /// Files of all exports.
    pub files: u32,
}

/// Writes the data set into `into`, which is the `data/sources/` of a site. Files already there
/// stay, unless they have the name of a new one.
///
/// # Errors
/// When an option is out of its range, the jurisdiction is unknown or holds no institution, or a
/// file can't be written.
pub fn write(options: &SampleOptions, into: &Path) -> Result<SampleSummary, SampleError> {
    options.check()?;
    let reference = reference::Reference::builtin()?;
    let mut institutions = institutions::invent(options, &reference.places)?;
    filings::invent(options, &reference, &mut institutions);
    weeks::schedule(options, &reference, &mut institutions);
    if let Some(share) = options.change {
        next_week::bring(options, &reference, share, &mut institutions)?;
    }
    export::write_all(options, &reference, &institutions, into)
}

impl SampleOptions {
    fn check(&self) -> Result<(), SampleError> {
        let outside = |name, range| Err(SampleError::OutOfRange { name, range });
        if !(1..=500_000).contains(&self.institutions) {
            return outside("机构数", "1 至 500000");
        }
        if !(1..=520).contains(&self.snapshots) {
            return outside("导出次数", "1 至 520");
        }
        if !(2019..=2099).contains(&self.first_snapshot.year()) {
            return outside("首次导出日期", "2019 年至 2099 年");
        }
        Ok(())
    }

    /// Dates of the exports that are written: the weeks, or the week after them.
    fn written_weeks(&self) -> Vec<Date> {
        let weeks = self.weeks();
        match (self.change, weeks.last()) {
            (Some(_), Some(&last)) => vec![dates::plus(last, 7)],
            _ => weeks,
        }
    }

    /// Dates of the exports, oldest first.
    fn weeks(&self) -> Vec<Date> {
        (0..self.snapshots).map(|week| dates::plus(self.first_snapshot, week * 7)).collect()
    }
}
