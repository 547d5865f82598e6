//! Two texts beside each other: which unit of one answers which of the other, and which words
//! differ.
//!
//! 1. `diff` marks the words that differ between two texts,
//! 2. `similarity` says how alike two texts are,
//! 3. `pairing` proposes which units belong together, by content and not by number.
//!
//! Formatting is no difference: spaces, the width of digits, brackets and punctuation are folded
//! before anything is compared.

mod diff;
mod pairing;
mod similarity;

pub use diff::{Span, SpanKind, spans};
pub use pairing::{Pair, propose, units_to_compare};
pub use similarity::{Profile, folded};
