//! Raw typed records: every value read for what it says, nothing looked up yet.

use super::defect::CellDefect;
use super::field::Kind;
use super::raw_row::RawRow;
use crate::date::PartialDate;
use std::sync::Arc;

/// How a row names an institution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstitutionMention {
    /// Name without the former names and second names found in brackets.
    pub name: String,
    /// Former names (曾用名, 原…).
    pub former_names: Vec<String>,
    /// Second names and campuses.
    pub aliases: Vec<String>,
    /// 登记号, as written, white space removed.
    pub registration_number: Option<String>,
    /// 统一社会信用代码, upper case, white space removed.
    pub credit_code: Option<String>,
    /// 级别 as read.
    pub level: Option<Level>,
    /// 类别 as written.
    pub category: Option<String>,
    /// 所在地 as written.
    pub jurisdiction: Option<String>,
}

/// Level of an institution (医疗机构评审 grades).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 三级甲等.
    ThreeA,
    /// 三级乙等.
    ThreeB,
    /// 三级丙等.
    ThreeC,
    /// 三级, grade not stated.
    Three,
    /// 二级甲等.
    TwoA,
    /// 二级乙等.
    TwoB,
    /// 二级丙等.
    TwoC,
    /// 二级, grade not stated.
    Two,
    /// 一级甲等.
    OneA,
    /// 一级乙等.
    OneB,
    /// 一级丙等.
    OneC,
    /// 一级, grade not stated.
    One,
    /// 未定级.
    Ungraded,
}

impl Level {
    /// All of them, the highest first.
    pub const ALL: [Self; 13] = [
        Self::ThreeA,
        Self::ThreeB,
        Self::ThreeC,
        Self::Three,
        Self::TwoA,
        Self::TwoB,
        Self::TwoC,
        Self::Two,
        Self::OneA,
        Self::OneB,
        Self::OneC,
        Self::One,
        Self::Ungraded,
    ];

    /// The name people use: 三级甲等.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::ThreeA => "三级甲等",
            Self::ThreeB => "三级乙等",
            Self::ThreeC => "三级丙等",
            Self::Three => "三级",
            Self::TwoA => "二级甲等",
            Self::TwoB => "二级乙等",
            Self::TwoC => "二级丙等",
            Self::Two => "二级",
            Self::OneA => "一级甲等",
            Self::OneB => "一级乙等",
            Self::OneC => "一级丙等",
            Self::One => "一级",
            Self::Ungraded => "未定级",
        }
    }
}

/// Status of a filing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilingStatus {
    /// 有效.
    Active,
    /// 暂停.
    Suspended,
    /// 撤销: asked for by the institution.
    Withdrawn,
    /// 取消: by the authority (Measures art. 25, Jilin rules art. 26).
    Cancelled,
}

impl FilingStatus {
    /// The word of the pages.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Active => "有效",
            Self::Suspended => "暂停",
            Self::Withdrawn => "已撤销",
            Self::Cancelled => "已取消",
        }
    }

    /// The word of the data files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Withdrawn => "withdrawn",
            Self::Cancelled => "cancelled",
        }
    }

    /// The status of a [`FilingStatus::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [Self::Active, Self::Suspended, Self::Withdrawn, Self::Cancelled];
        all.into_iter().find(|status| status.code() == code)
    }
}

/// Status of a training base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BaseStatus {
    /// 有效.
    Active,
    /// 责令停止 (Jilin rules art. 31).
    Stopped,
}

impl BaseStatus {
    /// The word of the pages.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Active => "有效",
            Self::Stopped => "责令停止",
        }
    }

    /// The word of the data files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Stopped => "stopped",
        }
    }
}

/// One technology as a cell names it: its text and, where a code column exists, the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TechnologyMention {
    /// The name as written, one of several where the cell lists several.
    pub text: String,
    /// The code from a separate column, where there is one and the row names one technology.
    pub code: Option<String>,
}

/// One technology as the note on a licence's duplicate (副本备注, 备注三) names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotedTechnology {
    /// The name as written.
    pub mention: TechnologyMention,
    /// 完成备案时间, where the note gives it.
    pub completed: Option<PartialDate>,
    /// How the filing ended, where the note says that it did; never [`FilingStatus::Active`].
    pub ended: Option<FilingStatus>,
}

/// What the note on a licence's duplicate says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LicenceNote {
    /// The technologies named, in order.
    pub technologies: Vec<NotedTechnology>,
    /// Parts that say nothing that is understood: what the note leaves out can't be concluded
    /// where there are any.
    pub unread: Vec<String>,
}

