//! The tables every authority exports: institutions, filings, disclosures.

use super::column::{Cell, Column};
use super::dates::quarter_ends;
use super::filings::Filing;
use super::institutions::{Institution, Rhythm};
use super::style::{DateStyle, Format, IdentifiedBy, Style, TechnologyStyle};
use super::table::{Export, Table};
use crate::record::{Field, FilingStatus, Kind};
use jiff::civil::Date;

/// The institutions an authority exports.
pub(super) fn institutions(export: &Export<'_>) -> Table {
    use Field::{
        Aliases, Authority, Category, CreditCode, InstitutionName, Jurisdiction, Level,
        RegistrationNumber,
    };
    let fields = [
        InstitutionName,
        Aliases,
        RegistrationNumber,
        CreditCode,
        Category,
        Level,
        Jurisdiction,
        Authority,
    ];
    let columns: Vec<Column> = fields.map(Column::Known).to_vec();
    let row = |institution: &&Institution| {
        fields.iter().map(|&field| institution_cell(field, institution, export)).collect()
    };
    let rows = export.institutions.iter().map(row).collect();
    Table { kind: Kind::Institution, columns, rows }
}

/// The filings completed by the day of the export.
pub(super) fn filings(export: &Export<'_>) -> Table {
    let columns = filing_columns(export.style);
    let mut rows = Vec::new();
    for institution in &export.institutions {
        let day = export.stated_on(institution);
        let made: Vec<&Filing> =
            institution.filings.iter().filter(|f| f.dates.completed <= day).collect();
        let joined = export.style.technology == TechnologyStyle::Joined;
        let together = |a: &&Filing, b: &&Filing| {
            joined && a.dates == b.dates && a.change_on(day) == b.change_on(day)
        };
        for group in made.chunk_by(together) {
            rows.push(filing_row(&columns, institution, group, export));
        }
    }
    Table { kind: Kind::Filing, columns, rows }
}

/// A row of filings; more than one filing only where the style joins them.
pub(super) fn filing_row(
    columns: &[Column],
    institution: &Institution,
    filings: &[&Filing],
    export: &Export<'_>,
) -> Vec<Cell> {
    let cell = |column: &Column| match *column {
        Column::Known(field) => filing_cell(field, institution, filings, export),
        Column::Other("联系电话") => Cell::from("0431-00000000"),
        Column::Other(_) => Cell::blank(),
    };
    columns.iter().map(cell).collect()
}

/// The counts disclosed by the day of the export.
pub(super) fn disclosures(export: &Export<'_>) -> Table {
    use Field::{AsOf, Completed, CumulativeCases, Technology};
    let mut columns = naming_columns(export.style);
    columns.extend([Technology, Completed, CumulativeCases].map(Column::Known));
    if export.style.format != Format::TitledWorkbooks {
        columns.push(Column::Known(AsOf));
    }
    let mut rows = Vec::new();
    for institution in &export.institutions {
        for filing in institution.filings.iter().filter(|filing| filing.disclosed) {
            for as_of in count_days(institution, filing, export) {
                rows.push(disclosure_row(&columns, institution, filing, as_of, export));
            }
        }
    }
    Table { kind: Kind::Disclosure, columns, rows }
}

/// A row that discloses one count.
pub(super) fn disclosure_row(
    columns: &[Column],
    institution: &Institution,
    filing: &Filing,
    as_of: Date,
    export: &Export<'_>,
) -> Vec<Cell> {
    let cell = |column: &Column| match *column {
        Column::Known(Field::CumulativeCases) => {
            count_cell(filing.cases(as_of, export.stated_on(institution)), export.style)
        }
        Column::Known(Field::AsOf) => exact_day(as_of, export.style),
        Column::Known(field) => filing_cell(field, institution, &[filing], export),
        Column::Other(_) => Cell::blank(),
    };
    columns.iter().map(cell).collect()
}

/// The columns by which rows name an institution.
pub(super) fn naming_columns(style: Style) -> Vec<Column> {
    use Field::{CreditCode, InstitutionName, RegistrationNumber};
    let identifiers: &[Field] = match style.identified_by {
        IdentifiedBy::Both => &[RegistrationNumber, CreditCode],
        IdentifiedBy::RegistrationNumber => &[RegistrationNumber],
        IdentifiedBy::CreditCode => &[CreditCode],
        IdentifiedBy::NameOnly => &[],
    };
    let number = (style.format == Format::TitledWorkbooks).then_some(Column::Other("序号"));
    let names = std::iter::once(&InstitutionName).chain(identifiers);
    number.into_iter().chain(names.map(|&field| Column::Known(field))).collect()
}

