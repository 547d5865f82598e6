//! What the names of columns ask: 是否备案, 目前是否开展, 在册.

/// What columns ask that begin with 是否, where 否 means that nothing was filed or is valid.
pub(super) const ASKED: [&str; 8] =
    ["备案", "通过", "有效", "同意", "合格", "准予", "批准", "完成"];

/// What they ask, and nothing else, with the same meaning: 是否首次开展 asks something else.
const WHOLE: [&str; 19] = [
    "在册",
    "开展",
    "在开展",
    "已开展",
    "仍开展",
    "仍在开展",
    "正常开展",
    "继续开展",
    "在用",
    "使用",
    "公示",
    "公开",
    "公布",
    "对外公开",
    "启用",
    "已启用",
    "最新",
    "当前有效",
    "显示",
];

/// What they ask of an institution, and nothing else, where 否 means that it has closed.
const OF_PRACTICE: [&str; 11] = [
    "在业",
    "在营",
    "执业",
    "营业",
    "开业",
    "运营",
    "存续",
    "正常执业",
    "正常营业",
    "正常运营",
    "正常开业",
];

/// Names of columns that ask the same without 是否.
const BARE: [&str; 13] = [
    "启用",
    "有效",
    "在册",
    "在用",
    "有效否",
    "有效标志",
    "有效标识",
    "有效标记",
    "启用标志",
    "启用标识",
    "开展与否",
    "备案与否",
    "有效与否",
];

/// What may stand before 是否.
const NOW: [&str; 5] = ["当前", "目前", "现在", "现阶段", "现"];

/// What they ask where 是 means that something has ended.
pub(super) const OF_ENDS: [&str; 3] = ["到期", "过期", "删除"];

/// What they ask where 是 means that the row is not the one of now.
pub(super) const OF_OLD: [&str; 3] = ["历史", "测试", "草稿"];

/// Names of columns of what was done to a row in another system.
pub(super) const OF_OPERATIONS: [&str; 5] =
    ["操作类型", "操作标志", "操作标识", "同步标志", "变更标志"];

/// Whether a name asks nothing but whether something was filed or is valid: 目前是否开展, 在册.
pub(super) fn is_whole(name: &str) -> bool {
    let bare = NOW.iter().find_map(|now| name.strip_prefix(now)).unwrap_or(name);
    BARE.contains(&name) || bare.strip_prefix("是否").is_some_and(|it| WHOLE.contains(&it))
}

/// Whether a name asks nothing but whether an institution goes on: 目前是否营业.
pub(super) fn is_of_practice(name: &str) -> bool {
    let bare = NOW.iter().find_map(|now| name.strip_prefix(now)).unwrap_or(name);
    bare.strip_prefix("是否").is_some_and(|it| OF_PRACTICE.contains(&it))
}

/// Whether a name is that of the state of a filing or of its row, which systems write as a code:
/// 审核状态, 数据状态.
pub(super) fn is_state(name: &str) -> bool {
    const OF_WHAT: [&str; 7] = ["审", "备案", "办理", "办结", "流程", "数据", "记录"];
    name.ends_with("状态") && OF_WHAT.iter().any(|word| name.contains(word))
}
