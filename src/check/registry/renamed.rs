//! Institutions whose rows tell their former names: 示例市医院（原示例县医院）.

use super::{Located, Registry};
use crate::check::place::Places;
use crate::dataset::{Institution, InstitutionIndex};
use crate::record::InstitutionMention;
use crate::text::fold;

impl Registry {
    /// The institutions that still have the name which the row says is a former
    /// one.
    pub(super) fn formerly_named(
        &self,
        located: &Located<'_>,
        places: &Places<'_>,
    ) -> Vec<InstitutionIndex> {
        let mention = located.mention;
        let area = located.area(places);
        let is_of_one = |name: &str| area.is_none_or(|area| self.spread.within(name, area) < 2);
        let former = mention.former_names.iter().map(|name| fold(name));
        let known = former.filter(|name| is_of_one(name));
        let still_has =
            |index: &InstitutionIndex, name: &str| fold(&self.known(*index).name) == name;
        let mut found: Vec<InstitutionIndex> = known
            .flat_map(|name| {
                let named = self.named(&name, located, places).into_iter();
                named.filter(|index| still_has(index, &name)).collect::<Vec<_>>()
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether a row gives an institution a new name, and says that the one known is a former one.
    pub(in crate::check) fn is_renamed_by(
        &self,
        index: InstitutionIndex,
        mention: &InstitutionMention,
    ) -> bool {
        let is_listed = self.is_listed(index);
        takes_new_name(self.known(index), mention, is_listed)
    }
}

/// Whether a row says that the name known so far is a former one; against a list of institutions it
/// does not hold.
pub(super) fn takes_new_name(
    known: &Institution,
    mention: &InstitutionMention,
    is_listed: bool,
) -> bool {
    let name = fold(&known.name);
    !is_listed
        && fold(&mention.name) != name
        && mention.former_names.iter().any(|former| fold(former) == name)
}
