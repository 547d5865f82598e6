//! XML text.

/// The text for an element or an attribute: markup escaped, and the characters that XML 1.0 can
/// hold in no form left out.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(character),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    #[test]
    fn markup_is_escaped_and_controls_are_left_out() {
        assert_eq!(
            super::escape("<a b=\"c\">&'\u{0}\u{85}"),
            "&lt;a b=&quot;c&quot;&gt;&amp;&#39;"
        );
    }
}
