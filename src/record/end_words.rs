//! The words by which texts say that a filing has ended or was never completed, and the phrases
//! that hold such a word and mean something else.

/// Words for the end of a filing, or of an institution; longer ones before those they hold.
pub(super) const ENDS: [&str; 52] = [
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
    "已停",
    "已撤",
    "歇业",
    "关闭",
    "关停",
    "摘牌",
    "失效",
    "作废",
    "无效",
    "废止",
    "退出",
    "已删除",
    "已过期",
    "已到期",
    "已过有效期",
    "不再开展",
    "已不开展",
    "现不开展",
    "暂不开展",
    "不再从事",
    "不再有效",
    "不再符合",
    "不再具备",
    "不具备条件",
    "不具备开展",
    "放弃",
    "收回备案",
    "备案收回",
    "除名",
    "解散",
    "破产",
    "revoked",
    "cancelled",
    "canceled",
    "suspended",
    "withdrawn",
    "expired",
];

/// What a cell says, and nothing else, of what was taken off a list.
pub(super) const REMOVED: [&str; 12] = [
    "减少",
    "核减",
    "删减",
    "删除",
    "移出",
    "调出",
    "剔除",
    "除名",
    "停",
    "不公开",
    "不公示",
    "不公布",
];

/// Words for a filing that was refused.
pub(super) const REFUSED: [&str; 32] = [
    "退回",
    "驳回",
    "否决",
    "不予",
    "不同意",
    "不合格",
    "不符合条件",
    "不符合要求",
    "不符合规定",
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
];

/// Words for a filing that is not completed yet.
pub(super) const UNDER_WAY: [&str; 24] = [
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
    "整改中",
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
    "pending",
];

/// One character at least of each word above, and none that many names hold (中, 消, 关, 例): most
/// texts hold none of them, and need no more than one look.
pub(super) fn may_be_of_end(character: char) -> bool {
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
            | '否'
            | '除'
            | '散'
            | '破'
            | '违'
            | '擅'
            | 'd'
            | 'D'
    )
}

/// What holds such a word and speaks of something else: a service, a reform of approvals, a name.
pub(super) const OTHERS: [&str; 14] = [
    "终止妊娠",
    "中止妊娠",
    "取消第三类",
    "取消审批",
    "审批取消后",
    "取消行政",
    "取消非行政",
    "取消和下放",
    "取消和调整",
    "取消下放",
    "取消或下放",
    "关闭术",
    "放弃治疗",
    "放弃抢救",
];

/// Words before them that turn them around.
pub(super) const NOT: [&str; 7] = ["未", "无", "没有", "不", "未被", "从未", "不存在"];

/// What turns these around once more: 不得不取消.
pub(super) const NOT_NOT: [&str; 4] = ["不得不", "不能不", "无不", "并非不"];

/// What says that those of whom such a word is said are left out: 不含已撤销备案的.
pub(super) const LEFT_OUT: [&str; 6] = ["不含", "不包括", "不包含", "剔除", "扣除", "除已"];

/// What a licence is called, or is about, that may be under way or have expired beside a filing
/// that is complete: 许可证换证办理中.
pub(super) const OF_LICENCES: [&str; 8] =
    ["许可证", "执业证", "换证", "校验", "旧证", "原证", "证照", "营业执照"];

/// Behind a word that ends with 中 these make another one: 审批中心, 备案中医医院.
pub(super) const AFTER_MIDDLE: [char; 9] = ['心', '医', '药', '西', '国', '学', '央', '山', '共'];

/// Behind 已撤 these tell of places: 已撤县设市.
pub(super) const AFTER_MOVED: [char; 9] = ['县', '市', '乡', '镇', '区', '地', '村', '街', '州'];

/// What a suspension is, which can be over.
pub(super) const SUSPENSIONS: [&str; 5] = ["暂停", "中止", "停止", "已停", "停诊"];

/// What makes a resumption one that may not have come: 整改合格后方可恢复.
pub(super) const PERHAPS: [char; 14] =
    ['未', '不', '待', '拟', '将', '预', '计', '可', '如', '若', '需', '应', '须', '能'];

/// What is resumed.
pub(super) const RESUMED: [&str; 11] =
    ["有效", "开展", "正常", "备案", "执业", "营业", "应用", "临床", "使用", "诊疗", "门诊"];

/// Words by which an institution has closed.
pub(super) const CLOSED: [&str; 8] =
    ["停业", "歇业", "关闭", "关停", "注销", "吊销", "停诊", "注销备案"];

/// What an institution had before: it has ended, and the institution has not.
pub(super) const OLD: [&str; 13] = [
    "原执业",
    "原许可证",
    "原证",
    "原登记",
    "原医疗机构",
    "旧证",
    "旧执业",
    "旧许可证",
    "旧登记",
    "老证",
    "换发新证",
    "换证",
    "原名",
];
