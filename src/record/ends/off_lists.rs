//! The words by which lists say what was taken off them, and what is not there yet.

/// What a cell says, and nothing else, of what was taken off a list.
pub(crate) const REMOVED: [&str; 54] = [
    "减少",
    "核减",
    "删减",
    "删除",
    "移出",
    "移除",
    "调出",
    "剔除",
    "除名",
    "停",
    "过期",
    "到期",
    "转出",
    "迁出",
    "核销",
    "封存",
    "不公开",
    "不公示",
    "不公布",
    "撤",
    "销",
    "销号",
    "废",
    "撤件",
    "退件",
    "依申请公开",
    "delete",
    "deleted",
    "revoke",
    "变更前",
    "调整前",
    "修改前",
    "锁定",
    "禁用",
    "重复",
    "误报",
    "错报",
    "误填",
    "误录",
    "录入错误",
    "历史",
    "历史数据",
    "历史记录",
    "旧数据",
    "原备案",
    "旧备案",
    "前备案",
    "淘汰",
    "转让",
    "技术转让",
    "下放",
    "技术下放",
    "技术已下放",
    "备案下放",
];

/// What a remark says, and nothing else, of a row that something is wrong with: nobody writes it
/// beside what is in order. Under other names these mean other things: × under 是否三级.
pub(crate) const DOUBTED: [&str; 16] = [
    "整改",
    "异常",
    "状态异常",
    "有问题",
    "问题",
    "错误",
    "有误",
    "不符",
    "不一致",
    "暂",
    "否",
    "N",
    "NO",
    "×",
    "✗",
    "X",
];

/// What headings begin with over what was taken off a list: 本期减少, 移出名单的机构.
pub(crate) const TAKEN_OFF: [&str; 9] =
    ["到期", "过期", "减少", "核减", "删减", "删除", "移出", "调出", "剔除"];

/// What may stand before these in a heading.
pub(crate) const OF_PERIODS: [&str; 12] = [
    "以下",
    "下列",
    "本期",
    "本次",
    "本月",
    "本周",
    "本年度",
    "本季度",
    "本年",
    "年度",
    "新",
    "已",
];

/// What a bracket says, and nothing else, behind the name of what is not there yet: 示例医院（筹）.
pub(crate) const PLANNED: [&str; 11] =
    ["拟", "筹", "筹建", "筹备", "筹备中", "拟建", "在建", "待建", "建设中", "规划中", "公示中"];

/// What a list of institutions says of those that are not there yet: 拟设置医疗机构公示.
pub(crate) const NOT_YET: [&str; 12] = [
    "拟设",
    "拟建",
    "拟成立",
    "筹建",
    "筹备",
    "待建",
    "在建",
    "未开业",
    "未执业",
    "未运营",
    "待执业",
    "待开业",
];

/// What is said, and nothing else, of an operation that is on a hospital's list and is not done.
pub(crate) const NOT_DONE: [&str; 7] =
    ["不开展", "未开展", "暂未开展", "未启用", "未使用", "不使用", "不在用"];

/// What a cell of a filing says, and nothing else, where its technology is none of those that are
/// filed.
pub(crate) const OF_OTHER_CLASS: [&str; 8] = [
    "禁止类",
    "禁止类技术",
    "禁止类医疗技术",
    "禁止应用",
    "非限制类",
    "非限制类技术",
    "非限制类医疗技术",
    "非限制性",
];
