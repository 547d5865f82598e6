//! Bytes → text, strictly. The only module that uses `encoding_rs`.
//!
//! Order: a byte order mark decides; then UTF-8; then GB 18030. A byte that does not decode is a
//! defect and never a replacement character. Quirks handled here and tested below: GB 18030 of
//! `encoding_rs` takes the single byte 80 for €, and any byte run may hide a NUL.

use super::location::Encoding;
use encoding_rs::{DecoderResult, GB18030, UTF_16BE, UTF_16LE};

/// The first bytes that could not be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Undecodable {
    /// 1-based line.
    pub(crate) line: u32,
    /// The bytes, in hexadecimal.
    pub(crate) bytes: String,
}

/// Longest run of bad bytes quoted.
const QUOTED_BYTES: usize = 4;

/// Decodes a whole file, byte order mark removed.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, Encoding), Undecodable> {
    let (text, encoding) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (utf8(rest), Encoding::Utf8Bom),
        [0xFF, 0xFE, rest @ ..] => (strict(UTF_16LE, rest), Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => (strict(UTF_16BE, rest), Encoding::Utf16Be),
        _ => unmarked(bytes),
    };
    let text = text?;
    match text.find('\0') {
        Some(at) => Err(Undecodable { line: line_at(&text.as_bytes()[..at]), bytes: "00".into() }),
        None => Ok((text, encoding)),
    }
}

/// UTF-8 where it is valid, else GB 18030; where neither is, the one that reads further speaks.
fn unmarked(bytes: &[u8]) -> (Result<String, Undecodable>, Encoding) {
    let as_utf8 = utf8(bytes);
    let Err(utf8_error) = as_utf8 else { return (as_utf8, Encoding::Utf8) };
    match gb18030(bytes) {
        Ok(text) => (Ok(text), Encoding::Gb18030),
        Err(gb_error) if gb_error.line > utf8_error.line => (Err(gb_error), Encoding::Gb18030),
        Err(_) => (Err(utf8_error), Encoding::Utf8),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, Undecodable> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let start = error.valid_up_to();
        bad(bytes, start, error.error_len().unwrap_or(bytes.len() - start))
    })?;
    Ok(text.to_owned())
}

fn gb18030(bytes: &[u8]) -> Result<String, Undecodable> {
    match lone_80(bytes) {
        Some(at) => Err(bad(bytes, at, 1)),
        None => strict(GB18030, bytes),
    }
}

fn strict(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<String, Undecodable> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or(0));
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => {
            text.shrink_to_fit();
            Ok(text)
        }
        DecoderResult::Malformed(length, after) => {
            let length = usize::from(length);
            let start = read.saturating_sub(length + usize::from(after));
            Err(Undecodable { line: line_at(text.as_bytes()), ..bad(bytes, start, length) })
        }
        // The room asked for above holds any output; without it the file is beyond reading.
        DecoderResult::OutputFull => Err(bad(bytes, read, QUOTED_BYTES)),
    }
}

/// Where the byte 80 stands as a character of its own, which GB 18030 does not have.
fn lone_80(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        at += match (lead, bytes.get(at + 1)) {
            (0x80, _) => return Some(at),
            (0x81..=0xFE, Some(0x30..=0x39)) => 4,
            (0x81..=0xFE, _) => 2,
            _ => 1,
        };
    }
    None
}

/// Lines are counted over the bytes before: in UTF-8 and GB 18030 a line end is no part of any
/// longer character.
fn bad(bytes: &[u8], start: usize, length: usize) -> Undecodable {
    let end = (start + length.min(QUOTED_BYTES)).min(bytes.len());
    Undecodable {
        line: line_at(&bytes[..start]),
        bytes: super::file::hex(&bytes[start..end]).to_uppercase(),
    }
}

/// The 1-based line that follows these bytes.
fn line_at(before: &[u8]) -> u32 {
    let ends = before.iter().enumerate().filter(|(at, byte)| match byte {
        b'\r' => before.get(at + 1) != Some(&b'\n'),
        b'\n' => true,
        _ => false,
    });
    u32::try_from(ends.count() + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "医疗机构名称,技术\r\n示例医院,㐂𠀀";

    fn utf16(unit_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        format!("\u{FEFF}{TEXT}").encode_utf16().flat_map(unit_bytes).collect()
    }

    #[test]
    fn each_encoding_gives_the_same_text() {
        let with_mark = format!("\u{FEFF}{TEXT}").into_bytes();
        let cases = [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (with_mark, Encoding::Utf8Bom),
            (GB18030.encode(TEXT).0.into_owned(), Encoding::Gb18030),
            (utf16(u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(u16::to_be_bytes), Encoding::Utf16Be),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(decode(&bytes), Ok((TEXT.to_owned(), encoding)));
        }
    }

    fn bad_at(bytes: &[u8]) -> (u32, String) {
        let error = decode(bytes).expect_err("undecodable");
        (error.line, error.bytes)
    }

    #[test]
    fn bad_bytes_are_named_and_never_replaced() {
        assert_eq!(bad_at(b"a,b\r\n\xEF\xBB\xBFx\xFFz"), (2, "FF".into()));
        assert_eq!(bad_at(b"\xEF\xBB\xBFa\nb\nc\xE5"), (3, "E5".into()));
        assert_eq!(bad_at(b"\xFF\xFEa\0\n\0\0\xD8b\0"), (2, "00D8".into()));
        assert_eq!(bad_at(b"a\0b"), (1, "00".into()));
    }

    #[test]
    fn the_single_byte_80_is_no_euro_sign() {
        let mut bytes = GB18030.encode("金额").0.into_owned();
        assert!(decode(&bytes).is_ok());
        bytes.push(0x80);
        assert_eq!(bad_at(&bytes).0, 1);
    }
}
