//! Whether every link inside the site leads somewhere.
//!
//! While pages stream through the sink, only 64-bit hashes are kept: of each file and anchor that
//! exists, and of each that some page refers to. At 45,000 pages that is a few tens of megabytes
//! where the links themselves would be hundreds. If something is missing at the end, the pages are
//! read once more from the staging folder to name it.

use std::collections::HashSet;
use std::fmt;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::address::{Destination, follow};
use super::page::{Fact, for_each_fact};
use super::promise::PageBreach;
use crate::lookup::Texts;

/// Why a link is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The site has no such file.
    NoFile,
    /// The page exists, but nothing on it has this id.
    NoAnchor,
    /// The address lies above the site's own folder.
    Outside,
}

/// A link that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BrokenLink {
    /// The page it stands on, relative to the site's root.
    pub page: String,
    /// The address as written there.
    pub link: String,
    /// What is wrong with it.
    pub fault: Fault,
}

impl fmt::Display for BrokenLink {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fault = match self.fault {
            Fault::NoFile => "目标文件不存在",
            Fault::NoAnchor => "目标页面上没有这个锚点",
            Fault::Outside => "超出了网站所在的文件夹",
        };
        write!(formatter, "{}：链接“{}”{fault}", self.page, self.link)
    }
}

/// What exists and what is referred to, as hashes.
#[derive(Default)]
struct Hashes {
    present: Set,
    wanted: Set,
}

/// The same of one file, as it comes by them.
#[derive(Default)]
struct Found {
    present: Vec<u64>,
    wanted: Vec<u64>,
}

/// A set of numbers that are hashes already.
type Set = HashSet<u64, BuildHasherDefault<AsItIs>>;

#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Collects from many threads; the result does not depend on their order.
pub(super) struct LinkCheck {
    base: String,
    texts: Texts,
    hashes: Mutex<Hashes>,
    suspect: AtomicBool,
}

impl LinkCheck {
    /// `base` is the path of the site's root on its host, with `/` at both ends.
    pub(super) fn new(base: String) -> Self {
        Self {
            base,
            texts: Texts::default(),
            hashes: Mutex::default(),
            suspect: AtomicBool::new(false),
        }
    }

    /// Notes that a file exists and, for a page or drawing, what it offers and refers to.
    pub(super) fn add(&self, path: &str, bytes: &[u8]) {
        let mut found = Found::default();
        found.present.push(self.file_hash(path));
        if has_anchors(path) {
            self.read(path, bytes, &mut found);
        }
        let mut hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        hashes.present.extend(found.present);
        hashes.wanted.extend(found.wanted);
    }

    fn file_hash(&self, path: &str) -> u64 {
        self.texts.hash(&[path])
    }

    fn anchor_hash(&self, path: &str, name: &str) -> u64 {
        self.texts.hash(&[path, name])
    }

    /// Notes that a file exists that refers to nothing.
    pub(super) fn add_file(&self, path: &str) {
        let mut hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        hashes.present.insert(self.file_hash(path));
    }

    fn read(&self, path: &str, bytes: &[u8], found: &mut Found) {
        let mut scratch = String::new();
        for_each_fact(bytes, |fact| match fact {
            Fact::Anchor(name) => {
                found.present.push(self.anchor_hash(path, name));
            }
            Fact::Link(link) => match follow(&self.base, path, link, &mut scratch) {
                Destination::Elsewhere => {}
                Destination::Outside => self.suspect.store(true, Ordering::Relaxed),
                Destination::Inside { path, anchor } => {
                    found.wanted.push(self.file_hash(path));
                    let named = anchor.filter(|_| has_anchors(path));
                    found.wanted.extend(named.map(|name| self.anchor_hash(path, &name)));
                }
            },
            Fact::Breach(_) if is_page(path) => self.suspect.store(true, Ordering::Relaxed),
            Fact::Breach(_) => {}
        });
    }

    /// True when every link leads somewhere and no page breaks the policy.
    pub(super) fn is_clean(&self) -> bool {
        let hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        !self.suspect.load(Ordering::Relaxed) && hashes.wanted.is_subset(&hashes.present)
    }

    /// Names what [`Self::is_clean`] found, for one page. Call when every file has been added.
    pub(super) fn name(&self, path: &str, bytes: &[u8], report: &mut Report) {
        let hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut scratch, mut links) = (String::new(), Vec::new());
        for_each_fact(bytes, |fact| match fact {
            Fact::Link(link) => {
                if let Some(fault) = self.fault(path, link, &hashes.present, &mut scratch) {
                    links.push(BrokenLink { page: path.to_owned(), link: link.to_owned(), fault });
                }
            }
            Fact::Breach(breach) if is_page(path) => {
                report.breaches.push(PageBreach { page: path.to_owned(), breach });
            }
            Fact::Anchor(_) | Fact::Breach(_) => {}
        });
        links.sort_unstable();
        links.dedup();
        report.links.append(&mut links);
    }

    fn fault(&self, page: &str, link: &str, present: &Set, scratch: &mut String) -> Option<Fault> {
        let (path, anchor) = match follow(&self.base, page, link, scratch) {
            Destination::Elsewhere => return None,
            Destination::Outside => return Some(Fault::Outside),
            Destination::Inside { path, anchor } => (path, anchor.filter(|_| has_anchors(path))),
        };
        if !present.contains(&self.file_hash(path)) {
            return Some(Fault::NoFile);
        }
        let anchor = self.anchor_hash(path, &anchor?);
        (!present.contains(&anchor)).then_some(Fault::NoAnchor)
    }
}

/// Everything wrong with the pages of a release.
#[derive(Default)]
pub(super) struct Report {
    /// Links that lead nowhere.
    pub(super) links: Vec<BrokenLink>,
    /// Breaches of the policy.
    pub(super) breaches: Vec<PageBreach>,
}

/// Whether a file is a page, bound by the policy.
fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// Whether the part of a link after `#` names an element of such a file.
pub(super) fn has_anchors(path: &str) -> bool {
    is_page(path) || path.ends_with(".svg")
}
