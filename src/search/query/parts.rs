//! The parts of what is typed (the browser's pattern of the same is in `browser/patterns.rs`).

/// Marks that end a part of a query.
pub(crate) const SEPARATORS: &str = " \t\r\n\u{3000}，、；：。？！,;?!/|+";

/// Brackets, and how what stands in them ends where it is the hospital's second name; 某医院（东院）
/// is a branch.
pub(crate) const OPENING: &str = "(（";
pub(crate) const CLOSING: &str = ")）";
pub(crate) const SECOND_NAMES_END: [&str; 2] = ["医院", "保健院"];

/// The parts of a text: what stands between separators, and the second name in a bracket, as it is
/// copied from a register: 江城中心医院（江原省第三人民医院）.
pub(crate) fn of(text: &str) -> Vec<&str> {
    let ends = |(at, each): (usize, char)| {
        SEPARATORS.contains(each) || (OPENING.contains(each) && is_second(&text[at..]))
    };
    let (mut parts, mut from) = (Vec::new(), 0);
    for (at, each) in text.char_indices().filter(|each| ends(*each)) {
        parts.push(&text[from..at]);
        from = at + each.len_utf8();
    }
    parts.push(&text[from..]);
    parts
}

/// Whether a text begins with a bracket in which a hospital's name stands.
fn is_second(text: &str) -> bool {
    let mut inside = text.chars();
    inside.next();
    let inside = inside.as_str();
    let end = inside.find(|each| OPENING.contains(each) || CLOSING.contains(each));
    end.is_some_and(|end| {
        let (name, behind) = inside.split_at(end);
        behind.starts_with(|each| CLOSING.contains(each))
            && SECOND_NAMES_END.iter().any(|end| name.ends_with(end))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_second_name_is_a_part_of_its_own() {
        for (text, expected) in [
            ("江城 消融", "江城|消融"),
            ("江城中心医院（江原省第三人民医院）消融", "江城中心医院|江原省第三人民医院）消融"),
            ("江城医院(东院) 消融", "江城医院(东院)|消融"),
            ("树安（江城）医院", "树安（江城）医院"),
            ("江城医院（江原医院", "江城医院（江原医院"),
        ] {
            assert_eq!(super::of(text).join("|"), expected);
        }
    }
}
