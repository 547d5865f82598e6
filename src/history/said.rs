//! What a row says, in as far as the site publishes it, as one number.
//!
//! The number goes into the published ledger, so nothing may go into the number that is not
//! published itself: from a number for a private text the text could be guessed.

use super::institution_id::InstitutionId;
use crate::catalog::{Reference, TechnologyId};
use crate::dataset::{
    Dataset, Disclosure, Filing, Institution, InstitutionIndex, NewTechnology, Origin,
    QualityCentre, SurgeryItem, TrainingBase,
};
use crate::privacy::Few;
use crate::record::Field;
use crate::source::Location;
use crate::text::fold;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::fmt::Display;
use std::io::Write as _;

/// The first eight bytes of the SHA-256 of what a row says. In JSON sixteen letters, one for four
/// bits: digits could look like somebody's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said(u64);

impl Said {
    fn hashed(bytes: &[u8]) -> Self {
        let sum: [u8; 32] = Sha256::digest(bytes).into();
        let (first, _) = sum.split_first_chunk().expect("a SHA-256 has 32 bytes");
        Self(u64::from_be_bytes(*first))
    }

    /// What a record says in these texts and values.
    pub(super) fn of(texts: &[&str], values: &[Option<String>]) -> Self {
        // A list of texts has one form in JSON.
        Self::hashed(serde_json::json!([texts, values]).to_string().as_bytes())
    }

    /// What no record says.
    pub(super) fn nothing() -> Self {
        Self(0)
    }

    /// What two say together, in whatever order.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }
}

