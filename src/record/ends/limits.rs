//! What a remark says of the limits within which a technology was filed: 仅限甲状腺结节, 不含肺部.

use crate::text::trim;

/// Beginnings of the part of a remark that limits something.
const LIMITS: [&str; 8] = ["仅限", "只限", "限于", "暂限", "仅开展", "只开展", "不含", "不包括"];

/// What is limited otherwise: where, how often, for whom it is done, or which words are meant.
const OTHERS: [&str; 12] =
    ["院区", "分院", "院部", "例", "参考", "项", "次", "使用", "本院", "门诊部", "名单", "机构"];

/// Where one part of a remark ends.
const PARTS: [char; 9] = ['，', ',', '。', '；', ';', '（', '）', '(', ')'];

/// The part of a remark that says that only a part of a technology was filed.
pub(super) fn limited(remark: &str) -> Option<&str> {
    // Most remarks hold none of these.
    if !remark.contains(['限', '仅', '只', '含', '括']) {
        return None;
    }
    let is_limit = |part: &&str| {
        LIMITS.iter().any(|word| part.starts_with(word))
            && !OTHERS.iter().any(|other| part.contains(other))
    };
    remark.split(PARTS).map(trim).find(is_limit)
}

#[cfg(test)]
mod tests {
    use super::limited;

    #[test]
    fn a_part_of_a_technology_is_told_from_other_limits() {
        for remark in ["仅限甲状腺结节", "首次备案，不含肺部", "只限射频消融"]
        {
            assert!(limited(remark).is_some(), "{remark}");
        }
        for remark in [
            "",
            "限制类技术",
            "仅东院区开展",
            "仅限东院区",
            "仅开展2例",
            "仅供参考",
            "限期整改",
            "例数不含分院",
        ] {
            assert_eq!(limited(remark), None, "{remark}");
        }
    }
}
