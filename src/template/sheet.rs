//! One table to fill in.

use super::columns::{self, Holds, Need};
use super::lists::{List, Lists};
use super::words;
use crate::record::{Field, Kind};
use crate::workbook::{Allowed, BookError, Entry, Look, Sheet, letters};

/// Writes the header of a kind, and how its columns are to be filled.
pub(super) fn write(sheet: &mut Sheet<'_>, kind: Kind, lists: &Lists) -> Result<(), BookError> {
    for (at, (field, need)) in (0..).zip(columns::of(kind)) {
        let holds = columns::holds(kind, *field);
        let look = if *need == Need::Must { Look::NeededHeading } else { Look::Heading };
        sheet.column(at, width(*field, holds), cells(holds))?;
        sheet.text(0, at, field.in_chinese(), look)?;
        sheet.note(0, at, &note(kind, *field, *need, lists))?;
        check(sheet, at, kind, *field, lists)?;
    }
    sheet.freeze(1)
}

/// Dates are kept as text too: a cell for dates would make the first of a month out of a month.
fn cells(holds: Holds) -> Look {
    match holds {
        Holds::Count => Look::Plain,
        Holds::Text | Holds::Identifier | Holds::Date | Holds::OneOf(..) => Look::Text,
    }
}

fn width(field: Field, holds: Holds) -> u16 {
    match (field, holds) {
        (Field::InstitutionName | Field::Technology | Field::NewTechnologyName, _) => 34,
        (Field::LicenceNote | Field::Plan | Field::CentreName | Field::SurgeryName, _) => 36,
        (_, Holds::Identifier | Holds::OneOf(List::Authorities | List::Places, _)) => 26,
        (_, Holds::Text) => 22,
        (_, Holds::Date | Holds::Count | Holds::OneOf(..)) => 16,
    }
}

/// What belongs in a column, and an example: of a list, one that is on it.
fn said(kind: Kind, field: Field, lists: &Lists) -> (&'static str, String) {
    let (what, example) = words::of(kind, field);
    let listed = match columns::holds(kind, field) {
        Holds::OneOf(list, _) => lists.example(list),
        _ => None,
    };
    (what, listed.unwrap_or(example).to_owned())
}

fn note(kind: Kind, field: Field, need: Need, lists: &Lists) -> String {
    let (what, example) = said(kind, field, lists);
    let form = match columns::holds(kind, field) {
        Holds::Date => "\n写法：2023-05-06 或 2023年5月6日；只知道月份就写 2023年5月。",
        Holds::Identifier => "\n本列按文本保存，长号码不会变样。",
        Holds::Count => "\n只写 0 或正整数。",
        Holds::Text | Holds::OneOf(..) => "",
    };
    format!("{}（{}）\n{what}{form}\n例：{example}", field.in_chinese(), need.in_chinese())
}

fn check(
    sheet: &mut Sheet<'_>,
    at: u16,
    kind: Kind,
    field: Field,
    lists: &Lists,
) -> Result<(), BookError> {
    let (what, example) = said(kind, field, lists);
    let prompt = format!("{what}例：{example}");
    let (allowed, refuses, complaint) = match columns::holds(kind, field) {
        Holds::Text | Holds::Identifier => return Ok(()),
        Holds::OneOf(list, _) if lists.count(list) == 0 => return Ok(()),
        Holds::OneOf(list, strict) => {
            let sheet = crate::source::LISTS_SHEET;
            let count = lists.count(list);
            let allowed = Allowed::Listed { sheet, column: list as u16, count };
            (allowed, strict, "不在下拉列表里。请从列表里选；确要写别的，请核对无误。")
        }
        Holds::Count => (Allowed::Counts, true, "只写 0 或正整数，例如 41；不写单位。"),
        Holds::Date => {
            let cell = format!("{}2", letters(at));
            (
                Allowed::Formula(is_dated(&cell)),
                false,
                "像 2023-05-06、2023年5月6日、2023年5月 这样写。",
            )
        }
    };
    let title = field.in_chinese();
    sheet.check(at, &Entry { allowed, refuses, title, prompt: &prompt, complaint })
}

/// Yes to a date, and to a text that begins with a year.
fn is_dated(cell: &str) -> String {
    format!("=OR(ISNUMBER({cell}),AND(LEN({cell})>=6,ISNUMBER(-LEFT({cell},4))))")
}
