//! What stands in a question beside its technology: places, the institutions it names, or the name
//! of one that is not here (`themes/default/search/find.js` does the same).

use super::Finder;
use super::meant::Meant;
use super::tier::Tier;
use super::{SearchError, verify};
use crate::catalog::PLACES_END;
use crate::search::document::Kind;
use crate::search::index::key;
use crate::search::index::set::DocSet;
use crate::search::query::stretch::NEGATIONS;
use crate::search::query::{Mention, Query};
use std::ops::Range;

/// Candidates of which a question can name some.
pub(crate) const MOST_CANDIDATES: u32 = 8;

/// Institutions that a question can name at once: more share a word that is no name of one.
const MOST_NAMED: usize = 4;

/// How hospitals' names end.
pub(crate) const HOSPITAL_ENDS: [&str; 2] = ["院", "中心"];

/// Words of which names are made that say of no hospital which it is.
pub(crate) const GENERIC: &[&str] = &[
    "省",
    "市",
    "县",
    "区",
    "州",
    "旗",
    "第",
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "人民",
    "中心",
    "中医",
    "中西医",
    "结合",
    "儿童",
    "妇幼",
    "妇女",
    "保健",
    "附属",
    "总",
    "肿瘤",
    "口腔",
    "医学院",
    "大学",
    "医疗",
    "卫生",
    "公共",
    "眼科",
    "骨科",
    "胸科",
    "脑科",
    "儿科",
    "妇科",
    "妇产科",
    "外科",
    "内科",
    "皮肤",
    "皮肤病",
    "血液",
    "神经",
    "心血管",
    "心血管病",
    "心脏",
    "心脏病",
    "血管",
    "肝胆",
    "肝病",
    "肾病",
    "甲状腺",
    "乳腺",
    "乳腺病",
    "糖尿病",
    "白血病",
    "角膜",
    "技术",
    "整形",
    "康复",
    "精神",
    "传染病",
    "耳鼻喉",
    "临床",
    "健康",
    "老年",
    "老年病",
    "结核病",
    "职业病",
    "防治",
    "工人",
    "职工",
    "肛肠",
    "骨伤",
    "创伤",
    "急救",
    "烧伤",
    "美容",
    "体检",
    "门诊",
    "专科",
    "国际",
    "立",
    "大医院",
    "医科大学",
    "中医药大学",
    "军医大学",
    "医",
    "院",
];

/// What names of hospitals' branches end with, and what stands behind a hospital's name that is
/// none: 医院（某大学医学院）, 医院（某省医学科学研究院）, 医院集团总医院.
pub(crate) const BRANCHES_END: [char; 4] = ['院', '区', '部', '心'];
pub(crate) const NO_BRANCH_BEGINS: &str = "集团";
pub(crate) const NO_BRANCH_ENDS: [&str; 2] = ["学院", "研究院"];

/// What stands behind the name of a place inside a hospital's.
pub(crate) const PLACE_TYPES: [&str; 9] =
    ["新区", "自治", "区", "省", "市", "县", "州", "旗", "盟"];

/// What alone may stand before a name inside another that is the same hospital's: 省 of 省第一医院. What
/// names may begin with behind any character: 医大一院 of 哈医大一院. And what makes another's of any name
/// behind it: 新华安医院 is not 华安医院.
pub(crate) const ALONE_BEFORE: [char; 7] = PLACES_END;
pub(crate) const BEHIND_ANY: [&str; 3] = ["医", "中医", "交大"];
pub(crate) const ANOTHERS: char = '新';

/// What names of schools and of places end with, which alone are no hospital's: 陵县 is not 兰陵县医院.
pub(crate) const NO_HOSPITAL_ENDS: [&str; 12] =
    ["大", "大学", "医学院", "华科", "复旦", "北医", "首医", "省", "市", "县", "旗", "盟"];

/// Numerals that side by side are no number of a hospital among others.
pub(crate) const NUMERALS: &str = "〇零一二三四五六七八九";
const NUMBER: usize = 3;

/// What stands beside the technologies asked for.
#[derive(Default)]
pub(crate) struct Beside {
    /// Names of places.
    pub(crate) places: Vec<Vec<char>>,
    /// The institutions named.
    pub(crate) named: Vec<u32>,
    /// A name that no institution has.
    pub(crate) absent: String,
}

