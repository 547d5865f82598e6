//! The header names each field goes by: this table is also the documentation of the columns.
//!
//! A name that may mean something else is not here: papers handed in (提交日期, 收件日期) need not
//! be complete, and people trained (培训人数) are no places.
//!
//! Sources of the names: the Jilin rules (annex 3), the Guizhou draft (annexes 1, 2 and 4), the
//! Henan notice of 2024, the national Measures, and the usual variants of exports. Names are
//! compared folded (see [`fold`]), first whole, then without remarks in brackets:
//! 累计例数（例） is 累计例数.

use super::{compound, keys};
use crate::lookup::Map;
use crate::record::field::Field;
use crate::text::{fold, is_ideograph, trim};
use crate::words::Words;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnName {
    /// A field.
    Field(Field),
    /// 序号, 编号: the row's number, or codes (Guizhou annex 4).
    Serial,
    /// A contact, a person, a certificate: known, and never read.
    Private,
    /// Said to be ignored by `source.toml`.
    Ignored,
    /// Anything else.
    Unknown,
}

/// One field: its name in JSON and `source.toml`, then its Chinese names, the usual one first.
type Names = (Field, &'static str, &'static [&'static str]);

#[rustfmt::skip]
static NAMES: [Names; 34] = [
    (Field::InstitutionName, "institution_name", &["医疗机构名称", "机构名称", "医院名称", "单位名称", "单位", "医疗机构", "医疗单位", "医院", "机构", "备案机构", "备案医疗机构", "备案单位", "开展机构", "开展单位", "开展医疗机构", "基地名称", "培训基地", "培训基地名称", "基地所在医疗机构", "申报单位", "第一名称", "医疗机构第一名称", "institution", "hospital", "hospital_name", "医疗卫生机构名称", "医疗机构名称(盖章)", "开展医院", "开展医院名称", "备案医院", "备案医院名称", "备案机构名称", "备案单位名称", "申请单位", "申请机构", "医疗机构(全称)", "行政相对人名称", "行政相对人", "机构全称", "医院全称"]),
    (Field::FormerNames, "former_names", &["曾用名", "曾用名称", "原名", "原名称", "原机构名称", "变更前名称", "former_name", "医疗机构曾用名", "更名前名称", "原医疗机构名称", "变更前医疗机构名称", "变更前机构名称", "医疗机构名称(原)", "机构名称(原)", "医疗机构名称(变更前)", "机构名称(变更前)"]),
    (Field::Aliases, "aliases", &["第二名称", "医疗机构第二名称", "机构第二名称", "其他名称", "别名", "院区", "院区名称", "alias", "第二名称(别名)", "医疗机构别名", "挂牌名称", "又名", "其他挂牌名称"]),
    (Field::RegistrationNumber, "registration_number", &["登记号", "医疗机构登记号", "医疗机构执业许可证登记号", "执业许可证登记号", "许可证登记号", "执业许可证号", "医疗机构执业许可证号", "执业许可证号码", "医疗机构执业许可证编号", "执业许可证编号", "许可证号", "许可证编号", "机构登记号", "registration_no", "licence_number", "license_number", "医疗机构执业许可证登记号码", "医疗机构登记号码", "登记号码", "执业登记号"]),
    (Field::CreditCode, "credit_code", &["统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码", "统一社会信用代码证号", "uscc", "unified_social_credit_code", "统一社会信用代码(18位)", "机构统一社会信用代码"]),
    (Field::Category, "category", &["医疗机构类别", "机构类别", "医院类别", "类别", "机构类型", "医疗机构类型", "医院类型"]),
    (Field::Level, "level", &["医疗机构级别", "医院等级", "医疗机构等级", "机构级别", "机构等级", "医院级别", "级别", "等级", "等次", "等级/类别", "级别/类别", "级别等次", "医院等次", "级别与等次", "医疗机构等级类别", "医疗机构等次", "医院级别等次", "机构级别等次", "机构等次", "评审等次", "医院评审等次", "评审等级", "医院评审等级"]),
    (Field::Jurisdiction, "jurisdiction", &["所在地", "所在地区", "行政区划", "行政区划代码", "区划代码", "所属地区", "所属区划", "地区", "市县", "县区", "县(市、区)", "所在市州", "所在县区", "市州", "division", "所属市州", "所属市县", "县市区", "市县区", "所在县市区", "所在区县", "所属区县", "所在市", "地市", "市(州)", "县(区)", "属地", "所属辖区", "辖区", "县", "城市", "县市", "县市名称", "区县", "区县名称", "所在县", "地市名称", "区域", "市", "归属地", "归属地区", "所属地", "地域", "所在地域"]),
    (Field::Authority, "authority", &["备案机关", "备案部门", "发证机关", "发证部门", "登记机关", "备案机关名称", "发证机关名称", "备案卫生健康行政部门", "备案行政部门", "主管部门", "filing_authority", "备案卫生健康部门", "备案主管部门", "备案卫健部门", "核发部门", "核发机关", "执业许可证发证机关", "许可证核发机关", "登记机关名称", "受理机关", "备案受理部门"]),
    (Field::Technology, "technology", &["技术名称", "技术", "技术名", "医疗技术名", "诊疗技术名称", "医疗技术的名称", "医疗技术名称", "限制类技术名称", "限制类医疗技术名称", "限制类技术", "限制类医疗技术", "备案技术名称", "备案技术", "备案医疗技术", "备案医疗技术名称", "备案项目", "技术项目", "技术项目名称", "医疗技术", "开展技术", "开展技术名称", "培训技术", "培训技术名称", "培训专业技术", "培训专业", "培训项目", "培训项目名称", "负责技术", "负责的技术", "对应技术", "质控技术", "所管技术", "technology_name", "限制类技术项目", "限制类技术项目名称", "限制类医疗技术项目", "开展的限制类技术", "开展的限制类技术名称", "开展的限制类医疗技术", "开展的限制类医疗技术名称", "开展限制类技术", "开展限制类技术名称", "开展限制类医疗技术", "开展限制类医疗技术名称", "已备案技术", "已备案技术名称", "已备案限制类技术", "已备案限制类技术名称", "备案限制类技术", "备案限制类技术名称", "备案技术项目", "准予备案技术", "准予备案的技术", "准予备案的技术名称", "通过备案的技术", "备案的技术", "备案的技术名称", "备案的限制类技术", "备案的限制类医疗技术", "限制类技术目录", "限制类技术目录名称"]),
    (Field::TechnologyCode, "technology_code", &["技术编号", "技术代码", "技术编码", "医疗技术编号", "医疗技术代码", "目录编号", "目录代码", "code", "限制类技术编号", "限制类技术代码", "限制类技术编码", "限制类医疗技术编号", "限制类医疗技术代码", "技术目录编号", "技术序号"]),
    (Field::LimitedTo, "limited_to", &["备案范围", "限定范围", "备案限定范围", "技术范围", "技术限定范围", "备案技术范围", "适用范围", "开展范围", "技术开展范围", "病种范围", "适应症范围", "适应证范围", "备案病种", "开展病种", "限定病种", "限定部位", "备案部位"]),
    (Field::Department, "department", &["所在科室", "该技术所在科室", "备案医疗技术所在科室", "开展科室", "科室", "科室名称", "临床科室", "申报科室", "申请科室", "开展科室名称", "技术所在科室", "备案科室"]),
    (Field::FirstCase, "first_case", &["首例开展日期", "首例开展时间", "首例时间", "首例日期", "首例手术时间", "首例手术日期", "首例应用时间", "首例应用日期", "首例临床应用时间", "首例临床应用日期", "首例", "开展首例时间", "开展首例临床应用时间", "开展时间", "开展日期", "开始开展时间", "首次开展时间", "首次开展日期", "首例病例开展时间", "首例病例时间", "首例病例日期", "首例开展"]),
    (Field::PapersComplete, "papers_complete", &["材料齐全日期", "材料齐全时间", "材料收齐日期", "收到完整备案材料日期", "收到完整备案材料之日", "受理日期", "受理时间", "材料收齐时间"]),
    (Field::Completed, "completed", &["完成备案时间", "完成备案日期", "备案完成时间", "备案完成日期", "备案日期", "备案时间", "通过备案时间", "通过备案日期", "准予备案日期", "准予备案时间", "同意备案日期", "同意备案时间", "completed_on", "filing_date", "备案完成", "完成备案", "技术备案时间", "技术备案日期", "备案通过时间", "备案通过日期", "限制类技术备案时间", "备案登记时间", "备案登记日期", "首次备案时间", "首次备案日期"]),
    (Field::Status, "status", &["备案状态", "状态", "当前状态", "基地状态", "有效状态", "技术状态", "开展状态", "目前状态", "备案情况状态", "是否有效", "备案是否有效"]),
    (Field::StatusDate, "status_date", &["状态变更日期", "状态变更时间", "状态日期", "变更日期", "变更时间", "撤销日期", "撤销时间", "取消日期", "取消时间", "暂停日期", "暂停时间", "注销日期", "停止日期"]),
    (Field::StatusReason, "status_reason", &["状态原因", "状态说明", "变更原因", "撤销原因", "取消原因", "暂停原因", "撤销或取消原因", "停止原因"]),
    (Field::LicenceNote, "licence_note", &["副本备注", "备注三", "备注3", "许可证副本备注", "执业许可证副本备注", "副本备注栏", "执业许可证备注", "license_note", "副本备注内容", "执业许可证副本备注内容", "执业许可证副本备注栏", "许可证备注", "备注三内容", "备注(三)", "备注栏三", "执业许可证备注三", "副本备注情况"]),
    (Field::CumulativeCases, "cumulative_cases", &["累计例数", "累计病例数", "累计开展例数", "累计开展病例数", "累计开展的病例数", "累计开展病例例数", "累计应用例数", "累计应用病例数", "开展例数", "开展病例数", "病例数", "例数", "总例数", "累计", "cases", "累计开展数", "累计开展例次", "累计开展数量", "累计完成例数", "累计完成病例数", "累计手术例数", "开展总例数", "总病例数", "累计数", "累计例次", "截至目前累计例数"]),
    (Field::AsOf, "as_of", &["截止日期", "截至日期", "截止时间", "截至时间", "统计截止日期", "统计截至日期", "统计截止时间", "统计截至时间", "数据截至", "数据截止", "数据截止日期", "数据截至日期", "统计日期", "数据日期", "例数截止日期", "统计时间", "例数统计截止日期", "例数统计截止时间", "例数截至日期", "截止统计日期"]),
    (Field::FiledOn, "filed_on", &["基地备案日期", "基地备案时间", "培训基地备案日期", "培训基地备案时间"]),
    (Field::Plan, "plan", &["培训计划", "年度培训计划", "培训安排", "培训方案"]),
    (Field::Places, "places", &["培训名额", "名额", "招收名额", "计划招收人数", "招生人数", "计划招生人数", "拟招收人数", "招生名额", "计划培训人数", "招收人数", "拟培训人数", "计划招生", "计划招收"]),
    (Field::CentreName, "centre_name", &["质控中心名称", "质控中心", "委托中心", "质量控制中心", "医疗质量控制中心", "质量控制组织", "质控组织", "委托质控中心", "承担质控中心", "quality_centre", "省级质控中心", "省级质控中心名称", "所属质控中心", "质量控制中心名称", "省级质量控制组织"]),
    (Field::SurgeryName, "surgery_name", &["手术名称", "手术操作名称", "手术及操作名称", "手术/操作名称", "术式名称", "术式"]),
    (Field::SurgeryCode, "surgery_code", &["手术编码", "手术代码", "手术操作编码", "手术操作代码", "手术及操作编码", "手术/操作编码", "icd编码", "icd-9-cm-3", "icd-9-cm-3编码", "icd-9编码", "icd9编码"]),
    (Field::SurgeryLevel, "surgery_level", &["手术级别", "手术等级", "手术分级", "手术类级别", "手术操作级别", "级别(手术)"]),
    (Field::NewTechnologyName, "new_technology_name", &["新技术名称", "新技术新项目名称", "新技术、新项目名称", "新技术项目名称", "新技术/新项目名称", "新项目名称", "临床新技术名称", "医疗新技术名称", "新技术", "准入技术名称"]),
    (Field::Grade, "grade", &["新技术等级", "新技术级别", "新技术分级", "技术等级", "技术级别", "技术分级"]),
    (Field::TechnologyClass, "technology_class", &["技术类别", "医疗技术类别", "新技术类别", "技术分类", "新技术分类", "技术类型", "限制类技术类别", "限制类医疗技术类别"]),
    (Field::AdmittedOn, "admitted_on", &["准入日期", "准入时间", "批准日期", "批准时间", "准入批准日期", "审批日期"]),
    (Field::SupervisionPeriod, "supervision_period", &["监管期", "监管期限", "监督期", "监督期限", "跟踪期", "追踪期", "监管周期", "supervision_months"]),
];

/// Names that say of what they are only by where they stand.
static BARE: [&str; 6] = ["级别", "等级", "等次", "类别", "LEVEL", "CATEGORY"];

static SERIAL: [&str; 7] = ["序号", "编号", "序", "行号", "no", "no.", "serial"];

/// Header texts that hold one of these name a person or a way to reach one.
static PRIVATE_PARTS: [&str; 36] = [
    "联系",
    "电话",
    "手机",
    "座机",
    "传真",
    "身份证",
    "证件号",
    "邮箱",
    "邮件",
    "email",
    "e-mail",
    "phone",
    "mobile",
    "contact",
    "姓名",
    "患者",
    "病人",
    "住院号",
    "病案号",
    "门诊号",
    "出生",
    "证书编号",
    "证书号",
    "资格证",
    "法定代表",
    "法人",
    "填表人",
    "经办人",
    "签名",
    "签字",
    "填报人",
    "审核人",
    "家属",
    "住址",
    "护照",
    "微信",
];

static PRIVATE: [&str; 39] = [
    "地址",
    "通讯地址",
    "通信地址",
    "机构地址",
    "医院地址",
    "详细地址",
    "邮政编码",
    "邮编",
    "负责人",
    "主要负责人",
    "申报负责人",
    "技术负责人",
    "项目负责人",
    "科室负责人",
    "科主任",
    "人员情况",
    "技术人员",
    "医务人员",
    "人员名单",
    "性别",
    "年龄",
    "民族",
    "职称",
    "职务",
    "学历",
    "专业",
    "执业范围",
    "执业类别",
    "开展医疗技术人员情况",
    "医疗机构自评情况",
    "自评情况",
    "医疗机构承诺",
    "单位承诺",
    "技术规范名称",
    "编制床位",
    "开放床位",
    "在编医护技人员数",
    "address",
    "gender",
];

static BY_NAME: LazyLock<Map<String, ColumnName>> = LazyLock::new(|| {
    let private = PRIVATE.iter().map(|name| (fold(name), ColumnName::Private));
    let serial = SERIAL.iter().map(|name| (fold(name), ColumnName::Serial));
    let fields = NAMES.iter().flat_map(|(field, code, names)| {
        let all = names.iter().copied().chain([*code]);
        all.map(|name| (fold(name), ColumnName::Field(*field)))
    });
    private.chain(serial).chain(fields).collect()
});

static PRIVATE_FOLDED: LazyLock<Vec<String>> =
    LazyLock::new(|| PRIVATE_PARTS.iter().map(|part| fold(part)).collect());

static PRIVATE_WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(PRIVATE_FOLDED.iter()));

/// What a header text names.
pub(crate) fn column_name(header: &str) -> ColumnName {
    // Dates and counts, most of what stands where a header is looked for.
    if header.bytes().all(|byte| byte.is_ascii_digit() || b"-/. ".contains(&byte)) {
        return ColumnName::Unknown;
    }
    let folded = fold(header);
    let whole = without_marks(&folded);
    let bare = without_brackets(whole);
    let bare = without_marks(&bare);
    let known = [whole, bare, without_unit(bare), whole.trim_matches(['(', ')'])];
    let listed = known.iter().find_map(|name| BY_NAME.get(*name).copied());
    let compound = || compound::field(whole, bare).map(ColumnName::Field);
    if let Some(name) = listed.or_else(compound) {
        let is_other = is_another_day(name, whole) || is_number_of(name, whole);
        return if is_other { ColumnName::Unknown } else { name };
    }
    if is_technology_and_day(whole) {
        return ColumnName::Field(Field::Technology);
    }
    match PRIVATE_WORDS.are_in(whole) {
        true => ColumnName::Private,
        false => keys::of_key(header).unwrap_or(ColumnName::Unknown),
    }
}

/// Whether a folded text names the technologies and the days of their filings: 备案技术及备案时间.
pub(super) fn is_technology_and_day(folded: &str) -> bool {
    let both = || ["及", "和", "与", "/", "、"].iter().find_map(|it| folded.split_once(it));
    let Some((one, other)) = folded.contains("备案").then(both).flatten() else { return false };
    let is = |text: &str, field| BY_NAME.get(text) == Some(&ColumnName::Field(field));
    let is_day = ["时间", "日期"].contains(&other) || is(other, Field::Completed);
    is(one, Field::Technology) && is_day
}

/// Whether a header text is 级别, 类别 or the like, with nothing that says of what.
pub(crate) fn is_bare(header: &str) -> bool {
    let folded = fold(header);
    BARE.contains(&without_marks(&without_brackets(without_marks(&folded))))
}

/// Folded text without the marks of a form: a list number before it, stars, 必填 behind it.
fn without_marks(folded: &str) -> &str {
    const MARKS: [char; 8] = ['*', ':', '★', '※', '●', '#', '.', '、'];
    let text = folded.trim_matches(MARKS);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbered = (1..=2).contains(&digits)
        && text[digits..].starts_with(|c: char| MARKS.contains(&c) || c == ')');
    let text = if numbered { text[digits..].trim_start_matches(MARKS) } else { text };
    let text = ["必填", "选填"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    text.trim_matches(MARKS)
}

/// Without a unit behind a slash or a comma: 累计例数/例, 累计例数,单位:例.
fn without_unit(text: &str) -> &str {
    const UNITS: [&str; 6] = ["例", "人", "名", "个", "人次", "例次"];
    let split = text.rsplit_once(['/', ',', '-']).or_else(|| text.rsplit_once("单位:"));
    match split {
        Some((name, unit)) if UNITS.contains(&unit.trim_start_matches("单位:")) => name,
        _ => text,
    }
}

/// First characters of the names of columns, as they stand and folded.
static FIRST: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let names = BY_NAME.keys().chain(PRIVATE_FOLDED.iter());
    names.filter_map(|name| name.chars().next()).chain(compound::first_characters()).collect()
});

