//! Files stay small enough to read in one sitting.

use crate::none;
use crate::sources::sources;

/// Lines of code, tests included; comments and blank lines don't count.
const LIMIT: usize = 400;

#[test]
fn no_file_is_too_long_to_read() {
    let problems: Vec<String> = sources()
        .iter()
        .filter(|source| source.lines.len() > LIMIT)
        .map(|source| format!("{}: {} lines of code", source.path, source.lines.len()))
        .collect();
    none(&problems, &format!("Split what is above {LIMIT} lines along its meaning."));
}
