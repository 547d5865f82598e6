//! Whole pages of a small invented province.

mod fixture;
mod records;
mod reference;

use super::{Renderer, Theme};
use crate::site::{Page, Site};

fn html(site: &Site<'_>, page: &Page) -> String {
    let renderer = Renderer::new(&Theme::builtin()).expect("theme");
    renderer.page(site, page).expect("page")
}

#[test]
fn links_are_relative_and_the_layout_is_complete() {
    let inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Technologies);
    assert!(page.contains("<a href=../technologies/ecmo/>"), "{page}");
    assert!(page.contains("aria-current=page"), "the section is marked");
    assert!(page.contains("演示站"), "the notice is on every page");
    assert!(page.contains("数据截至 2026年11月15日"), "{page}");
    assert!(!page.contains("style="), "no inline style");
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
