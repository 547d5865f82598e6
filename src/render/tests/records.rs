//! Training bases, quality centres, changes, data and what stands around them.

use super::{fixture, html};
use crate::check::{RULES, Summary};
use crate::dataset::{InstitutionIndex, TableAccount};
use crate::record::{BaseStatus, LineAccount};
use crate::site::Page;
use crate::site::dictionary::{DataSetId, Form};
use crate::source::FileId;
use jiff::civil::date;

#[test]
fn training_bases_say_what_their_status_means() {
    let mut inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Training);
    assert!(page.contains("有 1 个培训基地备案有效。") && !page.contains("责令停止培训工作"));
    inputs.dataset.training_bases[0].status = BaseStatus::Stopped;
    let page = html(&inputs.site(), &Page::Training);
    assert!(
        page.contains("另有 1 个被责令停止培训") && page.contains("责令停止培训工作"),
        "{page}"
    );
    assert!(page.contains("id=tumor-ablation"), "{page}");
}

#[test]
fn quality_centres_stand_by_technology() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::QualityCentres);
    assert!(page.contains("有 1 个质控中心负责 1 项技术"), "{page}");
    assert!(page.contains("示例省肿瘤消融质控中心"), "{page}");
}

#[test]
fn a_release_lists_its_changes_by_kind() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Change(date(2026, 11, 15)));
    let cancelled = page.split("<h2>").find(|part| part.starts_with("备案取消（1）"));
    let cancelled = cancelled.expect("section");
    assert!(
        cancelled.contains("<td class=table__short data-label=日期 role=cell><span>2025年3月1日"),
        "on one line: {cancelled}"
    );
    let renamed = page.split("<h2>").find(|part| part.starts_with("机构更名（1）"));
    assert!(renamed.expect("section").contains("示例省第二医院"), "{page}");
    assert!(page.contains("rel=prev") && !page.contains("rel=next"), "{page}");
}

#[test]
fn the_first_release_explains_itself() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Change(date(2026, 11, 8)));
    assert!(page.contains("第一次公布") && page.contains("不算新增"), "{page}");
}

#[test]
fn releases_are_listed_newest_first() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Changes);
    assert!(page.find("../changes/2026-11-15/") < page.find("../changes/2026-11-08/"), "{page}");
    assert!(page.contains("../changes/feed.xml"), "{page}");
}

#[test]
fn every_form_of_every_data_set_is_linked() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Data);
    for set in DataSetId::ALL.iter().map(|id| id.declaration()) {
        for form in Form::ALL {
            assert!(page.contains(&format!("../{}", set.path(form))), "{}", set.path(form));
        }
    }
    assert!(page.contains("4 条") && page.contains("sha256sum --ignore-missing -c"), "{page}");
}

#[test]
fn every_field_is_explained() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Dictionary);
    for set in DataSetId::ALL.iter().map(|id| id.declaration()) {
        for field in set.fields {
            assert!(page.contains(&format!("id={}-{}", set.name, field.name)), "{}", field.name);
        }
    }
    assert!(page.contains("../../regulations/measures/#art-40"), "{page}");
}

#[test]
fn the_account_adds_up_and_findings_show_no_value() {
    let mut inputs = fixture::inputs();
    let lines =
        LineAccount { read: 12, header: 1, accepted: 10, set_aside: 1, ..LineAccount::default() };
    inputs.dataset.accounts =
        vec![TableAccount { file: FileId(0), sheet: 0, kind: None, is_hidden: false, lines }];
    inputs.findings = Summary { counts: vec![count()] };
    let page = html(&inputs.site(), &Page::Quality);
    assert!(page.contains("正好等于读入的行数") && page.contains("12 行"), "{page}");
    assert!(page.contains("与前面重复的，只采用第一行"), "no error of the sender: {page}");
    let rule = RULES[0];
    assert!(page.contains(&format!("../../rules/{}/", rule.name)), "{page}");
    let page = html(&inputs.site(), &Page::Rule(rule.name));
    assert!(page.contains(rule.explanation) && page.contains("共 3 处"), "{page}");
    let page = html(&inputs.site(), &Page::Rules);
    assert!(page.contains(rule.title) && page.contains(&format!("{}/", rule.name)), "{page}");
}

