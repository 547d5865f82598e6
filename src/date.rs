//! Dates that know how much of them is known.
//!
//! A form that says 2023年5月 states a month, not its first day. [`PartialDate`] keeps that: a
//! month stays a month on every page and in every file, and comparisons answer only what the
//! known parts decide.

use jiff::civil::Date;
use std::fmt;

/// A calendar date of year, month or day precision (years 1900–2999).
///
/// Orders by its earliest day, then by precision (coarser first), so that sorting is total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// A date known to the day.
    #[must_use]
    pub fn from_day(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }

    /// Builds a date from the parts that are known; `None` where the calendar has no such date,
    /// the year is out of range, or a day comes without its month.
    #[must_use]
    pub fn from_parts(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        if !(1900..=2999).contains(&year) || (day.is_some() && month.is_none()) {
            return None;
        }
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// Reads the canonical form written by [`fmt::Display`]: `2023`, `2023-05` or `2023-05-06`.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = fixed_digits(parts.next()?, 4)?;
        let month = optional_part(parts.next())?;
        let day = optional_part(parts.next())?;
        if parts.next().is_some() {
            return None;
        }
        Self::from_parts(year, month, day)
    }

    /// A day, month or year as people and spreadsheets write it in a table of the site's own:
    /// 2024-01-01, 2024/1/1, 2024年1月; never more precise. Anything beside it makes it none.
    pub(crate) fn as_written(text: &str) -> Option<Self> {
        let is_sign = |sign: char| "-/.年月日".contains(sign);
        if !text.chars().all(|sign| sign.is_ascii_digit() || is_sign(sign)) {
            return None;
        }
        let parts = text.split(is_sign).filter(|part| !part.is_empty());
        let parts: Vec<i16> = parts.map(str::parse).collect::<Result<_, _>>().ok()?;
        let small = |at: usize| parts.get(at).map(|part| i8::try_from(*part)).transpose().ok();
        let year = *parts.first().filter(|year| (1900..=9999).contains(*year))?;
        if parts.len() > 3 { None } else { Self::from_parts(year, small(1)?, small(2)?) }
    }

    /// The day, when it is known.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        self.day.map(|_| self.earliest())
    }

    /// The year, which is always known.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The first day this date can mean.
    #[must_use]
    pub fn earliest(self) -> Date {
        Date::constant(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day this date can mean.
    #[must_use]
    pub fn latest(self) -> Date {
        match (self.month, self.day) {
            (None, _) => Date::constant(self.year, 12, 31),
            (Some(_), None) => self.earliest().last_of_month(),
            (Some(_), Some(_)) => self.earliest(),
        }
    }

    /// Whether this date certainly lies before `other`, whatever their unknown parts.
    #[must_use]
    pub fn certainly_before(self, other: Self) -> bool {
        self.latest() < other.earliest()
    }

    /// Whether the two can mean the same day (2023-05 and 2023-05-06 can).
    #[must_use]
    pub fn compatible_with(self, other: Self) -> bool {
        !self.certainly_before(other) && !other.certainly_before(self)
    }

    /// How many of year, month and day are known.
    pub(crate) fn parts_known(self) -> u8 {
        1 + u8::from(self.month.is_some()) + u8::from(self.day.is_some())
    }

    /// The same date with no more of its parts than so many; the year stays.
    pub(crate) fn with_parts(self, parts: u8) -> Self {
        let month = self.month.filter(|_| parts > 1);
        Self { year: self.year, month, day: self.day.filter(|_| parts > 2) }
    }

    /// As read on a page: 2023年5月6日, 2023年5月, 2023年.
    #[must_use]
    pub fn in_chinese(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{}年{month}月{day}日", self.year),
            (Some(month), None) => format!("{}年{month}月", self.year),
            (None, _) => format!("{}年", self.year),
        }
    }
}

/// Whether two dates can mean the same day; where one is unknown, both are.
pub(crate) fn is_one_day(one: Option<PartialDate>, other: Option<PartialDate>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.compatible_with(other),
        (one, other) => one == other,
    }
}

fn fixed_digits(text: &str, length: usize) -> Option<i16> {
    let digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// `Some(None)` for an absent part, `None` for a malformed one.
fn optional_part(part: Option<&str>) -> Option<Option<i8>> {
    match part {
        None => Some(None),
        Some(text) => Some(Some(i8::try_from(fixed_digits(text, 2)?).ok()?)),
    }
}

/// A date as data files have it; written without the machinery of formatting, for a national
/// release has millions of them.
struct Written {
    bytes: [u8; 10],
    length: usize,
}

impl Written {
    fn of(date: PartialDate) -> Self {
        let mut bytes = *b"0000-00-00";
        write_digits(&mut bytes[..4], date.year.unsigned_abs());
        write_digits(&mut bytes[5..7], date.month.unwrap_or(0).unsigned_abs().into());
        write_digits(&mut bytes[8..], date.day.unwrap_or(0).unsigned_abs().into());
        let length = match (date.month, date.day) {
            (None, _) => 4,
            (Some(_), None) => 7,
            (Some(_), Some(_)) => 10,
        };
        Self { bytes, length }
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

fn write_digits(places: &mut [u8], mut number: u16) {
    for place in places.iter_mut().rev() {
        *place = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(Written::of(*self).as_str())
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |date: &Self| (date.year, date.month, date.day);
        (self.earliest(), key(self)).cmp(&(other.earliest(), key(other)))
    }
}

impl serde::Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Written::of(*self).as_str())
    }
}

impl<'de> serde::Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::from_iso(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("{text:?} is not YYYY[-MM[-DD]]")))
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;
    use proptest::prelude::*;

    fn date(text: &str) -> PartialDate {
        PartialDate::from_iso(text).expect(text)
    }

    #[test]
    fn precision_is_kept() {
        assert_eq!(date("2023-05").in_chinese(), "2023年5月");
        assert_eq!(date("2023-05").day(), None);
        assert_eq!(date("2023-02").latest().to_string(), "2023-02-28");
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in ["2023-02-29", "2023-13", "1899", "2023-5", "2023-05-06-07", "+023"] {
            assert_eq!(PartialDate::from_iso(text), None, "{text}");
        }
    }

    #[test]
    fn comparisons_answer_only_what_is_known() {
        assert!(date("2023-04").certainly_before(date("2023-05-01")));
        assert!(!date("2023-05").certainly_before(date("2023-05-31")));
        assert!(date("2023-05").compatible_with(date("2023-05-31")));
    }

    proptest! {
        #[test]
        fn canonical_form_round_trips(
            year in 1900i16..=2999,
            month in proptest::option::of(1i8..=12),
            day in proptest::option::of(1i8..=31),
        ) {
            if let Some(date) = PartialDate::from_parts(year, month, day) {
                prop_assert_eq!(PartialDate::from_iso(&date.to_string()), Some(date));
                prop_assert!(date.earliest() <= date.latest());
            }
        }
    }
}
