//! On what ground a technology must stop (Measures, art. 25; Jilin rules, art. 26), as far as a
//! reason's wording shows it.

/// A ground, by its number in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// （一） Listed as prohibited.
    Prohibited,
    /// （二） Staff, equipment or other conditions changed.
    Conditions,
    /// （三） Grave problems of quality, safety or ethics, or grave consequences.
    Harm,
    /// （四） No certain effect, or grave defects of the technology.
    Ineffective,
}

/// The words that show a ground; the first that fits decides.
const WORDS: [(Ground, &[&str]); 4] = [
    (Ground::Prohibited, &["禁止类", "禁止临床应用", "禁止应用"]),
    (
        Ground::Ineffective,
        &["效果不确切", "有效性不确切", "安全性不确切", "技术缺陷", "存在重大缺陷"],
    ),
    (
        Ground::Harm,
        &["医疗质量", "医疗安全", "质量安全", "伦理问题", "不良后果", "医疗事故", "不良事件"],
    ),
    (
        Ground::Conditions,
        &[
            "人员",
            "医师",
            "技术负责人",
            "设备",
            "设施",
            "辅助条件",
            "不能满足",
            "不再符合",
            "不符合",
            "临床应用效果",
        ],
    ),
];

/// The ground that a reason names; `None` where it names none.
pub(super) fn of(reason: &str) -> Option<Ground> {
    let named = |words: &[&str]| words.iter().any(|word| reason.contains(word));
    WORDS.iter().find(|(_, words)| named(words)).map(|(ground, _)| *ground)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_are_told_by_their_words() {
        assert_eq!(
            of("主要专业技术人员变动，不能满足临床应用管理规范要求"),
            Some(Ground::Conditions)
        );
        assert_eq!(of("关键设备停用且未更新，影响临床应用效果"), Some(Ground::Conditions));
        assert_eq!(of("发生与技术相关的严重不良后果"), Some(Ground::Harm));
        assert_eq!(of("列入禁止类技术目录"), Some(Ground::Prohibited));
        assert_eq!(of("临床应用效果不确切"), Some(Ground::Ineffective));
        assert_eq!(of("医疗机构申请"), None);
        assert_eq!(of(""), None);
    }
}
