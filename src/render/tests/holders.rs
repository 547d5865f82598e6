//! Who holds a technology, where one page would be too long; and who is near.

use super::{compressed, fixture, html};
use crate::catalog::TechnologyId;
use crate::dataset::InstitutionIndex;
use crate::record::FilingStatus;
use crate::site::{Page, Site};

fn ablation() -> TechnologyId {
    fixture::technology("tumor-ablation")
}

fn holders(code: &str, page: u32) -> Page {
    Page::Holders(ablation(), fixture::place(code), page)
}

fn holder_pages(site: &Site<'_>) -> Vec<Page> {
    site.pages().into_iter().filter(|page| matches!(page, Page::Holders(..))).collect()
}

/// How often each institution with a filing is listed on the pages of the places.
fn listed(site: &Site<'_>, pages: &[Page]) -> Vec<usize> {
    let pages: Vec<_> = pages.iter().map(|page| html(site, page)).collect();
    let id = ablation();
    let ids = site.filings_for(&id).map(|filing| site.history.id(filing.institution).as_str());
    let times = |id: &str| {
        let address = format!("/institutions/{id}/");
        pages.iter().map(|page| page.matches(&address).count()).sum()
    };
    ids.map(times).collect()
}

#[test]
fn few_filings_stand_on_the_technologys_own_page() {
    let inputs = fixture::crowded(&[("220104", 200)]);
    assert_eq!(holder_pages(&inputs.site()), []);
    let page = html(&inputs.site(), &Page::Technology(ablation()));
    assert!(page.contains("示例220104第199医院"));
}

#[test]
fn many_filings_are_counted_by_place_and_listed_on_the_places_pages() {
    let inputs = fixture::crowded(&[("220104", 300), ("220202", 150)]);
    let site = inputs.site();
    let page = html(&site, &Page::Technology(ablation()));
    assert!(!page.contains("示例220104第1医院"), "not listed one by one");
    assert!(page.contains("<a href=../../technologies/tumor-ablation/220100/>长春市"));
    assert!(
        page.contains("<a href=../../technologies/tumor-ablation/220000/>"),
        "the unplaced one"
    );
    let pages = holder_pages(&site);
    assert_eq!(pages, [holders("220000", 1), holders("220100", 1), holders("220200", 1)]);
    assert!(listed(&site, &pages).iter().all(|times| *times == 1), "each once");
    let place = html(&site, &holders("220100", 1));
    assert!(place.contains("长春市有 301 家医疗机构备案有效"));
    assert!(place.contains("id=p-220104") && place.contains("完成备案时间"));
    let ended = html(&site, &holders("220200", 1));
    assert!(ended.contains("tag--cancelled"), "the filings that are not valid stand there too");
}

#[test]
fn a_long_city_is_split_by_its_districts_and_a_long_district_by_pages() {
    let inputs = fixture::crowded(&[("220104", 300), ("220105", 850), ("220202", 5)]);
    let site = inputs.site();
    let pages = holder_pages(&site);
    let expected = [
        holders("220000", 1),
        holders("220100", 1),
        holders("220104", 1),
        holders("220105", 1),
        holders("220105", 2),
        holders("220105", 3),
        holders("220200", 1),
    ];
    assert_eq!(pages, expected);
    assert!(listed(&site, &pages).iter().all(|times| *times == 1), "each once");
    let city = html(&site, &holders("220100", 1));
    assert!(city.contains("<a href=../../../technologies/tumor-ablation/220105/>"));
    let second = html(&site, &holders("220105", 2));
    assert!(second.contains("tumor-ablation/220105/3/>3</a>"));
    assert!(second.contains("<a href=../../../../technologies/tumor-ablation/220100/>长春市</a>"));
}

#[test]
fn a_long_list_has_links_to_its_places() {
    let inputs = fixture::crowded(&[("220104", 20), ("220105", 20), ("220202", 150)]);
    let page = html(&inputs.site(), &Page::Technology(ablation()));
    for place in ["220100", "220200"] {
        assert!(page.contains(&format!("class=jumps__link href=#p-{place}>")), "{place}");
        assert!(page.contains(&format!("id=p-{place}")), "{place}");
    }
    let few = fixture::inputs();
    let page = html(&few.site(), &Page::Technology(ablation()));
    assert!(!page.contains("jumps"));
}

