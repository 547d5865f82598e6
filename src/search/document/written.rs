//! Documents of what is written: articles, terms, the site's own pages and the lists.

use super::{Document, Kind, NameKind};
use crate::catalog::Edition;
use crate::content::{self, Regulation, Term, Unit};
use crate::site::{EditionState, Page, Site};

/// Each regulation and its articles. An article is found beside its regulation's name.
pub(crate) fn articles(site: &Site<'_>) -> Vec<Document> {
    let of_regulation = |regulation: &Regulation| {
        let page = Page::Regulation(regulation.id.clone()).folder(site.history);
        let articles = regulation.units.iter().map(|unit| article(regulation, unit, &page));
        std::iter::once(whole(regulation, &page)).chain(articles).collect::<Vec<_>>()
    };
    site.regulations().flat_map(of_regulation).collect()
}

fn whole(regulation: &Regulation, page: &str) -> Document {
    let mut document = Document::new(Kind::Article, regulation.title.clone(), page.to_owned())
        .also(NameKind::Alias, &regulation.short_title)
        .also(NameKind::Code, regulation.document_number.clone().unwrap_or_default());
    document.context = format!("法规，{}", regulation.status.in_chinese());
    document
}

fn article(regulation: &Regulation, unit: &Unit, page: &str) -> Document {
    let address = format!("{page}#{}", unit.anchor);
    let mut document = Document::new(Kind::Article, unit.label.clone(), address);
    if let Some(number) =
        unit.anchor.strip_prefix("art-").filter(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
    {
        document = document.also(NameKind::Code, format!("第{number}条"));
    }
    document.context = format!("{}，{}", regulation.short_title, regulation.status.in_chinese());
    document.place_names = vec![regulation.title.clone(), regulation.short_title.clone()];
    document.text = unit.text.clone();
    document
}

/// The words explained.
pub(crate) fn terms(site: &Site<'_>) -> Vec<Document> {
    let page = Page::Glossary.folder(site.history);
    let term = |term: &Term| {
        let address = format!("{page}#{}", term.id);
        let document = Document::new(Kind::Term, term.name.clone(), address);
        let mut document =
            term.also.iter().fold(document, |each, name| each.also(NameKind::Alias, name));
        document.context = term.meaning.clone();
        document
    };
    site.glossary().into_iter().flat_map(|glossary| &glossary.terms).map(term).collect()
}

/// The pages written for the site with their sections, the editions of catalogs, and the lists.
pub(crate) fn pages(site: &Site<'_>) -> Vec<Document> {
    let written = site.content.pages.iter().flat_map(|page| sections(site, page));
    let editions = site.editions().map(|edition| catalog(site, edition));
    written.chain(editions).chain(lists(site)).collect()
}

/// A page up to its first heading, and each of its sections.
fn sections(site: &Site<'_>, page: &content::Page) -> Vec<Document> {
    let address = Page::Content(page.id.clone()).folder(site.history);
    let mut parts = page.html.split("<h2 id=\"");
    let mut first =
        Document::new(Kind::Page, page.title.clone(), address.clone()).asked_as(&page.asked_as);
    first.context = page.summary.clone();
    first.text = plain_text(parts.next().unwrap_or_default());
    let section = |part: &str| {
        let (id, rest) = part.split_once("\">")?;
        let (heading, body) = rest.split_once("</h2>")?;
        let address = format!("{address}#{id}");
        let asked_as = page.sections_asked_as.get(id).map(Vec::as_slice).unwrap_or_default();
        let mut section =
            Document::new(Kind::Page, plain_text(heading), address).asked_as(asked_as);
        section.context = page.title.clone();
        section.text = plain_text(body);
        Some(section)
    };
    std::iter::once(first).chain(parts.filter_map(section)).collect()
}

fn catalog(site: &Site<'_>, edition: &Edition) -> Document {
    let address = Page::Catalog(edition.id.clone()).folder(site.history);
    let mut document = Document::new(Kind::Page, edition.title.clone(), address)
        .also(NameKind::Alias, &edition.short_title)
        .also(NameKind::Code, edition.document_number.clone().unwrap_or_default());
    let state = match site.edition_state(edition) {
        EditionState::InForce => "现行",
        EditionState::Coming => "尚未施行",
        EditionState::Former => "已不施行",
    };
    document.context = format!("技术目录，{state}，{} 项", edition.entries.len());
    document
}

fn lists(site: &Site<'_>) -> Vec<Document> {
    let lists = [
        (Page::Catalogs, "各版限制类和禁止类技术目录，以及它们的对照"),
        (Page::Training, "限制类技术临床应用规范化培训基地"),
        (Page::QualityCentres, "监测和评估技术质量的专业组织"),
        (Page::Changes, "每次发布增加、改变了什么"),
        (Page::Data, "全部数据，可以下载核对"),
        (Page::Dictionary, "数据文件里每一项的意思"),
        (Page::Quality, "每份资料核查出多少问题"),
    ];
    let lists = lists.into_iter().filter(|(page, _)| site.has_section(page));
    let list = |(page, context): (Page, &str)| {
        let mut document = Document::new(Kind::Page, site.title(&page), page.folder(site.history));
        context.clone_into(&mut document.context);
        document
    };
    lists.map(list).collect()
}

/// The text between the tags.
fn plain_text(html: &str) -> String {
    let texts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let text = texts.collect::<Vec<_>>().join(" ");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&").trim().to_owned()
}