/// What a row says, by kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// An institution.
    Institution,
    /// Filings: one for each technology the row names.
    Filing(Box<FilingStatement>),
    /// Disclosures: one for each technology the row names.
    Disclosure(DisclosureStatement),
    /// Training bases: one for each technology the row names.
    TrainingBase(TrainingBaseStatement),
    /// Quality centres: one for each technology the row names.
    QualityCentre(QualityCentreStatement),
    /// One graded operation.
    SurgeryItem(SurgeryStatement),
    /// One admission of a new technology.
    NewTechnology(NewTechnologyStatement),
    /// The note on an institution's licence, whole; without technologies where it notes none.
    LicenceNote(LicenceNote),
}

impl Statement {
    /// Whether it says how the filing or the training base stands.
    pub(crate) fn states_status(&self) -> bool {
        match self {
            Self::Filing(said) => said.status.is_some(),
            Self::TrainingBase(said) => said.status.is_some(),
            _ => false,
        }
    }

    /// Whether that is the status of something valid.
    pub(crate) fn is_stated_valid(&self) -> bool {
        match self {
            Self::Filing(said) => said.status == Some(FilingStatus::Active),
            Self::TrainingBase(said) => said.status == Some(BaseStatus::Active),
            _ => false,
        }
    }
}

/// What a filing row says beside the institution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilingStatement {
    /// Technologies named.
    pub technologies: Vec<TechnologyMention>,
    /// 备案范围: the part of the one technology that was filed, as written.
    pub limited_to: Option<String>,
    /// 所在科室.
    pub department: Option<String>,
    /// 首例开展日期.
    pub first_case: Option<PartialDate>,
    /// 材料齐全日期.
    pub papers_complete: Option<PartialDate>,
    /// 完成备案时间.
    pub completed: Option<PartialDate>,
    /// Status; `None` where the row has no status cell (an export of what is filed: 有效).
    pub status: Option<FilingStatus>,
    /// 状态变更日期.
    pub status_date: Option<PartialDate>,
    /// 状态原因, as written.
    pub status_reason: Option<String>,
    /// 副本备注 / 备注三, as written.
    pub licence_note: Option<String>,
    /// What that note names. It may speak of this row's technologies only.
    pub noted: Option<LicenceNote>,
}

/// What a disclosure row says beside the institution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DisclosureStatement {
    /// Technologies named.
    pub technologies: Vec<TechnologyMention>,
    /// 完成备案时间 as the hospital states it.
    pub completed: Option<PartialDate>,
    /// 累计开展例数.
    pub cumulative_cases: Option<u32>,
    /// 截止日期 of the count.
    pub as_of: Option<PartialDate>,
}

/// What a training base row says beside the institution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrainingBaseStatement {
    /// Technologies named.
    pub technologies: Vec<TechnologyMention>,
    /// 备案日期.
    pub filed_on: Option<PartialDate>,
    /// 培训计划.
    pub plan: Option<String>,
    /// 培训名额.
    pub places: Option<u32>,
    /// Status; `None` where not stated.
    pub status: Option<BaseStatus>,
    /// 状态变更日期.
    pub status_date: Option<PartialDate>,
}

/// What a quality centre row says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QualityCentreStatement {
    /// Technologies the centre controls.
    pub technologies: Vec<TechnologyMention>,
    /// 质控中心名称; several where the cell lists several.
    pub centres: Vec<String>,
}

/// What a row of a graded surgery list says beside the institution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SurgeryStatement {
    /// 手术名称.
    pub name: String,
    /// 手术编码 (ICD-9-CM-3 as the hospital writes it).
    pub code: Option<String>,
    /// 手术级别, 1 to 4.
    pub level: Option<u8>,
    /// 所在科室.
    pub department: Option<String>,
}

/// What a row of new technology admissions says beside the institution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTechnologyStatement {
    /// 新技术名称.
    pub name: String,
    /// Grade, 1 to 3.
    pub grade: Option<u8>,
    /// Class as written: 常规类, 限制类.
    pub class: Option<String>,
    /// 准入日期.
    pub admitted_on: Option<PartialDate>,
    /// 监管期 in months.
    pub supervision_months: Option<u16>,
    /// 所在科室.
    pub department: Option<String>,
}

/// One record: its row, whom it speaks of, what it says, and what could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What the row describes.
    pub kind: Kind,
    /// The recognised cells.
    pub row: Arc<RawRow>,
    /// The institution named; its name is empty for kinds that name none.
    pub institution: InstitutionMention,
    /// 备案机关 as written.
    pub authority: Option<String>,
    /// What it says.
    pub statement: Statement,
    /// Cells that could not be read; their values are absent above.
    pub defects: Vec<CellDefect>,
}
