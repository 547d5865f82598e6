//! The keys under which documents are found: what the index holds is what a query asks for.
//!
//! | key | of |
//! |---|---|
//! | `长春` | two characters that stand side by side |
//! | `^长`, `^长春` | the beginning of a title |
//! | `=长春市中心医院` | a whole name; the browser's files hold its hash |
//! | `chang'chun` | two syllables side by side |
//! | `~ccs` | the first letters of three characters side by side |
//! | `!91220…` | an identifier |
//! | `@20230506`, `@202305` | a filing's date |
//! | `#t5`, `#l0`, `#s`, `#s2` | a technology, a level, the statuses, one of them |

use std::borrow::Cow;

/// Identifiers that agree in so many characters, the mark before them included, lie together; and
/// the days of one month.
const ALIKE: usize = 7;

/// The pairs of characters side by side.
pub(crate) fn pairs(characters: &[char]) -> impl Iterator<Item = String> {
    characters.windows(2).map(String::from_iter)
}

/// The keys of a title's beginning.
pub(crate) fn beginnings(characters: &[char]) -> impl Iterator<Item = String> {
    (1..=characters.len().min(2)).map(|length| beginning(&characters[..length]))
}

/// The key of a beginning of one or two characters; longer ones by their first two.
pub(crate) fn beginning(characters: &[char]) -> String {
    std::iter::once('^').chain(characters.iter().copied().take(2)).collect()
}

/// The key of a whole name.
pub(crate) fn whole(characters: &[char]) -> String {
    std::iter::once('=').chain(characters.iter().copied()).collect()
}

/// The key of the hospital's whole name that a text is short for.
pub(crate) fn hospital(characters: &[char]) -> String {
    whole(characters) + "医院"
}

/// The key as the browser's files hold it: names are long.
pub(crate) fn stored(key: &str) -> Cow<'_, str> {
    match key.strip_prefix('=') {
        Some(name) => Cow::Owned(format!("={}", hash(name.chars()))),
        None => Cow::Borrowed(key),
    }
}

/// The key of two syllables.
pub(crate) fn syllables(first: &str, second: &str) -> String {
    format!("{first}'{second}")
}

/// The key of first letters.
pub(crate) fn initials(letters: &[char]) -> String {
    std::iter::once('~').chain(letters.iter().copied()).collect()
}

/// The key of an identifier.
pub(crate) fn identifier(characters: &[char]) -> String {
    std::iter::once('!').chain(characters.iter().copied()).collect()
}

/// The family of a key: those of one share files, so that a query fetches no other family's keys
/// along with its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    /// Pairs, beginnings and whole names.
    Text,
    /// First letters.
    Initials,
    /// Identifiers.
    Identifier,
    /// Dates.
    Date,
    /// Technologies, levels, statuses.
    Fact,
    /// Syllables.
    Syllables,
    /// Pairs of Latin letters and figures: few, and a query in letters asks for many of them.
    Latin,
}

impl Family {
    /// All of them in the order of their numbers.
    pub(crate) const ALL: [Self; 7] = [
        Self::Text,
        Self::Initials,
        Self::Identifier,
        Self::Date,
        Self::Fact,
        Self::Syllables,
        Self::Latin,
    ];

    /// The family of a key.
    pub(crate) fn of(key: &str) -> Self {
        match key.chars().next() {
            Some('~') => Self::Initials,
            Some('!') => Self::Identifier,
            Some('@') => Self::Date,
            Some('#') => Self::Fact,
            _ if key.contains('\'') => Self::Syllables,
            _ if key.is_ascii() => Self::Latin,
            _ => Self::Text,
        }
    }
}

/// Of a beginning or a whole name the characters, else the key.
pub(crate) fn bare(key: &str) -> &str {
    key.trim_start_matches(['^', '='])
}

/// The parts of a key that it shares with the keys beside it in a text: the characters of a pair or
/// a name, the syllables of two. Identifiers and dates lie with those that begin alike: while one is
/// typed, each further figure asks for another.
pub(crate) fn parts(key: &str) -> Vec<&str> {
    let bare = bare(key);
    match Family::of(key) {
        Family::Text => bare.split("").filter(|part| !part.is_empty()).collect(),
        Family::Syllables => bare.split('\'').collect(),
        _ => vec![bare.char_indices().nth(ALIKE).map_or(bare, |(end, _)| &bare[..end])],
    }
}

/// FNV-1a over code points, as 32 bits: a hash that is short to write in any language.
pub(crate) fn hash(characters: impl IntoIterator<Item = char>) -> u32 {
    characters
        .into_iter()
        .fold(0x811C_9DC5, |hash, each| (hash ^ u32::from(each)).wrapping_mul(0x0100_0193))
}
