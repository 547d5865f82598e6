//! Which institution of the ledger each institution of the dataset is, and ids for new ones.

use super::institution_id::{InstitutionId, LENGTH};
use super::ledger::{KnownInstitution, Ledger};
use crate::dataset::{Dataset, Institution, InstitutionIndex};
use crate::text::fold;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Characters of ids.
const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The id of each institution of the dataset, by index: by registration number, then by credit
/// code, then by name and authority. An id goes to one institution only, and by a credit code never
/// to one of another registration number and another name: one owner may have several.
pub(super) fn identify(ledger: &Ledger, dataset: &Dataset, release: Date) -> Vec<InstitutionId> {
    let mut taken: BTreeSet<&InstitutionId> = BTreeSet::new();
    let mut ids: Vec<Option<InstitutionId>> = vec![None; dataset.institutions.len()];
    let keys: [fn(&Institution) -> Option<String>; 3] = [
        |each| each.registration_number.clone(),
        |each| each.credit_code.clone(),
        |each| Some(name_key(&each.name, each.authority.as_ref().map(|id| id.as_str()))),
    ];
    for (known, key) in known_by_key(ledger).iter().zip(keys) {
        for (institution, slot) in dataset.institutions.iter().zip(&mut ids) {
            let found = key(institution).and_then(|key| known.get(&key).copied());
            if let (None, Some(found)) = (&slot, found)
                && !is_another(found, institution)
                && taken.insert(&found.id)
            {
                *slot = Some(found.id);
            }
        }
    }
    mint(ids, ledger, dataset, release)
}

/// Whether both have a registration number, and neither that nor any name is the same.
fn is_another(known: &KnownInstitution, now: &Institution) -> bool {
    let before = known.values.get("registration_number");
    let differ = before.zip(now.registration_number.as_deref()).is_some_and(|(a, b)| a != b);
    let names = || std::iter::once(&now.name).chain(&now.former_names);
    let was = |name: &String| *name == known.name || known.former_names.contains(name);
    differ && !names().any(was)
}

fn name_key(name: &str, authority: Option<&str>) -> String {
    format!("{}\u{1}{}", fold(name), authority.unwrap_or_default())
}

fn known_by_key(ledger: &Ledger) -> [HashMap<String, &KnownInstitution>; 3] {
    let mut maps = [HashMap::new(), HashMap::new(), HashMap::new()];
    for known in &ledger.institutions {
        let value = |name: &str| known.values.get(name).map(str::to_owned);
        let by_name = name_key(&known.name, value("authority_id").as_deref());
        let keys = [value("registration_number"), value("credit_code"), Some(by_name)];
        for (map, key) in maps.iter_mut().zip(keys) {
            if let Some(key) = key {
                map.entry(key).or_insert(known);
            }
        }
    }
    maps
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
