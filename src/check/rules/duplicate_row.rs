//! F404: duplicate row.

use super::prelude::*;
use crate::source::{FileId, Sources};

rule! {
    code: "F404",
    name: "duplicate-row",
    severity: Notice,
    title: "重复的行",
    explanation: "同一机构同一技术的同样内容出现了两次，只采用一行：日期写法不同的，采用第一行；详略不同的（如 2021年5月 与 2021-05-06），采用写得详细的一行。",
    remedy: "请删去多余的一行；两行只在没有读取的列里不同的，先看那一列为什么没有读取。",
    example: "第 5 行与第 9 行相同",
    basis: None,
}

/// A row that says what an earlier one says, in this file or in another one of this path.
pub(crate) fn finding(location: Location, first: Location, path: &str) -> Finding {
    let message = format!("与{}第 {} 行内容相同", of_file(location, first, path), first.row);
    Finding::new(&RULE, location, "", message).with_related(first)
}

/// A row that says no more than another one, whose dates may be more precise.
pub(crate) fn of_less(location: Location, first: Location, path: &str) -> Finding {
    let of_file = of_file(location, first, path);
    let message = format!(
        "与{of_file}第 {} 行是同一项备案，备案的内容那一行都写有，采用的是那一行",
        first.row
    );
    Finding::new(&RULE, location, "", message).with_related(first)
}

/// A file with no row that the other does not have, as where an export was saved twice; the other
/// may have `more`.
pub(crate) fn of_copy(
    sources: &Sources,
    [copy, original]: [FileId; 2],
    rows: u32,
    more: u32,
) -> Finding {
    let (file, other) = (sources.file(copy), sources.file(original));
    let message = match file.sha256 == other.sha256 {
        true => format!("内容与“{}”全部相同", other.path),
        false => format!("这个文件的 {rows} 行，在“{}”里都有", other.path),
    };
    let (message, hint) = match more {
        0 => (message, "两份只采用一份，请删去多余的一份"),
        more => (
            format!("{message}，那个文件另有 {more} 行，也采用了"),
            "这个文件是改过的新名单的，请删去旧的那一份，不然去掉的行还会公布；不是的，请删去这一份",
        ),
    };
    Finding::new(&RULE, Location::of_file(copy), "", message)
        .with_hint(hint)
        .with_related(Location::of_file(original))
}

fn of_file(location: Location, first: Location, path: &str) -> String {
    match first.file == location.file {
        true => String::new(),
        false => format!("“{path}”"),
    }
}
