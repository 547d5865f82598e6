//! What a title or a note says of the marks in the cells of a matrix: ●表示已备案，○表示未开展.

use crate::record::ends::ended::end_in;
use crate::source::Row;
use crate::text::{fold, is_ideograph, trim};

/// Marks that lists explain.
const MARKS: [char; 20] = [
    '√', '✓', '✔', '☑', '●', '○', '◎', '◆', '◇', '■', '□', '▲', '△', '▼', '▽', '★', '☆', '×', '✗',
    '✘',
];

/// Words between a mark and what it means.
const LINKS: [&str; 9] = ["表示", "代表", "意为", "意思是", "指的是", "标记", "为", "指", "是"];

/// Words behind what a mark means, where that stands before it: 已备案的打√.
const BEHIND: [&str; 8] = ["打", "用", "画", "划", "标注", "标", "以", "填"];

/// What a mark means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// That a technology was filed.
    Filed,
    /// That there is nothing: 未备案, 未开展.
    Nothing,
    /// How else it stands: 已撤销, 拟开展.
    Status(String),
}

/// The marks that the texts around a table and the notes under it explain, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Legend(Vec<(String, Meaning)>);

impl Legend {
    /// What these names and the rows that have but one text explain. A mark that is explained twice,
    /// differently, means what nobody knows.
    pub(crate) fn of(around: &[&str], rows: &[Row]) -> Self {
        let notes = rows.iter().filter_map(crate::record::ends::endings::alone);
        let mut legend = Self::default();
        for (mark, meaning) in around.iter().copied().chain(notes).flat_map(explained) {
            let mark = fold(&mark.to_string());
            let told = legend.0.iter_mut().find(|(known, _)| *known == mark);
            match told {
                None => legend.0.push((mark, meaning)),
                Some((_, known)) if *known == meaning => {}
                Some((_, known)) => *known = Meaning::Status("不详".to_owned()),
            }
        }
        legend
    }

    /// What a cell's mark means, where that is explained.
    pub(crate) fn meaning(&self, cell: &str) -> Option<&Meaning> {
        if self.0.is_empty() {
            return None;
        }
        let folded = fold(cell);
        self.0.iter().find(|(mark, _)| *mark == folded).map(|(_, meaning)| meaning)
    }

    /// The same of the marks of which something is true alone.
    pub(crate) fn only(mut self, is: impl Fn(&str) -> bool) -> Self {
        self.0.retain(|(mark, _)| is(mark));
        self
    }

    /// Whether it explains none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a mark is explained as that of a filing, so that others are none.
    pub(crate) fn has_filed(&self) -> bool {
        self.0.iter().any(|(_, meaning)| *meaning == Meaning::Filed)
    }
}

/// A text without what it says of marks.
pub(crate) fn without(text: &str) -> String {
    if !text.contains(MARKS) {
        return text.to_owned();
    }
    let told = clauses(text).filter(|clause| of_clause(clause).is_none());
    told.collect::<Vec<_>>().join("，")
}

fn explained(text: &str) -> Vec<(char, Meaning)> {
    if !text.contains(MARKS) {
        return Vec::new();
    }
    clauses(text).filter_map(of_clause).collect()
}

/// The parts of a text of which each may explain one mark: a mark begins the next where nothing else
/// parts them, as in ●已备案 ○未备案.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    let stops = ['，', '。', '；', '、', '（', '）', '(', ')', ',', ';', '\n', '\u{3000}', ' '];
    text.split(stops).map(trim).filter(|clause| !clause.is_empty())
}

fn of_clause(clause: &str) -> Option<(char, Meaning)> {
    let mut marks = clause.char_indices().filter(|(_, each)| MARKS.contains(each));
    let ((at, mark), None) = (marks.next()?, marks.next()) else { return None };
    let words = |text: &str| -> String { text.chars().filter(|it| is_ideograph(*it)).collect() };
    let behind = words(&clause[at + mark.len_utf8()..]);
    let behind = LINKS.iter().find_map(|link| behind.strip_prefix(link)).unwrap_or(&behind);
    let before = words(&clause[..at]);
    let before = BEHIND.iter().find_map(|word| before.strip_suffix(word));
    let said = if behind.is_empty() { before?.trim_end_matches(['的', '者']) } else { behind };
    (!said.is_empty()).then(|| (mark, meant(said)))
}

/// What a text says that a mark means.
fn meant(said: &str) -> Meaning {
    const NOTHING: [&str; 5] = ["未", "无", "没有", "不开展", "尚未"];
    match end_in(said) {
        _ if NOTHING.iter().any(|word| said.starts_with(word)) => Meaning::Nothing,
        None if said.contains("备案") => Meaning::Filed,
        _ => Meaning::Status(said.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_says_what_marks_mean() {
        for text in [
            "●表示已备案，○表示未开展，△表示已撤销",
            "限制类技术备案一览表（●已备案 ○未开展 △已撤销）",
            "说明：“●”为已完成备案；“○”：未备案；“△”=已撤销。",
        ] {
            let legend = Legend::of(&[text], &[]);
            assert_eq!(legend.meaning("●"), Some(&Meaning::Filed), "{text}");
            assert_eq!(legend.meaning("○"), Some(&Meaning::Nothing), "{text}");
            let ended = Meaning::Status("已撤销".to_owned());
            assert_eq!(legend.meaning("△"), Some(&ended), "{text}");
        }
        let legend = Legend::of(&["已备案的打√"], &[]);
        assert_eq!(legend.meaning("√"), Some(&Meaning::Filed));
        let legend = Legend::of(&["√为拟开展"], &[]);
        assert_eq!(legend.meaning("√"), Some(&Meaning::Status("拟开展".to_owned())));
        assert_eq!(Legend::of(&["★示例医院", "限制类技术"], &[]).meaning("●"), None);
    }

    #[test]
    fn a_text_is_told_from_its_legend() {
        let text = "限制类技术备案一览表（●已备案 ○拟备案）";
        assert_eq!(without(text), "限制类技术备案一览表");
    }
}
