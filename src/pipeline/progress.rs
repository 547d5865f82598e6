//! How far a build is, for those who watch.

/// Told how far a build is; called from many threads.
pub trait Progress: Sync {
    /// A stage begins that has so many steps.
    fn stage(&self, name: &'static str, steps: u64);
    /// One step is done.
    fn advance(&self);
    /// The stage that runs dealt with so many of something: 45884, 个页面.
    fn counted(&self, number: u64, unit: &'static str) {
        let _ = (number, unit);
    }
}

/// Tells nobody.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _name: &'static str, _steps: u64) {}
    fn advance(&self) {}
}
