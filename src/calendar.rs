//! Working days (工作日) with the State Council's holidays and make-up days.
//!
//! In: the exceptions to the ordinary Monday-to-Friday week, a table of whole years. Out: counts
//! of working days inside those years. Outside them the arrangement is not known, and every
//! answer is `None` rather than a guess.

use crate::date::PartialDate;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A day that differs from the ordinary week. The table's other columns name the holiday for
/// its human readers.
#[derive(Deserialize)]
struct ExceptionRow {
    #[serde(alias = "日期", deserialize_with = "day_as_written")]
    date: Date,
    #[serde(alias = "安排")]
    kind: ExceptionKind,
}

/// A day with or without leading zeros, and as spreadsheets write it back: 2027/1/1.
fn day_as_written<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<Date, D::Error> {
    let text = String::deserialize(reader)?;
    let date = PartialDate::as_written(text.trim()).and_then(PartialDate::day);
    let fault = || serde::de::Error::custom(format!("“{text}”不是日期，请写成 2027-01-01"));
    date.ok_or_else(fault)
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ExceptionKind {
    #[serde(alias = "放假")]
    WeekdayOff,
    #[serde(alias = "上班")]
    MakeupWorkday,
}

/// What can be wrong with a table of exceptions.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// A row without a readable `date` and `kind`.
    #[error("工作日表 {}", crate::format_words::of_csv(.0))]
    Table(#[from] csv::Error),
    /// A day off that is no weekday, or a make-up day that is one.
    #[error("工作日表中 {0} 与平常的周末安排相同，不应列出")]
    NotAnException(Date),
    /// The same day twice.
    #[error("工作日表中 {0} 重复")]
    Duplicate(Date),
    /// A year without any exception between years that have some.
    #[error("工作日表没有 {0} 年的安排")]
    MissingYear(i16),
    /// A year of which only some days are listed: their number.
    #[error("工作日表里 {0} 年只有 {1} 天放假。一年要写全，周一至周五放假的日子都要列出")]
    PartialYear(i16, usize),
    /// A table without rows, or with years the calendar cannot hold.
    #[error("工作日表没有可用的年份")]
    NoYears,
}

/// Weekdays off of a year at least: there were 17 to 19 in each year from 2018 to 2026.
const FEWEST_OFF: usize = 10;

/// The working days of an unbroken run of whole years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkdayCalendar {
    first: Date,
    /// For each known day, the number of working days from the first known day to it, inclusive.
    counted: Vec<u32>,
}

impl WorkdayCalendar {
    /// Reads the exceptions: CSV with columns `date` (YYYY-MM-DD) and `kind`, either
    /// `weekday_off` or `makeup_workday`; `#` starts a comment line. The known years are those from
    /// the earliest row's to the latest row's.
    ///
    /// # Errors
    /// [`CalendarError`] when a row cannot be read, is no exception, comes twice, or a year is not
    /// listed whole.
    pub fn from_csv(text: &str) -> Result<Self, CalendarError> {
        Self::from_tables(text, None)
    }

    /// The same with a second table, whose years replace those of the first.
    ///
    /// # Errors
    /// As [`Self::from_csv`].
    pub fn from_tables(text: &str, own: Option<&str>) -> Result<Self, CalendarError> {
        let mut exceptions = read_exceptions(text)?;
        if let Some(own) = own {
            let own = read_exceptions(own)?;
            if own.is_empty() {
                return Err(CalendarError::NoYears);
            }
            let years: std::collections::BTreeSet<i16> = own.keys().map(|day| day.year()).collect();
            exceptions.retain(|day, _| !years.contains(&day.year()));
            exceptions.extend(own);
        }
        let (first, last) = known_years(&exceptions)?;
        let mut total = 0;
        let counted = first
            .series(jiff::Span::new().days(1))
            .take_while(|day| *day <= last)
            .map(|day| {
                total += u32::from(works(day, exceptions.get(&day).copied()));
                total
            })
            .collect();
        Ok(Self { first, counted })
    }

    /// Whether people work on this day; `None` outside the known years.
    #[must_use]
    pub fn is_workday(&self, day: Date) -> Option<bool> {
        let index = self.index(day)?;
        let before = index.checked_sub(1).map_or(0, |previous| self.counted[previous]);
        Some(self.counted[index] > before)
    }

