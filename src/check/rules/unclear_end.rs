//! F420: unclear end.

use super::prelude::*;

rule! {
    code: "F420",
    name: "unclear-end",
    severity: Warning,
    title: "写有撤销等意思，看不出说的是哪一项备案",
    explanation: "这一行写有撤销、取消、暂停等意思，技术名称却空着或认不出，看不出说的是这家机构的哪一项。机构别的有效备案照常采用；说的如果是其中一条，公布的就不对。名称与其中一项最相近，编号、旧名称指的就是其中一项，或者没有写技术名称而有效的只有一项的，那一项也不采用（F418）。",
    remedy: "请把这一行的技术名称改成目录里的名称；说的是别的事的，请删去这一行。",
    example: "“撤销”一行的技术名称写“热疗”，这家机构有两条有效备案",
    basis: Some(&basis::STOP),
}

/// A row that says, `what`, that something has ended, of a technology written so; the institution
/// and its valid filings.
pub(crate) fn finding(
    location: Location,
    technology: &str,
    what: &str,
    [name, filings]: [&str; 2],
) -> Finding {
    let of_what = match technology {
        "" => "没有写技术名称".to_owned(),
        text => format!("技术“{text}”认不出"),
    };
    let message = format!("{what}，{of_what}；“{name}”照常采用的有效备案有：{filings}");
    Finding::new(&RULE, location, "", message)
}
