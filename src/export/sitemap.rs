//! `sitemap.xml` and `robots.txt`.
//!
//! In a sub-folder of another site a crawler reads neither by itself; they are there for sites
//! of their own and for the operator to hand in.

use super::address;
use super::xml::escape;
use crate::site::{Page, Site};
use jiff::civil::Date;

/// Addresses in one file; the protocol allows 50,000.
const MOST_ADDRESSES: usize = 45_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The files with their paths.
pub(crate) fn files(site: &Site<'_>) -> Vec<(String, String)> {
    let mut files = sitemaps(site, &addresses(site));
    files.push(("robots.txt".to_owned(), robots(site)));
    files
}

fn robots(site: &Site<'_>) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", address(site, "sitemap.xml"))
}

fn sitemaps(site: &Site<'_>, addresses: &[String]) -> Vec<(String, String)> {
    if addresses.len() <= MOST_ADDRESSES {
        return vec![("sitemap.xml".to_owned(), document("urlset", addresses))];
    }
    let parts: Vec<_> = addresses.chunks(MOST_ADDRESSES).enumerate().collect();
    let path = |at: usize| format!("sitemap-{}.xml", at + 1);
    let of_part = |(at, _): &(usize, _)| {
        format!("<sitemap><loc>{}</loc></sitemap>\n", escape(&address(site, &path(*at))))
    };
    let index: Vec<_> = parts.iter().map(of_part).collect();
    let mut files = vec![("sitemap.xml".to_owned(), document("sitemapindex", &index))];
    files.extend(parts.into_iter().map(|(at, part)| (path(at), document("urlset", part))));
    files
}

fn document(root: &str, entries: &[String]) -> String {
    format!("{DECLARATION}<{root} xmlns=\"{NAMESPACE}\">\n{}</{root}>\n", entries.concat())
}

/// Institutions that are no longer listed keep their pages for those who come by an old link; a
/// search engine should bring people to those that are.
fn addresses(site: &Site<'_>) -> Vec<String> {
    let sought = |page: &Page| !matches!(page, Page::NotFound | Page::FormerInstitution(_));
    let pages = site.pages().into_iter().filter(sought);
    pages.map(|page| entry(site, &page)).collect()
}

fn entry(site: &Site<'_>, page: &Page) -> String {
    let changed = changed_on(site, page).map(|date| format!("<lastmod>{date}</lastmod>"));
    let address = escape(&address(site, &page.folder(site.history)));
    format!("<url><loc>{address}</loc>{}</url>\n", changed.unwrap_or_default())
}

/// When the page changed, where that is known: a date that is not true is worse than none.
fn changed_on(site: &Site<'_>, page: &Page) -> Option<Date> {
    let newest = site.history.releases.last()?;
    match page {
        Page::Home | Page::Changes | Page::Data | Page::Quality | Page::Rules => Some(newest.date),
        Page::Change(date) => Some(*date),
        Page::Institution(index) => {
            let (last, _) = site.history.events_of(site.history.id(*index)).next_back()?;
            (last.date == newest.date).then_some(last.date)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