    /// The number of working days after `after` up to and including `until`.
    ///
    /// The day of the event itself does not count (Civil Code art. 201). An `until` that is not
    /// later than `after` gives 0; a day outside the known years gives `None`.
    #[must_use]
    pub fn workdays_between(&self, after: Date, until: Date) -> Option<u32> {
        let (start, end) = (self.index(after)?, self.index(until)?);
        Some(self.counted[end].saturating_sub(self.counted[start]))
    }

    /// The `days`-th working day after `after`, which is the last day of a term of that many
    /// working days; `after` itself for 0. `None` when the term ends past the known years.
    #[must_use]
    pub fn add_workdays(&self, after: Date, days: u32) -> Option<Date> {
        let start = self.index(after)?;
        if days == 0 {
            return Some(after);
        }
        let target = self.counted[start].checked_add(days)?;
        let index = self.counted.partition_point(|count| *count < target);
        (index < self.counted.len()).then(|| self.day(index)).flatten()
    }

    /// The last day whose arrangement is known.
    #[must_use]
    pub fn last_day(&self) -> Date {
        self.day(self.counted.len().saturating_sub(1)).unwrap_or(self.first)
    }

    fn index(&self, day: Date) -> Option<usize> {
        let days = (day - self.first).get_days();
        usize::try_from(days).ok().filter(|index| *index < self.counted.len())
    }

    fn day(&self, index: usize) -> Option<Date> {
        let days = i64::try_from(index).ok()?;
        self.first.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
    }
}

fn read_exceptions(text: &str) -> Result<BTreeMap<Date, ExceptionKind>, CalendarError> {
    let mut exceptions = BTreeMap::new();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    for row in reader.deserialize() {
        let ExceptionRow { date, kind } = row?;
        if (kind == ExceptionKind::WeekdayOff) == is_weekend(date) {
            return Err(CalendarError::NotAnException(date));
        }
        if exceptions.insert(date, kind).is_some() {
            return Err(CalendarError::Duplicate(date));
        }
    }
    Ok(exceptions)
}

fn known_years(exceptions: &BTreeMap<Date, ExceptionKind>) -> Result<(Date, Date), CalendarError> {
    let years: std::collections::BTreeSet<i16> = exceptions.keys().map(|day| day.year()).collect();
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return Err(CalendarError::NoYears);
    };
    if let Some(gap) = (*first..*last).find(|year| !years.contains(year)) {
        return Err(CalendarError::MissingYear(gap));
    }
    let off = |year: i16| {
        let of_year = exceptions.iter().filter(|(day, _)| day.year() == year);
        of_year.filter(|(_, kind)| **kind == ExceptionKind::WeekdayOff).count()
    };
    let mut partial = years.iter().map(|year| (*year, off(*year)));
    if let Some((year, days)) = partial.find(|(_, days)| *days < FEWEST_OFF) {
        return Err(CalendarError::PartialYear(year, days));
    }
    let start = Date::new(*first, 1, 1).map_err(|_| CalendarError::NoYears)?;
    let end = Date::new(*last, 12, 31).map_err(|_| CalendarError::NoYears)?;
    Ok((start, end))
}

