//! Corrections, and what is no longer listed.

use super::choices;
use super::common::*;
use super::{DataField, DataSet, FieldKind};

const LAST: &str = "最后一次公布时没有";
const OLDER: &str = "旧版台账没有记下";

const FOLDER: DataField =
    DataField::text("authority_folder", "报送机关", "原来列出它的报送机关文件夹名").or_null(OLDER);

const LAST_EXPORT: DataField =
    DataField::new("last_export", "最后列出的导出", FieldKind::Date, "哪一天的导出里还有它")
        .or_null(OLDER);

const MISSING_EXPORT: DataField = DataField::new(
    "missing_export",
    "不再列出的导出",
    FieldKind::Date,
    "哪一天的导出里没有它，或者它那一行有错误没有采用",
)
.or_null("报送机关不再有导出，或旧版台账没有记下");

pub(super) static CORRECTIONS: DataSet = DataSet {
    name: "corrections",
    title: "更正",
    meaning: "一条记录是卫生健康部门对一处公布内容的更正，来源文件仍可能写着原来的内容",
    fields: &[
        INSTITUTION_ID,
        INSTITUTION_NAME,
        DataField::text("technology_id", "技术标识", "涉及哪项技术").or_null("更正的是机构本身"),
        DataField::text("technology_name", "技术名称", "涉及技术的现用名称")
            .or_null("更正的是机构本身"),
        DataField::choice("kind", "内容", choices::record_kind, "更正的是哪一类记录"),
        DataField::text("kind_name", "内容（中文）", "内容的中文说法"),
        DataField::text("field", "字段", "更正的是哪个字段，用本字典的字段名"),
        DataField::text("field_name", "字段（中文）", "字段的中文说法"),
        DataField::partial_date("as_of", "截止日期", "更正的例数统计到哪一天")
            .or_null("更正的不是某一天的例数"),
        DataField::text("was", "原值", "更正前的值").or_null("原先没有值"),
        DataField::text("now", "新值", "更正后的值").or_null("更正为没有值"),
        DataField::choice("effect", "效果", choices::effect, "来源文件现在怎么写"),
        DataField::new("corrected_on", "更正日期", FieldKind::Date, "作出更正的日期"),
        DataField::text("reason", "更正的理由", "卫生健康部门说明的理由"),
        DataField::text("corrected_by", "更正机关", "作出更正的卫生健康部门"),
        DataField::integer("source_row", "来源行号", "在更正文件 corrections.toml 里的行号"),
        URL,
    ],
};

pub(super) static FORMER_INSTITUTIONS: DataSet = DataSet {
    name: "former-institutions",
    title: "不再列出的医疗机构",
    meaning: "一条记录是一家以前公布过、现在来源文件不再列出的医疗机构，照最后一次公布的内容",
    fields: &[
        INSTITUTION_ID,
        DataField::text("name", "医疗机构名称", "最后一次公布时的名称").under(PUBLIC_LIST),
        DataField::new("former_names", "曾用名", FieldKind::TextList, "以往用过的名称，早的在前"),
        REGISTRATION_NUMBER,
        CREDIT_CODE,
        DataField::text("level", "级别", "医疗机构级别和等次").or_null(LAST),
        DataField::text("category", "类别", "医疗机构类别，照来源原文").or_null(LAST),
        JURISDICTION_CODE.or_null(LAST),
        DataField::text("authority_id", "发证机关标识", "核发执业许可证的卫生健康部门的标识")
            .or_null(LAST),
        DataField::new("removed_in", "不再列出自", FieldKind::Date, "从哪一次发布起不再列出")
            .or_null(OLDER),
        FOLDER,
        LAST_EXPORT,
        MISSING_EXPORT,
        URL,
    ],
};

pub(super) static FORMER_FILINGS: DataSet = DataSet {
    name: "former-filings",
    title: "不再列出的备案",
    meaning: "一条记录是一项以前公布过、现在来源文件不再列出的备案，照最后一次公布的内容",
    fields: &[
        INSTITUTION_ID,
        DataField::text("institution_name", "医疗机构名称", "机构最后一次公布的名称")
            .under(PUBLIC_LIST),
        TECHNOLOGY_ID,
        TECHNOLOGY_NAME,
        DataField::text("edition", "目录版本", "备案所依据的那一版目录的标识").or_null(LAST),
        DataField::text("code", "目录编号", "该技术在这一版目录中的编号")
            .or_null("这一版目录没有编号"),
        LIMITED_TO,
        DataField::text("authority_id", "备案机关标识", "办理备案的卫生健康部门的标识")
            .or_null(LAST),
        DEPARTMENT,
        DataField::partial_date("papers_complete", "材料齐全日期", "收到完整备案材料的日期")
            .or_null(NOT_REPORTED),
        DataField::partial_date("completed", "完成备案时间", "备案机关完成备案的日期")
            .or_null(NOT_REPORTED)
            .under(FILING),
        DataField::choice("status", "备案状态", choices::filing_status, "最后一次公布时的状态"),
        DataField::text("status_name", "备案状态（中文）", "备案状态的中文说法"),
        STATUS_DATE,
        DataField::text("status_reason", "状态原因", "照来源原文").or_null(NOT_REPORTED),
        DataField::text("licence_note", "许可证副本备注", "照来源原文").or_null(NOT_REPORTED),
        DataField::new("removed_in", "不再列出自", FieldKind::Date, "从哪一次发布起不再列出"),
        FOLDER,
        LAST_EXPORT,
        MISSING_EXPORT,
        URL,
    ],
};
