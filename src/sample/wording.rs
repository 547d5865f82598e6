//! Header names and words by which authorities call the same things differently.

use crate::record::{BaseStatus, Field, FilingStatus, Kind, Level};

/// Which of several names for the same thing an authority uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// As the forms name it.
    Form,
    /// As offices shorten it.
    Office,
    /// As hospitals say it.
    Hospital,
    /// English keys of a system's interface.
    Interface,
}

impl Wording {
    /// The header of a field.
    pub(super) fn header(self, field: Field) -> &'static str {
        let [form, office, hospital, interface] = headers(field);
        match self {
            Self::Form => form,
            Self::Office => office,
            Self::Hospital => hospital,
            Self::Interface => interface,
        }
    }

    /// The word for a filing's status.
    pub(super) fn status(self, status: FilingStatus) -> &'static str {
        let [active, suspended, withdrawn, cancelled] = match self {
            Self::Form => ["有效", "暂停", "撤销", "取消"],
            Self::Office => ["已备案", "暂停开展", "已撤销", "已取消"],
            Self::Hospital | Self::Interface => ["正常", "暂停", "已撤销", "已取消"],
        };
        match status {
            FilingStatus::Active => active,
            FilingStatus::Suspended => suspended,
            FilingStatus::Withdrawn => withdrawn,
            FilingStatus::Cancelled => cancelled,
        }
    }

    /// The word for an institution's level; hospitals shorten 三级甲等 to 三甲.
    pub(super) fn level(self, level: Level) -> String {
        let full = level.in_chinese();
        match self {
            Self::Hospital if full.ends_with('等') => full.replace(['级', '等'], ""),
            _ => full.to_owned(),
        }
    }
}

/// The word for a training base's status.
pub(super) fn base_status(status: BaseStatus) -> &'static str {
    status.in_chinese()
}

/// What a table of a kind is called, in file and sheet names and titles.
pub(super) fn table_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Institution => "医疗机构",
        Kind::Filing => "限制类技术备案",
        Kind::Disclosure => "院务公开",
        Kind::TrainingBase => "培训基地",
        Kind::QualityCentre => "质控中心",
        Kind::SurgeryItem => "手术分级管理目录",
        Kind::NewTechnology => "新技术准入",
        Kind::LicenceNote => "副本备注",
    }
}

/// Each field's names, in the order of [`Wording`].
fn headers(field: Field) -> [&'static str; 4] {
    use Field as F;
    match field {
        F::InstitutionName => ["医疗机构名称", "机构名称", "医院名称", "institution_name"],
        F::FormerNames => ["曾用名", "曾用名", "曾用名", "former_names"],
        F::Aliases => ["第二名称", "别名", "第二名称", "aliases"],
        F::RegistrationNumber => {
            ["登记号", "执业许可证登记号", "许可证登记号", "registration_number"]
        }
        F::CreditCode => ["统一社会信用代码", "信用代码", "统一社会信用代码", "credit_code"],
        F::Category => ["医疗机构类别", "机构类别", "医疗机构类别", "category"],
        F::Level => ["医疗机构级别", "医院等级", "级别", "level"],
        F::Jurisdiction => ["所在地", "行政区划", "所在地", "jurisdiction"],
        F::Authority => ["备案机关", "备案部门", "发证机关", "authority"],
        F::Technology => ["限制类技术名称", "技术名称", "医疗技术名称", "technology"],
        F::TechnologyCode => ["技术编号", "技术编码", "技术编号", "technology_code"],
        F::LimitedTo => ["备案范围", "备案范围", "备案范围", "limited_to"],
        F::Department => ["所在科室", "所在科室", "科室", "department"],
        F::FirstCase => ["首例开展日期", "首例时间", "开展时间", "first_case"],
        F::PapersComplete => ["材料齐全日期", "受理日期", "材料齐全日期", "papers_complete"],
        F::Completed => ["完成备案时间", "备案日期", "备案时间", "completed"],
        F::Status => ["备案状态", "当前状态", "状态", "status"],
        F::StatusDate => ["状态变更日期", "状态变更日期", "状态变更日期", "status_date"],
        F::StatusReason => ["状态原因", "变更原因", "状态原因", "status_reason"],
        F::LicenceNote => ["副本备注", "备注三", "副本备注", "licence_note"],
        F::CumulativeCases => {
            ["累计例数", "累计开展的病例数", "累计开展例数（例）", "cumulative_cases"]
        }
        F::AsOf => ["截止日期", "统计截止日期", "数据截至", "as_of"],
        F::FiledOn => ["备案日期", "备案日期", "备案日期", "filed_on"],
        F::Plan => ["培训计划", "培训计划", "培训计划", "plan"],
        F::Places => ["培训名额", "培训名额", "培训名额", "places"],
        F::CentreName => ["委托中心", "质控中心名称", "质控中心", "centre_name"],
        F::SurgeryName => ["手术名称", "手术名称", "手术名称", "surgery_name"],
        F::SurgeryCode => ["手术编码", "手术编码", "手术编码", "surgery_code"],
        F::SurgeryLevel => ["手术级别", "手术级别", "手术级别", "surgery_level"],
        F::NewTechnologyName => ["新技术名称", "新技术名称", "新技术名称", "new_technology_name"],
        F::Grade => ["新技术等级", "新技术等级", "新技术等级", "grade"],
        F::TechnologyClass => ["新技术类别", "新技术类别", "新技术类别", "technology_class"],
        F::AdmittedOn => ["准入日期", "准入日期", "准入日期", "admitted_on"],
        F::SupervisionPeriod => ["监管期", "监管期", "监管期", "supervision_period"],
    }
}
