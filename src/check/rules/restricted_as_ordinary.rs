//! F525: restricted as ordinary.

use super::prelude::*;

rule! {
    code: "F525",
    name: "restricted-as-ordinary",
    severity: Warning,
    title: "限制类技术按常规类准入",
    explanation: "名称是目录里的限制类技术，类别却写常规类：限制类技术要备案，监管期也更长。",
    remedy: "请向医院核对：就是目录里的这项技术的，把类别改为限制类；不是的，请写本院技术的全称。",
    example: "心室辅助技术，类别“常规类”",
    basis: Some(&basis::RESTRICTED),
}

use crate::record::{Field, RawRow};

/// An admission whose name a catalog restricts and whose class says otherwise.
pub(crate) fn finding(row: &RawRow, class: &str, technology: &str) -> Finding {
    let message = format!("“{technology}”是限制类技术，类别却写“{class}”");
    Finding::of_cell(&RULE, row, Field::TechnologyClass, message)
}
