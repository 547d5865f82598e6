//! What changed from one release to the next.

use super::institution_id::InstitutionId;
use super::others::OtherChange;
use crate::catalog::TechnologyId;
use crate::dataset::Cause;
use crate::date::PartialDate;
use crate::record::FilingStatus;
use serde::{Deserialize, Serialize};

/// The kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// 新增备案.
    Filed,
    /// 撤销 (asked for by the institution).
    Withdrawn,
    /// 取消 (by the authority).
    Cancelled,
    /// 暂停.
    Suspended,
    /// 恢复: valid again after a suspension, withdrawal or cancellation.
    Resumed,
    /// 更正: a published value changed.
    Corrected,
    /// 更名.
    Renamed,
    /// 例数更新.
    CountUpdated,
    /// 不再列出: the newest export no longer has it.
    Removed,
    /// 新增机构.
    InstitutionAdded,
    /// 再次列入: an institution or a filing is listed again after it had left the exports.
    Relisted,
}

impl EventKind {
    /// Every kind, in the order pages show them.
    pub const ALL: [Self; 11] = [
        Self::Filed,
        Self::Withdrawn,
        Self::Cancelled,
        Self::Suspended,
        Self::Resumed,
        Self::Corrected,
        Self::Renamed,
        Self::Removed,
        Self::Relisted,
        Self::InstitutionAdded,
        Self::CountUpdated,
    ];

    /// The word of the pages.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Filed => "新增备案",
            Self::Withdrawn => "备案撤销",
            Self::Cancelled => "备案取消",
            Self::Suspended => "备案暂停",
            Self::Resumed => "备案恢复",
            Self::Corrected => "更正",
            Self::Renamed => "机构更名",
            Self::CountUpdated => "例数更新",
            Self::Removed => "不再列出",
            Self::InstitutionAdded => "新增机构",
            Self::Relisted => "再次列入",
        }
    }

    /// The word of the data files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Filed => "filed",
            Self::Withdrawn => "withdrawn",
            Self::Cancelled => "cancelled",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::Corrected => "corrected",
            Self::Renamed => "renamed",
            Self::CountUpdated => "count_updated",
            Self::Removed => "removed",
            Self::InstitutionAdded => "institution_added",
            Self::Relisted => "relisted",
        }
    }
}

/// One change of one release.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// To whom.
    pub institution: InstitutionId,
    /// The institution's name in the release of the event.
    pub institution_name: String,
    /// Concerning which technology, where one is concerned.
    pub technology: Option<TechnologyId>,
    /// When it happened in the world, as the source states it (完成备案时间, 状态变更日期).
    pub date: Option<PartialDate>,
    /// Which value changed, for corrections and removals: a field name of the data dictionary.
    pub field: Option<String>,
    /// The value before.
    pub before: Option<String>,
    /// The value after.
    pub after: Option<String>,
    /// Why, where an authority's correction says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
}

/// The field of cumulative counts.
const COUNT: &str = "cumulative_cases";

impl Event {
    /// Whether it is about a count, not about the filing.
    #[must_use]
    pub fn is_of_count(&self) -> bool {
        self.field.as_deref() == Some(COUNT)
    }

    /// The word of the pages: that of its kind, unless a count alone is no longer listed, which
    /// says nothing of the filing.
    #[must_use]
    pub fn in_chinese(&self) -> &'static str {
        match self.kind {
            EventKind::Removed if self.is_of_count() => "例数不再列出",
            kind => kind.in_chinese(),
        }
    }

    /// Whether a filing that had ended gave its row to a later one of the same technology, the day
    /// of which stands in `after`.
    pub(super) fn is_replaced(&self) -> bool {
        self.kind == EventKind::Removed && self.after.is_some()
    }

    /// The status of a filing that had ended when it first appeared, or appeared again.
    #[must_use]
    pub fn ended_at_first(&self) -> Option<FilingStatus> {
        let appears = matches!(self.kind, EventKind::Filed | EventKind::Relisted);
        let after = self.after.as_deref().filter(|_| appears)?;
        FilingStatus::from_code(after).filter(|status| *status != FilingStatus::Active)
    }
}

/// One release and what it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The date the release speaks for; also its name.
    pub date: jiff::civil::Date,
    /// Whether it is the first: everything in it is its baseline, not a change.
    pub baseline: bool,
    /// Institutions listed.
    pub institutions: u32,
    /// Filings listed, whatever their status.
    pub filings: u32,
    /// Changes since the release before, sorted; where that is not known, those of an export that
    /// was sent again follow.
    pub events: Vec<Event>,
    /// Changes of records that no event tells of one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<OtherChange>,
    /// What the gate objected to and a person accepted, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
}

/// Something that the publish gate objected to and a person accepted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Accepted {
    /// The exact name it was accepted by: `technology:ecmo`.
    pub name: String,
    /// What would change, in Chinese.
    pub what: String,
}
