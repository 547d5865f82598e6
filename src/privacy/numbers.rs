//! Which digits that stand together are a number of a person.

use super::signs::{Sign, sign};
use super::{Hit, Kind, abroad, checks};

/// One digit and what stands before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digit {
    /// Not a digit of the Latin script: a number may begin or end at it anywhere.
    pub(super) loose: bool,
    /// The first separator between the digit before and this one; `\0` where there is none.
    pub(super) gap: char,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Digits with nothing but separators between them.
pub(super) struct Run<'r> {
    pub(super) digits: &'r [Digit],
    /// Their values; X is 10.
    pub(super) values: &'r [u8],
    /// Whether a number may begin at the first digit, and end at the last.
    pub(super) left: bool,
    pub(super) right: bool,
    /// Whether a word such as 电话 stands before them.
    pub(super) near: bool,
    /// Whether a plus sign stands right before them.
    pub(super) plus: bool,
    /// Whether the words right before them say that they are a citizen's.
    pub(super) of_citizen: bool,
    /// Whether they stand in a cell.
    pub(super) in_cell: bool,
}

/// A number found: its kind, its digits with prefix, its digits without.
struct Found {
    kind: Kind,
    end: usize,
    value: String,
}

/// How mobiles are grouped. Several numbers that stand together fall into such groups by chance
/// only where the separators are the same too.
const MOBILE_SHAPES: [&[usize]; 18] = [
    &[3, 4, 4],
    &[3, 3, 5],
    &[3, 5, 3],
    &[4, 4, 3],
    &[4, 3, 4],
    &[3, 8],
    &[7, 4],
    &[5, 6],
    &[6, 5],
    &[5, 3, 3],
    &[2, 3, 3, 3],
    &[1, 3, 3, 4],
    &[1, 2, 4, 4],
    &[1; 11],
    &[3, 2, 2, 2, 2],
    &[2, 2, 2, 2, 3],
    &[1, 2, 2, 2, 2, 2],
    &[2, 2, 2, 2, 2, 1],
];

/// Adds every number of a person among the digits.
pub(super) fn judge(run: &Run<'_>, hits: &mut Vec<Hit>) {
    let mut at = 0;
    while at < run.digits.len() {
        let found = if run.may_begin(at) { run.number_at(at) } else { None };
        let Some(Found { kind, end, value }) = found else {
            at += 1;
            continue;
        };
        let range = run.digits[at].start..run.digits[end - 1].end;
        hits.push(Hit { kind, range, value });
        at = end;
    }
}

/// Whether the first of some digits can be a citizen ID behind its label. Few can: the words before
/// all others need not be looked at.
pub(super) fn may_be_of_citizen(digits: &[Digit], values: &[u8]) -> bool {
    let is_end = |at: usize| {
        let is_cut = |next: &Digit| next.gap != '\0' || next.loose || digits[at - 1].loose;
        digits.get(at).is_none_or(is_cut)
    };
    let part = |length: usize| values.get(..length).filter(|_| is_end(length));
    part(18).is_some_and(checks::looks_like_citizen_id)
        || part(15).is_some_and(checks::looks_like_old_citizen_id)
}

