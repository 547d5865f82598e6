//! From the bytes of a file to its text, in whatever encoding it was saved.

use super::lines::doubt;
use super::{Imported, import};
use crate::source::{self, Decoded, Encoding, UNDECODED, decode};

/// Stands where bytes could not be read, as in Chinese print for a character that is missing.
const MISSING: &str = "〓";

/// What a file became.
#[derive(Clone, Debug)]
pub struct ImportedFile {
    /// How it was saved.
    pub encoding: Encoding,
    /// How many of its lines have bytes that are no text in that encoding.
    pub bad_lines: usize,
    /// The regulation, with what must be looked at.
    pub imported: Imported,
}

/// A file that is no text.
#[derive(Debug, thiserror::Error)]
#[error(
    "不是能识别的纯文本（{why}）。可以读的编码：UTF-8、GB18030（包括 GBK、GB2312）、\
     带签名的 UTF-16。Word 或 PDF 文件请先复制全文，粘贴到记事本里再保存"
)]
pub struct NotText {
    why: String,
}

impl From<source::NotText> for NotText {
    fn from(reason: source::NotText) -> Self {
        let why = match reason {
            source::NotText::Utf16WithoutMark => "像是没有签名的 UTF-16".to_owned(),
            source::NotText::Bytes(bytes) => format!("字节 {bytes} 读不出文字"),
        };
        Self { why }
    }
}

/// Turns a file of plain text into the Markdown of a regulation.
///
/// # Errors
/// [`NotText`] where most of it can't be read in any known encoding.
pub fn import_bytes(bytes: &[u8]) -> Result<ImportedFile, NotText> {
    let Decoded { text, encoding, bad } = decode(bytes)?;
    let mut imported = import(&text.replace(UNDECODED, MISSING));
    let told = bad.iter().map(|each| {
        let message =
            format!("有读不出的字节（{}），这里写作“{MISSING}”，请对照原文补上", each.bytes);
        doubt(each.line, message)
    });
    imported.doubts.splice(0..0, told.collect::<Vec<_>>());
    Ok(ImportedFile { encoding, bad_lines: bad.len(), imported })
}

#[cfg(test)]
mod tests {
    use super::import_bytes;
    use crate::source::Encoding;

    const TEXT: &str =
        "甲省示例办法\r\n第一条　为了管理，制定本办法。\r\n第二条　机构应当备案。\r\n";

    /// `TEXT` as Notepad of a Chinese Windows saves it.
    const GBK: &[u8] = b"\xbc\xd7\xca\xa1\xca\xbe\xc0\xfd\xb0\xec\xb7\xa8\r\n\
        \xb5\xda\xd2\xbb\xcc\xf5\xa1\xa1\xce\xaa\xc1\xcb\xb9\xdc\xc0\xed\xa3\xac\xd6\xc6\xb6\xa8\xb1\xbe\xb0\xec\xb7\xa8\xa1\xa3\r\n\
        \xb5\xda\xb6\xfe\xcc\xf5\xa1\xa1\xbb\xfa\xb9\xb9\xd3\xa6\xb5\xb1\xb1\xb8\xb0\xb8\xa1\xa3\r\n";

    fn utf16(unit_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        format!("\u{FEFF}{TEXT}").encode_utf16().flat_map(unit_bytes).collect()
    }

    #[test]
    fn each_encoding_gives_the_same_regulation() {
        let expected = import_bytes(TEXT.as_bytes()).expect("text");
        assert_eq!((expected.encoding, expected.imported.units), (Encoding::Utf8, 2));
        let files = [
            (GBK.to_vec(), Encoding::Gb18030),
            (format!("\u{FEFF}{TEXT}").into_bytes(), Encoding::Utf8Bom),
            (utf16(u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(u16::to_be_bytes), Encoding::Utf16Be),
        ];
        for (bytes, encoding) in files {
            let file = import_bytes(&bytes).expect("text");
            assert_eq!((file.encoding, file.bad_lines), (encoding, 0));
            assert_eq!(file.imported.markdown, expected.imported.markdown);
        }
    }

    #[test]
    fn bad_bytes_are_told_with_their_line_and_shown_as_missing() {
        let mut bytes = GBK.to_vec();
        let at = GBK.len() - 4;
        bytes[at] = 0xFF;
        let file = import_bytes(&bytes).expect("text with a bad line");
        assert_eq!((file.encoding, file.bad_lines), (Encoding::Gb18030, 1));
        let first = &file.imported.doubts[0];
        assert_eq!(first.line, 3);
        assert!(first.message.contains("（FF）"), "{}", first.message);
        assert!(file.imported.markdown.contains('〓'), "{}", file.imported.markdown);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let error = import_bytes(&b"PK\x03\x04\0\0\0\0\0\0\0\0".repeat(30)).expect_err("archive");
        assert!(error.to_string().contains("不是能识别的纯文本"), "{error}");
    }
}
