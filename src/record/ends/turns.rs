//! What turns the words for an end around: denials, what is left out, suspensions that are over,
//! and phrases that hold such a word and mean something else.

/// Words before them that turn them around.
pub(crate) const NOT: [&str; 21] = [
    "未",
    "无",
    "没有",
    "不",
    "未被",
    "没被",
    "没有被",
    "从未",
    "不存在",
    "未曾",
    "未予",
    "不予",
    "未见",
    "未发现",
    "未发生",
    "未出现",
    "未申请",
    "未办理",
    "无需",
    "不应",
    "非",
];

/// What turns these around once more: 不得不取消.
pub(crate) const NOT_NOT: [&str; 4] = ["不得不", "不能不", "无不", "并非不"];

/// What says that those of whom such a word is said are left out: 不含已撤销备案的.
pub(crate) const LEFT_OUT: [&str; 6] = ["不含", "不包括", "不包含", "剔除", "扣除", "除已"];

/// What a suspension is, which can be over.
pub(crate) const SUSPENSIONS: [&str; 12] = [
    "暂停",
    "中止",
    "停止",
    "已停",
    "停诊",
    "停业",
    "歇业",
    "休业",
    "停运",
    "叫停",
    "冻结",
    "已中断",
];

/// Words by which a suspension is lifted: 解除暂停, 取消暂停.
pub(crate) const LIFTED: [&str; 4] = ["解除", "取消", "撤销", "终止"];

/// What an authority demands that does not end a filing, and can be done.
pub(crate) const DEMANDS: [&str; 5] = ["责令整改", "限期整改", "责令改正", "限期改正", "立案调查"];

/// Words by which it was done.
pub(crate) const RECTIFIED: [&str; 10] = [
    "整改完成",
    "完成整改",
    "整改合格",
    "整改到位",
    "整改完毕",
    "整改通过",
    "已整改",
    "已改正",
    "已结案",
    "验收合格",
];

/// Refusals behind which a filing can still be completed.
pub(crate) const REPEATABLE: [&str; 10] = [
    "退回",
    "驳回",
    "未通过",
    "不通过",
    "不合格",
    "材料不全",
    "材料不齐",
    "资料不全",
    "不符合要求",
    "不符合条件",
];

/// Words by which it was.
pub(crate) const PASSED: [&str; 7] =
    ["完成备案", "复审通过", "审核通过", "评审通过", "备案通过", "准予备案", "同意备案"];

/// What makes a resumption one that may not have come: 整改合格后方可恢复.
pub(crate) const PERHAPS: [char; 14] =
    ['未', '不', '待', '拟', '将', '预', '计', '可', '如', '若', '需', '应', '须', '能'];

/// What is resumed.
pub(crate) const RESUMED: [&str; 11] =
    ["有效", "开展", "正常", "备案", "执业", "营业", "应用", "临床", "使用", "诊疗", "门诊"];

/// What holds such a word and speaks of something else: a service, a reform of approvals, a name.
pub(crate) const OTHERS: [&str; 14] = [
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

/// What a licence is called, or is about, that may be under way or have expired beside a filing
/// that is complete: 许可证换证办理中.
pub(crate) const OF_LICENCES: [&str; 8] =
    ["许可证", "执业证", "换证", "校验", "旧证", "原证", "证照", "营业执照"];

/// Behind a word that ends with 中 these make another one: 审批中心, 备案中医医院.
pub(crate) const AFTER_MIDDLE: [char; 9] = ['心', '医', '药', '西', '国', '学', '央', '山', '共'];

/// Behind 已撤 these tell of places: 已撤县设市.
pub(crate) const AFTER_MOVED: [char; 9] = ['县', '市', '乡', '镇', '区', '地', '村', '街', '州'];

/// What was not done in time was not done: 未按期复核 is 未复核.
pub(crate) const IN_TIME: [&str; 4] = ["未按期", "未按时", "未如期", "未能按期"];

/// Behind 逾期未 these tell of papers, and not of the filing: 逾期未报送.
pub(crate) const AFTER_LATE: [char; 6] = ['报', '公', '提', '填', '上', '送'];

/// What follows 拟新增 where it speaks of what is listed, and not of 设备.
pub(crate) const OF_LISTED: [char; 7] = ['技', '项', '手', '备', '医', '目', '名'];

/// What ends with 已结束 and is what a row states: 公示已结束 ends nothing.
pub(crate) const OF_SPANS: [&str; 6] = ["培训", "基地", "招生", "备案", "任务", "合作"];

/// Behind 已淘汰 and 已转让 these tell of things: 已淘汰旧设备.
pub(crate) const AFTER_THINGS: [char; 6] = ['旧', '老', '原', '设', '仪', '机'];

/// Of what something is still to be found out, where it is said: 例数待核实 leaves a filing alone.
pub(crate) const FOUND_OUT: [&str; 6] = ["备案", "资质", "技术", "情况", "状态", "条件"];

/// What an institution had before: it has ended, and the institution has not.
pub(crate) const OLD: [&str; 15] = [
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
    "老院区",
    "旧院区",
];

/// What closes while the institution goes on: 老院区已关闭.
pub(crate) const PARTS: [&str; 9] =
    ["院区", "分院", "老院", "旧院", "科室", "病区", "门诊楼", "病房", "机房"];
