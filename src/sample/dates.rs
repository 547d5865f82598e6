//! Days on which an office works, and sums of days.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The day so many days later.
pub(super) fn plus(date: Date, days: u32) -> Date {
    date.saturating_add(i64::from(days).days())
}

/// The day so many days earlier.
pub(super) fn minus(date: Date, days: u32) -> Date {
    date.saturating_sub(i64::from(days).days())
}

/// Days from one date to a later one; 0 where it is not later.
pub(super) fn days_between(from: Date, until: Date) -> u32 {
    u32::try_from((until - from).get_days()).unwrap_or(0)
}

/// Whether an office is open: neither a weekend nor one of the holidays that fall on the same
/// days each year. A rough rule is enough for invented filings.
pub(super) fn is_office_day(date: Date) -> bool {
    let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let holiday = matches!((date.month(), date.day()), (1, 1) | (5, 1..=5) | (10, 1..=7));
    !weekend && !holiday
}

/// The day itself, or the next on which an office is open.
pub(super) fn office_day(date: Date) -> Date {
    let mut day = date;
    while !is_office_day(day) {
        day = plus(day, 1);
    }
    day
}

/// Ends of the last `count` quarters before a day, oldest first.
pub(super) fn quarter_ends(before: Date, count: usize) -> Vec<Date> {
    let mut ends = Vec::with_capacity(count);
    let mut day = before.first_of_month();
    while ends.len() < count {
        day = minus(day, 1);
        if day.month() % 3 == 0 {
            ends.push(day);
        }
        day = day.first_of_month();
    }
    ends.reverse();
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn quarters_end_before_the_day() {
        let ends = quarter_ends(date(2026, 11, 15), 2);
        assert_eq!(ends, [date(2026, 6, 30), date(2026, 9, 30)]);
    }

    #[test]
    fn offices_open_after_the_holiday() {
        assert_eq!(office_day(date(2023, 10, 1)), date(2023, 10, 9));
    }
}
