//! How the system gives this process memory.

/// Asks for memory in small pages. In pages of 2 MB a national build holds 90 MB that nothing
/// is in, and is no faster.
pub(super) fn in_small_pages() {
    // Where the system has no such choice there is nothing to choose.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