#[test]
fn many_training_bases_are_counted_and_listed_with_their_technology() {
    let mut inputs = fixture::inputs();
    let base = inputs.dataset.training_bases[0].clone();
    inputs.dataset.training_bases = vec![base; 401];
    let site = inputs.site();
    let page = html(&site, &Page::Training);
    assert!(page.contains("technologies/tumor-ablation/>肿瘤消融治疗技术</a>"));
    assert!(page.contains("点技术看培训基地") && !page.contains("每年两期"));
    let technology = html(&site, &Page::Technology(ablation()));
    assert_eq!(technology.matches("每年两期").count(), 300);
    assert!(technology.contains("还有 101 个"), "the rest is in the data");
}

#[test]
fn no_page_of_holders_is_heavier_than_a_phone_likes() {
    let inputs = fixture::crowded(&[("220104", 399), ("220105", 700)]);
    let site = inputs.site();
    for page in holder_pages(&site).into_iter().chain([Page::Technology(ablation())]) {
        let weight = compressed(html(&site, &page).as_bytes());
        assert!(weight <= 60_000, "{page:?}: {weight}");
    }
}

#[test]
fn counts_on_a_places_page_lead_to_the_list() {
    let inputs = fixture::crowded(&[("220104", 300), ("220202", 150)]);
    let site = inputs.site();
    let province = html(&site, &Page::Jurisdiction(fixture::place("220000")));
    let leads = |name: &str, place: &str| {
        let link =
            province.split("<a ").find(|link| link.contains(&format!("aria-label=\"{name}\"")));
        link.is_some_and(|link| link.contains(&format!("technologies/tumor-ablation/{place}/")))
    };
    assert!(leads("长春市 301 家", "220100"), "{province}");
    assert!(leads("未写明所在地 1 家", "220000"), "the unplaced one");
    let city = html(&site, &Page::Jurisdiction(fixture::place("220200")));
    assert!(
        !city.contains("tumor-ablation/220202/"),
        "a district of a city that is listed whole has no page"
    );
}

#[test]
fn a_place_without_a_technology_says_where_the_nearest_is() {
    let inputs = fixture::inputs();
    let site = inputs.site();
    let district = html(&site, &Page::Jurisdiction(fixture::place("220105")));
    assert!(
        district
            .contains("有备案有效的医疗机构：<a href=../../jurisdictions/220100/>长春市（1 家）")
    );
    let nearby = district.split_once("本地没有备案记录、全市或全省有的技术").expect("a section").1;
    let ecmo = "technologies/ecmo/#p-220100>长春市（1 家）";
    assert!(nearby.contains(ecmo));
    let other = html(&site, &Page::Jurisdiction(fixture::place("220802")));
    let nearby = other.split_once("本地没有备案记录、全市或全省有的技术").expect("a section").1;
    assert!(nearby.contains("吉林省（2 家）"), "of the whole province");
    let own = html(&site, &Page::Jurisdiction(fixture::place("220104")));
    assert!(!own.contains("本地没有备案记录"), "it has all there is");
}

#[test]
fn the_nearest_counts_valid_filings_alone() {
    let mut inputs = fixture::inputs();
    inputs.dataset.filings.iter_mut().for_each(|each| each.status = FilingStatus::Withdrawn);
    let page = html(&inputs.site(), &Page::Jurisdiction(fixture::place("220105")));
    assert!(!page.contains("本地没有备案记录") && !page.contains("在更大的范围里"));
}

#[test]
fn a_place_counts_each_institution_once() {
    let mut inputs = fixture::inputs();
    let again = inputs.dataset.filings[1].clone();
    inputs.dataset.filings.insert(2, again);
    let site = inputs.site();
    let held = site.held(&ablation(), &fixture::place("220100"));
    assert_eq!((held.filings, held.active_institutions), (2, 1));
    let counts = site.place_counts(&fixture::place("220000"));
    assert_eq!((counts.institutions, counts.active_institutions, counts.active_filings), (3, 2, 3));
    assert_eq!(site.place_of(InstitutionIndex(2)), &fixture::place("220000"));
}
