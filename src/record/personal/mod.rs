//! Personal data in cells that would be published: such a cell is never read.
//!
//! A cell of free text is read as [`WITHHELD`], so that every page and file says that something
//! is kept back; any other cell is read as if it were not there.

mod beside;
mod names;
mod people;
pub(super) mod private;
mod traits;

use crate::privacy::{self, Kind, WITHHELD};
use crate::record::field::Field;
use crate::record::values::identifier::{is_valid_credit_code, normal};
use crate::source::Cell;
use crate::text::trim;
use std::sync::LazyLock;

static WITHHELD_CELL: LazyLock<Cell> = LazyLock::new(|| Cell::text(WITHHELD));

/// What stands in place of a cell with personal data in it; `Some(None)` where nothing does.
pub(crate) fn instead_of(field: Field, text: &str) -> Option<Option<&'static Cell>> {
    is_personal(field, text).then(|| is_free_text(field).then(|| &*WITHHELD_CELL))
}

/// Whether a name has personal data in it.
pub(crate) fn is_in_name(name: &str) -> bool {
    !privacy::find(name).is_empty() || people::are_labelled_in(name)
}

/// The same of a file or a sheet, where a name alone is a person's.
pub(crate) fn is_in_file_name(name: &str) -> bool {
    is_in_name(name) || beside::are_in_file_name(name)
}

fn is_personal(field: Field, text: &str) -> bool {
    if field == Field::CreditCode && is_valid_credit_code(&normal(text)) {
        return false;
    }
    let hits = privacy::find(text);
    match field {
        Field::Department if people::are_in_department(text) => true,
        Field::StatusReason | Field::Plan | Field::LicenceNote | Field::LimitedTo
            if people::are_in(text) =>
        {
            true
        }
        Field::SurgeryName | Field::NewTechnologyName if people::are_in_title(text) => true,
        Field::InstitutionName | Field::CentreName
            if beside::is_behind_hospital(text) || beside::is_nothing_else(trim(text)) =>
        {
            true
        }
        _ if is_text(field) && people::are_labelled_in(text) => true,
        _ if hits.is_empty() => false,
        // Numbers of institutions are as long as those of cards and telephones, or begin with WX.
        Field::CreditCode | Field::RegistrationNumber => {
            let is_own = |kind| matches!(kind, Kind::BankCard | Kind::Landline | Kind::Account);
            hits.iter().any(|hit| !is_own(hit.kind))
        }
        _ => true,
    }
}

/// Fields that may hold any words.
fn is_text(field: Field) -> bool {
    is_free_text(field)
        || matches!(
            field,
            Field::InstitutionName
                | Field::FormerNames
                | Field::Aliases
                | Field::Authority
                | Field::Technology
                | Field::CentreName
                | Field::SurgeryName
                | Field::NewTechnologyName
        )
}

/// Fields whose text is published as written.
fn is_free_text(field: Field) -> bool {
    matches!(
        field,
        Field::Department
            | Field::LimitedTo
            | Field::StatusReason
            | Field::LicenceNote
            | Field::Plan
            | Field::Category
            | Field::TechnologyClass
            | Field::SurgeryCode
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_valid_credit_code_exempts_its_own_field_only() {
        // A valid credit code that is a valid citizen ID too.
        let code = "120119198501011314";
        assert!(instead_of(Field::CreditCode, code).is_none());
        assert!(instead_of(Field::CreditCode, "22010119850506123 9").is_some());
        assert_eq!(instead_of(Field::RegistrationNumber, code), Some(None));
        assert!(matches!(instead_of(Field::LicenceNote, code), Some(Some(_))));
    }

    #[test]
    fn people_in_free_text_are_withheld() {
        assert!(instead_of(Field::Department, "介入科（主任张三）").is_some());
        assert!(instead_of(Field::Department, "主任办公室").is_none());
        for field in [Field::StatusReason, Field::Plan, Field::LicenceNote] {
            assert!(instead_of(field, "患者张某某（住院号A7788）死亡").is_some());
            assert!(instead_of(field, "主要专业技术人员离职").is_none());
        }
    }
}
