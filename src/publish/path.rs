//! The relative path of one published file.

use std::fmt;

use super::PublishError;

/// Longest path, in bytes: with a folder in front it still fits the 260 characters that common
/// archive tools and Windows servers accept.
const LONGEST: usize = 240;

/// A path inside the site, such as `institutions/jl-0001/index.html`.
///
/// ASCII letters, digits, `.`, `_`, `-` and `/` only, so that the same address works on every file
/// system and web server without escaping; never empty, absolute, or with an empty, `.` or `..`
/// segment; at most 240 bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(String);

impl OutPath {
    /// Checks a path.
    ///
    /// # Errors
    /// [`PublishError::InvalidPath`] says which rule of [`OutPath`] the text breaks.
    pub fn new(text: &str) -> Result<Self, PublishError> {
        match fault(text) {
            None => Ok(Self(text.to_owned())),
            Some(reason) => Err(PublishError::InvalidPath { path: text.to_owned(), reason }),
        }
    }

    /// The path as text, with `/` between the segments.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn fault(text: &str) -> Option<&'static str> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte);
    if text.is_empty() {
        Some("路径为空")
    } else if text.len() > LONGEST {
        Some("超过 240 个字节")
    } else if text.starts_with('/') {
        Some("必须是相对路径，不能以 / 开头")
    } else if !text.bytes().all(allowed) {
        Some("只能包含英文字母、数字和 . _ - /")
    } else if text.split('/').any(|segment| matches!(segment, "" | "." | "..")) {
        Some("不能有空的一级，也不能有 . 或 ..")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::OutPath;

    #[test]
    fn ordinary_paths_pass() {
        for text in ["index.html", "a/b-c/d_e.json", ".well-known/security.txt", "a/..b", "A/9"] {
            assert!(OutPath::new(text).is_ok(), "{text}");
        }
        assert!(OutPath::new(&"a".repeat(240)).is_ok());
    }

    #[test]
    fn paths_that_leave_the_site_or_need_escaping_are_refused() {
        let long = "a".repeat(241);
        for text in [
            "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a\\b", "a b",
            "医院", "a\0", "a%2e", "C:a", "a?b", &long,
        ] {
            assert!(OutPath::new(text).is_err(), "{text}");
        }
    }
}
