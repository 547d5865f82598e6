//! Tests of [`super::resolve`].

use super::answer::{MatchKind, NotInForceReason, ResolveContext, TechnologyResolution};
use super::{JurisdictionCode, OutOfScopeTopic, Reference};
use crate::date::PartialDate;
use std::sync::LazyLock;

static REFERENCE: LazyLock<Reference> =
    LazyLock::new(|| Reference::builtin().expect("built-in data"));

fn resolve(text: &str, on: Option<&str>) -> TechnologyResolution {
    resolve_in("220104", text, on)
}

fn resolve_in(place: &str, text: &str, on: Option<&str>) -> TechnologyResolution {
    let jurisdiction = JurisdictionCode::new(place).expect(place);
    let on = on.map(|on| PartialDate::from_iso(on).expect(on));
    let context = ResolveContext { jurisdiction: &jurisdiction, on, edition_hint: None };
    REFERENCE.resolve_technology(text, &context)
}

/// Edition and name of the entry found, and how; the resolution itself if none was.
fn found(resolution: &TechnologyResolution) -> (String, MatchKind) {
    match resolution {
        TechnologyResolution::Entry { entry, matched, .. } => {
            let (edition, item) = REFERENCE.editions.at(entry).expect("stored");
            let code = item.code.as_deref().unwrap_or_default();
            (format!("{} {code}", edition.id), *matched)
        }
        other => panic!("no entry: {other:?}"),
    }
}

#[test]
fn names_are_found_as_people_write_them() {
    let cases = [
        ("肿瘤消融治疗技术", "national-2022 G08", MatchKind::Exact),
        ("G08 肿瘤消融治疗技术", "national-2022 G08", MatchKind::Exact),
        ("G08肿瘤消融治疗技术", "national-2022 G08", MatchKind::Exact),
        ("G08．肿瘤消融治疗技术", "national-2022 G08", MatchKind::Exact),
        ("（G08）肿瘤消融治疗技术", "national-2022 G08", MatchKind::Exact),
        ("肿瘤消融治疗技术（G08）", "national-2022 G08", MatchKind::Exact),
        ("肿瘤消融治疗", "national-2022 G08", MatchKind::Folded),
        ("肿瘤 消融治疗技术", "national-2022 G08", MatchKind::Folded),
        ("肿瘤消融技术", "national-2022 G08", MatchKind::Alias),
        ("GO3同种异体运动系统结构性组织移植技术", "national-2022 G03", MatchKind::Exact),
        ("体外膜肺氧合（ECMO）技术", "national-2022 G11", MatchKind::Exact),
        ("体外膜肺氧合(ecmo)技术", "national-2022 G11", MatchKind::Folded),
        ("ecmo", "national-2022 G11", MatchKind::Alias),
        ("G11 ECMO技术", "national-2022 G11", MatchKind::Alias),
        ("心血管疾病介入诊疗技术（三、四级手术）", "jilin-2021 S1", MatchKind::Exact),
        ("S1.心血管疾病介入诊疗技术(三、四级手术)", "jilin-2021 S1", MatchKind::Folded),
        ("S01 心血管疾病介入诊疗技术", "jilin-2021 S1", MatchKind::Exact),
        ("心血管疾病介入诊疗技术（四级）", "jilin-2021 S1", MatchKind::Folded),
        ("自体器官移植技术", "national-2022 G12", MatchKind::Exact),
        ("造血干细胞移植技术", "national-2022 G01", MatchKind::OtherEdition),
    ];
    for (text, entry, matched) in cases {
        let resolution = resolve(text, Some("2023-05-06"));
        assert_eq!(found(&resolution), (entry.to_owned(), matched), "{text}");
    }
}

#[test]
fn the_date_chooses_the_edition() {
    let name = "肿瘤消融治疗技术";
    let of = |on| found(&resolve(name, on)).0;
    assert_eq!(of(Some("2019-01-01")), "national-2017 G10");
    assert_eq!(of(Some("2022-04-19")), "national-2017 G10");
    assert_eq!(of(Some("2022-04-20")), "national-2022 G08");
    assert_eq!(of(Some("2022-04")), "national-2022 G08");
    assert_eq!(of(None), "national-2022 G08");
}

