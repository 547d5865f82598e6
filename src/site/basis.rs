//! Which articles the pages of the site rest on.

use super::Page;

/// What an article is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What makes a technology prohibited.
    Prohibited,
    /// What makes a technology restricted.
    Restricted,
    /// Filing within 15 working days.
    Filing,
    /// What a hospital discloses by itself.
    Disclosure,
    /// When a technology must stop, and its filing is cancelled.
    Cancellation,
    /// Filing of training bases.
    Training,
    /// Assessment of training bases, and when one must stop.
    TrainingAssessment,
    /// Quality control.
    Quality,
    /// Authorities publish who filed.
    Publication,
}

impl Topic {
    /// Every topic.
    pub const ALL: [Self; 9] = [
        Self::Prohibited,
        Self::Restricted,
        Self::Filing,
        Self::Disclosure,
        Self::Cancellation,
        Self::Training,
        Self::TrainingAssessment,
        Self::Quality,
        Self::Publication,
    ];

    /// The pages that rest on the topic's articles: what they are called, and the list of them.
    #[must_use]
    pub fn pages(self) -> &'static [(&'static str, Page)] {
        match self {
            Self::Prohibited => &[("目录", Page::Catalogs)],
            Self::Restricted => &[("各项技术的页面", Page::Technologies), ("目录", Page::Catalogs)],
            Self::Filing | Self::Cancellation => {
                &[("各项技术的页面", Page::Technologies), ("各机构的页面", Page::Institutions)]
            }
            Self::Disclosure => &[("各机构的页面", Page::Institutions)],
            Self::Training | Self::TrainingAssessment => &[("培训基地", Page::Training)],
            Self::Quality => &[("质控中心", Page::QualityCentres)],
            Self::Publication => {
                &[("各项技术的页面", Page::Technologies), ("各地区的页面", Page::Jurisdictions)]
            }
        }
    }

    /// As read on a page.
    #[must_use]
    pub const fn in_chinese(self) -> &'static str {
        match self {
            Self::Prohibited => "哪些技术禁止",
            Self::Restricted => "哪些技术限制",
            Self::Filing => "备案",
            Self::Disclosure => "院务公开",
            Self::Cancellation => "停止与取消备案",
            Self::Training => "培训基地",
            Self::TrainingAssessment => "培训基地的考核",
            Self::Quality => "质量控制",
            Self::Publication => "公布名单",
        }
    }

    /// Regulation and anchor of each article on the topic.
    #[must_use]
    pub const fn articles(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Prohibited => &[("measures", "art-9"), ("jilin-rules", "art-9")],
            Self::Restricted => &[("measures", "art-10"), ("jilin-rules", "art-11")],
            Self::Filing => &[("measures", "art-11"), ("jilin-rules", "art-12")],
            Self::Disclosure => &[("measures", "art-24"), ("jilin-rules", "art-25")],
            Self::Cancellation => &[("measures", "art-25"), ("jilin-rules", "art-26")],
            Self::Training => {
                &[("measures", "art-29"), ("jilin-rules", "art-29"), ("jilin-rules", "art-30")]
            }
            Self::TrainingAssessment => &[("measures", "art-30"), ("jilin-rules", "art-31")],
            Self::Quality => &[("measures", "art-14"), ("jilin-rules", "art-15")],
            Self::Publication => &[("measures", "art-40"), ("jilin-rules", "art-41")],
        }
    }
}
