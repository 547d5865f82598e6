//! Words about single people in free text: a patient's name or number, a doctor's name, a way to
//! reach somebody.

use crate::text::fold;
use crate::words::Words;
use std::sync::LazyLock;

/// Words beside which a person's number or name stands.
const MARKS: [&str; 9] =
    ["微信", "WECHAT", "QQ", "住院号", "病案号", "病历号", "门诊号", "身份证", "联系人"];

/// Words of departments that are about people: a department's name has none of them.
const IN_DEPARTMENTS: [&str; 7] = ["患者", "病人", "医师证", "资格证", "执业证", "主任", "医师"];

/// Names of departments that hold one of those all the same.
const DEPARTMENTS: [&str; 9] = [
    "主任办公室",
    "患者服务",
    "患者随访",
    "患者管理",
    "患者安全",
    "医师承",
    "医师规范化培训",
    "医师规培",
    "医师培训",
];

/// Words before a name.
const BEFORE: [&str; 11] = [
    "患者",
    "病人",
    "家属",
    "负责人",
    "主任医师",
    "主任",
    "医师",
    "医生",
    "教授",
    "院长",
    "护士长",
];

/// Words behind a name.
const BEHIND: [&str; 7] = ["医师", "医生", "主任", "教授", "护士", "大夫", "院长"];

/// The commonest surnames; not those that begin as many words: 于, 任, 曾, 方, 成.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚欧阳司马上官诸葛";

/// Words that begin like names.
const NO_NAMES: [&str; 47] = [
    "高龄", "高危", "高热", "高血", "高度", "高年", "高级", "高等", "高校", "高压", "高水", "高风",
    "周围", "周期", "周边", "周转", "黄疸", "黄斑", "何时", "何种", "马上", "许可", "谢绝", "郑重",
    "杜绝", "陈述", "范围", "陆续", "白血", "白内", "金额", "金属", "康复", "史", "常见", "常规",
    "易感", "易发", "万例", "万元", "程度", "石膏", "钱款", "段时", "武警", "苏醒", "江省",
];

/// Every word without which no text speaks of a person.
static SPEAKING: LazyLock<Words> = LazyLock::new(|| {
    let words = MARKS.iter().chain(&IN_DEPARTMENTS).chain(&BEFORE).chain(&BEHIND);
    Words::new(words.chain(&["某"]))
});

/// Whether a text speaks of a person.
pub(crate) fn are_in(text: &str) -> bool {
    let folded = fold(text);
    SPEAKING.are_in(&folded) && speaks_of_one(&folded)
}

fn speaks_of_one(folded: &str) -> bool {
    MARKS.iter().any(|mark| folded.contains(mark)) || names_somebody(folded)
}

/// Whether a department's cell speaks of people.
pub(crate) fn are_in_department(text: &str) -> bool {
    let folded = fold(text);
    if !SPEAKING.are_in(&folded) {
        return false;
    }
    let bare = DEPARTMENTS.iter().fold(folded, |bare, name| bare.replace(name, ""));
    IN_DEPARTMENTS.iter().any(|word| bare.contains(word)) || speaks_of_one(&bare)
}

fn names_somebody(folded: &str) -> bool {
    let characters: Vec<char> = folded.chars().collect();
    // 张某, 李某某.
    let is_hidden = |pair: &[char]| pair[1] == '某' && is_surname(pair[0]);
    characters.windows(2).any(is_hidden)
        || BEFORE.iter().any(|word| {
            let mut places = folded.match_indices(word);
            places.any(|(at, _)| begins_with_name(after_links(&folded[at + word.len()..])))
        })
        || BEHIND.iter().any(|word| {
            let mut places = folded.match_indices(word);
            places.any(|(at, _)| ends_with_name(&folded[..at]))
        })
}

/// 负责人由张三变更为李四, 患者：张三.
fn after_links(text: &str) -> &str {
    let text = text.trim_start_matches([':', '(', '、', ',', '，']);
    ["变更为", "变更", "由", "为", "是"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
}

fn begins_with_name(text: &str) -> bool {
    let mut characters = text.chars();
    let is_named = characters.next().is_some_and(is_surname)
        && characters.next().is_some_and(crate::text::is_ideograph);
    is_named && !NO_NAMES.iter().any(|word| text.starts_with(word))
}

/// A surname two or three characters before the end, where a name can begin.
fn ends_with_name(before: &str) -> bool {
    let characters: Vec<char> = before.chars().collect();
    [2, 3].iter().any(|length| {
        let Some(start) = characters.len().checked_sub(*length) else { return false };
        let name: String = characters[start..].iter().collect();
        let can_begin = start.checked_sub(1).is_none_or(|at| {
            !crate::text::is_ideograph(characters[at])
                || "因由原请经科室于系为及和".contains(characters[at])
        });
        can_begin && begins_with_name(&name)
    })
}

fn is_surname(character: char) -> bool {
    SURNAMES.contains(character)
}

#[cfg(test)]
mod tests {
    use super::{are_in, are_in_department};

    #[test]
    fn people_are_told_from_reasons() {
        for text in [
            "患者张某某（住院号A7788）死亡",
            "因李四医师离职（微信 lisi88）",
            "因李四医师离职",
            "患者张三死亡",
            "联系人张三，患者李四示教",
            "技术负责人王五调离",
            "技术负责人由张三变更为李四",
            "发生患者李某投诉",
        ] {
            assert!(are_in(text), "{text}");
        }
        for text in [
            "主要专业技术人员离职",
            "主要专业技术人员变动，不能满足临床应用管理规范要求",
            "技术负责人变动",
            "技术负责人因病离岗",
            "高年资医师离职",
            "主治医师不足",
            "麻醉医师调离",
            "发生患者死亡等严重不良后果",
            "高龄患者常见并发症处理不当",
            "患者安全存在隐患",
            "患者周围血管损伤",
            "某医院承担培训，主任医师2名",
            "医疗机构申请",
            "每年招收学员20名，由科主任带教",
        ] {
            assert!(!are_in(text), "{text}");
        }
    }

    #[test]
    fn departments_are_told_from_people_in_them() {
        for text in ["介入科（主任张三）", "介入科 微信zhangsan", "患者住院号0012345", "李四医师组"]
        {
            assert!(are_in_department(text), "{text}");
        }
        for text in ["介入科", "中医师承门诊", "主任办公室", "患者服务中心", "肿瘤内科"]
        {
            assert!(!are_in_department(text), "{text}");
        }
    }
}
