//! Every page of the site and its permanent address.

use super::Letter;
use crate::catalog::{EditionId, JurisdictionCode, TechnologyId};
use crate::dataset::InstitutionIndex;
use crate::history::{History, InstitutionId};
use jiff::civil::Date;

/// One page. Pages of one kind share a file in `site`, a view in `render` and a template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// 首页.
    Home,
    /// 按技术查.
    Technologies,
    /// One technology.
    Technology(TechnologyId),
    /// Who filed a technology in one place, page by page from 1, where the technology's own page
    /// would be too long.
    Holders(TechnologyId, JurisdictionCode, u32),
    /// 按地区查.
    Jurisdictions,
    /// One division or functional area.
    Jurisdiction(JurisdictionCode),
    /// Institutions by name.
    Institutions,
    /// One institution: its disclosure page.
    Institution(InstitutionIndex),
    /// One institution that is no longer listed, at the address it always had.
    FormerInstitution(InstitutionId),
    /// 目录.
    Catalogs,
    /// One edition.
    Catalog(EditionId),
    /// What became of the items of one edition in another.
    Crosswalk(EditionId, EditionId),
    /// 法规.
    Regulations,
    /// One regulation, by its id, in the version that counts.
    Regulation(String),
    /// Another version of a regulation: id, version.
    RegulationVersion(String, String),
    /// What changed from one version to the next: id, earlier, later version.
    RegulationChanges(String, String, String),
    /// Two regulations article by article, by their ids.
    RegulationComparison(String, String),
    /// 词语解释.
    Glossary,
    /// 培训基地.
    Training,
    /// 质控中心.
    QualityCentres,
    /// 更新记录.
    Changes,
    /// What one release changed.
    Change(Date),
    /// 数据下载.
    Data,
    /// 数据字典.
    Dictionary,
    /// 数据质量: the account of every line and the findings by rule.
    Quality,
    /// 核查规则: every rule.
    Rules,
    /// One rule, by its name.
    Rule(&'static str),
    /// A page written in `content/pages/`, by its id.
    Content(String),
    /// 搜索.
    Search,
    /// Institutions under one letter of the alphabet, page by page from 1.
    Letter(Letter, u32),
    /// 网站地图.
    SiteMap,
    /// 404.
    NotFound,
}

impl Page {
    /// The folder of the page relative to the site's root, with a trailing slash; empty for the
    /// home page. The 404 page alone is a file and not a folder.
    #[must_use]
    pub fn folder(&self, history: &History) -> String {
        match self {
            Self::Home | Self::NotFound => String::new(),
            Self::Technologies => "technologies/".to_owned(),
            Self::Technology(id) => folder("technologies", id.as_str()),
            Self::Holders(id, place, 1) => format!("technologies/{id}/{place}/"),
            Self::Holders(id, place, page) => format!("technologies/{id}/{place}/{page}/"),
            Self::Jurisdictions => "jurisdictions/".to_owned(),
            // The country has no page of its own: the list of places is its page.
            Self::Jurisdiction(code) if code.is_country() => "jurisdictions/".to_owned(),
            Self::Jurisdiction(code) => folder("jurisdictions", code.as_str()),
            Self::Institutions => "institutions/".to_owned(),
            Self::Institution(index) => folder("institutions", history.id(*index).as_str()),
            Self::FormerInstitution(id) => folder("institutions", id.as_str()),
            Self::Catalogs => "catalogs/".to_owned(),
            Self::Catalog(id) => folder("catalogs", id.as_str()),
            Self::Crosswalk(from, to) => {
                format!("catalogs/{}/vs/{}/", from.as_str(), to.as_str())
            }
            Self::Regulations => "regulations/".to_owned(),
            Self::Regulation(id) => format!("regulations/{id}/"),
            Self::RegulationVersion(id, version) => format!("regulations/{id}/{version}/"),
            Self::RegulationChanges(id, from, to) => format!("regulations/{id}/{from}/vs/{to}/"),
            Self::RegulationComparison(from, to) => format!("regulations/{from}/vs/{to}/"),
            Self::Glossary => "glossary/".to_owned(),
            Self::Training => "training/".to_owned(),
            Self::QualityCentres => "quality-centres/".to_owned(),
            Self::Changes => "changes/".to_owned(),
            Self::Change(date) => format!("changes/{date}/"),
            Self::Data => "data/".to_owned(),
            Self::Dictionary => "data/dictionary/".to_owned(),
            Self::Quality => "data/quality/".to_owned(),
            Self::Rules => "rules/".to_owned(),
            Self::Rule(name) => format!("rules/{name}/"),
            Self::Content(id) => format!("{id}/"),
            Self::Search => "search/".to_owned(),
            Self::Letter(letter, 1) => format!("search/{}/", letter_word(*letter)),
            Self::Letter(letter, page) => format!("search/{}/{page}/", letter_word(*letter)),
            Self::SiteMap => "sitemap/".to_owned(),
        }
    }

    /// Whether the number of such pages, or what stands on them, grows with the data: a national
    /// site has tens of thousands of them.
    #[must_use]
    pub fn grows_with_the_data(&self) -> bool {
        matches!(
            self,
            Self::Technology(_)
                | Self::Holders(..)
                | Self::Jurisdiction(_)
                | Self::Institutions
                | Self::Institution(_)
                | Self::FormerInstitution(_)
                | Self::Letter(..)
                | Self::Change(_)
        )
    }

    /// The file of the page relative to the site's root.
    #[must_use]
    pub fn file(&self, history: &History) -> String {
        match self {
            Self::NotFound => "404.html".to_owned(),
            page => format!("{}index.html", page.folder(history)),
        }
    }
}

/// Without `format!`: links ask for these by the million.
fn folder(section: &str, id: &str) -> String {
    [section, "/", id, "/"].concat()
}

/// A letter in an address.
fn letter_word(letter: Letter) -> String {
    letter.map_or_else(|| "other".to_owned(), |letter| letter.to_ascii_lowercase().to_string())
}
