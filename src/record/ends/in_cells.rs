//! What the cells of one row say of an end, each by its field.

use super::closed::{Listed, listed};
use super::decision::put_off_in;
use super::ended::{end_at_name, end_in};
use super::off_lists::{NOT_DONE, OF_OTHER_CLASS};
use super::remark::Ended;
use super::removed::removed_in;
use crate::record::cells::{is_placeholder, is_stroke};
use crate::record::columns::Column;
use crate::record::field::{Field, Kind};
use crate::record::values::brackets::{is_close, is_open};
use crate::source::Row;
use crate::text::trim;

/// The cells of a row by field.
pub(super) struct Cells<'r> {
    pub(super) row: &'r Row,
    pub(super) columns: &'r [Column],
}

/// Fields that name what a row is about: an end behind the name is the row's.
const NAMES: [Field; 4] =
    [Field::InstitutionName, Field::Technology, Field::CentreName, Field::NewTechnologyName];

impl<'r> Cells<'r> {
    pub(super) fn text(&self, at: usize) -> &'r str {
        self.row.cells.get(at).map_or("", |cell| trim(&cell.text))
    }

    pub(super) fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|column| column.field == field).map(|column| column.index)
    }

    /// The status, where one is stated, be it 不详.
    pub(super) fn status(&self) -> Option<&'r str> {
        self.column(Field::Status).map(|at| self.text(at)).filter(|text| !is_stroke(text))
    }

    /// What the status says of the end of what has no status of its own: 停用, 中止.
    pub(super) fn stopped(&self) -> Option<(usize, Ended)> {
        let at = self.column(Field::Status)?;
        let text = self.text(at);
        let word = end_in(text).or_else(|| removed_in(text)).or_else(|| put_off_in(text));
        let word = word.map(Ended::Word);
        let denied = || (listed(text) == Listed::Denied).then(|| Ended::Denied("状态".to_owned()));
        word.or_else(denied).map(|said| (at, said))
    }

    /// What stands at the name of an operation, or in its place, and says no more than an end:
    /// names of operations hold the same words.
    pub(super) fn at_operation(&self) -> Option<(usize, Ended)> {
        let at = self.column(Field::SurgeryName)?;
        let parts = self.text(at).split(|each| is_open(each) || is_close(each) || is_dash(each));
        { parts }.find_map(bare_end_in).map(|word| (at, Ended::Word(word)))
    }

    /// The same of an operation, which may be on a list and not be done.
    pub(super) fn not_done(&self) -> Option<(usize, Ended)> {
        let at = self.column(Field::Status)?;
        not_done_in(self.text(at)).map(|word| (at, Ended::Word(word)))
    }

    /// What the status of an institution says of its end.
    pub(super) fn listed(&self) -> Option<(usize, Ended)> {
        let at = self.column(Field::Status)?;
        match listed(self.text(at)) {
            Listed::Ended(word) => Some((at, Ended::Word(word))),
            Listed::Denied => Some((at, Ended::Denied("状态".to_owned()))),
            Listed::GoesOn | Listed::Unknown => None,
        }
    }

    pub(super) fn filled(&self, field: Field) -> Option<usize> {
        let at = self.column(field)?;
        let text = self.text(at);
        (!text.is_empty() && !is_placeholder(text)).then_some(at)
    }

    pub(super) fn behind_name(&self) -> Option<(usize, Ended)> {
        NAMES.into_iter().find_map(|field| self.behind(field))
    }

    /// What a filing says of its technology that is none of those that are filed.
    pub(super) fn of_other_class(&self, kind: Kind) -> Option<(usize, Ended)> {
        let class = |at: usize| OF_OTHER_CLASS.into_iter().find(|word| *word == self.text(at));
        let mut cells = (0..self.row.cells.len()).filter(|_| kind == Kind::Filing);
        cells.find_map(|at| Some((at, Ended::Word(class(at)?))))
    }

    /// The word of an end at the name in one field.
    pub(super) fn behind(&self, field: Field) -> Option<(usize, Ended)> {
        let at = self.column(field)?;
        Some((at, Ended::Word(end_at_name(self.text(at))?)))
    }
}

/// The word for an end that a text says and nothing else: 停用, 已取消.
pub(super) fn bare_end_in(text: &str) -> Option<&'static str> {
    let text = trim(text);
    let bare = text.trim_start_matches(['已', '现']);
    end_in(text).filter(|word| word.trim_start_matches('已') == bare)
}

/// A dash as it stands between a name and what is said of it.
fn is_dash(each: char) -> bool {
    matches!(each, '-' | '—' | '－' | '–')
}

/// The word by which a cell says, and says nothing else, that an operation is not done.
pub(super) fn not_done_in(text: &str) -> Option<&'static str> {
    NOT_DONE.into_iter().find(|word| *word == text)
}
