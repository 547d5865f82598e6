//! Institutions: where they stand, who licenses them, their names and identifiers.

use super::category::Category;
use super::filings::Filing;
use super::identifiers::{Identifiers, Subject};
use super::names::{self, Template};
use super::places::{self, Ranks};
use super::random::Random;
use super::{SampleError, SampleOptions};
use crate::catalog::{Jurisdiction, JurisdictionCode, Jurisdictions, Level};
use crate::record;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// One invented institution with its filings.
pub(super) struct Institution {
    /// Its name at the first export; carries 示例.
    name: String,
    /// The name it takes later, from that day on.
    pub(super) renamed: Option<(Date, String)>,
    /// Second name.
    pub(super) second_name: Option<String>,
    pub(super) category: Category,
    pub(super) level: record::Level,
    pub(super) identifiers: Identifiers,
    /// Code of the authority whose exports list it.
    pub(super) folder: String,
    /// Division it stands in.
    pub(super) site_code: String,
    /// The division's names from the province down.
    pub(super) site_path: String,
    /// 备案机关 as exports write it; `None` where they leave it to the folder.
    pub(super) authority: Option<String>,
    /// How often it discloses.
    pub(super) rhythm: Rhythm,
    /// Its filings, in the order they were made.
    pub(super) filings: Vec<Filing>,
    /// Whether its rows state the day of the export, and not what they stated the week before.
    pub(super) changed: bool,
}

/// How often an institution discloses its counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rhythm {
    /// At each export, the count of that day.
    Weekly,
    /// The count of the last quarter's end.
    Quarterly,
    /// The last three quarters and the day of the export.
    Series,
}

impl Institution {
    /// Its name on a day.
    pub(super) fn name_on(&self, day: Date) -> &str {
        match &self.renamed {
            Some((from, name)) if *from <= day => name,
            _ => &self.name,
        }
    }

    /// Whether it is a tertiary hospital (三级).
    pub(super) fn is_tertiary(&self) -> bool {
        self.level <= record::Level::Three
    }

    /// Whether it files under the editions of Jilin Province.
    pub(super) fn is_in_jilin(&self) -> bool {
        self.site_code.starts_with("22")
    }
}

/// Invents the institutions, those of the province first.
///
/// # Errors
/// When the jurisdiction is unknown or has no division to place them in.
pub(super) fn invent(
    options: &SampleOptions,
    places: &Jurisdictions,
) -> Result<Vec<Institution>, SampleError> {
    let slots = slots_of(options, places)?;
    let build = |(index, slot)| build(options, places, slot, index);
    Ok(slots.into_iter().enumerate().map(build).collect())
}

fn build(
    options: &SampleOptions,
    places: &Jurisdictions,
    (place, template): (&Jurisdiction, Template),
    index: usize,
) -> Institution {
    let offset = Random::new(options.seed, "serials", 0).below(1_000_000);
    // 7919 and 1,000,000 share no factor: no serial comes twice.
    let serial = (index as u64 * 7919 + u64::from(offset)) % 1_000_000;
    let random = Random::new(options.seed, "institution", index);
    let serial = u32::try_from(serial).unwrap_or_default();
    Builder { places, place, template, serial, random }.build()
}

/// Invents so many institutions that are not there yet.
///
/// # Errors
/// As [`invent`].
pub(super) fn found(
    options: &SampleOptions,
    places: &Jurisdictions,
    known: &[Institution],
    count: usize,
) -> Result<Vec<Institution>, SampleError> {
    // A larger data set has nearly all of a smaller one, and as many more as are asked for.
    let more = u32::try_from(known.len() + count * 2).unwrap_or(u32::MAX);
    let larger = SampleOptions { institutions: more, ..options.clone() };
    let names: BTreeSet<(&str, &str)> =
        known.iter().map(|each| (each.folder.as_str(), each.name.as_str())).collect();
    let mut new = slots_of(&larger, places)?;
    new.retain(|(place, template)| {
        let name = full_name(places, place, template);
        !names.contains(&(places::folder(places, place), name.as_str()))
    });
    let numbered = new.into_iter().take(count).zip(known.len()..);
    Ok(numbered.map(|(slot, index)| build(options, places, slot, index)).collect())
}

fn slots_of<'a>(
    options: &SampleOptions,
    places: &'a Jurisdictions,
) -> Result<Vec<(&'a Jurisdiction, Template)>, SampleError> {
    let unknown = || SampleError::UnknownJurisdiction(options.jurisdiction.clone());
    let scope = JurisdictionCode::new(options.jurisdiction.as_str()).map_err(|_| unknown())?;
    let slots = slots(options, &Ranks::within(places, &scope));
    if slots.is_empty() { Err(unknown()) } else { Ok(slots) }
}

