//! The articles a page rests on.

use super::links::Links;
use super::parts::Cell;
use crate::content::Regulation;
use crate::site::Site;
use serde::Serialize;

/// The articles on one topic.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Basis {
    topic: &'static str,
    articles: Vec<Cell>,
}

/// What an article is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
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
    const fn in_chinese(self) -> &'static str {
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
    const fn articles(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Prohibited => &[("measures", "art-9"), ("jilin-rules", "art-9")],
            Self::Restricted => &[("measures", "art-10"), ("jilin-rules", "art-11")],
            Self::Filing => &[("measures", "art-11"), ("jilin-rules", "art-12")],
            Self::Disclosure => &[("measures", "art-24"), ("jilin-rules", "art-25")],
            Self::Cancellation => &[("measures", "art-25"), ("jilin-rules", "art-26")],
            Self::Training => &[("measures", "art-29"), ("jilin-rules", "art-30")],
            Self::TrainingAssessment => &[("measures", "art-30"), ("jilin-rules", "art-31")],
            Self::Quality => &[("measures", "art-14")],
            Self::Publication => &[("measures", "art-40"), ("jilin-rules", "art-41")],
        }
    }
}

/// Links to the articles on some topics, of the regulations that hold where the site is:
/// 《医疗技术临床应用管理办法》第二十四条.
pub(crate) fn articles(site: &Site<'_>, links: &Links<'_>, topics: &[Topic]) -> Vec<Basis> {
    let on = |topic: &Topic| {
        let all = topic.articles().iter();
        let articles: Vec<_> =
            all.filter_map(|(id, anchor)| article(site, links, id, anchor)).collect();
        (!articles.is_empty()).then(|| Basis { topic: topic.in_chinese(), articles })
    };
    topics.iter().filter_map(on).collect()
}

fn article(site: &Site<'_>, links: &Links<'_>, id: &str, anchor: &str) -> Option<Cell> {
    let regulation = site.regulation(id)?;
    let unit = regulation.units.iter().find(|unit| unit.anchor == anchor)?;
    let text = format!("《{}》{}", regulation.title, unit.label);
    holds(site, regulation).then_some(Cell::link(text, links.article(id, anchor)?))
}

/// Whether it holds in all of the site's area.
fn holds(site: &Site<'_>, regulation: &Regulation) -> bool {
    let within = |area: &str| {
        let places = &site.reference.jurisdictions;
        places.ancestors(&site.jurisdiction).any(|above| above.code.as_str() == area)
    };
    regulation.jurisdiction.as_deref().is_none_or(within)
}
