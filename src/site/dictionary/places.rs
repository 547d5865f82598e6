//! Places, and how many institutions filed a technology there.

use super::common::*;
use super::{DataField, DataSet};

const INSTITUTIONS_HERE: DataField =
    DataField::integer("institutions", "机构数", "列在该地区及其下级的医疗机构家数");

pub(super) static JURISDICTIONS: DataSet = DataSet {
    name: "jurisdictions",
    title: "行政区划",
    meaning: "一条记录是本站范围内的一个行政区划或功能区",
    fields: &[
        DataField::text(
            "code",
            "代码",
            "GB/T 2260 代码；国家标准未收的功能区用本站标识；000000 表示全国",
        ),
        DataField::text("name", "名称", "不含上级名称"),
        DataField::text("full_name", "全称", "自省级写起"),
        DataField::text("type", "类型", "如地级市、市辖区、功能区"),
        DataField::text("parent_code", "上级代码", "上一级行政区划的代码").or_null("没有上级"),
        INSTITUTIONS_HERE,
        DataField::integer("active_institutions", "有效备案机构数", "其中有备案有效的机构家数"),
        DataField::integer(
            "active_filings",
            "有效备案数",
            "该地区及其下级备案有效的项数：一家机构的一项技术算一项",
        ),
        URL,
    ],
};

pub(super) static COVERAGE: DataSet = DataSet {
    name: "coverage",
    title: "技术的地区分布",
    meaning: "一条记录是一项技术在一个行政区划及其下级的备案机构家数；没有备案的不列，不等于不得开展",
    fields: &[
        TECHNOLOGY_ID,
        TECHNOLOGY_NAME,
        DataField::text("jurisdiction_code", "地区代码", "行政区划代码；000000 表示全国"),
        DataField::text("jurisdiction_name", "地区", "行政区划全称，自省级写起"),
        DataField::integer("institutions", "机构数", "备案过该技术的机构家数，不论状态"),
        DataField::integer("active_institutions", "有效备案机构数", "该技术备案有效的机构家数"),
        URL,
    ],
};