fn count() -> crate::check::RuleCount {
    let rule = RULES[0];
    crate::check::RuleCount {
        rule: rule.code,
        title: rule.title,
        severity: rule.severity,
        file: FileId(0),
        findings: 3,
        explained: 0,
    }
}

#[test]
fn the_page_for_missing_pages_works_at_any_depth() {
    let mut inputs = fixture::inputs();
    inputs.config.base_url = "https://example.org/ylws/".to_owned();
    let page = html(&inputs.site(), &Page::NotFound);
    assert!(page.contains("href=/ylws/technologies/") && page.contains("/ylws/assets/"), "{page}");
    assert!(!page.contains("rel=canonical") && !page.contains("index.json"), "{page}");
}

#[test]
fn the_map_reaches_every_section() {
    let inputs = fixture::inputs();
    let site = inputs.site();
    let page = html(&site, &Page::SiteMap);
    for section in site.sections() {
        let folder = section.folder(site.history);
        assert!(page.contains(&format!("<h2><a href=../{folder}>")), "{folder}: {page}");
    }
    assert!(page.contains("../about/"), "{page}");
}

#[test]
fn written_pages_keep_their_anchors() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Content("about".to_owned()));
    assert!(
        page.contains("id=filing") && page.contains("../regulations/measures/#art-11"),
        "{page}"
    );
}

#[test]
fn a_national_site_lists_the_country_once() {
    let mut inputs = fixture::inputs();
    inputs.jurisdiction = crate::catalog::JurisdictionCode::country();
    let site = inputs.site();
    let mut files: Vec<_> = site.pages().iter().map(|page| page.file(site.history)).collect();
    let pages = files.len();
    files.sort_unstable();
    files.dedup();
    assert_eq!(files.len(), pages, "no two pages share a file");
    let map = html(&site, &Page::SiteMap);
    assert_eq!(map.matches("href=../jurisdictions/>").count(), 2, "navigation and heading: {map}");
}

#[test]
fn a_catalog_is_as_much_in_force_as_the_document_it_is_annexed_to() {
    let inputs = fixture::inputs();
    let site = inputs.site();
    let catalog = crate::catalog::EditionId::new("jilin-2021").expect("id");
    let unstated = "文本没有注明现在是否有效；没有收到它被废止或者代替的资料，本站按现行处理。";
    for page in [Page::Catalog(catalog), Page::Regulation("jilin-rules".to_owned())] {
        let html = html(&site, &page);
        assert!(html.contains(unstated) && !html.contains("现行有效"), "{html}");
    }
    let national = crate::catalog::EditionId::new("national-2022").expect("id");
    assert!(html(&site, &Page::Catalog(national)).contains("现行有效，列出 12 项限制类技术"));
}

#[test]
fn the_list_of_institutions_says_how_many_the_page_of_the_place_counts() {
    let inputs = fixture::inputs();
    let list = html(&inputs.site(), &Page::Institutions);
    assert!(list.contains("吉林市（1 家，其中 0 家有有效备案）"), "{list}");
    assert!(list.contains("长春市（1 家）"), "{list}");
}

#[test]
fn changes_stand_by_place_and_a_count_that_stays_says_so() {
    let mut inputs = fixture::inputs();
    let release = inputs.history.releases.last_mut().expect("release");
    let mut event = release.events[0].clone();
    event.kind = crate::history::EventKind::CountUpdated;
    event.before = Some("35".to_owned());
    event.after = Some("35".to_owned());
    let ids = inputs.history.ids.clone();
    release.events = (0..3)
        .rev()
        .map(|at: usize| {
            let institution_name = inputs.dataset.institutions[at].name.clone();
            crate::history::Event { institution: ids[at], institution_name, ..event.clone() }
        })
        .collect();
    let page = html(&inputs.site(), &Page::Change(jiff::civil::date(2026, 11, 15)));
    let at = |name: &str| page.find(name).unwrap_or_else(|| panic!("{name}: {page}"));
    // The county hospital's place is not known: it stands under the site's own area.
    assert!(at("示例县医院") < at("示例省肿瘤医院") && at("示例省肿瘤医院") < at("示例市中心医院"));
    assert_eq!(page.matches("不变，截止日期更新").count(), 3, "{page}");
}

