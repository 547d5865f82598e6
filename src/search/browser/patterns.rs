//! How the browser cuts a query: what `stretch`, `ordinal`, `named` and `query` do, as regular
//! expressions made from the same words. They come with the index's head, which compiles each once.

use crate::search::find::named::{
    ALONE_BEFORE, ANOTHERS, BEHIND_ANY, BRANCHES_END, GENERIC, HOSPITAL_ENDS, NO_BRANCH_BEGINS,
    NO_BRANCH_ENDS, NO_HOSPITAL_ENDS, NUMERALS, PLACE_TYPES,
};
use crate::search::query::QUOTES;
use crate::search::query::letters::{ALONE, FINALS, INITIALS};
use crate::search::query::ordinal::{AFTER_ORDINAL, NUMBERED, NUMBERS};
use crate::search::query::parts::{CLOSING, OPENING, SECOND_NAMES_END, SEPARATORS};
use crate::search::query::questions::QUESTIONS;
use crate::search::query::second::COUNTED;
use crate::search::query::stretch::{
    AFTER_FILING, AFTER_HOSPITAL, AND, BEFORE, BRANCHES, DEPARTMENTS, DEPARTMENTS_END, GOES_ON,
    LONGEST_DEPARTMENT, NEGATED, NEGATIONS, NOT_AFTER, PARTICLES,
};
use crate::search::query::words::{VALUES, Words};

/// In the order in which `themes/default/search/query.js` takes them.
pub(crate) fn patterns(words: &Words, prefix: &str) -> [String; 19] {
    let counted = format!("第?[{COUNTED}]{{1,2}}(?:人民|中心)?医?院");
    let quotes = String::from_iter(QUOTES);
    let any = |words: &[&str]| words.join("|");
    let values: Vec<&str> = VALUES.iter().map(|(word, _)| *word).collect();
    let (ends, after) = (any(&HOSPITAL_ENDS), any(&AFTER_HOSPITAL));
    let (not_after, branches) = (any(&NOT_AFTER), String::from_iter(BRANCHES));
    // What only the hospitals of the site's own area have.
    let own = words.own_type.map(|own| format!("(?!{own}(?!医$))")).unwrap_or_default();
    [
        format!(
            "[{SEPARATORS}]|[{OPENING}](?=[^{OPENING}{CLOSING}]*(?:{})[{CLOSING}])",
            any(&SECOND_NAMES_END)
        ),
        format!("({}|[{NEGATIONS}]?)(?:{})", any(&NEGATED), any(QUESTIONS)),
        // What is kept, 备案 that says nothing, and what stands behind a hospital.
        format!(
            "((?:没有|[{NEGATIONS}无])备案)|有?备案(?=\n|$|{})|({ends})(?:(?:{after})(?!{not_after})|\
             (?=(?![{branches}])(?:[^院\n]{{0,{}}}?[{DEPARTMENTS_END}]|{}|20\\d\\d)(?![{GOES_ON}])))",
            any(&AFTER_FILING),
            LONGEST_DEPARTMENT - 1,
            any(&DEPARTMENTS)
        ),
        format!("^[{BEFORE}]*((?:.*没有)?.*?)[{PARTICLES}]*$"),
        any(&values),
        format!(
            "^(?!.*[{NUMERALS}]{{3}}){own}(?:{})+$|(?:{})$",
            any(GENERIC),
            any(&NO_HOSPITAL_ENDS)
        ),
        format!(
            "(第?)(\\d+)(?=(医?院|[师团]|集团军|附(?:[属院]|$))|[{}])",
            String::from_iter(AFTER_ORDINAL)
        ),
        format!("^[{quotes}]+([^{quotes}][^]*?)[{quotes}]+$"),
        format!("((?:^|\n)(..).*)[{AND}](?=\\2)|(和)[{AND}]"),
        // A syllable, and the beginning of one.
        format!("^(?:(?:[zcs]h|[{INITIALS}])(?:{})|{})$", any(FINALS), any(ALONE)),
        format!("^(?:[zcs]h|[{INITIALS}])$"),
        // Pairs that no document holds; where there is none, nothing is one.
        if words.unheld.is_empty() { "(?!)".to_owned() } else { words.unheld.join("|") },
        // What a branch's name has behind the hospital's, and a longer name of a place behind a shorter.
        format!(
            "(?!医院$|{NO_BRANCH_BEGINS}|.*(?:{})$).*[{}]$",
            any(&NO_BRANCH_ENDS),
            String::from_iter(BRANCHES_END)
        ),
        format!("(?:{})", any(&PLACE_TYPES)),
        format!("[{NUMBERS}][{NUMBERS}{NUMBERED}]"),
        // What stands between a name and the word that asks for a technology.
        "[^没]有$|.[的了]$".to_owned(),
        // What a name is torn out of that stands right behind it.
        format!(
            "(?:^(?:{prefix}|(?!{prefix}))[^{}](?!{})|{ANOTHERS})",
            String::from_iter(ALONE_BEFORE),
            any(&BEHIND_ANY)
        ),
        // The days, months and years that may be left aside.
        format!("20\\d\\d(?:年(?:\\d\\d?月(?:\\d\\d?日?)?)?|(?:\\d\\d){{0,2}})(?![\\d{NUMBERED}])"),
        // A hospital, and the number of another of the same place or school.
        format!("(^|\n)(.{{2,}}?)({counted})[{AND}\n]+市?(?={counted})"),
    ]
}
