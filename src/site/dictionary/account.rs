//! Changes, releases, sources, findings and regulations.

use super::choices;
use super::common::*;
use super::{DataField, DataSet, FieldKind};

const SNAPSHOT: DataField =
    DataField::new("snapshot", "导出日期", FieldKind::Date, "来源文件属于哪一天的导出")
        .or_null("文件不在任何一天的导出之中");

pub(super) static CHANGES: DataSet = DataSet {
    name: "changes",
    title: "变更",
    meaning: "一条记录是一次发布相对前一次发布的一处变更",
    fields: &[
        DataField::new("release_date", "发布日期", FieldKind::Date, "出现在哪一次发布中"),
        DataField::choice("kind", "变更种类", choices::event_kind, "发生了什么"),
        DataField::text("kind_name", "变更种类（中文）", "变更种类的中文说法"),
        INSTITUTION_ID,
        DataField::text("institution_name", "医疗机构名称", "机构在那次发布时的名称"),
        DataField::text("technology_id", "技术标识", "涉及哪项技术").or_null("不涉及某一项技术"),
        DataField::text("technology_name", "技术名称", "涉及技术的现用名称")
            .or_null("不涉及某一项技术"),
        DataField::partial_date("date", "发生日期", "来源写明的实际发生日期")
            .or_null("来源没有写明"),
        DataField::text("field", "字段", "哪个字段的值变了，用本字典的字段名")
            .or_null("不涉及某一个字段"),
        DataField::text("before", "原值", "变更前公布的值").or_null("原先没有值，或不适用"),
        DataField::text("after", "新值", "变更后公布的值").or_null("现在没有值，或不适用"),
        DataField::text("reason", "更正的理由", "卫生健康部门说明的理由").or_null(NO_CORRECTION),
        DataField::new("corrected_on", "更正日期", FieldKind::Date, "卫生健康部门作出更正的日期")
            .or_null(NO_CORRECTION),
        DataField::text("corrected_by", "更正机关", "作出更正的卫生健康部门")
            .or_null(NO_CORRECTION),
        URL,
    ],
};

pub(super) static RELEASES: DataSet = DataSet {
    name: "releases",
    title: "发布",
    meaning: "一条记录是本站的一次发布",
    fields: &[
        DataField::new("date", "发布日期", FieldKind::Date, "这次发布的数据截止日，也是它的名称"),
        DataField::choice("kind", "种类", choices::release_kind, "是起点还是后续发布"),
        DataField::integer("institutions", "机构数", "这次发布列出的医疗机构家数"),
        DataField::integer("filings", "备案数", "这次发布列出的备案条数，含各种状态"),
        DataField::integer("changes", "变更数", "相对前一次发布的变更条数"),
        DataField::new(
            "other_changes",
            "其他变化",
            FieldKind::TextList,
            "培训基地、质控中心、手术分级管理目录、新技术准入的变化，以及一个机关的导出少了或多了的列；这些不逐条列入变更",
        ),
        DataField::new(
            "accepted",
            "核对后接受",
            FieldKind::TextList,
            "程序拒绝发布、经人核对后接受的变化",
        ),
        URL,
    ],
};

pub(super) static SOURCES: DataSet = DataSet {
    name: "sources",
    title: "来源文件",
    meaning: "一条记录是来源文件中的一个表，以及其中每一行的去向；读不出表的文件也列出，公开的记录最早出现在其中的以前的导出文件也列出",
    fields: &[
        DataField::text("file", "文件", "报送机关、导出日期和文件名"),
        DataField::text("authority_folder", "报送机关", "文件所在的报送机关文件夹名"),
        SNAPSHOT,
        DataField::text("sha256", "校验值", "文件的 SHA-256，可用来核对文件未被改动")
            .or_null(NOT_READ),
        DataField::integer("bytes", "大小", "文件的字节数；未读取的为 0"),
        DataField::choice("encoding", "编码", choices::encoding, "文件按什么编码读取")
            .or_null(NOT_READ_NOW),
        DataField::text("sheet", "工作表", "工作表名称")
            .or_null("不适用：文件没有工作表，或工作表是隐藏的"),
        DataField::choice("kind", "内容", choices::record_kind, "表里是哪一类数据")
            .or_null(NO_KIND),
        DataField::text("kind_name", "内容（中文）", "内容的中文说法").or_null(NO_KIND),
        DataField::integer("lines_read", "读到的行数", "等于后面各项之和").or_null(NO_TABLE),
        DataField::integer("lines_header", "表头行", "表头和表头之上的标题行").or_null(NO_TABLE),
        DataField::integer("lines_blank", "空行", "没有内容的行").or_null(NO_TABLE),
        DataField::integer("lines_note", "注释行", "表下的说明和合计行，封面等只有文字的工作表")
            .or_null(NO_TABLE),
        DataField::integer("lines_continuation", "续行", "一个单元格内换行形成的后续行")
            .or_null(NO_TABLE),
        DataField::integer("lines_accepted", "采用的行", "行里的记录已经公布，不公开的列除外")
            .or_null(NO_TABLE),
        DataField::integer("lines_partly_accepted", "部分采用的行", "行内有一部分内容未公布")
            .or_null(NO_TABLE),
        DataField::integer("lines_set_aside", "搁置的行", "因有错误或与前面重复而没有公布")
            .or_null(NO_TABLE),
    ],
};

