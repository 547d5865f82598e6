//! Institutions of one authority: names that change on too many of them, or pass from one to
//! another, as they do when rows slip; and values that change or are lost, as with a column.

use super::super::accept::Class;
use super::super::event::{Event, EventKind};
use super::super::institution_id::InstitutionId;
use super::super::ledger::KnownInstitution;
use super::{Objection, Sides, records};
use crate::catalog::AuthorityId;
use std::collections::{BTreeMap, BTreeSet};

/// From so many on, names that others had are no chance.
const EXCHANGED_AT_LEAST: usize = 2;

/// Fields of institutions, in the words of the columns.
const FIELDS: [(&str, &str); 6] = [
    ("registration_number", "登记号"),
    ("credit_code", "统一社会信用代码"),
    ("level", "级别"),
    ("category", "类别"),
    ("jurisdiction_code", "所在地"),
    ("authority_id", "备案机关"),
];

/// The institutions that were listed, by the folder that listed them.
struct Listed<'s> {
    folder_of: BTreeMap<&'s InstitutionId, &'s str>,
    by_folder: BTreeMap<&'s str, Vec<&'s KnownInstitution>>,
}

impl<'s> Listed<'s> {
    fn of(sides: &'s Sides<'_>) -> Self {
        let (mut folder_of, mut by_folder) = (BTreeMap::new(), BTreeMap::<_, Vec<_>>::new());
        for known in sides.before.institutions.iter().filter(|known| known.listed) {
            let folder = known.source.as_deref().unwrap_or("");
            folder_of.insert(&known.id, folder);
            by_folder.entry(folder).or_default().push(known);
        }
        Self { folder_of, by_folder }
    }

    /// Events of institutions by their folder.
    fn events<'e>(
        &self,
        events: impl Iterator<Item = &'e Event>,
    ) -> BTreeMap<&'s str, Vec<&'e Event>> {
        let mut of_folder: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
        for event in events.filter(|event| event.technology.is_none()) {
            if let Some(folder) = self.folder_of.get(&event.institution) {
                of_folder.entry(folder).or_default().push(event);
            }
        }
        of_folder
    }

    fn total(&self, folder: &str) -> usize {
        self.by_folder.get(folder).map_or(0, Vec::len)
    }
}

/// An objection for each folder in which too many names changed or were exchanged.
pub(super) fn names(sides: &Sides<'_>) -> Vec<Objection> {
    let listed = Listed::of(sides);
    let renamed = sides.unexplained().filter(|event| event.kind == EventKind::Renamed);
    let mut renamed = listed.events(renamed);
    renamed.retain(|folder, events| {
        let percent = sides.limits.changes_percent;
        sides.is_much(events.len(), listed.total(folder), percent)
            || exchanged(&listed.by_folder[folder], events) >= EXCHANGED_AT_LEAST
    });
    let objection = |(folder, events): (&str, Vec<&Event>)| Objection {
        name: Class::Names.name(folder),
        title: format!(
            "“{folder}”的 {} 家机构中有 {} 家改了名称",
            listed.total(folder),
            events.len()
        ),
        items: events.iter().map(|event| changed(event)).collect(),
        advice: "请检查名称一列是不是与登记号等列错开了行",
    };
    renamed.into_iter().map(objection).collect()
}

/// How many have a name now that another had.
fn exchanged(listed: &[&KnownInstitution], renamed: &[&Event]) -> usize {
    let names: BTreeSet<&str> = listed.iter().map(|known| known.name.as_str()).collect();
    let has_others = |event: &&&Event| event.after.as_deref().is_some_and(|it| names.contains(it));
    renamed.iter().filter(has_others).count()
}

/// An objection for each folder and field of which too many values changed. A first value is no
/// change; where the list of institutions is gone, that is told.
pub(super) fn values(sides: &Sides<'_>) -> Vec<Objection> {
    let (listed, without_list) = (Listed::of(sides), records::without_list(sides));
    let of_field = |(field, word): (&str, &str)| {
        let is_of_field = |event: &&Event| {
            event.kind == EventKind::Corrected
                && event.field.as_deref() == Some(field)
                && event.before.is_some()
                && !is_of_lower_authority(sides, event)
        };
        let mut changed_in = listed.events(sides.unexplained().filter(is_of_field));
        changed_in.retain(|folder, events| {
            let percent = sides.limits.changes_percent;
            !without_list.contains(folder)
                && sides.is_much(events.len(), listed.total(folder), percent)
        });
        let objection = |(folder, events): (&str, Vec<&Event>)| Objection {
            name: Class::Values.name(format_args!("{folder}/{field}")),
            title: format!(
                "“{folder}”的 {} 家机构中有 {} 家改了{word}，超过了允许的 {}%",
                listed.total(folder),
                events.len(),
                sides.limits.changes_percent
            ),
            items: events.iter().map(|event| item(event)).collect(),
            advice: "请检查是不是列错位、错开了行，或者少了这一列",
        };
        changed_in.into_iter().map(objection).collect::<Vec<_>>()
    };
    FIELDS.into_iter().flat_map(of_field).collect()
}

/// Whether an institution came from the list of an authority into that of one below: it stands in
/// both then.
fn is_of_lower_authority(sides: &Sides<'_>, event: &Event) -> bool {
    let authority = |id: &Option<String>| AuthorityId::new(id.as_deref()?).ok();
    event.field.as_deref() == Some("authority_id")
        && authority(&event.before)
            .zip(authority(&event.after))
            .is_some_and(|(before, after)| sides.reference.is_below(&after, &before))
}

fn item(event: &Event) -> String {
    format!("{}：{}", event.institution_name, changed(event))
}

fn changed(event: &Event) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "空白".to_owned());
    format!("由 {} 改为 {}", text(&event.before), text(&event.after))
}
