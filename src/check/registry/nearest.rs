//! The listed names a name that is not listed could be meant for.

use super::likeness::Likeness;
use super::perhaps::{by_pair, names};
use super::{Located, Registry};
use crate::check::place::Places;
use crate::dataset::Institution;

impl Registry {
    /// Up to three known names like this one, each with why it could be meant.
    pub(super) fn nearest(&self, located: &Located<'_>, places: &Places<'_>) -> Vec<String> {
        let wanted = Likeness::of(&located.mention.name);
        let score = |known: &Institution| {
            let likest = names(known).map(|name| (wanted.shared(name), name.clone()));
            likest.max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)))
        };
        let index = self.by_pair.get_or_init(|| by_pair(&self.institutions));
        let candidates = index.candidates(&wanted);
        let candidates = candidates.into_iter().map(|at| &self.institutions[at as usize]);
        let scored = candidates.filter_map(|known| {
            let (shared, name) = score(known)?;
            wanted.is_enough(shared).then_some((shared, known, name))
        });
        let mut scored: Vec<(usize, &Institution, String)> = scored.collect();
        scored.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.name.cmp(&other.1.name)));
        let here = located.jurisdiction.as_ref();
        let suggestion = |(_, known, name): (usize, &Institution, String)| {
            let mut why = vec![wanted.why(&name)];
            if name != known.name {
                why.insert(0, format!("又名或曾用名“{name}”"));
            }
            let there = known.jurisdiction.as_ref();
            if here.zip(there).is_some_and(|(here, there)| here == there) {
                why.extend(there.map(|place| format!("同在{}", places.name(place))));
            }
            format!("{}（{}）", known.name, why.join("，"))
        };
        scored.into_iter().take(3).map(suggestion).collect()
    }
}
