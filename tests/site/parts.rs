//! Filings that their sources limit to a part of a technology.

use crate::strangers::{checked, told};
use crate::support::{build, export, options, site};
use gongshi::check::Checked;
use gongshi::dataset::Filing;
use gongshi::record::FilingStatus;
use serde_json::Value;
use std::fs;
use std::path::Path;

const HEADER: &str = "医疗机构名称,技术名称,完成备案时间,状态\n";

fn of(rows: &str) -> Checked {
    checked(&[("备案.csv", &format!("{HEADER}{rows}"))])
}

/// Institution, part and status of each filing.
fn filed(checked: &Checked) -> Vec<(&str, Option<&str>, FilingStatus)> {
    let name = |it: &Filing| checked.dataset.institution(it.institution).name.as_str();
    let told = |it| (name(it), it.limited_to.as_deref(), it.status);
    checked.dataset.filings.iter().map(told).collect()
}

#[test]
fn a_part_in_brackets_is_published_with_its_filing() {
    use FilingStatus::Active;
    let checked = of("示例甲医院,肿瘤消融治疗技术（肺癌、肝癌）,2023-05-06,有效\n\
        示例乙医院,G08 肿瘤消融治疗技术(甲状腺结节),2023-05-06,有效\n\
        示例丙医院,肿瘤消融治疗技术,2023-05-06,有效\n\
        示例丁医院,人工智能辅助治疗技术（骨科）,2023-05-06,有效\n");
    let mut expected = [
        ("示例丁医院", Some("骨科"), Active),
        ("示例丙医院", None, Active),
        ("示例乙医院", Some("甲状腺结节"), Active),
        ("示例甲医院", Some("肺癌、肝癌"), Active),
    ];
    let mut filed = filed(&checked);
    filed.sort_unstable_by_key(|each| each.0);
    expected.sort_unstable_by_key(|each| each.0);
    assert_eq!(filed, expected);
}

#[test]
fn a_bracket_that_may_say_anything_else_is_set_aside() {
    let brackets = ["未备案", "暂停", "试点", "停肺癌", "筹备中", "肺癌已停", "自体", "第三类"];
    for bracket in brackets {
        let checked = of(&format!("示例甲医院,肿瘤消融治疗技术（{bracket}）,2023-05-06,有效\n"));
        assert!(checked.dataset.filings.is_empty(), "{bracket}");
    }
    let own = of("示例甲医院,造血干细胞移植技术（自体）,2023-05-06,有效\n");
    assert!(own.dataset.filings.is_empty(), "no catalog restricts it");
}

#[test]
fn other_grades_than_the_catalog_restricts_are_told() {
    let text = "医疗机构名称,技术名称,完成备案时间\n\
                示例甲医院,肿瘤消融治疗技术（四级手术）,2023-05-06\n";
    let checked = checked(&[("备案.csv", text)]);
    assert_eq!(filed(&checked)[0].1, Some("四级手术"));
    let numbered = of("示例甲医院,肿瘤消融治疗技术（一）,2023-05-06,有效\n");
    assert_eq!(filed(&numbered)[0].1, None, "a number is no grade");
}

#[test]
fn parts_are_filed_beside_each_other() {
    use FilingStatus::{Active, Withdrawn};
    let two = of("示例甲医院,肿瘤消融治疗技术（肺癌）,2023-05-06,有效\n\
        示例甲医院,肿瘤消融治疗技术（肝癌）,2024-03-01,有效\n\
        示例乙医院,肿瘤消融治疗技术（肺癌）；肿瘤消融治疗技术（肝癌）,2023-05-06,有效\n");
    assert_eq!(two.dataset.filings.len(), 4);
    assert!(told(&two, "F405").is_empty(), "they do not contradict each other");
    let ended = of("示例甲医院,肿瘤消融治疗技术（肺癌）,2023-05-06,有效\n\
        示例甲医院,肿瘤消融治疗技术（肝癌）,2023-05-06,撤销\n");
    let mut parts: Vec<_> = filed(&ended).into_iter().map(|each| (each.1, each.2)).collect();
    parts.sort_unstable();
    assert_eq!(parts, [(Some("肝癌"), Withdrawn), (Some("肺癌"), Active)]);
    let whole = of("示例甲医院,肿瘤消融治疗技术（肺癌）,2023-05-06,有效\n\
        示例甲医院,肿瘤消融治疗技术,2023-05-06,撤销\n");
    assert!(whole.dataset.filings.is_empty(), "the end of all of it is that of the part too");
    let same = of("示例甲医院,肿瘤消融治疗技术（肺癌）,2023-05-06,有效\n\
        示例甲医院,肿瘤消融治疗技术（肺癌）,2024-03-01,有效\n");
    assert_eq!(told(&same, "F405").len(), 1);
}

