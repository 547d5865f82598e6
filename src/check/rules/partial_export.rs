//! F028: partial export.

use super::prelude::*;

rule! {
    code: "F028",
    name: "partial-export",
    severity: Warning,
    title: "文件里的记录比写明的少",
    explanation: "系统导出的 JSON 写明一共有多少条记录，文件里却没有这么多，多半只导出了一页。读到的照常采用，没有导出的，网站上就是“未见备案记录”。",
    remedy: "请导出全部记录：分页的，把每页的条数调大，或者每一页各导出一个文件。",
    example: "写着 total 200，里面只有 10 条",
    basis: None,
}

/// A file that holds fewer records than it says there are.
pub(crate) fn finding(location: Location, said: u64, read: u32) -> Finding {
    let message = format!("文件里写明一共 {said} 条，读到的只有 {read} 条");
    Finding::new(&RULE, location, "", message)
}
