//! Columns about people, which `source.toml` may not name as a field: that would publish them.

use crate::record::columns::synonyms::{ColumnName, column_name};
use crate::record::field::Field;
use crate::text::fold;

/// Words of headers over columns about people, beside those that are known by their name.
const OF_PEOPLE: [&str; 14] = [
    "负责人",
    "科主任",
    "人员",
    "性别",
    "年龄",
    "民族",
    "职称",
    "职务",
    "学历",
    "联系",
    "LXR",
    "LXDH",
    "SJH",
    "SFZ",
];

/// Headers that are never read, and yet tell nothing of a person.
const OF_PLACES: [&str; 5] = ["地址", "邮政编码", "邮编", "ADDRESS", "床位"];

/// Whether a header stands over a column about people.
pub(crate) fn is_of_people(header: &str) -> bool {
    let folded = fold(header);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    has(&OF_PEOPLE) || (names_people(header) && !has(&OF_PLACES))
}

fn names_people(header: &str) -> bool {
    const OF_WORK: [&str; 6] = ["专业", "执业范围", "执业类别", "自评", "承诺", "规范"];
    let is_of_work = || OF_WORK.iter().any(|word| header.contains(word));
    column_name(header) == ColumnName::Private && !is_of_work()
}

/// Whether `source.toml` may say that a column under this header is a field.
pub(crate) fn may_be(header: &str, field: Field) -> bool {
    !is_of_people(header) || ends_as(&fold(header), field)
}

/// Whether a header about people ends as a field's own name: 患者例数, 法人单位, 负责人所在科室.
fn ends_as(folded: &str, field: Field) -> bool {
    let bare = folded.split('(').next().unwrap_or_default();
    let ends = |words: &[&str]| words.iter().any(|word| bare.ends_with(word));
    match field {
        Field::CumulativeCases | Field::Places => ends(&["数", "例", "例次", "人次", "量"]),
        Field::InstitutionName => {
            ends(&["单位", "机构", "医院", "单位名称", "机构名称", "医院名称"])
        }
        Field::Department => ends(&["科室", "科室名称"]),
        Field::RegistrationNumber => bare.contains("许可证") || bare.contains("登记"),
        Field::CreditCode => bare.contains("信用代码"),
        _ if field.is_day() => ends(&["日期", "时间"]) && !bare.contains("出生"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_about_people_can_be_no_field() {
        for header in [
            "联系人",
            "联系电话",
            "身份证号",
            "患者姓名",
            "技术负责人",
            "手机",
            "职称",
            "填报人",
            "住址",
            "微信号",
            "lxdh",
            "技术人员情况",
            "Phone",
            "出生日期",
        ] {
            for field in [Field::Department, Field::StatusReason, Field::RegistrationNumber] {
                assert!(!may_be(header, field), "{header}");
            }
        }
        assert!(!may_be("出生日期", Field::Completed));
    }

    #[test]
    fn other_columns_can_be_what_is_said() {
        for (header, field) in [
            ("术", Field::Technology),
            ("专业", Field::Department),
            ("医院地址", Field::Jurisdiction),
            ("患者例数", Field::CumulativeCases),
            ("法人单位名称", Field::InstitutionName),
            ("许可证证书编号", Field::RegistrationNumber),
            ("负责人所在科室", Field::Department),
            ("技术规范名称", Field::Technology),
            ("情况说明", Field::StatusReason),
        ] {
            assert!(may_be(header, field), "{header}");
        }
    }
}
