//! What catalogs say of the technologies, in the words of the site's pages.

use crate::catalog::TechnologyId;
use crate::site::{Site, Standing, scope};

/// What catalogs say of the technologies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standings {
    /// What answers say of each besides what is filed; nothing of what is restricted as a whole.
    pub(crate) notes: Vec<String>,
    /// The first prohibited one; so are all behind it.
    pub(crate) barred: usize,
}

const FORMER: &str = "这项技术已不在现行的限制类目录里，现在不需要备案。";
const ELSEWHERE: &str = "这项技术不在国家现行的限制类目录里；各省仍可以在本省目录里限制。";
const PROHIBITED: &str = "禁止用于临床，任何医疗机构都不能开展，不存在备案。";

impl Standings {
    pub(crate) fn of(site: &Site<'_>) -> Self {
        let mut found = Self::default();
        for group in site.technology_groups() {
            for technology in &group.technologies {
                let barred = matches!(group.standing, Standing::Prohibited(_));
                found.barred += usize::from(!barred);
                found.notes.push(note(site, group.standing, &technology.id));
            }
        }
        found
    }
}

fn note(site: &Site<'_>, standing: Standing<'_>, id: &TechnologyId) -> String {
    let sentence = |words: &str| format!("{words}。");
    match standing {
        Standing::Prohibited(_) => PROHIBITED.to_owned(),
        Standing::Restricted(_) => {
            let part = site.restricted_part(id).and_then(|listed| listed.entry.scope.as_deref());
            part.map(|part| sentence(&scope::part(part))).unwrap_or_default()
        }
        Standing::RestrictedInParts => site.off(id).map(sentence).unwrap_or_default(),
        Standing::FormerlyRestricted => match site.left(id) {
            Some(left) if left.is_certain => FORMER.to_owned(),
            Some(left) => sentence(&scope::left(site, &left)),
            None => ELSEWHERE.to_owned(),
        },
    }
}
