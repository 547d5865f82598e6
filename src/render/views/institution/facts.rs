//! Who the institution is.

use crate::catalog::JurisdictionCode;
use crate::dataset::{Institution, InstitutionIndex};
use crate::render::links::Links;
use crate::render::parts::{Cell, Fact};
use crate::render::views::holders::NOT_REPORTED;
use crate::site::{Page, Site};

/// Key facts; what no source reports says so.
pub(super) fn facts(site: &Site<'_>, links: &Links<'_>, index: InstitutionIndex) -> Vec<Fact> {
    let institution = site.dataset.institution(index);
    let former = site.history.former_names.get(index.0 as usize);
    let former = former.into_iter().flatten().map(Cell::text);
    let aliases = institution.aliases.iter().map(Cell::text);
    let known = |text: &Option<String>| Cell::or_unknown(text.as_deref(), NOT_REPORTED);
    let level = institution.level.map(|level| level.in_chinese());
    [
        Some(Fact::new("名称", Cell::text(&institution.name))),
        Fact::several("曾用名", former),
        Fact::several("其他名称", aliases),
        Some(Fact::new("级别", Cell::or_unknown(level, NOT_REPORTED))),
        Some(Fact::new("类别", known(&institution.category))),
        Some(Fact::new("所在地", place(site, links, institution.jurisdiction.as_ref()))),
        Some(Fact::new("登记备案的机关", authority(site, institution))),
        Some(Fact::new("执业许可证登记号", known(&institution.registration_number))),
        Some(Fact::new("统一社会信用代码", known(&institution.credit_code))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn place(site: &Site<'_>, links: &Links<'_>, code: Option<&JurisdictionCode>) -> Cell {
    let Some(code) = code else { return Cell::unknown(NOT_REPORTED) };
    let places = &site.reference.jurisdictions;
    let name = places.full_name(code);
    match places.is_within(code, &site.jurisdiction) {
        true => Cell::link(name, links.page(&Page::Jurisdiction(code.clone()))),
        false => Cell::text(name),
    }
}

fn authority(site: &Site<'_>, institution: &Institution) -> Cell {
    let authority =
        institution.authority.as_ref().and_then(|id| site.reference.authorities.get(id));
    Cell::or_unknown(authority.map(|authority| authority.name.as_str()), NOT_REPORTED)
}
