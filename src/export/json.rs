//! JSON bytes: compact, Chinese as it is, and no raw control character.
//!
//! serde_json escapes U+0000 to U+001F only; DEL, the C1 controls and the separators U+2028 and
//! U+2029 are escaped here too, so that no terminal, editor or script engine acts on them.

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};
use std::io::{self, Write};

/// Appends a value.
///
/// # Panics
/// When the value has a map with keys that are no texts; no type of this module's callers does.
pub(crate) fn append<T: ?Sized + Serialize>(value: &T, bytes: &mut Vec<u8>) {
    let mut serializer = serde_json::Serializer::with_formatter(bytes, Plain);
    value.serialize(&mut serializer).expect("texts, numbers and lists can always be written");
}

/// One value as a document of one line.
pub(crate) fn document(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    append(value, &mut bytes);
    bytes.push(b'\n');
    bytes
}

struct Plain;

impl Formatter for Plain {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if !may_be_unsafe(fragment.as_bytes()) {
            return CompactFormatter.write_string_fragment(writer, fragment);
        }
        let mut written = 0;
        for (at, found) in fragment.match_indices(is_unsafe) {
            let code = found.chars().next().map_or(0, u32::from);
            write!(writer, "{}\\u{code:04x}", &fragment[written..at])?;
            written = at + found.len();
        }
        CompactFormatter.write_string_fragment(writer, &fragment[written..])
    }
}

/// Whether a text has a byte that unsafe characters begin with; most texts have none. Asked of
/// many bytes at once, for all published text comes by here.
fn may_be_unsafe(text: &[u8]) -> bool {
    let begins_one = |byte: &u8| matches!(byte, 0x7F | 0xC2 | 0xE2);
    text.chunks(32).any(|part| part.iter().fold(false, |found, byte| found | begins_one(byte)))
}

fn is_unsafe(character: char) -> bool {
    matches!(character, '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    fn text(value: &str) -> String {
        let mut bytes = Vec::new();
        super::append(&value, &mut bytes);
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn chinese_stays_and_controls_are_escaped() {
        assert_eq!(text("示例\u{7f}医院\u{85}\u{2028}\n"), r#""示例\u007f医院\u0085\u2028\n""#);
    }

    proptest! {
        #[test]
        fn every_text_reads_back(value in any::<String>()) {
            let written = text(&value);
            prop_assert!(!written.contains(char::is_control));
            prop_assert_eq!(serde_json::from_str::<String>(&written).expect("JSON"), value);
        }
    }
}
