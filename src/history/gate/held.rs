//! What had ended, or was not published because rows said so, and would be valid now though nobody
//! says that it is: the words are gone.

use super::super::accept::Class;
use super::super::ends::KnownEnd;
use super::super::institution_id::InstitutionId;
use super::question::{Folders, Question};
use super::unstated::{is_valid_now, unstated_base};
use super::{Objection, Sides};
use crate::catalog::TechnologyId;
use crate::dataset::{InstitutionIndex, TrainingBase};
use crate::date::PartialDate;
use crate::lookup::{Map, Set};
use crate::record::{BaseStatus, Field, FilingStatus, Kind};
use crate::source::Location;

const HELD: Question = Question {
    class: Class::Held,
    told: "备案或培训基地，上次因为写有撤销、停止一类的字样没有公布，这次没有这些字样，会按有效公布",
    advice: "请核对是不是漏了备注一列、表后的注或者另一张表；确实有效的，核对后接受",
};

/// Whose, and of which technology; `None` where of all.
type Key<'s> = (InstitutionId, Option<&'s TechnologyId>);

/// What was said to have ended, of one kind and what is about all of an institution.
struct Ended<'s>(Map<Key<'s>, Vec<&'s KnownEnd>>);

impl<'s> Ended<'s> {
    fn of(sides: &'s Sides<'_>, kind: Kind, published: bool) -> Self {
        let mut ended: Map<Key<'_>, Vec<&KnownEnd>> = Map::default();
        let own = sides.before.ended.iter().filter(|end| end.published == published);
        for end in own.filter(|end| [kind.code(), Kind::Institution.code()].contains(&&*end.kind)) {
            ended.entry((end.institution, end.technology.as_ref())).or_default().push(end);
        }
        Self(ended)
    }

    /// Whether something was said to have ended that was not completed before it for certain.
    fn has(&self, key: Key<'_>, completed: Option<PartialDate>) -> bool {
        let later = |end: &KnownEnd| {
            let days = end.completed.zip(completed);
            days.is_some_and(|(end, completed)| end.certainly_before(completed))
        };
        let keys = [key, (key.0, None)];
        keys.iter().filter_map(|key| self.0.get(key)).flatten().any(|end| !later(end))
    }
}

/// An objection for each folder with rows of what was set aside.
pub(super) fn objections(sides: &Sides<'_>) -> Vec<Objection> {
    if sides.before.ended.is_empty() {
        return Vec::new();
    }
    let mut found = Folders::new();
    filings(sides, &mut found);
    for base in bases(sides, false) {
        found.entry(folder(sides, base.origin.location)).or_default().push(item(sides, base));
    }
    HELD.of(found).collect()
}

/// Training bases that were published as stopped and say nothing of a status any more, by folder.
pub(super) fn unstated_bases<'s>(sides: &'s Sides<'_>) -> Folders<'s> {
    let mut found = Folders::new();
    for base in bases(sides, true).filter(|base| unstated_base(base)) {
        found.entry(folder(sides, base.origin.location)).or_default().push(item(sides, base));
    }
    found
}

fn filings<'s>(sides: &'s Sides<'_>, found: &mut Folders<'s>) {
    let ended = Ended::of(sides, Kind::Filing, false);
    let valid_now = sides.unexplained().filter(|event| is_valid_now(event));
    let changed: Set<Key<'_>> =
        valid_now.map(|event| (event.institution, event.technology.as_ref())).collect();
    for filing in sides.dataset.filings.iter().filter(|it| it.status == FilingStatus::Active) {
        let key = (sides.ids[filing.institution.0 as usize], Some(&filing.technology));
        if changed.contains(&key) && ended.has(key, filing.completed) {
            let folder = folder(sides, filing.origin.location);
            let name = whose(sides, filing.institution);
            let technology = sides.technology(&filing.technology);
            found.entry(folder).or_default().push(format!("{name}的“{technology}”"));
        }
    }
}

/// The valid training bases that were said to have ended.
fn bases<'s>(sides: &'s Sides<'_>, published: bool) -> impl Iterator<Item = &'s TrainingBase> {
    let ended = Ended::of(sides, Kind::TrainingBase, published);
    let valid = sides.dataset.training_bases.iter().filter(|it| it.status == BaseStatus::Active);
    valid.filter(move |base| {
        let key = (sides.ids[base.institution.0 as usize], Some(&base.technology));
        ended.has(key, base.filed_on) && !is_corrected(sides, base)
    })
}

/// Whether a correction says how it stands.
fn is_corrected(sides: &Sides<'_>, base: &TrainingBase) -> bool {
    sides.dataset.corrections.iter().any(|each| {
        (each.kind, each.field) == (Kind::TrainingBase, Field::Status)
            && each.institution == base.institution
            && each.technology.as_ref() == Some(&base.technology)
    })
}

fn item(sides: &Sides<'_>, base: &TrainingBase) -> String {
    let technology = sides.technology(&base.technology);
    format!("{}的“{technology}”培训基地", whose(sides, base.institution))
}

fn whose<'s>(sides: &'s Sides<'_>, institution: InstitutionIndex) -> &'s str {
    &sides.dataset.institution(institution).name
}

fn folder<'s>(sides: &'s Sides<'_>, at: Location) -> &'s str {
    &sides.dataset.sources.file(at.file).authority
}
