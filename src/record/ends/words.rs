//! The words by which texts say that a filing has ended or was never completed.

/// Words for the end of a filing, or of an institution; longer ones before those they hold.
pub(crate) const ENDS: [&str; 156] = joined([
    &[
        "撤销",
        "撤消",
        "撤回",
        "取消",
        "注销备案",
        "注销",
        "吊销",
        "暂停",
        "停止",
        "终止",
        "中止",
        "停用",
        "停业",
        "停诊",
        "停开",
        "停办",
        "停运",
        "停牌",
        "停摆",
        "叫停",
        "已停",
        "撤院",
        "撤并",
        "撤下",
        "已撤",
        "歇业",
        "休业",
        "冻结",
        "关闭",
        "关停",
        "摘牌",
        "失效",
        "作废",
        "无效",
        "废止",
        "废除",
        "退出",
        "清退",
        "下架",
        "剥夺",
        "已删除",
        "已移出",
        "已移除",
        "已剔除",
        "已核减",
        "已调出",
        "移出名单",
        "移出目录",
        "移出备案",
    ],
    &MOVED_AWAY,
    &[
        "已过期",
        "已到期",
        "已过有效期",
        "不在有效期",
        "非有效",
        "到期未",
        "期满未",
        "已期满",
        "过期未",
        "未校验",
        "已中断",
        "不再开展",
        "已不开展",
        "现不开展",
        "暂不开展",
        "不再从事",
        "不再有效",
        "不再符合",
        "不再具备",
        "不再执业",
        "不再列入",
        "不再公示",
        "不再保留",
        "不再承担",
        "不再实施",
        "未再开展",
        "未再从事",
        "无法开展",
        "不能开展",
        "不得开展",
        "禁止开展",
        "不在执业",
        "未在执业",
        "无此技术",
        "无资质",
        "不具备条件",
        "不具备开展",
        "不具备资质",
        "放弃",
        "收回备案",
        "备案收回",
        "解除备案",
        "备案解除",
        "除名",
        "解散",
        "破产",
        "revoked",
        "cancelled",
        "canceled",
        "suspended",
        "withdrawn",
        "expired",
        "名单中移除",
        "名单中剔除",
        "名单中删除",
        "无相应资质",
        "无相关资质",
        "没有资质",
        "倒闭",
        "已不做",
        "不再做",
        "备案被撤",
        "不具备能力",
        "已不存在",
        "期间停",
        "复核未过",
        "停做",
        "未续备",
        "不再续",
        "闭院",
        "已禁用",
        "已锁定",
        "逾期未",
        "未复核",
        "未年审",
        "未年检",
        "已超期",
        "超过有效期",
        "超出有效期",
        "已淘汰",
        "已转让",
        "转让给",
        "为非限制",
        "按非限制",
        "入非限制",
        "非限制类管理",
        "不作为限制",
        "不再限制",
        "不属于限制",
        "已结束",
        "期已满",
        "已满期",
        "不再招",
    ],
]);

/// Words for a filing that was refused.
pub(crate) const REFUSED: [&str; 41] = [
    "退回",
    "驳回",
    "否决",
    "不予",
    "不同意",
    "不合格",
    "不符合条件",
    "不符合要求",
    "不符合规定",
    "不符合规范",
    "不满足条件",
    "不满足要求",
    "不满足规范",
    "不达标",
    "未达标",
    "未通过",
    "不通过",
    "未备案",
    "没有备案",
    "未予备案",
    "未获批",
    "未批准",
    "未完成备案",
    "尚未备案",
    "尚未完成",
    "尚未通过",
    "暂缓",
    "未经备案",
    "违规开展",
    "违法开展",
    "擅自开展",
    "材料不全",
    "材料不齐",
    "资料不全",
    "填写示例",
    "填表示例",
    "样例",
    "rejected",
    "备案未完成",
    "未正式备案",
    "draft",
];

/// Words of keys for rows that are not those of now.
pub(crate) const OLD: [&str; 3] = ["history", "historical", "archived"];

