//! The part of a technology that a bracket behind its name says a filing is limited to: a part of the
//! body, a disease, patients or a method.
//!
//! 肿瘤消融治疗技术（肺癌、肝癌）. Only what is put together of the words below is taken for such a part: a
//! bracket may just as well say that nothing was filed.

use super::code::trailing_bracket;
use crate::text::{fold, is_made_of, trim};

/// A name and the part that its bracket limits it to, both as written; `None` where the bracket
/// may say anything else.
pub(crate) fn narrowed(text: &str) -> Option<(&str, &str)> {
    let (name, content) = trailing_bracket(text)?;
    let part = trim(content);
    is_part(part).then(|| (trim(name), part))
}

/// Whether a text names parts of a technology and says nothing else.
fn is_part(text: &str) -> bool {
    let folded = fold(text);
    let named = BEFORE.iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded);
    named.split(BETWEEN).all(is_one)
}

/// What separates parts.
const BETWEEN: [char; 8] = ['、', ',', '/', ';', '和', '及', '与', '或'];

/// What may stand before all of them.
const BEFORE: [&str; 11] =
    ["仅限于", "只限于", "仅限", "只限", "限于", "限", "不包括", "包括", "不含", "含", "用于"];

/// Whether a text is one part: words of the lists, one of them such as may stand alone.
fn is_one(text: &str) -> bool {
    text.chars().count() <= MOST
        && ALONE.iter().any(|word| text.contains(word))
        && is_made_of(text, &[ALONE, BESIDE])
}

/// Characters of one part.
const MOST: usize = 16;

/// Parts of the body, diseases, patients and methods.
const ALONE: &[&str] = &[
    "颅内",
    "颅脑",
    "脑",
    "头颈",
    "头面",
    "颌面",
    "颅颌面",
    "口腔",
    "眼",
    "角膜",
    "耳",
    "鼻",
    "咽",
    "喉",
    "甲状腺",
    "甲状旁腺",
    "乳腺",
    "胸腔",
    "胸壁",
    "胸腹",
    "胸",
    "肺",
    "纵隔",
    "食管",
    "食道",
    "气管",
    "支气管",
    "心脏",
    "心血管",
    "腹腔",
    "腹壁",
    "腹",
    "肝脏",
    "肝",
    "胆",
    "胰腺",
    "胰",
    "脾",
    "胃",
    "肠",
    "结直肠",
    "消化",
    "肾上腺",
    "肾脏",
    "肾",
    "膀胱",
    "输尿管",
    "泌尿",
    "前列腺",
    "盆腔",
    "子宫",
    "卵巢",
    "妇科",
    "外周血管",
    "血管",
    "神经",
    "淋巴结",
    "淋巴",
    "脊柱",
    "脊椎",
    "椎体",
    "四肢",
    "关节",
    "髋关节",
    "膝关节",
    "肌腱",
    "韧带",
    "软骨",
    "半月板",
    "骨",
    "软组织",
    "皮肤",
    "体表",
    "浅表",
    "腹膜",
    "胸膜",
    "成人",
    "成年人",
    "儿童",
    "小儿",
    "婴幼儿",
    "新生儿",
    "微波",
    "射频",
    "冷冻",
    "激光",
    "化学",
    "高强度聚焦超声",
    "聚焦超声",
    "不可逆电穿孔",
    "纳米刀",
    "普外",
    "普通外科",
    "胸外",
    "胸外科",
    "骨科",
    "泌尿外科",
    "神经外科",
    "肝胆",
    "胃肠",
    "妇产科",
    "口腔科",
    "眼科",
    "心外科",
    "儿外科",
    "小儿外科",
];

/// What stands beside them and is no part by itself.
const BESIDE: &[&str] = &[
    "恶性肿瘤",
    "良性肿瘤",
    "转移瘤",
    "实体瘤",
    "肿瘤",
    "血管瘤",
    "肌瘤",
    "癌",
    "瘤",
    "良性",
    "恶性",
    "原发性",
    "继发性",
    "转移性",
    "原发",
    "转移",
    "复发",
    "早期",
    "晚期",
    "中晚期",
    "结节",
    "疾病",
    "病变",
    "部位",
    "部",
    "系统",
    "组织",
    "外科",
    "内科",
    "手术",
    "消融",
    "治疗",
    "患者",
    "病人",
    "内",
    "腺",
];

#[cfg(test)]
mod tests {
    use super::narrowed;

    #[test]
    fn a_bracket_of_parts_is_taken_off() {
        for part in [
            "肺癌",
            "肝癌、肺癌",
            "肺恶性肿瘤",
            "甲状腺结节",
            "成人",
            "骨科、泌尿外科",
            "胸腹部",
            "仅限肝脏",
            "不含前列腺",
            "微波/射频",
            "子宫肌瘤",
            "软骨及韧带",
            "原发性肝癌",
        ] {
            let text = format!("示例技术（{part}）");
            assert_eq!(narrowed(&text), Some(("示例技术", part)), "{part}");
        }
        assert_eq!(narrowed("示例技术(肺癌)"), Some(("示例技术", "肺癌")));
    }

    #[test]
    fn a_bracket_that_may_say_anything_else_is_not() {
        for other in [
            "未备案",
            "暂停",
            "试点",
            "已撤销",
            "2017版",
            "自体",
            "异基因",
            "肺癌，已停",
            "停肺癌",
            "筹",
            "肿瘤",
            "手术",
            "第三类",
            "省级",
            "肺癌不做",
            "",
            "、",
            "张三",
            "肺癌、",
            "原发性",
        ] {
            assert_eq!(narrowed(&format!("示例技术（{other}）")), None, "{other}");
        }
        assert_eq!(narrowed("示例技术"), None);
    }
}
