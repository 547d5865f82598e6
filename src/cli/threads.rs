//! The threads that work is spread over.

/// More do not help, and systems refuse so many.
const MOST: usize = 256;

/// Starts them; where the system gives none, the program's own thread does all the work.
pub(super) fn start() {
    let wished = std::env::var("RAYON_NUM_THREADS").ok().and_then(|text| text.parse().ok());
    // 0 leaves the number to the library.
    let number = wished.filter(|number: &usize| *number > MOST).map_or(0, |_| MOST);
    let started = rayon::ThreadPoolBuilder::new().num_threads(number).build_global();
    if started.is_err() {
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        // An error says that they have been started already.
        alone.build_global().unwrap_or_default();
    }
}
