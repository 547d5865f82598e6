//! Bytes → text, strictly. The only module that uses `encoding_rs`.
//!
//! The whole file says which encoding it has: a byte order mark decides; then UTF-8, if most of
//! its lines are UTF-8; then GB 18030. A byte that does not decode is a defect and never a
//! replacement character: the sign put in its place makes `gate` set its row aside.
//! UTF-16 without a mark is recognised, to be named, and not read: nothing in it says so.
//! Quirks handled here and tested below: GB 18030 of `encoding_rs` takes the single byte 80 for €.

use super::gate::UNDECODED;
use super::location::Encoding;
use encoding_rs::{DecoderResult, GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The first bytes of a line that could not be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Undecodable {
    /// 1-based line.
    pub(crate) line: u32,
    /// The bytes, in hexadecimal.
    pub(crate) bytes: String,
}

/// Why a whole file is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotText {
    /// It reads as UTF-16, but no byte order mark says that it is.
    Utf16WithoutMark,
    /// The first bytes that no encoding explains, in hexadecimal.
    Bytes(String),
}

/// A decoded file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded<'b> {
    /// The text without byte order mark.
    pub(crate) text: Cow<'b, str>,
    /// What the bytes were.
    pub(crate) encoding: Encoding,
    /// One entry a line that has bad bytes.
    pub(crate) bad: Vec<Undecodable>,
}

/// Longest run of bad bytes quoted.
const QUOTED_BYTES: usize = 4;

/// Bytes of text decoded at once.
const PART: usize = 4096;

/// Bad lines up to which a file is a text with bad lines, however short it is.
const FEW: usize = 20;

/// Decodes a whole file, byte order mark removed. `Err` where it is no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, Encoding::Utf8Bom),
        [0xFF, 0xFE, rest @ ..] => lenient(UTF_16LE, Encoding::Utf16Le, rest, rest),
        [0xFE, 0xFF, rest @ ..] => lenient(UTF_16BE, Encoding::Utf16Be, rest, rest),
        _ if is_utf16(bytes) => return Err(NotText::Utf16WithoutMark),
        _ => unmarked(bytes),
    };
    let nul = decoded.text.bytes().filter(|byte| *byte == 0).count();
    if nul > FEW && nul > decoded.text.len() / 10 {
        return Err(NotText::Bytes("00".to_owned()));
    }
    let lines = line_at(decoded.text.as_bytes()) as usize;
    match decoded.bad.first() {
        Some(first) if decoded.bad.len() > FEW && decoded.bad.len() > lines / 2 => {
            Err(NotText::Bytes(first.bytes.clone()))
        }
        _ => Ok(decoded),
    }
}

/// Whether bytes read as UTF-16: the NULs are halves of plain characters, nearly always the same
/// half (一 has the other), and nearly all characters are those of Chinese tables. A damaged text
/// of another encoding reads as other characters.
fn is_utf16(bytes: &[u8]) -> bool {
    const LEAST: usize = 4;
    let halves = |half: usize| bytes.iter().skip(half).step_by(2).filter(|b| **b == 0).count();
    let unit = match (halves(0), halves(1)) {
        (first, LEAST..) if first < halves(1) => u16::from_le_bytes,
        (LEAST.., _) => u16::from_be_bytes,
        _ => return false,
    };
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let (mut all, mut usual) = (0_usize, 0_usize);
    for character in char::decode_utf16(units) {
        let Ok(character) = character else { return false };
        all += 1;
        usual += usize::from(is_usual(character));
    }
    let is_utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    bytes.len().is_multiple_of(2) && !is_utf8 && usual * 20 >= all * 19
}

/// Whether a character is one of those that tables are written in.
fn is_usual(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='~' | '\u{3000}'..='\u{301F}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{20000}'..='\u{323AF}')
}

/// Text without a mark: what most of the lines are that are not plain ASCII.
fn unmarked(bytes: &[u8]) -> Decoded<'_> {
    let (mut as_utf8, mut other) = (0_usize, 0_usize);
    for line in bytes.split(|byte| matches!(byte, b'\r' | b'\n')).filter(|line| !line.is_ascii()) {
        match std::str::from_utf8(line) {
            // Two bytes that are UTF-8 are as often two bytes of GB 18030; three are Chinese.
            Ok(_) => as_utf8 += usize::from(line.iter().any(|byte| *byte >= 0xE0)),
            Err(_) => other += 1,
        }
    }
    if as_utf8 >= other {
        return utf8(bytes, Encoding::Utf8);
    }
    let decoded = gb18030(bytes);
    // Where neither fits, the one that fits more lines speaks.
    if decoded.bad.len() > other { utf8(bytes, Encoding::Utf8) } else { decoded }
}

fn utf8(bytes: &[u8], encoding: Encoding) -> Decoded<'_> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), encoding, bad: Vec::new() },
        Err(_) => lenient(encoding_rs::UTF_8, encoding, bytes, bytes),
    }
}

/// The byte FF is never GB 18030: it takes the place of every single byte 80.
fn gb18030(bytes: &[u8]) -> Decoded<'_> {
    let mut cleaned = Cow::Borrowed(bytes);
    let mut from = 0;
    while let Some(at) = lone_80(&bytes[from..]) {
        cleaned.to_mut()[from + at] = 0xFF;
        from += at + 1;
    }
    lenient(GB18030, Encoding::Gb18030, &cleaned, bytes)
}

