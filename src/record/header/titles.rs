//! What stands around a table in its sheet: its own titles, and those of the sheet over them.
//!
//! 一、省级 over a second header says what that table is, and what the sheet's first titles say
//! (截至2026年11月15日) goes on. 附件2 撤销备案名单 begins something else: nothing goes on. A header
//! under no title of its own stands under those of the table before it.

use super::given;
use super::heading;
use crate::source::Row;
use crate::text::trim;
use std::ops::Range;

/// The rows of titles around a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Titles {
    /// Those of the sheet that count here too.
    over: Range<usize>,
    /// Its own.
    own: Range<usize>,
}

/// Words of a text that names a table.
const WORDS: [&str; 12] = [
    "表",
    "名单",
    "附件",
    "目录",
    "情况",
    "一览",
    "清单",
    "截至",
    "截止",
    "单位：",
    "公示",
    "公开",
];

impl Titles {
    /// The titles over the first header of a sheet.
    pub(crate) fn first(own: Range<usize>) -> Self {
        Self { over: own.start..own.start, own }
    }

    /// The titles of a further header, under those of the first one and of the one before it.
    pub(crate) fn further(own: Range<usize>, rows: &[Row], first: &Self, before: &Self) -> Self {
        let mut said = rows[own.clone()].iter().filter(|row| !row.is_blank()).peekable();
        if said.peek().is_none() {
            return before.clone();
        }
        let is_numbered = said.clone().any(heading::is_numbered);
        let is_table = said.any(names_table);
        let of_sheet = first.own.clone().find(|at| heading::is_numbered(&rows[*at]));
        let end = match of_sheet {
            Some(at) if is_numbered || !is_table => at,
            None if !is_table => first.own.end,
            _ => first.own.start,
        };
        Self { over: first.own.start..end, own }
    }

    /// Their rows, the nearest first.
    pub(crate) fn nearest<'r>(&self, rows: &'r [Row]) -> impl Iterator<Item = &'r Row> + Clone {
        let of = |range: &Range<usize>| rows[range.clone()].iter().rev();
        of(&self.own).chain(of(&self.over))
    }

    /// The ranges of its rows, its own before those over them.
    pub(crate) fn ranges(&self) -> [Range<usize>; 2] {
        [self.own.clone(), self.over.clone()]
    }

    /// Whether a row says what one of these says, or only that the table goes on: …一览表（续）.
    pub(crate) fn have(&self, rows: &[Row], row: &Row) -> bool {
        let goes_on = || texts(row).all(|text| without_rest(text).is_empty());
        let says = |title: &Row| texts(title).map(without_rest).eq(texts(row).map(without_rest));
        goes_on() || self.nearest(rows).any(says)
    }
}

/// A title without the words that it goes on.
fn without_rest(text: &str) -> &str {
    let words = ["（续）", "(续)", "（续表）", "(续表)", "续表"];
    trim(words.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text))
}

/// The texts of a row.
pub(crate) fn texts(row: &Row) -> impl Iterator<Item = &str> + Clone {
    row.cells.iter().map(|cell| trim(&cell.text)).filter(|text| !text.is_empty())
}

/// Whether a row names a table: one text in it, or two, which no record would be.
pub(crate) fn names_table(row: &Row) -> bool {
    let mut texts = texts(row);
    let first = texts.next().unwrap_or_default();
    texts.nth(1).is_none() && WORDS.iter().any(|word| first.contains(word))
}

/// Longer texts are no names of columns.
const LONGEST_NAME: usize = 40;

/// Whether a text can be the name of a column.
pub(crate) fn is_short(text: &str) -> bool {
    trim(text).chars().take(LONGEST_NAME + 1).count() <= LONGEST_NAME
}

/// Whether a row has one text only.
pub(crate) fn is_alone(row: &Row) -> bool {
    texts(row).nth(1).is_none()
}

/// Whether a text is a number or a date of digits.
pub(crate) fn is_number(text: &str) -> bool {
    trim(text).chars().all(|character| character.is_numeric() || ".,-/".contains(character))
}

/// Whether a row can be a record: several texts, and none of them a label.
pub(crate) fn is_like_record(row: &Row) -> bool {
    texts(row).nth(1).is_some()
        && texts(row).all(|text| !text.contains(['：', ':']) && is_short(text))
        && given::of_row(row).is_empty()
}
