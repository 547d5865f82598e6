//! Stage 5: every page and every URL, as a pure model.
//!
//! In: the dataset, the history, the reference data, the content and the findings' summary.
//! Out: [`Site`], which lists its [`Page`]s and answers what each shows. `render` turns a page
//! into HTML, `export` into data; neither knows the other.

mod index;
mod page;
mod places;
mod sections;
mod technologies;

pub use index::Index;
pub use page::Page;
pub use places::PlaceCounts;
pub use technologies::{Standing, TechnologyGroup};

use crate::catalog::{JurisdictionCode, Reference};
use crate::check::Summary;
use crate::config::Config;
use crate::content::Content;
use crate::dataset::Dataset;
use crate::history::History;

/// Everything the pages of one release show.
#[derive(Debug)]
pub struct Site<'a> {
    /// Settings.
    pub config: &'a Config,
    /// Catalogs, places, authorities, calendar.
    pub reference: &'a Reference,
    /// Regulations and written pages.
    pub content: &'a Content,
    /// The checked records.
    pub dataset: &'a Dataset,
    /// Ids, releases and series.
    pub history: &'a History,
    /// The public form of the report: counts and classes by source.
    pub findings: &'a Summary,
    /// The area the site covers.
    pub jurisdiction: JurisdictionCode,
    /// Look-ups over the dataset.
    pub index: Index,
}
