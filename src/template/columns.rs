//! Which columns the table of each kind has.

use super::lists::List;
use crate::record::{Field, Kind};

/// How much a column is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// A row says nothing without it.
    Must,
    /// The register asks for it.
    Should,
    /// Where there is something to say.
    May,
}

impl Need {
    pub(super) fn in_chinese(self) -> &'static str {
        match self {
            Self::Must => "必填",
            Self::Should => "建议填写",
            Self::May => "选填",
        }
    }
}

/// What a cell of a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Free text.
    Text,
    /// A number that is a name: long, and not to be calculated with.
    Identifier,
    /// A day or, where only that is known, a month.
    Date,
    /// A whole number.
    Count,
    /// One of a list; `true` where anything else would not be understood.
    OneOf(List, bool),
}

/// One column of a table.
pub(super) type Column = (Field, Need);

/// The columns of a kind, in order.
pub(super) fn of(kind: Kind) -> &'static [Column] {
    use Field as F;
    use Need::{May, Must, Should};
    match kind {
        Kind::Institution => &[
            (F::InstitutionName, Must),
            (F::RegistrationNumber, Should),
            (F::CreditCode, Should),
            (F::Category, Should),
            (F::Level, Should),
            (F::Jurisdiction, Should),
            (F::Authority, May),
            (F::Aliases, May),
            (F::FormerNames, May),
        ],
        Kind::Filing => &[
            (F::InstitutionName, Must),
            (F::RegistrationNumber, Should),
            (F::CreditCode, May),
            (F::Technology, Must),
            (F::Completed, Must),
            (F::Authority, Should),
            (F::Status, Should),
            (F::LimitedTo, May),
            (F::Department, May),
            (F::FirstCase, May),
            (F::PapersComplete, May),
            (F::StatusDate, May),
            (F::StatusReason, May),
            (F::LicenceNote, May),
            (F::TechnologyCode, May),
        ],
        Kind::Disclosure => &[
            (F::InstitutionName, Must),
            (F::RegistrationNumber, Should),
            (F::Technology, Must),
            (F::CumulativeCases, Must),
            (F::AsOf, Must),
            (F::Completed, Should),
        ],
        Kind::TrainingBase => &[
            (F::InstitutionName, Must),
            (F::RegistrationNumber, Should),
            (F::Technology, Must),
            (F::FiledOn, Should),
            (F::Status, Should),
            (F::StatusDate, May),
            (F::Plan, May),
            (F::Places, May),
        ],
        Kind::QualityCentre => &[(F::Technology, Must), (F::CentreName, Must)],
        Kind::SurgeryItem => &[
            (F::InstitutionName, Must),
            (F::RegistrationNumber, Should),
            (F::SurgeryName, Must),
            (F::SurgeryCode, May),
            (F::SurgeryLevel, Must),
            (F::Department, May),
        ],
        Kind::LicenceNote => {
            &[(F::InstitutionName, Must), (F::RegistrationNumber, Should), (F::LicenceNote, Must)]
        }
        Kind::NewTechnology => &[
            (F::InstitutionName, Must),
            (F::RegistrationNumber, Should),
            (F::NewTechnologyName, Must),
            (F::Grade, Should),
            (F::TechnologyClass, Should),
            (F::AdmittedOn, Must),
            (F::SupervisionPeriod, Should),
            (F::Department, May),
        ],
    }
}

/// What the cells of a field hold in a table of this kind.
pub(super) fn holds(kind: Kind, field: Field) -> Holds {
    use Field as F;
    match field {
        F::RegistrationNumber | F::CreditCode | F::SurgeryCode => Holds::Identifier,
        F::FirstCase
        | F::PapersComplete
        | F::Completed
        | F::StatusDate
        | F::AsOf
        | F::FiledOn
        | F::AdmittedOn => Holds::Date,
        F::CumulativeCases | F::Places => Holds::Count,
        F::Technology => Holds::OneOf(List::Technologies, false),
        F::TechnologyCode => Holds::OneOf(List::Codes, false),
        F::Authority => Holds::OneOf(List::Authorities, false),
        F::Jurisdiction => Holds::OneOf(List::Places, false),
        F::Category => Holds::OneOf(List::Categories, false),
        F::Level => Holds::OneOf(List::Levels, true),
        F::Status if kind == Kind::TrainingBase => Holds::OneOf(List::BaseStatuses, true),
        F::Status => Holds::OneOf(List::FilingStatuses, true),
        F::SurgeryLevel => Holds::OneOf(List::SurgeryLevels, true),
        F::Grade => Holds::OneOf(List::Grades, true),
        F::TechnologyClass => Holds::OneOf(List::Classes, false),
        F::SupervisionPeriod => Holds::OneOf(List::Periods, false),
        F::InstitutionName
        | F::FormerNames
        | F::Aliases
        | F::LimitedTo
        | F::Department
        | F::StatusReason
        | F::LicenceNote
        | F::Plan
        | F::CentreName
        | F::SurgeryName
        | F::NewTechnologyName => Holds::Text,
    }
}
