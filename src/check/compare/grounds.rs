//! On what ground a technology must stop (Measures, art. 25; Jilin rules, art. 26), as far as a
//! reason's wording shows it.

/// A ground, by its number in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
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

/// Words before a ground in its clause that deny it: 未发生医疗事故.
const DENIALS: [&str; 9] =
    ["未发生", "未出现", "未造成", "未列入", "未涉及", "不涉及", "不存在", "没有", "无"];

/// The ground that a reason names; `None` where it names none.
pub(crate) fn of(reason: &str) -> Option<Ground> {
    let named =
        |ground: &Ground, words: &[&str]| words.iter().any(|word| says(reason, *ground, word));
    WORDS.iter().find(|(ground, words)| named(ground, words)).map(|(ground, _)| *ground)
}

/// Whether a reason has a word without denying it. To have no staff or no equipment is a ground
/// itself.
fn says(reason: &str, ground: Ground, word: &str) -> bool {
    reason.match_indices(word).any(|(at, _)| {
        let before = &reason[..at];
        let clause = before.rsplit(['，', ',', '；', ';', '。']).next().unwrap_or(before);
        ground == Ground::Conditions || !DENIALS.iter().any(|denial| clause.contains(denial))
    })
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
        assert_eq!(of("未发生医疗事故，申请取消"), None);
        assert_eq!(of("未列入禁止类技术目录，发生医疗事故"), Some(Ground::Harm));
        assert_eq!(of("已无相应医师"), Some(Ground::Conditions));
        assert_eq!(of(""), None);
    }
}
