//! Look-ups over the dataset that several page kinds need, made once.

use super::tally::{self, Tally};
use crate::catalog::{JurisdictionCode, Reference, TechnologyId};
use crate::dataset::{Dataset, InstitutionIndex};
use crate::lookup::{Map, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Positions in the dataset's lists, by what pages select on. Every list keeps the dataset's
/// order.
#[derive(Debug, Default)]
pub struct Index {
    /// Filings of each institution.
    pub filings_of: Vec<Vec<u32>>,
    /// Disclosures of each institution.
    pub disclosures_of: Vec<Vec<u32>>,
    /// Training bases at each institution.
    pub training_bases_of: Vec<Vec<u32>>,
    /// Graded surgery list of each institution.
    pub surgery_items_of: Vec<Vec<u32>>,
    /// New technologies of each institution.
    pub new_technologies_of: Vec<Vec<u32>>,
    /// Filings of each technology.
    pub filings_for: BTreeMap<TechnologyId, Vec<u32>>,
    /// Training bases for each technology.
    pub training_bases_for: BTreeMap<TechnologyId, Vec<u32>>,
    /// Quality centres of each technology.
    pub quality_centres_for: BTreeMap<TechnologyId, Vec<u32>>,
    /// The technologies that an edition of the site lists.
    pub(super) listed: BTreeSet<TechnologyId>,
    /// What being off the catalogs means, of each technology that is.
    pub(super) off: Table<TechnologyId, String>,
    /// Place of each technology in the order of the pages: that of
    /// [`super::Site::technology_groups`].
    pub(super) technology_rank: Table<TechnologyId, u32>,
    /// Where each file comes from, as findings are counted; by the file's id.
    pub finding_sources: Vec<super::FindingSource>,
    /// The place each institution is listed under: in the site's area, or wholly outside it,
    /// never above it.
    pub place_of: Vec<JurisdictionCode>,
    /// Institutions of the exports that stand outside the site's area, which no count of the area
    /// has in it.
    pub(super) elsewhere: BTreeSet<InstitutionIndex>,
    /// Institutions by the first letter of their name's reading.
    pub letters: BTreeMap<super::Letter, Vec<InstitutionIndex>>,
    /// Institutions that share their name with others, by the name.
    pub(super) namesakes: Map<String, Vec<InstitutionIndex>>,
    /// Institutions listed under each place itself, not below it.
    pub(crate) institutions_in: Table<JurisdictionCode, Vec<InstitutionIndex>>,
    /// The counts of each place with what is below it.
    pub(crate) tallies: Table<JurisdictionCode, Tally>,
}

impl Index {
    pub(super) fn new(dataset: &Dataset, reference: &Reference, site: &JurisdictionCode) -> Self {
        let count = dataset.institutions.len();
        let by_institution = |owners: &mut dyn Iterator<Item = InstitutionIndex>| {
            let mut lists = vec![Vec::new(); count];
            owners.enumerate().for_each(|(at, owner)| lists[owner.0 as usize].push(at as u32));
            lists
        };
        let place_of: Vec<_> =
            dataset.institutions.iter().map(|each| place(each, reference, site)).collect();
        let mut institutions_in: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (at, code) in place_of.iter().enumerate() {
            institutions_in.entry(code.clone()).or_default().push(InstitutionIndex(at as u32));
        }
        let filings_of = by_institution(&mut dataset.filings.iter().map(|each| each.institution));
        let places = &reference.jurisdictions;
        Self {
            listed: BTreeSet::new(),
            off: Table::default(),
            technology_rank: Table::default(),
            finding_sources: Vec::new(),
            elsewhere: elsewhere(&place_of, reference, site),
            tallies: tally::tallies(dataset, &filings_of, &institutions_in, places)
                .into_iter()
                .collect(),
            filings_of,
            disclosures_of: by_institution(
                &mut dataset.disclosures.iter().map(|each| each.institution),
            ),
            training_bases_of: by_institution(
                &mut dataset.training_bases.iter().map(|each| each.institution),
            ),
            surgery_items_of: by_institution(
                &mut dataset.surgery_items.iter().map(|each| each.institution),
            ),
            new_technologies_of: by_institution(
                &mut dataset.new_technologies.iter().map(|each| each.institution),
            ),
            filings_for: by_technology(dataset.filings.iter().map(|each| &each.technology)),
            training_bases_for: by_technology(
                dataset.training_bases.iter().map(|each| &each.technology),
            ),
            quality_centres_for: by_technology(
                dataset.quality_centres.iter().map(|each| &each.technology),
            ),
            letters: super::letters::by_letter(dataset),
            namesakes: super::namesakes::by_name(dataset),
            place_of,
            institutions_in: institutions_in.into_iter().collect(),
        }
    }
}

/// Where its source says it stands; else the area of the authority that licensed it; else the
/// whole site. A place above the site's area, such as the province on a city's site, says nothing
/// of where in the area: that is the whole site too.
fn place(
    institution: &crate::dataset::Institution,
    reference: &Reference,
    site: &JurisdictionCode,
) -> JurisdictionCode {
    let of_authority = || {
        let id = institution.authority.as_ref()?;
        Some(reference.authorities.get(id)?.jurisdiction.clone())
    };
    let places = &reference.jurisdictions;
    let told = institution.jurisdiction.clone().or_else(of_authority);
    let told = told.filter(|place| places.get(place).is_some() && !places.is_within(site, place));
    told.unwrap_or_else(|| site.clone())
}

fn elsewhere(
    place_of: &[JurisdictionCode],
    reference: &Reference,
    site: &JurisdictionCode,
) -> BTreeSet<InstitutionIndex> {
    let is_outside = |place| place != site && !reference.jurisdictions.is_within(place, site);
    let outside = place_of.iter().zip(0..).filter(|(place, _)| is_outside(place));
    outside.map(|(_, at)| InstitutionIndex(at)).collect()
}

fn by_technology<'a>(
    ids: impl Iterator<Item = &'a TechnologyId>,
) -> BTreeMap<TechnologyId, Vec<u32>> {
    let mut lists: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (at, id) in ids.enumerate() {
        lists.entry(id.clone()).or_default().push(at as u32);
    }
    lists
}