#[test]
fn a_code_decides_between_editions_that_can_both_be_meant() {
    assert_eq!(found(&resolve("G10 肿瘤消融治疗技术", Some("2022"))).0, "national-2017 G10");
    assert_eq!(found(&resolve("G10 肿瘤消融治疗技术", None)).0, "national-2017 G10");
    assert_eq!(found(&resolve("造血干细胞移植技术", None)).0, "national-2017 G01");
}

#[test]
fn an_edition_named_by_the_source_counts() {
    let jurisdiction = JurisdictionCode::new("220000").expect("code");
    let names = ["国家2017年版目录", "国家2017年目录", "国家2017版目录"];
    for hint in ["national-2017", "国卫办医发〔2017〕7号"].into_iter().chain(names) {
        let context =
            ResolveContext { jurisdiction: &jurisdiction, on: None, edition_hint: Some(hint) };
        let resolution = REFERENCE.resolve_technology("肿瘤消融治疗技术", &context);
        assert_eq!(found(&resolution).0, "national-2017 G10", "{hint}");
    }
}

#[test]
fn a_code_alone_is_never_taken() {
    for text in ["G10", "G10．", "GO3", "（G08）", "S1", "G99"] {
        let resolution = resolve(text, Some("2023"));
        assert!(matches!(resolution, TechnologyResolution::CodeOnly { .. }), "{text}");
    }
    let TechnologyResolution::CodeOnly { candidates, .. } = resolve("G10", None) else {
        panic!("no code")
    };
    let editions: Vec<_> = candidates.iter().map(|one| one.edition.as_str()).collect();
    assert_eq!(editions, ["national-2022", "national-2017"]);
    let elsewhere = resolve_in("110105", "S1", None);
    let TechnologyResolution::CodeOnly { candidates, .. } = elsewhere else { panic!("no code") };
    assert_eq!(candidates, []);
}

#[test]
fn a_code_of_another_item_is_told() {
    let resolution = resolve("G10 肿瘤消融治疗技术", Some("2023-05"));
    let TechnologyResolution::CodeNameMismatch { code, code_means, fits, technology, .. } =
        resolution
    else {
        panic!("{resolution:?}")
    };
    assert_eq!((code.to_string().as_str(), technology.as_str()), ("G10", "tumor-ablation"));
    let means: Vec<_> = code_means.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    assert_eq!(means, [("national-2022", "人工智能辅助治疗技术")]);
    assert_eq!(fits.iter().map(|one| one.edition.as_str()).collect::<Vec<_>>(), ["national-2017"]);
}

#[test]
fn a_code_of_no_item_is_told() {
    let resolution = resolve("G77 肿瘤消融治疗技术", None);
    let TechnologyResolution::CodeNameMismatch { code_means, fits, .. } = resolution else {
        panic!("{resolution:?}")
    };
    assert_eq!((code_means.len(), fits.len()), (0, 0));
}

#[test]
fn a_removed_item_is_not_in_force() {
    let resolution = resolve("G05同种异体皮肤移植技术", Some("2023-05-06"));
    let TechnologyResolution::NotInForce { reason, entry, .. } = resolution else {
        panic!("{resolution:?}")
    };
    assert_eq!(entry.edition.as_str(), "national-2017");
    assert!(matches!(reason, NotInForceReason::Ended { replaced_by: Some(_), .. }));
    assert_eq!(found(&resolve("同种异体皮肤移植技术", Some("2021"))).0, "national-2017 G05");
}

#[test]
fn a_date_before_the_edition_is_told() {
    let reason = |text, on| match resolve(text, Some(on)) {
        TechnologyResolution::NotInForce { reason, .. } => Some(reason),
        _ => None,
    };
    assert!(matches!(reason("ECMO", "2021-12"), Some(NotInForceReason::NotYet { .. })));
    assert!(matches!(reason("血液净化技术", "2020"), Some(NotInForceReason::NotYet { .. })));
    assert!(matches!(reason("肿瘤消融治疗技术", "2016"), Some(NotInForceReason::NotYet { .. })));
}