impl Finder<'_> {
    /// Reads what stands beside the technologies, and leaves the 医院 behind a place aside; `free`
    /// where the query is no name as a whole, and `apart` where it is no institution's.
    pub(crate) fn beside(&mut self, free: bool, apart: bool) -> Result<Beside, SearchError> {
        let query = self.query;
        let mut beside = Beside::default();
        let mut others = Vec::new();
        for stretch in query.beside() {
            match self.place(&query.plain[stretch.clone()])? {
                Some(length) => {
                    let end = stretch.start + length;
                    beside.places.push(query.plain[stretch.start..end].to_vec());
                    self.aside[end..stretch.end].fill(query.means_technology());
                }
                None => others.push(stretch),
            }
        }
        let alone =
            beside.places.is_empty() && others.iter().filter(|it| it.len() > 1).count() == 1;
        let names = query.names(&others);
        let meant = self.meant_by(&names, &beside.places)?;
        others.retain(|each| meant.iter().all(|it| it.stretch != *each));
        let asks = apart
            && !others.iter().any(|each| query.changes_a_word(each))
            && (!query.asked(self.index.words.standings.barred).is_empty()
                || (meant.len() > 1 && self.are_alone()?));
        for Meant { stretch, name, candidates } in meant {
            let text = &query.plain[stretch.clone()];
            if free && alone && candidates.is_empty() && query.is_institution(&stretch) {
                beside.absent = text.iter().collect();
            } else if asks {
                let mut candidates = self.there(candidates, &beside.places)?;
                if candidates.len() > MOST_CANDIDATES {
                    // Pairs of many names may make it up; a title that holds it comes before other names.
                    candidates = candidates.and(&self.all(&name, &[0])?);
                }
                let named = self.named(&candidates, &name);
                let new = named.into_iter().filter(|each| !beside.named.contains(each));
                beside.named.extend(new.collect::<Vec<_>>());
            }
        }
        Ok(beside)
    }

    /// Whether nothing is asked of the hospitals that a query names, and no document holds it all: of
    /// two hospitals each is found.
    fn are_alone(&mut self) -> Result<bool, SearchError> {
        let query = self.query;
        Ok(query.asking().is_empty() && self.parts(&[0, 1, 2, 3], &query.statuses())?.is_empty())
    }

    /// How many characters of a stretch are the whole name of a place: all, or all but a 医院 that no
    /// title has behind it. What is an institution's name is none.
    fn place(&mut self, stretch: &[char]) -> Result<Option<usize>, SearchError> {
        let institutions = self.institutions();
        let short = stretch.strip_suffix(&['医', '院']).unwrap_or(stretch);
        for name in [stretch, short] {
            let set = self.any(&key::whole(name), &[0, 1])?;
            let mut hospitals = set.clone();
            if name.len() < stretch.len() {
                hospitals = hospitals.or(&self.all(stretch, &[0])?);
            } else if name.len() == 2 && self.all(name, &[2])?.and(&institutions).is_empty() {
                // Where none stands there, a hospital of that name is meant.
                hospitals = hospitals.or(&self.any(&key::hospital(name), &[0, 1])?);
            }
            if !hospitals.and(&institutions).is_empty() {
                return Ok(None);
            }
            if !set.and(&self.of_kinds(Kind::Place, Kind::Place)).is_empty() {
                return Ok(Some(name.len()));
            }
        }
        Ok(None)
    }

    /// Those of some institutions that are in the places named, or all where none is.
    fn there(&mut self, mut set: DocSet, places: &[Vec<char>]) -> Result<DocSet, SearchError> {
        for place in places {
            let inside = set.clone().and(&self.all(place, &[0, 1, 2])?);
            set = if inside.is_empty() { set } else { inside };
        }
        Ok(set)
    }

    /// Those of a few candidates of which one name holds all of what is asked, and none better.
    fn named(&self, candidates: &DocSet, name: &[char]) -> Vec<u32> {
        if candidates.len() > MOST_CANDIDATES || self.index.words.is_generic(name) {
            return Vec::new();
        }
        let own = candidates.iter().filter(|each| !self.is_branch(*each, name));
        let tiers = own.filter_map(|each| {
            let document = self.index.document(each);
            let tier = match verify::by_name(self.index, name, document) {
                // 南医大一附院 is no part of 海南医大一附院.
                Some(_) if verify::is_named(self.index, name, document) => Tier::Exact,
                // To begin with it is no more than to contain it: 阜外 is asked of both.
                Some(Tier::Begins) => Tier::Contains,
                Some(tier) => tier,
                None => return None,
            };
            Some((tier, each))
        });
        let tiers: Vec<(Tier, u32)> = tiers.collect();
        let best = tiers.iter().map(|(tier, _)| *tier).min();
        let named = tiers.iter().filter(|(tier, _)| Some(*tier) == best);
        let named: Vec<u32> = named.map(|(_, each)| *each).collect();
        if named.len() > MOST_NAMED { Vec::new() } else { named }
    }

    /// Whether the first of its names that holds a hospital's whole name goes on behind it, as that
    /// of a branch does: 北方院区 behind 北京大学第三医院 is not the hospital asked about. Nor is it where
    /// a place is asked for of which its name has the type: 青岛西海岸 of 青岛西海岸新区人民医院; nor where
    /// the name stands in none.
    fn is_branch(&self, document: u32, name: &[char]) -> bool {
        let name = String::from_iter(name);
        let mut own = self.names(document).filter(|each| !self.is_torn(each, &name));
        let holding = own.find_map(|each| Some((each.find(&name)?, each)));
        holding.is_none_or(|(at, each)| {
            let behind = &each[at + name.len()..];
            match ends_hospital(&name) {
                true => {
                    behind != "医院"
                        && behind.ends_with(BRANCHES_END)
                        && !behind.starts_with(NO_BRANCH_BEGINS)
                        && !NO_BRANCH_ENDS.iter().any(|each| behind.ends_with(each))
                }
                false => PLACE_TYPES.iter().any(|each| behind.starts_with(each)),
            }
        })
    }

    /// Whether a name is torn out of a longer word: 北医三院 of 河北医三院, 云县妇幼 of 凌云县妇幼保健院.
    fn is_torn(&self, holding: &str, name: &str) -> bool {
        let prefix = String::from_iter(&self.index.prefix);
        let bare = holding.strip_prefix(prefix.as_str()).unwrap_or(holding);
        let mut behind = bare.chars();
        let first = behind.next().filter(|first| !ALONE_BEFORE.contains(first));
        let goes_on = BEHIND_ANY.iter().any(|each| name.starts_with(each));
        let torn = first.is_some() && !goes_on && behind.as_str().starts_with(name);
        torn || holding.contains(&format!("{ANOTHERS}{name}"))
    }

    /// The names of a document, folded, its title first.
    fn names(&self, document: u32) -> impl Iterator<Item = String> {
        let document = self.index.document(document);
        let others = document.others.iter().map(|each| each.text.as_str());
        let all = std::iter::once(document.title.as_str()).chain(others);
        all.map(|each| String::from_iter(self.index.folder.characters(each)))
    }

    /// The tiers of the institutions named: each by what it has filed of what is asked for.
    pub(crate) fn by_filings(&mut self, named: &[u32]) -> Result<Vec<(Tier, DocSet)>, SearchError> {
        let named = DocSet::of(self.index.len(), named.iter().copied());
        let mut tiers = Vec::new();
        for (tier, statuses) in [(Tier::Named, &[0][..]), (Tier::NamedNotValid, &[0, 1, 2, 3])] {
            let mut filed = self.none();
            for mention in self.query.asking() {
                filed = filed.or(&self.meant(mention, statuses)?);
            }
            // Of whom nothing is asked, nothing is missing.
            let all = tier == Tier::Named && self.query.asking().is_empty();
            tiers.push((tier, if all { named.clone() } else { filed.and(&named) }));
        }
        tiers.push((Tier::NoRecord, named));
        Ok(tiers)
    }

    /// Institutions in the places named that have filed what is asked for.
    pub(crate) fn in_place(&mut self, places: &[Vec<char>]) -> Result<DocSet, SearchError> {
        if places.is_empty() || !self.query.means_technology() {
            return Ok(self.none());
        }
        let filed = self.parts(&[0, 1, 2], &self.query.statuses())?;
        let mut set = filed.and(&self.institutions());
        for place in places {
            set = set.and(&self.all(place, &[2])?);
        }
        Ok(set)
    }

    /// The pages that answer a word of the query, and the prohibited technologies it asks for.
    pub(crate) fn told(&mut self) -> Result<DocSet, SearchError> {
        let mut found = self.none();
        let pages = self.of_kinds(Kind::Page, Kind::Page);
        for mention in &self.query.mentions {
            if mention.is_told() {
                found = found.or(&self.any(&mention.keys[0], &[0, 1])?.and(&pages));
            } else if mention.prohibited {
                let numbers = mention.technologies.iter().map(|each| *each as u32);
                found = found.or(&DocSet::of(self.index.len(), numbers));
            }
        }
        Ok(found)
    }
}

