//! Names of people: whether a text begins or ends with one.

use crate::text::is_ideograph;

/// The commonest surnames; not those that begin as many words: 于, 任, 曾, 方, 成.
const COMMON: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚葛";

/// Of these those that two characters are enough of.
const COMMONEST: &str = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗";

/// Surnames of two characters.
const DOUBLE: [&str; 12] = [
    "欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "慕容", "令狐", "宇文", "端木",
];

/// Surnames that count only where nothing but a name can stand.
const FURTHER: &str = "欧于任曾方成安时齐伍卜平穆祁米贝明臧计谈茅庞纪舒屈项祝阮蓝闵席季路娄童颜梅盛刁骆樊凌霍虞支柯管莫房缪解应宗宣郁单杭洪包左吉邢裴荣翁荀甄曲封储靳焦巴车全班仲伊宫宁仇栾甘厉祖符景詹束柴瞿连习艾古耿满文寇关聂辛简饶沙鞠丰查游盖佟付肖闫苑戚代卞岳冉苗牛";

/// Words that begin like names.
const NO_NAMES: [&str; 160] = [
    "高龄", "高危", "高热", "高血", "高度", "高年", "高级", "高等", "高校", "高压", "高水", "高风",
    "高职", "高新", "周围", "周期", "周边", "周转", "周一", "黄疸", "黄斑", "何时", "何种", "马上",
    "许可", "谢绝", "郑重", "杜绝", "陈述", "范围", "陆续", "白血", "白内", "白天", "金额", "金属",
    "康复", "常见", "常规", "常务", "常驻", "易感", "易发", "万例", "万元", "程度", "石膏", "钱款",
    "段时", "武警", "苏醒", "江省", "江苏", "江西", "江北", "江南", "马鞍", "石家", "常州", "常德",
    "武汉", "唐山", "黄山", "黄石", "金华", "夏季", "田间", "林区", "安排", "安全", "成立", "成员",
    "成人", "成功", "成批", "任命", "任职", "任期", "任免", "任务", "方案", "方可", "方面", "方式",
    "时间", "时有", "全部", "全体", "全院", "全国", "全科", "全员", "全程", "关于", "关闭", "关节",
    "应当", "应急", "应为", "应聘", "应由", "解聘", "解除", "支持", "单位", "单独", "单侧", "管理",
    "连续", "文件", "文化", "平台", "平均", "平时", "计划", "明确", "明细", "明显", "代理", "代表",
    "代签", "包括", "包含", "满足", "满员", "简历", "简况", "简介", "查房", "查询", "查看", "左侧",
    "房颤", "宫颈", "宫腔", "白细", "白蛋", "高钾", "高钠", "高钙", "高脂", "高胆", "高糖", "高位",
    "高空", "黄染", "毛细", "罗列", "万人", "于近", "于本", "于今", "曾任", "曾因", "曹妃", "万柏",
    "康巴", "沈北", "武陵", "龙泉",
];

/// What is said of people right behind their names.
const FATES: [&str; 22] = [
    "离职", "调离", "调出", "调走", "调动", "退休", "辞职", "离岗", "离开", "死亡", "去世", "病故",
    "逝世", "投诉", "担任", "带教", "授课", "主讲", "负责", "因病", "术后", "已",
];

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A word that many others than names follow: 患者.
    Anything,
    /// A word behind which stands a name or little else: 经办人.
    Person,
    /// A sign or a word that says so: 负责人：, 变更为.
    Link,
}

/// Whether a text begins with a name.
pub(crate) fn begins(text: &str, place: Place) -> bool {
    let mut characters = text.chars();
    let (Some(first), Some(second)) = (characters.next(), characters.next()) else { return false };
    if !is_ideograph(second) || NO_NAMES.iter().any(|word| text.starts_with(word)) {
        return false;
    }
    let is_common = match first {
        // 患者史 is what is known of a patient.
        '史' => place != Place::Anything,
        _ => is_surname(first),
    };
    let is_double = || {
        let given = DOUBLE.iter().find_map(|surname| text.strip_prefix(surname));
        given.is_some_and(|given| given.starts_with(is_ideograph))
    };
    is_common || is_double() || (FURTHER.contains(first) && is_alone(text, place))
}

/// Whether two or three characters stand alone, or before what is said of people.
fn is_alone(text: &str, place: Place) -> bool {
    let length = text.chars().take_while(|each| is_ideograph(*each)).count();
    let mut ends = text.char_indices().skip(2).take(2).map(|(at, _)| at);
    let is_fated = ends.any(|at| FATES.iter().any(|fate| text[at..].starts_with(fate)));
    is_fated || (place != Place::Anything && matches!(length, 2 | 3))
}

