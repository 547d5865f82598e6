//! Fields and articles that several data sets share.

use super::{DataField, FieldKind};
use crate::check::Basis;

/// The source file has no such column, or the cell is blank.
pub(super) const NOT_REPORTED: &str = "资料未写明，或者写法不一致、认不出，没有公布";

macro_rules! citations {
    ($($name:ident = $($regulation:literal $anchor:literal $citation:literal),+;)*) => {
        $(pub(super) const $name: &[Basis] = &[$(Basis {
            regulation: $regulation,
            anchor: $anchor,
            citation: $citation,
        }),+];)*
    };
}

citations! {
    FILING =
        "measures" "art-11" "《医疗技术临床应用管理办法》第十一条",
        "jilin-rules" "art-12" "《吉林省医疗技术临床应用管理办法实施细则》第十二条";
    PUBLIC_LIST =
        "measures" "art-40" "《医疗技术临床应用管理办法》第四十条",
        "jilin-rules" "art-41" "《吉林省医疗技术临床应用管理办法实施细则》第四十一条";
    DISCLOSURE =
        "measures" "art-24" "《医疗技术临床应用管理办法》第二十四条",
        "jilin-rules" "art-25" "《吉林省医疗技术临床应用管理办法实施细则》第二十五条";
    CANCELLATION =
        "measures" "art-25" "《医疗技术临床应用管理办法》第二十五条",
        "jilin-rules" "art-26" "《吉林省医疗技术临床应用管理办法实施细则》第二十六条";
    LISTED =
        "measures" "art-9" "《医疗技术临床应用管理办法》第九条",
        "measures" "art-10" "《医疗技术临床应用管理办法》第十条",
        "jilin-rules" "art-11" "《吉林省医疗技术临床应用管理办法实施细则》第十一条";
    TRAINING =
        "measures" "art-30" "《医疗技术临床应用管理办法》第三十条",
        "jilin-rules" "art-31" "《吉林省医疗技术临床应用管理办法实施细则》第三十一条";
    TRAINING_PLAN =
        "jilin-rules" "art-29" "《吉林省医疗技术临床应用管理办法实施细则》第二十九条";
    QUALITY_CONTROL =
        "measures" "art-14" "《医疗技术临床应用管理办法》第十四条",
        "jilin-rules" "art-15" "《吉林省医疗技术临床应用管理办法实施细则》第十五条";
}

pub(super) const INSTITUTION_ID: DataField = DataField::text(
    "institution_id",
    "机构标识",
    "本站给机构的永久标识，机构更名后不变，也不会给别的机构使用",
);

pub(super) const INSTITUTION_NAME: DataField =
    DataField::text("institution_name", "医疗机构名称", "机构现用名称").under(PUBLIC_LIST);

pub(super) const REGISTRATION_NUMBER: DataField =
    DataField::text("registration_number", "登记号", "《医疗机构执业许可证》登记号，按文字保存")
        .or_null(NOT_REPORTED);

pub(super) const CREDIT_CODE: DataField = DataField::text(
    "credit_code",
    "统一社会信用代码",
    "按 GB 32100—2015 校验通过的 18 位代码，字母大写",
)
.or_null("资料未写明，或报送的代码未通过校验");

pub(super) const TECHNOLOGY_ID: DataField = DataField::text(
    "technology_id",
    "技术标识",
    "本站给医疗技术的永久标识，目录换版、改名、改编号后不变",
);

pub(super) const TECHNOLOGY_NAME: DataField =
    DataField::text("technology_name", "技术名称", "医疗技术的现用名称").under(PUBLIC_LIST);

pub(super) const JURISDICTION_CODE: DataField = DataField::text(
    "jurisdiction_code",
    "所列地区代码",
    "机构列在哪个行政区划之下：GB/T 2260 代码；国家标准未收的功能区用本站标识；000000 表示全国",
);

pub(super) const JURISDICTION_NAME: DataField =
    DataField::text("jurisdiction_name", "所列地区", "行政区划全称，自省级写起");

pub(super) const DEPARTMENT: DataField =
    DataField::text("department", "所在科室", "开展该项技术的科室，照来源原文")
        .or_null(NOT_REPORTED);

pub(super) const LIMITED_TO: DataField = DataField::text(
    "limited_to",
    "备案范围",
    "来源在技术名称后面的括号里写明备案只限哪一部分：部位、病种、人群、方法或者手术级别，照来源原文",
)
.or_null("来源没有写明只限一部分");

pub(super) const URL: DataField =
    DataField::new("url", "网页", FieldKind::Url, "本站说明这条记录的网页，永久有效");

pub(super) const SOURCE_FILE: DataField = DataField::text(
    "source_file",
    "来源文件",
    "这条记录取自哪个文件：报送机关、导出日期和文件名。后来的导出文件里内容没有变的，写最早的一份；文件的 SHA-256 校验值在 sources 里",
);

pub(super) const SOURCE_SHEET: DataField =
    DataField::text("source_sheet", "工作表", "来源文件中的工作表名称")
        .or_null("不适用：来源文件没有工作表");

pub(super) const SOURCE_ROW: DataField = DataField::integer(
    "source_row",
    "来源行号",
    "文本文件的行号、工作表的行号，或 JSON 的第几条记录，从 1 数起",
);

pub(super) const STATUS_DATE: DataField =
    DataField::partial_date("status_date", "状态起始日期", "自何时起是这一状态")
        .or_null(NOT_REPORTED);

pub(super) const RAW_TECHNOLOGY: DataField = DataField::text(
    "raw_technology",
    "技术名称原文",
    "来源单元格的原文；一格写有多项技术时是整格原文",
)
.or_null("来源没有这一格，或原文里除已识别的技术外还有其他内容，不公开原文");

pub(super) const RAW_COMPLETED: DataField =
    DataField::text("raw_completed", "完成备案时间原文", "来源单元格中日期的原文")
        .or_null("资料未写明，或报送的内容不是日期");
