//! Words about single people in free text: a patient's name or number, a doctor's name, a way to
//! reach somebody.

use super::beside::is_behind_title;
use super::names::{self, Place};
use super::traits;
use crate::text::{fold, is_ideograph};
use crate::words::Words;
use std::sync::LazyLock;

/// Words beside which a person's number or name stands.
const MARKS: [&str; 18] = [
    "微信",
    "WX:",
    "WEIXIN",
    "WECHAT",
    "QQ",
    "住院号",
    "病案号",
    "病历号",
    "门诊号",
    "身份证",
    "联系人",
    "加微",
    "V信",
    "薇信",
    "扣扣",
    "VX:",
    "抖音号",
    "企鹅号",
];

/// What holds one of those and is about nobody.
const NO_MARKS: [&str; 14] = [
    "微信公众",
    "微信小程",
    "微信平台",
    "微信预约",
    "微信支付",
    "微信群",
    "QQ群",
    "身份证明",
    "身份证件",
    "身份证读",
    "病案号段",
    "联系人员",
    "联系人变更",
    "联系人:无",
];

/// Words of departments that are about people: a department's name has none of them.
const IN_DEPARTMENTS: [&str; 9] =
    ["患者", "病人", "医师证", "资格证", "执业证", "主任", "医师", "DR.", "PROF."];

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

/// Words before a name that other words follow too.
const BEFORE: [&str; 24] = [
    "患者",
    "患儿",
    "病人",
    "产妇",
    "孕妇",
    "死者",
    "伤者",
    "家属",
    "原告",
    "学员",
    "主任医师",
    "主任",
    "医师",
    "医生",
    "教授",
    "院长",
    "护士长",
    "护士",
    "药师",
    "技师",
    "讲师",
    "教师",
    "老师",
    "导师",
];

/// Words behind which stands a name or little else, in cells of any column.
const LABELS: [&str; 24] = [
    "联系人",
    "经办人",
    "填表人",
    "填报人",
    "制表人",
    "审核人",
    "复核人",
    "签发人",
    "报告人",
    "举报人",
    "投诉人",
    "鉴定人",
    "证人",
    "监护人",
    "代理人",
    "法定代表人",
    "法人代表",
    "负责人",
    "带头人",
    "班主任",
    "主讲人",
    "姓名",
    "主刀",
    "术者",
];

/// Words behind a name.
pub(super) const BEHIND: [&str; 14] = [
    "医师", "医生", "主任", "教授", "护士", "大夫", "院长", "先生", "女士", "同志", "老师", "药师",
    "技师", "授权",
];

/// Words behind a surname alone.
const BEHIND_SURNAMES: [&str; 2] = ["先生", "女士"];

/// Every word without which no text speaks of a person.
static SPEAKING: LazyLock<Words> = LazyLock::new(|| {
    let words = MARKS.iter().chain(&IN_DEPARTMENTS).chain(&BEFORE).chain(&BEHIND).chain(&LABELS);
    Words::new(words.chain(&["某"]).chain(&traits::WORDS))
});

static LABELLING: LazyLock<Words> = LazyLock::new(|| Words::new(LABELS));

/// Whether a text speaks of a person.
pub(crate) fn are_in(text: &str) -> bool {
    let folded = fold(text);
    traits::has_plate(&folded) || (SPEAKING.are_in(&folded) && speaks_of_one(&folded))
}

/// Whether a department's cell speaks of people.
pub(crate) fn are_in_department(text: &str) -> bool {
    let folded = fold(text);
    let has_sign = folded.contains('@');
    if has_sign || traits::has_plate(&folded) || names_one_beside(&folded) {
        return true;
    }
    if !SPEAKING.are_in(&folded) {
        return false;
    }
    let bare = DEPARTMENTS.iter().fold(folded, |bare, name| bare.replace(name, ""));
    IN_DEPARTMENTS.iter().any(|word| bare.contains(word)) || speaks_of_one(&bare)
}

