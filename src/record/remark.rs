//! What a remark says of the end of a filing where no status is stated.
//!
//! Many lists have no column for the status and write 2021年已撤销 under 备注. The remark itself is
//! never read and never published; only whether it holds one of these words is looked at.

use crate::text::fold;

/// Names of columns of remarks.
const NAMES: [&str; 6] = ["备注", "备注说明", "说明", "其他说明", "情况说明", "备注信息"];

/// Words for the end of a filing, or of an institution.
const ENDS: [&str; 9] =
    ["撤销", "取消", "注销", "暂停", "停止", "终止", "停用", "停业", "不再开展"];

/// Words before them that turn them around.
const NOT: [&str; 4] = ["未", "无", "没有", "不"];

/// Characters at most of what can only be a status: 2021年已撤销.
const LONGEST_STATUS: usize = 12;

/// A column that is not read, whose words for an end count nevertheless.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Remark {
    /// 0-based position.
    pub(crate) index: usize,
    /// Whether it is one of remarks; of others only short cells count, for they may be a status.
    is_named: bool,
}

impl Remark {
    /// The column of that name, which is not known.
    pub(crate) fn of(index: usize, header: &str) -> Self {
        Self { index, is_named: NAMES.contains(&fold(header).as_str()) }
    }

    /// The word by which its cell says that something has ended.
    pub(crate) fn end_in(self, cell: &str) -> Option<&'static str> {
        let counts = self.is_named || cell.chars().count() <= LONGEST_STATUS;
        end_in(cell).filter(|_| counts)
    }
}

/// The word by which a text says that something has ended.
fn end_in(text: &str) -> Option<&'static str> {
    let says = |word: &&&'static str| {
        let mut places = text.match_indices(**word).map(|(at, _)| &text[..at]);
        places.any(|before| !NOT.iter().any(|not| before.ends_with(not)))
    };
    ENDS.iter().find(says).copied()
}

/// The same of what stands in brackets behind a name: 示例医院（已停业）.
pub(crate) fn end_in_brackets(name: &str) -> Option<&'static str> {
    name.split(['(', '（']).skip(1).find_map(end_in)
}

#[cfg(test)]
mod tests {
    use super::{Remark, end_in, end_in_brackets};

    #[test]
    fn an_end_is_told_from_no_end() {
        for (text, word) in [
            ("2021年已撤销", Some("撤销")),
            ("2023年起不再开展", Some("不再开展")),
            ("未撤销", None),
            ("没有暂停；2022年取消", Some("取消")),
            ("首批", None),
        ] {
            assert_eq!(end_in(text), word, "{text}");
        }
        assert_eq!(end_in_brackets("示例医院（已停业）"), Some("停业"));
        assert_eq!(end_in_brackets("示例取消医院（东院）"), None);
    }

    #[test]
    fn of_other_columns_only_what_can_be_a_status_counts() {
        let long = "评审专家建议：停止使用老旧设备";
        assert_eq!(Remark::of(0, "备 注").end_in(long), Some("停止"));
        assert_eq!(Remark::of(0, "评审意见").end_in(long), None);
        assert_eq!(Remark::of(0, "目前情况").end_in("2021年已撤销"), Some("撤销"));
    }
}
