//! Which addresses a link or an image in the content may have.

/// Links may be relative, or lead to http and https.
pub(super) fn is_link_allowed(address: &str) -> bool {
    scheme(address).is_some_and(|scheme| {
        ["", "http", "https"].iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed))
    })
}

/// Images come from the site itself: a page makes no third-party request.
pub(super) fn is_image_allowed(address: &str) -> bool {
    scheme(address) == Some("")
}

/// The scheme of an address, `""` for a relative one; `None` for an address that browsers read
/// otherwise than it looks: control characters, white space, backslashes, a leading `//`.
fn scheme(address: &str) -> Option<&str> {
    let disguised = |character: char| character <= ' ' || character == '\\';
    if address.contains(disguised) || address.starts_with("//") {
        return None;
    }
    let end = address.find([':', '/', '?', '#']).unwrap_or(address.len());
    Some(if address[end..].starts_with(':') { &address[..end] } else { "" })
}

#[cfg(test)]
mod tests {
    use super::{is_image_allowed, is_link_allowed};

    #[test]
    fn only_relative_and_web_addresses_are_links() {
        for address in ["../data/", "#art-24", "?a:b", "a/b:c", "HTTPS://example.com", ""] {
            assert!(is_link_allowed(address), "{address}");
        }
        for address in [
            "javascript:x",
            "JavaScript:x",
            "data:text/html,x",
            "mailto:a@b",
            "//example.com",
            "\\\\example.com",
            " javascript:x",
            "java\tscript:x",
            "vbscript:x",
        ] {
            assert!(!is_link_allowed(address), "{address}");
        }
    }

    #[test]
    fn images_are_the_sites_own() {
        assert!(is_image_allowed("../assets/map.svg"));
        assert!(!is_image_allowed("https://example.com/a.png"));
        assert!(!is_image_allowed("data:image/png;base64,AAAA"));
    }
}
