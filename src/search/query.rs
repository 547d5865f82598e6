//! What a query asks, read the same way in the browser (`themes/default/search/query.js`).

use super::fold::Folder;
use super::key;
use super::letters::Letters;
use super::words::{LEVELS, MOST_MEANT, SEPARATORS, Words, without_questions};

/// Characters of a query that are read; nobody searches for more.
pub(super) const LONGEST: usize = 60;

/// A word of a query that means technologies or levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// First character in [`Query::plain`], and the one after the last.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The keys of what it means: any of them.
    pub(super) keys: Vec<String>,
    pub(super) technologies: Vec<usize>,
}

/// A query, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// All of it, folded, without spaces.
    pub(super) whole: Vec<char>,
    /// What is left without the words around a question.
    pub(super) plain: Vec<char>,
    /// Whether a part of the query begins at a character of `plain`.
    pub(super) breaks: Vec<bool>,
    /// Whether it stands in quotes: only what holds it word for word is meant.
    pub(super) quoted: bool,
    pub(super) mentions: Vec<Mention>,
    /// What it is where letters are typed for characters.
    pub(super) letters: Letters,
    /// Keys of an identifier or a date.
    pub(super) facts: Vec<String>,
}

impl Query {
    /// Reads a query.
    pub(super) fn read(text: &str, folder: &Folder, words: &Words) -> Self {
        let (text, quoted) = unquoted(text.trim());
        let text: String = text.chars().take(LONGEST * 2).collect();
        let mut whole = folder.characters(&text);
        whole.truncate(LONGEST);
        let (plain, breaks) = plain(&text, folder, whole.len());
        let mut query = Self { plain, breaks, quoted, ..Self::default() };
        if !quoted {
            query.mentions = query.mentioned(words);
            query.letters = Letters::read(&text, LONGEST);
        }
        query.facts = facts(&text, &whole);
        query.whole = whole;
        query
    }

    /// The keys of pairs inside `plain`; `None` where a part ends between the two.
    pub(super) fn plain_pair(&self, at: usize) -> Option<String> {
        (!self.breaks[at + 1]).then(|| self.plain[at..at + 2].iter().collect())
    }

    /// Whether a word of it means a technology.
    pub(super) fn means_technology(&self) -> bool {
        self.mentions.iter().any(|each| !each.technologies.is_empty())
    }

    /// The word that asks for technologies beside something else: a part of its own, or else one
    /// that the query begins or ends with; the longest, and the last of those. 口腔 inside
    /// 省口腔医院 asks for none.
    pub(super) fn asked(&self) -> Option<&Mention> {
        let technologies = self.mentions.iter().filter(|each| !each.technologies.is_empty());
        let asking = technologies.filter(|each| {
            let apart = self.begins_part(each.from) && self.begins_part(each.to);
            apart || each.from == 0 || each.to == self.plain.len()
        });
        asking.max_by_key(|each| {
            let apart = self.begins_part(each.from) && self.begins_part(each.to);
            (apart, each.to - each.from, each.from)
        })
    }

    fn begins_part(&self, at: usize) -> bool {
        self.breaks.get(at).copied().unwrap_or(true)
    }

    /// The longest stretch of `plain` beside the technologies asked for.
    pub(super) fn beside_asked(&self) -> &[char] {
        let Some(asked) = self.asked() else { return &[] };
        let (mut best, mut from) = (0..0, 0);
        for at in 0..self.plain.len() {
            let inside = (asked.from..asked.to).contains(&at);
            if inside || self.breaks[at] {
                from = at + usize::from(inside);
            }
            if !inside && at + 1 - from > best.len() {
                best = from..at + 1;
            }
        }
        &self.plain[best]
    }

