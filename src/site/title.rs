//! What a page is called.

use super::{Page, Site};
use crate::check::rule;
use crate::date::PartialDate;

impl Site<'_> {
    /// The title of a page, without the site's.
    #[must_use]
    pub fn title(&self, page: &Page) -> String {
        title(self, page)
    }
}

fn title(site: &Site<'_>, page: &Page) -> String {
    match page {
        Page::Technology(id) => site.technology_name(id).to_owned(),
        Page::Holders(id, place, page) => {
            let technology = title(site, &Page::Technology(id.clone()));
            let place = site.place_name(place);
            format!("{technology}：{place}（{page}）")
        }
        Page::Jurisdiction(code) => site.reference.jurisdictions.full_name(code).to_owned(),
        Page::Institution(index) => site.distinct_institution_name(*index),
        Page::FormerInstitution(id) => {
            let known = site.former(id).map_or(id.as_str(), |known| &known.name);
            format!("{known}（不再列出）")
        }
        Page::Catalog(id) => edition(site, id),
        Page::Crosswalk(from, to) => format!("{}与{}对照", edition(site, from), edition(site, to)),
        Page::Regulation(id) => {
            site.regulation(id).map_or_else(|| id.clone(), |found| found.title.clone())
        }
        Page::RegulationVersion(id, version) => format!("{}（{version}年文本）", short(site, id)),
        Page::RegulationChanges(id, from, to) => {
            format!("{}：{from}年文本改成{to}年文本", short(site, id))
        }
        Page::RegulationComparison(from, to) => {
            format!("{}与{}逐条对照", short(site, from), short(site, to))
        }
        Page::Change(date) => format!("{}的更新", PartialDate::from_day(*date).in_chinese()),
        Page::Letter(letter, page) => {
            let letter = letter.map_or_else(|| "其他".to_owned(), |letter| letter.to_string());
            format!("机构首字母{letter}（{page}）")
        }
        Page::Rule(name) => rule(name).map_or(*name, |rule| rule.title).to_owned(),
        Page::Content(id) => {
            let found = site.content.pages.iter().find(|each| each.id == *id);
            found.map_or_else(|| id.clone(), |found| found.title.clone())
        }
        page => fixed(site, page).to_owned(),
    }
}

fn edition(site: &Site<'_>, id: &crate::catalog::EditionId) -> String {
    let found = site.reference.editions.get(id);
    found.map_or_else(|| id.to_string(), |found| found.short_title.clone())
}

fn short(site: &Site<'_>, id: &str) -> String {
    site.regulation(id).map_or_else(|| id.to_owned(), |found| found.short_title.clone())
}

fn fixed<'s>(site: &'s Site<'_>, page: &Page) -> &'s str {
    match page {
        Page::Technologies => "按技术查",
        Page::Jurisdictions => "按地区查",
        Page::Institutions => "医疗机构",
        Page::Catalogs => "技术目录",
        Page::Regulations => "法规",
        Page::Glossary => "词语解释",
        Page::Training => "规范化培训基地",
        Page::QualityCentres => "质控中心",
        Page::Changes => "更新记录",
        Page::Data => "数据下载",
        Page::Dictionary => "数据字典",
        Page::Quality => "数据质量",
        Page::Search => "搜索",
        Page::Rules => "核查规则",
        Page::SiteMap => "网站地图",
        _ => &site.config.title,
    }
}
