//! The hospitals of 新疆生产建设兵团 and its divisions, which are called by their number: 农一师医院.

const CORPS: &str = "新疆生产建设兵团";
const SHORT: &str = "新疆兵团";

/// What people say before a division's number.
const DIVISION: [&str; 2] = ["兵团", "农"];

/// The short names of a hospital of the corps.
pub(super) fn short_names(name: &str) -> Vec<String> {
    let Some(own) = name.strip_prefix(CORPS) else { return Vec::new() };
    let mut found = vec![format!("{SHORT}{own}")];
    if let Some((number, rest)) = own.strip_prefix('第').and_then(|own| own.split_once('师')) {
        found.extend(DIVISION.map(|word| format!("{word}{number}师{rest}")));
    }
    found
}
