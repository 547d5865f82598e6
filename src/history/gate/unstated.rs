//! Filings and training bases that had ended and are valid again only because their rows say nothing
//! of a status any more, as they do when its column is missing.

use super::super::accept::Class;
use super::super::event::{Event, EventKind};
use super::super::institution_id::InstitutionId;
use super::super::ledger::KnownFiling;
use super::filings::item;
use super::{Objection, Sides, held};
use crate::catalog::TechnologyId;
use crate::dataset::{Filing, TrainingBase};
use crate::date::PartialDate;
use crate::lookup::Map;
use crate::record::{Field, FilingStatus, RawRow, is_stroke};

/// Whose filing of what.
type Key<'s> = (&'s InstitutionId, &'s TechnologyId);

/// An objection for each folder with such rows.
pub(super) fn objections(sides: &Sides<'_>) -> Vec<Objection> {
    let changed: Map<Key<'_>, &Event> = sides
        .unexplained()
        .filter(|event| is_valid_now(event))
        .filter_map(|event| Some(((&event.institution, event.technology.as_ref()?), event)))
        .collect();
    let mut found = held::unstated_bases(sides);
    if changed.is_empty() && found.is_empty() {
        return Vec::new();
    }
    let ended = ended(sides, &changed);
    for filing in sides.dataset.filings.iter().filter(|filing| is_unstated(filing)) {
        let key = (&sides.ids[filing.institution.0 as usize], &filing.technology);
        let (Some(event), Some(ended)) = (changed.get(&key), ended.get(&key)) else { continue };
        if ended.iter().any(|ended| !came_later(filing, ended)) {
            let file = sides.dataset.sources.file(filing.origin.location.file);
            found.entry(&file.authority).or_default().push(item(sides, event));
        }
    }
    let objection = |(folder, items): (&str, Vec<String>)| Objection {
        name: Class::Unstated.name(folder),
        title: format!(
            "“{folder}”有 {} 条备案或培训基地原来公布为撤销、取消、暂停或停止，这次没有写状态，会按有效公布",
            items.len()
        ),
        items,
        advice: "请检查写状态的一列是不是漏了；确已恢复的，请写明“有效”",
    };
    found.into_iter().map(objection).collect()
}

pub(super) fn is_valid_now(event: &Event) -> bool {
    use EventKind::{Filed, Relisted, Resumed};
    event.kind == Resumed
        || (matches!(event.kind, Filed | Relisted) && event.ended_at_first().is_none())
}

/// The filings that were last published as ended, of those that something happened to.
fn ended<'s>(
    sides: &'s Sides<'_>,
    changed: &Map<Key<'s>, &Event>,
) -> Map<Key<'s>, Vec<&'s KnownFiling>> {
    let former = sides.before.former_filings.iter().map(|former| &former.filing);
    let mut ended: Map<_, Vec<_>> = Map::default();
    for known in sides.before.filings.iter().chain(former) {
        let key = (&known.institution, &known.technology);
        if known.status != FilingStatus::Active.code() && changed.contains_key(&key) {
            ended.entry(key).or_default().push(known);
        }
    }
    ended
}

fn is_unstated(filing: &Filing) -> bool {
    filing.status == FilingStatus::Active && says_nothing(&filing.origin)
}

/// Whether the status of a row is blank; a stroke says no more.
fn says_nothing(row: &RawRow) -> bool {
    row.text(Field::Status).is_none_or(is_stroke)
}

/// Whether the row of a training base says nothing of its status.
pub(super) fn unstated_base(base: &TrainingBase) -> bool {
    says_nothing(&base.origin)
}

/// Whether a filing was completed after another had ended; where that has no day, after it was
/// completed.
fn came_later(filing: &Filing, ended: &KnownFiling) -> bool {
    let date = |field| ended.values.get(field).and_then(PartialDate::from_iso);
    let end = date("status_date").or_else(|| date("completed"));
    end.zip(filing.completed).is_some_and(|(end, completed)| end.certainly_before(completed))
}
