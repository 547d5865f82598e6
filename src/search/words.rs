//! Words that mean something in a query: technologies, levels, and what people say around a
//! question. The browser gets the same lists with the index's head, so that both read alike.

use super::document::Document;
use super::fold::Folder;

/// Levels by the words people use, each with the numbers of the levels it means.
pub(super) const LEVELS: &[(&str, &[u8])] = &[
    ("三级甲等", &[0]),
    ("三甲", &[0]),
    ("三级乙等", &[1]),
    ("三乙", &[1]),
    ("三级丙等", &[2]),
    ("三丙", &[2]),
    ("三级", &[0, 1, 2, 3]),
    ("二级甲等", &[4]),
    ("二甲", &[4]),
    ("二级乙等", &[5]),
    ("二乙", &[5]),
    ("二级丙等", &[6]),
    ("二丙", &[6]),
    ("二级", &[4, 5, 6, 7]),
    ("一级甲等", &[8]),
    ("一甲", &[8]),
    ("一级", &[8, 9, 10, 11]),
    ("未定级", &[12]),
];

/// What people say around what they look for, longer ones first where one begins another.
pub(super) const QUESTIONS: &[&str] = &[
    "可以在哪家医院做",
    "可以在哪里做",
    "在哪家医院可以做",
    "哪家医院可以做",
    "哪些医院可以做",
    "哪家医院能做",
    "哪些医院能做",
    "哪个医院能做",
    "哪家医院做",
    "哪些医院做",
    "哪里可以做",
    "哪里能做",
    "哪里有做",
    "哪里做",
    "哪家医疗机构",
    "哪些医疗机构",
    "哪家医院",
    "哪些医院",
    "哪个医院",
    "哪家能做",
    "哪家",
    "哪里",
    "哪儿",
    "哪些",
    "可以在",
    "可以做",
    "能不能做",
    "能不能",
    "能做",
    "有没有备案",
    "有没有",
    "是否备案",
    "备案了没有",
    "备案了吗",
    "备案吗",
    "备案没有",
    "备案了",
    "医院做",
    "请问",
    "我想做",
    "想做",
    "怎么样",
    "做得好",
];

/// Marks that end a part of a query.
pub(super) const SEPARATORS: &str = " \t\r\n\u{3000}，、；：。？！,;?!/|+";

/// A word of a technology that more technologies than this share says nothing.
pub(super) const MOST_MEANT: usize = 12;

/// The names of the technologies, folded, in the order of their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) technologies: Vec<Vec<String>>,
}

impl Words {
    /// Takes the names of the technologies' documents.
    pub(super) fn new(technologies: &[Document], folder: &Folder) -> Self {
        let names = |document: &Document| {
            let others = document.others.iter().map(|each| each.text.as_str());
            let all = std::iter::once(document.title.as_str()).chain(others);
            let mut names: Vec<String> =
                all.map(|name| folder.characters(name).into_iter().collect()).collect();
            names.sort_by_key(|name: &String| std::cmp::Reverse(name.chars().count()));
            // A name inside another of the same technology adds nothing.
            let mut kept: Vec<String> = Vec::new();
            for name in names {
                if !kept.iter().any(|longer| longer.contains(&name)) {
                    kept.push(name);
                }
            }
            kept
        };
        Self { technologies: technologies.iter().map(names).collect() }
    }

    /// The technologies whose names hold a word.
    pub(super) fn meant(&self, word: &str) -> Vec<usize> {
        let holding = self.technologies.iter().enumerate();
        let holding = holding.filter(|(_, names)| names.iter().any(|name| name.contains(word)));
        holding.map(|(number, _)| number).collect()
    }
}
