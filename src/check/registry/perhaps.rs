//! The institutions that a mention may be of, where it can't be told which: asked of ends alone,
//! which leave in doubt what is perhaps theirs.

use super::akin::bare;
use super::likeness::{Likeness, PairIndex};
use super::{Located, Recognised, Registry};
use crate::catalog::AuthorityId;
use crate::check::place::Places;
use crate::dataset::{Filing, Institution, InstitutionIndex};
use crate::lookup::Set;
use crate::numeral::is_numeral;
use crate::record::{FilingStatus, InstitutionMention};
use crate::text::fold;
use std::cell::OnceCell;

/// Words of which names of hospitals are made, and by which alone none is told from another.
const COMMON: [&str; 23] = [
    "人民",
    "中心",
    "中西医结合",
    "中医",
    "妇幼保健",
    "妇幼",
    "妇产",
    "儿童",
    "肿瘤",
    "口腔",
    "眼科",
    "骨科",
    "康复",
    "精神",
    "传染病",
    "卫生",
    "专科",
    "综合",
    "附属",
    "大学",
    "医科",
    "医学",
    "省",
];

/// Words by which a name is that of a part of the hospital whose name stands before them.
const PARTS: [&str; 8] = ["院区", "分院", "东院", "西院", "南院", "北院", "新院", "门诊部"];

/// All institutions of a finished registry.
pub(in crate::check) struct Perhaps<'r> {
    registry: &'r Registry,
    places: &'r Places<'r>,
    /// Those with a valid filing: an end in their own name is theirs.
    valid: Set<InstitutionIndex>,
    by_pair: OnceCell<PairIndex>,
}

/// The institutions that a mention may be of.
#[derive(Default)]
pub(in crate::check) struct Whom {
    /// By its name as it is, or a number.
    pub(in crate::check) named: Vec<InstitutionIndex>,
    /// By another spelling of its name.
    pub(in crate::check) otherwise: Vec<InstitutionIndex>,
}

impl<'r> Perhaps<'r> {
    pub(in crate::check) fn new(
        registry: &'r Registry,
        places: &'r Places<'r>,
        filings: &[Filing],
    ) -> Self {
        let valid = filings.iter().filter(|filing| filing.status == FilingStatus::Active);
        let valid = valid.map(|filing| filing.institution).collect();
        Self { registry, places, valid, by_pair: OnceCell::new() }
    }

    /// All that a mention may be of. `folder` is the authority whose file names it.
    pub(in crate::check) fn of(&self, located: &Located<'_>, folder: Option<&AuthorityId>) -> Whom {
        let only = |one| Whom { named: vec![one], otherwise: Vec::new() };
        match self.registry.recognise(located, folder, self.places) {
            Recognised::Known(one) => Whom { otherwise: self.namesakes(one), ..only(one) },
            Recognised::Misnumbered(one) | Recognised::Foreign(one, _) => only(one),
            Recognised::Conflict(first, second) => {
                Whom { named: vec![first, second], ..Whom::default() }
            }
            Recognised::Several(_) => {
                let name = fold(&located.mention.name);
                let named = self.registry.named(&name, located, self.places);
                Whom { named, ..Whom::default() }
            }
            Recognised::New | Recognised::Unlisted(_) => {
                Whom { otherwise: self.spelt_otherwise(located), ..Whom::default() }
            }
        }
    }

    /// Those whose names may be other spellings of an institution's, where no list has it and it has
    /// no valid filing.
    pub(in crate::check) fn namesakes(&self, index: InstitutionIndex) -> Vec<InstitutionIndex> {
        if self.registry.is_listed(index) || self.valid.contains(&index) {
            return Vec::new();
        }
        let known = self.registry.known(index);
        let mention = InstitutionMention {
            name: known.name.clone(),
            registration_number: known.registration_number.clone(),
            credit_code: known.credit_code.clone(),
            ..InstitutionMention::default()
        };
        let located = Located {
            mention: &mention,
            authority: known.authority.clone(),
            jurisdiction: self.registry.memory(index).area.clone(),
            names_authority: false,
            is_stated: false,
            is_list: false,
        };
        let mut found = self.spelt_otherwise(&located);
        found.retain(|other| *other != index);
        found
    }