/// A published record with its row.
#[derive(Clone, Copy)]
enum Told<'d> {
    Institution(&'d Institution, &'d InstitutionId),
    Filing(&'d Filing),
    /// A row of another list that states a filing too.
    Elsewhere(&'d Filing, &'d Origin),
    Disclosure(&'d Disclosure),
    TrainingBase(&'d TrainingBase),
    QualityCentre(&'d QualityCentre),
    SurgeryItem(&'d SurgeryItem),
    NewTechnology(&'d NewTechnology),
}

/// Gives every row that something published comes from, in the order of the files, and what it
/// says.
pub(super) fn for_each_row(
    dataset: &Dataset,
    ids: &[InstitutionId],
    reference: &Reference,
    mut take: impl FnMut(Location, Said),
) {
    let mut told = told(dataset, ids);
    told.sort_by_cached_key(|told| told.origin().location);
    let mut saying = Saying { dataset, ids, reference, bytes: Vec::new() };
    for row in told.chunk_by(|one, other| one.origin().location == other.origin().location) {
        take(row[0].origin().location, saying.of_row(row));
    }
}

fn told<'d>(dataset: &'d Dataset, ids: &'d [InstitutionId]) -> Vec<Told<'d>> {
    let Dataset {
        institutions,
        filings,
        disclosures,
        training_bases,
        quality_centres,
        surgery_items,
        new_technologies,
        ..
    } = dataset;
    let institutions = institutions.iter().zip(ids).map(|(each, id)| Told::Institution(each, id));
    let elsewhere = filings
        .iter()
        .flat_map(|each| each.elsewhere.iter().map(move |row| Told::Elsewhere(each, row)));
    institutions
        .chain(filings.iter().map(Told::Filing))
        .chain(elsewhere)
        .chain(disclosures.iter().map(Told::Disclosure))
        .chain(training_bases.iter().map(Told::TrainingBase))
        .chain(quality_centres.iter().map(Told::QualityCentre))
        .chain(surgery_items.iter().map(Told::SurgeryItem))
        .chain(new_technologies.iter().map(Told::NewTechnology))
        .collect()
}

impl<'d> Told<'d> {
    fn origin(&self) -> &'d Origin {
        match self {
            Self::Institution(each, _) => &each.origin,
            Self::Filing(each) => &each.origin,
            Self::Elsewhere(_, row) => row,
            Self::Disclosure(each) => &each.origin,
            Self::TrainingBase(each) => &each.origin,
            Self::QualityCentre(each) => &each.origin,
            Self::SurgeryItem(each) => &each.origin,
            Self::NewTechnology(each) => &each.origin,
        }
    }

    fn technology(&self) -> Option<&'d TechnologyId> {
        match self {
            Self::Filing(each) | Self::Elsewhere(each, _) => Some(&each.technology),
            Self::Disclosure(each) => Some(&each.technology),
            Self::TrainingBase(each) => Some(&each.technology),
            Self::QualityCentre(each) => Some(&each.technology),
            Self::Institution(..) | Self::SurgeryItem(_) | Self::NewTechnology(_) => None,
        }
    }
}

/// Writes down what a row says: each value with its length after it.
struct Saying<'d> {
    dataset: &'d Dataset,
    ids: &'d [InstitutionId],
    reference: &'d Reference,
    bytes: Vec<u8>,
}

impl Saying<'_> {
    fn of_row(&mut self, row: &[Told<'_>]) -> Said {
        self.bytes.clear();
        for told in row {
            match told {
                Told::Institution(each, id) => self.institution(each, id),
                Told::Filing(each) => self.filing(each, &each.origin),
                Told::Elsewhere(each, row) => self.filing(each, row),
                Told::Disclosure(each) => self.disclosure(each),
                Told::TrainingBase(each) => self.training_base(each),
                Told::QualityCentre(each) => self.quality_centre(each),
                Told::SurgeryItem(each) => self.surgery_item(each),
                Told::NewTechnology(each) => self.new_technology(each),
            }
        }
        self.technology_cell(row);
        Said::hashed(&self.bytes)
    }

    fn institution(&mut self, institution: &Institution, id: &InstitutionId) {
        let Institution {
            name,
            former_names,
            aliases,
            registration_number,
            credit_code,
            level,
            category,
            jurisdiction,
            authority,
            origin,
        } = institution;
        self.text("institution");
        self.text(id.as_str());
        self.text(name);
        self.all(former_names);
        self.all(aliases);
        self.maybe(registration_number.as_deref());
        self.maybe(credit_code.as_deref());
        self.maybe(level.map(|level| level.in_chinese()));
        self.maybe(category.as_deref());
        self.maybe(jurisdiction.as_ref().map(|each| each.as_str()));
        self.maybe(authority.as_ref().map(|each| each.as_str()));
        self.name_cell(origin, name);
    }

    fn filing(&mut self, filing: &Filing, row: &Origin) {
        let Filing {
            institution,
            technology,
            entry,
            limited_to,
            authority,
            department,
            first_case: _,
            papers_complete,
            completed,
            status,
            status_date,
            status_reason,
            licence_note,
            origin: _,
            elsewhere: _,
        } = filing;
        self.text("filing");
        self.holder(*institution);
        self.text(technology.as_str());
        if let Some(part) = limited_to {
            self.text("limited_to");
            self.text(part);
        }
        self.text(entry.edition.as_str());
        self.add(entry.index);
        self.text(authority.as_str());
        self.maybe(department.as_deref());
        self.maybe_shown(papers_complete.as_ref());
        self.read(row, Field::Completed, completed.as_ref());
        self.text(status.code());
        self.maybe_shown(status_date.as_ref());
        self.maybe(status_reason.as_deref());
        self.maybe(licence_note.as_deref());
    }

    fn disclosure(&mut self, disclosure: &Disclosure) {
        let Disclosure {
            institution,
            technology,
            completed,
            cumulative_cases,
            few_cases,
            as_of,
            origin,
        } = disclosure;
        self.text("disclosure");
        self.holder(*institution);
        self.text(technology.as_str());
        self.read(origin, Field::Completed, completed.as_ref());
        self.read(origin, Field::CumulativeCases, cumulative_cases.as_ref());
        self.maybe_shown(few_cases.map(Few::below));
        self.read(origin, Field::AsOf, as_of.as_ref());
    }

    fn training_base(&mut self, base: &TrainingBase) {
        let TrainingBase {
            institution,
            technology,
            filed_on,
            plan,
            places,
            status,
            status_date,
            origin: _,
        } = base;
        self.text("training base");
        self.holder(*institution);
        self.text(technology.as_str());
        self.maybe_shown(filed_on.as_ref());
        self.maybe(plan.as_deref());
        self.maybe_shown(places.as_ref());
        self.text(status.code());
        self.maybe_shown(status_date.as_ref());
    }

    fn quality_centre(&mut self, centre: &QualityCentre) {
        let QualityCentre { name, technology, origin: _ } = centre;
        self.text("quality centre");
        self.text(name);
        self.text(technology.as_str());
    }

    fn surgery_item(&mut self, item: &SurgeryItem) {
        let SurgeryItem { institution, name, code, level, department, origin: _ } = item;
        self.text("surgery item");
        self.holder(*institution);
        self.text(name);
        self.maybe(code.as_deref());
        self.maybe_shown(level.as_ref());
        self.maybe(department.as_deref());
    }

    fn new_technology(&mut self, technology: &NewTechnology) {
        let NewTechnology {
            institution,
            name,
            grade,
            class,
            admitted_on,
            supervision_months,
            department,
            origin: _,
        } = technology;
        self.text("new technology");
        self.holder(*institution);
        self.text(name);
        self.maybe_shown(grade.as_ref());
        self.maybe(class.as_deref());
        self.maybe_shown(admitted_on.as_ref());
        self.maybe_shown(supervision_months.as_ref());
        self.maybe(department.as_deref());
    }

    /// Whose record it is.
    fn holder(&mut self, institution: InstitutionIndex) {
        let (ids, dataset) = (self.ids, self.dataset);
        self.text(ids[institution.0 as usize].as_str());
        self.text(&dataset.institution(institution).name);
    }

    /// How the row writes a name; not a cell that holds more than the name.
    fn name_cell(&mut self, origin: &Origin, name: &str) {
        let raw = origin.text(Field::InstitutionName);
        self.maybe(raw.filter(|raw| *raw == name || fold(raw) == fold(name)));
    }

    /// A value and the text it was read from.
    fn read(&mut self, origin: &Origin, field: Field, value: Option<&impl Display>) {
        self.maybe_shown(value);
        self.maybe(value.and_then(|_| origin.text(field)));
    }

    /// How the row writes its technologies; not a cell that holds more than their names.
    fn technology_cell(&mut self, row: &[Told<'_>]) {
        let Some((own, raw)) = row
            .iter()
            .find_map(|told| Some((told.technology()?, told.origin().text(Field::Technology)?)))
        else {
            return;
        };
        let named = || row.iter().filter_map(Told::technology).collect();
        let explained = self.reference.explains(raw, own, named);
        self.maybe(explained.then_some(raw));
    }

    fn text(&mut self, text: &str) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(text.as_bytes());
        self.end(start);
    }

    fn add(&mut self, value: impl Display) {
        let start = self.bytes.len();
        // Memory takes everything.
        let _ = write!(self.bytes, "{value}");
        self.end(start);
    }

    /// The length of a value behind it: where one ends counts.
    fn end(&mut self, start: usize) {
        let length = (self.bytes.len() - start) as u64;
        self.bytes.extend_from_slice(&length.to_be_bytes());
    }

    fn maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.absent(),
        }
    }

    fn maybe_shown(&mut self, value: Option<impl Display>) {
        match value {
            Some(value) => self.add(value),
            None => self.absent(),
        }
    }

    /// No value has this length.
    fn absent(&mut self) {
        self.bytes.extend_from_slice(&u64::MAX.to_be_bytes());
    }

    fn all(&mut self, values: &[String]) {
        values.iter().for_each(|value| self.text(value));
        self.absent();
    }
}

impl Serialize for Said {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let letters =
            std::array::from_fn::<u8, 16, _>(|at| b'a' + (self.0 >> (60 - 4 * at) & 15) as u8);
        serializer.serialize_str(std::str::from_utf8(&letters).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        let mut digits =
            text.bytes().map(|letter| letter.checked_sub(b'a').filter(|digit| *digit < 16));
        let number = digits.try_fold(0, |sum: u64, digit| Some(sum << 4 | u64::from(digit?)));
        let number = number.filter(|_| text.len() == 16);
        number.map(Self).ok_or_else(|| serde::de::Error::custom("sixteen letters of a to p"))
    }
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn is_written_in_letters_and_read_again() {
        for number in [0, 1, u64::MAX, 0x0123_4567_89ab_cdef] {
            let json = serde_json::to_string(&Said(number)).expect("a text");
            assert!(json.trim_matches('"').bytes().all(|letter| (b'a'..=b'p').contains(&letter)));
            assert_eq!(serde_json::from_str::<Said>(&json).expect("read again"), Said(number));
        }
        assert!(serde_json::from_str::<Said>("\"abc\"").is_err());
        assert!(serde_json::from_str::<Said>("\"0123456789abcdef\"").is_err());
    }
}
