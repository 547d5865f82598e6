//! The files the browser reads, written from the index: all plain, in one folder whose name is a
//! hash of what they hold, so that each may be kept for ever.
//!
//! | file | holds |
//! |---|---|
//! | `head.json` | what every query needs: kinds, technologies, words, which keys have own files |
//! | `keys/<n>.bin` | the lists of the keys that share a hash, each document's rank beside it |
//! | `lists/<n>.bin` | the lists of one long key |
//! | `ranks.bin` | the static rank of every document, one byte each |
//! | `records/<n>.json` | documents side by side, as results show them |
//! | `places/<code>.json` | the ranges of the places below one |
//! | `traditional.json` | traditional characters with their simplified form |
//!
//! One folder for a release, not a name of its own for each file: a list of thousands of hashes
//! would cost each visitor more than the files that happen to stay the same would save.

use super::engine::{LISTS, Lists};
use super::index::Index;
use super::{SearchError, encode, head, key, record};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A key whose lists take more bytes has a file of its own.
const LONG: usize = 160;

/// Bytes of one file of keys, about.
const SHARD: usize = 2600;

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
        let ranks: Vec<u8> = self.documents.iter().map(super::Document::rank).collect();
        let keys = shard_keys(&short);
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut texts = BTreeMap::new();
        let head = head::head(self, as_of, keys.len(), long.keys())?;
        files.insert("head.json".to_owned(), head);
        files.insert("ranks.bin".to_owned(), ranks);
        files.insert("traditional.json".to_owned(), head::traditional(self)?);
        for (number, KeyShard { bytes, text }) in keys.into_iter().enumerate() {
            texts.insert(format!("keys/{number}.bin"), text);
            files.insert(format!("keys/{number}.bin"), bytes);
        }
        for (number, bytes) in long.into_values().enumerate() {
            files.insert(format!("lists/{number}.bin"), bytes);
        }
        for (number, documents) in record::chunks(self).into_iter().enumerate() {
            files.insert(format!("records/{number}.json"), record::file(self, documents)?);
        }
        files.extend(head::places(self)?);
        let folder = format!("search/{}/", hash(&files));
        let file = |(path, bytes): (String, Vec<u8>)| {
            let coded = path.ends_with(".bin");
            let text = coded.then(|| texts.remove(&path).unwrap_or_default());
            ShardFile { path, bytes, text }
        };
        Ok(Shards { folder, files: files.into_iter().map(file).collect() })
    }

    /// The lists of every key as bytes: short ones with the ranks of their documents, long ones
    /// without.
    fn keys(&self) -> Result<(Encoded, Encoded), SearchError> {
        let mut all: BTreeMap<String, Lists<Vec<u32>>> = BTreeMap::new();
        for list in 0..LISTS {
            self.engine.for_each_key(list, |key, documents| {
                all.entry(key.to_owned()).or_default()[list] = documents.to_vec();
            })?;
        }
        let (mut short, mut long) = (Encoded::new(), Encoded::new());
        for (key, lists) in all {
            let mut bytes = Vec::new();
            lists.iter().for_each(|documents| encode::list(documents, &mut bytes));
            if bytes.len() > LONG {
                long.insert(key, bytes);
            } else {
                bytes.extend(self.ranks_of(&lists));
                short.insert(key, bytes);
            }
        }
        Ok((short, long))
    }

    /// The ranks of the documents that hold a key in one of their names, in ascending order.
    fn ranks_of(&self, lists: &Lists<Vec<u32>>) -> Vec<u8> {
        let mut named: Vec<u32> = lists[0].iter().chain(&lists[1]).copied().collect();
        named.sort_unstable();
        named.dedup();
        named.into_iter().map(|document| self.document(document).rank()).collect()
    }
}

/// The bytes of each key.
type Encoded = BTreeMap<String, Vec<u8>>;

/// A file of short keys, and the keys.
#[derive(Clone, Default)]
struct KeyShard {
    bytes: Vec<u8>,
    text: String,
}

/// Keys by hash: of each the number of its UTF-16 units, the units, the number of bytes, the
/// bytes.
fn shard_keys(short: &Encoded) -> Vec<KeyShard> {
    let bytes: usize = short.iter().map(|(key, bytes)| key.len() + bytes.len() + 2).sum();
    let mut shards = vec![KeyShard::default(); (bytes / SHARD).max(1)];
    let count = shards.len() as u32;
    for (key, bytes) in short {
        let shard = &mut shards[(key::hash(key.chars()) % count) as usize];
        let units: Vec<u16> = key.encode_utf16().collect();
        encode::number(units.len() as u32, &mut shard.bytes);
        shard.bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        encode::number(bytes.len() as u32, &mut shard.bytes);
        shard.bytes.extend(bytes);
        shard.text.extend([key, "\n"]);
    }
    shards
}

fn hash(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut hash = Sha256::new();
    for (path, bytes) in files {
        hash.update(path.as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
