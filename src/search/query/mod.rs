//! What a query asks, read the same way in the browser (`themes/default/search/query.js`).

pub(super) mod date;
pub(super) mod letters;
pub(super) mod ordinal;
pub(super) mod parts;
pub(super) mod questions;
pub(super) mod second;
pub(super) mod stretch;
pub(super) mod unheld;
pub(super) mod words;
pub(super) mod written_place;

use crate::search::fold::Folder;
use crate::search::index::key;
use letters::{Letters, Syllable, syllables};
use ordinal::in_numerals;
use std::ops::Range;
use stretch::{AND, NEGATIONS, TO, is_particle, without_questions};
use words::{METHODS, MOST_MEANT, SPECIALITIES, VALUES, Words};

/// Characters of a query that are read; nobody searches for more.
pub(crate) const LONGEST: usize = 60;

/// Letters of two syllables.
const LEAST_LETTERS: usize = 4;

/// Characters of a code that is told from other words.
const LEAST_CODE: usize = 15;

/// What a query stands in where it is meant word for word.
pub(crate) const QUOTES: [char; 8] = ['"', '“', '”', '「', '」', '『', '』', '＂'];

/// A word of a query that means technologies or levels, or that a page answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// First character in [`Query::plain`], and the one after the last.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The keys of what it means: any of them.
    pub(crate) keys: Vec<String>,
    pub(crate) technologies: Vec<usize>,
    /// Whether it stands for what it means: no small part of a name.
    pub(crate) ample: bool,
    /// Whether it is a small part of technologies' names and no word that people ask with: 体外.
    pub(crate) fragment: bool,
    /// Whether it is a word for nothing else than prohibited technologies.
    pub(crate) prohibited: bool,
}

impl Mention {
    /// Whether it means levels or a status.
    fn is_value(&self) -> bool {
        self.technologies.is_empty() && self.keys.first().is_some_and(|key| key.starts_with('#'))
    }

    /// Whether it is a word of a page, or one that nothing is found by.
    pub(crate) fn is_told(&self) -> bool {
        self.technologies.is_empty() && !self.is_value()
    }
}

/// Letters among other characters of a query that can be read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// First character in [`Query::plain`], and the one after the last.
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) syllables: Vec<Syllable>,
}

/// A query, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// All of it, folded, without spaces.
    pub(crate) whole: Vec<char>,
    /// What is left without the words around a question.
    pub(crate) plain: Vec<char>,
    /// Whether a part of the query begins at a character of `plain`.
    pub(crate) breaks: Vec<bool>,
    /// Characters that stood alone and are left out, but for those that say nothing.
    pub(crate) dropped: String,
    /// Whether it stands in quotes: only what holds it word for word is meant.
    pub(crate) quoted: bool,
    pub(crate) mentions: Vec<Mention>,
    /// What it is where letters are typed for characters.
    pub(crate) letters: Letters,
    /// The letters among other characters.
    pub(crate) runs: Vec<Run>,
    /// Whether no document can hold all of it, because of the words around a question.
    pub(crate) unheld: bool,
    /// Keys of an identifier or a date.
    pub(crate) facts: Vec<String>,
}

impl Query {
    /// Reads a query.
    pub(crate) fn read(text: &str, folder: &Folder, words: &Words) -> Self {
        let (text, quoted) = unquoted(text.trim());
        let text: String = text.chars().take(LONGEST * 2).collect();
        let mut whole = in_numerals(&folder.characters(&text));
        whole.truncate(LONGEST);
        let mut query = plain(&text, folder, words, whole.len(), true);
        if query.plain.is_empty() {
            query = plain(&text, folder, words, whole.len(), false);
        }
        query.quoted = quoted;
        if !quoted {
            query.mentions = query.mentioned(words);
            query.part_at_and();
            query.mentions.extend(query.values());
            query.part_at_values();
            // 人工 and 角膜 of 人工角膜 are no two technologies.
            let counts: Vec<bool> = query.mentions.iter().map(|each| query.counts(each)).collect();
            let mut counts = counts.into_iter();
            query.mentions.retain(|_| counts.next() == Some(true));
            query.letters = Letters::read(&text, LONGEST * 2);
            query.runs = query.runs();
        }
        query.facts = facts(&text, &whole);
        query.unheld = unheld::is_unheld(&whole, &query.plain, &words.unheld);
        query.whole = whole;
        query
    }

    /// A word for a level or a status is a part of its own: of 某医院ecmo暂停 three things are asked.
    fn part_at_values(&mut self) {
        for value in self.mentions.iter().filter(|each| each.is_value()) {
            for at in [value.from, value.to] {
                if let Some(begins) = self.breaks.get_mut(at) {
                    *begins = true;
                }
            }
        }
    }

    /// Whether no place in it was typed in another word.
    pub(crate) fn is_as_typed(&self) -> bool {
        self.plain.iter().all(|each| self.whole.contains(each))
    }

    /// What of it results mark: all, or where no document can hold all what it asks for.
    pub(crate) fn marked(&self) -> &[char] {
        if self.unheld { &self.plain } else { &self.whole }
    }