fn filing_columns(style: Style) -> Vec<Column> {
    use Field::{
        Authority, Completed, Department, FirstCase, LicenceNote, PapersComplete, Status,
        StatusDate, StatusReason, Technology, TechnologyCode,
    };
    let code = (style.technology == TechnologyStyle::CodeColumn).then_some(TechnologyCode);
    let department = (style.technology != TechnologyStyle::Joined).then_some(Department);
    let note = style.licence_notes.then_some(LicenceNote);
    let dates = [FirstCase, PapersComplete, Completed, Authority, Status, StatusDate, StatusReason];
    let fields = code.into_iter().chain([Technology]).chain(department).chain(dates).chain(note);
    let mut columns = naming_columns(style);
    columns.extend(fields.map(Column::Known));
    columns.extend(style.telephones.then_some(Column::Other("联系电话")));
    columns
}

/// The cell of a field that describes an institution.
pub(super) fn institution_cell(
    field: Field,
    institution: &Institution,
    export: &Export<'_>,
) -> Cell {
    let style = export.style;
    let name = institution.name_on(export.stated_on(institution));
    match field {
        Field::InstitutionName => match institution.second_name.as_deref() {
            Some(second) if style.second_names => Cell::from(format!("{name}（{second}）")),
            _ => Cell::from(name),
        },
        Field::Aliases if !style.second_names => {
            Cell::from(institution.second_name.clone().unwrap_or_default())
        }
        Field::RegistrationNumber => {
            Cell::from(institution.identifiers.registration_number.as_str())
        }
        Field::CreditCode => Cell::from(institution.identifiers.credit_code.as_str()),
        Field::Category => Cell::from(institution.category.in_chinese()),
        Field::Level => Cell::from(style.wording.level(institution.level)),
        Field::Jurisdiction if style.place_codes => Cell::from(institution.site_code.as_str()),
        Field::Jurisdiction => Cell::from(institution.site_path.as_str()),
        Field::Authority => Cell::from(institution.authority.clone().unwrap_or_default()),
        _ => Cell::blank(),
    }
}

fn filing_cell(
    field: Field,
    institution: &Institution,
    filings: &[&Filing],
    export: &Export<'_>,
) -> Cell {
    let Some(filing) = filings.first() else { return Cell::blank() };
    let day = export.stated_on(institution);
    let change = filing.change_on(day);
    match field {
        Field::Technology => Cell::from(technologies(filings, export.style)),
        Field::TechnologyCode => Cell::from(code_of(filing)),
        Field::Department => Cell::from(filing.department),
        Field::FirstCase => Cell::Day(filing.dates.first_case),
        Field::PapersComplete => Cell::Day(filing.dates.papers),
        Field::Completed => Cell::Day(filing.completed_as_of(day)),
        Field::Status => Cell::from(export.style.wording.status(filing.status_on(day))),
        Field::StatusDate => Cell::day(change.map(|change| change.on)),
        Field::StatusReason => Cell::from(change.map_or("", |change| change.reason)),
        Field::LicenceNote => Cell::from(licence_note(filing, day)),
        _ => institution_cell(field, institution, export),
    }
}

fn technologies(filings: &[&Filing], style: Style) -> String {
    let name = |filing: &&Filing| match style.technology {
        TechnologyStyle::CodeAndName => format!("{} {}", code_of(filing), filing.entry.name),
        TechnologyStyle::BareName => filing.entry.name.clone(),
        _ => filing.entry.full_name(),
    };
    filings.iter().map(name).collect::<Vec<_>>().join("、")
}

fn code_of(filing: &Filing) -> &str {
    filing.entry.code.as_deref().unwrap_or_default()
}

fn licence_note(filing: &Filing, day: Date) -> String {
    let completed = filing.completed_as_of(day);
    let (year, month, date) = (completed.year(), completed.month(), completed.day());
    let ended = match filing.status_on(day) {
        FilingStatus::Active => String::new(),
        status => format!("，{}", status.in_chinese()),
    };
    format!("{}，{year}年{month}月{date}日完成备案{ended}", filing.entry.name)
}

fn count_cell(count: u32, style: Style) -> Cell {
    if style.counts_with_unit { Cell::from(format!("{count}例")) } else { Cell::Number(count) }
}

/// The day of a count, which stays a day where those of filings are only months.
fn exact_day(day: Date, style: Style) -> Cell {
    if style.dates == DateStyle::Months { Cell::from(day.to_string()) } else { Cell::Day(day) }
}

/// The days whose counts an export states: none before the filing, none after it ended.
fn count_days(institution: &Institution, filing: &Filing, export: &Export<'_>) -> Vec<Date> {
    let today = export.stated_on(institution);
    let ended = filing.change_on(today).filter(|c| c.status != FilingStatus::Active);
    let counted =
        |day: &Date| filing.dates.completed <= *day && ended.is_none_or(|change| *day < change.on);
    let mut days = match (export.style.format, institution.rhythm) {
        (Format::TitledWorkbooks, _) | (_, Rhythm::Weekly) => Vec::new(),
        (_, Rhythm::Quarterly) => quarter_ends(today, 1),
        (_, Rhythm::Series) => quarter_ends(today, 3),
    };
    if days.len() != 1 {
        days.push(today);
    }
    days.retain(counted);
    if days.is_empty() && counted(&today) {
        days.push(today);
    }
    days
}
