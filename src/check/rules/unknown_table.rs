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

use crate::record::{Field, Kind};

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
        _ if seen.iter().any(|cell| cell.starts_with('<')) => finding.with_hint(
            "内容像是网页，不是表格：请用 Excel 打开，或在浏览器里复制表格贴到 Excel，另存为 .xlsx 或“CSV UTF-8”",
        ),
        _ if seen.first().is_some_and(|cell| is_json(cell)) => finding
            .with_hint("内容是 JSON，不是用逗号分开的表格：请把后缀改成 .json，再核查一遍"),
        None if seen.len() == 1 && is_of_lists(seen[0]) => finding.with_hint(
            "这是一段文字，不是表格：请改成一家机构的一项技术写一行，列名写“医疗机构名称”“技术名称”“完成备案时间”",
        ),
        None if seen.len() == 1 && seen[0].split_whitespace().nth(2).is_some() => finding.with_hint(
            "各列的内容挤在一格里，没有分开：请用 Excel 的“数据 → 分列”分开，另存后重新提交",
        ),
        Some(Field::Technology) if seen.iter().filter(|cell| is_numbered(cell)).count() > 1 => finding
            .with_hint(
                "几项技术写成了“技术1”“技术2”几列，不知道日期是哪一项的，没有读取：请一项技术写一行，列名写“技术名称”，各填各的日期",
            ),
        Some(Field::Technology) => finding.with_hint(
            "表里没有“技术名称”一列，请加上；整张表或其中一段只有一项技术的，也可以在上面单独写一行技术名称",
        ),
        Some(_) => finding.with_hint(
            "表里没有“医疗机构名称”一列，请加上；整张表只有一家机构的，也可以在表头上面写一行“医疗机构名称：”和名称",
        ),
        None if seen.iter().any(|cell| is_of_sums(cell)) => finding.with_hint(
            "只是汇总、统计，没有逐家逐项的记录的，请删去这张工作表；有要公布的记录的，请检查表头是否写有“医疗机构名称”“技术名称”“完成备案时间”等列名",
        ),
        None if names(&seen, &["技术"]) && names(&seen, &["机构", "医院", "单位"]) => finding.with_hint(
            "“技术”下面又分了几列，或者技术、日期没有写成一列的，请把技术合成一列“技术名称”，一项技术写一行；也可以在 source.toml 里写明表的种类",
        ),
        None => finding,
    }
}

/// Whether a text begins as JSON does: [{"医疗机构名称":.
fn is_json(text: &str) -> bool {
    let inside = text.trim_start().trim_start_matches('[').trim_start();
    let key = inside.strip_prefix('{').map(str::trim_start);
    key.is_some_and(|key| key.starts_with('"') || key.is_empty())
}

/// 关于公布限制类技术备案医疗机构的通知: a document's title over its text.
fn is_of_lists(text: &str) -> bool {
    ["通知", "公告", "通告", "公示", "名单", "如下", "一、"].iter().any(|word| text.contains(word))
}

/// Whether a cell of several has one of these words.
fn names(seen: &[&str], words: &[&str]) -> bool {
    seen.len() > 2 && seen.iter().any(|cell| words.iter().any(|word| cell.contains(word)))
}

/// 技术1, 备案技术二.
fn is_numbered(cell: &str) -> bool {
    let bare = cell
        .trim_end_matches(|each: char| each.is_numeric() || "一二三四五六()（）".contains(each));
    bare.len() < cell.len() && bare.contains("技术")
}

/// 机构数, 备案数量, 合计.
fn is_of_sums(cell: &str) -> bool {
    ["数", "数量", "合计", "总计", "占比", "比例"].iter().any(|end| cell.trim().ends_with(end))
}

/// Two tables side by side, with the names of columns that both have.
pub(crate) fn side_by_side(location: Location, names: &[String]) -> Finding {
    let value = names.first().map_or("", String::as_str);
    let message = format!("“{}”各有两列，像是两张表左右并排，全表没有采用", names.join("”“"));
    Finding::new(&RULE, location, value, message)
        .with_hint("请把右边的行移到左边各行的下面，表头只留一行；不要删去其中一半")
}

/// A header that fits several kinds equally.
pub(crate) fn ambiguous(location: Location, kinds: &[&str], unread: &[String]) -> Finding {
    let mut message = format!("表头既像{}，无法判断", kinds.join("又像"));
    if !unread.is_empty() {
        message.push_str(&format!("；没有读取的列是“{}”", unread.join("”“")));
    }
    let is_last = |kind: Kind| kinds.last().is_some_and(|last| *last == kind.in_chinese());
    let hint = match unread.is_empty() {
        _ if is_last(Kind::TrainingBase) => {
            "是培训基地的，请在标题里写明“培训基地”；是备案的，请写明“备案”，并加上“完成备案时间”；是培训人员名单的，请移走，不要公布"
        }
        _ if is_last(Kind::NewTechnology) => {
            "是备案的，请把“批准时间”这样的列名改成“完成备案时间”；是医院自己批准的新技术的，请改成“准入日期”；或在 source.toml 里写明这个文件的种类（kind）"
        }
        true => {
            "请在标题、工作表名或文件名里写明“备案”或“院务公开”，或在 source.toml 里写明这个文件的种类（kind）"
        }
        false => {
            "请改用“完成备案时间”“累计例数”这样的列名，一列只写一项；或在 source.toml 里写明这个文件的种类（kind）"
        }
    };
    Finding::new(&RULE, location, "", message).with_hint(hint)
}

/// Technologies as columns, without a word about what the cells hold.
pub(crate) fn matrix(location: Location) -> Finding {
    let message = "技术写成了列名，但看不出格子里填的是什么日期或数字，全表没有采用";
    Finding::new(&RULE, location, "", message).with_hint(
        "格子里是完成备案时间的，请在标题里写明“完成备案时间”；是累计例数的，请写明“累计例数”；\
         打√的，请写明√表示已备案，除了√、×、撤销之类和空白不要有别的记号；或改成一家机构的一项技术写一行",
    )
}
