//! What a row states of a filing, or of a training base: enough to tell whether two rows speak of
//! the same one, and which of them came later.

use crate::catalog::{AuthorityId, EntryRef, TechnologyId};
use crate::dataset::{Filing, InstitutionIndex, Origin, SaidEnd, SaidOf, TrainingBase};
use crate::date::PartialDate;
use crate::record::{BaseStatus, Field, FilingStatus, Kind, is_stroke};

/// How something no longer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum End {
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
pub(crate) struct Stated<'d> {
    pub(crate) institution: InstitutionIndex,
    pub(crate) technology: &'d TechnologyId,
    /// Under which entry of a catalog.
    pub(crate) entry: Option<&'d EntryRef>,
    pub(crate) authority: Option<&'d AuthorityId>,
    pub(crate) completed: Option<PartialDate>,
    /// `None` where it is valid.
    pub(crate) end: Option<End>,
    pub(crate) since: Option<PartialDate>,
    pub(crate) department: Option<&'d str>,
    /// The part of the technology.
    pub(crate) limited_to: Option<&'d str>,
    /// The other days and texts.
    days: [Option<PartialDate>; 2],
    texts: [Option<&'d str>; 2],
    places: Option<u32>,
    pub(crate) row: &'d Origin,
}

/// All that a row states, for comparing it with another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Parts<'d> {
    end: Option<End>,
    authority: Option<&'d AuthorityId>,
    days: [Option<PartialDate>; 4],
    texts: [Option<&'d str>; 4],
    places: Option<u32>,
}

/// How much of each part is stated; a row can say no more than another one of which it states less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Precision {
    /// Of year, month and day.
    days: [u8; 4],
    texts: [bool; 4],
    places: bool,
}

impl<'d> Parts<'d> {
    /// Those of a row that states nothing else.
    #[cfg(test)]
    pub(crate) fn of_days_and_department(
        [completed, since]: [Option<PartialDate>; 2],
        department: Option<&'d str>,
    ) -> Self {
        let days = [completed, since, None, None];
        Self {
            end: None,
            authority: None,
            days,
            texts: [department, None, None, None],
            places: None,
        }
    }

    /// Whether it states all that another one does, whoever holds the filing.
    pub(crate) fn says_all_of(&self, other: &Self) -> bool {
        let told = Parts { authority: other.authority, ..*self }.told_as(&other.precision());
        told.as_ref() == Some(other)
    }

    /// What another one states and this one does not, or otherwise.
    pub(crate) fn lacks_of(&self, other: &Self) -> Vec<Field> {
        const DAYS: [Field; 4] =
            [Field::Completed, Field::StatusDate, Field::FirstCase, Field::PapersComplete];
        const TEXTS: [Field; 4] =
            [Field::Department, Field::LimitedTo, Field::StatusReason, Field::LicenceNote];
        let told = |own: Option<PartialDate>, other: PartialDate| {
            own.filter(|own| own.parts_known() >= other.parts_known())
                .map(|own| own.with_parts(other.parts_known()))
        };
        let days = DAYS
            .into_iter()
            .zip(self.days.into_iter().zip(other.days))
            .filter_map(|(field, (own, other))| (told(own, other?) != other).then_some(field));
        let texts = TEXTS
            .into_iter()
            .zip(self.texts.into_iter().zip(other.texts))
            .filter_map(|(field, (own, other))| (other.is_some() && own != other).then_some(field));
        days.chain(texts).collect()
    }

    /// How much of each part is stated.
    pub(crate) fn precision(&self) -> Precision {
        Precision {
            days: self.days.map(|day| day.map_or(0, PartialDate::parts_known)),
            texts: self.texts.map(|text| text.is_some()),
            places: self.places.is_some(),
        }
    }

    /// What it states as precisely as that and no more; `None` where it is less precise itself.
    pub(crate) fn told_as(&self, precision: &Precision) -> Option<Self> {
        let own = self.precision();
        let is_less = own.days.iter().zip(&precision.days).any(|(own, other)| own < other)
            || own.texts.iter().zip(&precision.texts).any(|(own, other)| own < other)
            || (precision.places && !own.places);
        if is_less {
            return None;
        }
        let mut told = *self;
        for (day, parts) in told.days.iter_mut().zip(precision.days) {
            *day = day.filter(|_| parts > 0).map(|day| day.with_parts(parts));
        }
        for (text, is_told) in told.texts.iter_mut().zip(precision.texts) {
            text.take_if(|_| !is_told);
        }
        told.places.take_if(|_| !precision.places);
        Some(told)
    }
}

