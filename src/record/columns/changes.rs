//! Columns of what was changed: 变更前 and 变更后. What counts is how it stands now; what it was
//! before is read of the institution's name alone, as a former one.

use super::Names;
use super::synonyms::ColumnName;
use crate::record::field::Field;

/// Words of what stood before a change, and of what has stood since.
const SIDES: [(&str, &str); 3] = [("变更前", "变更后"), ("调整前", "调整后"), ("修改前", "修改后")];

/// Fields of the day and the reason of a change, which ends nothing where both sides are told.
const OF_CHANGES: [Field; 2] = [Field::StatusDate, Field::StatusReason];

/// What a column is called for under a path of texts of which one says on which side of a change it
/// is; `None` where none does. `name` says what a path without that word names.
pub(super) fn name(path: &[&str], name: impl Fn(&[&str]) -> ColumnName) -> Option<ColumnName> {
    if !path.iter().any(|text| text.contains(['前', '后'])) {
        return None;
    }
    let has = |word: &str| path.iter().any(|text| text.contains(word));
    let (before, after) = SIDES.into_iter().find(|(one, other)| has(one) != has(other))?;
    let word = if has(before) { before } else { after };
    let bare: Vec<String> = path.iter().map(|text| without(text, word)).collect();
    let bare: Vec<&str> = bare.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    let meant = if bare.is_empty() { ColumnName::Unknown } else { name(&bare) };
    Some(match meant {
        ColumnName::Field(Field::InstitutionName) if word == before => {
            ColumnName::Field(Field::FormerNames)
        }
        ColumnName::Field(_) if word == before => ColumnName::Unknown,
        meant => meant,
    })
}

/// Leaves the days and the reasons of changes unread where columns say how something stands since.
pub(super) fn leave_out_days(names: &mut Names) {
    let is_since =
        |(_, after): &(&str, &str)| {
            names.cells.iter().flatten().any(|named| {
                matches!(named.name, ColumnName::Field(_)) && named.text.contains(after)
            })
        };
    if !SIDES.iter().any(is_since) {
        return;
    }
    for named in names.cells.iter_mut().flatten().filter(|named| !named.is_said) {
        let of_change = |field: &Field| named.name == ColumnName::Field(*field);
        if named.text.contains("变更") && OF_CHANGES.iter().any(of_change) {
            named.name = ColumnName::Unknown;
        }
    }
}

/// A text without a word and the brackets around it.
fn without(text: &str, word: &str) -> String {
    let bare = text.replace(word, "");
    bare.replace("（）", "").replace("()", "").trim_start_matches(['的', '-', '：', ':']).to_owned()
}
