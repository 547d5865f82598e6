//! Whole pages of a small invented province.

mod fixture;
mod holders;
mod places;
mod records;
mod reference;
mod standing;
mod style;
mod told_alone;

use super::{RenderError, Renderer, Theme};
use crate::dataset::InstitutionIndex;
use crate::record::FilingStatus;
use crate::site::{Page, Site};
use std::io::Write;

/// A page in the form that the minifier gives it, whether the build minifies its kind or not.
fn html(site: &Site<'_>, page: &Page) -> String {
    let renderer = Renderer::new(&Theme::builtin()).expect("theme");
    let page = renderer.pages(site).page(page).expect("page");
    text(super::minify::html(&page))
}

fn text(html: Vec<u8>) -> String {
    String::from_utf8(html).expect("a text")
}

#[test]
fn links_are_relative_and_the_layout_is_complete() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Technologies);
    assert!(page.contains("<a href=../technologies/ecmo/>"), "{page}");
    assert!(page.contains("aria-current=page"), "the section is marked");
    assert!(page.contains("演示站"), "the notice is on every page");
    assert!(
        page.contains("数据截至 <span class=as-of><a class=as-of__else href=../changes/>"),
        "{page}"
    );
    assert!(page.contains("href=../data/as-of.css"), "{page}");
    assert!(!page.contains("2026年11月15日"), "the page does not change with the day");
    assert!(!page.contains("style="), "no inline style");
}

#[test]
fn nobody_is_said_to_publish_what_a_notice_calls_untrue() {
    let mut inputs = fixture::inputs();
    assert!(inputs.config.notice.is_some());
    assert!(!html(&inputs.site(), &Page::Home).contains("委员会公布"));
    inputs.config.notice = None;
    assert!(html(&inputs.site(), &Page::Home).contains("由吉林省卫生健康委员会公布。"));
}

#[test]
fn only_valid_filings_count() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Home);
    assert!(page.contains("肿瘤消融治疗技术</a> <span class=counted__number>2 家"), "{page}");
}

#[test]
fn sections_without_content_have_no_entry() {
    let mut inputs = fixture::inputs();
    inputs.dataset.training_bases.clear();
    let page = html(&inputs.site(), &Page::Home);
    assert!(page.contains(">质控中心</a>") && !page.contains(">培训基地</a>"), "{page}");
}

#[test]
fn every_page_of_the_site_is_rendered() {
    let inputs = fixture::inputs();
    let (site, renderer) = (inputs.site(), Renderer::new(&Theme::builtin()).expect("theme"));
    for page in site.pages() {
        let html = text(renderer.pages(&site).page(&page).expect("page"));
        assert!(html.to_lowercase().starts_with("<!doctype html><html lang="), "{page:?}");
        assert_eq!(html.matches("<h1").count(), 1, "{page:?}");
    }
}

#[test]
fn an_institution_page_answers_first() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    assert!(page.contains("已备案 2 项限制类技术，备案有效。"), "{page}");
    assert!(page.contains("id=tumor-ablation"), "each technology has its anchor");
    assert!(page.contains("2023年5月<"), "a month stays a month");
    assert!(!page.contains("2023年4月"), "nothing of the first case is published");
    assert!(page.contains("原名“示例省第二医院”"), "{page}");
    assert!(page.contains("</h1><p class=small>原名：示例省第二医院"), "{page}");
    assert!(page.contains("about/#report-an-error>信息有误？</a>请告诉"), "{page}");
    assert!(page.contains("资料未写明"), "what is not known says why");
}

#[test]
fn an_institution_page_tells_its_sources_by_file() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    let sources = page.split("资料来源").nth(1).expect("the section");
    let (files, written) = sources.split_once("原文与本页写法不同的记录").expect("both tables");
    assert!(files.contains("备案 2 项") && files.contains("第 3 行"), "{files}");
    assert!(files.contains("院务公开 1 项") && files.contains("第 9 行"), "{files}");
    assert!(files.contains("0123456789ab"), "the file's checksum: {files}");
    assert!(written.contains("技术“肿瘤消融技术”"), "{written}");
    assert!(!written.contains("2023.5"), "a date in other marks is no other date: {written}");
}

#[test]
fn a_source_that_says_another_date_is_told() {
    let mut inputs = fixture::inputs();
    inputs.dataset.filings[0].completed = fixture::iso("2023-06");
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    assert!(page.contains("完成备案时间“2023.5”"), "{page}");
}

#[test]
fn no_record_is_not_a_prohibition() {
    let mut inputs = fixture::inputs();
    inputs.dataset.filings.retain(|each| each.institution != InstitutionIndex(1));
    let site = inputs.site();
    let institution = html(&site, &Page::Institution(InstitutionIndex(1)));
    assert!(institution.contains("本站未见这家医疗机构的备案记录"), "{institution}");
    for page in [
        institution,
        html(&site, &Page::Technology(fixture::technology("joint-replacement"))),
        html(&site, &Page::Jurisdiction(fixture::place("220800"))),
    ] {
        assert!(page.contains("没有记录不表示"), "{page}");
    }
}

