//! New workbooks; the only module that uses `rust_xlsxwriter`.
//!
//! The library stamps a workbook with the present time unless told otherwise: the creation time
//! is a day given by the caller, so that the same input gives the same bytes. Rows and columns
//! are counted from 0 here, as the library counts them.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Note, Workbook, Worksheet,
};

pub(crate) use rust_xlsxwriter::XlsxError as BookError;

/// Longest text of a cell, in UTF-16 units (Excel's own limit).
pub(crate) const LONGEST_TEXT: usize = 32_767;

/// Rows of a sheet (ECMA-376, Excel's own limit).
pub(crate) const MAX_ROWS: u32 = 1_048_576;

/// Longest message of a drop-down or check, in characters.
const LONGEST_MESSAGE: usize = 255;

/// A workbook being written.
pub(crate) struct Book(Workbook);

/// A sheet of it.
pub(crate) struct Sheet<'b>(&'b mut Worksheet);

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// As the program's default.
    Plain,
    /// Bold and centred, for a title over several columns.
    Title,
    /// The head of a column.
    Heading,
    /// The head of a column that must be filled.
    NeededHeading,
    /// Wrapped at the column's width, from the top.
    Wrapped,
    /// Kept as text: long numbers keep their digits, dates stay as written.
    Text,
}

/// What the cells of a column are held to while somebody fills them in.
pub(crate) enum Allowed<'a> {
    /// The texts in the first column of a sheet, from row 0 on.
    Listed {
        /// The sheet.
        sheet: &'a str,
        /// Its column.
        column: u16,
        /// How many there are.
        count: u32,
    },
    /// Whole numbers from 0 on.
    Counts,
    /// What a formula over the first cell says yes to.
    Formula(String),
}

/// A check of a column while it is filled in, with what it says.
pub(crate) struct Entry<'a> {
    pub(crate) allowed: Allowed<'a>,
    /// Whether anything else is refused, or only asked about.
    pub(crate) refuses: bool,
    /// Title of what is said.
    pub(crate) title: &'a str,
    /// Said when the cell is chosen.
    pub(crate) prompt: &'a str,
    /// Said when something else is entered.
    pub(crate) complaint: &'a str,
}

impl Book {
    /// An empty workbook, created on a day.
    pub(crate) fn new(created: Date) -> Result<Self, BookError> {
        let mut workbook = Workbook::new();
        let created = excel_date(created)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
        Ok(Self(workbook))
    }

    /// Adds a sheet behind the others.
    pub(crate) fn sheet(&mut self, name: &str) -> Result<Sheet<'_>, BookError> {
        let sheet = self.0.add_worksheet();
        sheet.set_name(name)?;
        Ok(Sheet(sheet))
    }

    /// The bytes of the file.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, BookError> {
        self.0.save_to_buffer()
    }
}

