//! From the site to its documents, numbered by kind, static rank and name: of two documents that
//! agree with a query alike, the one with the lower number stands first. No list of ranks need
//! then be fetched, and documents that stand first in many answers stand side by side.

use super::standings::Standings;
use super::{Document, Holding, Kind, NameKind};
use super::{former, holdings, own_name, taken, written};
use crate::catalog::{Jurisdiction, JurisdictionCode, Level, TechnologyId};
use crate::dataset::{Filing, InstitutionIndex};
use crate::search::colloquial::{Habits, place_names};
use crate::search::query::{ordinal, written_place};
use crate::site::{Page, Site};
use std::collections::{BTreeMap, BTreeSet};

/// A place of the site and the documents of its institutions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) code: String,
    pub(crate) name: String,
    /// Its name without its type.
    pub(crate) short: String,
    /// 0 right below the site's area.
    pub(crate) depth: usize,
    /// In ascending order.
    pub(crate) documents: Vec<u32>,
}

/// What stands for the place of an institution of which no source says where it stands; it is still
/// found under the place that lists it.
const NO_PLACE: &str = "所在地未写明";

/// The documents of a site in the order of their numbers.
pub(crate) struct Collected {
    pub(crate) documents: Vec<Document>,
    pub(crate) places: Vec<Place>,
    pub(crate) standings: Standings,
}

/// Collects everything that can be found.
pub(crate) fn collect(site: &Site<'_>) -> Collected {
    let (groups, standings) = (site.technology_groups(), Standings::of(site));
    let technologies: Vec<TechnologyId> = groups
        .iter()
        .flat_map(|group| group.technologies.iter().map(|each| each.id.clone()))
        .collect();
    let habits = Habits::new(&site.reference.jurisdictions);
    let names = site.dataset.institutions.iter().map(|each| each.name.as_str());
    let mut collector = Collector {
        site,
        lead: habits.lead(names),
        habits,
        numbers: technologies.iter().cloned().zip(0..).collect(),
        place_names: BTreeMap::new(),
        documents: Vec::new(),
        places: Vec::new(),
    };
    for id in &technologies {
        collector.technology(id);
    }
    collector.own_places();
    collector.institutions();
    collector.documents.extend(former::institutions(site, &collector.numbers));
    collector.training_bases();
    collector.catalog_items();
    let mut documents = collector.documents;
    documents.extend(written::terms(site));
    documents.extend(written::articles(site));
    documents.extend(written::pages(site));
    Collected { documents, places: collector.places, standings }
}

struct Collector<'a> {
    site: &'a Site<'a>,
    habits: Habits,
    /// What all institutions' names begin with before they say anything.
    lead: &'a str,
    numbers: BTreeMap<TechnologyId, usize>,
    place_names: BTreeMap<JurisdictionCode, Vec<String>>,
    documents: Vec<Document>,
    places: Vec<Place>,
}

