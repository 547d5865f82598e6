//! The articles a page rests on.

use super::links::Links;
use super::parts::Cell;
use crate::content::Regulation;
use crate::site::Site;

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
pub(crate) fn articles(site: &Site<'_>, links: &Links<'_>, topics: &[Topic]) -> Vec<Cell> {
    let all = topics.iter().flat_map(|topic| topic.articles());
    all.filter_map(|(id, anchor)| article(site, links, id, anchor)).collect()
}

fn article(site: &Site<'_>, links: &Links<'_>, id: &str, anchor: &str) -> Option<Cell> {
    let regulation = site.content.regulations.iter().find(|each| each.id == id)?;
    let unit = regulation.units.iter().find(|unit| unit.anchor == anchor)?;
    let text = format!("《{}》{}", regulation.title, unit.label);
    holds(site, regulation).then_some(Cell::link(text, links.article(id, anchor)?))
}

fn holds(site: &Site<'_>, regulation: &Regulation) -> bool {
    let within = |area: &str| {
        let places = &site.reference.jurisdictions;
        places.ancestors(&site.jurisdiction).any(|above| above.code.as_str() == area)
    };
    regulation.jurisdiction.as_deref().is_none_or(within)
}
