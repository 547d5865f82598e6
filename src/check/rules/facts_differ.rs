//! F307: facts differ.

use super::prelude::*;

rule! {
    code: "F307",
    name: "facts-differ",
    severity: Warning,
    title: "同一家机构的资料前后不一",
    explanation: "几行写的是同一家机构，级别、所在地、号码或备案机关却不同。机构名单里写有的，以名单为准；名单没有写的，或者几份名单不同的，分不清哪一行对，这一项不公布。备案机关不同的也提醒（执业许可证只由一个机关核发）：各条备案照写的公布，机构按先读到的一处。",
    remedy: "请核对，改正不对的一处；最好另报一份机构名单。",
    example: "一行写“三级甲等”，另一行写“二级甲等”",
    basis: None,
}

use crate::check::registry::settle::Difference;
use crate::record::{Field, RawRow};

/// A row that says something else of an institution than the rows before it.
pub(crate) fn finding(row: &RawRow, difference: &Difference) -> Finding {
    let Difference { field, before, holds } = difference;
    let what = field.in_chinese();
    let message = match holds {
        _ if *field == Field::Authority => {
            format!("“{what}”与前面写的“{before}”不同，这条备案照写的公布，机构按前面的")
        }
        true => format!("“{what}”与机构名单里的“{before}”不同，按名单公布"),
        false => format!("“{what}”与前面写的“{before}”不同，这一项不公布"),
    };
    Finding::of_cell(&RULE, row, *field, message)
}
