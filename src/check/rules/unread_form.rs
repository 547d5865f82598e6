//! F023: unread form.

use super::prelude::*;
use crate::record::FormTrouble;

rule! {
    code: "F023",
    name: "unread-form",
    severity: Error,
    title: "一份一表的表格没有读取",
    explanation: "左边写项目、右边写内容的表格，每个项目都认得、内容只有一个时才读取；否则可能张冠李戴，整张表没有采用。",
    remedy: "请改成一行一条的表：第一行写列名（医疗机构名称、技术名称、完成备案时间等），下面一行写一条记录。空白的表可用 gongshi template 生成。",
    example: "备案表里有一栏“技术特点”",
    basis: None,
}

/// A form that can't be read. What stands in it is not repeated: it may be about people.
pub(crate) fn finding(location: Location, trouble: &FormTrouble) -> Finding {
    let message = match trouble {
        FormTrouble::UnknownLabel => "这里的项目名称认不出".to_owned(),
        FormTrouble::SeveralValues(field) => {
            format!("“{}”旁边写了几个内容，看不出用哪一个", field.in_chinese())
        }
        FormTrouble::Doubled(field) => {
            format!("“{}”出现了两次，内容不同", field.in_chinese())
        }
        FormTrouble::SeveralForms => "一张工作表里有几份表格".to_owned(),
        FormTrouble::NotCompleted => "这份备案表没有写完成备案时间，看不出备案是否完成".to_owned(),
        FormTrouble::NoKind => "看不出这是备案表、公开表还是别的表".to_owned(),
    };
    let finding = Finding::new(&RULE, location, "", format!("{message}，整张表没有采用"));
    match trouble {
        FormTrouble::SeveralForms => {
            finding.with_hint("请一份表格存成一张工作表或一个文件；或改成一行一条的表")
        }
        FormTrouble::NotCompleted => {
            finding.with_hint("已完成备案的，请补上“完成备案时间”一栏；还没有完成的，请不要放进来")
        }
        _ => finding,
    }
}
