//! Technologies, catalog entries and what became of them.

use super::choices;
use super::common::*;
use super::{DataField, DataSet, FieldKind};

pub(super) static TECHNOLOGIES: DataSet = DataSet {
    name: "technologies",
    title: "医疗技术",
    meaning: "一条记录是一项曾列入或仍列入某版目录的医疗技术",
    fields: &[
        TECHNOLOGY_ID,
        DataField::text("name", "技术名称", "收录它的最新一版目录中的名称").under(LISTED),
        DataField::new("aliases", "其他名称", FieldKind::TextList, "实际使用的、意思相同的名称"),
        DataField::new(
            "asked_as",
            "常见问法",
            FieldKind::TextList,
            "人们常用来问这项技术的说法，只用来帮助查找；可能比这项技术宽，也可能窄，不是规范名称",
        ),
        DataField::text("explanation", "说明", "本站写给公众的说明，不是官方定义"),
        DataField::new(
            "listed_in",
            "现行目录",
            FieldKind::TextList,
            "数据截止日在本站范围内有效、收录它的各版目录的标识；没有则为空列表",
        )
        .under(LISTED),
        DataField::integer("filings", "备案数", "本站收录的备案条数，含各种状态"),
        DataField::integer(
            "active_institutions",
            "有效备案机构数",
            "本站范围内备案有效的医疗机构家数",
        ),
        URL,
    ],
};

pub(super) static CATALOGS: DataSet = DataSet {
    name: "catalogs",
    title: "技术目录",
    meaning: "一条记录是一版目录中的一个目录项",
    fields: &[
        DataField::text("edition", "目录版本", "这一版目录的标识"),
        DataField::text("edition_title", "目录名称", "这一版目录的名称"),
        DataField::choice(
            "kind",
            "目录种类",
            choices::catalog_kind,
            "限制类须备案，禁止类不得开展",
        )
        .under(LISTED),
        DataField::text("kind_name", "目录种类（中文）", "目录种类的中文说法"),
        DataField::text("issuer", "发布机关", "发布这一版目录的机关"),
        DataField::text("document_number", "文号", "发布文件的文号").or_null("文号未能查明"),
        DataField::text("catalog_jurisdiction", "适用地区代码", "这一版目录在哪个行政区划适用")
            .or_null("适用于全国"),
        DataField::partial_date("issued", "发布日期", "已知到哪一级就写到哪一级")
            .or_null("发布日期未能查明"),
        DataField::partial_date("in_force_from", "起始日期", "自这一天起有效")
            .or_null("起始日期未能查明"),
        DataField::partial_date("in_force_until", "终止日期", "自这一天起不再有效")
            .or_null("仍然有效"),
        DataField::text("replaced_by", "替代版本", "替代它的那一版目录的标识")
            .or_null("没有被替代"),
        DataField::text("code", "目录编号", "在这一版目录中的编号；同一编号在各版中可能指不同技术")
            .or_null("这一版目录没有编号"),
        TECHNOLOGY_ID,
        DataField::text("name", "目录项名称", "目录原文，不含末尾括号中的范围").under(LISTED),
        DataField::new("aliases", "其他写法", FieldKind::TextList, "这一目录项的其他写法"),
        DataField::text("scope", "限制范围", "只有这部分手术受限制，如三、四级手术")
            .or_null("该技术整体列入"),
        DataField::text("indication", "禁止的适应证", "只在用于这种疾病时禁止")
            .or_null("不适用，或不限疾病"),
        DataField::text("note", "说明", "对这一目录项的说明").or_null("没有说明"),
        DataField::text("norms", "管理规范", "这一版目录的技术按哪份管理规范管理")
            .or_null("管理规范未能查明"),
        DataField::integer(
            "institutions_filed",
            "按本目录项备案的机构数",
            "按这一版目录的这一项备案过的医疗机构家数，不论备案状态",
        ),
        DataField::text("edition_source", "目录出处", "目录项取自哪份文件"),
        URL,
    ],
};

pub(super) static CROSSWALKS: DataSet = DataSet {
    name: "crosswalks",
    title: "目录换版对照",
    meaning: "一条记录说明一个目录项从前一版到后一版的去向",
    fields: &[
        DataField::text("from_edition", "前一版", "前一版目录的标识"),
        DataField::text("from_code", "前一版编号", "在前一版中的编号")
            .or_null("前一版没有这一项，或没有编号"),
        DataField::text("from_name", "前一版名称", "在前一版中的名称").or_null("前一版没有这一项"),
        DataField::text("to_edition", "后一版", "后一版目录的标识"),
        DataField::text("to_code", "后一版编号", "在后一版中的编号")
            .or_null("后一版没有这一项，或没有编号"),
        DataField::text("to_name", "后一版名称", "在后一版中的名称").or_null("后一版没有这一项"),
        DataField::choice("fate", "去向", choices::fate, "这一项在后一版中怎样了"),
        DataField::text("fate_name", "去向（中文）", "去向的中文说法"),
        DataField::text("explanation", "说明", "一句话说明"),
        URL,
    ],
};