#[test]
fn a_count_of_a_part_is_none_of_the_technology() {
    let text = "医疗机构名称,技术名称,累计开展例数,截止日期\n\
                示例甲医院,肿瘤消融治疗技术（肺癌）,120,2026-06-30\n";
    let checked = checked(&[("公开.csv", text)]);
    assert!(checked.dataset.disclosures.is_empty());
    let finding = checked.findings.iter().find(|each| each.rule.code == "F201").expect("told");
    assert!(finding.message.contains("一部分（肺癌）"), "{}", finding.message);
}

#[test]
fn pages_data_and_search_tell_the_part() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let text = format!(
        "{HEADER}示例市第一医院,肿瘤消融治疗技术（肺癌）,2023-05-06,有效\n\
         示例市第一医院,肿瘤消融治疗技术（肝癌）,2024-03,有效\n"
    );
    export(&site, "220100/2026-11-08", "备案.csv", text.as_bytes());
    build(&site);
    let public = &options(&site).target;
    let page = |path: &str| fs::read_to_string(public.join(path)).expect(path);
    let filings = json(public, "data/filings.json");
    let mut rows = filings["records"].as_array().expect("records").iter();
    let row = rows.find(|it| it["limited_to"] == "肺癌");
    let row = row.expect("the filing");
    let id = row["institution_id"].as_str().expect("an id");
    assert!(page(&format!("institutions/{id}/index.html")).contains("备案范围：肺癌"));
    let technology = page("technologies/tumor-ablation/index.html");
    assert!(technology.contains("备案范围：肝癌"), "{technology}");
    let index = gongshi::index(&options(&site)).expect("an index");
    let card = &index.search("示例市第一医院 肿瘤消融", 10).expect("an answer").cards[0];
    let told = card.filing.as_ref().expect("a filing").completion();
    assert_eq!(told, "2024年3月（备案范围：肝癌）、2023年5月6日（备案范围：肺癌）");
}

fn json(public: &Path, path: &str) -> Value {
    let bytes = fs::read(public.join(path)).expect(path);
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn a_column_of_its_own_tells_the_part() {
    let of = |part: &str| {
        let text = format!(
            "医疗机构名称,技术名称,备案范围,完成备案时间\n\
             示例甲医院,肿瘤消融治疗技术,{part},2023-05-06\n"
        );
        checked(&[("备案.csv", &text)])
    };
    for part in ["肺癌、肝癌", "成人患者", "骨科手术机器人辅助", "肝脏恶性肿瘤（直径不超过5cm）"]
    {
        assert_eq!(filed(&of(part))[0].1, Some(part), "{part}");
    }
    for whole in ["", "全部", "无", "—"] {
        assert_eq!(filed(&of(whole))[0].1, None, "{whole}");
    }
    for unclear in ["同上", "是", "肺癌（已停）", "暂停"] {
        assert!(of(unclear).dataset.filings.is_empty(), "{unclear}");
    }
    let several = checked(&[(
        "备案.csv",
        "医疗机构名称,技术名称,备案范围,完成备案时间\n\
         示例甲医院,肿瘤消融治疗技术、心室辅助技术,成人,2023-05-06\n",
    )]);
    assert!(several.dataset.filings.is_empty(), "of which of them can't be told");
    let counted = checked(&[(
        "公开.csv",
        "医疗机构名称,技术名称,备案范围,累计例数,截止日期\n\
         示例甲医院,肿瘤消融治疗技术,肺癌,120,2026-06-30\n",
    )]);
    assert!(counted.dataset.disclosures.is_empty(), "a count of a part");
}
