//! 404: what to do where there is no page.

use super::View;
use crate::render::RenderError;
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::site::{Page, Site};
use serde::Serialize;

#[derive(Serialize)]
struct NotFound {
    search: String,
    hint: String,
    routes: Vec<Route>,
}

#[derive(Serialize)]
struct Route {
    label: &'static str,
    href: String,
    explanation: &'static str,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let routes = [
        ("按技术查", Page::Technologies, "每项技术有哪些医疗机构备案"),
        ("按地区查", Page::Jurisdictions, "从市、县找到当地的医疗机构"),
        ("按机构查", Page::Institutions, "看某一家医疗机构备案了什么"),
    ];
    let there_is = routes.into_iter().filter(|(_, page, _)| site.has_section(page));
    let route = |(label, page, explanation)| Route { label, href: links.page(&page), explanation };
    let body = NotFound {
        search: links.page(&Page::Search),
        hint: super::search::hint(site, ""),
        routes: there_is.map(route).collect(),
    };
    let head = Head {
        title: "没有找到这个网页".to_owned(),
        description: "这个网址没有对应的网页。".to_owned(),
        above: Vec::new(),
    };
    View::new("pages/not-found.html", head, &body)
}
