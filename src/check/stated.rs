//! What a row states of a filing, or of a training base: enough to tell whether two rows speak of
//! the same one, and which of them came later.

use crate::catalog::{AuthorityId, TechnologyId};
use crate::dataset::{Filing, InstitutionIndex, Origin, TrainingBase};
use crate::date::PartialDate;
use crate::record::{BaseStatus, Field, FilingStatus, is_stroke};

/// How something no longer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// 暂停.
    Suspended,
    /// 撤销.
    Withdrawn,
    /// 取消.
    Cancelled,
    /// 责令停止.
    Stopped,
}

/// What one row states.
pub(super) struct Stated<'d> {
    pub(super) institution: InstitutionIndex,
    pub(super) technology: &'d TechnologyId,
    authority: Option<&'d AuthorityId>,
    pub(super) completed: Option<PartialDate>,
    /// `None` where it is valid.
    pub(super) end: Option<End>,
    pub(super) since: Option<PartialDate>,
    department: Option<&'d str>,
    /// The other days and texts.
    days: [Option<PartialDate>; 2],
    texts: [Option<&'d str>; 2],
    places: Option<u32>,
    pub(super) row: &'d Origin,
}

/// What states something of an institution and a technology.
pub(super) trait States {
    /// Whose, and of what.
    fn whose(&self) -> (InstitutionIndex, &TechnologyId);
    /// What it states.
    fn stated(&self) -> Stated<'_>;
}

impl States for Filing {
    fn whose(&self) -> (InstitutionIndex, &TechnologyId) {
        (self.institution, &self.technology)
    }

    fn stated(&self) -> Stated<'_> {
        Stated::of_filing(self)
    }
}

impl States for TrainingBase {
    fn whose(&self) -> (InstitutionIndex, &TechnologyId) {
        (self.institution, &self.technology)
    }

    fn stated(&self) -> Stated<'_> {
        Stated::of_base(self)
    }
}

impl<'d> Stated<'d> {
    fn of_filing(it: &'d Filing) -> Self {
        Self {
            institution: it.institution,
            technology: &it.technology,
            authority: Some(&it.authority),
            completed: it.completed,
            end: match it.status {
                FilingStatus::Active => None,
                FilingStatus::Suspended => Some(End::Suspended),
                FilingStatus::Withdrawn => Some(End::Withdrawn),
                FilingStatus::Cancelled => Some(End::Cancelled),
            },
            since: it.status_date,
            department: it.department.as_deref(),
            days: [it.first_case, it.papers_complete],
            texts: [it.status_reason.as_deref(), it.licence_note.as_deref()],
            places: None,
            row: &it.origin,
        }
    }

    fn of_base(it: &'d TrainingBase) -> Self {
        Self {
            institution: it.institution,
            technology: &it.technology,
            authority: None,
            completed: it.filed_on,
            end: match it.status {
                BaseStatus::Active => None,
                BaseStatus::Stopped => Some(End::Stopped),
            },
            since: it.status_date,
            department: None,
            days: [None; 2],
            texts: [it.plan.as_deref(), None],
            places: it.places,
            row: &it.origin,
        }
    }

    /// Whether it was completed after another one had ended, as far as the dates say.
    pub(super) fn is_filed_after(&self, earlier: &Self) -> bool {
        earlier.end.is_some() && self.is_completed_after(earlier.completed, earlier.since)
    }

    /// The same of one that was completed on a day and ended on another, as far as they are known.
    pub(super) fn is_completed_after(
        &self,
        first: Option<PartialDate>,
        end: Option<PartialDate>,
    ) -> bool {
        let Some(completed) = self.completed else { return false };
        match (first, end) {
            (Some(first), end) => {
                first.certainly_before(completed)
                    && end.is_none_or(|end| !completed.certainly_before(end))
            }
            (None, Some(end)) => end.certainly_before(completed),
            (None, None) => false,
        }
    }

    /// Whether the status of this row is the one before that of another row of the same filing.
    ///
    /// Of 有效 without a day the end came later, for an ended filing does not become valid again.
    /// A suspension may be over: there both rows must say since when.
    pub(super) fn is_replaced_by(&self, later: &Self) -> bool {
        let (Some(completed), Some(since)) = (self.completed, later.since) else { return false };
        // Of one department's end the others may go on.
        if later.completed != Some(completed)
            || later.authority != self.authority
            || self.is_of_other_department(later)
        {
            return false;
        }
        let is_final = |end: Option<End>| end.is_some_and(|end| end != End::Suspended);
        let is_before = match self.since {
            Some(date) => date.certainly_before(since),
            None => self.end.is_none() && is_final(later.end),
        };
        !is_final(self.end) && is_before && !since.certainly_before(completed)
    }

    /// Whether both rows name a department, and not the same one.
    pub(super) fn is_of_other_department(&self, other: &Self) -> bool {
        self.department.zip(other.department).is_some_and(|(one, other)| one != other)
    }

    /// Whether another row of the same status says all that this one says, as precisely at least:
    /// 2021年5月 beside 2021-05-06.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let day = |own: Option<PartialDate>, other: Option<PartialDate>| match (own, other) {
            (None, _) => true,
            (Some(own), Some(other)) => {
                own.earliest() <= other.earliest() && other.latest() <= own.latest()
            }
            (Some(_), None) => false,
        };
        let text = |own: Option<&str>, other| own.is_none() || own == other;
        let days = [(self.completed, other.completed), (self.since, other.since)];
        let days = days.into_iter().chain(self.days.into_iter().zip(other.days));
        let mut texts = self.texts.into_iter().zip(other.texts);
        // The days first: they tell most rows apart, and at once.
        days.into_iter().all(|(own, other)| day(own, other))
            && (self.end, self.authority) == (other.end, other.authority)
            && text(self.department, other.department)
            && texts.all(|(own, other)| text(own, other))
            && (self.places.is_none() || self.places == other.places)
    }

    /// Whether two rows give the same end of the same filing other days.
    pub(super) fn ends_otherwise(&self, other: &Self) -> bool {
        let differ = |one: PartialDate, other: PartialDate| !one.compatible_with(other);
        let is_one = self.completed.zip(other.completed).is_none_or(|(one, two)| !differ(one, two))
            && self.completed.is_some() == other.completed.is_some()
            && (self.end, self.authority) == (other.end, other.authority)
            && !self.is_of_other_department(other);
        let days = self.since.zip(other.since);
        is_one && self.end.is_some() && days.is_some_and(|(one, other)| differ(one, other))
    }

    /// 写“撤销”（完成备案 2023年5月6日，2024年2月3日起）.
    pub(super) fn in_chinese(&self) -> String {
        let status = self.row.text(Field::Status).filter(|text| !is_stroke(text));
        let status = match status {
            Some(text) => format!("写“{text}”"),
            None => "没有写状态，按有效".to_owned(),
        };
        let completed = self.completed.map_or_else(
            || "没有写完成备案时间".to_owned(),
            |date| format!("完成备案 {}", date.in_chinese()),
        );
        let since = self.since.map(|date| format!("，{}起", date.in_chinese()));
        format!("{status}（{completed}{}）", since.unwrap_or_default())
    }
}
