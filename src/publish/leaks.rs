//! The second net: personal data in the finished bytes.

use super::{OutPath, PublishError, members};
use crate::privacy::{self, Exempt, Form, Hit, Kind};
use std::fmt;

/// Personal data in a file that was to be published.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// The file, relative to the site's root; for a member of an archive, with the member behind.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// The plain value, to look for its source. Never to be shown: use [`Leak::masked`].
    pub value: String,
}

impl Leak {
    /// The value as it may be shown.
    #[must_use]
    pub fn masked(&self) -> String {
        privacy::masked(&self.value)
    }
}

impl fmt::Display for Leak {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = privacy::mask(&self.path);
        write!(out, "{path}：{} {}", self.kind.in_chinese(), self.masked())
    }
}

/// Not even a failed test prints the value.
impl fmt::Debug for Leak {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Leak({self})")
    }
}

/// The personal data in a file, in its path, and in its members where it is an archive.
///
/// # Errors
/// [`PublishError::Unsearchable`] for an archive that can't be read.
pub(super) fn find(
    path: &OutPath,
    bytes: &[u8],
    exempt: &Exempt,
) -> Result<Vec<Leak>, PublishError> {
    let mut leaks = Vec::new();
    let mut take = |path: &str, hits: Vec<Hit>| {
        let hits = hits.into_iter().filter(|hit| !exempt.has(&hit.value));
        leaks.extend(hits.map(|Hit { kind, value, range: _ }| Leak {
            path: path.to_owned(),
            kind,
            value,
        }));
    };
    take(path.as_str(), privacy::scan(path.as_str().as_bytes(), Form::File));
    take(path.as_str(), privacy::scan(bytes, Form::File));
    members::for_each(bytes, |member, bytes| {
        let path = format!("{path}!{member}");
        take(&path, privacy::scan(member.as_bytes(), Form::File));
        take(&path, privacy::scan(bytes, Form::File));
    })
    .map_err(|source| PublishError::Unsearchable { path: path.to_string(), source })?;
    Ok(leaks)
}
