//! The institutions that a mention may be of, where it can't be told which.

use super::{Located, Recognised, Registry};
use crate::check::place::Places;
use crate::dataset::InstitutionIndex;
use crate::text::fold;

impl Registry {
    /// All that a mention, recognised so, may be of.
    pub(in crate::check) fn candidates(
        &self,
        recognised: &Recognised,
        located: &Located<'_>,
        places: &Places<'_>,
    ) -> Vec<InstitutionIndex> {
        match recognised {
            Recognised::Known(one) | Recognised::Misnumbered(one) | Recognised::Foreign(one, _) => {
                vec![*one]
            }
            Recognised::Conflict(first, second) => vec![*first, *second],
            Recognised::Several(_) => self.named(&fold(&located.mention.name), located, places),
            Recognised::New | Recognised::Unlisted(_) => Vec::new(),
        }
    }
}
