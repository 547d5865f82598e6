//! The day the data speak for, on every page and in none.
//!
//! The day is another one in every release, and most pages are otherwise the same. So the pages
//! leave room for it, and one small style sheet with a fixed address fills the room. Where style
//! sheets are not read the room holds a link to the page that names the day.

use super::format;
use crate::site::Site;

/// Where the style sheet lies, from the site's root.
pub(super) const PATH: &str = "data/as-of.css";

/// The style sheet of a release.
pub(super) fn sheet(site: &Site<'_>) -> String {
    let day = format::day(site.dataset.as_of);
    format!(".as-of__else{{display:none}}.as-of::after{{content:\"{day}\"}}\n")
}