#[test]
fn a_technology_page_lists_who_holds_it() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Technology(fixture::technology("tumor-ablation")));
    assert!(page.contains("吉林省有 2 家医疗机构备案有效"), "{page}");
    assert!(page.contains("id=p-220100"), "each place has its anchor");
    let (valid, others) = page.split_once("已不是有效状态的备案").expect("both sections");
    assert!(valid.contains("示例省肿瘤医院") && !valid.contains("示例市中心医院"));
    assert!(others.contains("示例市中心医院") && others.contains("tag--cancelled"));
}

#[test]
fn a_prohibited_technology_says_so() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Technology(fixture::technology("surrogacy")));
    assert!(page.contains("任何医疗机构都不能开展，也不存在备案"), "{page}");
    assert!(!page.contains("没有记录不表示"), "{page}");
}

#[test]
fn a_statement_that_differs_from_the_filing_is_noted() {
    let mut inputs = fixture::inputs();
    inputs.dataset.disclosures[1].completed = fixture::iso("2022-01-05");
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    assert!(page.contains("医疗机构公布的完成备案时间是2022年1月5日，与备案记录不同"), "{page}");
}

#[test]
fn a_statement_that_may_mean_the_same_day_is_no_difference() {
    let mut inputs = fixture::inputs();
    let mut told = |filed: Option<&str>, stated: &str| {
        inputs.dataset.filings[1].completed = filed.and_then(fixture::iso);
        inputs.dataset.disclosures[1].completed = fixture::iso(stated);
        html(&inputs.site(), &Page::Institution(InstitutionIndex(0))).contains("与备案记录不同")
    };
    for stated in ["2023-05-06", "2023-05", "2023"] {
        assert!(!told(Some("2023-05-06"), stated) && !told(Some("2023-05"), stated), "{stated}");
    }
    assert!(!told(None, "2023-05"), "a filing without a date says nothing");
    assert!(told(Some("2023-05-06"), "2023-06"));
}

#[test]
fn texts_of_the_sources_are_escaped() {
    let mut inputs = fixture::inputs();
    inputs.dataset.institutions[0].name = "示例</title><script>alert(1)</script>".to_owned();
    inputs.dataset.filings[0].status = FilingStatus::Suspended;
    inputs.dataset.filings[0].status_reason = Some("\"><img src=x onerror=1>".to_owned());
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    let (head, body) = page.split_once("</head>").expect("head and body");
    assert!(head.contains("<title>示例&lt;/title>"), "{head}");
    assert!(!body.contains("<script>alert") && !body.contains("<img"), "{body}");
}

#[test]
fn an_institution_page_is_light() {
    let inputs = fixture::inputs();
    let renderer = Renderer::new(&Theme::builtin()).expect("theme");
    let (site, page) = (inputs.site(), Page::Institution(InstitutionIndex(0)));
    let page = text(renderer.pages(&site).page(&page).expect("page"));
    assert!(!page.contains("\n\n") && !page.contains("  "), "no needless white space: {page}");
    let fetched = renderer.assets().iter().filter(|(path, _)| {
        let name = path.rsplit('/').next().unwrap_or_default();
        page.contains(name)
    });
    let fetched = fetched.map(|(_, bytes)| compressed(bytes));
    let total = compressed(page.as_bytes()) + fetched.sum::<usize>();
    assert!(total <= 15 * 1024, "{total} bytes");
}

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("write");
    encoder.finish().expect("finish").len()
}

#[test]
fn a_template_that_asks_for_what_no_view_has_is_an_error() {
    let dir = tempfile::tempdir().expect("folder");
    std::fs::create_dir(dir.path().join("pages")).expect("folder");
    let template = "{% extends \"base.html\" %}{% block main %}{{ page.nmae }}{% endblock %}";
    std::fs::write(dir.path().join("pages/home.html"), template).expect("file");
    let renderer = Renderer::new(&Theme::load(dir.path()).expect("theme")).expect("templates");
    let inputs = fixture::inputs();
    let error = renderer.pages(&inputs.site()).page(&Page::Home).expect_err("misspelt");
    assert!(matches!(error, RenderError::Page { template: "pages/home.html", .. }), "{error}");
}

#[test]
fn a_place_below_leads_from_any_place_above() {
    let inputs = fixture::inputs();
    let site = inputs.site();
    let child = |from, to| site.child_towards(&fixture::place(from), &fixture::place(to));
    assert_eq!(child("220000", "220104"), fixture::place("220100"));
    assert_eq!(child("220100", "220104"), fixture::place("220104"));
    assert_eq!(child("220100", "220202"), fixture::place("220100"), "not below");
    assert_eq!(child("000000", "220104"), fixture::place("220000"));
}
