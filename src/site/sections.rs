//! The sections of the site: what the navigation lists, and under which one a page stands.

use super::{Page, Site};
use crate::date::PartialDate;
use crate::record::Kind;

impl Page {
    /// The section a page belongs to; `None` for pages outside of any, such as 关于本站.
    #[must_use]
    pub fn section(&self) -> Option<Self> {
        match self {
            Self::Technologies | Self::Technology(_) | Self::Holders(..) => {
                Some(Self::Technologies)
            }
            Self::Jurisdictions | Self::Jurisdiction(_) => Some(Self::Jurisdictions),
            Self::Institutions | Self::Institution(_) | Self::FormerInstitution(_) => {
                Some(Self::Institutions)
            }
            Self::Catalogs | Self::Catalog(_) | Self::Crosswalk(..) => Some(Self::Catalogs),
            Self::Regulations
            | Self::Regulation(_)
            | Self::RegulationVersion(..)
            | Self::RegulationChanges(..)
            | Self::RegulationComparison(..)
            | Self::Glossary => Some(Self::Regulations),
            Self::Training => Some(Self::Training),
            Self::QualityCentres => Some(Self::QualityCentres),
            Self::Changes | Self::Change(_) => Some(Self::Changes),
            Self::Data | Self::Dictionary | Self::Quality | Self::Rules | Self::Rule(_) => {
                Some(Self::Data)
            }
            Self::Home
            | Self::Content(_)
            | Self::Search
            | Self::Letter(..)
            | Self::SiteMap
            | Self::NotFound => None,
        }
    }
}

impl Site<'_> {
    /// The sections in the order of the navigation, only those that have or had something to show.
    #[must_use]
    pub fn sections(&self) -> Vec<Page> {
        let all = [
            Page::Technologies,
            Page::Jurisdictions,
            Page::Institutions,
            Page::Catalogs,
            Page::Regulations,
            Page::Training,
            Page::QualityCentres,
            Page::Changes,
            Page::Data,
        ];
        all.into_iter().filter(|section| self.has_section(section)).collect()
    }

    /// Whether a section has or had something to show; technologies, places, catalogs, changes and data
    /// always have.
    #[must_use]
    pub fn has_section(&self, section: &Page) -> bool {
        match section {
            Page::Institutions => {
                let former = &self.history.former_institutions;
                !self.dataset.institutions.is_empty() || !former.is_empty()
            }
            Page::Regulations => !self.content.regulations.is_empty(),
            Page::Training => {
                self.has_or_had(Kind::TrainingBase, self.dataset.training_bases.len())
            }
            Page::QualityCentres => {
                self.has_or_had(Kind::QualityCentre, self.dataset.quality_centres.len())
            }
            _ => true,
        }
    }

    /// What stands in the place of a list of records that all are gone: 自2026年11月15日的发布起，
    /// 报送的资料里没有培训基地. `None` where there are or never were any.
    #[must_use]
    pub fn none_any_more(&self, kind: Kind) -> Option<String> {
        let since = PartialDate::from_day(*self.history.none_since.get(&kind)?).in_chinese();
        Some(format!("自{since}的更新起，报送的资料里没有{}。", kind.in_chinese()))
    }

    /// Whether there are records of a kind, or once were: an address that was published stays.
    fn has_or_had(&self, kind: Kind, records: usize) -> bool {
        records > 0 || self.history.none_since.contains_key(&kind)
    }
}
