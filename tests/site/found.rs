//! What the search says is what the pages say: of what left the exports, and of whether a filing is
//! needed.

use crate::history::{FIRST, SECOND, THIRD, week};
use crate::support::{self, build, export, options, site};
use gongshi::history::Accept;
use gongshi::search::{Card, Index, State};
use gongshi::{BuildOptions, Silent};
use std::path::Path;

/// The index as `gongshi search` has it.
fn index(options: &BuildOptions) -> Index {
    gongshi::index(options).expect("an index")
}

fn cards(index: &Index, query: &str) -> Vec<Card> {
    index.search(query, 10).expect("an answer").cards
}

/// Two weeks: in the second one filing of the first hospital and all of the second are gone.
fn shrunk(folder: &Path) -> BuildOptions {
    let site = site(folder);
    let gone = FIRST.replace("肿瘤消融治疗技术", "放射性粒子植入治疗技术");
    week(&site, "2026-11-08", &[FIRST, &gone, SECOND, THIRD]);
    build(&site);
    week(&site, "2026-11-15", &[FIRST, THIRD]);
    let accepting = BuildOptions { accept: Accept::Everything, ..options(&site) };
    gongshi::build(&accepting, &Silent).expect("the second week");
    accepting
}

#[test]
fn a_filing_that_left_the_exports_is_told_as_one() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let index = index(&shrunk(temporary.path()));
    let told = cards(&index, "示例市第一医院 放射性粒子植入");
    let filing = told.first().and_then(|card| card.filing.clone()).expect("what was known");
    assert_eq!((filing.state, filing.completed.as_str()), (State::NoLongerListed, "2023-05-06"));
    assert!(filing.state.in_chinese().contains("以前公布过"), "{filing:?}");
    let valid = cards(&index, "示例市第一医院 肿瘤消融");
    assert_ne!(valid[0].filing.as_ref().map(|each| each.state), Some(State::NoLongerListed));
    assert_eq!(cards(&index, "示例市第三医院 肿瘤消融")[0].filing, None, "it never had one");
    let listed = index.search("放射性粒子植入", 10).expect("an answer");
    let is_first = |title: &str| title == "示例市第一医院";
    assert!(!listed.hits.iter().any(|hit| is_first(&index.document(hit.document).title)));
}

#[test]
fn an_institution_that_left_the_exports_is_found_after_all_others() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let index = index(&shrunk(temporary.path()));
    let answer = index.search("示例市第二医院", 10).expect("an answer");
    assert_eq!(answer.absent, "");
    let found = index.document(answer.hits[0].document);
    assert_eq!((found.title.as_str(), found.active()), ("示例市第二医院", 0));
    assert!(found.context.contains("以前公布过"), "{}", found.context);
    let page = temporary.path().join("public").join(&found.address).join("index.html");
    assert!(page.is_file(), "its page stays: {}", page.display());
    let filed = cards(&index, "示例市第二医院 肿瘤消融");
    assert_eq!(filed[0].filing.as_ref().map(|each| each.state), Some(State::NoLongerListed));
    let all = index.search("示例市", 10).expect("an answer").hits;
    let last = all.iter().map(|hit| index.document(hit.document)).next_back().expect("some");
    assert_eq!(last.title, "示例市第二医院");
}

/// The note of the first card of a question on a site of a place with two hospitals.
fn note(place: &str, city: &str, technology: &str) -> String {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let settings = support::SETTINGS.replace("220000", place);
    std::fs::write(site.join("site.toml"), settings).expect("settings");
    let rows = format!(
        "医疗机构名称,所在地,限制类技术名称,完成备案时间,备案状态\n\
         示例城甲医院,{city},肿瘤消融治疗技术,2023-05-06,有效\n\
         示例城乙医院,{city},心室辅助技术,2023-05-06,有效\n"
    );
    let sender = if place == "000000" { "220000" } else { place };
    export(&site, &format!("{sender}/2026-11-15"), "备案.csv", rows.as_bytes());
    let cards = cards(&index(&options(&site)), &format!("示例城甲医院 {technology}"));
    cards[0].note.clone()
}

#[test]
fn a_card_knows_no_more_than_the_page_of_whether_a_filing_is_needed() {
    let certain = note("220000", "长春市", "同种异体皮肤移植");
    assert!(certain.contains("现在不需要备案"), "{certain}");
    let unknown = note("410000", "郑州市", "同种异体皮肤移植");
    assert!(unknown.contains("各省仍可以在本省目录里限制"), "{unknown}");
    assert!(!unknown.contains("不需要备案"), "{unknown}");
    let part = note("220000", "长春市", "消化内镜诊疗技术");
    assert_eq!(part, "只有难度较高的三级、四级操作属于限制类，其余不需要备案。");
    let country = note("000000", "长春市", "消化内镜诊疗技术");
    assert!(country.contains("吉林省（限三级、四级）现在限制"), "{country}");
}
