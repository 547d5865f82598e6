//! The words by which lists say what was taken off them, and what is not there yet.

/// What a cell says, and nothing else, of what was taken off a list.
pub(crate) const REMOVED: [&str; 46] = [
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
];

/// What headings begin with over what was taken off a list: 本期减少, 移出名单的机构.
pub(crate) const TAKEN_OFF: [&str; 7] = ["减少", "核减", "删减", "删除", "移出", "调出", "剔除"];

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
