//! Smaller HTML and CSS: the only module that knows minify-html.
//!
//! Closing tags, quotes where the standard asks for them, and the tags of html and head stay, so
//! that a validator accepts the pages.

use minify_html::{Cfg, minify};

/// A page without needless white space.
pub(super) fn html(page: &[u8]) -> Vec<u8> {
    whole(minify(page, &settings()), page)
}

/// A style sheet without comments and needless white space.
pub(super) fn css(sheet: &str) -> String {
    let settings = Cfg { minify_css: true, ..settings() };
    let wrapped = format!("<style>{sheet}</style>");
    let minified = whole(minify(wrapped.as_bytes(), &settings), wrapped.as_bytes());
    let minified = String::from_utf8_lossy(&minified);
    let inner = minified.strip_prefix("<style>").and_then(|rest| rest.strip_suffix("</style>"));
    inner.map_or_else(|| sheet.to_owned(), str::to_owned)
}

fn settings() -> Cfg {
    Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, ..Cfg::default() }
}

/// The minifier works on bytes; should it ever cut a character, the original is kept.
fn whole(minified: Vec<u8>, original: &[u8]) -> Vec<u8> {
    if std::str::from_utf8(&minified).is_ok() { minified } else { original.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::css;

    fn html(page: &str) -> String {
        String::from_utf8(super::html(page.as_bytes())).expect("a text")
    }

    #[test]
    fn keeps_the_frame_a_validator_asks_for() {
        let page = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<title>示例</title>\n</head>\n\
                    <body>\n<p>一</p>\n<p>二</p>\n</body>\n</html>";
        assert_eq!(
            html(page),
            "<!doctype html><html lang=zh-CN><head><title>示例</title></head><body><p>一</p>\
             <p>二</p></body></html>"
        );
    }

    #[test]
    fn a_line_break_between_links_stays_a_space() {
        assert_eq!(html("<p>甲\n  <a href=\"a\">乙</a></p>"), "<p>甲 <a href=a>乙</a></p>");
    }

    // Attribute names come out in lower case; an HTML parser restores those of SVG (HTML
    // Standard, 13.2.6.1 "adjust SVG attributes").
    #[test]
    fn drawings_survive_in_lower_case() {
        let drawing = "<svg viewBox=\"0 0 10 10\" role=\"img\"><title>图</title>\
                       <polyline points=\"0,1 2,3\" /></svg>";
        let minified = html(drawing);
        assert!(minified.contains("viewbox=\"0 0 10 10\""), "{minified}");
        assert!(minified.contains("<polyline points=\"0,1 2,3\"/>"), "{minified}");
    }

    #[test]
    fn escapes_survive() {
        let minified = html("<p title=\"a&quot;b&lt;\">1 &lt; 2 &amp;lt; 3</p>");
        assert_eq!(minified, "<p title='a\"b<'>1 &lt; 2 &amp;lt; 3</p>");
    }

    // `<` needs no escape inside a title, only its end tag does.
    #[test]
    fn a_title_cannot_be_left() {
        for escaped in ["&lt;/title>&lt;script>", "&lt;/TITLE &gt;&lt;script&gt;"] {
            let minified = html(&format!("<title>{escaped}x</title><p>y</p>"));
            assert_eq!(minified.to_lowercase().matches("</title").count(), 1, "{minified}");
        }
    }

    #[test]
    fn style_sheets_lose_their_comments() {
        let sheet = "/* why */ :root { --gap: 1rem; }\n.a { color: var(--ink); }";
        assert_eq!(css(sheet), ":root{--gap:1rem}.a{color:var(--ink)}");
    }
}
