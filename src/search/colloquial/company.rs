//! The hospitals of companies: 徐矿总院 for 徐州矿务集团总医院.

/// Words that companies have and that tell one from no other.
const WORDS: [&str; 5] = ["集团", "股份", "有限", "责任", "公司"];

/// A company in brackets.
const IN_BRACKETS: [&str; 2] = ["（集团）", "(集团)"];

/// What a company's place stands before, and what is said behind the place's first character.
const INDUSTRIES: [(&str, &str); 6] = [
    ("钢铁", "钢"),
    ("煤业", "煤"),
    ("矿业", "矿"),
    ("矿务局", "矿"),
    ("矿务", "矿"),
    ("煤电", "煤电"),
];

/// Characters of the place that a company is called by.
const PLACE: usize = 2;

/// A name without the company in its brackets.
pub(super) fn without_bracket(name: &str) -> String {
    IN_BRACKETS.iter().fold(name.to_owned(), |name, word| name.replace(word, ""))
}

/// A company's hospital without the words that say only that it is one.
pub(super) fn short_names(name: &str) -> Vec<String> {
    let plain = WORDS.iter().fold(name.to_owned(), |name, word| name.replace(word, ""));
    if plain == name && !INDUSTRIES.iter().any(|(long, _)| name.contains(long)) {
        return Vec::new();
    }
    let full = [Some(plain.clone()), by_industry(&plain)].into_iter().flatten();
    full.flat_map(|each| [each.replace("总医院", "总院"), each]).collect()
}

fn by_industry(name: &str) -> Option<String> {
    let (end, _) = name.char_indices().nth(PLACE)?;
    let (place, rest) = name.split_at(end);
    let (behind, short) =
        INDUSTRIES.iter().find_map(|(long, short)| Some((rest.strip_prefix(long)?, short)))?;
    let first = place.chars().next()?;
    Some(format!("{first}{short}{behind}"))
}
