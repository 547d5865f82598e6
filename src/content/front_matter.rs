//! The TOML block between two `+++` lines that opens every content file.

use super::{ContentError, ContentFile};
use serde::de::DeserializeOwned;

const FENCE: &str = "+++";

/// Splits a file and reads its front matter as `T`; the second part is the Markdown body.
pub(super) fn parse<T: DeserializeOwned>(file: &ContentFile) -> Result<(T, &str), ContentError> {
    let (block, body) =
        split(&file.text).ok_or_else(|| ContentError::NoFrontMatter { path: file.path.clone() })?;
    let fields = toml::from_str(block).map_err(|source| ContentError::FrontMatter {
        path: file.path.clone(),
        message: crate::toml_words::in_chinese(&source, block),
        source: Box::new(source),
    })?;
    Ok((fields, body))
}

/// How many lines of the file stand before its body.
pub(super) fn lines_before(file: &ContentFile, body: &str) -> u32 {
    let before = file.text.len() - body.len();
    file.text[..before].matches('\n').count() as u32
}

/// Refuses a body that could not be shown as it is written.
pub(super) fn forbid(file: &ContentFile, body: &str) -> Result<(), ContentError> {
    let Some((line, fault)) = super::markdown::refused(body) else { return Ok(()) };
    let line = line + lines_before(file, body);
    let message = format!("第 {line} 行：{fault}");
    Err(ContentError::Unfounded { path: file.path.clone(), message })
}

/// The block keeps the line break after its opening fence, so that the line numbers in TOML's
/// messages are those of the file.
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('\u{FEFF}').unwrap_or(text).strip_prefix(FENCE)?;
    if !rest.starts_with(['\n', '\r']) {
        return None;
    }
    let mut offset = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((&rest[..offset], &rest[offset + line.len()..]));
        }
        offset += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{ContentError, ContentFile, parse};
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Fields {
        title: String,
    }

    fn file(text: &str) -> ContentFile {
        ContentFile { path: "pages/about.md".into(), text: text.into() }
    }

    #[test]
    fn block_and_body_are_separated_whatever_the_line_ends() {
        for text in
            ["+++\ntitle = \"甲\"\n+++\n正文\n", "\u{FEFF}+++\r\ntitle = \"甲\"\r\n+++\r\n正文\n"]
        {
            let file = file(text);
            let (fields, body) = parse::<Fields>(&file).expect(text);
            assert_eq!((fields.title.as_str(), body), ("甲", "正文\n"));
        }
    }

    #[test]
    fn a_missing_or_open_block_is_refused() {
        for text in ["", "正文", "++++\n+++\n", "+++\ntitle = \"甲\"\n"] {
            let error = parse::<Fields>(&file(text)).expect_err(text);
            assert!(matches!(error, ContentError::NoFrontMatter { .. }), "{text:?}: {error}");
        }
    }

    #[test]
    fn faults_name_the_file_and_the_line_in_it() {
        let file = file("+++\ntitle = \"甲\"\ntitel = \"乙\"\n+++\n");
        let error = parse::<Fields>(&file).expect_err("unknown field");
        assert!(error.to_string().contains("pages/about.md"));
        let source = std::error::Error::source(&error).expect("source").to_string();
        assert!(source.contains("line 3"), "{source}");
    }
}