impl Run<'_> {
    fn may_begin(&self, at: usize) -> bool {
        match at {
            0 => self.left || self.digits[0].loose,
            _ => self.is_border(at),
        }
    }

    fn may_end(&self, at: usize) -> bool {
        if at >= self.digits.len() {
            return at == self.digits.len() && (self.right || self.digits[at - 1].loose);
        }
        self.is_border(at)
    }

    fn is_border(&self, at: usize) -> bool {
        self.digits[at].gap != '\0' || self.digits[at].loose || self.digits[at - 1].loose
    }

    /// Whether the digits end here, or meet a numeral that may be part of a word, 张三1 38…, or a
    /// sign that separates what is written.
    fn is_cut(&self, at: usize) -> bool {
        let is_edge = at == 0 || at == self.digits.len();
        is_edge
            || match self.digits[at].gap {
                '\0' => self.is_border(at),
                gap => sign(gap) == Sign::Comma,
            }
    }

    fn number_at(&self, at: usize) -> Option<Found> {
        self.certificate(at)
            .or_else(|| self.citizen_id(at))
            .or_else(|| self.bank_card(at))
            .or_else(|| self.mobile(at))
            .or_else(|| self.landline(at))
            .or_else(|| self.abroad(at))
            .or_else(|| self.short_landline(at))
    }

    /// The values of so many digits, if a number may end behind them.
    fn part(&self, at: usize, length: usize) -> Option<&[u8]> {
        let part = self.values.get(at..at + length)?;
        self.may_end(at + length).then_some(part)
    }

    fn found(&self, kind: Kind, at: usize, length: usize) -> Found {
        let value = checks::text(&self.values[at..at + length]);
        Found { kind, end: at + length, value }
    }

    /// Lengths of the groups into which separators split digits.
    fn groups(&self, at: usize, length: usize) -> Vec<usize> {
        let mut groups = vec![0];
        for index in at..at + length {
            if index > at && self.digits[index].gap != '\0' {
                groups.push(0);
            }
            if let Some(last) = groups.last_mut() {
                *last += 1;
            }
        }
        groups
    }

    fn is_uniform(&self, at: usize, length: usize) -> bool {
        let mut gaps = self.digits[at + 1..at + length].iter().map(|digit| digit.gap);
        let mut seen = gaps.by_ref().filter(|gap| *gap != '\0');
        seen.next().is_none_or(|first| seen.all(|gap| gap == first))
    }

    fn certificate(&self, at: usize) -> Option<Found> {
        let part = self.part(at, 27)?;
        let holder = &part[9..];
        let sure = checks::is_citizen_id(holder);
        let whole = self.groups(at, 27).len() == 1 && checks::looks_like_citizen_id(holder);
        (sure || whole).then(|| self.found(Kind::Certificate, at, 27))
    }

    fn citizen_id(&self, at: usize) -> Option<Found> {
        if self.part(at, 18).is_some_and(checks::is_citizen_id) {
            return Some(self.found(Kind::CitizenId, at, 18));
        }
        if let Some(length) = self.labelled_citizen_id(at) {
            return Some(self.found(Kind::CitizenId, at, length));
        }
        let old = self.part(at, 15).is_some_and(checks::is_old_citizen_id);
        let groups = || self.groups(at, 15);
        (old && matches!(groups().as_slice(), [15] | [6, 6, 3] | [6, 9] | [3, 3, 6, 3]))
            .then(|| self.found(Kind::CitizenId, at, 15))
    }

    /// Behind its label the number need not have the right check character.
    fn labelled_citizen_id(&self, at: usize) -> Option<usize> {
        let is_one = |length: &usize| {
            let part = self.part(at, *length);
            part.is_some_and(|part| match length {
                18 => checks::looks_like_citizen_id(part),
                _ => checks::looks_like_old_citizen_id(part),
            })
        };
        [18, 15].into_iter().find(|length| at == 0 && self.of_citizen && is_one(length))
    }

    /// A telephone of Hong Kong, Macao or Taiwan.
    fn abroad(&self, at: usize) -> Option<Found> {
        let plus = match at {
            0 => self.plus,
            _ => matches!(self.digits[at].gap, '+' | '＋'),
        };
        let rest = &self.values[at..];
        let is_marked = plus || self.near || (self.in_cell && rest.starts_with(&[0, 0]));
        let length = abroad::length(rest)
            .filter(|_| is_marked)
            .find(|length| self.part(at, *length).is_some_and(|part| !part.contains(&10)))?;
        let value = abroad::plain(&rest[..length]);
        Some(Found { kind: Kind::Mobile, end: at + length, value })
    }

    fn bank_card(&self, at: usize) -> Option<Found> {
        let length = [19, 18, 17, 16].into_iter().find(|length| {
            self.part(at, *length).is_some_and(checks::is_bank_card)
                && is_card_shape(&self.groups(at, *length))
        })?;
        Some(self.found(Kind::BankCard, at, length))
    }

    fn mobile(&self, at: usize) -> Option<Found> {
        let rest = &self.values[at..];
        let prefixes: [&[u8]; 4] = [&[0, 0, 8, 6], &[8, 6], &[0], &[]];
        let prefix = prefixes.into_iter().find(|prefix| {
            rest.starts_with(prefix) && matches!(rest.get(prefix.len()..), Some([1, 3..=9, ..]))
        })?;
        let from = at + prefix.len();
        let part = self.part(from, 11)?;
        let plain = part.iter().all(|digit| *digit < 10);
        (plain && self.is_mobile_shape(at, from)).then(|| self.found(Kind::Mobile, from, 11))
    }

    fn is_mobile_shape(&self, at: usize, from: usize) -> bool {
        let groups = self.groups(from, 11);
        if groups.len() == 1 {
            return true;
        }
        let alone = self.is_cut(at) && self.is_cut(from + 11);
        let known = MOBILE_SHAPES.contains(&groups.as_slice());
        let is_one = match self.is_listed(from, 11) {
            true => (alone || self.is_uniform(from, 11)) && known && !self.is_round(from, &groups),
            false => alone || (known && self.is_uniform(from, 11)),
        };
        is_one && !self.is_dated(from, &groups) && !self.is_list(from, &groups)
    }

    /// Whether a sign by which people list several numbers stands between the digits.
    fn is_listed(&self, at: usize, length: usize) -> bool {
        self.digits[at + 1..at + length].iter().any(|digit| is_listing(digit.gap))
    }

    /// Whether the groups count up, as in 第1、3、5、7、9、11、13、15项.
    fn is_list(&self, from: usize, groups: &[usize]) -> bool {
        let numbers = self.numbers(from, groups);
        let short = groups.iter().all(|length| *length <= 2);
        short && numbers.windows(2).all(|pair| pair[0].1 < pair[1].1)
    }

    /// Whether the groups are as short as those of days and codes, but not one digit each, or are
    /// round numbers but the first: 1500、2000、300.
    fn is_round(&self, from: usize, groups: &[usize]) -> bool {
        let is_short = groups.iter().all(|length| *length < 4) && groups.len() < 11;
        let is_round = |(length, number): &(usize, u32)| {
            number % 100 == 0 && number.to_string().len() == *length
        };
        is_short || (groups.len() > 1 && self.numbers(from, groups)[1..].iter().all(is_round))
    }

    /// Length and value of each group.
    fn numbers(&self, from: usize, groups: &[usize]) -> Vec<(usize, u32)> {
        let mut at = from;
        let number = |length: &usize| {
            at += length;
            (*length, checks::number(&self.values[at - length..at]))
        };
        groups.iter().map(number).collect()
    }

    /// Whether some of the groups are a date, or two years: dates that follow each other.
    fn is_dated(&self, from: usize, groups: &[usize]) -> bool {
        let numbers = self.numbers(from, groups);
        let is_year = |part: &(usize, u32)| part.0 == 4 && (1900..2100).contains(&part.1);
        let of_month = |part: &(usize, u32)| part.0 <= 2 && (1..=12).contains(&part.1);
        let day =
            |month: &(usize, u32), day: &(usize, u32)| day.0 <= 2 && checks::is_day(month.1, day.1);
        numbers.windows(3).any(|part| is_year(&part[0]) && day(&part[1], &part[2]))
            || numbers
                .windows(2)
                .any(|part| is_year(&part[0]) && (is_year(&part[1]) || of_month(&part[1])))
            || numbers.iter().any(|(length, number)| *length == 8 && is_plain_day(*number))
    }

    fn landline(&self, at: usize) -> Option<Found> {
        let rest = &self.values[at..];
        let prefix = [&[0, 0, 8, 6][..], &[8, 6]].into_iter().find(|each| rest.starts_with(each));
        let from = at + prefix.map_or(0, <[u8]>::len);
        // Behind the country's prefix the area has no 0.
        let zero = usize::from(prefix.is_none() || self.values.get(from) == Some(&0));
        let area = area_length(self.values.get(from + zero..)?)?;
        if zero == 1 && self.values[from] != 0 {
            return None;
        }
        let behind = from + zero + area;
        let length = [8, 7].into_iter().find(|length| {
            (*length == 8 || area == 3)
                && self.part(behind, *length).is_some_and(is_subscriber)
                && self.is_landline_shape(from, zero + area, *length)
        })?;
        let mut found = self.found(Kind::Landline, from, zero + area + length);
        if zero == 0 {
            found.value.insert(0, '0');
        }
        Some(found)
    }

    fn is_landline_shape(&self, from: usize, area: usize, length: usize) -> bool {
        let groups = self.groups(from, area + length);
        let one_by_one = groups.iter().all(|group| *group == 1);
        let whole = groups.len() == 1;
        let split = groups[0] == area && is_subscriber_shape(&groups[1..]);
        whole || split || one_by_one
    }

    /// Seven or eight digits behind a word such as 电话.
    fn short_landline(&self, at: usize) -> Option<Found> {
        let length = [8, 7].into_iter().find(|length| {
            self.near
                && self.part(at, *length).is_some_and(is_subscriber)
                && is_subscriber_shape(&self.groups(at, *length))
                && !(*length == 8 && is_plain_day(checks::number(&self.values[at..at + 8])))
        })?;
        Some(self.found(Kind::Landline, at, length))
    }
}

