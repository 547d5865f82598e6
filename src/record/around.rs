//! What the names around a table say of all of its rows: its titles, its sheet, its file.

use super::ended::end_in;
use super::remark::Ended;
use crate::text::trim;

/// Longer texts over a table are instructions.
const LONGEST_TITLE: usize = 50;

/// Words of titles over what is asked for and perhaps not filed yet.
const ASKED: [&str; 5] = ["申请", "申报", "意向", "调查", "摸底"];

/// What is said around a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct SaidAround {
    /// That all of it has ended or was never completed: 撤销备案名单.
    pub(crate) ended: Option<Ended>,
    /// That it is asked for only.
    pub(crate) is_asked: bool,
}

impl SaidAround {
    /// What these names say.
    pub(crate) fn of(around: &[&str]) -> Self {
        let titles = around.iter().map(|text| trim(text));
        let mut short = titles.filter(|text| text.chars().count() <= LONGEST_TITLE);
        Self {
            ended: short.find_map(|text| Some(Ended::Around(end_in(text)?, text.to_owned()))),
            is_asked: around.iter().any(|text| ASKED.iter().any(|word| text.contains(word))),
        }
    }
}
