//! How people ask, and what stands first.

use crate::{answer, ask, titles};
use gongshi::search::{Document, Index, Kind, Tier};

fn first(index: &Index, query: &str) -> (String, Tier) {
    let answer = answer(index, query);
    let hit = answer.hits.first().unwrap_or_else(|| panic!("“{query}” finds nothing"));
    (index.document(hit.document).title.clone(), hit.tier)
}

#[test]
fn spellings_of_one_technology_find_it_first() {
    ask(|index| {
        for (query, tier) in [
            ("体外膜肺氧合（ECMO）技术", Tier::Exact),
            ("体外膜肺", Tier::Begins),
            ("ECMO", Tier::Contains),
            ("ｅｃｍｏ", Tier::Contains),
            ("體外膜肺氧合", Tier::Begins),
            ("体外膜肺氧和", Tier::Near),
            ("体外肺膜氧合", Tier::Near),
        ] {
            let (title, found) = first(index, query);
            assert_eq!((title.as_str(), found), ("体外膜肺氧合（ECMO）技术", tier), "{query}");
        }
    });
}

#[test]
fn everyday_words_find_the_technology_and_who_has_filed_it() {
    ask(|index| {
        for (query, technology) in [
            ("血透", "血液净化技术"),
            ("哪家医院能做血液透析", "血液净化技术"),
            ("骨髓移植", "异基因造血干细胞移植技术"),
            ("做骨髓移植的医院", "异基因造血干细胞移植技术"),
            ("机器人手术", "人工智能辅助治疗技术"),
            ("达芬奇手术机器人", "人工智能辅助治疗技术"),
            ("近视手术", "准分子激光屈光性角膜手术技术"),
            ("叶克膜", "体外膜肺氧合（ECMO）技术"),
            ("ＬＶＡＤ", "心室辅助技术"),
            ("换膝盖去哪家医院好", "人工关节置换技术"),
            ("肿瘤消融手术", "肿瘤消融治疗技术"),
        ] {
            let answer = answer(index, query);
            let mut found = answer.hits.iter().map(|hit| index.document(hit.document));
            assert_eq!(found.next().map(|each| each.title.as_str()), Some(technology), "{query}");
            let holds = |document: &Document| {
                let mut held = document.holdings.iter().map(|each| each.technology as u32);
                held.any(|number| index.document(number).title == technology)
            };
            let holders: Vec<_> = found.filter(|each| each.kind == Kind::Institution).collect();
            assert!(!holders.is_empty(), "{query} finds no hospital");
            assert!(holders.iter().all(|each| holds(each)), "{query}");
        }
    });
}

#[test]
fn everyday_words_go_with_places_and_hospitals() {
    ask(|index| {
        let found = answer(index, "长春血透");
        assert!(!found.hits.is_empty());
        for hit in found.hits {
            assert!(index.document(hit.document).context.contains("长春市"));
        }
        let answer = answer(index, "示例吉林市中心医院 骨髓移植");
        let card = answer.cards.first().expect("an answer");
        assert_eq!(index.document(card.technology).title, "异基因造血干细胞移植技术");
    });
}

// 心脏 stands in 心脏支架 and 移植 in several names, but who has filed both transplants no hearts.
#[test]
fn a_part_of_an_everyday_word_names_no_hospital() {
    ask(|index| {
        for query in ["心脏移植", "肾移植", "试管婴儿", "CAR-T", "干细胞治疗"] {
            let found = answer(index, query);
            let kinds = found.hits.iter().map(|hit| index.document(hit.document).kind);
            assert!(kinds.clone().all(|kind| kind != Kind::Institution), "{query}");
            assert!(titles(index, &found).contains(&"本站不收录的医疗技术"), "{query}");
        }
    });
}

#[test]
fn words_that_nothing_holds_are_left_aside_and_named() {
    ask(|index| {
        for (query, unused) in [
            ("ECMO 例数", "例数"),
            ("和睦家医院 ECMO", "和睦家医院"),
            ("前列腺癌机器人手术", "前列腺癌"),
            ("肺癌 质子", "肺癌"),
        ] {
            let answer = answer(index, query);
            assert_eq!(answer.unused, unused, "{query}");
            assert!(answer.hits.iter().all(|hit| hit.tier.code() == "some"), "{query}");
            assert!(!answer.hits.is_empty(), "{query}");
        }
        // A place, a hospital, a status and a "not" are never left aside.
        for query in ["白城 同种胰岛移植 附属医院", "撤销 消融", "没有ECMO", "长春 心脏移植"]
        {
            let answer = answer(index, query);
            let mut hits = answer.hits.iter().filter(|hit| hit.tier.code() == "some");
            let is_hospital = |number| index.document(number).kind == Kind::Institution;
            assert!(hits.all(|hit| !is_hospital(hit.document)), "{query}");
        }
        assert_eq!(answer(index, "长春 消融").unused, "");
    });
}

#[test]
fn places_terms_catalogs_and_lists_are_found_by_name() {
    ask(|index| {
        for (query, title, kind) in [
            ("长春市", "长春市", Kind::Place),
            ("长春", "长春市", Kind::Place),
            ("什么是限制类技术", "限制类技术", Kind::Term),
            ("2022年目录", "国家限制类技术目录（2022年版）", Kind::Page),
            ("国卫办医发〔2022〕6号", "国家限制类技术目录（2022年版）", Kind::Page),
            ("数据下载", "数据下载", Kind::Page),
            ("怎样核查", "怎样核查", Kind::Page),
            ("投诉", "关于本站与方法", Kind::Page),
        ] {
            let hit = answer(index, query).hits[0];
            let document = index.document(hit.document);
            assert_eq!((document.title.as_str(), document.kind), (title, kind), "{query}");
        }
        assert_eq!(first(index, "管理办法 第11条").1, Tier::Parts);
        let found = answer(index, "吉林细则 第二十五条");
        let document = index.document(found.hits[0].document);
        assert!(document.address.ends_with("jilin-rules/#art-25"), "{}", document.address);
    });
}

