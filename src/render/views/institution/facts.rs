//! Who the institution is.

use crate::catalog::JurisdictionCode;
use crate::dataset::{Institution, InstitutionIndex};
use crate::record::{Field, RawRow};
use crate::render::links::Links;
use crate::render::parts::{Cell, Fact};
use crate::render::views::holders::{NOT_REPORTED, untold};
use crate::site::{Page, Site};

/// Key facts; what no source reports says so.
pub(super) fn facts(site: &Site<'_>, links: &Links<'_>, index: InstitutionIndex) -> Vec<Fact> {
    let institution = site.dataset.institution(index);
    let former = former_names(site, index).iter().map(Cell::text);
    let aliases = institution.aliases.iter().map(Cell::text);
    let or_why = |text: Option<&str>, field| match text {
        Some(text) => Cell::text(text),
        None => Cell::unknown(untold(rows(site, index), field)),
    };
    let level = institution.level.map(|level| level.in_chinese());
    let (number, code) = (&institution.registration_number, &institution.credit_code);
    [
        Some(Fact::new("名称", Cell::text(&institution.name))),
        Fact::several("曾用名", former),
        Fact::several("其他名称", aliases),
        Some(Fact::new("级别", or_why(level, Field::Level))),
        Some(Fact::new("类别", or_why(institution.category.as_deref(), Field::Category))),
        Some(Fact::new("所在地", place(site, links, institution.jurisdiction.as_ref()))),
        Some(Fact::new("发证机关（核发执业许可证）", authority(site, institution))),
        Some(Fact::new("执业许可证登记号", or_why(number.as_deref(), Field::RegistrationNumber))),
        Some(Fact::new("统一社会信用代码", or_why(code.as_deref(), Field::CreditCode))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The names it had before, as far as the releases know them.
pub(super) fn former_names<'a>(site: &Site<'a>, index: InstitutionIndex) -> &'a [String] {
    site.history.former_names.get(index.0 as usize).map(Vec::as_slice).unwrap_or_default()
}

/// So many others of one name are linked; whoever has more of them looks in the lists of places.
const MOST_NAMESAKES: usize = 5;

/// The others of the same name, by their places.
pub(super) fn namesakes(site: &Site<'_>, links: &Links<'_>, index: InstitutionIndex) -> Vec<Cell> {
    let link = |other| Cell::link(site.distinct_institution_name(other), links.institution(other));
    site.namesakes(index).take(MOST_NAMESAKES).map(link).collect()
}

/// The rows that may say something of the institution.
fn rows<'s>(site: &'s Site<'_>, index: InstitutionIndex) -> impl Iterator<Item = &'s RawRow> {
    let filings = site.filings_of(index).map(|filing| &*filing.origin);
    let disclosures = site.disclosures_of(index).map(|disclosure| &*disclosure.origin);
    std::iter::once(&*site.dataset.institution(index).origin).chain(filings).chain(disclosures)
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
