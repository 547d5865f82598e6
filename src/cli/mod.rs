//! The commands: arguments in, a run of the library, text and an exit code out.

pub mod serve;
