//! A text without the personal data in it.

use super::find;
use std::borrow::Cow;

/// The text with each piece of personal data masked: enough is left for a clerk to find it.
#[must_use]
pub fn mask(text: &str) -> Cow<'_, str> {
    let hits = find(text);
    if hits.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut shown, mut done) = (String::with_capacity(text.len()), 0);
    for hit in &hits {
        if hit.range.start >= done {
            shown.push_str(&text[done..hit.range.start]);
            shown.push_str(&masked(&hit.value));
        }
        done = done.max(hit.range.end);
    }
    shown.push_str(&text[done..]);
    Cow::Owned(shown)
}

/// A plain value masked: `138******00`, `z***@example.com`.
#[must_use]
pub fn masked(value: &str) -> String {
    if let Some((local, domain)) = value.split_once('@') {
        let first: String = local.chars().take(1).collect();
        return format!("{first}***@{domain}");
    }
    let length = value.chars().count();
    let (first, last) = if length < 11 { (2, 1) } else { (3, 2) };
    let shown = |(at, sign): (usize, char)| match at < first || at + last >= length {
        true => sign,
        false => '*',
    };
    value.chars().enumerate().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn what_is_around_stays() {
        assert_eq!(mask("张三138-0013-8000，内科"), "张三138******00，内科");
        assert_eq!(mask("a zhang.san@example.com."), "a z***@example.com.");
        assert_eq!(mask("13800138000@139.com"), "1***@139.com");
        assert_eq!(mask("护照号E12345678，"), "护照号E1******8，");
        assert_eq!(mask("2023-05-06"), "2023-05-06");
    }
}
