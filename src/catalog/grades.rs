//! The surgical grades (手术级别) that a scope bracket names: 三、四级手术.

use crate::text::fold;
use std::collections::BTreeSet;

/// A set of grades from 1 to 4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grades(BTreeSet<u8>);

impl Grades {
    /// Reads a text that says nothing but grades.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        let mut grades = BTreeSet::new();
        for character in folded.chars() {
            match grade(character) {
                Some(grade) => {
                    grades.insert(grade);
                }
                None if "级手术类的、,.和及与至到-~/以上含()".contains(character) => {
                }
                None => return None,
            }
        }
        let (first, last) = (*grades.first()?, *grades.last()?);
        if folded.contains("以上") {
            grades.extend(first..=4);
        } else if folded.contains(['至', '到', '-', '~']) {
            grades.extend(first..=last);
        }
        Some(Self(grades))
    }

    /// Whether the two have a grade in common.
    pub(crate) fn overlap(&self, other: &Self) -> bool {
        !self.0.is_disjoint(&other.0)
    }
}

fn grade(character: char) -> Option<u8> {
    match character {
        '一' | '1' => Some(1),
        '二' | '2' => Some(2),
        '三' | '3' => Some(3),
        '四' | '4' => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Grades;

    #[test]
    fn grades_are_read_as_people_write_them() {
        let three_and_four = Grades::parse("三、四级手术");
        assert!(three_and_four.is_some());
        for text in ["三、四级", "3、4级手术", "三级和四级", "三级及以上", "三-四级", "三至四级"]
        {
            assert_eq!(Grades::parse(text), three_and_four, "{text}");
        }
        for text in ["ECMO", "", "级", "五级", "机器人"] {
            assert_eq!(Grades::parse(text), None, "{text}");
        }
    }

    #[test]
    fn lower_grades_do_not_overlap() {
        let grades = |text| Grades::parse(text).expect(text);
        assert!(!grades("一、二级手术").overlap(&grades("三、四级")));
        assert!(grades("二、三级").overlap(&grades("三、四级")));
    }
}