#[test]
fn another_provinces_item_is_elsewhere() {
    let resolution = resolve_in("110105", "血液净化技术", Some("2023"));
    let TechnologyResolution::NotInForce { reason, .. } = resolution else {
        panic!("{resolution:?}")
    };
    let jurisdiction = JurisdictionCode::new("220000").expect("code");
    assert_eq!(reason, NotInForceReason::Elsewhere { jurisdiction });
}

#[test]
fn a_prohibition_comes_with_its_indication() {
    let stated = |text, on| match resolve(text, on) {
        TechnologyResolution::Prohibited { indication, indication_stated, .. } => {
            Some((indication, indication_stated))
        }
        _ => None,
    };
    let alzheimers = Some("阿尔茨海默病".to_owned());
    for text in [
        "颈深淋巴管/结—静脉吻合术治疗阿尔茨海默病",
        "颈深淋巴管/结-静脉吻合术（阿尔茨海默症）",
        "治疗阿尔茨海默病的颈深淋巴管静脉吻合术",
    ] {
        assert_eq!(stated(text, Some("2025-08")), Some((alzheimers.clone(), true)), "{text}");
    }
    let operation = "颈深淋巴管/结—静脉吻合术";
    assert_eq!(stated(operation, Some("2025-07")), Some((alzheimers.clone(), false)));
    assert_eq!(stated(operation, None), Some((alzheimers, false)));
    assert_eq!(stated("空肠回肠吻合术治疗II型糖尿病", None).map(|it| it.1), Some(true));
    assert_eq!(stated("代孕技术", Some("2023")), Some((None, false)));
    assert_eq!(stated("颈深淋巴管/结—静脉吻合术治疗淋巴水肿", None), None);
}

#[test]
fn a_prohibition_to_come_is_not_in_force() {
    let resolution = resolve("颈深淋巴管/结—静脉吻合术", Some("2025-06-30"));
    assert!(matches!(resolution, TechnologyResolution::NotInForce { .. }), "{resolution:?}");
}

#[test]
fn other_rules_other_lists() {
    let topic = |text| match resolve(text, None) {
        TechnologyResolution::OutOfScope { topic } => Some(topic),
        _ => None,
    };
    assert_eq!(topic("人体器官移植技术"), Some(OutOfScopeTopic::OrganTransplantation));
    assert_eq!(topic("肝移植"), Some(OutOfScopeTopic::OrganTransplantation));
    assert_eq!(topic("人类辅助生殖技术"), Some(OutOfScopeTopic::AssistedReproduction));
    assert_eq!(topic("细胞治疗技术"), Some(OutOfScopeTopic::CellTherapy));
    for text in ["自体肾移植", "同种胰岛移植技术", "同种异体角膜移植技术", "造血干细胞移植技术"]
    {
        assert_eq!(topic(text), None, "{text}");
    }
}

#[test]
fn lower_grades_are_not_restricted() {
    let resolution = resolve("心血管疾病介入诊疗技术（一、二级手术）", Some("2023"));
    let TechnologyResolution::Unknown { nearest } = resolution else { panic!("{resolution:?}") };
    let first = nearest.first().map(|one| one.technology.as_str());
    assert_eq!(first, Some("cardiovascular-intervention"));
}

#[test]
fn likeness_is_shown_and_never_taken() {
    let resolution = resolve("肿瘤微波消融技术", Some("2023"));
    let TechnologyResolution::Unknown { nearest } = resolution else { panic!("{resolution:?}") };
    assert_eq!(nearest.first().map(|one| one.technology.as_str()), Some("tumor-ablation"));
    assert!(nearest.len() <= 3);
    for text in ["", "  ", "针灸", "G", "（）"] {
        let resolution = resolve(text, None);
        assert_eq!(resolution, TechnologyResolution::Unknown { nearest: vec![] }, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,24}", grade in "[（(三四、级手术G0O8肿瘤）)]{0,12}") {
        resolve(&text, None);
        resolve(&format!("肿瘤消融治疗技术{grade}"), Some("2023"));
    }
}
