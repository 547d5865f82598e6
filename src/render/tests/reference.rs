//! Catalogs, comparisons and regulations.

use super::{fixture, html};
use crate::catalog::EditionId;
use crate::content::{ContentFile, Regulation, load};
use crate::site::Page;

fn edition(id: &str) -> EditionId {
    EditionId::new(id).expect("id")
}

#[test]
fn editions_stand_by_whether_they_are_in_force() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Catalogs);
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    assert!(at("现行的限制类技术目录") < at("national-2022/"));
    assert!(at("以前的限制类技术目录") < at("national-2017/"));
    assert!(page.contains("2017年2月17日起施行，2022年4月20日起不再施行"), "{page}");
    assert!(page.contains("2021年起施行"), "the precision of the source: {page}");
}

#[test]
fn entries_have_anchors_by_code_and_count_valid_filings() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Catalog(edition("national-2022")));
    let row = page.split("<tr").find(|row| row.contains("id=g08")).expect("row");
    assert!(row.contains("肿瘤消融治疗技术") && row.contains("<span>2</span>"), "{row}");
    assert!(row.contains("改编号"), "what became of it: {row}");
}

#[test]
fn a_prohibition_for_one_disease_says_so() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Catalog(edition("prohibited-2025")));
    assert!(page.contains("用于其他疾病，不在禁止之列"), "{page}");
    assert!(page.contains("阿尔茨海默病") && !page.contains("备案有效的机构"), "{page}");
    let all = html(&inputs.site(), &Page::Catalog(edition("prohibited-2015")));
    assert!(!all.contains("禁止用于") && !all.contains("不在禁止之列"), "{all}");
    let group = html(&inputs.site(), &Page::Technologies);
    assert!(!group.contains("任何疾病"), "nobody said for which disease: {group}");
}

#[test]
fn a_comparison_counts_first_and_warns_of_equal_codes() {
    let inputs = fixture::inputs();
    let page = Page::Crosswalk(edition("national-2017"), edition("national-2022"));
    let page = html(&inputs.site(), &page);
    assert!(page.contains("不变 3 项，改名 1 项，改编号 6 项，移出 5 项，新增 2 项。"), "{page}");
    let clashes = page.rsplit("编号相同、技术不同").next().expect("section");
    assert!(clashes.contains("人工智能辅助治疗技术"), "{clashes}");
    assert!(page.contains("../../../../technologies/tumor-ablation/"), "{page}");
}

#[test]
fn catalogs_beside_each_other_are_compared_without_speaking_of_change() {
    let inputs = fixture::inputs();
    let page = Page::Crosswalk(edition("jilin-2021"), edition("national-2022"));
    let page = html(&inputs.site(), &page);
    let counts =
        "没有两份都列入的技术，只在吉林省2021年版目录的 21 项，只在国家2022年版目录的 12 项。";
    assert!(page.contains(counts), "{page}");
    assert!(!page.contains("去向") && !page.contains("只在前一份"), "{page}");
    let uncoded = Page::Crosswalk(edition("prohibited-2015"), edition("prohibited-2025"));
    let uncoded = html(&inputs.site(), &uncoded);
    assert_eq!(uncoded.matches("未编号").count(), 5 + 2, "{uncoded}");
    assert!(uncoded.contains("空肠回肠吻合术"), "{uncoded}");
}

#[test]
fn regulations_stand_by_where_they_hold() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Regulations);
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    assert!(at("吉林省的规定") < at("jilin-rules/"));
    assert!(at("不适用于吉林省") < at("guizhou-draft/"));
    assert!(page.contains("施行日期未载明"), "{page}");
}

#[test]
fn a_regulation_has_its_articles_and_its_cautions() {
    let inputs = fixture::inputs();
    let site = inputs.site();
    let measures = html(&site, &Page::Regulation("measures".to_owned()));
    assert!(measures.contains("id=art-24") && measures.contains("href=#art-24"), "{measures}");
    assert!(measures.contains("7 章，51 条") && !measures.contains("class=banner"));
    let draft = html(&site, &Page::Regulation("guizhou-draft".to_owned()));
    assert!(draft.contains("不能作为办事依据") && draft.contains("只适用于贵州省"), "{draft}");
}

#[test]
fn only_the_newest_version_of_a_regulation_has_a_page() {
    let mut inputs = fixture::inputs();
    let mut newer = inputs.content.regulations[0].clone();
    newer.version = "9999".to_owned();
    newer.title = "新版".to_owned();
    inputs.content.regulations.insert(1, newer);
    let site = inputs.site();
    let id = inputs.content.regulations[0].id.clone();
    assert_eq!(
        site.pages().iter().filter(|page| **page == Page::Regulation(id.clone())).count(),
        1
    );
    assert!(html(&site, &Page::Regulation(id)).contains(">新版</h1>"));
}

