//! The day of the week behind a date, 2024年5月6日（星期一）, which must agree with it.

use crate::date::PartialDate;

/// Words before the day of the week.
const WORDS: [&str; 3] = ["星期", "礼拜", "周"];

/// The days of a week, Monday first; the last two are both Sunday.
const DAYS: [char; 8] = ['一', '二', '三', '四', '五', '六', '日', '天'];

/// A text, in half width, without the day of the week behind it, and that day, 1 for Monday.
pub(super) fn without_weekday(text: &str) -> (&str, Option<i8>) {
    // Nearly all dates end with a digit or 日 behind one.
    let is_whole = text.strip_suffix('日').is_some_and(|day| day.ends_with(char::is_numeric));
    if is_whole || !text.ends_with(')') && !text.ends_with(DAYS) {
        return (text, None);
    }
    let split = match text.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((before, inside)) => Some((before, inside, true)),
        None => WORDS.iter().find_map(|word| text.rfind(word)).map(|at| {
            let (before, behind) = text.split_at(at);
            (before, behind, false)
        }),
    };
    let found = split.and_then(|(before, said, is_bracket)| Some((before, day(said, is_bracket)?)));
    found.map_or((text, None), |(before, day)| (before.trim_end(), Some(day)))
}

/// Whether a date is on this day of the week; one that is no whole day is on none.
pub(super) fn is_on(date: PartialDate, weekday: i8) -> bool {
    date.day().is_some_and(|day| day.weekday().to_monday_one_offset() == weekday)
}

/// 星期一, or in a bracket 一.
fn day(said: &str, is_bracket: bool) -> Option<i8> {
    let said = said.trim();
    let bare = WORDS.iter().find_map(|word| said.strip_prefix(word));
    let mut characters = bare.or(is_bracket.then_some(said))?.trim().chars();
    let first = characters.next().filter(|_| characters.next().is_none())?;
    let at = DAYS.iter().position(|day| *day == first)?;
    i8::try_from(at.min(6) + 1).ok()
}