/// Whether a text begins as the name of a column can; `false` is certain.
pub(crate) fn can_be_name(header: &str) -> bool {
    let Some(first) = trim(header).chars().next() else { return false };
    // What is not Chinese may fold to anything.
    !is_ideograph(first) || FIRST.contains(&first)
}

/// Words in brackets that make of a day another day: 备案时间（预计）, 备案日期（有效期至）.
const QUALIFIERS: [&str; 13] = [
    "预计", "计划", "拟", "有效", "到期", "失效", "撤销", "取消", "暂停", "注销", "申请", "受理",
    "提交",
];

/// Whether brackets in a folded text say that another day is meant than before them.
fn is_another_day(name: ColumnName, folded: &str) -> bool {
    use Field::{AdmittedOn, Completed, FiledOn, FirstCase};
    let is_day = [Completed, FiledOn, AdmittedOn, FirstCase]
        .iter()
        .any(|field| name == ColumnName::Field(*field));
    let mut inside = folded.split('(').skip(1).filter_map(|part| part.split(')').next());
    is_day && inside.any(|part| QUALIFIERS.iter().any(|word| part.contains(word)))
}

/// Whether brackets in a folded text say that technologies are counted: 备案技术（项目数）.
fn is_number_of(name: ColumnName, folded: &str) -> bool {
    name == ColumnName::Field(Field::Technology)
        && ["数)", "数量)", "(项)", "(个)"].iter().any(|end| folded.ends_with(end))
}

