//! A share of something, as it is written on the command line.

use std::str::FromStr;

/// A whole in the unit of [`Share`].
const WHOLE: u64 = 100_000;

/// A share from 0 to 100 %, exact to a thousandth of a percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u32);

impl Share {
    /// So many percent, 0 to 100.
    #[must_use]
    pub const fn percent(percent: u32) -> Self {
        Self(if percent < 100 { percent } else { 100 } * 1000)
    }

    /// That share of a number, rounded; above 0 at least 1.
    #[must_use]
    pub fn of(self, number: usize) -> usize {
        let exact = self.thousandths(number);
        let rounded = (exact + WHOLE / 2) / WHOLE;
        usize::try_from(rounded.max(u64::from(exact > 0))).unwrap_or(usize::MAX)
    }

    /// That share of a number rounded up or down by a number drawn below [`WHOLE`], so that the
    /// shares of many small numbers add up to that of their sum.
    pub(super) fn of_drawn(self, number: usize, draw: impl FnOnce(u32) -> u32) -> usize {
        let exact = self.thousandths(number);
        let up = u64::from(draw(WHOLE as u32)) < exact % WHOLE;
        usize::try_from(exact / WHOLE + u64::from(up)).unwrap_or(usize::MAX)
    }

    fn thousandths(self, number: usize) -> u64 {
        u64::from(self.0) * number as u64
    }
}

impl FromStr for Share {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "请写百分数，如 1% 或 0.5%，最多三位小数";
        let number = text.trim().strip_suffix(['%', '％']).ok_or(wrong)?;
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || part.len() > 3 || !digits(whole) || !digits(part) {
            return Err(wrong);
        }
        let thousandths = format!("{whole}{part:0<3}").parse().map_err(|_| wrong)?;
        if u64::from(thousandths) > WHOLE { Err(wrong) } else { Ok(Self(thousandths)) }
    }
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn percents_are_read_exactly() {
        for (text, of) in [("1%", 400), ("0.5%", 200), ("0.001%", 1), ("100%", 40_000), ("0%", 0)] {
            assert_eq!(text.parse::<Share>().map(|share| share.of(40_000)), Ok(of), "{text}");
        }
        for text in ["1", "%", "-1%", "101%", "1.0001%", "1,5%", "100.001%", "99999999999%"] {
            assert!(text.parse::<Share>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_share_above_nothing_is_at_least_one() {
        assert_eq!(Share::percent(1).of(3), 1);
        assert_eq!(Share::percent(1).of(0), 0);
    }

    #[test]
    fn drawn_shares_add_up() {
        let share = Share::percent(1);
        let sum: usize = (0..100).map(|turn| share.of_drawn(30, |whole| whole / 100 * turn)).sum();
        assert_eq!(sum, 30);
    }
}