/// Decodes with a sign in the place of what is bad. `shown` are the bytes as they were.
fn lenient<'b>(
    decoder: &'static encoding_rs::Encoding,
    encoding: Encoding,
    bytes: &[u8],
    shown: &[u8],
) -> Decoded<'b> {
    let mut decoder = decoder.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2 + 16);
    let mut bad: Vec<Undecodable> = Vec::new();
    let (mut at, mut counted, mut line) = (0, 0, 1);
    // A part at a time: the decoder clears all the room it is given each time it is called.
    let mut part = [0; PART];
    loop {
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(&bytes[at..], &mut part, true);
        text.push_str(&String::from_utf8_lossy(&part[..written]));
        at += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                line += line_at(&text.as_bytes()[counted..]) - 1;
                counted = text.len();
                let start = at.saturating_sub(usize::from(length) + usize::from(after));
                let end = (start + usize::from(length).min(QUOTED_BYTES)).min(shown.len());
                if bad.last().is_none_or(|last| last.line != line) {
                    let bytes = super::file::hex(&shown[start..end]).to_uppercase();
                    bad.push(Undecodable { line, bytes });
                }
                text.push(UNDECODED);
            }
        }
    }
    text.shrink_to_fit();
    Decoded { text: Cow::Owned(text), encoding, bad }
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
            let decoded = decode(&bytes).expect("a text");
            assert_eq!((&*decoded.text, decoded.encoding), (TEXT, encoding));
            assert_eq!(decoded.bad, []);
        }
    }

    fn bad(bytes: &[u8]) -> Vec<(u32, String)> {
        let decoded = decode(bytes).expect("a text with bad lines");
        decoded.bad.into_iter().map(|bad| (bad.line, bad.bytes)).collect()
    }

    #[test]
    fn bad_bytes_are_named_and_never_replaced() {
        assert_eq!(bad(b"a,b\r\n\xEF\xBB\xBFx\xFFz"), [(2, "FF".into())]);
        assert_eq!(bad(b"\xEF\xBB\xBFa\nb\nc\xE5"), [(3, "E5".into())]);
        assert_eq!(bad(b"\xFF\xFEa\0\n\0\0\xD8b\0"), [(2, "00D8".into())]);
        let text = decode("甲\n乙\n丙".as_bytes()).expect("a text").text.into_owned();
        assert_eq!(text, "甲\n乙\n丙");
    }

    #[test]
    fn each_bad_line_is_named_once_and_the_others_stand() {
        let mut bytes = "医院,甲\r\n".repeat(3).into_bytes();
        bytes.extend(b"\xFF,\xFE\r\n\xFF\r\n");
        bytes.extend("医院,乙\r\n".as_bytes());
        assert_eq!(bad(&bytes), [(4, "FF".into()), (5, "FF".into())]);
        let decoded = decode(&bytes).expect("a text");
        assert_eq!(decoded.text.lines().last(), Some("医院,乙"));
    }

    #[test]
    fn most_lines_decide_the_encoding() {
        let mut bytes = "示例医院,肿瘤消融治疗技术\n".repeat(5).into_bytes();
        bytes.truncate(bytes.len() - 2);
        bytes.push(b'\n');
        assert_eq!(decode(&bytes).expect("a text").encoding, Encoding::Utf8);
        let mut bytes = GB18030.encode(&"示例医院,肿瘤消融治疗技术\n".repeat(5)).0.into_owned();
        bytes.extend(b"\xFF\n");
        let decoded = decode(&bytes).expect("a text");
        assert_eq!((decoded.encoding, decoded.bad.len()), (Encoding::Gb18030, 1));
    }

    #[test]
    fn many_bad_bytes_take_no_longer_each() {
        let lines = 300_000;
        let bytes = [&b"\xEF\xBB\xBF"[..], &"甲乙\n".repeat(lines).into_bytes()].concat();
        let bytes = [bytes, b"\xFF,a\n".repeat(lines - 1)].concat();
        // Quadratic, it would take minutes.
        let decoded = decode(&bytes).expect("half of the lines are text");
        assert_eq!(decoded.bad.len(), lines - 1);
        let longer = [&b"\xEF\xBB\xBF"[..], "字".repeat(PART).as_bytes(), b"\xFF"].concat();
        let decoded = decode(&longer).expect("a text");
        assert_eq!(decoded.text.chars().filter(|sign| *sign == '字').count(), PART);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(decode(&b"a\0\0b\0\0,\0\0".repeat(20)).is_err());
        assert!(decode(&b"\xFF\xFF\n".repeat(40)).is_err());
    }

    #[test]
    fn utf16_without_a_mark_is_named() {
        for unit_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes = utf16(unit_bytes)[2..].to_vec();
            assert_eq!(decode(&bytes), Err(NotText::Utf16WithoutMark));
        }
        assert_eq!(decode(&b"a\0b\0c\0,\0".repeat(20)), Err(NotText::Utf16WithoutMark));
        // Damaged texts stay what they are: their other lines are read.
        for damaged in ["示例甲医院,技术,2023\0\0\0\0\0\0\0\0\n", "示例,a\0b\0c\0d\0,2023-05-06\n"]
        {
            let decoded = decode(damaged.as_bytes()).expect("a text");
            assert_eq!(decoded.encoding, Encoding::Utf8, "{damaged:?}");
        }
    }

    #[test]
    fn the_single_byte_80_is_no_euro_sign() {
        let mut bytes = GB18030.encode("示例医院金额").0.into_owned();
        assert_eq!(bad(&bytes), []);
        bytes.push(0x80);
        assert_eq!(bad(&bytes), [(1, "80".into())]);
    }
}