#[test]
fn a_word_of_its_explanation_finds_a_technology() {
    ask(|index| {
        assert_eq!(first(index, "白血病").0, "异基因造血干细胞移植技术");
        assert_eq!(first(index, "尿毒症").0, "血液净化技术");
    });
}

#[test]
fn a_place_and_a_technology_find_the_institutions_there() {
    ask(|index| {
        for query in ["长春 消融", "长春消融", "哪家医院能做肿瘤消融 长春", "消融，长春市"]
        {
            let answer = answer(index, query);
            let institutions: Vec<_> =
                answer.hits.iter().map(|hit| index.document(hit.document)).collect();
            assert!(!institutions.is_empty(), "{query}");
            for each in institutions {
                let kinds = [Kind::Institution, Kind::TrainingBase];
                assert!(kinds.contains(&each.kind), "{query}: {}", each.title);
                assert!(each.context.contains("长春市"), "{query}: {}", each.context);
            }
        }
    });
}

#[test]
fn levels_narrow() {
    ask(|index| {
        let answer = answer(index, "肿瘤消融 三甲");
        assert!(!answer.hits.is_empty());
        for hit in answer.hits {
            let level = index.document(hit.document).level.map(|level| level.in_chinese());
            assert_eq!(level, Some("三级甲等"));
        }
    });
}

#[test]
fn codes_and_numbers_are_found_whole() {
    ask(|index| {
        let answer = answer(index, "GO3");
        assert!(
            answer.hits.iter().any(|hit| index.document(hit.document).kind == Kind::CatalogItem)
        );
        assert_eq!(first(index, "第二十四条").0, "第二十四条");
        assert_eq!(first(index, "第24条").0, "第二十四条");
        for number in 0..index.len() {
            let document = index.document(number);
            for identifier in &document.identifiers {
                let (title, tier) = first(index, identifier);
                assert_eq!((title, tier), (document.title.clone(), Tier::Exact), "{identifier}");
            }
        }
    });
}

#[test]
fn dates_find_what_was_filed_then() {
    ask(|index| {
        let holds = |number: u32| {
            index.document(number).holdings.iter().find(|each| each.completed.len() == 10)
        };
        let date = (0..index.len()).find_map(holds).expect("a filing").completed.clone();
        let written = format!(
            "{}年{}月{}日",
            &date[..4],
            date[5..7].trim_start_matches('0'),
            date[8..].trim_start_matches('0')
        );
        for query in [date.as_str(), &date.replace('-', ""), &written] {
            let answer = answer(index, query);
            assert!(!answer.hits.is_empty(), "{query}");
        }
    });
}

#[test]
fn sounds_are_a_lower_tier_of_their_own() {
    ask(|index| {
        for query in ["changchun", "chang chun", "changchunshi", "ccs"] {
            let answer = answer(index, query);
            assert!(!answer.hits.is_empty(), "{query}");
            assert!(answer.hits.iter().all(|hit| hit.tier == Tier::Sound), "{query}");
            assert!(titles(index, &answer)[0].contains("长春"), "{query}");
        }
        // Characters are never taken by their sound.
        assert!(answer(index, "尝纯").hits.is_empty());
    });
}

#[test]
fn short_names_find_hospitals_below_their_names() {
    ask(|index| {
        for (query, name) in [("长春妇幼", "长春市妇幼保健院"), ("吉林省医", "吉林省人民医院")]
        {
            let answer = answer(index, query);
            assert!(titles(index, &answer).iter().any(|title| title.contains(name)), "{query}");
        }
    });
}

#[test]
fn quotes_mean_word_for_word() {
    ask(|index| {
        let answer = answer(index, "“第一责任人”");
        assert!(!answer.hits.is_empty());
        for hit in &answer.hits {
            let document = index.document(hit.document);
            assert!(document.text.contains("第一责任人") || document.title.contains("第一责任人"));
        }
    });
}

#[test]
fn a_question_about_an_institution_and_a_technology_is_answered() {
    ask(|index| {
        let (mut with, mut without) = (0, 0);
        for number in 0..index.len() {
            let document = index.document(number);
            if document.kind != Kind::Institution {
                continue;
            }
            let answer = answer(index, &format!("{} 肿瘤消融", document.title));
            let card = answer.cards.first().unwrap_or_else(|| panic!("{}", document.title));
            assert_eq!(card.institution, Some(number), "{}", document.title);
            let technology = &index.document(card.technology).title;
            assert_eq!(technology, "肿瘤消融治疗技术");
            let filed =
                document.holdings.iter().find(|each| each.technology == card.technology as usize);
            assert_eq!(card.filing.as_ref(), filed);
            *(if filed.is_some() { &mut with } else { &mut without }) += 1;
        }
        assert!(with > 0 && without > 0, "{with} {without}");
    });
}

#[test]
fn hostile_queries_find_nothing_and_break_nothing() {
    ask(|index| {
        let long = "医院".repeat(5000);
        for query in [
            "",
            " ",
            "\"",
            "\"\"",
            "🏥🏥",
            "\u{0}\u{1b}[31m",
            "<script>alert(1)</script>",
            "''''",
            "%",
            &long,
            "a".repeat(9999).as_str(),
        ] {
            let answer = answer(index, query);
            assert!(answer.hits.len() <= 10);
        }
    });
}
