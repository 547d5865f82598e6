//! Training bases, quality centres, graded surgery lists and new technologies.

use super::choices;
use super::common::*;
use super::{DataField, DataSet};

pub(super) static TRAINING_BASES: DataSet = DataSet {
    name: "training-bases",
    title: "规范化培训基地",
    meaning: "一条记录是一家医疗机构对一项限制类技术的培训基地备案",
    fields: &[
        INSTITUTION_ID,
        INSTITUTION_NAME.under(TRAINING),
        TECHNOLOGY_ID,
        TECHNOLOGY_NAME.under(TRAINING),
        DataField::partial_date("filed_on", "备案日期", "培训基地备案的日期")
            .or_null(NOT_REPORTED)
            .under(TRAINING),
        DataField::text("plan", "培训计划", "照来源原文")
            .or_null(NOT_REPORTED)
            .under(TRAINING_PLAN),
        DataField::integer("places", "培训名额", "计划培训的人数")
            .or_null("资料未写明，或报送的内容不是数目")
            .under(TRAINING_PLAN),
        DataField::choice(
            "status",
            "基地状态",
            choices::base_status,
            "数据截止日的状态；来源文件没有写状态、也没有写明已结束或未完成的，按有效公布",
        )
        .under(TRAINING),
        DataField::text("status_name", "基地状态（中文）", "基地状态的中文说法"),
        STATUS_DATE,
        JURISDICTION_CODE,
        JURISDICTION_NAME,
        URL,
        SOURCE_FILE,
        SOURCE_SHEET,
        SOURCE_ROW,
    ],
};

pub(super) static QUALITY_CENTRES: DataSet = DataSet {
    name: "quality-centres",
    title: "质控中心",
    meaning: "一条记录是一个医疗质量控制中心与它负责的一项限制类技术",
    fields: &[
        DataField::text("name", "质控中心名称", "照来源原文").under(QUALITY_CONTROL),
        TECHNOLOGY_ID,
        TECHNOLOGY_NAME.under(QUALITY_CONTROL),
        URL,
        SOURCE_FILE,
        SOURCE_SHEET,
        SOURCE_ROW,
    ],
};

pub(super) static SURGERY_ITEMS: DataSet = DataSet {
    name: "surgery-items",
    title: "手术分级管理目录",
    meaning: "一条记录是一家医疗机构手术分级管理目录中的一项手术",
    fields: &[
        INSTITUTION_ID,
        INSTITUTION_NAME.under(DISCLOSURE),
        DataField::text("name", "手术名称", "照来源原文").under(DISCLOSURE),
        DataField::text("code", "手术编码", "照来源原文，按文字保存").or_null(NOT_REPORTED),
        DataField::integer("level", "手术级别", "1 至 4，数字越大风险和难度越高")
            .or_null("资料未写明，或报送的内容不是手术级别")
            .under(DISCLOSURE),
        DEPARTMENT,
        URL,
        SOURCE_FILE,
        SOURCE_SHEET,
        SOURCE_ROW,
    ],
};

pub(super) static NEW_TECHNOLOGIES: DataSet = DataSet {
    name: "new-technologies",
    title: "新技术准入",
    meaning: "一条记录是一家医疗机构自行准入的一项新技术；它不是限制类技术备案",
    fields: &[
        INSTITUTION_ID,
        INSTITUTION_NAME,
        DataField::text("name", "新技术名称", "照来源原文，不与目录对应"),
        DataField::integer("grade", "新技术等级", "1 至 3，由机构自定")
            .or_null("资料未写明，或报送的内容不是等级"),
        DataField::text("class", "新技术类别", "照来源原文").or_null(NOT_REPORTED),
        DataField::partial_date("admitted_on", "准入日期", "机构准予开展的日期")
            .or_null(NOT_REPORTED),
        DataField::integer("supervision_months", "监管期", "准入后的监管期，单位为月")
            .or_null("资料未写明，或报送的内容不是期限"),
        DEPARTMENT,
        URL,
        SOURCE_FILE,
        SOURCE_SHEET,
        SOURCE_ROW,
    ],
};

pub(super) static DESIGNATED_CENTRES: DataSet = DataSet {
    name: "designated-centres",
    title: "文件指定的质控中心",
    meaning: "一条记录是一份文件的附件为一项技术指定的一个质控中心；文件是否施行看效力",
    fields: &[
        DataField::text("regulation_id", "文件标识", "本站给文件的标识"),
        DataField::text("version", "版本", "文件的版本"),
        DataField::choice("status", "效力", choices::regulation_status, "文件是否现行"),
        DataField::text("status_name", "效力（中文）", "效力的中文说法"),
        DataField::text("regulation_jurisdiction", "适用地区代码", "文件在哪个行政区划适用")
            .or_null("适用于全国"),
        DataField::text("code", "编号", "附件原文中的编号，照录"),
        DataField::text("name", "技术名称", "附件原文中的技术名称，照录"),
        TECHNOLOGY_ID.or_null("目录中没有这个名称"),
        DataField::text("centre", "质控中心", "附件原文中的质控中心名称"),
        URL,
    ],
};