impl Query {
    /// The technologies asked for that can be filed: those before the first prohibited one.
    pub(crate) fn asked(&self, barred: usize) -> Vec<usize> {
        let asking = self.asking();
        let mut numbers = each_once(asking.iter().flat_map(|each| &each.technologies));
        numbers.retain(|each| *each < barred);
        numbers
    }

    /// The prohibited technologies asked for.
    pub(crate) fn prohibited(&self) -> Vec<usize> {
        let words = self.mentions.iter().filter(|each| each.prohibited);
        each_once(words.flat_map(|each| &each.technologies))
    }

    /// The stretches that are written as hospitals' names, or else all.
    fn names(&self, others: &[Range<usize>]) -> Vec<Range<usize>> {
        let long = others.iter().filter(|each| each.len() > 1);
        let (written, all): (Vec<_>, Vec<_>) =
            long.cloned().partition(|each| self.is_written(each));
        if written.is_empty() { all } else { written }
    }

    pub(crate) fn is_written(&self, stretch: &Range<usize>) -> bool {
        let text: String = self.plain[stretch.clone()].iter().collect();
        ends_hospital(&text) || text.ends_with("院区")
    }

    /// Whether a stretch stands before a method or a small part of technologies' names, which may
    /// then mean something else, or right behind one: 移植 of 头发移植, 体外 of 体外碎石. What turns the
    /// question round is none: 不 of 做不了微波消融.
    fn changes_a_word(&self, stretch: &Range<usize>) -> bool {
        let behind = |at: usize| stretch.start == at && !self.breaks[at];
        self.asking()
            .iter()
            .filter(|each| !each.ample && !NEGATIONS.contains(self.plain[stretch.start]))
            .any(|each| each.from == stretch.end || behind(each.to))
    }