impl Sheet<'_> {
    /// Writes a text; it is never taken for a formula.
    pub(crate) fn text(
        &mut self,
        row: u32,
        column: u16,
        text: &str,
        look: Look,
    ) -> Result<(), BookError> {
        self.0.write_string_with_format(row, column, text, &format(look)).map(drop)
    }

    /// Writes a text without a format of its own.
    pub(crate) fn plain(&mut self, row: u32, column: u16, text: &str) -> Result<(), BookError> {
        self.0.write_string(row, column, text).map(drop)
    }

    /// Writes a number.
    pub(crate) fn number(&mut self, row: u32, column: u16, number: u32) -> Result<(), BookError> {
        self.0.write_number(row, column, number).map(drop)
    }

    /// Writes a day as a date cell.
    pub(crate) fn day(&mut self, row: u32, column: u16, day: Date) -> Result<(), BookError> {
        let days = Format::new().set_num_format("yyyy/m/d");
        self.0.write_datetime_with_format(row, column, excel_date(day)?, &days).map(drop)
    }

    /// Writes a text over several columns of a row, up to the last one.
    pub(crate) fn across(
        &mut self,
        row: u32,
        last: u16,
        text: &str,
        look: Look,
    ) -> Result<(), BookError> {
        self.0.merge_range(row, 0, row, last, text, &format(look)).map(drop)
    }

    /// Sets the width of a column, in characters, and how its cells look.
    pub(crate) fn column(&mut self, column: u16, width: u16, look: Look) -> Result<(), BookError> {
        self.0.set_column_width(column, width)?;
        self.0.set_column_format(column, &format(look)).map(drop)
    }

    /// Keeps the first rows in sight.
    pub(crate) fn freeze(&mut self, rows: u32) -> Result<(), BookError> {
        self.0.set_freeze_panes(rows, 0).map(drop)
    }

    /// Hides the sheet so that the program's menus don't offer to show it.
    pub(crate) fn hide(&mut self) {
        self.0.set_very_hidden(true);
    }

    /// Puts a note on a cell; its box grows with the text.
    pub(crate) fn note(&mut self, row: u32, column: u16, text: &str) -> Result<(), BookError> {
        let lines: usize = text.lines().map(|line| 1 + line.chars().count() / 18).sum();
        let height = 24 + 19 * u32::try_from(lines).unwrap_or(20).min(20);
        let note = Note::new(text).add_author_prefix(false).set_width(260).set_height(height);
        self.0.insert_note(row, column, &note).map(drop)
    }

    /// Holds the cells of a column below the first row to something.
    pub(crate) fn check(&mut self, column: u16, entry: &Entry<'_>) -> Result<(), BookError> {
        let rule = match &entry.allowed {
            Allowed::Listed { sheet, column, count } => {
                let letter = letters(*column);
                let list = format!("='{sheet}'!${letter}$1:${letter}${count}");
                DataValidation::new().allow_list_formula(Formula::new(list))
            }
            Allowed::Counts => DataValidation::new()
                .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
            Allowed::Formula(formula) => {
                DataValidation::new().allow_custom(Formula::new(formula.as_str()))
            }
        };
        let style = match entry.refuses {
            true => DataValidationErrorStyle::Stop,
            false => DataValidationErrorStyle::Warning,
        };
        let rule = rule
            .set_input_title(entry.title)?
            .set_input_message(shortened(entry.prompt))?
            .set_error_title(entry.title)?
            .set_error_message(shortened(entry.complaint))?
            .set_error_style(style);
        self.0.add_data_validation(1, column, MAX_ROWS - 1, column, &rule).map(drop)
    }
}

fn format(look: Look) -> Format {
    let heading = |fill: u32| {
        let head = Format::new().set_bold().set_border(FormatBorder::Thin).set_text_wrap();
        let head = head.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        head.set_background_color(Color::RGB(fill))
    };
    match look {
        Look::Plain => Format::new(),
        Look::Title => Format::new().set_align(FormatAlign::Center).set_bold(),
        Look::Heading => heading(0xE7_E6E6),
        Look::NeededHeading => heading(0xFC_E4D6),
        Look::Wrapped => Format::new().set_text_wrap().set_align(FormatAlign::Top),
        Look::Text => Format::new().set_num_format_index(49),
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_MESSAGE).collect()
}

fn excel_date(day: Date) -> Result<ExcelDateTime, BookError> {
    let (month, date) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), month, date)
}

/// The letters a spreadsheet shows over a column counted from 0: 0 is A, 26 is AA.
pub(crate) fn letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Vec<u8> {
        let mut book = Book::new(jiff::civil::date(2026, 11, 15)).expect("a date Excel knows");
        let mut sheet = book.sheet("表").expect("a sheet name");
        sheet.text(0, 0, "=1+1", Look::Text).expect("a cell");
        book.finish().expect("a workbook")
    }

    #[test]
    fn the_time_of_writing_leaves_no_trace() {
        let first = book();
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert_eq!(first, book());
    }

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        let lettered: Vec<_> = [0, 25, 26, 51, 702].map(letters).to_vec();
        assert_eq!(lettered, ["A", "Z", "AA", "AZ", "AAA"]);
    }
}
