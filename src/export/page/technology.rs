//! Technologies.

use super::Document;
use crate::catalog::{JurisdictionCode, Technology, TechnologyId};
use crate::export::rows;
use crate::export::select::{self, Coverage};
use crate::site::Site;
use crate::site::dictionary::DataSetId;

/// Rows of coverage up to which every place is told, and not only the largest.
const MOST_PLACES: usize = 500;

pub(super) fn list(site: &Site<'_>, document: &mut Document<'_>) {
    let all: Vec<_> = site.technologies().collect();
    document.list(DataSetId::Technologies, &all, |each| rows::technology(site, each));
}

pub(super) fn one(site: &Site<'_>, id: &TechnologyId, document: &mut Document<'_>) {
    let (data, index) = (site.dataset, &site.index);
    let own: Vec<&Technology> = site.reference.technologies.get(id).into_iter().collect();
    document.list(DataSetId::Technologies, &own, |each| rows::technology(site, each));
    let entries: Vec<_> = site
        .editions()
        .flat_map(select::entries)
        .filter(|listed| listed.entry.technology == *id)
        .collect();
    document.list(DataSetId::Catalogs, &entries, |listed| rows::catalog_entry(site, listed));
    let centres = select::for_technology(&data.quality_centres, &index.quality_centres_for, id);
    document.list(DataSetId::QualityCentres, &centres, |each| rows::quality_centre(site, each));
    coverage(site, id, document);
    let bases = select::for_technology(&data.training_bases, &index.training_bases_for, id);
    document.list(DataSetId::TrainingBases, &bases, |each| rows::training_base(site, each));
    let filings: Vec<_> = site.filings_for(id).collect();
    document.list(DataSetId::Filings, &filings, |each| rows::filing(site, each));
}

/// Who filed a technology in one place. How many filed it in all the technology's own page says:
/// the number changes more often than the list.
pub(super) fn holders(
    site: &Site<'_>,
    (id, place, page): (&TechnologyId, &JurisdictionCode, u32),
    document: &mut Document<'_>,
) {
    document.value("technology_id", id.as_str());
    let holding = site.holding(id, place, page);
    let below = site.places_below(place).into_iter().map(|each| &each.code);
    let below = below.filter(|_| *place != site.jurisdiction);
    let places = std::iter::once(place).chain(below);
    let covered: Vec<_> = places.filter_map(|place| select::coverage_of(site, id, place)).collect();
    let covered: Vec<_> = covered.iter().map(|each| rows::coverage(site, each)).collect();
    document.value("coverage_here_and_right_below", &covered);
    document.value("holders_of", if holding.whole { "here_and_below" } else { "here" });
    document.value("page", &page);
    document.value("pages", &holding.pages);
    let holders: Vec<_> = holding.filings.iter().map(|each| rows::holder(site, each)).collect();
    document.value("holders", &holders);
}

/// Every place; where they are too many, the site's own and those right below it, under a name
/// that says so.
fn coverage(site: &Site<'_>, id: &TechnologyId, document: &mut Document<'_>) {
    let all = select::coverage(site, id);
    if all.len() <= MOST_PLACES {
        document.list(DataSetId::Coverage, &all, |each| rows::coverage(site, each));
        return;
    }
    let children = site.reference.jurisdictions.children(&site.jurisdiction);
    let large: Vec<_> = children.map(|place| &place.code).chain([&site.jurisdiction]).collect();
    let of_large = |each: &&Coverage<'_>| large.contains(&each.place);
    let told: Vec<_> = all.iter().filter(of_large).map(|each| rows::coverage(site, each)).collect();
    document.value("coverage_of_largest_places", &told);
    document.leave_out(DataSetId::Coverage, all.len());
}
