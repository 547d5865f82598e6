//! Which values can be corrected, and how they are read: by the parsers of the exports' cells.

use crate::catalog::{JurisdictionCode, Reference};
use crate::date::PartialDate;
use crate::record::{
    BaseStatus, Field, FilingStatus, Kind, Level, can_be_registration_number, is_valid_credit_code,
    normal_identifier, parse_base_status, parse_count, parse_date, parse_filing_status,
    parse_level,
};
use crate::source::CellKind;
use crate::text::is_invisible;

/// The kinds of records a correction can be about, each with its fields. What a record is about
/// (whose it is, which technology) changes only by a new export.
pub(super) const WHOSE: [(Kind, &[Field]); 4] = [
    (
        Kind::Institution,
        &[
            Field::InstitutionName,
            Field::RegistrationNumber,
            Field::CreditCode,
            Field::Level,
            Field::Category,
            Field::Jurisdiction,
        ],
    ),
    (
        Kind::Filing,
        &[
            Field::Completed,
            Field::PapersComplete,
            Field::FirstCase,
            Field::Status,
            Field::StatusDate,
            Field::StatusReason,
            Field::LimitedTo,
            Field::Department,
            Field::LicenceNote,
        ],
    ),
    (Kind::Disclosure, &[Field::CumulativeCases, Field::Completed]),
    (
        Kind::TrainingBase,
        &[Field::FiledOn, Field::Status, Field::StatusDate, Field::Plan, Field::Places],
    ),
];

/// One value, as the dataset holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text as written.
    Text(String),
    /// A date as precise as written.
    Date(PartialDate),
    /// A count.
    Count(u32),
    /// A filing's status.
    FilingStatus(FilingStatus),
    /// A training base's status.
    BaseStatus(BaseStatus),
    /// An institution's level.
    Level(Level),
    /// A place.
    Jurisdiction(JurisdictionCode),
}

impl Value {
    /// As the data files and the ledger write it.
    #[must_use]
    pub fn published(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Date(date) => date.to_string(),
            Self::Count(count) => count.to_string(),
            Self::FilingStatus(status) => status.code().to_owned(),
            Self::BaseStatus(status) => status.code().to_owned(),
            Self::Level(level) => level.in_chinese().to_owned(),
            Self::Jurisdiction(code) => code.to_string(),
        }
    }

    /// As a clerk reads it.
    #[must_use]
    pub fn in_chinese(&self) -> String {
        match self {
            Self::Date(date) => date.in_chinese(),
            Self::FilingStatus(status) => status.in_chinese().to_owned(),
            Self::BaseStatus(status) => status.in_chinese().to_owned(),
            other => other.published(),
        }
    }
}

/// Reads a value for a field; the error says what it must be.
pub(super) fn read(
    kind: Kind,
    field: Field,
    text: &str,
    reference: &Reference,
) -> Result<Value, String> {
    let value = match field {
        Field::Completed
        | Field::PapersComplete
        | Field::FirstCase
        | Field::StatusDate
        | Field::FiledOn => parse_date(text, CellKind::Text).ok().map(Value::Date),
        Field::CumulativeCases | Field::Places => parse_count(text).map(Value::Count),
        Field::Status if kind == Kind::TrainingBase => {
            parse_base_status(text).map(Value::BaseStatus)
        }
        Field::Status => parse_filing_status(text).map(Value::FilingStatus),
        Field::Level => parse_level(text).map(|(level, _)| Value::Level(level)),
        Field::Jurisdiction => place(text, reference).map(Value::Jurisdiction),
        Field::CreditCode => {
            let code = normal_identifier(text);
            is_valid_credit_code(&code).then_some(Value::Text(code))
        }
        Field::RegistrationNumber => {
            let number = normal_identifier(text);
            can_be_registration_number(&number).then_some(Value::Text(number))
        }
        _ => (!text.contains(is_invisible)).then(|| Value::Text(text.to_owned())),
    };
    value.ok_or_else(|| format!("“{text}”不是{}的写法", field.in_chinese()))
}

fn place(text: &str, reference: &Reference) -> Option<JurisdictionCode> {
    let code = JurisdictionCode::new(text).ok()?;
    reference.jurisdictions.get(&code).map(|place| place.code.clone())
}