/// Whether a part of a department's cell is a name and nothing else: 介入科（张三）, 内科-张三,
/// 肿瘤科王建国.
fn names_one_beside(folded: &str) -> bool {
    // Nearly all cells are one department's name, which ends as such names do.
    let is_team = || TEAMS.iter().any(|team| folded.contains(team));
    let is_plain = folded.chars().all(is_ideograph) && names::ends_as_department(folded);
    if (is_plain && !is_team()) || !names::has_surname(folded) {
        return false;
    }
    let parts = || folded.split(|each: char| !is_ideograph(each));
    let is_one = |part: &str| names::is_one(part) || names::is_one(without_team(part));
    let behind = |part: &str| part.rsplit_once('科').is_some_and(|(_, name)| is_one(name));
    parts().any(|part| is_one(part) || behind(part))
}

/// What people work in who are called by the name of one of them: 陈志强团队.
const TEAMS: [&str; 4] = ["专家团队", "团队", "工作室", "组"];

/// A part without the word for a team behind the name.
fn without_team(part: &str) -> &str {
    TEAMS.iter().find_map(|team| part.strip_suffix(team)).unwrap_or(part)
}

/// Whether the name of an operation or of a new technology speaks of a person: 患者李某某首例,
/// 仅张三、李四授权.
pub(crate) fn are_in_title(text: &str) -> bool {
    // As written: nearly all such names have none of these words.
    let is_named = SPEAKING.are_in(text) && {
        let folded = fold(text);
        are_marked(&folded) || names_somebody(&folded)
    };
    is_named || is_behind_title(text)
}

/// Whether a text that may be a name of its own names a person behind a label: 联系人张三.
pub(crate) fn are_labelled_in(text: &str) -> bool {
    // As written: nearly no text has such a word, and folding takes longer than looking for it.
    let is_spaced = || text.contains(char::is_whitespace);
    if !LABELLING.are_in(text) && !is_spaced() {
        return false;
    }
    let folded = fold(text);
    LABELLING.are_in(&folded) && are_behind(&folded, &LABELS, Place::Person)
}

fn speaks_of_one(folded: &str) -> bool {
    are_marked(folded) || names_somebody(folded) || traits::are_in(folded)
}

fn are_marked(folded: &str) -> bool {
    let has_mark = |text: &str| MARKS.iter().any(|mark| text.contains(mark));
    has_mark(folded)
        && has_mark(&NO_MARKS.iter().fold(folded.to_owned(), |bare, word| bare.replace(word, "")))
}

fn names_somebody(folded: &str) -> bool {
    let before = |words: &[&str], is_one: fn(&str) -> bool| {
        words.iter().any(|word| folded.match_indices(word).any(|(at, _)| is_one(&folded[..at])))
    };
    names::is_hidden_in(folded)
        || are_behind(folded, &LABELS, Place::Person)
        || are_behind(folded, &BEFORE, Place::Anything)
        || before(&BEHIND, names::ends)
        || before(&BEHIND_SURNAMES, names::ends_with_surname)
}

/// Whether a name stands behind one of these words.
fn are_behind(folded: &str, words: &[&str], place: Place) -> bool {
    words.iter().any(|word| {
        let mut places = folded.match_indices(word);
        places.any(|(at, _)| is_named(&folded[at + word.len()..], place))
    })
}

/// 负责人由张三变更为李四, 患者：张三, 患者姓名：张三.
fn is_named(text: &str, place: Place) -> bool {
    let behind = text.strip_prefix("姓名").unwrap_or(text);
    let value = behind.trim_start_matches([':', '(', '、', ',', '，', ')']);
    let links = ["变更为", "更换为", "变更", "由", "为", "是"];
    let linked = links.iter().find_map(|word| value.strip_prefix(word));
    let is_link = behind.starts_with(':') || linked.is_some();
    names::begins(linked.unwrap_or(value), if is_link { Place::Link } else { place })
}

