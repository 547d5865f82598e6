//! F010: unknown table.

use super::prelude::*;

rule! {
    code: "F010",
    name: "unknown-table",
    severity: Error,
    title: "认不出这是什么表",
    explanation: "表头里没有足够的列名可以判断这是备案、公开、机构还是别的表，全表没有采用。",
    remedy: "请检查表头是否写有“医疗机构名称”“技术名称”“完成备案时间”等列名，或在 source.toml 里写明表的种类。",
    example: "甲,乙,丙",
    basis: None,
}

use crate::record::Field;

/// A table without a header of a known kind; `lacks` is the one column that is missing.
pub(crate) fn unknown(location: Location, seen: &[String], lacks: Option<Field>) -> Finding {
    let seen = seen.iter().filter(|cell| !cell.trim().is_empty());
    let seen: Vec<&str> = seen.map(String::as_str).take(8).collect();
    let message = match seen.is_empty() {
        true => "没有找到表头".to_owned(),
        false => format!("最像表头的一行是“{}”，不足以判断种类", seen.join("、")),
    };
    let finding = Finding::new(&RULE, location, "", message);
    match lacks {
        Some(Field::Technology) => finding.with_hint(
            "表里没有“技术名称”一列，请加上；整张表或其中一段只有一项技术的，也可以在上面单独写一行技术名称",
        ),
        Some(_) => finding.with_hint(
            "表里没有“医疗机构名称”一列，请加上；整张表只有一家机构的，也可以在表头上面写一行“医疗机构名称：”和名称",
        ),
        None => finding,
    }
}

/// A header that fits several kinds equally.
pub(crate) fn ambiguous(location: Location, kinds: &[&str], unread: &[String]) -> Finding {
    let mut message = format!("表头既像{}，无法判断", kinds.join("又像"));
    if unread.is_empty() {
        return Finding::new(&RULE, location, "", message)
            .with_hint("请在 source.toml 里写明这个文件的种类（kind）");
    }
    message.push_str(&format!("；没有读取的列是“{}”", unread.join("”“")));
    Finding::new(&RULE, location, "", message).with_hint(
        "请改用“完成备案时间”“累计例数”这样的列名，一列只写一项；或在 source.toml 里写明这个文件的种类（kind）",
    )
}

/// Technologies as columns, without a word about what the cells hold.
pub(crate) fn matrix(location: Location) -> Finding {
    let message = "技术写成了列名，但看不出格子里填的是什么日期或数字，全表没有采用";
    Finding::new(&RULE, location, "", message).with_hint(
        "格子里是完成备案时间的，请在标题里写明“完成备案时间”；是累计例数的，请写明“累计例数”；\
         打√的，请写明√表示已备案；或改成一家机构的一项技术写一行",
    )
}