impl Collector<'_> {
    fn address(&self, page: &Page) -> String {
        page.folder(self.site.history)
    }

    fn technology(&mut self, id: &TechnologyId) {
        let Some(technology) = self.site.reference.technologies.get(id) else { return };
        let address = self.address(&Page::Technology(id.clone()));
        let document = Document::new(Kind::Technology, technology.name.clone(), address);
        let mut document =
            technology.aliases.iter().fold(document, |each, name| each.also(NameKind::Alias, name));
        for listed in self.site.listings(id) {
            document = document.also(NameKind::Alias, &listed.entry.name);
        }
        document = document.asked_as(&technology.asked_as);
        document.context = technology.explanation.clone();
        self.documents.push(document);
    }

    /// The places that have pages.
    fn own_places(&mut self) {
        let site = self.site;
        for place in site.places() {
            let address = self.address(&Page::Jurisdiction(place.code.clone()));
            let mut document = Document::new(Kind::Place, place.name.clone(), address);
            let short = place.short_name().map(str::to_owned);
            let begun = written_place::beginnings(place).map(str::to_owned);
            for name in place_names(place).chain(short).chain(begun) {
                document = document.also(NameKind::Alias, name);
            }
            for name in self.habits.place_otherwise(place) {
                document = document.also(NameKind::Colloquial, name);
            }
            let active = site.place_counts(&place.code).active_institutions;
            let full = site.place_name(&place.code);
            document.context = format!("{full}，{active} 家医疗机构备案有效");
            document.place_names = self.names_of(&place.code);
            document.place_names.extend(self.paths(&place.code));
            self.documents.push(document);
        }
    }

    /// A place behind those above it, as people write them: 吉林省长春市, 吉林长春市 and 吉林长春.
    fn paths(&self, code: &JurisdictionCode) -> Vec<String> {
        let mut above = self.site.reference.jurisdictions.ancestors(code);
        let short =
            |place: &Jurisdiction| place_names(place).next().unwrap_or_else(|| place.name.clone());
        let Some(own) = above.next() else { return Vec::new() };
        let mut ways = [own.name.clone(), own.name.clone(), short(own)];
        let mut found = Vec::new();
        for place in above {
            let heads = [place.name.clone(), short(place), short(place)];
            ways = std::array::from_fn(|at| format!("{}{}", heads[at], ways[at]));
            found.extend(ways.iter().cloned());
        }
        found
    }

    fn institutions(&mut self) {
        let all = (0..self.site.dataset.institutions.len() as u32).map(InstitutionIndex);
        let mut all: Vec<_> = all.map(|index| (self.institution(index), index)).collect();
        all.sort_by(|(one, at), (other, after)| {
            (one.rank(), &one.title, at.0).cmp(&(other.rank(), &other.title, after.0))
        });
        let mut numbers = vec![0; all.len()];
        for (number, (_, index)) in (self.documents.len() as u32..).zip(&all) {
            numbers[index.0 as usize] = number;
        }
        let first = self.documents.len();
        self.documents.extend(all.into_iter().map(|(document, _)| document));
        let institutions = first..self.documents.len();
        let known = self.site.reference.popular_names.all().collect();
        taken::leave_out(&mut self.documents, institutions, &self.habits, self.lead, &known);
        self.places_below(&self.site.jurisdiction, 0, &numbers);
    }

    /// The places below one, each before those below it; returns the documents there and below.
    fn places_below(&mut self, code: &JurisdictionCode, depth: usize, numbers: &[u32]) -> Vec<u32> {
        let own = self.site.institutions_at(code).iter();
        let mut documents: Vec<u32> = own.map(|index| numbers[index.0 as usize]).collect();
        for place in self.site.places_below(code) {
            let at = self.places.len();
            let mut inside = self.places_below(&place.code, depth + 1, numbers);
            if inside.is_empty() {
                continue;
            }
            inside.sort_unstable();
            documents.extend(&inside);
            let (code, name) = (place.code.as_str().to_owned(), place.name.clone());
            let short = place_names(place).min_by_key(|each| each.chars().count());
            let short = short.unwrap_or_else(|| name.clone());
            self.places.insert(at, Place { code, name, short, depth, documents: inside });
        }
        documents
    }

    fn institution(&mut self, index: InstitutionIndex) -> Document {
        let site = self.site;
        let institution = site.dataset.institution(index);
        let address = self.address(&Page::Institution(index));
        let mut document = Document::new(Kind::Institution, institution.name.clone(), address);
        for name in &institution.aliases {
            document = document.also(NameKind::Alias, name);
        }
        for name in &site.history.former_names[index.0 as usize] {
            document = document.also(NameKind::Former, name);
        }
        let place = site.place_of(index);
        let recorded: Vec<String> = document.others.iter().map(|each| each.text.clone()).collect();
        for name in recorded.iter().chain([&institution.name]) {
            for popular in self.popular_names(name, place) {
                document = document.also(NameKind::WellKnown, popular);
            }
            for short in self.short_names(name, place).into_iter().chain(self.placed(name, place)) {
                document = document.also(NameKind::Colloquial, short);
            }
        }
        document = in_numerals(document);
        document.context = match &institution.jurisdiction {
            Some(code) => site.reference.jurisdictions.full_name(code).to_owned(),
            None => NO_PLACE.to_owned(),
        };
        document.place_names = self.names_of(place);
        document.level = institution.level;
        document.holdings = holdings::of(self.site, index, &self.numbers);
        document.disclosed = self.disclosed(index, &document.holdings);
        document.dates = site.filings_of(index).filter_map(date_key).collect();
        let identifiers = [&institution.registration_number, &institution.credit_code];
        document.identifiers = identifiers.into_iter().flatten().cloned().collect();
        document
    }

    fn short_names(&self, name: &str, place: &JurisdictionCode) -> Vec<String> {
        let name = name.strip_prefix(self.lead).unwrap_or(name);
        self.habits.short_names(name, self.city(place))
    }

    /// A hospital's own name behind its city, and behind its province where a school stands before
    /// it: 四川华西医院 and 成都市华西医院. One that begins with its county is not called by the city's
    /// name: 平潭协和医院 is not 福州协和医院.
    fn placed(&self, name: &str, place: &JurisdictionCode) -> Vec<String> {
        let name = name.strip_prefix(self.lead).unwrap_or(name);
        let places = &self.site.reference.jurisdictions;
        let county = places.get(place).filter(|each| each.level > Level::Prefecture);
        if county.and_then(Jurisdiction::short_name).is_some_and(|short| name.starts_with(short)) {
            return Vec::new();
        }
        let characters: Vec<char> = name.chars().collect();
        let own = own_name::own_names(&characters, places.full_name(place)).pop();
        let Some(own) = own.map(String::from_iter) else { return Vec::new() };
        let most = if own_name::has_school(name) { usize::MAX } else { 1 };
        let above = places.ancestors(place).filter(|each| each.level <= Level::Prefecture);
        let ways = above.take(most).flat_map(|each| [each.short_name(), Some(each.name.as_str())]);
        let placed = ways.flatten().map(|place| format!("{place}{own}"));
        placed.filter(|each| !name.contains(each.as_str())).collect()
    }

    /// What the public calls a hospital, alone and behind its city.
    fn popular_names<'n>(
        &'n self,
        name: &'n str,
        place: &JurisdictionCode,
    ) -> impl Iterator<Item = String> + 'n {
        let city = self.city(place).unwrap_or_default();
        let behind = move |each: &String| {
            let says_where = each.contains(city) || own_name::has_school(each);
            (!says_where).then(|| format!("{city}{each}"))
        };
        let of_branch = self.site.reference.popular_names.of_branch(name);
        let all = self.site.reference.popular_names.of(name).iter();
        let known = all.flat_map(move |each| {
            let short = self.habits.without_types(each);
            std::iter::once(each.clone()).chain(behind(each)).chain(short)
        });
        known.chain(of_branch)
    }

    /// The short name of the city, or else the province, that a place is in.
    fn city(&self, place: &JurisdictionCode) -> Option<&str> {
        let above = self.site.reference.jurisdictions.ancestors(place);
        above.filter(|each| each.level <= Level::Prefecture).find_map(|each| each.short_name())
    }

    /// The path of names down to a place, and the other names of the places on it.
    fn names_of(&mut self, place: &JurisdictionCode) -> Vec<String> {
        let places = &self.site.reference.jurisdictions;
        let names = || {
            let others = |each: &Jurisdiction| {
                [each.aliases.clone(), self.habits.place_otherwise(each)].concat()
            };
            let others = places.ancestors(place).flat_map(others);
            std::iter::once(places.full_name(place).to_owned()).chain(others).collect()
        };
        self.place_names.entry(place.clone()).or_insert_with(names).clone()
    }

    /// What an institution disclosed of which it has no filing.
    fn disclosed(&self, index: InstitutionIndex, holdings: &[Holding]) -> Vec<usize> {
        let stated = self.site.disclosures_of(index);
        let numbers = stated.filter_map(|each| self.numbers.get(&each.technology).copied());
        let filed: BTreeSet<usize> = holdings.iter().map(|each| each.technology).collect();
        let unfiled: BTreeSet<usize> = numbers.filter(|each| !filed.contains(each)).collect();
        unfiled.into_iter().collect()
    }

    fn training_bases(&mut self) {
        let site = self.site;
        for base in &site.dataset.training_bases {
            let Some(technology) = site.reference.technologies.get(&base.technology) else {
                continue;
            };
            let name = &site.dataset.institution(base.institution).name;
            let title = format!("{name} {}培训基地", technology.name);
            let mut document =
                Document::new(Kind::TrainingBase, title, self.address(&Page::Training));
            let place = site.place_of(base.institution);
            document.context =
                format!("{}，备案{}", site.place_name(place), base.status.in_chinese());
            document.place_names = self.names_of(place);
            self.documents.push(document);
        }
    }

    fn catalog_items(&mut self) {
        let site = self.site;
        for edition in site.editions() {
            let page = self.address(&Page::Catalog(edition.id.clone()));
            for entry in &edition.entries {
                let address = format!("{page}#{}", entry.anchor());
                let mut document = Document::new(Kind::CatalogItem, entry.full_name(), address)
                    .also(NameKind::Code, entry.code.clone().unwrap_or_default());
                document = entry
                    .aliases
                    .iter()
                    .fold(document, |each, name| each.also(NameKind::Alias, name));
                document.context = edition.short_title.clone();
                document.place_names = vec![edition.title.clone(), edition.short_title.clone()];
                document.text = entry.indication.clone().unwrap_or_default();
                self.documents.push(document);
            }
        }
    }
}

/// With its names that have an ordinal in figures in numerals too, as queries are read.
pub(crate) fn in_numerals(document: Document) -> Document {
    let names: Vec<String> = document.names().map(str::to_owned).collect();
    names.iter().fold(document, |document, name| {
        let name: Vec<char> = name.chars().collect();
        let written = ordinal::in_numerals(&name);
        match written == name {
            true => document,
            false => document.also(NameKind::Alias, String::from_iter(written)),
        }
    })
}

/// `YYYYMMDD`, or `YYYYMM` where the day is not known.
fn date_key(filing: &Filing) -> Option<String> {
    let digits: String =
        filing.completed?.to_string().chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 6).then_some(digits)
}