#[test]
fn the_list_of_letters_says_what_it_is_and_where_one_is() {
    let inputs = fixture::inputs();
    let site = inputs.site();
    let (letter, _) = site.letters()[0];
    let page = html(&site, &Page::Letter(letter, 1));
    let (_, list) =
        page.split_once("<nav aria-label=拼音首字母>").unwrap_or_else(|| panic!("{page}"));
    let (list, _) = list.split_once("</nav>").expect("an end");
    assert_eq!(list.matches("<a ").count(), site.letters().len(), "{list}");
    assert_eq!(list.matches("aria-current").count(), 1, "{list}");
}

#[test]
fn every_section_of_an_institution_has_its_source() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    let sources = page.split("本页各项记录的来源").nth(1).expect("table");
    for (kind, row) in [("新技术准入 1 项", "第 13 行"), ("手术分级管理目录 1 项", "第 12 行")]
    {
        let told = sources.split("</tr>").find(|row| row.contains(kind)).expect(kind);
        assert!(told.contains(row), "{told}");
    }
}

#[test]
fn words_are_explained_from_every_page() {
    let inputs = fixture::inputs();
    let site = inputs.site();
    let link = "glossary/>词语解释</a>";
    let technology = html(&site, &Page::Technology(fixture::technology("ecmo")));
    let institution = html(&site, &Page::Institution(InstitutionIndex(0)));
    assert_eq!(technology.matches(link).count(), 2, "the page and its foot: {technology}");
    assert_eq!(institution.matches(link).count(), 2, "{institution}");
    assert_eq!(html(&site, &Page::Home).matches(link).count(), 1);
    let glossary = html(&site, &Page::Glossary);
    assert!(glossary.contains("监管期") && glossary.contains("新技术准入"), "{glossary}");
}

#[test]
fn what_was_corrected_names_no_file_of_the_office() {
    use crate::dataset::{AppliedCorrection, Cause, Effect};
    let mut inputs = fixture::inputs();
    inputs.dataset.corrections.push(AppliedCorrection {
        institution: InstitutionIndex(0),
        technology: Some(fixture::technology("ecmo")),
        kind: crate::record::Kind::Filing,
        field: crate::record::Field::Department,
        as_of: None,
        was: Some("肿瘤科".to_owned()),
        now: Some("心脏外科".to_owned()),
        cause: Cause {
            date: jiff::civil::date(2026, 11, 15),
            reason: "示例：登记时录错".to_owned(),
            by: crate::catalog::AuthorityId::new("220000").expect("id"),
        },
        location: crate::source::Location { file: FileId(0), sheet: 0, row: 4, column: None },
        effect: Effect::Applied,
    });
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    let told = "更正为“心脏外科”：示例：登记时录错（吉林省卫生健康委员会 2026年11月15日说明）";
    assert!(page.contains(told) && !page.contains("第 4 行："), "{page}");
}

#[test]
fn names_under_a_letter_stand_in_the_order_of_their_readings() {
    let mut inputs = fixture::inputs();
    for name in ["示例成山医院", "示例朝阳医院", "示例长岭医院"] {
        let last = inputs.dataset.institutions.last().expect("one").clone();
        inputs
            .dataset
            .institutions
            .push(crate::dataset::Institution { name: name.to_owned(), ..last });
    }
    let first = inputs.history.ids[0];
    inputs.history.ids.resize(inputs.dataset.institutions.len(), first);
    let page = html(&inputs.site(), &Page::Letter(Some('C'), 1));
    let at = |name: &str| page.find(name).unwrap_or_else(|| panic!("{name}: {page}"));
    assert!(at("长岭医院") < at("朝阳医院") && at("朝阳医院") < at("成山医院"), "{page}");
}

#[test]
fn a_supervision_whose_end_cannot_be_reckoned_says_why() {
    let mut inputs = fixture::inputs();
    let mut end = |admitted: Option<&str>| {
        inputs.dataset.new_technologies[0].admitted_on = admitted.and_then(fixture::iso);
        let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
        page.split("医院自行准入的新技术").nth(1).expect("a table").to_owned()
    };
    let told = |table: &str| table.contains("准入日期不够精确，算不出");
    assert!(told(&end(Some("2025"))) && !told(&end(Some("2025-02-01"))));
    assert!(end(None).contains("准入日期或监管期未写明"));
}