    /// The keys of pairs inside `plain`; `None` where a part ends between the two.
    pub(crate) fn plain_pair(&self, at: usize) -> Option<String> {
        (!self.breaks[at + 1]).then(|| self.plain[at..at + 2].iter().collect())
    }

    /// Whether a word of it means a technology.
    pub(crate) fn means_technology(&self) -> bool {
        self.mentions.iter().any(|each| !each.technologies.is_empty())
    }

    /// The lists of valid filings, or of those of the status asked for.
    pub(crate) fn statuses(&self) -> [usize; 1] {
        let mut keys = self.mentions.iter().flat_map(|each| &each.keys);
        let status = keys.find_map(|key| key.strip_prefix("#s")?.parse().ok());
        [status.unwrap_or(0)]
    }

    /// The words that ask for technologies beside something else: those that are a part of the
    /// query or end one, or are letters among characters; where there is none, those that begin one
    /// or stand for what they mean. 角膜 inside 省角膜病医院 asks for none.
    pub(crate) fn asking(&self) -> Vec<&Mention> {
        let technologies = || self.mentions.iter().filter(|each| !each.technologies.is_empty());
        let ends = |each: &&Mention| self.begins_part(each.to) || self.is_letters(each);
        let goes_on = |at: usize| self.plain.get(at).is_some_and(char::is_ascii_lowercase);
        let other =
            |each: &&Mention| self.begins_part(each.from) || (each.ample && !goes_on(each.to));
        let ending: Vec<_> = technologies().filter(ends).collect();
        match ending.is_empty() {
            true => technologies().filter(other).collect(),
            false => ending,
        }
    }

    /// Whether a word may stand for what it means: one that asks, or no small part of a name.
    fn counts(&self, word: &Mention) -> bool {
        word.ample || self.asks(word)
    }

    /// Whether a word ends in letters, and no more of them follow: ecmo of 某医院ecmo设备.
    fn is_letters(&self, word: &Mention) -> bool {
        let follows = self.plain.get(word.to).is_some_and(char::is_ascii_alphanumeric);
        let last = self.plain[word.to - 1];
        word.ample && !follows && (last.is_ascii_lowercase() || last == '0')
    }

    fn begins_part(&self, at: usize) -> bool {
        self.breaks.get(at).copied().unwrap_or(true)
    }

    /// The stretches of `plain` beside the words that ask for technologies, mean levels or are
    /// answered by a page.
    pub(crate) fn beside(&self) -> Vec<Range<usize>> {
        let asking = self.asking();
        let others = self.mentions.iter().filter(|each| each.technologies.is_empty());
        let words: Vec<_> = asking.into_iter().chain(others).collect();
        let (mut found, mut from) = (Vec::new(), 0);
        for at in 0..=self.plain.len() {
            let inside = words.iter().any(|each| (each.from..each.to).contains(&at));
            if inside || self.begins_part(at) {
                found.push(from..at);
                from = at + usize::from(inside);
            }
        }
        found.retain(|each| !each.is_empty());
        found
    }

    /// Whether a word asks for something, and is no small part of a technology's name in between.
    pub(crate) fn asks(&self, word: &Mention) -> bool {
        word.technologies.is_empty() || self.asking().contains(&word)
    }

    /// The runs of letters that are long enough to be read.
    fn runs(&self) -> Vec<Run> {
        let is_letter = |at: &usize| self.plain[*at].is_ascii_lowercase() || self.plain[*at] == '0';
        let (mut found, mut from) = (Vec::new(), 0);
        while from < self.plain.len() {
            let same = |at: &usize| is_letter(at) && (*at == from || !self.breaks[*at]);
            let to = (from..self.plain.len()).take_while(same).last().map_or(from, |at| at + 1);
            if to >= from + LEAST_LETTERS {
                let letters: String = self.plain[from..to].iter().collect();
                found.push(Run { from, to, syllables: syllables(&letters.replace('0', "o")) });
            }
            from = to.max(from + 1);
        }
        found
    }

    /// The words that mean something, the longest from each character on; one that begins inside a
    /// longer one says less than that: 移植术 of 角膜移植术.
    fn mentioned(&self, words: &Words) -> Vec<Mention> {
        let (mut found, mut last): (Vec<Mention>, Range<usize>) = (Vec::new(), 0..0);
        for from in 0..self.plain.len() {
            let Some((to, word, technologies)) = self.longest(from, words) else { continue };
            if to > last.end && (from >= last.end || to - from > last.len()) {
                last = from..to;
                if technologies.len() <= MOST_MEANT && !SPECIALITIES.contains(&word.as_str()) {
                    let at = self.before_word(from)..to;
                    found.push(mention(at, &word, technologies, words));
                }
            }
        }
        found
    }

    /// What stands between a name and the word that asks for a technology: 有 of 北京协同有ecmo, 了 of
    /// 撤销了ecmo.
    fn before_word(&self, from: usize) -> usize {
        match self.plain[..from] {
            [.., before, '有'] if before != '没' => from - 1,
            [.., _, '的' | '了'] => from - 1,
            _ => from,
        }
    }