/// Ends of the names of departments, groups and places, which are no given names.
const NO_GIVEN_ENDS: &str =
    "科室部区院组楼门病房所站队班层中心诊术疗市县镇乡村路街道山湖河湾嘴渡口庄店桥湘氧内外";

/// Places of two characters that begin like the commonest names.
const PLACES: [&str; 20] = [
    "黄浦", "黄埔", "黄岛", "黄岩", "徐汇", "徐州", "徐水", "杨浦", "杨凌", "罗湖", "罗庄", "陈仓",
    "吴中", "吴江", "吴兴", "周村", "周至", "马尾", "胡同", "朱泾",
];

/// Whether a text that stands alone is a name, and not that of a department or a place: 张三, 王建国.
pub(crate) fn is_one(text: &str) -> bool {
    let length = text.chars().count();
    let is_double = DOUBLE.iter().any(|surname| text.starts_with(surname));
    let fits = match length {
        2 => text.starts_with(|each| COMMONEST.contains(each)) && !PLACES.contains(&text),
        3 => true,
        4 => is_double,
        _ => false,
    };
    fits && text.chars().all(is_ideograph)
        && !ends_as_department(text)
        && (is_double || text.starts_with(is_surname))
        && begins(text, Place::Anything)
}

/// Ends of the names of places of three characters that begin like surnames: 王府井, 金银潭.
const PLACE_ENDS: &str =
    "井潭堡墩里园角祠坪坝岗岭沟坡溪泉洲岛滩塘港关桐寨集屯洼营庵界康城海川江沙田子道巷埠圩涌";

/// Whether a text of three characters is a name, and not that of a place.
pub(crate) fn is_whole(text: &str) -> bool {
    text.chars().count() == 3 && !text.ends_with(|end| PLACE_ENDS.contains(end)) && is_one(text)
}

/// Characters that are given names of one character, and end few other words.
const GIVEN: &str = "一二三四五六七八九伟芳娜敏静丽强磊洋艳勇军杰娟涛超霞刚辉玲桂鹏斌波峰鑫琳雪婷倩颖凯健俊帆宇浩晨";

/// Whether a text is a name of two characters and certainly nothing else: 张三, 李伟.
pub(crate) fn is_pair(text: &str) -> bool {
    text.chars().count() == 2 && text.ends_with(|end| GIVEN.contains(end)) && is_one(text)
}

/// Whether a text ends with a name, where one can begin.
pub(crate) fn ends(before: &str) -> bool {
    [2, 3, 4].iter().any(|length| {
        let start = before.char_indices().rev().nth(length - 1).map(|(at, _)| at);
        let name = start.filter(|start| can_begin(&before[..*start])).map(|start| &before[start..]);
        let is_double = |name: &str| DOUBLE.iter().any(|surname| name.starts_with(surname));
        name.is_some_and(|name| {
            let is_name = begins(name, Place::Anything) && name.chars().all(is_ideograph);
            is_name && (*length < 4 || is_double(name))
        })
    })
}

/// Whether a text ends with a surname alone, where a name can begin: 王 in 王女士.
pub(crate) fn ends_with_surname(before: &str) -> bool {
    let Some((at, last)) = before.char_indices().next_back() else { return false };
    is_surname(last) && can_begin(&before[..at])
}

fn can_begin(before: &str) -> bool {
    let last = before.chars().next_back();
    last.is_none_or(|last| !is_ideograph(last) || "因由原请经科室于系为及和".contains(last))
}

/// Whether a name is half hidden: 张某, 李某某.
pub(crate) fn is_hidden_in(folded: &str) -> bool {
    let mut places = folded.match_indices('某');
    places.any(|(at, word)| {
        // 应用于某些肿瘤 names nobody.
        let behind = folded[at + word.len()..].chars().next();
        !behind.is_some_and(|it| "些种类".contains(it))
            && folded[..at]
                .chars()
                .next_back()
                .is_some_and(|it| is_surname(it) || FURTHER.contains(it))
    })
}

/// Whether a text ends as the names of departments and places do.
pub(crate) fn ends_as_department(text: &str) -> bool {
    text.ends_with(|each| NO_GIVEN_ENDS.contains(each))
}

/// Whether one of the commonest surnames stands somewhere.
pub(crate) fn has_surname(text: &str) -> bool {
    text.contains(is_surname) || DOUBLE.iter().any(|surname| text.contains(surname))
}

fn is_surname(character: char) -> bool {
    COMMON.contains(character)
}