/// Whether people list numbers by a sign: 14.1、14.29, 13:30;17:00.
fn is_listing(gap: char) -> bool {
    gap == '、' || sign(gap) == Sign::Comma
}

/// Digits of an area code without its 0: 10, 2x, or three digits from 3 to 9.
fn area_length(rest: &[u8]) -> Option<usize> {
    match rest {
        [1, 0, ..] | [2, 0..=9, ..] => Some(2),
        [3..=9, 0..=9, 0..=9, ..] => Some(3),
        _ => None,
    }
}

fn is_subscriber(digits: &[u8]) -> bool {
    matches!(digits.first(), Some(2..=8)) && digits.iter().all(|digit| *digit < 10)
}

fn is_subscriber_shape(groups: &[usize]) -> bool {
    matches!(groups, [8] | [7] | [4, 4] | [3, 4] | [4, 3] | [2, 2, 2, 2] | [3, 2, 2])
}

/// Cards are printed in fours; other groups of 16 digits and more are several numbers.
fn is_card_shape(groups: &[usize]) -> bool {
    let fours = groups
        .split_last()
        .is_some_and(|(last, rest)| (1..=4).contains(last) && rest.iter().all(|group| *group == 4));
    groups.len() == 1
        || fours
        || matches!(groups, [6, 13] | [6, 10])
        || groups.iter().all(|g| *g == 1)
}

/// `20230506`.
fn is_plain_day(number: u32) -> bool {
    (1900..2100).contains(&(number / 10_000)) && checks::is_day(number / 100 % 100, number % 100)
}
