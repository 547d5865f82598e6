//! Rows numbered 更正, which put another row of the table right: neither of the two is sure.

use crate::record::defect::{CellDefect, CellDefectKind};
use crate::record::field::{Field, Kind};
use crate::record::raw::{Record, Statement};
use crate::text::fold;

/// Tells of the records that others put right, which have the word in place of their number:
/// those of the same institution and technology, and the one whose number stands there, 更正3.
pub(crate) fn tell<'t>(records: &mut [Record], number: impl Fn(u32) -> Option<&'t str>) {
    for at in 0..records.len() {
        let Some(word) = word_of(&records[at]) else { continue };
        let row = records[at].row.location.row;
        let Some(serial) = number(row).filter(|serial| serial.contains(word)) else { continue };
        let digits: String = fold(serial).chars().filter(char::is_ascii_digit).collect();
        let is_meant = |record: &Record| {
            let own = || number(record.row.location.row).map(fold);
            word_of(record).is_none()
                && (is_of_same(record, &records[at])
                    || (!digits.is_empty() && own().is_some_and(|own| own == digits)))
        };
        let meant: Vec<usize> = (0..records.len()).filter(|at| is_meant(&records[*at])).collect();
        let said = format!("第 {row} 行的序号写着“{serial}”");
        for at in meant {
            let record = &mut records[at];
            record.defects.push(CellDefect {
                location: record.row.location,
                field: Field::Status,
                raw: String::new(),
                kind: CellDefectKind::Corrected(word, Some(said.clone())),
            });
        }
    }
}

/// The word by which something in the record's own row is said to be wrong.
fn word_of(record: &Record) -> Option<&'static str> {
    record.defects.iter().find_map(|defect| match defect.kind {
        CellDefectKind::Corrected(word, None) => Some(word),
        _ => None,
    })
}

/// Whether two records are of the same institution and technology.
fn is_of_same(one: &Record, other: &Record) -> bool {
    let is_institution = fold(&one.institution.name) == fold(&other.institution.name);
    let technologies = |record: &Record| -> Vec<String> {
        match &record.statement {
            Statement::Filing(said) => said.technologies.iter().map(|it| fold(&it.text)).collect(),
            Statement::TrainingBase(said) => {
                said.technologies.iter().map(|it| fold(&it.text)).collect()
            }
            _ => Vec::new(),
        }
    };
    let is_list = one.kind == Kind::Institution && other.kind == Kind::Institution;
    let shared = || {
        let others = technologies(other);
        technologies(one).iter().any(|each| others.contains(each))
    };
    is_institution && (is_list || shared())
}