fn works(day: Date, exception: Option<ExceptionKind>) -> bool {
    match exception {
        Some(ExceptionKind::WeekdayOff) => false,
        Some(ExceptionKind::MakeupWorkday) => true,
        None => !is_weekend(day),
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::{CalendarError, WorkdayCalendar};
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    fn calendar() -> WorkdayCalendar {
        let text = include_str!("../data/calendar/workdays.csv");
        WorkdayCalendar::from_csv(text).expect("built-in calendar")
    }

    #[test]
    fn spring_festival_2026_is_off_and_made_up() {
        let calendar = calendar();
        assert_eq!(calendar.is_workday(date(2026, 2, 17)), Some(false));
        assert_eq!(calendar.is_workday(date(2026, 10, 10)), Some(true));
        assert_eq!(calendar.is_workday(date(2026, 10, 11)), Some(false));
    }

    #[test]
    fn past_the_known_years_nothing_is_guessed() {
        let calendar = calendar();
        assert_eq!(calendar.last_day(), date(2026, 12, 31));
        assert_eq!(calendar.is_workday(date(2027, 1, 4)), None);
        assert_eq!(calendar.is_workday(date(2017, 12, 29)), None);
        assert_eq!(calendar.workdays_between(date(2026, 12, 25), date(2027, 1, 4)), None);
        assert_eq!(calendar.add_workdays(date(2026, 12, 25), 15), None);
    }

    #[test]
    fn the_day_of_the_event_does_not_count() {
        let calendar = calendar();
        let monday = date(2023, 5, 8);
        assert_eq!(calendar.workdays_between(monday, monday), Some(0));
        assert_eq!(calendar.workdays_between(monday, date(2023, 5, 9)), Some(1));
        assert_eq!(calendar.add_workdays(monday, 15), Some(date(2023, 5, 29)));
    }

    #[test]
    fn a_make_up_saturday_counts() {
        // 2023-05-06 is the Saturday worked for the Labour Day holiday.
        let count = calendar().workdays_between(date(2023, 5, 4), date(2023, 5, 8));
        assert_eq!(count, Some(3));
    }

    #[test]
    fn years_of_a_site_are_added_and_replace_those_known() {
        let built_in = include_str!("../data/calendar/workdays.csv");
        let october = |year: i16| {
            let days = (1..=31).filter_map(|day| Date::new(year, 10, day).ok());
            let rows = days.filter(|day| !super::is_weekend(*day));
            rows.map(|day| format!("{day},放假\n")).collect::<String>()
        };
        let own = format!(
            "日期,安排\n2027/1/1,放假\n2027-02-06,上班\n{}{}",
            october(2026),
            october(2027)
        );
        let calendar = WorkdayCalendar::from_tables(built_in, Some(&own)).expect("a calendar");
        assert_eq!(calendar.last_day(), date(2027, 12, 31));
        assert_eq!(calendar.is_workday(date(2027, 1, 1)), Some(false));
        assert_eq!(calendar.is_workday(date(2027, 2, 6)), Some(true));
        assert_eq!(calendar.is_workday(date(2026, 2, 17)), Some(true), "the year is replaced");
        assert_eq!(calendar.is_workday(date(2025, 10, 1)), Some(false), "others stay");
        let odd = WorkdayCalendar::from_tables(built_in, Some("日期,安排\n2027-x-01-01,放假\n"));
        assert!(matches!(odd, Err(CalendarError::Table(_))), "no part is passed over");
        let empty = WorkdayCalendar::from_tables(built_in, Some("日期,安排\n"));
        assert!(matches!(empty, Err(CalendarError::NoYears)));
    }

    #[test]
    fn faulty_tables_are_refused() {
        let table = |rows: &str| {
            WorkdayCalendar::from_csv(&format!("date,kind,holiday_en,holiday_zh\n{rows}"))
        };
        assert!(matches!(table(""), Err(CalendarError::NoYears)));
        let saturday_off = table("2023-05-06,weekday_off,x,y\n");
        assert!(matches!(saturday_off, Err(CalendarError::NotAnException(_))));
        let twice = table("2023-05-05,weekday_off,x,y\n2023-05-05,weekday_off,x,y\n");
        assert!(matches!(twice, Err(CalendarError::Duplicate(_))));
        let gap = table("2020-01-01,weekday_off,x,y\n2023-05-05,weekday_off,x,y\n");
        assert!(matches!(gap, Err(CalendarError::MissingYear(2021))));
        assert!(matches!(table("2023-05-05,off,x,y\n"), Err(CalendarError::Table(_))));
        let day = table("2023-05-05,weekday_off,x,y\n");
        assert!(matches!(day, Err(CalendarError::PartialYear(2023, 1))), "a year is whole");
    }

    fn day_of(offset: i64) -> Date {
        date(2018, 1, 1).checked_add(jiff::Span::new().days(offset)).expect("in range")
    }

    proptest! {
        #[test]
        fn a_term_ends_on_a_workday_that_many_workdays_later(
            offset in 0i64..3000, days in 1u32..60,
        ) {
            let calendar = calendar();
            if let Some(end) = calendar.add_workdays(day_of(offset), days) {
                prop_assert_eq!(calendar.is_workday(end), Some(true));
                prop_assert_eq!(calendar.workdays_between(day_of(offset), end), Some(days));
            }
        }

        #[test]
        fn the_count_equals_counting_day_by_day(offset in 0i64..3000, length in 0i64..200) {
            let calendar = calendar();
            let by_day = (offset + 1..=offset + length)
                .filter(|day| calendar.is_workday(day_of(*day)) == Some(true))
                .count();
            let count = calendar.workdays_between(day_of(offset), day_of(offset + length));
            prop_assert_eq!(count, u32::try_from(by_day).ok());
        }
    }
}