/// Folded text without its bracketed parts.
fn without_brackets(folded: &str) -> String {
    let mut depth = 0_u32;
    let outside = folded.chars().filter(|character| match character {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect()
}

/// The documentation of the columns (`docs/columns.md`), made from this table.
#[must_use]
pub fn columns_document() -> String {
    let mut text = String::from(INTRODUCTION);
    for (field, code, names) in &NAMES {
        let (usual, others) = (names[0], names[1..].join("、"));
        debug_assert_eq!(field.in_chinese(), usual);
        text.push_str(&format!("| {usual} | `{code}` | {others} |\n"));
    }
    let list = |names: &[&str]| names.join("、");
    text.push_str(KEYS_INTRODUCTION);
    for (field, keys) in keys::all() {
        let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        text.push_str(&format!("| {} | {} |\n", field.in_chinese(), keys.join("、")));
    }
    text.push_str(&format!("\n## 序号\n\n只用来给行编号，不公布：{}。\n", list(&SERIAL)));
    text.push_str(&format!(
        "\n## 从不读取的列\n\n联系人、证件、人员情况等列不读取，也不公布。列名是下列之一：{}；\
         或列名里有下列字样：{}。\n",
        list(&PRIVATE),
        list(&PRIVATE_PARTS)
    ));
    text
}

const KEYS_INTRODUCTION: &str = "
## JSON 里的键名

系统导出的 JSON 多用英文或拼音首字母作键名。下面这些意思确定的也认得，`hospitalName`、`hospital_name`、
`HOSPITAL-NAME` 是一样的。`level`、`status`、`finishDate` 这些在“hospital”“filing”“technology”之类的
对象里才看得出说的是什么；在别的对象里（如 `department` 里的 `code`）不读。

不当作备案日期的：`createTime`、`updateTime`、`publishDate`、`submitDate`、`applyDate`、`auditTime` 等。
只写有申请日期、没有完成备案时间和状态的，不采用。写成代码的状态（`status: 1`、`auditStatus: 2`）认不出是什么
意思，请导出文字；旁边另有 `statusName` 写文字的，用文字。日期也可以是 `[2023, 5, 6]`、
`{\"year\": 2023, \"month\": 5, \"day\": 6}` 或 13 位的毫秒数。

记录里可以有一层对象，也可以有一组记录（一家医疗机构和它的各项备案）：一组里的每一条算一条记录，外层的内容
各条都有，按顺序编号；这一组是空的机构计入空白。一条记录里有两组记录的，分不清哪一组是备案，不读。只叫
`name`（名称）的，内容全是医院名称时当作医疗机构名称，全是技术名称时当作技术名称。

| 列名 | 键名 |
|---|---|
";

const INTRODUCTION: &str = "\
# 认得的列名

本页由程序里的列名表生成，与程序一致。比较时不分全角半角、大小写，不计空格、换行、星号、
“必填”字样、括号里的说明和单位，例如“累 计 例 数（必填）”就是“累计例数”。两行的表头连起来读：
“医疗机构”下面的“名称”就是“医疗机构名称”。

只写“级别”“类别”的，看是什么表：手术目录里的“级别”是手术级别，新技术里的是新技术等级和技术类别；
“类别”下写“限制类”“常规类”的是技术类别，不是机构类别。例数的列名写有年度、季度等时间段的，标题写有
起止时间的，或者标题写有年份、月份、列名又没有写“累计”的，不读。列名可以写明截止日期：“累计例数（截至2026年10月31日）”。

也认得几种别的写法：

- **一份一表**：左边写项目、右边写内容，一张工作表（或一个文件）一份，例如医疗机构填的备案表。
  每个项目都认得、内容只有一个时才读取；否则整张表搁置，报告里写明是哪一格。备案表要写有完成备案时间
  或备案状态：只有申请内容的，看不出备案是否完成。
- **技术写成列名**：一家机构一行，一项技术一列。标题里要写明格子里是“完成备案时间”还是“累计例数”；
  标题写“备案”、格子里是“√”的，读作没有日期的备案。格子里写“撤销”“暂停（2024年3月）”的，读作那一项的状态；
  写了别的，只搁置那一格。看不出填的是什么、或者用了两种符号又没有说明的，整张表搁置。
- **左右并排**：同样的几列向右又写了一遍（序号、医疗机构、技术、日期，序号、医疗机构、技术、日期），或者列名
  编了号（技术1、备案时间1、技术2、备案时间2；技术一……）：每一块是一条记录，没有编号的列（机构、登记号）各条
  都有。两块不一样的，两列说的是同一项，都不读。
- **符号有说明的**：标题或单独一行的注里写明“●表示已备案，○表示未开展，×表示已撤销”的，照说明读；有一种
  符号没有说明的，整张表搁置。
- **变更前、变更后**：按“变更后”的列读，“变更前”的不读，只有机构名称当作曾用名；一行“变更前”、一行
  “变更后”的，前一行不采用。
- **日期写在技术后面**：“肿瘤消融治疗技术（2023年5月6日备案）”，或者列名写的是“备案技术及备案时间”。
- **一项技术列几家**：“医疗机构”一格用顿号写了几家、又没有写日期和状态的，一家一条；整列都不超过三个名称的，
  可能是一家的几个名称，不读。

“备案状态”一格里可以多写一点：“撤销（2024年）”“自2024年3月1日起暂停”的日期读作状态变更日期；“有效，2023年
5月变更”读作有效，其余写进核查结果。“暂停（2024年3月恢复）”“有效（至2025年底）”这样说不准的，不采用。
省、市州、县区分写几列的，连起来读；级别和等次（等级）分写两列的也是，例如“三级”“甲等”，“三级”“未定等”；
两格对不上的（“三级”“二级甲等”），不读，报告里写明。

Excel 里只显示月日、不显示年份的日期不读：看不见的年份可能是录入时自动加上的。单元格的批注里写有撤销、
取消等字样的，那一行不采用（批注本身不公布）。

Excel 工作簿里没有设成日期格式的数字，按这个工作簿自己的日期系统（1900 或 1904）读作日期；1904
工作簿里以文本存放的数字分不清是哪一种，不读。隐藏的工作表不读取，其中的行计入搁置的行。

一张工作表里可以有几张表：表头或上面的标题变了，就另算一张。没有“医疗机构名称”“技术名称”“所在地”一列的，
表头上面或行与行之间可以写“医疗机构名称：示例甲医院”（或单独一行“一、示例甲医院”）、一项技术或一个地区，
管到下一个小标题；认不出的小标题当作技术名称去对照目录，在机构的小标题之间的，下面的行没有机构，不采用。工作表也可以用一项技术命名，文件和工作表也可以用一个地区命名。表头认不出的一段整段搁置。

由下面这些词组成的列名也认得，例如“准予备案的医疗机构名称”“已备案限制性医疗技术”“所属地（州、市）”：
机构、技术、完成备案时间、累计例数、科室、备案机关、地区前面可以有备案、开展、限制类、累计、所属等字样；有一个
别的字样（拟、未、取消、申请、公示、培训……）就不算。只叫“项目名称”“开展项目”“备案内容”的，旁边有完成备案时间、
内容全是技术名称时，当作技术名称。

不在表里的列不会公布，报告里会写明；两列说的是同一项时都不读，报告里也会写明。导出文件用别的
列名时，可以在 `source.toml` 里对应到第二栏的名称，或写 `ignore` 忽略：

```toml
[[file]]
name = \"*.xlsx\"
columns = { \"术\" = \"technology\", \"内部编号\" = \"ignore\" }
```

| 常用列名 | `source.toml` 里的名称 | 也认得 |
|---|---|---|
";

impl Field {
    /// The field's name in JSON and `source.toml`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.names().1
    }

    /// The field's usual Chinese name.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        self.names().2[0]
    }

    /// The field of a [`Field::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known, _)| *known == code).map(|(field, ..)| *field)
    }

    fn names(self) -> &'static Names {
        // The table is in the order of the type: a test holds it to that.
        &NAMES[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_fields() {
        for (index, (field, ..)) in NAMES.iter().enumerate() {
            assert_eq!(*field as usize, index, "{field:?}");
        }
    }

    #[test]
    fn no_name_belongs_to_two_columns() {
        let names: usize = NAMES.iter().map(|(_, _, names)| names.len() + 1).sum();
        assert_eq!(BY_NAME.len(), names + PRIVATE.len() + SERIAL.len());
    }

    #[test]
    fn spellings_of_one_header_name_one_field() {
        let spellings = [
            "累计例数（例）",
            "累计 例数",
            "*累计例数：",
            "累计\n例数",
            "cumulative_cases",
            "8.累计例数（必填）",
            "★累 计 例 数",
            "累计例数/例",
            "累计例数，单位：例",
            "累计例数 必填",
            "【累计例数】",
        ];
        for text in spellings {
            assert_eq!(column_name(text), ColumnName::Field(Field::CumulativeCases), "{text}");
        }
    }

    #[test]
    fn brackets_that_mean_another_day_name_no_field() {
        for text in ["备案时间（预计）", "备案日期（有效期至）", "备案时间（撤销时间）"]
        {
            assert_eq!(column_name(text), ColumnName::Unknown, "{text}");
        }
        let status = column_name("备案状态（有效/撤销/取消/暂停）");
        assert_eq!(status, ColumnName::Field(Field::Status));
    }

    #[test]
    fn people_and_contacts_are_private() {
        for text in ["联 系 人", "联系电话（手机）", "主治医师资格证书编号", "填表人姓名", "地 址"]
        {
            assert_eq!(column_name(text), ColumnName::Private, "{text}");
        }
        assert_eq!(column_name("备注2"), ColumnName::Unknown);
    }
}
