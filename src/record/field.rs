//! The kinds of records and their fields, with the header names they go by.

/// What one row of a table describes (design.md, "Words").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 医疗机构.
    Institution,
    /// 限制类技术备案.
    Filing,
    /// 院务公开: what the hospital itself states.
    Disclosure,
    /// 规范化培训基地.
    TrainingBase,
    /// 质控中心.
    QualityCentre,
    /// 手术分级管理目录.
    SurgeryItem,
    /// 新技术准入.
    NewTechnology,
    /// 执业许可证副本备注, 备注三: what the licence itself says is filed.
    LicenceNote,
}

impl Field {
    /// Whether it holds a day.
    pub(crate) fn is_day(self) -> bool {
        matches!(
            self,
            Self::FirstCase
                | Self::PapersComplete
                | Self::Completed
                | Self::StatusDate
                | Self::AsOf
                | Self::FiledOn
                | Self::AdmittedOn
        )
    }
}

impl Kind {
    /// Every kind, in the order of the pipeline.
    pub const ALL: [Self; 8] = [
        Self::Institution,
        Self::Filing,
        Self::Disclosure,
        Self::TrainingBase,
        Self::QualityCentre,
        Self::SurgeryItem,
        Self::NewTechnology,
        Self::LicenceNote,
    ];

    /// The name people use.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Institution => "医疗机构",
            Self::Filing => "备案",
            Self::Disclosure => "院务公开",
            Self::TrainingBase => "培训基地",
            Self::QualityCentre => "质控中心",
            Self::SurgeryItem => "手术分级管理目录",
            Self::NewTechnology => "新技术准入",
            Self::LicenceNote => "副本备注",
        }
    }

    /// The word of `source.toml` and of the data files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Institution => "institution",
            Self::Filing => "filing",
            Self::Disclosure => "disclosure",
            Self::TrainingBase => "training_base",
            Self::QualityCentre => "quality_centre",
            Self::SurgeryItem => "surgery_item",
            Self::NewTechnology => "new_technology",
            Self::LicenceNote => "licence_note",
        }
    }

    /// The kind of a [`Kind::code`]; `-` for `_` is read too.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.replace('-', "_");
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One field a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 医疗机构名称.
    InstitutionName,
    /// 曾用名.
    FormerNames,
    /// 第二名称, 别名.
    Aliases,
    /// 医疗机构执业许可证登记号.
    RegistrationNumber,
    /// 统一社会信用代码 (GB 32100-2015).
    CreditCode,
    /// 医疗机构类别.
    Category,
    /// 医疗机构级别, 等级.
    Level,
    /// 所在地: 行政区划名称或代码.
    Jurisdiction,
    /// 备案机关, 发证机关.
    Authority,
    /// 技术名称.
    Technology,
    /// 技术编号.
    TechnologyCode,
    /// 备案范围: the part of the technology that was filed.
    LimitedTo,
    /// 所在科室.
    Department,
    /// 首例开展日期.
    FirstCase,
    /// 材料齐全日期, 受理日期.
    PapersComplete,
    /// 完成备案时间.
    Completed,
    /// 备案状态, 基地状态.
    Status,
    /// 状态变更日期 (撤销, 取消, 暂停).
    StatusDate,
    /// 状态原因.
    StatusReason,
    /// 副本备注, 备注三.
    LicenceNote,
    /// 累计例数.
    CumulativeCases,
    /// 截止日期 of the count.
    AsOf,
    /// 培训基地备案日期.
    FiledOn,
    /// 培训计划.
    Plan,
    /// 培训名额.
    Places,
    /// 质控中心名称.
    CentreName,
    /// 手术名称.
    SurgeryName,
    /// 手术编码.
    SurgeryCode,
    /// 手术级别.
    SurgeryLevel,
    /// 新技术名称.
    NewTechnologyName,
    /// 新技术等级 (一级, 二级, 三级).
    Grade,
    /// 新技术类别.
    TechnologyClass,
    /// 准入日期.
    AdmittedOn,
    /// 监管期.
    SupervisionPeriod,
}