/// Words for a filing that is not completed yet.
pub(crate) const UNDER_WAY: [&str; 66] = [
    "待审",
    "待备案",
    "待批",
    "待定",
    "待成立",
    "审核中",
    "审批中",
    "受理中",
    "办理中",
    "申请中",
    "申报中",
    "备案中",
    "补正中",
    "补正材料中",
    "正在备案",
    "正在审",
    "待重新备案",
    "整改名单",
    "整改中",
    "责令整改",
    "限期整改",
    "责令改正",
    "限期改正",
    "立案调查",
    "调查中",
    "核实中",
    "核查中",
    "复核中",
    "待核实",
    "待核查",
    "待确认",
    "待复核",
    "存疑",
    "筹建中",
    "未开业",
    "未执业",
    "未运营",
    "正在办理",
    "正在申请",
    "拟备案",
    "拟开展",
    "拟申请",
    "拟申报",
    "拟成立",
    "拟设",
    "拟认定",
    "拟确定",
    "待现场",
    "待评审",
    "待论证",
    "待验收",
    "待整改",
    "需整改",
    "须整改",
    "正在整改",
    "非正常",
    "异常名录",
    "待复审",
    "未成立",
    "待复评",
    "待执业",
    "待开业",
    "拟准入",
    "拟新增",
    "拟引进",
    "pending",
];

/// One character at least of each word above, and none that many names hold (中, 消, 关, 例): most
/// texts hold none of them, and need no more than one look.
pub(crate) fn may_be_of_end(character: char) -> bool {
    matches!(
        character,
        '撤' | '取'
            | '销'
            | '停'
            | '止'
            | '歇'
            | '闭'
            | '摘'
            | '效'
            | '废'
            | '退'
            | '删'
            | '期'
            | '不'
            | '驳'
            | '未'
            | '没'
            | '缓'
            | '填'
            | '样'
            | '待'
            | '审'
            | '受'
            | '办'
            | '申'
            | '备'
            | '整'
            | '拟'
            | '弃'
            | '休'
            | '冻'
            | '架'
            | '剥'
            | '出'
            | '减'
            | '迁'
            | '断'
            | '资'
            | '此'
            | '法'
            | '责'
            | '限'
            | '调'
            | '核'
            | '疑'
            | '筹'
            | '否'
            | '除'
            | '散'
            | '破'
            | '违'
            | '擅'
            | '补'
            | '锁'
            | '禁'
            | '让'
            | '非'
            | '异'
            | '汰'
            | '超'
            | '束'
            | 'd'
            | 'D'
    )
}

/// Words by which an institution has closed, each of which ends what it filed.
pub(crate) const CLOSED: [&str; 39] = joined([
    &[
        "停业",
        "歇业",
        "休业",
        "关闭",
        "关停",
        "停办",
        "停运",
        "停牌",
        "撤院",
        "撤并",
        "注销备案",
        "注销",
        "吊销",
        "停诊",
        "解散",
        "破产",
        "冻结",
        "未校验",
        "过期未",
        "到期未",
        "不再执业",
        "不在执业",
        "未在执业",
    ],
    &MOVED_AWAY,
    &["倒闭", "闭院"],
]);

/// Words by which an institution has moved to where another authority holds what it files.
const MOVED_AWAY: [&str; 14] = [
    "已迁出",
    "迁出本市",
    "迁出本省",
    "迁出本县",
    "迁出本区",
    "迁出我市",
    "迁出我省",
    "迁出辖区",
    "迁往外地",
    "迁往外省",
    "迁往外市",
    "迁至外地",
    "迁至外省",
    "迁至外市",
];

/// The words of several lists as one.
const fn joined<const COUNT: usize>(lists: [&[&'static str]; 3]) -> [&'static str; COUNT] {
    let mut words = [""; COUNT];
    let (mut list, mut taken) = (0, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            words[taken] = lists[list][at];
            (at, taken) = (at + 1, taken + 1);
        }
        list += 1;
    }
    assert!(taken == COUNT, "a list is shorter than it says");
    words
}