    /// Of ecmo和肿瘤消融 two technologies are asked: the 和 is one's and a part ends behind it; so
    /// does one behind the 在 of ecmo在某医院 and the 去 of ecmo去某医院.
    fn part_at_and(&mut self) {
        let begin: Vec<usize> = self.mentions.iter().map(|each| each.from).collect();
        for word in &mut self.mentions {
            let next = self.plain.get(word.to).copied().unwrap_or_default();
            let and = AND.contains(next) && begin.contains(&(word.to + 1));
            if and || (TO.contains(next) && word.to + 1 < self.plain.len()) {
                word.to += 1;
                self.breaks[word.to] = true;
            }
        }
    }

    /// The longest word from a character on that means technologies, where it ends and what it means;
    /// a 技术 behind it is a part of it.
    fn longest(&self, from: usize, words: &Words) -> Option<(usize, String, Vec<usize>)> {
        let mut found = None;
        for to in from + 2..=self.plain.len() {
            if self.breaks[to - 1] {
                break;
            }
            let text = &self.plain[from..to];
            let word = text.strip_suffix(&['技', '术']).filter(|word| word.len() > 1);
            let word: String = word.unwrap_or(text).iter().collect();
            found = words.meant(&word).map(|meant| (to, word, meant)).or(found);
        }
        found
    }

    /// The words for levels and statuses, with the 的 before one: 昆明的三甲医院.
    fn values(&self) -> Vec<Mention> {
        let (mut found, mut from) = (Vec::new(), 0);
        while from < self.plain.len() {
            let rest: String = self.plain[from..].iter().collect();
            match VALUES.iter().find(|(word, _)| rest.starts_with(word)) {
                Some((word, keys)) => {
                    let to = from + word.chars().count();
                    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
                    let technologies = Vec::new();
                    let behind = from > 0 && self.plain[from - 1] == '的' && !self.breaks[from];
                    found.push(Mention {
                        from: from - usize::from(behind),
                        to,
                        keys,
                        technologies,
                        ample: true,
                        fragment: false,
                        prohibited: false,
                    });
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
    let inner = text.trim_matches(QUOTES);
    let quoted = text.starts_with(QUOTES) && text.ends_with(QUOTES) && !inner.is_empty();
    if quoted { (inner, true) } else { (text, false) }
}

/// A word with what it means; one of a page is looked for as a whole.
fn mention(at: Range<usize>, word: &str, technologies: Vec<usize>, words: &Words) -> Mention {
    let ample =
        !METHODS.contains(&word) && technologies.iter().all(|each| words.is_ample(word, *each));
    let barred = |each: &usize| *each >= words.standings.barred;
    let keys = match technologies.is_empty() {
        true => vec![format!("={word}")],
        false => technologies.iter().map(|number| format!("#t{number}")).collect(),
    };
    let prohibited = ample && !technologies.is_empty() && technologies.iter().all(barred);
    let fragment = !ample && !METHODS.contains(&word);
    Mention { from: at.start, to: at.end, keys, technologies, ample, fragment, prohibited }
}

/// The parts of a query without the words around a question and without single characters, side
/// by side, and where each begins; of one of several, a place by its name.
fn plain(text: &str, folder: &Folder, words: &Words, length: usize, loose: bool) -> Query {
    let mut query = Query::default();
    let parts = parts::of(text).into_iter().map(|part| in_numerals(&folder.characters(part)));
    for stretch in without_questions(&parts.collect::<Vec<_>>(), loose) {
        let stretch = words.place(&stretch).filter(|_| stretch.len() < length).unwrap_or(stretch);
        if stretch.len() > 1 || is_negation(&stretch) {
            query.breaks.extend((0..stretch.len()).map(|at| at == 0));
            query.plain.extend(stretch);
        } else {
            query.dropped.extend(stretch.iter().filter(|each| !is_particle(**each)));
        }
    }
    query.plain.truncate(LONGEST);
    query.breaks.truncate(LONGEST);
    query
}

/// Whether a stretch is a character that turns the question round, which nothing here answers.
fn is_negation(stretch: &[char]) -> bool {
    matches!(stretch, [only] if NEGATIONS.contains(*only))
}

/// The keys of a date or of an identifier.
fn facts(text: &str, whole: &[char]) -> Vec<String> {
    let whole = longest_code(whole);
    let code = whole.len() >= 8 && whole.iter().all(char::is_ascii_alphanumeric);
    // What is folded to 0 may be the letter o.
    let figures = whole.iter().any(|each| ('1'..='9').contains(each)) || text.contains(['0', '０']);
    let code = code && figures;
    let identifier = code.then(|| key::identifier(whole));
    identifier.into_iter().chain(date(text)).collect()
}

/// The code that stands among other words, or all of a text that has none.
fn longest_code(whole: &[char]) -> &[char] {
    let mut runs = whole.split(|each| !each.is_ascii_alphanumeric());
    runs.find(|run| run.len() >= LEAST_CODE).unwrap_or(whole)
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
