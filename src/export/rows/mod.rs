//! One public row type a data set. The fields are those of `site::dictionary`, in its order.
//!
//! Each row is made by taking the domain type apart without `..`: a new domain field does not
//! compile until someone decides here whether it is public.

mod catalog;
mod change;
mod correction;
mod crosswalk;
mod designated_centre;
mod disclosure;
mod filing;
mod finding;
mod former;
mod holder;
mod institution;
mod jurisdiction;
mod new_technology;
mod quality_centre;
mod raw;
mod regulation;
mod series;
mod source;
mod surgery_item;
mod technology;
mod training_base;

pub(crate) use catalog::catalog_entry;
pub(crate) use change::{change, changes, changes_of, changes_of_id, changes_of_release, release};
pub(crate) use correction::{correction, corrections};
pub(crate) use crosswalk::crosswalk;
pub(crate) use designated_centre::designated_centre;
pub(crate) use disclosure::disclosure;
pub(crate) use filing::filing;
pub(crate) use finding::finding;
pub(crate) use former::{former_filing, former_institution};
pub(crate) use holder::holder;
pub(crate) use institution::institution;
pub(crate) use jurisdiction::{coverage, jurisdiction};
pub(crate) use new_technology::new_technology;
pub(crate) use quality_centre::quality_centre;
pub(crate) use regulation::{part, parts, regulation, unit, units};
pub(crate) use series::{points, points_of, series};
pub(crate) use source::{source, tables};
pub(crate) use surgery_item::surgery_item;
pub(crate) use technology::technology;
pub(crate) use training_base::training_base;

use super::address;
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::dataset::InstitutionIndex;
use crate::date::PartialDate;
use crate::site::{Page, Site};

fn place_of<'s>(site: &'s Site<'_>, institution: InstitutionIndex) -> &'s JurisdictionCode {
    &site.index.place_of[institution.0 as usize]
}

fn institution_name<'s>(site: &'s Site<'_>, institution: InstitutionIndex) -> &'s str {
    &site.dataset.institution(institution).name
}

fn page_address(site: &Site<'_>, page: &Page) -> String {
    address(site, &page.folder(site.history))
}

fn institution_address(site: &Site<'_>, institution: InstitutionIndex) -> String {
    page_address(site, &Page::Institution(institution))
}

/// The part of an institution's page that speaks of a technology.
fn technology_at_institution(
    site: &Site<'_>,
    institution: InstitutionIndex,
    technology: &TechnologyId,
) -> String {
    let mut address = institution_address(site, institution);
    address.extend(["#", technology.as_str()]);
    address
}

fn precision(date: PartialDate) -> &'static str {
    if date.day().is_some() {
        "day"
    } else if date.earliest().month() == date.latest().month() {
        "month"
    } else {
        "year"
    }
}
