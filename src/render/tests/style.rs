//! The style sheet asks no more of a browser than the scripts do: one of 2019 shows the pages whole.

use crate::render::{Renderer, Theme};

/// Properties that browsers have known since 2020 or later, and whose lack shows.
const NEWER: &[&str] = &[
    "aspect-ratio",
    "border-block",
    "border-inline",
    "inset",
    "inset-block",
    "inset-inline",
    "margin-block",
    "margin-inline",
    "padding-block",
    "padding-inline",
    "translate",
    "scale",
];

/// Functions of lengths of the same age.
const NEWER_VALUES: &[&str] = &["min(", "max(", "clamp("];

/// What stands between braces and holds declarations, with the rules around it, outermost first.
fn rules(sheet: &str) -> Vec<(Vec<String>, String)> {
    let (mut around, mut text, mut found) = (Vec::new(), String::new(), Vec::new());
    for each in sheet.chars() {
        match each {
            '{' => around.push(std::mem::take(&mut text).trim().to_owned()),
            '}' => {
                found.push((around.clone(), std::mem::take(&mut text)));
                around.pop();
            }
            each => text.push(each),
        }
    }
    found
}

fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("*/").map_or("", |(_, rest)| rest))
}

/// The declarations of a rule that a browser of 2019 would leave out.
fn newer(declarations: &str) -> Vec<&str> {
    let known = |each: &&str| {
        let (property, value) = each.split_once(':').unwrap_or((each, ""));
        let value = value.replace("minmax(", "");
        !NEWER.contains(&property.trim()) && !NEWER_VALUES.iter().any(|name| value.contains(name))
    };
    declarations.split(';').filter(|each| !known(each)).collect()
}

fn is_guarded(around: &[String]) -> bool {
    around.iter().any(|rule| rule.starts_with("@supports"))
}

#[test]
fn the_finished_sheet_asks_nothing_newer_without_asking_first() {
    let renderer = Renderer::new(&Theme::builtin()).expect("theme");
    let sheet = renderer.assets().iter().find(|(path, _)| path.ends_with(".css")).expect("sheet");
    let sheet = std::str::from_utf8(&sheet.1).expect("a text");
    for (around, declarations) in rules(sheet).iter().filter(|(around, _)| !is_guarded(around)) {
        let newer = newer(declarations);
        assert!(newer.is_empty(), "{around:?}: {newer:?}");
    }
    assert_eq!(newer("padding-inline:1rem;color:red;width:min(1px,2px)").len(), 2);
    assert!(newer("grid-template-columns:minmax(0,1fr)").is_empty());
}

#[test]
fn rows_with_gaps_have_margins_where_no_gap_is_known() {
    let theme = Theme::builtin();
    let mut rows = 0;
    for (name, bytes) in theme.ending(".css") {
        let sheet = without_comments(std::str::from_utf8(bytes).expect("a text"));
        let all = rules(&sheet);
        let gaps = all.iter().filter(|(_, text)| {
            let has = |property| text.split(';').any(|each| each.trim().starts_with(property));
            has("gap:") && (has("display: flex") || has("display: inline-flex"))
        });
        let gaps = gaps.count();
        let guard =
            |around: &[String]| around.iter().any(|rule| rule == "@supports not (inset: 0)");
        let margins = all.iter().filter(|(around, text)| guard(around) && text.contains("margin"));
        assert!(gaps == 0 || margins.count() > 0, "{name}");
        rows += gaps;
    }
    assert!(rows > 8, "{rows}");
}
