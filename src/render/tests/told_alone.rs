//! What is told of a page where the page itself is not seen: titles, previews, texts without looks.

use super::{fixture, html};
use crate::dataset::InstitutionIndex;
use crate::history::{Accepted, EventKind};
use crate::privacy::Few;
use crate::site::Page;

/// The sentence for search engines and previews of links.
fn description(page: &str) -> &str {
    let before = page.split_once(" name=description>").expect("a description").0;
    before.rsplit("content=").next().expect("its text").trim_matches('"')
}

#[test]
fn hospitals_of_one_name_are_told_apart() {
    let mut inputs = fixture::inputs();
    let name = inputs.dataset.institutions[0].name.clone();
    inputs.dataset.institutions[0].jurisdiction = Some(fixture::place("220102"));
    inputs.dataset.institutions[1].jurisdiction = Some(fixture::place("220202"));
    let alone = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    assert!(alone.contains(&format!("<title>{name} - ")) && !alone.contains("同名"), "{alone}");
    inputs.dataset.institutions[1].name.clone_from(&name);
    let site = inputs.site();
    let page = html(&site, &Page::Institution(InstitutionIndex(0)));
    assert!(page.contains(&format!("<title>{name}（长春市南关区） - ")), "{page}");
    assert!(description(&page).starts_with(&format!("{name}（长春市南关区）：")), "{page}");
    assert!(page.contains(&format!("<h1>{name}</h1>")), "{page}");
    let other = page.split_once("另有同名的医疗机构：").expect("a word of the other").1;
    assert!(other.contains(&format!(">{name}（吉林市昌邑区）</a></p>")), "{other}");
    let index = site.title(&Page::Institution(InstitutionIndex(1)));
    assert_eq!(index, format!("{name}（吉林市昌邑区）"), "in its JSON too");
    inputs.dataset.filings.clear();
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(1)));
    assert!(page.contains("，或者分不清是同名的哪一家。想弄清楚"), "{page}");
}

#[test]
fn a_preview_says_what_the_page_is_of() {
    let mut inputs = fixture::inputs();
    inputs.config.summary = None;
    let site = inputs.site();
    let technology = html(&site, &Page::Technology(fixture::technology("tumor-ablation")));
    assert_eq!(description(&technology), "肿瘤消融治疗技术：吉林省有 2 家医疗机构备案有效。");
    let holders = Page::Holders(fixture::technology("tumor-ablation"), fixture::place("220100"), 1);
    assert!(description(&html(&site, &holders)).starts_with("肿瘤消融治疗技术：长春市"));
    assert!(description(&html(&site, &Page::Home)).starts_with("吉林省哪家医疗机构备案了"));
    let (letter, _) = site.letters()[0];
    let page = html(&site, &Page::Letter(letter, 1));
    assert!(description(&page).contains(letter.expect("a letter")), "{page}");
}

#[test]
fn a_note_is_apart_from_its_value_without_a_style_sheet() {
    let inputs = fixture::inputs();
    for page in [Page::Institutions, Page::Glossary, Page::Dictionary, Page::Quality] {
        let page = html(&inputs.site(), &page);
        let mut before = page.split("<span class=cell-note>").collect::<Vec<_>>();
        before.pop();
        assert!(!before.is_empty());
        assert!(before.iter().all(|text| text.ends_with(' ')), "{page}");
    }
}

#[test]
fn where_a_source_writes_the_same_only_what_is_compared_is_said_to_be_the_same() {
    let mut inputs = fixture::inputs();
    inputs.dataset.filings.clear();
    inputs.dataset.disclosures.clear();
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(1)));
    assert!(page.contains("名称和日期，没有发现原文与本页不同。"), "{page}");
    assert!(page.contains("备案机关、级别、状态和日期，本页用统一的写法。"), "{page}");
}

#[test]
fn a_site_of_one_place_asks_nobody_to_choose() {
    let mut inputs = fixture::inputs();
    inputs.jurisdiction = fixture::place("220102");
    let page = html(&inputs.site(), &Page::Jurisdictions);
    assert!(page.contains("本站只有一个地区：<a href=../jurisdictions/220102/>"), "{page}");
    assert!(!page.contains("选一个地区"), "{page}");
}

#[test]
fn nothing_valid_is_no_prohibition_on_the_first_page() {
    let mut inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Home);
    assert!(page.contains("项备案有效") && !page.contains("本站未见吉林省"), "{page}");
    inputs.dataset.filings.clear();
    let page = html(&inputs.site(), &Page::Home);
    assert!(page.contains("本站未见吉林省医疗机构的有效备案记录，不表示不能开展。"), "{page}");
    assert!(!page.contains("有 <strong>0"), "{page}");
}

#[test]
fn a_release_tells_its_counts_as_its_summary_does_and_names_authorities() {
    let mut inputs = fixture::inputs();
    let release = inputs.history.releases.last_mut().expect("a release");
    let date = release.date;
    let mut filing = release.events[0].clone();
    (filing.kind, filing.field) = (EventKind::Removed, None);
    let mut count = filing.clone();
    count.field = Some("cumulative_cases".to_owned());
    release.events = vec![filing, count];
    let what = "“220100”原有的 1 条院务公开记录全部不再列出".to_owned();
    release.accepted = vec![Accepted { name: "records:220100/disclosure".to_owned(), what }];
    let page = html(&inputs.site(), &Page::Change(date));
    assert!(page.contains("不再列出 1 条，例数不再列出 1 条"), "{page}");
    assert!(page.contains("<h2>不再列出（1）、例数不再列出（1）</h2>"), "{page}");
    assert!(page.contains("“长春市卫生健康委员会”原有的 1 条院务公开记录"), "{page}");
}

#[test]
fn counts_kept_back_are_not_said_to_be_copied() {
    let mut inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    assert!(page.contains("本站照录。") && !page.contains("少于多少"), "{page}");
    let told = &mut inputs.dataset.disclosures[0];
    (told.cumulative_cases, told.few_cases) = (None, Few::than(11));
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    assert!(page.contains("为免认出病人，只写少于多少"), "{page}");
}