#[cfg(test)]
mod tests {
    use super::{are_in, are_in_department, are_in_title, are_labelled_in};

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
            "技术负责人变更为方明",
            "发生患者李某投诉",
            "主任医师于海离职",
            "经办人史建国",
            "经办人欧阳建国",
        ] {
            assert!(are_in(text), "{text}");
        }
        for text in [
            "主要专业技术人员离职",
            "主要专业技术人员变动，不能满足临床应用管理规范要求",
            "技术负责人变动",
            "经办人上报",
            "患者史不详",
            "技术负责人因病离岗",
            "技术负责人：变更",
            "高年资医师离职",
            "主治医师不足",
            "麻醉医师调离",
            "医师全部离职",
            "发生患者死亡等严重不良后果",
            "高龄患者常见并发症处理不当",
            "患者安全存在隐患",
            "患者周围血管损伤",
            "患者明显受益",
            "某医院承担培训，主任医师2名",
            "医疗机构申请",
            "每年招收学员20名，由科主任带教",
        ] {
            assert!(!are_in(text), "{text}");
        }
    }

    #[test]
    fn departments_are_told_from_people_in_them() {
        for text in [
            "介入科（主任张三）",
            "介入科 微信zhangsan",
            "患者住院号0012345",
            "李四医师组",
            "介入科（张三）",
            "介入科(张三、李四)",
            "内科-张三",
            "张三",
            "肿瘤科：王建国",
            "王建国（肿瘤科）",
            "肿瘤科王五",
            "肿瘤科 欧阳建国",
            "陈志强团队",
            "普外科-王五组",
            "普外科陈志强专家团队",
            "肿瘤科 wx: abc12345",
            "普外一科/Dr.Wang",
            "介入科/zhangsan@hospital",
        ] {
            assert!(are_in_department(text), "{text}");
        }
        for text in [
            "介入科",
            "中医师承门诊",
            "主任办公室",
            "患者服务中心",
            "肿瘤内科",
            "骨科（江北）",
            "内科（黄浦）",
            "外科、康复科、高压氧",
            "骨科关节组",
            "神经内科康复",
            "中医科针灸",
            "儿科（马鞍山）",
            "皮肤科（黄斑）",
            "骨科关节组",
            "肝胆胰外科-胰腺组",
            "多学科团队",
            "心脏团队",
            "白血病组",
            "高压氧组",
            "DR室",
        ] {
            assert!(!are_in_department(text), "{text}");
        }
    }

    #[test]
    fn names_of_their_own_are_no_labelled_people() {
        for text in ["示例市第一医院（联系人：于海）", "示例乙医院 法 定 代 表 人 李四"]
        {
            assert!(are_labelled_in(text), "{text}");
        }
        for text in ["李某某诊所", "张医生口腔诊所", "示例市第一医院", "王五医师工作室"]
        {
            assert!(!are_labelled_in(text), "{text}");
        }
    }

    #[test]
    fn names_of_what_is_done_are_told_from_people() {
        for text in [
            "经导管主动脉瓣置换（患者李某某首例）",
            "胃癌根治术（仅张三、李四授权）",
            "王建国教授指导的手术",
            "主动脉瓣置换术 张三主任医师",
            "胆囊切除术 张三",
            "示例栓塞术-李四",
            "示例支架术（王建国）",
        ] {
            assert!(are_in_title(text), "{text}");
        }
        for text in [
            "患者自控镇痛",
            "高龄患者髋关节置换术",
            "人工智能应用于某些肿瘤的技术",
            "男性尿道成形术",
            "产妇分娩镇痛",
            "胃旁路术（高位）",
            "胆肠吻合术（袁氏）",
            "经皮椎体成形术（单侧）",
            "骨折复位术（石膏外固定）",
            "射频消融术-房颤",
            "胸腔镜手术 单孔",
        ] {
            assert!(!are_in_title(text), "{text}");
        }
    }
}
