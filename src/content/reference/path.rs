//! 第四十一条之一第二款第（三）项: which part of a document is meant.

use crate::content::{marker, numeral};

/// The numbers of a part; what is not written is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Path {
    /// 条, with the number after 之.
    pub(super) article: Option<(u32, u32)>,
    /// 款
    pub(super) paragraph: Option<u32>,
    /// 项
    pub(super) item: Option<u32>,
}

/// Reads as much of a path as the text begins with, and says how many bytes that is.
pub(super) fn parse(text: &str) -> (Path, usize) {
    let mut path = Path::default();
    let mut rest = text;
    if let Some((number, after)) = numbered(rest, '条') {
        let (sub, after) = marker::inserted(after);
        (path.article, rest) = (Some((number, sub)), after);
    }
    if let Some((number, after)) = numbered(rest, '款') {
        (path.paragraph, rest) = (Some(number), after);
    }
    if let Some((number, after)) = numbered(rest, '项') {
        (path.item, rest) = (Some(number), after);
    }
    (path, text.len() - rest.len())
}

/// 第N条, also written 第（N）项. 条件 and 项目 are words of their own.
fn numbered(text: &str, unit: char) -> Option<(u32, &str)> {
    let (numeral, rest) = text.strip_prefix('第')?.split_once(unit)?;
    if rest.starts_with(['件', '目', '例', '约', '款']) && unit != '款' {
        return None;
    }
    let numeral = numeral.trim_matches(['（', '）', '(', ')']);
    (numeral.chars().count() <= 6).then(|| numeral::parse(numeral)).flatten().map(|n| (n, rest))
}

impl Path {
    /// What this path means behind another: 第三项 after 第一款第二项 is 第一款第三项.
    pub(super) fn continuing(self, last: &Self) -> Self {
        if self.article.is_some() {
            return self;
        }
        let paragraph = self.paragraph.or(last.paragraph);
        Self { article: last.article, paragraph, ..self }
    }

    /// The permalink, where an article is meant or `here` says which.
    pub(super) fn anchor(&self, here: Option<&str>) -> Option<String> {
        let mut anchor = match self.article {
            Some((number, 0)) => format!("art-{number}"),
            Some((number, sub)) => format!("art-{number}-zhi-{sub}"),
            None => here?.to_owned(),
        };
        if self.paragraph.is_some() || self.item.is_some() {
            anchor.push_str(&format!("-k{}", self.paragraph.unwrap_or(1)));
        }
        if let Some(item) = self.item {
            anchor.push_str(&format!("-x{item}"));
        }
        Some(anchor)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn paths_are_read_as_far_as_they_go() {
        for (text, anchor, length) in [
            ("第二十五条第一款第二项情形", "art-25-k1-x2", 11),
            ("第四十一条之一规定", "art-41-zhi-1", 7),
            ("第9条第（三）项", "art-9-k1-x3", 8),
            ("第十条的", "art-10", 3),
        ] {
            let (path, bytes) = parse(text);
            assert_eq!(path.anchor(None).as_deref(), Some(anchor), "{text}");
            assert_eq!(text[..bytes].chars().count(), length, "{text}");
        }
        for text in ["第三方", "第五条件", "第三项目", "第一责任人", ""] {
            assert_eq!(parse(text).1, 0, "{text}");
        }
    }
}