fn full_name(places: &Jurisdictions, place: &Jurisdiction, template: &Template) -> String {
    format!("示例{}{}", places.distinct_name(&place.code), template.name)
}

/// Divides the institutions among the ranks: in one province 12 % are its own and 42 % those of
/// its prefectures, in the country 3 % and 22 %; counties have the rest.
fn slots<'a>(options: &SampleOptions, ranks: &Ranks<'a>) -> Vec<(&'a Jurisdiction, Template)> {
    let total = options.institutions as usize;
    let (own, prefectural) = if ranks.provinces.len() > 1 { (3, 22) } else { (12, 42) };
    let divisions = ranks.provinces.len() + ranks.prefectures.len() + ranks.counties.len();
    let areas = if divisions == 0 { total } else { ranks.areas.len().min(total / 40) };
    let mut provincial = share(total, own, ranks.provinces.len());
    let mut of_prefectures = share(total, prefectural, ranks.prefectures.len());
    let mut of_counties = total - provincial - of_prefectures - areas;
    if ranks.counties.is_empty() && divisions > 0 {
        let rest = std::mem::take(&mut of_counties);
        if ranks.prefectures.is_empty() { provincial += rest } else { of_prefectures += rest }
    }
    let mut slots = Vec::with_capacity(total);
    slots.extend(spread(&ranks.provinces, provincial, |_, at, k| names::of_province(at, k)));
    slots.extend(spread(&ranks.areas, areas, |area, _, k| names::of_county(area, 0, k)));
    slots.extend(spread(&ranks.prefectures, of_prefectures, names::of_prefecture));
    slots.extend(spread(&ranks.counties, of_counties, names::of_county));
    slots
}

fn share(total: usize, percent: usize, divisions: usize) -> usize {
    if divisions == 0 { 0 } else { total * percent / 100 }
}

/// So many hospitals over the divisions: each gets its k-th before any gets another; fewer than
/// the divisions lie evenly among them.
fn spread<'a>(
    divisions: &[&'a Jurisdiction],
    count: usize,
    template: impl Fn(&Jurisdiction, usize, usize) -> Template,
) -> Vec<(&'a Jurisdiction, Template)> {
    let length = divisions.len();
    let slot = |i: usize| {
        let at = if count < length { i * length / count } else { i % length };
        let turn = if count < length { i } else { at };
        (divisions[at], template(divisions[at], turn, i / length))
    };
    if length == 0 { Vec::new() } else { (0..count).map(slot).collect() }
}

struct Builder<'a> {
    places: &'a Jurisdictions,
    place: &'a Jurisdiction,
    template: Template,
    serial: u32,
    random: Random,
}

impl Builder<'_> {
    fn build(mut self) -> Institution {
        let title = self.places.distinct_name(&self.place.code);
        let site = places::site(self.places, self.place, self.random.index(100));
        let second = self.template.name == "中心医院";
        Institution {
            name: full_name(self.places, self.place, &self.template),
            renamed: None,
            second_name: second.then(|| format!("示例{title}第一医院")),
            category: self.template.category,
            level: self.template.level,
            identifiers: self.identifiers(site),
            folder: places::folder(self.places, self.place).to_owned(),
            site_code: site.code.to_string(),
            site_path: self.places.full_name(&site.code).to_owned(),
            authority: self.authority(&title),
            rhythm: [Rhythm::Weekly, Rhythm::Quarterly, Rhythm::Series][self.random.index(3)],
            filings: Vec::new(),
            changed: true,
        }
    }

    fn identifiers(&mut self, site: &Jurisdiction) -> Identifiers {
        let registered_as = match (self.template.private, self.random.chance(40)) {
            (false, _) => "12",
            (true, false) => "91",
            (true, true) => "52",
        };
        let class = self.template.category.class();
        let (serial, division) = (self.serial, places::digits(site));
        Identifiers::of(&Subject { serial, division, class, registered_as })
    }

    /// The licence's authority. Of Chinese-medicine authorities only Jilin's is known by name; a
    /// functional area's office has a title of its own, so its exports leave it out.
    fn authority(&self, title: &str) -> Option<String> {
        let chinese_medicine = self.template.category.is_chinese_medicine();
        match self.place.level {
            Level::FunctionalArea => None,
            Level::Province if chinese_medicine && self.place.code.as_str() == "220000" => {
                Some("吉林省中医药管理局".to_owned())
            }
            Level::Province | Level::Prefecture => Some(format!("{title}卫生健康委员会")),
            Level::County => Some(format!("{title}卫生健康局")),
        }
    }
}
