//! Filings, disclosures, their series, and the institutions.

use super::choices;
use super::common::*;
use super::{DataField, DataSet, FieldKind};

pub(super) static FILINGS: DataSet = DataSet {
    name: "filings",
    title: "限制类技术备案",
    meaning: "一条记录是一家医疗机构对一个目录项的一次备案，含有效、暂停、已撤销和已取消的备案",
    fields: &[
        INSTITUTION_ID,
        INSTITUTION_NAME,
        REGISTRATION_NUMBER,
        CREDIT_CODE,
        TECHNOLOGY_ID,
        DataField::text("technology_name", "技术名称", "备案所依据的那一版目录中的名称")
            .under(FILING),
        DataField::text("edition", "目录版本", "备案所依据的那一版目录的标识").under(LISTED),
        DataField::text(
            "code",
            "目录编号",
            "该技术在这一版目录中的编号；同一编号在各版目录中可能指不同技术，须与目录版本一起看",
        )
        .or_null("这一版目录没有编号"),
        DataField::text("scope", "限制范围", "只有这部分手术受限制，如三、四级手术")
            .or_null("该技术整体受限制"),
        LIMITED_TO,
        DataField::text("authority_id", "备案机关标识", "办理备案的卫生健康部门的标识")
            .under(FILING),
        DataField::text(
            "authority_name",
            "备案机关",
            "核发《医疗机构执业许可证》并办理备案的卫生健康部门",
        )
        .under(FILING),
        JURISDICTION_CODE,
        JURISDICTION_NAME,
        DEPARTMENT,
        DataField::partial_date(
            "papers_complete",
            "材料齐全日期",
            "备案机关收到完整备案材料的日期",
        )
        .or_null(NOT_REPORTED)
        .under(FILING),
        DataField::partial_date("completed", "完成备案时间", "备案机关完成备案的日期")
            .or_null(NOT_REPORTED)
            .under(FILING),
        DataField::choice(
            "completed_precision",
            "完成备案时间的精度",
            choices::precision,
            "来源只写到月或年的，本站不补日期",
        )
        .or_null("没有完成备案时间"),
        DataField::choice(
            "status",
            "备案状态",
            choices::filing_status,
            "数据截止日的备案状态；来源文件没有写状态、也没有写明已结束或未完成的，按有效公布",
        )
        .under(CANCELLATION),
        DataField::text("status_name", "备案状态（中文）", "备案状态的中文说法"),
        STATUS_DATE,
        DataField::text("status_reason", "状态原因", "照来源原文")
            .or_null(NOT_REPORTED)
            .under(CANCELLATION),
        DataField::text(
            "licence_note",
            "许可证副本备注",
            "执业许可证副本备注栏或备注三，照来源原文",
        )
        .or_null(NOT_REPORTED)
        .under(FILING),
        URL,
        SOURCE_FILE,
        SOURCE_SHEET,
        SOURCE_ROW,
        DataField::new(
            "other_sources",
            "其他来源",
            FieldKind::TextList,
            "别的机关的名单里也有这项备案的，写明文件、工作表和行号，中间用 # 隔开；没有的为空",
        ),
        RAW_TECHNOLOGY,
        RAW_COMPLETED,
    ],
};

pub(super) static DISCLOSURES: DataSet = DataSet {
    name: "disclosures",
    title: "院务公开",
    meaning: "一条记录是一家医疗机构对一项技术的一次公开：完成备案时间和截至某日的累计例数",
    fields: &[
        INSTITUTION_ID,
        INSTITUTION_NAME,
        TECHNOLOGY_ID,
        TECHNOLOGY_NAME,
        DataField::partial_date("completed", "完成备案时间", "机构自己公开的完成备案时间")
            .or_null(NOT_REPORTED)
            .under(DISCLOSURE),
        DataField::integer("cumulative_cases", "累计例数", "自开展以来累计开展的病例数")
            .or_null("资料未写明，或报送的内容不是数目，或例数（或增加的例数）少、不公布具体数目")
            .under(DISCLOSURE),
        DataField::integer(
            "cumulative_cases_below",
            "累计例数少于",
            "例数少，或比上次公布的增加得少，不公布具体数目时，写明少于多少例；至少有 1 例",
        )
        .or_null("例数已公布，或资料未写明"),
        DataField::partial_date("as_of", "截止日期", "累计例数统计到哪一天").or_null(NOT_REPORTED),
        URL,
        SOURCE_FILE,
        SOURCE_SHEET,
        SOURCE_ROW,
        RAW_TECHNOLOGY,
        RAW_COMPLETED,
        DataField::text("raw_cumulative_cases", "累计例数原文", "来源单元格中例数的原文")
            .or_null("资料未写明，或报送的内容不是数目，或例数（或增加的例数）少、不公布具体数目"),
        DataField::text("raw_as_of", "截止日期原文", "来源单元格中截止日期的原文")
            .or_null("截止日期不取自这一行的单元格，或资料未写明"),
    ],
};

pub(super) static SERIES: DataSet = DataSet {
    name: "series",
    title: "累计例数的历次公开",
    meaning: "一条记录是一家医疗机构对一项技术在一个截止日期的累计例数，含以往发布的数据；不公布具体数目的不在内",
    fields: &[
        INSTITUTION_ID,
        INSTITUTION_NAME,
        TECHNOLOGY_ID,
        TECHNOLOGY_NAME,
        DataField::partial_date("as_of", "截止日期", "累计例数统计到哪一天"),
        DataField::integer("cases", "累计例数", "自开展以来累计开展的病例数").under(DISCLOSURE),
    ],
};

pub(super) static INSTITUTIONS: DataSet = DataSet {
    name: "institutions",
    title: "医疗机构",
    meaning: "一条记录是一家医疗机构，只列来源文件提到的机构",
    fields: &[
        INSTITUTION_ID,
        DataField::text("name", "医疗机构名称", "机构现用名称").under(PUBLIC_LIST),
        DataField::new(
            "former_names",
            "曾用名",
            FieldKind::TextList,
            "来源文件写明的和以往发布用过的名称，早的在前",
        ),
        DataField::new("aliases", "其他名称", FieldKind::TextList, "第二名称和院区名称"),
        REGISTRATION_NUMBER,
        CREDIT_CODE,
        DataField::text("level", "级别", "医疗机构级别和等次").or_null(NOT_REPORTED),
        DataField::text("category", "类别", "医疗机构类别，照来源原文").or_null(NOT_REPORTED),
        JURISDICTION_CODE,
        JURISDICTION_NAME,
        DataField::choice(
            "jurisdiction_basis",
            "地区的依据",
            choices::place_basis,
            "凭什么把机构列在这个地区",
        ),
        DataField::text("authority_id", "发证机关标识", "核发执业许可证的卫生健康部门的标识")
            .or_null(NOT_REPORTED),
        DataField::text("authority_name", "发证机关", "核发执业许可证的卫生健康部门")
            .or_null(NOT_REPORTED),
        DataField::integer("filings", "备案数", "本站收录的备案条数，含各种状态"),
        DataField::integer("active_filings", "有效备案数", "备案有效的项数：一项技术算一项"),
        URL,
        SOURCE_FILE,
        SOURCE_SHEET,
        SOURCE_ROW,
    ],
};
