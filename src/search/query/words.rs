//! Words that mean something in a query: technologies, levels and statuses. The browser gets the same
//! lists with the index's head, so that both read alike.

use super::stretch::without_questions;
use crate::search::document::standings::Standings;
use crate::search::document::{Document, Kind, NameKind};
use crate::search::find::named::{is_generic, is_no_hospital};
use crate::search::fold::Folder;
use std::collections::BTreeMap;

/// Levels and statuses by the words people use, each with the keys it means. 医院 behind a level is
/// any institution.
pub(crate) const VALUES: &[(&str, &[&str])] = &[
    ("三级甲等医院", &["#l0"]),
    ("三级甲等", &["#l0"]),
    ("三甲医院", &["#l0"]),
    ("三甲", &["#l0"]),
    ("三级乙等医院", &["#l1"]),
    ("三级乙等", &["#l1"]),
    ("三乙医院", &["#l1"]),
    ("三乙", &["#l1"]),
    ("三级丙等医院", &["#l2"]),
    ("三级丙等", &["#l2"]),
    ("三丙医院", &["#l2"]),
    ("三丙", &["#l2"]),
    ("三级医院", &["#l0", "#l1", "#l2", "#l3"]),
    ("三级", &["#l0", "#l1", "#l2", "#l3"]),
    ("二级甲等医院", &["#l4"]),
    ("二级甲等", &["#l4"]),
    ("二甲医院", &["#l4"]),
    ("二甲", &["#l4"]),
    ("二级乙等医院", &["#l5"]),
    ("二级乙等", &["#l5"]),
    ("二乙医院", &["#l5"]),
    ("二乙", &["#l5"]),
    ("二级丙等医院", &["#l6"]),
    ("二级丙等", &["#l6"]),
    ("二丙医院", &["#l6"]),
    ("二丙", &["#l6"]),
    ("二级医院", &["#l4", "#l5", "#l6", "#l7"]),
    ("二级", &["#l4", "#l5", "#l6", "#l7"]),
    ("一级甲等医院", &["#l8"]),
    ("一级甲等", &["#l8"]),
    ("一甲医院", &["#l8"]),
    ("一甲", &["#l8"]),
    ("一级医院", &["#l8", "#l9", "#l10", "#l11"]),
    ("一级", &["#l8", "#l9", "#l10", "#l11"]),
    ("未定级", &["#l12"]),
    ("有效", &["#s0"]),
    ("已暂停", &["#s1"]),
    ("被暂停", &["#s1"]),
    ("暂停", &["#s1"]),
    ("已撤销", &["#s2"]),
    ("被撤销", &["#s2"]),
    ("撤销", &["#s2"]),
    ("已取消", &["#s3"]),
    ("被取消", &["#s3"]),
    ("取消", &["#s3"]),
    // Who asks whether it has ended asks for what has not, too.
    ("停", &["#s0", "#s1", "#s2", "#s3"]),
];

/// Words in the names of technologies that alone mean none: specialities of hospitals, and what many
/// say.
pub(crate) const SPECIALITIES: &[&str] = &[
    "肿瘤",
    "儿科",
    "小儿",
    "小儿外科",
    "妇科",
    "口腔",
    "口腔颌面",
    "颌面",
    "心血管",
    "血管",
    "神经",
    "呼吸",
    "消化",
    "泌尿",
    "泌尿外科",
    "外科",
    "普外科",
    "普通外科",
    "胸外科",
    "血液",
    "脊柱",
    "关节",
    "皮肤",
    "鼻科",
    "咽喉",
    "咽喉科",
    "喉科",
    "糖尿病",
    "疼痛",
    "应用",
    "临床",
    "辅助",
    "装置",
    "基因",
    "治疗",
];

/// Words for a method or a device of which the illness before them says what it is: 痔疮射频消融 and
/// 胆道支架 are none of the technologies that 射频消融 and 支架 alone are asked for.
pub(crate) const METHODS: &[&str] = &[
    "消融",
    "瘤消融",
    "射频消融",
    "微波消融",
    "冷冻消融",
    "激光消融",
    "热消融",
    "聚焦超声消融",
    "氩氦刀",
    "海扶刀",
    "纳米刀",
    "射频热疗",
    "微波热疗",
    "支架",
    "放支架",
    "装支架",
    "搭支架",
    "机器人手术",
    "手术机器人",
];

/// Words that change what is asked: nothing here is found by them, and none may be left aside.
const DECISIVE: &[&str] =
    &["无效", "没有", "没备案", "没有备案", "未备案", "无备案", "不能", "不可以", "不会", "不做"];

/// A word of a technology that more technologies than this share says nothing.
pub(crate) const MOST_MEANT: usize = 12;

