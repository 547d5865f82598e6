//! Whether a document counts without gaps and repeats.
//!
//! A gap can be a slip of the document, which is shown as it stands, or a line lost on the way
//! here, which is a fault: only a person with the document can tell, so both are told.

use crate::content::marker::{self, Marker};
use std::collections::HashMap;

/// Most missing numbers told one by one.
const MOST_NAMED: usize = 3;

/// A place where the numbers of a document do not follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Irregularity {
    /// The permalink of the part.
    pub anchor: String,
    /// Line of the file, from 1.
    pub line: u32,
    /// The mark as written.
    pub label: String,
    /// What is wrong, in Chinese.
    pub message: String,
    /// Whether the front matter says that the document itself is so.
    pub as_printed: bool,
}

/// Counts the parts of each kind below each parent.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    last: HashMap<String, (u32, u32)>,
}

impl Numbering {
    /// What is wrong with the next number of a scope, if anything.
    pub(super) fn step(&mut self, scope: &str, marker: &Marker<'_>) -> Option<String> {
        let next = (marker.number, marker.sub);
        let last = self.last.insert(scope.to_owned(), next).unwrap_or_default();
        let name = |(number, sub)| marker::write(marker.kind, number, sub);
        let follows = next == (last.0 + 1, 0) || (next.0 == last.0 && next.1 == last.1 + 1);
        if follows {
            return None;
        }
        Some(match last {
            (0, 0) => format!("从{}开始，前面没有{}", name(next), name((1, 0))),
            last if last == next => format!("{}出现了两次", name(next)),
            last if next < last => format!("{}之后是{}，编号倒退", name(last), name(next)),
            last => {
                let missing: Vec<_> = missing(last, next).map(name).collect();
                let missing = match &missing[..] {
                    [first, .., last] if missing.len() > MOST_NAMED => format!("{first}至{last}"),
                    few => few.join("、"),
                };
                format!("{}之后是{}，缺{missing}", name(last), name(next))
            }
        })
    }
}

/// The numbers left out between two.
fn missing(last: (u32, u32), next: (u32, u32)) -> impl Iterator<Item = (u32, u32)> {
    let whole = (last.0 + 1..next.0).map(|number| (number, 0));
    let first_sub = if next.0 == last.0 { last.1 + 1 } else { 1 };
    let base = (next.1 > 0 && next.0 > last.0).then_some((next.0, 0));
    whole.chain(base).chain((first_sub..next.1).map(move |sub| (next.0, sub)))
}

#[cfg(test)]
mod tests {
    use super::Numbering;
    use crate::content::marker::recognise;

    fn told(marks: &[&str]) -> Vec<String> {
        let mut numbering = Numbering::default();
        let step = |mark: &&str| numbering.step("", &recognise(mark).expect(mark));
        marks.iter().filter_map(step).collect()
    }

    #[test]
    fn numbers_that_follow_say_nothing() {
        assert!(told(&["第一条", "第二条", "第二条之一", "第二条之二", "第三条"]).is_empty());
    }

    #[test]
    fn gaps_repeats_and_steps_back_are_told() {
        assert_eq!(told(&["第一条", "第四条"]), ["第一条之后是第四条，缺第二条、第三条"]);
        assert_eq!(told(&["（一）", "（一）"]), ["（一）出现了两次"]);
        assert_eq!(told(&["1.", "2.", "1."]), ["2.之后是1.，编号倒退"]);
        assert_eq!(told(&["第二章 甲"]), ["从第二章开始，前面没有第一章"]);
        assert_eq!(told(&["第一条", "第一条之二"]), ["第一条之后是第一条之二，缺第一条之一"]);
        assert_eq!(told(&["第一条", "第六条"]), ["第一条之后是第六条，缺第二条至第五条"]);
        assert_eq!(told(&["第一条", "第二条之一"]), ["第一条之后是第二条之一，缺第二条"]);
    }
}
