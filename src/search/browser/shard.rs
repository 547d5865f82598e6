//! The files the browser reads, written from the index: all plain, in one folder whose name is a
//! hash of what they hold, so that each may be kept for ever.
//!
//! | file | holds |
//! |---|---|
//! | `head.json` | what every query needs: kinds, technologies, words, traditional characters, which keys have own files |
//! | `keys/<family>-<n>.bin` | the lists of the keys of one family that share a hash |
//! | `lists/<n>.bin` | the lists of long keys that the same documents hold |
//! | `records/<n>.json` | documents side by side, as results show them |
//! | `places/all.bin`, `places/<code>.bin` | the documents of the places right below the area; of those below one |
//!
//! One folder for a release, not a name of its own for each file: a list of thousands of hashes
//! would cost each visitor more than the files that happen to stay the same would save.

use super::bundle::{self, LongKey};
use super::neighbour::Commonness;
use super::{encode, head, place, record};
use crate::search::SearchError;
use crate::search::index::Index;
use crate::search::index::engine::{LISTS, Lists};
use crate::search::index::key::{self, Family};
use crate::search::index::set::DocSet;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Bytes of one file of a family's keys, about, and the bytes from which a key is a long one. A
/// query asks for many pairs and syllables, so their files are small; of identifiers and dates it
/// asks for one.
const SIZES: [(usize, usize); Family::ALL.len()] = [
    (1500, 400),
    (1000, 400),
    (9000, usize::MAX),
    (4000, usize::MAX),
    (1000, 400),
    (900, 400),
    (2500, 400),
];

/// The shards of one release.
#[derive(Clone, Debug)]
pub struct Shards {
    /// Their folder from the site's root, with a trailing slash.
    pub folder: String,
    /// In the order of the paths.
    pub files: Vec<ShardFile>,
}

/// One file of a release's shards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShardFile {
    /// Its path in their folder.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Of a file that holds coded numbers, all the text there is in it, a line each: its bytes
    /// are no text, though some may look like it. `None` where the bytes are text.
    pub text: Option<String>,
}

impl Index {
    /// Writes the lists and the documents for the browser.
    ///
    /// # Errors
    /// When the index library fails.
    pub fn shards(&self, as_of: &str) -> Result<Shards, SearchError> {
        let (short, long) = self.keys()?;
        let sizes = short.iter().map(|(key, bytes)| (key.as_str(), bytes.len()));
        let sizes = sizes.chain(long.iter().map(|each| (each.key.as_str(), each.bytes.len())));
        let common = Commonness::of(sizes, &self.words);
        let keys = Family::ALL.map(|family| shard_keys(&short, family, &common));
        let bundles = bundles(&long);
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut texts = BTreeMap::new();
        let head = head::head(self, as_of, keys.each_ref().map(Vec::len), &bundles, &common)?;
        files.insert("head.json".to_owned(), head);
        let short = keys.into_iter().enumerate().flat_map(|(family, shards)| {
            let path = move |number| format!("keys/{family}-{number}.bin");
            shards.into_iter().enumerate().map(move |(number, shard)| (path(number), shard))
        });
        let long = bundles.into_iter().enumerate();
        let long = long.map(|(number, shard)| (format!("lists/{number}.bin"), shard));
        for (path, KeyShard { bytes, text }) in short.chain(long) {
            texts.insert(path.clone(), text);
            files.insert(path, bytes);
        }
        for (number, documents) in record::chunks(self).into_iter().enumerate() {
            files.insert(format!("records/{number}.json"), record::file(self, documents)?);
        }
        let names: String = self.places.iter().flat_map(|place| [&place.name, "\n"]).collect();
        for (path, bytes) in place::files(&self.places) {
            texts.insert(path.clone(), names.clone());
            files.insert(path, bytes);
        }
        let folder = format!("search/{}/", hash(&files));
        let file = |(path, bytes): (String, Vec<u8>)| {
            let coded = path.ends_with(".bin");
            let text = coded.then(|| texts.remove(&path).unwrap_or_default());
            ShardFile { path, bytes, text }
        };
        Ok(Shards { folder, files: files.into_iter().map(file).collect() })
    }

    /// The lists of every key as bytes: short ones and long ones.
    fn keys(&self) -> Result<(Encoded, Vec<LongKey>), SearchError> {
        let mut all: BTreeMap<String, Lists<Vec<u32>>> = BTreeMap::new();
        for list in 0..LISTS {
            self.engine.for_each_key(list, |key, documents| {
                all.entry(key.to_owned()).or_default()[list] = documents.to_vec();
            })?;
        }
        let (mut short, mut long) = (Encoded::new(), Vec::new());
        for (key, lists) in all {
            let mut bytes = Vec::new();
            lists.iter().for_each(|documents| encode::list(documents, &mut bytes));
            if bytes.len() > SIZES[Family::of(&key) as usize].1 {
                let documents = DocSet::of(self.len(), lists.into_iter().flatten());
                long.push(LongKey { key, bytes, documents });
            } else {
                short.insert(key, bytes);
            }
        }
        Ok((short, long))
    }
}

/// The bytes of each key.
type Encoded = BTreeMap<String, Vec<u8>>;

/// A file of keys: of each its text, the number of bytes, the bytes.
#[derive(Clone, Default)]
pub(crate) struct KeyShard {
    bytes: Vec<u8>,
    /// The keys, a line each.
    pub(crate) text: String,
}

impl KeyShard {
    fn push(&mut self, key: &str, bytes: &[u8]) {
        let key = key::stored(key);
        encode::text(&key, &mut self.bytes);
        encode::number(bytes.len() as u32, &mut self.bytes);
        self.bytes.extend(bytes);
        self.text.extend([&key, "\n"]);
    }
}

/// A family's keys by the hash of their rarest parts.
fn shard_keys(short: &Encoded, family: Family, common: &Commonness<'_>) -> Vec<KeyShard> {
    let own = || short.iter().filter(|(key, _)| Family::of(key) == family);
    let bytes: usize = own().map(|(key, bytes)| key::stored(key).len() + bytes.len() + 2).sum();
    let mut shards = vec![KeyShard::default(); (bytes / SIZES[family as usize].0).max(1)];
    let count = shards.len() as u32;
    for (key, bytes) in own() {
        shards[(common.place(key) % count) as usize].push(key, bytes);
    }
    shards
}

/// The files of long keys.
fn bundles(long: &[LongKey]) -> Vec<KeyShard> {
    let shard = |keys: Vec<usize>| {
        let mut shard = KeyShard::default();
        keys.into_iter().for_each(|at| shard.push(&long[at].key, &long[at].bytes));
        shard
    };
    bundle::bundles(long).into_iter().map(shard).collect()
}

/// In letters alone: digits alone pass for a telephone number now and then, which stops the release.
fn hash(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut hash = Sha256::new();
    for (path, bytes) in files {
        hash.update(path.as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    let halves = hash.finalize().into_iter().take(6).flat_map(|byte| [byte >> 4, byte & 15]);
    halves.map(|half| char::from(b'a' + half)).collect()
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn a_folder_is_called_by_letters() {
        for length in 0..64 {
            let name = hash(&[("head.json".to_owned(), vec![0; length])].into());
            assert_eq!(name.len(), 12);
            assert!(name.bytes().all(|letter| (b'a'..=b'p').contains(&letter)), "{name}");
        }
    }
}