/// An invented regulation: 2022 changes two words and inserts an article, 2024 only how it is set.
fn versions() -> Vec<Regulation> {
    let head = |version: &str| {
        format!(
            "+++\ntitle = \"示例办法\"\nshort_title = \"示例办法\"\nissuer = \"示例省\"\n\
             in_force = \"{version}-01-01\"\nstatus = \"in-force\"\nsource = \"虚构\"\n+++\n"
        )
    };
    let first = "第一条　应当于15个工作日内（自首例起）备案。\n\n第二条　目录应当公开。\n";
    let second = "第一条　应当于30个工作日内（自首例起）备案。\n\n第一条之一　材料保存五年。\n\n\
                  第二条　目录应当公开。\n";
    let third = second.replace("（自首例起）", "(自首例起)").replace("30", "３０");
    let files = [("2020", first), ("2022", second), ("2024", &third)].map(|(version, body)| {
        let path = format!("regulations/example/{version}.md");
        ContentFile { path, text: format!("{}\n{body}", head(version)) }
    });
    load(&files).expect("loads").regulations
}

#[test]
fn two_versions_stand_side_by_side_and_a_reissue_shows_no_change() {
    let mut inputs = fixture::inputs();
    let at = inputs.content.regulations.partition_point(|each| each.id.as_str() < "example");
    inputs.content.regulations.splice(at..at, versions());
    let site = inputs.site();
    let changes = |from: &str, to: &str| {
        Page::RegulationChanges("example".to_owned(), from.to_owned(), to.to_owned())
    };
    let page = html(&site, &changes("2020", "2022"));
    assert!(page.contains("2 处不同：增加 1 处，改写 1 处；1 处文字相同"), "{page}");
    assert!(page.contains("应当于<del>15</del>个工作日内"), "{page}");
    assert!(page.contains("应当于<ins>30</ins>个工作日内"), "{page}");
    assert!(page.contains("新的第一条之一"), "{page}");
    let reissue = html(&site, &changes("2022", "2024"));
    assert!(reissue.contains("没有改动。3 处对应的条文，文字都相同。"), "{reissue}");
    assert!(!reissue.contains("class=pair"), "{reissue}");
    assert!(site.pages().contains(&changes("2020", "2024")), "any two can be compared");
    let newest = html(&site, &Page::Regulation("example".to_owned()));
    let when = newest.split("哪一天用哪一版").nth(1).expect("versions");
    assert!(when.contains("2022年文本：2022年1月1日起施行，到2024年1月1日下一版施行为止"));
    let old = Page::RegulationVersion("example".to_owned(), "2020".to_owned());
    assert!(html(&site, &old).contains("不是本站数据截止日适用的版本"));
}

#[test]
fn articles_say_how_to_cite_them_and_what_refers_to_them() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Regulation("measures".to_owned()));
    let article = page.split("id=art-24>").nth(1).expect("article");
    let article = article.split("id=art-25>").next().expect("up to the next");
    assert!(article.contains("（国家卫生健康委员会令第1号）第二十四条，https://"), "{article}");
    assert!(article.contains("[EB/OL]. (2018-08-13)[2026-11-15]."), "{article}");
    assert!(article.contains("核查规则") && article.contains("词语解释：院务公开"), "{article}");
    assert!(article.contains("关于本站与方法"), "pages refer to it: {article}");
    let cited = page.matches("引用<span").count();
    assert_eq!(cited, page.matches("，被引用 ").count(), "what nothing refers to stays plain");
}

#[test]
fn the_provinces_rules_stand_beside_the_national_ones() {
    let inputs = fixture::inputs();
    let page = Page::RegulationComparison("measures".to_owned(), "jilin-rules".to_owned());
    let page = html(&inputs.site(), &page);
    assert!(page.contains("44 处不同") && page.contains("9 处文字相同"), "{page}");
    let substance = page.find("第十一条 → 第十二条").expect("pair");
    let wording = page.find("只改了说法的条文").expect("group");
    assert!(substance < wording, "what matters most comes first");
    assert!(page.contains("<ins>") && page.contains("<del>"), "{page}");
}

#[test]
fn a_technology_tells_since_when_it_is_restricted() {
    let inputs = fixture::inputs();
    let page =
        html(&inputs.site(), &Page::Technology(fixture::technology("skin-allotransplantation")));
    let story = page.split("从什么时候起").nth(1).expect("story");
    let at = |text: &str| story.find(text).unwrap_or_else(|| panic!("{text}: {story}"));
    assert!(
        at("国家列入限制类目录") < at("国家不再限制")
            && at("国家不再限制") < at("现行目录都没有列入")
    );
    assert!(!story.contains("各省仍可能在本省目录里限制"), "the province's own is known: {story}");
    let page = html(&inputs.site(), &Page::Technology(fixture::technology("tumor-ablation")));
    assert!(page.contains("编号 G08，上一版是 G10"), "{page}");
}

#[test]
fn centres_that_a_draft_names_are_told_where_it_would_hold() {
    let mut inputs = fixture::inputs();
    let page = Page::Technology(fixture::technology("tumor-ablation"));
    let centre = "综合介入技术医疗质量控制中心";
    assert!(!html(&inputs.site(), &page).contains(centre), "a draft of another province");
    inputs.jurisdiction = fixture::place("520000");
    let there = html(&inputs.site(), &page);
    assert!(there.contains(centre) && there.contains(">贵州征求意见稿<"), "{there}");
    inputs.jurisdiction = fixture::place("220000");
    let draft = inputs.content.regulations.iter_mut().find(|each| each.id == "guizhou-draft");
    draft.expect("draft").status = crate::content::RegulationStatus::InForce;
    let elsewhere = html(&inputs.site(), &page);
    assert!(elsewhere.contains("只适用于贵州省，不适用于吉林省"), "{elsewhere}");
}
