//! Short names by which another institution is on record or that everybody takes for another: 太和医院
//! is 十堰市太和医院, and a 太和县人民医院 is not found by it, though it is called so at home.

use super::{Document, NameKind, own_name};
use crate::lookup::{Map, Set};
use crate::search::colloquial::Habits;
use std::ops::Range;

/// Leaves out the short names of these institutions that are names of others, on the site or
/// `well_known`; `lead` is what all of their names begin with.
pub(crate) fn leave_out(
    documents: &mut [Document],
    institutions: Range<usize>,
    habits: &Habits,
    lead: &str,
    well_known: &Set<&str>,
) {
    let mut owners: Map<String, Vec<usize>> = Map::default();
    let mut written: Set<String> = Set::default();
    for number in institutions.clone() {
        written.extend(recorded(&documents[number], lead).map(str::to_owned));
        for name in own_names(&documents[number], habits, lead) {
            owners.entry(name).or_default().push(number);
        }
    }
    for number in institutions {
        documents[number].others.retain(|each| {
            let owners = owners.get(&each.text);
            // 西安长安医院 is not 西安市长安区医院, though that one is called so with its places short.
            let of_others = written.contains(&each.text);
            let of_others = of_others
                || owners
                    .map_or(well_known.contains(each.text.as_str()), |all| !all.contains(&number));
            each.kind != NameKind::Colloquial || !of_others
        });
    }
}

/// The names on record, as written.
fn recorded<'d>(document: &'d Document, lead: &'d str) -> impl Iterator<Item = &'d str> {
    let on_record = |kind: NameKind| matches!(kind, NameKind::Alias | NameKind::Former);
    let others = document.others.iter().filter(move |each| on_record(each.kind));
    let names = std::iter::once(&document.title).chain(others.map(|each| &each.text));
    names.map(move |name| name.strip_prefix(lead).unwrap_or(name))
}

/// The names on record, as written, with their places short, and what of the first is its own.
fn own_names(document: &Document, habits: &Habits, lead: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in recorded(document, lead) {
        found.push(name.to_owned());
        found.extend(habits.without_types(name));
    }
    let title = document.title.strip_prefix(lead).unwrap_or(&document.title);
    let title: Vec<char> = title.chars().collect();
    let own = own_name::own_names(&title, &document.context);
    found.extend(own.into_iter().map(String::from_iter));
    found.sort_unstable();
    found.dedup();
    found
}
