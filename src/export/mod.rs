//! Stage 6b: the site as data, for those who want to check or reuse it.
//!
//! In: the [`Site`]. Out: bytes; nothing is written here.
//!
//! 1. `site::dictionary` declares every public field; `rows` has one struct a data set, built by
//!    taking the domain type apart without `..`, so that a new domain field breaks the build
//!    until it is declared public or left out by name; `visibility` joins the two.
//! 2. [`files`] gives every data set as JSON, NDJSON, CSV, CSV for Excel and JSON Schema, the
//!    feeds, the sitemap and the licence.
//! 3. [`page_json`] gives the `index.json` beside each page: the same rows the page speaks of.
//!
//! Order is the dataset's, so the bytes depend on nothing but the site.

mod bulk;
mod cells;
mod csv;
mod feed;
mod forms;
mod json;
mod page;
mod rows;
mod schema;
mod select;
mod sink;
mod sitemap;
mod visibility;
mod xml;

pub use bulk::files;
pub use page::page_json;
pub use sink::{FileSink, Sink};

use crate::site::Site;

/// Where every value comes from, told in every file.
pub(crate) const SOURCE_NOTE: &str = "数据来自各机关的导出文件；每条记录写明取自哪个文件、哪一行，文件的 SHA-256 校验值在 data/sources.json。";

/// Which day the release speaks for.
pub(crate) const RELEASE_FILE: &str = "data/release.json";

/// The absolute address of a path below the site's root.
pub(crate) fn address(site: &Site<'_>, path: &str) -> String {
    [&site.config.base_url, path].concat()
}

#[cfg(test)]
mod fixture;
