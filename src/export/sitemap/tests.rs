use super::{MOST_ADDRESSES, addresses, files, sitemaps};
use crate::export::fixture::Fixture;

#[test]
fn pages_are_listed_by_their_addresses() {
    let fixture = Fixture::new();
    let site = fixture.site();
    let files = files(&site);
    let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["sitemap.xml", "robots.txt"]);
    let map = &files[0].1;
    assert!(map.contains("<loc>https://example.org/ylws/</loc><lastmod>2026-11-16</lastmod>"));
    assert!(map.contains("<loc>https://example.org/ylws/technologies/tumor-ablation/</loc></url>"));
    assert_eq!(map.matches("<loc>https://example.org/ylws/</loc>").count(), 1);
    assert!(!map.contains("404.html"));
    assert!(files[1].1.contains("Sitemap: https://example.org/ylws/sitemap.xml"));
}

#[test]
fn only_pages_known_to_have_changed_have_a_date() {
    let fixture = Fixture::new();
    let all = addresses(&fixture.site());
    let of = |part: &str| all.iter().find(|entry| entry.contains(part)).expect("an entry").clone();
    assert!(of("institutions/a1b2c3d/").contains("<lastmod>2026-11-16</lastmod>"));
    assert!(!of("institutions/0012345/").contains("lastmod"));
    assert!(of("changes/2026-11-09/").contains("<lastmod>2026-11-09</lastmod>"));
}

#[test]
fn a_long_list_is_split_and_indexed() {
    let fixture = Fixture::new();
    let entries = vec!["<url><loc>x</loc></url>\n".to_owned(); MOST_ADDRESSES + 1];
    let files = sitemaps(&fixture.site(), &entries);
    let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
    assert!(files[0].1.contains("<loc>https://example.org/ylws/sitemap-2.xml</loc>"));
    assert_eq!(files[1].1.matches("<url>").count(), MOST_ADDRESSES);
    assert_eq!(files[2].1.matches("<url>").count(), 1);
}