/// What means technologies, folded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// The names of the technologies, in the order of their numbers: any part of one means it.
    pub(crate) technologies: Vec<Vec<String>>,
    /// All names of each, be they inside another.
    pub(crate) all_names: Vec<Vec<String>>,
    /// The words with which people ask, without what they say around a question, and what each
    /// means: of a page's words, nothing. A part of one means nothing either: 心脏 does not mean
    /// what 心脏支架 does.
    pub(crate) asked: BTreeMap<String, Vec<usize>>,
    /// Other words for places, and their names.
    pub(crate) places: BTreeMap<String, String>,
    /// What the name of the site's own area ends with, where it is the only one of its kind here.
    pub(crate) own_type: Option<char>,
    /// Pairs of the words around a question that no document holds.
    pub(crate) unheld: Vec<String>,
    /// What catalogs say of them.
    pub(crate) standings: Standings,
}

impl Words {
    /// Takes the words of all documents, of which the technologies stand first.
    pub(crate) fn new(documents: &[Document], folder: &Folder, standings: Standings) -> Self {
        let technologies = documents.iter().take_while(|each| each.kind == Kind::Technology);
        let all = |each: &Document| {
            each.names().map(|name| String::from_iter(folder.characters(name))).collect()
        };
        let all_names = technologies.clone().map(all).collect();
        let names = technologies.map(|each| names(each, folder)).collect();
        let decisive = DECISIVE.iter().map(|word| ((*word).to_owned(), Vec::new()));
        let asked = decisive.collect();
        let mut words =
            Self { technologies: names, all_names, asked, standings, ..Self::default() };
        for (number, document) in documents.iter().enumerate() {
            let technology = (document.kind == Kind::Technology).then_some(number);
            for word in document.others.iter().filter(|each| each.kind == NameKind::AskedAs) {
                words.ask(&folder.characters(&word.text), technology);
            }
        }
        words
    }

    /// Notes a word with which people ask for a technology or for what no technology is. One that
    /// falls apart without the words around a question is no word, nor are two letters that stand
    /// inside syllables: rk of erke.
    fn ask(&mut self, text: &[char], technology: Option<usize>) {
        let mut parts =
            without_questions(&[text.to_vec()], true).into_iter().filter(|part| part.len() > 1);
        let (Some(word), None) = (parts.next(), parts.next()) else { return };
        if matches!(word[..], [one, other] if one.is_ascii_lowercase() && other.is_ascii_lowercase())
        {
            return;
        }
        let word = String::from_iter(word);
        let named = technology.map(|_| self.named(&word)).unwrap_or_default();
        let meant = self.asked.entry(word).or_insert(named);
        meant.extend(technology);
        meant.sort_unstable();
        meant.dedup();
    }

    /// Whether a text is the name of many hospitals. On a province's site 省中医院 is that of one; 省医
    /// stands in 省医学科学院 too.
    pub(crate) fn is_generic(&self, text: &[char]) -> bool {
        let of_own = text.first().is_some_and(|first| Some(*first) == self.own_type);
        is_generic(text) && (!of_own || is_no_hospital(text) || matches!(text, [_, '医']))
    }

    /// Whether a word stands for a technology and is no small part of a name of it.
    pub(crate) fn is_ample(&self, word: &str, technology: usize) -> bool {
        let most = word.chars().count() * 2;
        let ample = |name: &String| name.contains(word) && name.chars().count() <= most;
        self.asked.contains_key(word) || self.all_names[technology].iter().any(ample)
    }

    /// The technologies that a word means; none for a word of a page, `None` for no word.
    pub(crate) fn meant(&self, word: &str) -> Option<Vec<usize>> {
        let named = || Some(self.named(word)).filter(|named| !named.is_empty());
        self.asked.get(word).cloned().or_else(named)
    }

    /// The name of the place that a stretch is another word for.
    pub(crate) fn place(&self, stretch: &[char]) -> Option<Vec<char>> {
        let name = self.places.get(&String::from_iter(stretch))?;
        Some(name.chars().collect())
    }

    /// The technologies whose names hold a word.
    fn named(&self, word: &str) -> Vec<usize> {
        let holding = self.technologies.iter().enumerate();
        let holding = holding.filter(|(_, names)| names.iter().any(|name| name.contains(word)));
        holding.map(|(number, _)| number).collect()
    }
}

/// The names of a technology, the longest first; one inside another adds nothing.
fn names(document: &Document, folder: &Folder) -> Vec<String> {
    let names = document.names().map(|name| folder.characters(name));
    let mut names: Vec<String> = names.map(String::from_iter).collect();
    names.sort_by_key(|name: &String| std::cmp::Reverse(name.chars().count()));
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if !kept.iter().any(|longer| longer.contains(&name)) {
            kept.push(name);
        }
    }
    kept
}
