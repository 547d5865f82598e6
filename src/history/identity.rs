//! Which institution of the ledger each institution of the dataset is, and ids for new ones.

use super::institution_id::{InstitutionId, LENGTH};
use super::ledger::{KnownInstitution, Ledger};
use crate::dataset::{Dataset, Institution, InstitutionIndex};
use crate::record::{Field, parse_name};
use crate::text::fold;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Characters of ids.
const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The id of each institution of the dataset, by index: by registration number, then by credit
/// code, then by name and authority. An id goes to one institution only, and never to one that is
/// another by its name and its other number or place: an owner may have several hospitals, and a
/// number may be given to another hospital.
pub(super) fn identify(ledger: &Ledger, dataset: &Dataset, release: Date) -> Vec<InstitutionId> {
    let mut taken: BTreeSet<&InstitutionId> = BTreeSet::new();
    let mut ids: Vec<Option<InstitutionId>> = vec![None; dataset.institutions.len()];
    let known = Keys::of(ledger);
    let wrong = wrong_numbers(dataset);
    for (key, known) in [&known.by_number, &known.by_code, &known.by_name].into_iter().enumerate() {
        for (at, institution) in dataset.institutions.iter().enumerate() {
            if ids[at].is_some() {
                continue;
            }
            let own = keys_of(institution)[key].take();
            let own = own.iter().filter_map(|key| known.get(key)).flatten();
            // A number that a correction put right was the institution's own until then.
            let wrong = wrong.get(&at).filter(|_| key == 0).into_iter().flatten();
            let former = wrong.filter_map(|number| known.get(*number)).flatten();
            let former = former.filter(|known| shares_a_name(known, institution));
            let free = own
                .chain(former)
                .filter(|known| !is_another(known, institution) && !taken.contains(&known.id));
            let found = free
                .min_by_key(|known| (!shares_a_name(known, institution), !known.listed, known.id));
            if let Some(found) = found {
                taken.insert(&found.id);
                ids[at] = Some(found.id);
            }
        }
    }
    by_name_alone(ledger, dataset, &mut ids, &mut taken);
    mint(ids, ledger, dataset, release)
}

/// Finds those left by their name, or by one they had, where it is the name of only one in an area,
/// and neither a number nor the place says that they are two: a list of another authority of the
/// same area, or a new name behind which the former one stands.
fn by_name_alone<'l>(
    ledger: &'l Ledger,
    dataset: &Dataset,
    ids: &mut [Option<InstitutionId>],
    taken: &mut BTreeSet<&'l InstitutionId>,
) {
    let left: Vec<usize> = (0..ids.len()).filter(|at| ids[*at].is_none()).collect();
    if left.is_empty() {
        return;
    }
    let mut named: HashMap<String, Vec<&KnownInstitution>> = HashMap::new();
    for known in ledger.institutions.iter().filter(|known| !taken.contains(&known.id)) {
        // What a list puts around a name was once published with it.
        named.entry(fold(&parse_name(&known.name).name)).or_default().push(known);
    }
    let mut found: BTreeMap<&InstitutionId, Vec<usize>> = BTreeMap::new();
    for at in left {
        let now = &dataset.institutions[at];
        let mut own = std::iter::once(&now.name).chain(&now.former_names);
        let own = own.find_map(|name| named.get(&fold(name)));
        let mut near: Vec<_> =
            own.into_iter().flatten().filter(|known| can_be_one(known, now)).collect();
        if near.iter().any(|known| known.listed) {
            near.retain(|known| known.listed);
        }
        if let [only] = near.as_slice() {
            found.entry(&only.id).or_default().push(at);
        }
    }
    for (id, all) in found {
        if let [only] = all.as_slice() {
            taken.insert(id);
            ids[*only] = Some(*id);
        }
    }
}

/// Whether no number, no place and no area of an authority says that they are two.
fn can_be_one(known: &KnownInstitution, now: &Institution) -> bool {
    let differ = |field: &str, now: Option<&str>| {
        known.values.get(field).zip(now).is_some_and(|(before, now)| before != now)
    };
    let authority = now.authority.as_ref().map(|id| id.as_str());
    let authorities = known.values.get("authority_id").zip(authority);
    let of_two_areas = authorities.is_some_and(|(before, now)| {
        let [before, now] = [before, now].map(|id| id.split('-').next().unwrap_or(id));
        are_apart(before, now)
    });
    !differ("registration_number", now.registration_number.as_deref())
        && !differ("credit_code", now.credit_code.as_deref())
        && !lie_apart(known.values.get("jurisdiction_code"), now)
        && !of_two_areas
}

/// The registration numbers that corrections replaced, by the institution's index.
fn wrong_numbers(dataset: &Dataset) -> BTreeMap<usize, Vec<&str>> {
    let mut wrong: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for each in dataset.corrections.iter().filter(|it| it.field == Field::RegistrationNumber) {
        let numbers = wrong.entry(each.institution.0 as usize).or_default();
        numbers.extend(each.was.as_deref());
    }
    wrong
}

