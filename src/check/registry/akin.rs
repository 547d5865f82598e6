//! Whether a number that a row shares with a known institution can be its own: a number is copied
//! into the wrong row, or is the owner's.

use super::likeness::Likeness;
use super::{Located, Recognised, Registry};
use crate::check::place::Places;
use crate::dataset::InstitutionIndex;
use crate::record::Field;
use crate::text::fold;

/// Endings that nearly all names have, and that show no kinship.
const COMMON_ENDINGS: [&str; 3] = ["有限公司", "医院", "院"];

impl Registry {
    /// The institution whose number of this field a row has; not where its list gives the row's
    /// name another number, and not where no name of it is akin to the row's.
    pub(super) fn of_number(
        &self,
        index: InstitutionIndex,
        field: Field,
        located: &Located<'_>,
        places: &Places<'_>,
    ) -> Recognised {
        let name = located.mention.name.as_str();
        if self.has_name(index, name) || self.agrees_twice(index, located) {
            return Recognised::Known(index);
        }
        if let Some(other) = self.with_other_number(&fold(name), located, places) {
            return Recognised::Misnumbered(other);
        }
        // Where the list itself says whose number it is, the names may have only the place alike.
        let is_listed = self.memory(index).is_listed(field);
        let area = located.area(places).filter(|_| !is_listed);
        let prefixes = area.map(|area| places.prefixes(area)).unwrap_or_default();
        let known = self.known(index);
        let mut names = known.former_names.iter().chain(&known.aliases).chain([&known.name]);
        match names.any(|own| are_akin(&bare(own, &prefixes), &bare(name, &prefixes))) {
            true => Recognised::Known(index),
            false => Recognised::Foreign(index, field),
        }
    }

    /// Whether both numbers of a row are the institution's.
    fn agrees_twice(&self, index: InstitutionIndex, located: &Located<'_>) -> bool {
        let known = self.known(index);
        let agree = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
        agree(&known.registration_number, &located.mention.registration_number)
            && agree(&known.credit_code, &located.mention.credit_code)
    }
}

/// A folded name without the place before it, in full or short, and the words that all have behind
/// it.
pub(super) fn bare(name: &str, prefixes: &[String]) -> String {
    let folded = fold(name);
    let short = |prefix: &String| prefix.trim_end_matches(['省', '市', '县', '区']).to_owned();
    let forms = prefixes.iter().flat_map(|prefix| [prefix.clone(), short(prefix)]);
    let placed = forms.filter_map(|form| folded.strip_prefix(form.as_str()));
    let mut rest = placed.min_by_key(|rest| rest.len()).unwrap_or(&folded);
    for ending in COMMON_ENDINGS {
        rest = rest.strip_suffix(ending).unwrap_or(rest);
    }
    rest.to_owned()
}

/// Whether two names have two neighbouring characters alike, or one is short for the other: 吉大一
/// for 吉林大学第一.
fn are_akin(one: &str, other: &str) -> bool {
    Likeness::of(one).shared(other) > 0 || is_short_for(one, other) || is_short_for(other, one)
}

fn is_short_for(short: &str, long: &str) -> bool {
    let mut left = long.chars();
    short.chars().all(|wanted| left.any(|each| each == wanted))
}

#[cfg(test)]
mod tests {
    use super::{are_akin, bare};

    #[test]
    fn other_spellings_and_new_names_are_akin_and_other_hospitals_are_not() {
        let prefixes = ["长春市".to_owned(), "吉林省长春市".to_owned()];
        let akin =
            |one: &str, other: &str| are_akin(&bare(one, &prefixes), &bare(other, &prefixes));
        for (one, other) in [
            ("吉大一院", "吉林大学第一医院"),
            ("长春市第一人民医院", "长春市人民医院"),
            ("吉林省长春市二院", "长春市第二医院"),
            ("白求恩第一医院", "吉林大学第一医院"),
        ] {
            assert!(akin(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("示例甲医院", "完全另一家医院"),
            ("长春市中心医院", "长春市妇产医院"),
            ("长春仁爱医院有限公司", "长春德康医院有限公司"),
        ] {
            assert!(!akin(one, other), "{one} {other}");
        }
    }
}
