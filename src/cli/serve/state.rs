//! How the latest build went, shared between the builder and the connections.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The latest build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The first build is still running.
    Pending,
    /// The preview folder holds the site.
    Good,
    /// The reason, in Chinese. The preview folder holds the last good site, if there was one.
    Failed(String),
}

/// Counts the builds, so that a page can tell whether it is still the newest.
pub(super) struct State {
    latest: Mutex<(u64, Outcome)>,
    changed: Condvar,
}

impl State {
    pub(super) fn new() -> Self {
        Self { latest: Mutex::new((0, Outcome::Pending)), changed: Condvar::new() }
    }

    /// Notes a finished build and wakes every waiting page.
    pub(super) fn set(&self, outcome: Outcome) {
        let mut latest = self.lock();
        *latest = (latest.0 + 1, outcome);
        self.changed.notify_all();
    }

    /// The number of the latest build, and how it went.
    pub(super) fn latest(&self) -> (u64, Outcome) {
        self.lock().clone()
    }

    /// Waits for a build after number `seen`, at most as long as `patience`; returns the number of
    /// the latest.
    pub(super) fn wait_after(&self, seen: u64, patience: Duration) -> u64 {
        let waited =
            self.changed.wait_timeout_while(self.lock(), patience, |latest| latest.0 == seen);
        let (latest, _) = waited.unwrap_or_else(PoisonError::into_inner);
        latest.0
    }

    fn lock(&self) -> MutexGuard<'_, (u64, Outcome)> {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
