//! The articles a page rests on.

use super::links::Links;
use super::parts::Cell;
use crate::content::Regulation;
use crate::site::Site;
pub(crate) use crate::site::Topic;
use serde::Serialize;

/// The articles on one topic.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Basis {
    topic: &'static str,
    articles: Vec<Cell>,
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