const NO_CORRECTION: &str = "变更来自新的来源文件，没有另作更正或说明";
const NOT_READ: &str = "文件未能读取";
const NOT_READ_NOW: &str = "文件未能读取，或是以前的导出文件，这次没有再读";
const NO_KIND: &str = "未能从表头认出，或是以前的导出文件，这次没有再读";
const NO_TABLE: &str = "文件中没有读出表，或是以前的导出文件，这次没有再读";

pub(super) static FINDINGS: DataSet = DataSet {
    name: "findings",
    title: "核查结果",
    meaning: "一条记录是一个来源文件中一种问题的个数；不含任何单元格的内容",
    fields: &[
        DataField::text("rule", "规则代码", "核查规则的固定代码"),
        DataField::text("title", "规则", "核查规则说的是什么"),
        DataField::choice(
            "severity",
            "级别",
            choices::severity,
            "错误使记录搁置，其余照常公布；规则写明不公布的那一项除外",
        ),
        DataField::text("severity_name", "级别（中文）", "级别的中文说法"),
        DataField::text("source_file", "来源文件", "问题出在哪个文件：报送机关、导出日期和文件名"),
        DataField::integer("findings", "个数", "这个文件中有多少处，不含已说明的"),
        DataField::integer("explained", "已说明", "这个文件中有多少处经核实并写明了理由"),
    ],
};

pub(super) static REGULATIONS: DataSet = DataSet {
    name: "regulations",
    title: "法规条文",
    meaning: "一条记录是一份法规文件的一条、一款或一个附件",
    fields: &[
        DataField::text("regulation_id", "文件标识", "本站给文件的标识，各版相同"),
        DataField::text("version", "版本", "文件的版本"),
        DataField::text("title", "文件名称", "文件全称"),
        DataField::text("short_title", "文件简称", "引用时的叫法"),
        DataField::text("issuer", "制定机关", "制定或起草文件的机关"),
        DataField::text("document_number", "文号", "文件的文号").or_null("文件没有文号"),
        DataField::partial_date("issued", "发布日期", "文件写到哪一级就写到哪一级")
            .or_null("文件没有写明"),
        DataField::partial_date("in_force", "施行日期", "文件写到哪一级就写到哪一级")
            .or_null("文件没有写明"),
        DataField::choice("status", "效力", choices::regulation_status, "文件是否现行"),
        DataField::text("status_name", "效力（中文）", "效力的中文说法"),
        DataField::text("regulation_jurisdiction", "适用地区代码", "文件在哪个行政区划适用")
            .or_null("适用于全国"),
        DataField::text("anchor", "条文标识", "条文在网页中的位置，同一文件内不重复"),
        DataField::choice(
            "kind",
            "条文种类",
            choices::unit_kind,
            "文件用条编号，或用一、（一）1. 编号",
        ),
        DataField::text("kind_name", "条文种类（中文）", "条文种类的中文说法"),
        DataField::text("chapter", "所在章节", "所在的章或节的标题").or_null("文件不分章"),
        DataField::text("label", "条文编号", "如第二十四条"),
        DataField::text("text", "条文", "不含编号的原文，一段一行；只有标题的部分为空"),
        URL,
    ],
};

pub(super) static REGULATION_PARTS: DataSet = DataSet {
    name: "regulation-parts",
    title: "法规条文的款、项、目",
    meaning: "一条记录是一条之内可以单独引用的一款、一项、一目或一点；整条的原文在法规条文里",
    fields: &[
        DataField::text("regulation_id", "文件标识", "本站给文件的标识，各版相同"),
        DataField::text("version", "版本", "文件的版本"),
        DataField::text("unit", "所在条文", "所在的条文在网页中的位置，即法规条文的条文标识"),
        DataField::text("within", "上一级", "直接所在的条、款或项在网页中的位置"),
        DataField::text("anchor", "标识", "在网页中的位置，同一文件内不重复"),
        DataField::choice("kind", "种类", choices::part_kind, "款、项、目，或通知里的点"),
        DataField::text("kind_name", "种类（中文）", "种类的中文说法"),
        DataField::text("label", "编号", "如第二十五条第一款第二项"),
        DataField::text("text", "原文", "它自己的原文，不含编号，也不含它下面的项和目"),
        URL,
    ],
};
