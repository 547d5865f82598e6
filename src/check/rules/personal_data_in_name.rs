//! F703: personal data in the name of a file or a sheet.

use super::prelude::*;

rule! {
    code: "F703",
    name: "personal-data-in-name",
    severity: Error,
    title: "文件名或工作表名含个人信息",
    explanation: "每条记录都公布它取自哪个文件、哪张工作表，名称里的个人信息会一起公布。改名以前不会发布。",
    remedy: "请给文件或工作表改名，去掉个人信息。",
    example: "备案（张三138****0000）.xlsx",
    basis: None,
}

use crate::privacy;
use crate::record::personal;
use crate::source::{FileId, Sources};

/// Finds the names with personal data in them.
pub(crate) fn check(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, file) in sources.files.iter().enumerate() {
        let place = Location::of_file(FileId(at as u32));
        findings.extend(of_name(place, &file.path, "文件名"));
        for (sheet, name) in file.sheets.iter().enumerate() {
            let place = Location { sheet: sheet as u16, ..place };
            findings.extend(of_name(place, name, "工作表名"));
        }
    }
    findings
}

fn of_name(place: Location, name: &str, what: &str) -> Option<Finding> {
    if !personal::is_in_file_name(name) {
        return None;
    }
    let kind = privacy::find(name).first().map(|hit| hit.kind.in_chinese());
    let message = format!("{what}里有{}", kind.unwrap_or("涉及个人的文字"));
    Some(Finding::new(&RULE, place, privacy::mask(name), message))
}
