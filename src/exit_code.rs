//! Exit codes of the program, also told by `gongshi --help`.

/// Everything was done.
pub const DONE: u8 = 0;

/// There are findings that `--strict` does not allow.
pub const FINDINGS: u8 = 1;

/// The command line was not understood.
pub const USAGE: u8 = 2;

/// The work could not be done: settings, files, disk, or a fault of the program.
pub const FAULT: u8 = 3;

/// The release was refused: too much would vanish, or personal data would be published.
pub const REFUSED: u8 = 4;
