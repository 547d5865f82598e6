//! The `gongshi` program; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    gongshi::cli::run(std::env::args_os())
}
