//! How each authority writes its exports: format, wording, dates, technologies.

use super::Formats;
use super::wording::Wording;
use jiff::civil::Date;

/// How one authority writes its exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) format: Format,
    pub(super) wording: Wording,
    pub(super) dates: DateStyle,
    pub(super) technology: TechnologyStyle,
    /// Whether rows name the institution by both identifiers, one or none.
    pub(super) identified_by: IdentifiedBy,
    /// Whether names carry the second name in full-width brackets.
    pub(super) second_names: bool,
    /// Whether counts are written 41例.
    pub(super) counts_with_unit: bool,
    /// Whether places are written as codes instead of names.
    pub(super) place_codes: bool,
    /// Whether a column of telephone numbers is in the filings, as in the forms.
    pub(super) telephones: bool,
    /// Whether filings carry 副本备注.
    pub(super) licence_notes: bool,
}

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Delimited text.
    Text { delimiter: u8, encoding: TextEncoding, crlf: bool },
    /// One workbook for each table, with a title above the header and a note below.
    TitledWorkbooks,
    /// One workbook with a sheet for each table.
    Workbook,
    /// A JSON object with one array.
    Json,
    /// One JSON object a line.
    Ndjson,
}

/// Encoding of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextEncoding {
    Utf8,
    Utf8Bom,
    Gb18030,
}

/// How days are written in text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateStyle {
    /// 2023-05-06
    Iso,
    /// 2023.5.6
    Dots,
    /// 2023年5月6日
    Chinese,
    /// 2023/05/06
    Slashes,
    /// 2023-05 for the days of a filing, 2023-05-06 for those of a count.
    Months,
}

/// How technologies are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TechnologyStyle {
    /// Name with its scope, code in a column of its own.
    CodeColumn,
    /// Name with its scope.
    Name,
    /// Name without scope.
    BareName,
    /// G08 肿瘤消融治疗技术.
    CodeAndName,
    /// Those filed on the same days joined by 、 in one cell.
    Joined,
}

/// The identifiers in the rows of filings and disclosures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IdentifiedBy {
    Both,
    RegistrationNumber,
    CreditCode,
    NameOnly,
}

const PLAIN: Style = Style {
    format: Format::Text { delimiter: b',', encoding: TextEncoding::Utf8, crlf: false },
    wording: Wording::Form,
    dates: DateStyle::Iso,
    technology: TechnologyStyle::Name,
    identified_by: IdentifiedBy::Both,
    second_names: false,
    counts_with_unit: false,
    place_codes: false,
    telephones: false,
    licence_notes: false,
};

impl Style {
    /// The style of an authority's folder.
    pub(super) fn of(folder: &str, formats: Formats) -> Self {
        match formats {
            Formats::Csv => PLAIN,
            Formats::Mixed => mixed(folder),
        }
    }

    /// A day of a filing as its cell says it.
    pub(super) fn write_day(self, day: Date) -> String {
        self.write_parts(day.year(), day.month(), day.day())
    }

    /// Year, month and day as a cell says them, whether or not there is such a day.
    pub(super) fn write_parts(self, year: i16, month: i8, date: i8) -> String {
        match self.dates {
            DateStyle::Iso => format!("{year}-{month:02}-{date:02}"),
            DateStyle::Dots => format!("{year}.{month}.{date}"),
            DateStyle::Chinese => format!("{year}年{month}月{date}日"),
            DateStyle::Slashes => format!("{year}/{month:02}/{date:02}"),
            DateStyle::Months => format!("{year}-{month:02}"),
        }
    }
}

fn mixed(folder: &str) -> Style {
    let text = |delimiter, encoding, crlf| Format::Text { delimiter, encoding, crlf };
    match folder {
        "220000" => Style { licence_notes: true, ..PLAIN },
        "220100" => Style { technology: TechnologyStyle::CodeColumn, licence_notes: true, ..PLAIN },
        "220200" => Style {
            format: text(b',', TextEncoding::Gb18030, true),
            wording: Wording::Office,
            dates: DateStyle::Dots,
            identified_by: IdentifiedBy::RegistrationNumber,
            telephones: true,
            ..PLAIN
        },
        "220300" => Style {
            format: Format::TitledWorkbooks,
            wording: Wording::Hospital,
            technology: TechnologyStyle::BareName,
            identified_by: IdentifiedBy::CreditCode,
            ..PLAIN
        },
        "220400" => Style {
            format: Format::Json,
            dates: DateStyle::Chinese,
            counts_with_unit: true,
            ..PLAIN
        },
        "220500" => Style {
            format: Format::Ndjson,
            wording: Wording::Interface,
            technology: TechnologyStyle::CodeColumn,
            place_codes: true,
            ..PLAIN
        },
        "220600" => Style {
            format: text(b';', TextEncoding::Utf8Bom, true),
            wording: Wording::Office,
            dates: DateStyle::Slashes,
            technology: TechnologyStyle::Joined,
            identified_by: IdentifiedBy::RegistrationNumber,
            ..PLAIN
        },
        "220700" => Style {
            format: text(b'\t', TextEncoding::Utf8Bom, true),
            wording: Wording::Hospital,
            dates: DateStyle::Months,
            identified_by: IdentifiedBy::CreditCode,
            second_names: true,
            ..PLAIN
        },
        "220800" => Style {
            dates: DateStyle::Chinese,
            technology: TechnologyStyle::CodeAndName,
            identified_by: IdentifiedBy::NameOnly,
            ..PLAIN
        },
        "222400" => {
            Style { format: Format::Workbook, technology: TechnologyStyle::CodeColumn, ..PLAIN }
        }
        _ => elsewhere(folder),
    }
}

/// Outside Jilin most authorities write plain CSV, a few do otherwise.
fn elsewhere(folder: &str) -> Style {
    let number: u32 = folder.bytes().map(u32::from).sum::<u32>() + 7 * digit(folder, 3);
    match number % 16 {
        3 => Style {
            format: Format::Text { delimiter: b',', encoding: TextEncoding::Gb18030, crlf: true },
            dates: DateStyle::Dots,
            ..PLAIN
        },
        7 => Style { format: Format::Ndjson, wording: Wording::Interface, ..PLAIN },
        11 => Style { format: Format::Json, dates: DateStyle::Chinese, ..PLAIN },
        _ => PLAIN,
    }
}

fn digit(folder: &str, at: usize) -> u32 {
    folder.as_bytes().get(at).map_or(0, |byte| u32::from(*byte))
}
