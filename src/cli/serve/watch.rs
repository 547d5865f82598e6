//! Whether an input has changed, by looking again and again: that works on every file system,
//! shared network folders included, where change notices do not arrive.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use walkdir::{DirEntry, WalkDir};

use crate::cli::copies::FOLDER;
use crate::publish::MARKER;

const INTERVAL: Duration = Duration::from_millis(400);

/// How often to wait for a change to come to rest before building in the middle of it.
const PATIENCE: usize = 10;

/// Watches a site's folder.
pub(super) struct Watcher {
    site: PathBuf,
    preview: PathBuf,
}

impl Watcher {
    /// The site's folder must exist; the preview folder need not yet.
    pub(super) fn new(site: &Path, preview: &Path) -> io::Result<Self> {
        Ok(Self { site: fs::canonicalize(site)?, preview: std::path::absolute(preview)? })
    }

    /// A number that changes when a watched file appears, vanishes, grows, shrinks or is written.
    pub(super) fn fingerprint(&self) -> u64 {
        let walk = WalkDir::new(&self.site).follow_links(true).into_iter();
        walk.filter_entry(|entry| self.is_watched(entry))
            .map(|entry| entry.map_or_else(|error| failure_hash(&error), |entry| hash(&entry)))
            .fold(0, u64::wrapping_add)
    }

    /// Waits until the inputs differ from `since` and have come to rest; false once `alive` says
    /// no.
    pub(super) fn wait_for_change(&self, since: u64, alive: impl Fn() -> bool) -> bool {
        let mut last = since;
        while last == since {
            if !alive() {
                return false;
            }
            thread::sleep(INTERVAL);
            last = self.fingerprint();
        }
        for _ in 0..PATIENCE {
            thread::sleep(INTERVAL);
            let now = self.fingerprint();
            if std::mem::replace(&mut last, now) == now {
                break;
            }
        }
        true
    }

    fn is_watched(&self, entry: &DirEntry) -> bool {
        let name = entry.file_name().to_string_lossy();
        match entry.depth() {
            0 => true,
            _ if name.starts_with('.') => false,
            1 if ["public", FOLDER].contains(&&*name) => false,
            _ => !entry.file_type().is_dir() || !self.is_generated(entry.path(), &name),
        }
    }

    /// Published folders carry our marker, caches the tag of the cache directory convention.
    fn is_generated(&self, folder: &Path, name: &str) -> bool {
        name == "node_modules"
            || [MARKER, "CACHEDIR.TAG"].iter().any(|file| folder.join(file).exists())
            || folder == self.preview
    }
}

fn hash(entry: &DirEntry) -> u64 {
    match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => 0,
        Ok(metadata) => {
            let mut hasher = DefaultHasher::new();
            entry.path().hash(&mut hasher);
            metadata.len().hash(&mut hasher);
            // A file system without modification times still shows sizes.
            metadata.modified().ok().hash(&mut hasher);
            hasher.finish()
        }
        Err(error) => failure_hash(&error),
    }
}

/// What vanished while it was being looked at is as good as gone before; any other failure counts
/// as a state of its own, so that it neither stops the preview nor rebuilds again and again.
fn failure_hash(error: &walkdir::Error) -> u64 {
    if error.io_error().is_some_and(|cause| cause.kind() == io::ErrorKind::NotFound) {
        return 0;
    }
    let mut hasher = DefaultHasher::new();
    error.to_string().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{MARKER, Watcher};

    #[test]
    fn inputs_count_and_generated_folders_do_not() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().canonicalize().unwrap();
        let site = site.as_path();
        for name in ["data", "public", ".git", "target", "out", "a/public", "a/node_modules"] {
            fs::create_dir_all(site.join(name)).unwrap();
        }
        fs::write(site.join("target/CACHEDIR.TAG"), "").unwrap();
        fs::write(site.join("out").join(MARKER), "").unwrap();
        let watcher = Watcher::new(site, &site.join("preview")).unwrap();
        let mut last = watcher.fingerprint();
        let mut changes = |name: &str, text: &str| {
            fs::create_dir_all(site.join(name).parent().unwrap()).unwrap();
            fs::write(site.join(name), text).unwrap();
            std::mem::replace(&mut last, watcher.fingerprint()) != watcher.fingerprint()
        };
        for name in ["site.toml", "data/a.csv", "a/public/b.csv"] {
            assert!(changes(name, "1"), "{name} is new");
            assert!(changes(name, "12"), "{name} has grown");
        }
        for name in
            ["public/a", ".git/a", ".a", "target/a", "out/a", "a/node_modules/b", "preview/a"]
        {
            assert!(!changes(name, "1"), "{name}");
        }
        fs::remove_file(site.join("site.toml")).unwrap();
        assert_ne!(last, watcher.fingerprint());
    }
}