    /// Whether a stretch is written as an institution's name, and no word in it asks for anything.
    fn is_institution(&self, stretch: &Range<usize>) -> bool {
        let text: String = self.plain[stretch.clone()].iter().collect();
        let apart = |each: &Mention| each.to <= stretch.start || each.from >= stretch.end;
        ends_hospital(&text) && self.mentions.iter().all(apart)
    }
}

/// Whether a text ends as hospitals' names do.
pub(crate) fn ends_hospital(text: &str) -> bool {
    HOSPITAL_ENDS.iter().any(|end| text.ends_with(end))
}

/// Whether a text is made of words that many hospitals' names have, and so is the name of none:
/// 第三医院, 市二院; or is a school or a place: 北大.
pub(crate) fn is_generic(text: &[char]) -> bool {
    is_no_hospital(text) || is_of_many(text)
}

/// Whether a text is a school, which has several hospitals, or a place.
pub(crate) fn is_no_hospital(text: &[char]) -> bool {
    let name = String::from_iter(text);
    NO_HOSPITAL_ENDS.iter().any(|end| name.ends_with(end))
}

fn is_of_many(text: &[char]) -> bool {
    // Three numerals side by side are a name: 七二一医院.
    if text.windows(NUMBER).any(|each| each.iter().all(|each| NUMERALS.contains(*each))) {
        return false;
    }
    let mut reached = vec![true];
    for to in 1..=text.len() {
        let ends = |from: usize| {
            let word: String = text[from..to].iter().collect();
            reached[from] && GENERIC.contains(&word.as_str())
        };
        let any = (0..to).any(ends);
        reached.push(any);
    }
    reached[text.len()]
}

fn each_once<'a>(all: impl Iterator<Item = &'a usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for each in all {
        if !found.contains(each) {
            found.push(*each);
        }
    }
    found
}