    /// Those that no number tells apart, near by, with the same name but for the place before it,
    /// a bracket behind it, or further words.
    fn spelt_otherwise(&self, located: &Located<'_>) -> Vec<InstitutionIndex> {
        let name = &located.mention.name;
        let prefixes = located.area(self.places).map(|area| self.places.prefixes(area));
        let prefixes = prefixes.unwrap_or_default();
        let wanted = core(name, &prefixes);
        let is_same = |own: &String| are_spellings(&core(own, &prefixes), &wanted);
        let may_be = |index: &InstitutionIndex| {
            let known = self.registry.known(*index);
            self.registry.can_be(*index, located, self.places) && names(known).any(is_same)
        };
        let candidates = self.by_pair().candidates(&Likeness::of(name));
        candidates.into_iter().map(InstitutionIndex).filter(may_be).collect()
    }

    fn by_pair(&self) -> &PairIndex {
        self.by_pair.get_or_init(|| by_pair(&self.registry.institutions))
    }
}

/// The names of institutions by their pairs of characters.
pub(super) fn by_pair(institutions: &[Institution]) -> PairIndex {
    let all = (0_u32..).zip(institutions);
    PairIndex::new(all.flat_map(|(at, known)| names(known).map(move |name| (at, name.as_str()))))
}

/// All names of an institution.
pub(super) fn names(known: &Institution) -> impl Iterator<Item = &String> {
    std::iter::once(&known.name).chain(&known.former_names).chain(&known.aliases)
}

/// A name without what stands in brackets behind it, the place before it, words for places that
/// are left out, and the words that all have.
fn core(name: &str, prefixes: &[String]) -> String {
    let open = name.rfind(['(', '（']).filter(|at| *at > 0 && name.ends_with([')', '）']));
    let name = open.map_or(name, |open| &name[..open]);
    bare(name, prefixes).replace([' ', '　', '市', '县', '区'], "")
}

/// Whether two such names may be spellings of one: 德龙 and 示例德龙, and not those of a hospital
/// and of a part of it.
fn are_spellings(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let rest = COMMON.iter().fold(short.to_owned(), |rest, word| rest.replace(word, ""));
    let is_number = |each: char| each == '第' || is_numeral(each);
    let is_own = rest.chars().filter(|each| !is_number(*each)).count() > 1;
    // 第二 is no part of 第二十三.
    let goes_on = |before: &str, behind: &str| {
        let (first, last) = (short.chars().next(), short.chars().next_back());
        (before.chars().next_back().is_some_and(is_number) && first.is_some_and(is_number))
            || (last.is_some_and(is_number) && behind.starts_with(is_number))
    };
    match long.split_once(short) {
        Some(("", "")) => !short.is_empty(),
        Some((before, behind)) if goes_on(before, behind) => false,
        Some((_, behind)) => is_own && !PARTS.iter().any(|word| behind.contains(word)),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{are_spellings, core};

    #[test]
    fn other_spellings_are_told_from_other_hospitals() {
        let prefixes = ["长春市".to_owned(), "吉林省长春市".to_owned()];
        let same =
            |one: &str, other: &str| are_spellings(&core(one, &prefixes), &core(other, &prefixes));
        for (one, other) in [
            ("长春市中心医院", "中心医院"),
            ("长春德龙医院", "德龙医院"),
            ("吉林省长春市第二医院", "长春市第二医院"),
            ("德龙医院（本部）", "长春市德龙医院"),
            ("长春德龙肿瘤医院", "德龙肿瘤医院"),
            ("吉林德龙医院", "德龙医院"),
            ("示例市德龙医院", "示例德龙医院"),
        ] {
            assert!(same(one, other) && same(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("长春市中心医院", "榆树市中心医院"),
            ("德龙医院", "德龙医院南院区"),
            ("长春市人民医院", "长春市第二人民医院"),
            ("长春市中医院", "长春中医药大学附属医院"),
            ("示例市第二医院", "示例市第二十三医院"),
            ("示例市第十医院", "示例市第十九医院"),
        ] {
            assert!(!same(one, other), "{one} {other}");
        }
    }
}
