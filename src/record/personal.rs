//! Personal data in cells that would be published: such a cell is never read.
//!
//! A cell of free text is read as [`WITHHELD`], so that every page and file says that something
//! is kept back; any other cell is read as if it were not there.

use super::field::Field;
use super::identifier::{is_valid_credit_code, normal};
use crate::privacy::{self, Kind, WITHHELD};
use crate::source::Cell;
use std::sync::LazyLock;

static WITHHELD_CELL: LazyLock<Cell> = LazyLock::new(|| Cell::text(WITHHELD));

/// What stands in place of a cell with personal data in it; `Some(None)` where nothing does.
pub(crate) fn instead_of(field: Field, text: &str) -> Option<Option<&'static Cell>> {
    is_personal(field, text).then(|| is_free_text(field).then(|| &*WITHHELD_CELL))
}

/// Words that no department's name holds, but what is written beside it about people.
const OF_PEOPLE: [&str; 14] = [
    "微信",
    "QQ",
    "ＱＱ",
    "住院号",
    "病案号",
    "门诊号",
    "患者",
    "身份证",
    "医师证",
    "资格证",
    "执业证",
    "主任",
    "医师",
    "联系人",
];

fn is_personal(field: Field, text: &str) -> bool {
    let hits = privacy::find(text);
    match field {
        Field::Department if OF_PEOPLE.iter().any(|word| text.contains(word)) => true,
        _ if hits.is_empty() => false,
        Field::CreditCode if is_valid_credit_code(&normal(text)) => false,
        // Numbers of institutions are as long as those of cards and telephones.
        Field::CreditCode | Field::RegistrationNumber => {
            hits.iter().any(|hit| !matches!(hit.kind, Kind::BankCard | Kind::Landline))
        }
        _ => true,
    }
}

/// Fields whose text is published as written.
fn is_free_text(field: Field) -> bool {
    matches!(
        field,
        Field::Department
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
    fn people_beside_a_department_are_withheld() {
        for text in ["介入科（主任张三）", "介入科 微信zhangsan", "患者住院号0012345"]
        {
            assert!(instead_of(Field::Department, text).is_some(), "{text}");
        }
        assert!(instead_of(Field::Department, "介入科").is_none());
    }
}
