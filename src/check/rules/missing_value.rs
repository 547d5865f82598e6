//! F101: missing value.

use super::prelude::*;
use crate::record::is_ditto;

rule! {
    code: "F101",
    name: "missing-value",
    severity: Error,
    title: "缺少必填内容",
    explanation: "没有这一项，或者该写名称的地方写的是数字、日期、是或否，就不能成为一条完整的记录，这一行没有采用。",
    remedy: "请补填后重新提交。",
    example: "医疗机构名称为空",
    basis: None,
}

/// A record without a value it cannot do without; `what` names the column.
pub(crate) fn finding(location: Location, what: &str) -> Finding {
    Finding::new(&RULE, location, "", format!("没有填“{what}”"))
}

/// What to do about a cell that refers to the one above it.
pub(crate) const WRITE_OUT: &str =
    "“同上”不读取：行一移动、一排序，说的就不是原来那一行了，请写全；填表的样例，请删去这一行";

/// A cell that refers to the one above it.
pub(crate) fn ditto(location: Location, raw: &str, what: &str) -> Finding {
    let message = format!("“{what}”写的是“{raw}”，没有写出来");
    let hint = match is_ditto(raw) {
        true => WRITE_OUT,
        false => "这像是填表的样例：是样例的，请删去这一行；是一家机构的，请写全称",
    };
    Finding::new(&RULE, location, raw, message).with_hint(hint)
}

/// A value of another kind where a name is needed; `what` names the column.
pub(crate) fn not_a_name(location: Location, raw: &str, what: &str) -> Finding {
    let message = format!("“{what}”写的是“{raw}”，不是名称");
    Finding::new(&RULE, location, raw, message)
        .with_hint("请写全称；列错位的，请对照表头检查这一行；JSON 里的 true、false 读作“是”“否”")
}

/// A name with a bracket behind it that limits what the hospital may do.
pub(crate) fn limited(location: Location, raw: &str, scope: &str) -> Finding {
    let message = format!("名称后面写有“{scope}”，只备案了一部分，不能当作整项技术公布");
    Finding::new(&RULE, location, raw, message).with_hint(
        "名称只写机构的全称；备案的范围请写在技术名称后面的括号里，例如“肿瘤消融治疗技术（肺癌）”，会照写公布",
    )
}

/// A part that is none (同上, 是), or beside several technologies.
pub(crate) fn part_unclear(location: Location, part: &str) -> Finding {
    let message = format!("“备案范围”写的是“{part}”，看不出是哪一项技术的哪一部分");
    Finding::new(&RULE, location, part, message).with_hint(
        "请一项技术写一行，写明部位、病种、人群或者方法；备案了整项技术的，请留空或者写“全部”",
    )
}

/// A part of a technology where only the whole of it can be told.
pub(crate) fn of_part(location: Location, part: &str) -> Finding {
    let message = format!("写有“{part}”，只是一项技术的一部分，这里公布的是整项技术的");
    Finding::new(&RULE, location, part, message)
        .with_hint("请按整项技术填报，数目也要是整项技术的；就是整项技术的，请写“全部”")
}

/// A remark that limits what was filed.
pub(crate) fn limited_in_remark(location: Location, scope: &str) -> Finding {
    let message = format!("这里写有“{scope}”，只备案了一部分，不能当作整项技术公布");
    Finding::new(&RULE, location, scope, message).with_hint(
        "备案的范围请写在技术名称后面的括号里，例如“肿瘤消融治疗技术（肺癌）”，会照写公布；说的不是备案范围的，请从备注里删去",
    )
}

/// A row of a place or of a group of hospitals among those of hospitals.
pub(crate) fn of_many(location: Location, raw: &str) -> Finding {
    let message = format!("“{raw}”是地区、分组、汇总、科室、基地或行政部门，不是一家医疗机构");
    Finding::new(&RULE, location, raw, message)
        .with_hint("是汇总的，请从表里删去这一行；是一家机构的，请写机构的全称；是培训基地的，请写它所在的医院")
}
