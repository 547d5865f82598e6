//! The first sheet of a template: how to fill it in, and the technologies in force.

use super::columns::{self, Need};
use super::lists::Lists;
use super::{Place, words};
use crate::record::Kind;
use crate::source::NOT_DATA;
use crate::workbook::{BookError, Look, Sheet};

/// Name of the sheet.
pub(super) const NAME: &str = "填写说明";

const STEPS: [&str; 8] = [
    "一行写一条，从表头下面第一行写起，不要改表头，不要合并单元格。用不着的工作表留空就行。",
    "表头底色较深（橙色）的是必填列。把鼠标停在表头上，会显示这一列写什么、怎么写、例子。",
    "有下拉箭头的列请从列表里选。技术名称列表是下面写明的日期有效的目录。",
    "日期写 2023-05-06 或 2023年5月6日；只知道月份就写 2023年5月，不要补上日子。",
    "登记号、信用代码的列按文本保存，长号码不会变样；从别处粘贴时请选“只粘贴文本”。",
    "不要写姓名、电话、身份证号。多加的列不会读取，也不公布。",
    "填好后放进站点的 data/sources/<机关>/<日期>/ 文件夹，先运行 gongshi check 核查。",
    "本工作表和表头上的批注只供填写时看，不会读取。",
];

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Sheet<'_>,
    kinds: &[Kind],
    place: &Place<'_>,
    lists: &Lists,
) -> Result<(), BookError> {
    for (at, width) in (0..).zip([18, 44, 60]) {
        sheet.column(at, width, Look::Plain)?;
    }
    sheet.text(0, 0, &format!("{NAME}{NOT_DATA}"), Look::Plain)?;
    let mut row = 2;
    for (number, step) in (1..).zip(STEPS) {
        sheet.text(row, 0, &format!("{number}. {step}"), Look::Plain)?;
        row += 1;
    }
    row = kinds_table(sheet, row + 1, kinds)?;
    items_table(sheet, row + 1, place, lists)
}

fn kinds_table(sheet: &mut Sheet<'_>, first: u32, kinds: &[Kind]) -> Result<u32, BookError> {
    heads(sheet, first, ["工作表", "写什么", "必填的列"])?;
    let mut row = first;
    for kind in kinds {
        row += 1;
        let needed = columns::of(*kind).iter().filter(|(_, need)| *need == Need::Must);
        let needed: Vec<_> = needed.map(|(field, _)| field.in_chinese()).collect();
        sheet.text(row, 0, kind.in_chinese(), Look::Wrapped)?;
        sheet.text(row, 1, words::of_kind(*kind), Look::Wrapped)?;
        sheet.text(row, 2, &needed.join("、"), Look::Wrapped)?;
    }
    Ok(row + 1)
}

fn items_table(
    sheet: &mut Sheet<'_>,
    first: u32,
    place: &Place<'_>,
    lists: &Lists,
) -> Result<(), BookError> {
    let area = match place.jurisdiction.is_country() {
        true => "全国",
        false => place.reference.jurisdictions.full_name(place.jurisdiction),
    };
    let title = format!("{area} {} 有效的限制类技术目录", place.day);
    sheet.text(first, 0, &title, Look::Plain)?;
    heads(sheet, first + 1, ["编号", "技术名称", "目录"])?;
    for (row, item) in (first + 2..).zip(&lists.items) {
        for (at, text) in (0..).zip([&item.code, &item.name, &item.edition]) {
            sheet.text(row, at, text, Look::Wrapped)?;
        }
    }
    Ok(())
}

fn heads(sheet: &mut Sheet<'_>, row: u32, heads: [&str; 3]) -> Result<(), BookError> {
    (0..).zip(heads).try_for_each(|(at, head)| sheet.text(row, at, head, Look::Heading))
}
