//! What the base layout shows around every page.

use super::RenderError;
use super::as_of;
use super::assets::Assets;
use super::engine::Engine;
use super::links::Links;
use crate::config::{Contact, Footer};
use crate::site::{Page, Site};
use serde::Serialize;

/// What a view tells the layout about its page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// Title of the page, without the site's; empty on the home page.
    pub(crate) title: String,
    /// One sentence for search engines and previews.
    pub(crate) description: String,
    /// The pages above this one, from the top, without the home page.
    pub(crate) above: Vec<(String, Page)>,
}

/// What the base layout says of one page.
#[derive(Debug, Serialize)]
pub(super) struct Layout<'a> {
    title: String,
    description: &'a str,
    canonical: Option<String>,
    data: Option<&'static str>,
    crumbs: Vec<Crumb<'a>>,
    here: &'a str,
}

/// What the base layout says on every page of one section and depth. What is long of it comes
/// written: it is the same on thousands of pages.
#[derive(Debug, Serialize)]
pub(super) struct Shell<'a> {
    policy: &'static str,
    stylesheet: String,
    /// The style sheet that names the day of the release.
    as_of_sheet: String,
    icon: String,
    scripts: String,
    /// Folder of the files the search reads.
    search: String,
    feed: String,
    header: String,
    footer_links: String,
    report_error: Option<&'a str>,
    footer_facts: String,
}

/// Title, navigation and notice.
#[derive(Debug, Serialize)]
struct Header<'a> {
    site_title: &'a str,
    home: String,
    /// The page that names the day of the release.
    changes: String,
    sections: Vec<NavigationItem>,
    notice: Option<&'a str>,
}

/// On what a [`Shell`] depends.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct ShellKey {
    /// What stands before a path from the site's root.
    root: String,
    section: Option<Page>,
    /// Whether the page is the section's own.
    is_section: bool,
}

impl ShellKey {
    pub(super) fn of(page: &Page, links: &Links<'_>) -> Self {
        let section = page.section();
        let is_section = section.as_ref() == Some(page);
        Self { root: links.root().to_owned(), section, is_section }
    }
}

#[derive(Debug, Serialize)]
struct NavigationItem {
    label: &'static str,
    href: String,
    /// `page` on the page itself, `true` on the pages below it.
    current: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Crumb<'a> {
    label: &'a str,
    href: String,
}

#[derive(Debug, Serialize)]
struct FooterLinks<'a> {
    links: Vec<FooterLink<'a>>,
}

#[derive(Debug, Serialize)]
struct FooterFacts<'a> {
    facts: Vec<FooterFact<'a>>,
}

#[derive(Debug, Serialize)]
struct FooterFact<'a> {
    label: &'static str,
    value: &'a str,
}

#[derive(Debug, Serialize)]
struct FooterLink<'a> {
    label: &'a str,
    href: String,
}

impl<'a> Layout<'a> {
    pub(super) fn new(site: &Site<'_>, page: &Page, head: &'a Head, links: &Links<'_>) -> Self {
        let addressed = *page != Page::NotFound;
        Self {
            title: full_title(&head.title, &site.config.title),
            description: &head.description,
            canonical: addressed.then(|| links.permanent(page)),
            data: addressed.then_some("index.json"),
            crumbs: crumbs(page, head, links),
            here: &head.title,
        }
    }
}

impl<'a> Shell<'a> {
    pub(super) fn new(
        site: &'a Site<'a>,
        key: &ShellKey,
        links: &Links<'_>,
        assets: &Assets,
        search: &str,
        engine: &Engine,
    ) -> Result<Self, RenderError> {
        let config = site.config;
        let header = Header {
            site_title: &config.title,
            home: links.page(&Page::Home),
            changes: links.page(&Page::Changes),
            sections: navigation(site, key, links),
            notice: config.notice.as_deref(),
        };
        Ok(Self {
            policy: super::CONTENT_SECURITY_POLICY,
            stylesheet: links.file(&assets.stylesheet),
            as_of_sheet: links.file(as_of::PATH),
            icon: links.file(&assets.icon),
            scripts: links.file(&assets.scripts),
            search: links.file(search),
            feed: links.file("changes/feed.xml"),
            header: engine.part("shell/header.html", &header)?,
            footer_links: engine.part("shell/footer-links.html", &footer_links(site, links))?,
            report_error: config.footer.report_error.as_deref(),
            footer_facts: engine.part("shell/footer-facts.html", &footer_facts(site))?,
        })
    }
}

fn full_title(title: &str, site_title: &str) -> String {
    if title.is_empty() { site_title.to_owned() } else { format!("{title} - {site_title}") }
}

fn navigation(site: &Site<'_>, key: &ShellKey, links: &Links<'_>) -> Vec<NavigationItem> {
    let item = |section: &Page| NavigationItem {
        label: section_label(section),
        href: links.page(section),
        current: match (key.section.as_ref() == Some(section), key.is_section) {
            (true, true) => Some("page"),
            (true, false) => Some("true"),
            (false, _) => None,
        },
    };
    site.sections().iter().map(item).collect()
}

/// The word of the navigation, of the crumbs and of the section's heading.
pub(crate) fn section_label(section: &Page) -> &'static str {
    match section {
        Page::Technologies => "按技术查",
        Page::Jurisdictions => "按地区查",
        Page::Institutions => "按机构查",
        Page::Catalogs => "目录",
        Page::Regulations => "法规",
        Page::Training => "培训基地",
        Page::QualityCentres => "质控中心",
        Page::Changes => "更新",
        Page::Data => "数据",
        _ => "首页",
    }
}

fn crumbs<'a>(page: &Page, head: &'a Head, links: &Links<'_>) -> Vec<Crumb<'a>> {
    if matches!(page, Page::Home | Page::NotFound) {
        return Vec::new();
    }
    let home = Crumb { label: "首页", href: links.page(&Page::Home) };
    let above = head.above.iter().map(|(label, page)| Crumb { label, href: links.page(page) });
    std::iter::once(home).chain(above).collect()
}

fn footer_facts<'a>(site: &'a Site<'a>) -> FooterFacts<'a> {
    let Footer { sponsor, operator, site_identifier, icp, police, .. } = &site.config.footer;
    let facts = [
        ("主办单位", sponsor),
        ("承办单位", operator),
        ("网站标识码", site_identifier),
        ("ICP 备案号", icp),
        ("公安备案号", police),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(label, value)| value.as_deref().map(|value| FooterFact { label, value }));
    let Contact { phones, emails } = &site.config.contact;
    let told = |label, values: &'a [String]| {
        values.iter().map(move |value| FooterFact { label, value: value.as_str() })
    };
    let contact = told("联系电话", phones).chain(told("电子邮箱", emails));
    FooterFacts { facts: facts.chain(contact).collect() }
}

fn footer_links<'a>(site: &'a Site<'a>, links: &Links<'_>) -> FooterLinks<'a> {
    let mut written: Vec<_> = site.content.pages.iter().collect();
    written.sort_by_key(|each| (each.order, each.id.as_str()));
    let written = written.into_iter().map(|each| FooterLink {
        label: &each.title,
        href: links.page(&Page::Content(each.id.clone())),
    });
    let glossary = site
        .glossary()
        .map(|each| FooterLink { label: &each.title, href: links.page(&Page::Glossary) });
    let fixed =
        [("数据下载", Page::Data), ("数据质量", Page::Quality), ("网站地图", Page::SiteMap)];
    let fixed =
        fixed.into_iter().map(|(label, page)| FooterLink { label, href: links.page(&page) });
    FooterLinks { links: written.chain(glossary).chain(fixed).collect() }
}
