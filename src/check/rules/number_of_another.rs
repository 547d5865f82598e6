//! F606: number of another.

use super::prelude::*;

rule! {
    code: "F606",
    name: "number-of-another",
    severity: Warning,
    title: "更正没有用上：登记号是另一家机构的",
    explanation: "登记号决定一家机构的网址和历史。更正成另一家机构正在用的号码，两家就会混在一起，所以不更正。",
    remedy: "请核对更正里的登记号；另一家的登记号也写错的，给它也写一条更正。",
    example: "把第一医院的登记号更正成第二医院的",
    basis: None,
}

/// The right number, as the correction has it, is that of another institution.
pub(crate) fn finding(location: Location, number: &str, other: &str, record: Location) -> Finding {
    let message = format!("这个登记号现在是“{other}”的");
    Finding::new(&RULE, location, number, message).with_related(record)
}