    fn mentioned(&self, words: &Words) -> Vec<Mention> {
        let (mut found, mut reached): (Vec<Mention>, usize) = (Vec::new(), 0);
        for from in 0..self.plain.len() {
            let Some((to, technologies)) = self.longest(from, words) else { continue };
            if to > reached {
                reached = to;
                if technologies.len() <= MOST_MEANT {
                    let keys = technologies.iter().map(|number| format!("#t{number}")).collect();
                    found.push(Mention { from, to, keys, technologies });
                }
            }
        }
        found.extend(self.levels());
        found
    }

    /// The longest word from a character on that means technologies.
    fn longest(&self, from: usize, words: &Words) -> Option<(usize, Vec<usize>)> {
        let mut found = None;
        for to in from + 2..=self.plain.len() {
            if self.breaks[to - 1] {
                break;
            }
            let meant = words.meant(&self.plain[from..to].iter().collect::<String>());
            found = meant.map(|meant| (to, meant)).or(found);
        }
        found
    }

    fn levels(&self) -> Vec<Mention> {
        let (mut found, mut from) = (Vec::new(), 0);
        while from < self.plain.len() {
            let rest: String = self.plain[from..].iter().collect();
            match LEVELS.iter().find(|(word, _)| rest.starts_with(word)) {
                Some((word, levels)) => {
                    let to = from + word.chars().count();
                    let keys = levels.iter().map(|level| format!("#l{level}")).collect();
                    found.push(Mention { from, to, keys, technologies: Vec::new() });
                    from = to;
                }
                None => from += 1,
            }
        }
        found
    }
}

/// The text inside quotes of any kind, and whether there were any.
fn unquoted(text: &str) -> (&str, bool) {
    let quotes = ['"', '“', '”', '「', '」', '『', '』', '＂'];
    let inner = text.trim_matches(quotes);
    let quoted = text.starts_with(quotes) && text.ends_with(quotes) && !inner.is_empty();
    if quoted { (inner, true) } else { (text, false) }
}

/// The parts of a query without the words around a question and without single characters, side
/// by side, and where each begins.
fn plain(text: &str, folder: &Folder, length: usize) -> (Vec<char>, Vec<bool>) {
    let (mut plain, mut breaks) = (Vec::new(), Vec::new());
    for part in text.split(|each| SEPARATORS.contains(each)) {
        for stretch in without_questions(&folder.characters(part)) {
            if stretch.len() > 1 {
                breaks.extend((0..stretch.len()).map(|at| at == 0));
                plain.extend(stretch);
            }
        }
    }
    plain.truncate(length);
    breaks.truncate(length);
    (plain, breaks)
}

/// The keys of a date or of an identifier.
fn facts(text: &str, whole: &[char]) -> Vec<String> {
    let code = whole.len() >= 8 && whole.iter().all(char::is_ascii_alphanumeric);
    // What is folded to 0 may be the letter o.
    let figures = whole.iter().any(|each| ('1'..='9').contains(each)) || text.contains(['0', '０']);
    let code = code && figures;
    let identifier = code.then(|| key::identifier(whole));
    identifier.into_iter().chain(date(text)).collect()
}

/// 2023年5月6日, 2023-05-06, 2023.5, 20230506.
fn date(text: &str) -> Option<String> {
    let digits = |each: &str| !each.is_empty() && each.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.trim();
    if text.len() == 8 && digits(text) && (text.starts_with("19") || text.starts_with("20")) {
        return Some(format!("@{text}"));
    }
    let parts: Vec<&str> =
        text.split(['-', '.', '/', '年', '月', '日']).filter(|each| !each.is_empty()).collect();
    let [year, month, ref rest @ ..] = parts[..] else { return None };
    if year.len() != 4
        || !parts.iter().all(|each| digits(each))
        || parts[1..].iter().any(|each| each.len() > 2)
    {
        return None;
    }
    match rest {
        [] => Some(format!("@{year}{month:0>2}")),
        [day] => Some(format!("@{year}{month:0>2}{day:0>2}")),
        _ => None,
    }
}
