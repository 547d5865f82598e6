//! The `gongshi` program; everything is in the library.

use std::process::ExitCode;

/// Pages are made of many small texts.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    gongshi::cli::run(std::env::args_os())
}
