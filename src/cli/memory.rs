//! How the system gives this process memory, and when it gets it back.

use libmimalloc_sys::{mi_option_set, mi_option_t};

/// `mi_option_purge_delay` of mimalloc, which its bindings leave out.
const PURGE_DELAY: mi_option_t = 15;

/// Milliseconds for which memory that nothing is in is held.
const HELD: std::ffi::c_long = 10;

/// Gives memory back soon. The allocator's own choice is a second, for which a national build
/// held 80 MB that nothing was in; it is no faster.
pub(super) fn given_back_soon() {
    // SAFETY: the option is one of the allocator's, and a number may be set at any time.
    #[expect(unsafe_code, reason = "the bindings have no safe form")]
    unsafe {
        mi_option_set(PURGE_DELAY, HELD);
    }
}

/// Asks for memory in small pages. In pages of 2 MB a national build holds 90 MB that nothing
/// is in, and is no faster.
pub(super) fn in_small_pages() {
    // Where the system has no such choice there is nothing to choose.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
