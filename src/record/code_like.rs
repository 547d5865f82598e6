//! Text that is no name and no note but code: markup, script addresses, formulas, paths.
//!
//! Pages and files write every text so that it does nothing; but no hospital is called that, and
//! what stands in such a cell is not what its column asks for.

use crate::words::first_of;

/// Whether a text has markup, a script address, a path upwards or the beginning of a formula.
pub(crate) fn is_code_like(text: &str) -> bool {
    // Nearly all texts have none of these characters, and need not be searched for more.
    let has_any = first_of([b'<', b':', b'.'], text.as_bytes()).is_some();
    is_formula(text)
        || (has_any && (has_tag(text) || has_script_address(text) || has_path_upwards(text)))
}

fn has_tag(text: &str) -> bool {
    let opens = |(_, rest): (&str, &str)| {
        rest.starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '/' | '!'))
            && rest.contains('>')
    };
    text.match_indices('<').any(|(at, _)| opens(text[at..].split_at(1)))
}

fn has_script_address(text: &str) -> bool {
    const SCHEMES: [&str; 3] = ["javascript:", "vbscript:", "data:text/html"];
    text.contains(':') && {
        let lower = text.to_ascii_lowercase();
        SCHEMES.iter().any(|scheme| lower.contains(scheme))
    }
}

fn has_path_upwards(text: &str) -> bool {
    text.contains("../") || text.contains("..\\")
}

/// A formula as office programs read it from text: `=cmd|…`, `@SUM(…)`, `+A1`, `-A1`.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start();
    let starts_with_letter = |rest: &str| rest.starts_with(|next: char| next.is_ascii_alphabetic());
    match text.as_bytes().first() {
        Some(b'=') => true,
        Some(b'@' | b'+' | b'-') => starts_with_letter(&text[1..]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_names_and_notes() {
        let code = [
            "<script>alert(1)</script>医院",
            "<img src=x onerror=alert(1)>",
            "示例医院</td>",
            "JavaScript:alert(1)",
            "../../etc/passwd",
            "=cmd|'/c calc'!A0",
            "@SUM(1)",
            "-A1+B1",
        ];
        code.iter().for_each(|text| assert!(is_code_like(text), "{text}"));
        let words =
            ["<30例", "5 < 6 > 4", "-", "—", "+86 事项：无", "示例医院（A+B）", "2023..5", "-1"];
        words.iter().for_each(|text| assert!(!is_code_like(text), "{text}"));
    }
}