/// Whether no name is the same and a number, or else the place, says that they are two.
fn is_another(known: &KnownInstitution, now: &Institution) -> bool {
    let differ = |field: &str, now: Option<&str>| {
        known.values.get(field).zip(now).map(|(before, now)| before != now)
    };
    let of_number = differ("registration_number", now.registration_number.as_deref());
    let of_code = differ("credit_code", now.credit_code.as_deref());
    let two = match (of_number, of_code) {
        (Some(true), _) => true,
        (_, Some(differ)) => differ,
        (_, None) => lie_apart(known.values.get("jurisdiction_code"), now),
    };
    two && !shares_a_name(known, now)
}

/// Whether both places are known, and neither lies in the other.
fn lie_apart(known: Option<&str>, now: &Institution) -> bool {
    let now = now.jurisdiction.as_ref().map(|code| code.as_str());
    known.zip(now).is_some_and(|(known, now)| are_apart(known, now))
}

/// Whether neither of two places lies in the other, by their codes alone: the ledger may hold one
/// that the divisions of today no longer have.
fn are_apart(one: &str, other: &str) -> bool {
    // Pairs of zeros stand for all places in one.
    let [one, other] = [one, other].map(|code| code.trim_end_matches("00"));
    !one.starts_with(other) && !other.starts_with(one)
}

fn shares_a_name(known: &KnownInstitution, now: &Institution) -> bool {
    let aliases = known.values.get("aliases").into_iter().flat_map(|all| all.split('、'));
    let former = known.former_names.iter().map(String::as_str);
    let mut before = aliases.chain(former).chain([known.name.as_str()]).map(fold);
    let now: Vec<String> = std::iter::once(&now.name)
        .chain(&now.former_names)
        .chain(&now.aliases)
        .map(|name| fold(name))
        .collect();
    before.any(|name| now.contains(&name))
}

fn name_key(name: &str, authority: Option<&str>) -> String {
    format!("{}\u{1}{}", fold(name), authority.unwrap_or_default())
}

/// By what an institution is recognised: number, code, name.
fn keys_of(institution: &Institution) -> [Option<String>; 3] {
    let authority = institution.authority.as_ref().map(|id| id.as_str());
    let name = name_key(&institution.name, authority);
    [institution.registration_number.clone(), institution.credit_code.clone(), Some(name)]
}

/// The institutions of a ledger by a key.
type ByKey<'l> = HashMap<String, Vec<&'l KnownInstitution>>;

/// The institutions of a ledger by each key.
#[derive(Default)]
struct Keys<'l> {
    by_number: ByKey<'l>,
    by_code: ByKey<'l>,
    by_name: ByKey<'l>,
}

impl<'l> Keys<'l> {
    fn of(ledger: &'l Ledger) -> Self {
        let mut keys = Self::default();
        for known in &ledger.institutions {
            let value = |name: &str| known.number(name).map(str::to_owned);
            let name = name_key(&known.name, known.values.get("authority_id"));
            let of_known = [
                (&mut keys.by_number, value("registration_number")),
                (&mut keys.by_code, value("credit_code")),
                (&mut keys.by_name, Some(name)),
            ];
            for (map, key) in of_known {
                if let Some(key) = key {
                    map.entry(key).or_default().push(known);
                }
            }
        }
        keys
    }
}

/// Mints ids for those without one. What an id is made from is the first number an institution
/// was known by; one without numbers gets its place among those of its first release. Never the
/// name, which changes.
fn mint(
    ids: Vec<Option<InstitutionId>>,
    ledger: &Ledger,
    dataset: &Dataset,
    release: Date,
) -> Vec<InstitutionId> {
    let mut used: BTreeSet<InstitutionId> =
        ledger.institutions.iter().map(|known| known.id).collect();
    let mut without_number: BTreeMap<String, u32> = BTreeMap::new();
    let mut mint_one = |institution: &Institution| {
        let number = institution.registration_number.as_ref().or(institution.credit_code.as_ref());
        let seed = number.cloned().unwrap_or_else(|| {
            let authority = institution.authority.as_ref().map_or("", |id| id.as_str());
            let place = without_number.entry(authority.to_owned()).or_default();
            *place += 1;
            format!("{release} {authority} {place}")
        });
        let unused = (0u32..).map(|attempt| hashed(&seed, attempt)).find(|id| !used.contains(id));
        // The attempts do not end, so one is always found.
        let id = unused.unwrap_or_else(|| hashed(&seed, u32::MAX));
        used.insert(id);
        id
    };
    let with_institution = ids.into_iter().zip(&dataset.institutions);
    with_institution.map(|(id, each)| id.unwrap_or_else(|| mint_one(each))).collect()
}

fn hashed(seed: &str, attempt: u32) -> InstitutionId {
    let digest = Sha256::digest(format!("gongshi institution {seed} {attempt}"));
    let characters = digest.iter().take(LENGTH);
    let id = characters.map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]));
    InstitutionId::new(&id.collect::<String>()).expect("as many characters as an id has")
}

/// The other way round.
pub(super) fn by_id(ids: &[InstitutionId]) -> BTreeMap<InstitutionId, InstitutionIndex> {
    let indexed = ids.iter().enumerate();
    indexed.map(|(at, id)| (*id, InstitutionIndex(at as u32))).collect()
}
