//! What a template says of each column, in plain words.

use crate::record::{Field, Kind};

/// An explanation and an example.
pub(super) type Words = (&'static str, &'static str);

/// What to write in a column of a table of this kind.
pub(super) fn of(kind: Kind, field: Field) -> Words {
    match kind {
        Kind::TrainingBase => base(field),
        _ => of_field(field),
    }
}

fn base(field: Field) -> Words {
    match field {
        Field::InstitutionName => ("基地所在医疗机构的全称。", "示例省第一人民医院"),
        Field::Technology => ("基地培训的技术，从下拉列表里选。", "肿瘤消融治疗技术"),
        Field::Status => ("基地现在的状态，从下拉列表里选。", "有效"),
        Field::StatusDate => ("责令停止的日期；状态是“有效”的不填。", "2026-03-02"),
        other => of_field(other),
    }
}

#[rustfmt::skip]
fn of_field(field: Field) -> Words {
    use Field as F;
    match field {
        F::InstitutionName => ("执业许可证上的第一名称，写全称。每一行都要写，不要合并单元格。", "示例省第一人民医院"),
        F::FormerNames => ("以前用过的名称，几个之间用分号隔开。", "示例省立医院"),
        F::Aliases => ("第二名称、院区名称，几个之间用分号隔开。", "示例省肿瘤医院"),
        F::RegistrationNumber => ("医疗机构执业许可证上的登记号，一般是 22 位。有了它，改名后也认得是同一家。", "PDY00001X22010211A1001"),
        F::CreditCode => ("统一社会信用代码，18 位，字母大写。", "12220000412345678X"),
        F::Category => ("医疗机构的类别，从下拉列表里选；列表里没有的照实写。", "综合医院"),
        F::Level => ("评审的级别和等次，从下拉列表里选。", "三级甲等"),
        F::Jurisdiction => ("医疗机构所在的市、县、区，从下拉列表里选。", "长春市朝阳区"),
        F::Authority => ("受理备案的卫生健康行政部门，从下拉列表里选。不填就是文件夹所写的机关。", "长春市卫生健康委员会"),
        F::Technology => ("限制类技术名称，从下拉列表里选，列表里是当日有效的目录。已经不在目录里的旧备案，照当时的目录写。", "肿瘤消融治疗技术"),
        F::TechnologyCode => ("目录里的编号。各版目录的编号不同，拿不准就不填，只写名称。", "G08"),
        F::LimitedTo => ("只备案了一部分的，写明部位、病种、人群或者方法，会照写公布；备案了整项技术的不填。", "肺癌"),
        F::Department => ("开展这项技术的科室。", "介入科"),
        F::FirstCase => ("首例临床应用的日期。", "2023-04-12"),
        F::PapersComplete => ("备案材料收齐的日期。", "2023-04-20"),
        F::Completed => ("完成备案的日期。只知道月份的，只写年月，例如 2023年5月。", "2023-05-06"),
        F::Status => ("备案现在的状态，从下拉列表里选。“已撤销”是机构自己申请的，“已取消”是主管部门决定的。", "有效"),
        F::StatusDate => ("暂停、撤销或取消的日期；状态是“有效”的不填。", "2026-03-02"),
        F::StatusReason => ("为什么暂停、撤销或取消。不要写个人姓名、电话。", "关键设备报废"),
        F::LicenceNote => ("执业许可证副本备注里的原文。", "限制类技术：肿瘤消融治疗技术（2023年5月6日）"),
        F::CumulativeCases => ("从首例到截止日期一共开展的例数，只写数字。", "41"),
        F::AsOf => ("例数统计到哪一天。", "2026-11-15"),
        F::FiledOn => ("培训基地完成备案的日期。", "2024-06-01"),
        F::Plan => ("培训计划的要点。不要写联系人和电话。", "每年两期，每期三个月"),
        F::Places => ("每年计划招收的人数，只写数字。", "10"),
        F::CentreName => ("负责这项技术的质控中心全称，几个之间用分号隔开。", "示例省肿瘤专业医疗质量控制中心"),
        F::SurgeryName => ("手术名称。", "腹腔镜下胆囊切除术"),
        F::SurgeryCode => ("手术编码（ICD-9-CM-3）。", "51.2300"),
        F::SurgeryLevel => ("手术级别，从下拉列表里选。", "三级"),
        F::NewTechnologyName => ("机构批准开展的新技术名称。", "单孔腹腔镜手术"),
        F::Grade => ("机构评定的等级，从下拉列表里选。", "二级"),
        F::TechnologyClass => ("常规类或限制类，从下拉列表里选。", "常规类"),
        F::AdmittedOn => ("机构批准准入的日期。", "2026-01-15"),
        F::SupervisionPeriod => ("准入后的监管期，从下拉列表里选，要带单位。", "1年"),
    }
}

/// What belongs in a sheet, for the guide.
pub(super) fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Institution => "每家医疗机构一行：名称、证号、类别、级别、所在地。",
        Kind::Filing => "每家机构的每项限制类技术一行：何时备案、向谁备案、现在的状态。",
        Kind::Disclosure => "医疗机构自己公开的例数：每项技术一行，写明截止日期。",
        Kind::TrainingBase => "限制类技术的规范化培训基地：每个基地的每项技术一行。",
        Kind::QualityCentre => "每项技术由哪个质控中心负责，一项一行。",
        Kind::SurgeryItem => "医疗机构的手术分级管理目录：每项手术一行。",
        Kind::LicenceNote => "执业许可证副本备注里写的限制类技术：每家机构一行，照抄原文。",
        Kind::NewTechnology => "医疗机构自己批准的新技术：每项一行。",
    }
}
