//! Filings and training bases that had ended and are valid again only because their rows say nothing
//! of a status any more, as they do when its column is missing; and those that had been withdrawn or
//! cancelled and are called valid with no later day, as an old table does: what comes after is a new
//! filing (Measures art. 25).

use super::super::accept::Class;
use super::super::event::{Event, EventKind};
use super::super::institution_id::InstitutionId;
use super::super::ledger::KnownFiling;
use super::filings::item;
use super::question::{Folders, Question};
use super::{Objection, Sides, held};
use crate::catalog::TechnologyId;
use crate::dataset::{Filing, TrainingBase};
use crate::date::PartialDate;
use crate::lookup::Map;
use crate::record::{Field, FilingStatus, RawRow, is_stroke};

const UNSTATED: Question = Question {
    class: Class::Unstated,
    told: "备案或培训基地原来公布为撤销、取消、暂停或停止，这次没有写状态，会按有效公布",
    advice: "请检查写状态的一列是不是漏了；确已恢复的请写明：暂停、停止以后的写“有效”，撤销、取消以后的写“已恢复”",
};

const REVIVED: Question = Question {
    class: Class::Revived,
    told: "备案原来公布为撤销或取消，这次写有效，完成备案日期却不在那以后",
    advice: "请核对是不是拿了旧表；重新备案的，请写新的完成备案日期；原来写错或已恢复的，核对后接受",
};

/// Whose filing of what.
type Key<'s> = (&'s InstitutionId, &'s TechnologyId);

/// An objection for each folder with such rows, and one for each whose rows say 有效 where it had
/// ended for good.
pub(super) fn objections(sides: &Sides<'_>) -> Vec<Objection> {
    let changed: Map<Key<'_>, &Event> = sides
        .unexplained()
        .filter(|event| is_valid_now(event))
        .filter_map(|event| Some(((&event.institution, event.technology.as_ref()?), event)))
        .collect();
    let mut unstated = held::unstated_bases(sides);
    let mut revived = Folders::new();
    let ended = ended(sides, &changed);
    for filing in sides.dataset.filings.iter().filter(|it| it.status == FilingStatus::Active) {
        let key = (&sides.ids[filing.institution.0 as usize], &filing.technology);
        let (Some(event), Some(ended)) = (changed.get(&key), ended.get(&key)) else { continue };
        let mut before = ended.iter().filter(|ended| !came_later(filing, ended));
        let found = match says_nothing(&filing.origin) {
            true if before.next().is_some() => &mut unstated,
            false if !says_resumed(&filing.origin) && before.any(|it| for_good(it)) => &mut revived,
            _ => continue,
        };
        let file = sides.dataset.sources.file(filing.origin.location.file);
        found.entry(&file.authority).or_default().push(item(sides, event));
    }
    UNSTATED.of(unstated).chain(REVIVED.of(revived)).collect()
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

/// Whether a filing had ended so that only a new one follows it.
fn for_good(ended: &KnownFiling) -> bool {
    [FilingStatus::Withdrawn, FilingStatus::Cancelled].iter().any(|it| ended.status == it.code())
}

/// Whether the status of a row says that the filing is valid again.
fn says_resumed(row: &RawRow) -> bool {
    row.text(Field::Status).is_some_and(|status| status.contains("恢复"))
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