/// What states something of an institution and a technology.
pub(crate) trait States {
    /// Whose, and of what.
    fn whose(&self) -> (InstitutionIndex, &TechnologyId);
    /// What it states.
    fn stated(&self) -> Stated<'_>;
    /// The part of the technology that it is about, where it is not about all of it.
    fn part(&self) -> Option<&str> {
        None
    }

    /// What it is.
    const KIND: Kind;

    /// That one of its kind has ended, as rows say that are set aside.
    fn said_end(stated: &Stated<'_>) -> SaidEnd {
        SaidEnd {
            whose: SaidOf::Known(stated.institution),
            of: Self::KIND,
            technology: Some(stated.technology.clone()),
            completed: stated.completed,
        }
    }
}

impl States for Filing {
    const KIND: Kind = Kind::Filing;

    fn whose(&self) -> (InstitutionIndex, &TechnologyId) {
        (self.institution, &self.technology)
    }

    fn stated(&self) -> Stated<'_> {
        Stated::of_filing(self)
    }

    fn part(&self) -> Option<&str> {
        self.limited_to.as_deref()
    }
}

impl States for TrainingBase {
    const KIND: Kind = Kind::TrainingBase;

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
            entry: Some(&it.entry),
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
            limited_to: it.limited_to.as_deref(),
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
            entry: None,
            authority: None,
            completed: it.filed_on,
            end: match it.status {
                BaseStatus::Active => None,
                BaseStatus::Stopped => Some(End::Stopped),
            },
            since: it.status_date,
            department: None,
            limited_to: None,
            days: [None; 2],
            texts: [it.plan.as_deref(), None],
            places: it.places,
            row: &it.origin,
        }
    }

    /// Whether it was completed after another one had ended, as far as the dates say.
    pub(crate) fn is_filed_after(&self, earlier: &Self) -> bool {
        earlier.end.is_some() && self.is_completed_after(earlier.completed, earlier.since)
    }

    /// The same of one that was completed on a day and ended on another, as far as they are known.
    pub(crate) fn is_completed_after(
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
    pub(crate) fn is_replaced_by(&self, later: &Self) -> bool {
        let (Some(completed), Some(since)) = (self.completed, later.since) else { return false };
        // Of the end in one department, or of one part, the others may go on.
        if later.completed != Some(completed)
            || later.authority != self.authority
            || self.is_of_another(later)
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

    /// Whether the row itself names the authority; else it is that of the folder.
    pub(crate) fn names_authority(&self) -> bool {
        self.row.text(Field::Authority).is_some_and(|text| !is_stroke(text))
    }

    /// Whether both rows name a department or a part of the technology, and not the same one.
    pub(crate) fn is_of_another(&self, other: &Self) -> bool {
        let differ = |one: Option<&str>, other: Option<&str>| {
            one.zip(other).is_some_and(|(one, other)| one != other)
        };
        differ(self.department, other.department) || differ(self.limited_to, other.limited_to)
    }

    /// All that it states.
    pub(crate) fn parts(&self) -> Parts<'d> {
        let [first, papers] = self.days;
        let [reason, note] = self.texts;
        Parts {
            end: self.end,
            authority: self.authority,
            days: [self.completed, self.since, first, papers],
            texts: [self.department, self.limited_to, reason, note],
            places: self.places,
        }
    }

    /// Whether two rows give the same end of the same filing other days.
    pub(crate) fn ends_otherwise(&self, other: &Self) -> bool {
        let differ = |one: PartialDate, other: PartialDate| !one.compatible_with(other);
        let is_one = self.completed.zip(other.completed).is_none_or(|(one, two)| !differ(one, two))
            && self.completed.is_some() == other.completed.is_some()
            && (self.end, self.authority) == (other.end, other.authority)
            && !self.is_of_another(other);
        is_one && self.ends_on_another_day(other)
    }

    /// Whether two rows end something, and on days that can't be the same.
    pub(crate) fn ends_on_another_day(&self, other: &Self) -> bool {
        let days = self.since.zip(other.since);
        self.end.is_some() && days.is_some_and(|(one, other)| !one.compatible_with(other))
    }

    /// 写“撤销”（完成备案 2023年5月6日，2024年2月3日起）.
    pub(crate) fn in_chinese(&self) -> String {
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
